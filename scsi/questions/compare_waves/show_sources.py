"""Two waves of a survey compared, in words and as tables."""

from __future__ import annotations

from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.decompose.show import _parts, source_sentence
from scsi.questions.survey.worded import about, group_name, heads_of, table_of, text_of, waves_of
from scsi.showing.catalogue import word
from scsi.showing.labels import markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, whole
from scsi.showing.outputs import Method, Table, Text
from scsi.showing.registry import shows


@shows(WaveComparison, "sentence", "sources")
def say_wave_sources(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say where the shift comes from, by city and by sector, and on what the split hangs."""
    parts = [source_sentence(found.by_city, lang, markdown_name)]
    if found.by_group is None:
        parts.append(word("survey.source.none", lang))
    else:
        parts.append(source_sentence(found.by_group, lang, markdown_name))
    splits = [found.by_city, *([found.by_group] if found.by_group else [])]
    return text_of("wave_sources", found, "\n\n".join(parts), lang, behind=splits)


@shows(WaveComparison, "table", "sources")
def tabulate_wave_sources(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show where the shift comes from, by city and by sector."""
    splits = [found.by_city, *([found.by_group] if found.by_group else [])]
    return _parts("wave_sources", splits, lang)


@shows(WaveComparison, "table", "groups")
def tabulate_wave_groups(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show the sectors (or layers) of both waves; a row of dashes where none are named."""
    split = found.by_group
    heads = [
        word("survey.column.by" if split is None else f"survey.group.{split.by}", lang),
        *(word("survey.column.of", lang, wave=wave) for wave in waves_of(found, lang).values()),
        *(f"{plain_name(str(wave))}, %" for wave in (found.before, found.after)),
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
