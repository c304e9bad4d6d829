"""Where a shift comes from, as tables."""

from __future__ import annotations

from scsi.display.labels import plain_name
from scsi.display.numbers import percent, pvalue, whole
from scsi.display.outputs import Method, Table
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey import group_name
from scsi.display.tables.survey.laying import about, heads_of, shift_range, table_of
from scsi.display.words import word
from scsi.study.survey import WaveComparison, WaveDecomposition


def wave_sources(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show where the shift comes from, by city and by sector."""
    splits = [found.by_city, *([found.by_group] if found.by_group else [])]
    return _parts("wave_sources", splits, lang)


def wave_decomposition(found: WaveDecomposition, *, lang: str = "en") -> Table:
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


def wave_groups(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show the sectors (or layers) of both waves; a row of dashes where none are named."""
    split = found.by_group
    heads = [
        word("survey.column.by" if split is None else f"survey.group.{split.by}", lang),
        *(word("survey.column.of", lang, wave=wave) for wave in (found.before, found.after)),
        *(f"{wave}, %" for wave in (found.before, found.after)),
        *heads_of(lang, "composition", "within", "p", "bh", "note"),
    ]
    if split is None:
        caption = word("survey.groups.caption.none", lang, survey=plain_name(found.survey))
        empty = [[word("none", lang)] * len(heads)]
        return table_of("wave_groups", lang, caption, found.simulated, heads, empty, [found])
    by = word(f"survey.group.{split.by}", lang)
    caption = word("survey.groups.caption", lang, **about(found, lang), by=by)
    thin = {cell.group for cell in split.thin}
    none = word("none", lang)
    rows = []
    for group in split.groups:
        cells = list(zip(group.counts, group.totals, strict=True))
        rows.append(
            (
                group_name(group.name, lang),
                *(f"{whole(count)}/{whole(total)}" for count, total in cells),
                *(percent(count / total) if total else none for count, total in cells),
                percent(group.composition),
                percent(group.within),
                pvalue(group.pvalue),
                pvalue(group.adjusted),
                word("survey.note.thin", lang) if group.name in thin else "",
            )
        )
    behind = (split, Method.of(split, "benjamini-hochberg"))
    return table_of("wave_groups", lang, caption, found.simulated, heads, rows, behind)
