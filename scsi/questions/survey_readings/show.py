"""Every analysis of two waves, in words and as tables."""

from __future__ import annotations

import html

import pandas as pd

from scsi.questions.survey.worded import (
    Say,
    about,
    heads_of,
    said,
    shift_range,
    table_of,
    text_of,
    waves_of,
)
from scsi.questions.survey_readings.choices import CHOICES
from scsi.questions.survey_readings.finding import SurveyMove, SurveyReading, SurveyReadings
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(SurveyReadings, "sentence")
def say_survey_readings(found: SurveyReadings, *, lang: str = "en") -> Text:
    """Say in how many analyses the verdict changes, and what moves it most."""
    return text_of("survey_readings", found, readings_sentence(found, lang, markdown_name), lang,
                   findings=[found])  # fmt: skip


def readings_sentence(found: SurveyReadings, lang: str, say: Say = plain_name) -> str:
    """Say the default, how many analyses say what, and what moves the answer most."""
    first = found.readings[0]
    told = len(found.readings) - found.number("none")
    parts = [
        word(
            "manyreadings.headline.same" if not found.other else "manyreadings.headline",
            lang,
            readings=whole(told),
            verdict=word(f"manyreadings.verdict.{first.verdict}", lang),
            **({} if not found.other else {"other": whole(found.other)}),
            category=say(category_label(found.category, lang)),
            **waves_of(found, lang, say),
        ),
        word(
            "manyreadings.counts",
            lang,
            rise=whole(found.number("rise")),
            fall=whole(found.number("fall")),
            unclear=whole(found.number("unclear")),
            none=whole(found.number("none")),
        ),
    ]
    if found.range is not None:
        low, high = percent(found.range.low), percent(found.range.high)
        parts.append(word("manyreadings.range", lang, low=low, high=high))
    return " ".join([*parts, *_moves(found, lang), word("manyreadings.limits", lang)])


def option_label(choice: str, option: str, lang: str) -> str:
    """Name an option of a choice."""
    if choice != "adjust":
        return word(f"manyreadings.{choice}.{option}", lang)
    if not option:
        return word("manyreadings.adjust.none", lang)
    return word("adjusted.and", lang).join(
        word(f"survey.group.{name}", lang) for name in option.split("+")
    )


def farthest(move: SurveyMove) -> SurveyReading:
    """Return the reading of a choice whose z is farthest from the default's."""
    first = move.readings[0].z
    known = [each for each in move.readings[1:] if each.z is not None]
    if first is None or not known:
        return move.readings[-1]
    return max(known, key=lambda each: abs((each.z or 0.0) - first))


def _moves(found: SurveyReadings, lang: str) -> list[str]:
    """Say which choice moves z most, and to what."""
    if not found.moves or not found.moves[0].reach:
        return []
    move = found.moves[0]
    far = farthest(move)
    first = move.readings[0]
    return [
        word(
            "manyreadings.moves",
            lang,
            choice=word(f"manyreadings.choice.{move.choice}", lang),
            option=option_label(move.choice, far.options[CHOICES.index(move.choice)], lang),
            z=rounded(first.z or 0.0, 1),
            other=rounded(far.z or 0.0, 1),
            points=percent(far.estimate or 0.0),
        )
    ]


@shows(SurveyReadings, "table")
def tabulate_survey_moves(found: SurveyReadings, *, lang: str = "en") -> Table:
    """Show each choice changed alone, the others as in the default."""
    caption = word("manyreadings.caption", lang, **about(found, lang))
    heads = [
        *(word(f"manyreadings.column.{key}", lang) for key in ("choice", "option")),
        *heads_of(lang, "shift"),
        *heads_of(lang, "interval", level=f"{100 * found.level:.6g}"),
        *heads_of(lang, "p"),
        word("manyreadings.column.verdict", lang),
    ]
    rows = [
        (
            word(f"manyreadings.choice.{move.choice}", lang),
            option_label(move.choice, each.options[CHOICES.index(move.choice)], lang),
            *_cells(each, lang),
        )
        for move in found.moves
        for each in move.readings
    ]
    rows = rows or [(word("none", lang), word("none", lang), *_cells(found.readings[0], lang))]
    return table_of("survey_readings", lang, caption, found.simulated, heads, rows, [found])


def _cells(each: SurveyReading, lang: str) -> tuple[str, ...]:
    """Return the numbers of a reading as cells."""
    return (
        word("none", lang) if each.estimate is None else percent(each.estimate),
        shift_range(each.interval, lang),
        pvalue(each.pvalue),
        word(f"manyreadings.verdict.{each.verdict}", lang),
    )


@shows(SurveyReadings, "table", "left_out")
def tabulate_left_out(found: SurveyReadings, *, lang: str = "en") -> Table:
    """Show why combinations were left out, and how many."""
    caption = word("manyreadings.left_out.caption", lang, **about(found, lang))
    heads = [word(f"manyreadings.column.{key}", lang) for key in ("reason", "number")]
    rows = [(word(f"manyreadings.left_out.{key}", lang), whole(n)) for key, n in found.left_out]
    kept = (word("manyreadings.left_out.kept", lang), whole(len(found.readings)))
    return table_of("survey_readings_left_out", lang, caption, found.simulated, heads,
                    [*rows, kept], [found])  # fmt: skip


@shows(SurveyReadings, "summary")
def summarise_readings(found: SurveyReadings, *, lang: str = "en") -> str:
    """Say in how many analyses the verdict changes, without emphasis."""
    return said(found, readings_sentence(found, lang), lang)


@shows(SurveyReadings, "plain")
def plain_readings(found: SurveyReadings) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_survey_moves(found)!r}"


@shows(SurveyReadings, "html")
def html_readings(found: SurveyReadings) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_survey_moves(found)._repr_html_()}"


@shows(SurveyReadings, "frame")
def frame_readings(found: SurveyReadings) -> pd.DataFrame:
    """Return one row a reading."""
    return pd.DataFrame(
        {
            **dict(zip(CHOICES, each.options, strict=True)),
            "estimate": each.estimate,
            "low": each.interval.low if each.interval else None,
            "high": each.interval.high if each.interval else None,
            "pvalue": each.pvalue,
            "verdict": each.verdict,
            "reason": each.reason,
        }
        for each in found.readings
    )
