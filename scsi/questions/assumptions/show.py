"""What is assumed, in a sentence."""

from __future__ import annotations

from scsi.assumptions import Assumptions
from scsi.showing.catalogue import word
from scsi.showing.labels import confidence, rounding_label
from scsi.showing.numbers import whole
from scsi.showing.outputs import Text
from scsi.showing.registry import shows


@shows(Assumptions, "sentence")
def say_assumptions(taken: Assumptions, *, lang: str = "en") -> Text:
    """Say what is assumed, as a cell shows it."""
    return Text("assumptions", lang, assumed_words(taken, lang))


@shows(Assumptions, "summary")
def summarise_assumptions(taken: Assumptions, *, lang: str = "en") -> str:
    """Say what is assumed."""
    return assumed_words(taken, lang)


def assumed_words(taken: Assumptions, lang: str) -> str:
    """Say what is assumed of both waves, of their cities, of rounding and of the test."""
    waves = {
        f"{part}_{wave}": _number(part, getattr(taken, f"{part}_{wave}"), lang)
        for part in ("size", "cities")
        for wave in ("before", "after")
    }
    return word(
        "assumptions.sentence",
        lang,
        **waves,
        icc=_case("icc", taken.icc, lang),
        overlap=_overlap(taken, lang),
        size_cv=_case("size_cv", taken.size_cv, lang),
        rounding=rounding_label(taken.rounding, lang),
        reference=word(f"assumptions.reference.{taken.reference or 'usual'}", lang),
        level=confidence(taken.level),
    )


def _number(part: str, value: int | None, lang: str) -> str:
    """Say a number of items or of cities, or that it is not assumed."""
    if value is None:
        return word(f"assumptions.{part}.open", lang)
    return word(f"assumptions.{part}", lang, n=whole(value))


def _case(name: str, value: float, lang: str) -> str:
    """Say a value, or what it means that it is 0."""
    return word(
        f"assumptions.{name}" if value else f"assumptions.{name}.none", lang, n=f"{value:g}"
    )


def _overlap(taken: Assumptions, lang: str) -> str:
    """Say how many cities are in both waves."""
    if not taken.shared:
        return word("assumptions.overlap.none", lang)
    return word(
        "assumptions.overlap", lang, shared=taken.shared, persistence=f"{taken.persistence:g}"
    )
