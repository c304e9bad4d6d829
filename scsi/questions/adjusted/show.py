"""A shift at a common composition, in words and as tables."""

from __future__ import annotations

import html

import pandas as pd

from scsi.inference.cells import Contrast
from scsi.questions.adjusted.finding import AdjustedCell, AdjustedShift
from scsi.questions.survey.worded import (
    Say,
    about,
    group_name,
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
from scsi.showing.numbers import percent, pvalue, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows

MOST_NAMED = 3


@shows(AdjustedShift, "sentence")
def say_adjusted_shift(found: AdjustedShift, *, lang: str = "en") -> Text:
    """Say the shift at a common composition, and on which cells it depends."""
    body = adjusted_sentence(found, lang, markdown_name)
    return text_of("adjusted_shift", found, body, lang, findings=[found])


def adjusted_sentence(found: AdjustedShift, lang: str, say: Say = plain_name) -> str:
    """Say what lies outside, the shift, the composition's part, and the thin cells."""
    if found.direct is None:
        return word(f"adjusted.{found.reason}", lang, survey=say(found.survey),
                    by=columns_label(found.adjust, lang))  # fmt: skip
    parts = [*_outside(found, lang, say), _headline(found, lang, say)]
    return " ".join([*parts, *_composition(found, lang), *_thin(found, lang, say),
                     *_without(found, lang, say)])  # fmt: skip


def columns_label(columns, lang: str) -> str:
    """Name the columns that are held at one composition."""
    return word("adjusted.and", lang).join(word(f"survey.group.{name}", lang) for name in columns)


def cell_label(names, lang: str, say: Say = plain_name) -> str:
    """Name a cell by its value in each column."""
    return word("adjusted.cross", lang).join(group_name(name, lang, say) for name in names)


def result_of(found: Contrast, level: float, lang: str) -> str:
    """Say a shift with interval and p, or why it has none."""
    if found.pvalue is None:
        return word("adjusted.result.no", lang, points=percent(found.estimate),
                    reason=reason_of(found, lang))  # fmt: skip
    return word(
        "adjusted.result",
        lang,
        points=percent(found.estimate),
        level=confidence(level),
        interval=span(found.interval, lang),
        p=p_of(found.pvalue),
    )


def main_contrast(found: AdjustedShift) -> Contrast:
    """Return the adjusted shift that the finding answers with."""
    used = found.model if found.method == "logistic-standardised" else found.direct
    return found.as_counted if used is None else used.shift


def _outside(found: AdjustedShift, lang: str, say: Say) -> list[str]:
    """Say first which cells only one wave has, and how much of each wave they are."""
    lost = [cell for cell in found.cells if cell.weight is None]
    if not lost:
        return []
    lost.sort(key=lambda cell: -max(cell.parts))
    names = word("list", lang).join(cell_label(cell.names, lang, say) for cell in lost[:MOST_NAMED])
    if len(lost) > MOST_NAMED:
        names = word("adjusted.more", lang, names=names, count=whole(len(lost) - MOST_NAMED))
    return [
        word(
            "adjusted.outside",
            lang,
            names=names,
            **waves_of(found, lang, say),
            part_before=percent(found.outside[0]),
            part_after=percent(found.outside[1]),
        )
    ]


def _headline(found: AdjustedShift, lang: str, say: Say) -> str:
    """Say the shift at a common composition next to the one that was counted."""
    text = word(
        "adjusted.headline",
        lang,
        by=columns_label(found.adjust, lang),
        target=word(f"adjusted.target.{found.target}", lang, **about(found, lang)),
        result=result_of(main_contrast(found), found.level, lang),
        counted=percent(found.as_counted.estimate),
        category=say(category_label(found.category, lang)),
        **waves_of(found, lang, say),
    )
    if found.method == "cr2-standardised" or found.direct is None:
        return text
    other = result_of(found.direct.shift, found.level, lang)
    return f"{text} {word('adjusted.direct', lang, result=other)}"


def _composition(found: AdjustedShift, lang: str) -> list[str]:
    """Say what the changed composition did, and by which column."""
    if found.composition is None:
        return []
    result = result_of(found.composition, found.level, lang)
    parts = [word("adjusted.composition", lang, result=result)]
    if found.factors:
        each = word("list", lang).join(
            word(
                "adjusted.factor",
                lang,
                by=columns_label([factor.column], lang),
                result=result_of(factor.effect, found.level, lang),
            )
            for factor in found.factors
        )
        parts.append(word("adjusted.factors", lang, each=each))
    return parts


def _thin(found: AdjustedShift, lang: str, say: Say) -> list[str]:
    """Say on which thin cell the directly standardised shift depends most."""
    hinge = found.hinge
    if hinge is None:
        return []
    cell = found.cells[int(hinge.group)]
    key = "adjusted.hinge.one" if hinge.rows == 1 else "adjusted.hinge"
    fields = {} if hinge.rows == 1 else {"rows": whole(hinge.rows)}
    waves = tuple(waves_of(found, lang, say).values())
    return [
        word(
            key,
            lang,
            cell=cell_label(cell.names, lang, say),
            wave=waves[0] if hinge.wave == "before" else waves[1],
            other=waves[1] if hinge.wave == "before" else waves[0],
            other_rows=whole(cell.totals[1 if hinge.wave == "before" else 0]),
            level=confidence(found.level),
            low=percent(hinge.within.low),
            high=percent(hinge.within.high),
            **fields,
        )
    ]


def _without(found: AdjustedShift, lang: str, say: Say) -> list[str]:
    """Say which city moves the directly standardised shift most."""
    if found.shift_without is None:
        return []
    points = percent(found.shift_without)
    return [word("adjusted.without", lang, city=say(found.without), points=points)]


@shows(AdjustedShift, "table")
def tabulate_adjusted_shift(found: AdjustedShift, *, lang: str = "en") -> Table:
    """Show the shift as counted, at a common composition, and what the composition did."""
    caption = word("adjusted.caption", lang, by=columns_label(found.adjust, lang) or
                   word("none", lang), **about(found, lang))  # fmt: skip
    heads = [
        *heads_of(lang, "answer", "shift"),
        *heads_of(lang, "interval", level=confidence(found.level)),
        *heads_of(lang, "p", "note"),
    ]
    rows = [_line(label, each, lang) for _, label, each in adjusted_lines(found, lang)]
    return table_of("adjusted_shift", lang, caption, found.simulated, heads, rows, [found])


def adjusted_lines(found: AdjustedShift, lang: str) -> list[tuple[str, str, Contrast]]:
    """Return key, label and number of every answer, the finding's own first."""
    answers: list[tuple[str, Contrast | None]] = [
        ("cells", found.direct.shift if found.direct else None),
        ("model", found.model.shift if found.model else None),
    ]
    if found.method == "logistic-standardised":
        answers.reverse()
    answers += [("counted", found.as_counted), ("composition", found.composition)]
    lines = [(key, word(f"adjusted.line.{key}", lang), each) for key, each in answers if each]
    lines += [
        (
            f"factor-{factor.column}",
            word("adjusted.line.factor", lang, by=columns_label([factor.column], lang)),
            factor.effect,
        )
        for factor in found.factors
    ]
    return lines


def _line(label: str, each: Contrast, lang: str) -> tuple[str, ...]:
    """Return a row of the table."""
    return (
        label,
        percent(each.estimate),
        shift_range(each.interval, lang),
        pvalue(each.pvalue),
        reason_of(each, lang) if each.reason else "",
    )


@shows(AdjustedShift, "table", "cells")
def tabulate_adjusted_cells(found: AdjustedShift, *, lang: str = "en") -> Table:
    """Show the cells: counts and shares in both waves, and the weight of each."""
    caption = word("adjusted.cells.caption", lang, by=columns_label(found.adjust, lang) or
                   word("none", lang), **about(found, lang))  # fmt: skip
    heads = [
        word("survey.column.by", lang),
        *(word("survey.column.of", lang, wave=wave) for wave in waves_of(found, lang).values()),
        *(f"{plain_name(str(wave))}, %" for wave in (found.before, found.after)),
        word("adjusted.column.weight", lang),
        *heads_of(lang, "note"),
    ]
    rows = [_cell(cell, lang) for cell in found.cells] or [(word("none", lang),) * len(heads)]
    return table_of("adjusted_cells", lang, caption, found.simulated, heads, rows, [found])


def _cell(cell: AdjustedCell, lang: str) -> tuple[str, ...]:
    """Return a row of the table of cells."""
    none = word("none", lang)
    pairs = list(zip(cell.counts, cell.totals, strict=True))
    note = word("survey.note.thin", lang) if cell.thin else ""
    if cell.weight is None:
        note = word("adjusted.note.one_wave", lang)
    return (
        cell_label(cell.names, lang),
        *(f"{whole(count)}/{whole(total)}" for count, total in pairs),
        *(percent(count / total) if total else none for count, total in pairs),
        none if cell.weight is None else percent(cell.weight),
        note,
    )


def adjusted_clause(found: AdjustedShift, lang: str) -> str:
    """Say the adjusted shift in a sentence that stands next to the one that was counted."""
    if found.direct is None:
        return adjusted_sentence(found, lang)
    return word(
        "adjusted.clause",
        lang,
        by=columns_label(found.adjust, lang),
        category=category_label(found.category, lang),
        result=result_of(main_contrast(found), found.level, lang),
    )


@shows(AdjustedShift, "summary")
def summarise_adjusted(found: AdjustedShift, *, lang: str = "en") -> str:
    """Say the shift at a common composition, without emphasis."""
    return said(found, adjusted_sentence(found, lang), lang)


@shows(AdjustedShift, "plain")
def plain_adjusted(found: AdjustedShift) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_adjusted_shift(found)!r}"


@shows(AdjustedShift, "html")
def html_adjusted(found: AdjustedShift) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_adjusted_shift(found)._repr_html_()}"


@shows(AdjustedShift, "frame")
def frame_adjusted(found: AdjustedShift) -> pd.DataFrame:
    """Return one row an answer."""
    return pd.DataFrame(
        {
            "answer": key,
            "estimate": each.estimate,
            "standard_error": each.standard_error,
            "degrees": each.degrees,
            "low": each.interval.low if each.interval else None,
            "high": each.interval.high if each.interval else None,
            "pvalue": each.pvalue,
            "reason": each.reason,
        }
        for key, _, each in adjusted_lines(found, "en")
    )
