"""Where a shift comes from, in words and as tables."""

from __future__ import annotations

import html

import pandas as pd

from scsi.questions.decompose.finding import WaveDecomposition
from scsi.questions.survey.worded import (
    Say,
    about,
    group_name,
    heads_of,
    said,
    shift_range,
    table_of,
    text_of,
    waves_of,
)
from scsi.showing.catalogue import word
from scsi.showing.forms import frame
from scsi.showing.labels import confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(WaveDecomposition, "sentence")
def say_wave_decomposition(found: WaveDecomposition, *, lang: str = "en") -> Text:
    """Say where a shift comes from."""
    body = source_sentence(found, lang, markdown_name)
    return text_of("wave_decomposition", found, body, lang, findings=[found])


def source_sentence(found: WaveDecomposition, lang: str, say: Say = plain_name) -> str:
    """Say the parts of a shift, and on which cells they hang."""
    parts = {part.key: percent(part.estimate) for part in found.parts}
    points = percent(found.estimate)
    if found.by == "city":
        numbers = {name: whole(getattr(found, name)) for name in ("stayed", "came", "left")}
        fields = {"points": points, "before": waves_of(found, lang, say)["before"]}
        return word("survey.source.city", lang, **fields, **parts, **numbers)
    by = word(f"survey.group.{found.by}", lang)
    said = [word("survey.source.group", lang, by=by, points=points, **parts)]
    return " ".join([*said, *_hinge(found, lang, say), *_thin(found, lang, say)])


def _hinge(found: WaveDecomposition, lang: str, say: Say) -> list[str]:
    """Say on which cell a split depends most, and the answer without its group."""
    if found.hinge is None:
        return []
    cell, first = found.hinge.cell, found.hinge.cell.wave == "before"
    names = waves_of(found, lang, say)
    waves = (names["before"], names["after"]) if first else (names["after"], names["before"])
    group = group_name(cell.group, lang, say)
    fields = {"group": group, "wave": waves[0], "other": waves[1]}
    fields["other_rows"] = whole(found.hinge.other_rows)
    key = "survey.source.hinge.one"
    if cell.rows != 1:
        key, fields = "survey.source.hinge", fields | {"rows": whole(cell.rows)}
    ends = {"low": percent(cell.within.low), "high": percent(cell.within.high)}
    said = [
        word(key, lang, **fields),
        word("survey.source.hinge.range", lang, level=confidence(found.level), **ends),
    ]
    if found.hinge.before is None or found.hinge.after is None:
        return said
    rest = {
        "group": group,
        **names,
        "share_before": percent(found.hinge.before),
        "share_after": percent(found.hinge.after),
    }
    return [*said, word("survey.source.hinge.without", lang, **rest)]


def _thin(found: WaveDecomposition, lang: str, say: Say) -> list[str]:
    """Name every cell below ten rows, with the range of the within part over all of them."""
    if not found.thin or found.within_range is None:
        return []
    waves = waves_of(found, lang, say)
    cells = ", ".join(
        word(
            "survey.source.thin.cell",
            lang,
            group=group_name(cell.group, lang, say),
            rows=whole(cell.rows),
            wave=waves[cell.wave],
        )
        for cell in found.thin
    )
    ends = {"low": percent(found.within_range.low), "high": percent(found.within_range.high)}
    return [word("survey.source.thin", lang, cells=cells, **ends)]


@shows(WaveDecomposition, "table")
def tabulate_wave_decomposition(found: WaveDecomposition, *, lang: str = "en") -> Table:
    """Show the parts of a shift."""
    return _parts("wave_decomposition", [found], lang)


def _parts(name: str, splits: list[WaveDecomposition], lang: str) -> Table:
    """Show the parts of one or more decompositions of one shift."""
    first = splits[0]
    caption = word("survey.sources.caption", lang, **about(first, lang))
    heads = [
        *heads_of(lang, "by", "part", "shift"),
        *heads_of(lang, "interval", level=confidence(first.level)),
    ]
    rows = []
    for split in splits:
        by = word("survey.column.city" if split.by == "city" else f"survey.group.{split.by}", lang)
        for part in split.parts:
            key = part.key
            if split.by != "city" and key == "within":
                key = "within-groups"
            label = word(f"survey.part.{key}", lang)
            rows.append((by, label, percent(part.estimate), shift_range(part.interval, lang)))
    return table_of(name, lang, caption, first.simulated, heads, rows, splits)


@shows(WaveDecomposition, "summary")
def summarise_decomposition(found: WaveDecomposition, *, lang: str = "en") -> str:
    """Say where the shift comes from, without emphasis."""
    return said(found, source_sentence(found, lang), lang)


@shows(WaveDecomposition, "plain")
def plain_decomposition(found: WaveDecomposition) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_wave_decomposition(found)!r}"


@shows(WaveDecomposition, "html")
def html_decomposition(found: WaveDecomposition) -> str:
    """Return the sentence and the table."""
    return (
        f"<p>{html.escape(found.summary())}</p>\n{tabulate_wave_decomposition(found)._repr_html_()}"
    )


@shows(WaveDecomposition, "frame")
def frame_decomposition(found: WaveDecomposition) -> pd.DataFrame:
    """Return one row a part."""
    return pd.concat([frame(part) for part in found.parts], ignore_index=True)
