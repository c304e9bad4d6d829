"""The words of the report's own frame, and the rule that splits `a | b`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scsi.showing.catalogue import catalogue

if TYPE_CHECKING:
    from scsi.reports.document.parts import Report

_FRAME = "page."


def frame_words(lang: str) -> dict[str, str]:
    """Return the words of a report's frame in `lang`, by their keys without ``page.``."""
    return {
        key.removeprefix(_FRAME): text
        for key, text in catalogue(lang).items()
        if key.startswith(_FRAME)
    }


def words_of(report: Report) -> dict[str, str]:
    """Return the words of a report's frame, its title among them."""
    return frame_words(report.lang) | ({"title": report.title} if report.title else {})


def side(text: str, lang: str) -> str:
    """Return the side of ``English | 한국어`` that is in `lang`; a text without a bar is both.

    Examples
    --------
    >>> side("What is printed? | 무엇이 실려 있는가?", "ko")
    '무엇이 실려 있는가?'

    The Korean report keeps what stands after the bar.
    """
    english, bar, korean = text.partition(" | ")
    return (korean if bar and lang == "ko" else english).strip()
