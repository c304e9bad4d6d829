"""A shift held against a margin, in words and as a table."""

from __future__ import annotations

import html

import pandas as pd

from scsi.inference.cells import MarginTest
from scsi.questions.margin.finding import MarginAnswer
from scsi.questions.survey.worded import (
    Say,
    heads_of,
    p_of,
    reason_of,
    said,
    shift_range,
    span,
    table_of,
    text_of,
    waves_of,
)
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(MarginAnswer, "sentence")
def say_margin_answer(found: MarginAnswer, *, lang: str = "en") -> Text:
    """Say whether the shift is smaller than the margin, larger, or neither."""
    return text_of("margin", found, margin_sentence(found, lang, markdown_name), lang,
                   findings=[found])  # fmt: skip


def margin_sentence(found: MarginAnswer, lang: str, say: Say = plain_name) -> str:
    """Say the verdict for cities, the margins at which it changes, and what items would say."""
    if found.cities is None:
        return word("margin.none", lang, reason=reason_of(found, lang), **_fields(found, lang, say))
    test = found.cities
    parts = [
        _verdict(found, lang, say),
        word("margin.smallest", lang, smallest=percent(test.smallest)),
    ]
    if test.greatest > 0:
        parts.append(word("margin.greatest", lang, greatest=percent(test.greatest)))
    if found.items is not None:
        verdict = word(f"margin.short.{found.items.verdict}", lang, margin=percent(found.margin))
        smallest = percent(found.items.smallest)
        parts.append(word("margin.items", lang, verdict=verdict, smallest=smallest))
    return " ".join(parts)


def _fields(found: MarginAnswer, lang: str, say: Say = plain_name) -> dict[str, object]:
    """Return the fields that sentences and captions share."""
    return {
        "survey": say(found.survey),
        "category": say(category_label(found.category, lang)),
        "margin": percent(found.margin),
        **waves_of(found, lang, say),
    }


def _verdict(found: MarginAnswer, lang: str, say: Say = plain_name) -> str:
    """Say the verdict with its interval and p."""
    test = found.cities
    if test is None:
        return ""
    fields = _fields(found, lang, say)
    del fields["survey"]
    p = {"smaller": test.smaller, "larger": test.larger}.get(test.verdict)
    return word(
        f"margin.{test.verdict}",
        lang,
        points=percent(test.estimate),
        level=confidence(1 - 2 * (1 - test.level)),
        interval=span(test.interval, lang),
        **({} if p is None else {"p": p_of(p)}),
        **fields,
    )


def margin_clause(found: MarginAnswer, lang: str, say: Say = plain_name) -> str:
    """Say the verdict in a sentence that stands next to the shift."""
    if found.cities is None:
        return margin_sentence(found, lang, say)
    return _verdict(found, lang, say).replace("**", "")


def margin_lines(found: MarginAnswer, lang: str) -> list[tuple[str, str, MarginTest]]:
    """Return key, label and test: for cities, for items."""
    pairs = (("cities", found.cities), ("items", found.items))
    return [(key, word(f"margin.line.{key}", lang), test) for key, test in pairs if test]


@shows(MarginAnswer, "table")
def tabulate_margin_answer(found: MarginAnswer, *, lang: str = "en") -> Table:
    """Show the verdict, both p, and the margins at which the verdict changes."""
    caption = word("margin.caption", lang, **_fields(found, lang))
    level = confidence(1 - 2 * (1 - found.level))
    heads = [
        *heads_of(lang, "answer", "shift"),
        *heads_of(lang, "interval", level=level),
        *(word(f"margin.column.{key}", lang)
          for key in ("verdict", "smaller", "larger", "smallest", "greatest")),
    ]  # fmt: skip
    rows: list[tuple[str, ...]] = [
        (
            label,
            percent(test.estimate),
            shift_range(test.interval, lang),
            word(f"margin.short.{test.verdict}", lang, margin=percent(found.margin)),
            pvalue(test.smaller),
            pvalue(test.larger),
            percent(test.smallest),
            percent(test.greatest),
        )
        for _, label, test in margin_lines(found, lang)
    ]
    rows = rows or [(word("none", lang),) * len(heads)]
    return table_of("margin", lang, caption, found.simulated, heads, rows, [found])


@shows(MarginAnswer, "summary")
def summarise_margin(found: MarginAnswer, *, lang: str = "en") -> str:
    """Say the verdict, without emphasis."""
    return said(found, margin_sentence(found, lang), lang)


@shows(MarginAnswer, "plain")
def plain_margin(found: MarginAnswer) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_margin_answer(found)!r}"


@shows(MarginAnswer, "html")
def html_margin(found: MarginAnswer) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_margin_answer(found)._repr_html_()}"


@shows(MarginAnswer, "frame")
def frame_margin(found: MarginAnswer) -> pd.DataFrame:
    """Return one row for cities, one for items."""
    return pd.DataFrame(
        {
            "unit": key,
            "estimate": test.estimate,
            "margin": test.margin,
            "verdict": test.verdict,
            "smaller": test.smaller,
            "larger": test.larger,
            "low": test.interval.low,
            "high": test.interval.high,
            "smallest": test.smallest,
            "greatest": test.greatest,
        }
        for key, _, test in margin_lines(found, "en")
    )
