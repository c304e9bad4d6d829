"""A shift with a level above the city as clusters, in words and as tables."""

from __future__ import annotations

import html

import pandas as pd

from scsi.inference.cells import Contrast
from scsi.questions.adjusted.show import result_of
from scsi.questions.cluster_levels.finding import ClusterLevels, WithoutCluster
from scsi.questions.survey.worded import (
    Say,
    about,
    heads_of,
    reason_of,
    said,
    shift_range,
    table_of,
    text_of,
    waves_of,
)
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows

MOST_NAMED = 3


@shows(ClusterLevels, "sentence")
def say_cluster_levels(found: ClusterLevels, *, lang: str = "en") -> Text:
    """Say the answer with a level above the city as clusters, and where it changes."""
    body = levels_sentence(found, lang, markdown_name)
    return text_of("cluster_levels", found, body, lang, findings=[found])


def levels_sentence(found: ClusterLevels, lang: str, say: Say = plain_name) -> str:
    """Say both answers, what leaving one cluster out does, and the spread."""
    if found.above is None or found.cities is None:
        return word("levels.none", lang, survey=say(found.survey))
    higher = word(f"levels.higher.{found.higher}", lang)
    parts = [
        word(
            "levels.answer",
            lang,
            higher=higher,
            number=whole(found.numbers[1][0]),
            number_after=whole(found.numbers[1][1]),
            above=result_of(found.above, found.level, lang),
            cities=result_of(found.cities, found.level, lang),
            category=say(category_label(found.category, lang)),
            **waves_of(found, lang, say),
        )
    ]
    if found.verdict_changes:
        parts.append(word("levels.verdict", lang))
    parts += [*_without(found, lang, say), *_spread(found, lang, higher)]
    if found.loose:
        parts.append(word("levels.loose", lang, higher=higher, count=whole(found.loose)))
    return " ".join(parts)


def _without(found: ClusterLevels, lang: str, say: Say) -> list[str]:
    """Say which clusters turn the sign, or which one changes the shift most."""
    if found.turned or found.undone:
        return [turned_clause(found, lang, say)]
    first = next((each for each in found.without if each.estimate is not None), None)
    if first is None or first.estimate is None:
        return []
    points = percent(first.estimate)
    return [word("levels.most", lang, name=say(first.name), points=points)]


def turned_clause(found: ClusterLevels, lang: str, say: Say = plain_name) -> str:
    """Say without which clusters the shift has the other sign, or is no longer clear."""
    key, listed = ("turned", found.turned) if found.turned else ("undone", found.undone)
    each = word("list", lang).join(
        word(
            "levels.without.one",
            lang,
            name=say(one.name),
            result=result_of(one.cities, found.level, lang) if one.cities else word("none", lang),
        )
        for one in listed[:MOST_NAMED]
    )
    if len(listed) > MOST_NAMED:
        each = word("adjusted.more", lang, names=each, count=whole(len(listed) - MOST_NAMED))
    return word(f"levels.{key}", lang, each=each)


def levels_clause(found: ClusterLevels, lang: str, say: Say = plain_name) -> str:
    """Say in the first screen what changes with the level of the clusters; empty if nothing."""
    parts = []
    if found.verdict_changes and found.above is not None:
        higher = word(f"levels.higher.{found.higher}", lang)
        result = result_of(found.above, found.level, lang)
        parts.append(word("levels.clause", lang, higher=higher, result=result))
    if found.turned or found.undone:
        parts.append(turned_clause(found, lang, say))
    return " ".join(parts)


def _spread(found: ClusterLevels, lang: str, higher: str) -> list[str]:
    """Say how the variance of an item splits into the levels."""
    spread = found.spread
    if spread is None or spread.higher is None or spread.cities is None or spread.items is None:
        return []
    kept = [max(each, 0.0) for each in (spread.higher, spread.cities, spread.items)]
    if not sum(kept) > 0:
        return []
    parts = [percent(each / sum(kept)) for each in kept]
    fields = dict(zip(("above", "cities", "items"), parts, strict=True))
    return [word("levels.spread", lang, higher=higher, **fields)]


@shows(ClusterLevels, "table")
def tabulate_cluster_levels(found: ClusterLevels, *, lang: str = "en") -> Table:
    """Show both answers, then the answer without each cluster."""
    caption = word("levels.caption", lang, **about(found, lang))
    heads = [
        *heads_of(lang, "answer"),
        word("levels.column.items", lang),
        *heads_of(lang, "shift"),
        *heads_of(lang, "interval", level=confidence(found.level)),
        *heads_of(lang, "p", "note"),
    ]
    rows = [_row(label, "", each, lang) for _, label, each in levels_lines(found, lang)]
    rows += [_left_out(each, lang) for each in found.without]
    return table_of("cluster_levels", lang, caption, found.simulated, heads, rows, [found])


def levels_lines(found: ClusterLevels, lang: str) -> list[tuple[str, str, Contrast]]:
    """Return key, label and number of both answers."""
    lines = []
    if found.above is not None:
        higher = word(f"levels.higher.{found.higher}", lang)
        numbers = " / ".join(map(whole, found.numbers[1]))
        label = word("levels.line.above", lang, higher=higher, numbers=numbers)
        lines.append(("above", label, found.above))
    if found.cities is not None:
        numbers = " / ".join(map(whole, found.numbers[0]))
        lines.append(("cities", word("levels.line.cities", lang, numbers=numbers), found.cities))
    return lines


def _row(label: str, items: str, each: Contrast, lang: str) -> tuple[str, ...]:
    """Return an answer as a row."""
    return (
        label,
        items or word("none", lang),
        percent(each.estimate),
        shift_range(each.interval, lang),
        pvalue(each.pvalue),
        reason_of(each, lang) if each.reason else "",
    )


def _left_out(each: WithoutCluster, lang: str) -> tuple[str, ...]:
    """Return the answer without a cluster as a row, cities as clusters."""
    label = word("survey.line.without-city", lang, name=plain_name(each.name))
    items = " / ".join(rounded(number, 0) for number in each.items)
    if each.cities is None:
        none = word("none", lang)
        return (label, items, none, none, none, word("survey.reason.no-rows", lang))
    return _row(label, items, each.cities, lang)


@shows(ClusterLevels, "summary")
def summarise_levels(found: ClusterLevels, *, lang: str = "en") -> str:
    """Say both answers, without emphasis."""
    return said(found, levels_sentence(found, lang), lang)


@shows(ClusterLevels, "plain")
def plain_levels(found: ClusterLevels) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_cluster_levels(found)!r}"


@shows(ClusterLevels, "html")
def html_levels(found: ClusterLevels) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_cluster_levels(found)._repr_html_()}"


@shows(ClusterLevels, "frame")
def frame_levels(found: ClusterLevels) -> pd.DataFrame:
    """Return one row an answer: both levels, then each cluster left out."""
    lines = [(key, "", each) for key, _, each in levels_lines(found, "en")]
    lines += [("without", each.name, each.cities) for each in found.without if each.cities]
    return pd.DataFrame(
        {
            "answer": key,
            "name": name,
            "estimate": each.estimate,
            "low": each.interval.low if each.interval else None,
            "high": each.interval.high if each.interval else None,
            "pvalue": each.pvalue,
            "reason": each.reason,
        }
        for key, name, each in lines
    )
