"""Where a shift comes from, in words."""

from __future__ import annotations

from scsi.display.labels import markdown_name, plain_name
from scsi.display.numbers import percent, whole
from scsi.display.outputs import Text
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey.saying import Say, group_name, text_of
from scsi.display.words import word
from scsi.study.survey import WaveComparison, WaveDecomposition


def wave_sources(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say where the shift comes from, by city and by sector, and on what the split hangs."""
    parts = [source_sentence(found.by_city, lang, markdown_name)]
    if found.by_group is None:
        parts.append(word("survey.source.none", lang))
    else:
        parts.append(source_sentence(found.by_group, lang, markdown_name))
    splits = [found.by_city, *([found.by_group] if found.by_group else [])]
    return text_of("wave_sources", found, "\n\n".join(parts), lang, behind=splits)


def wave_decomposition(found: WaveDecomposition, *, lang: str = "en") -> Text:
    """Say where a shift comes from."""
    body = source_sentence(found, lang, markdown_name)
    return text_of("wave_decomposition", found, body, lang, findings=[found])


def source_sentence(found: WaveDecomposition, lang: str, say: Say = plain_name) -> str:
    """Say the parts of a shift, and on which cells they hang."""
    parts = {part.key: percent(part.estimate) for part in found.parts}
    points = percent(found.estimate)
    if found.by == "city":
        numbers = {name: whole(getattr(found, name)) for name in ("stayed", "came", "left")}
        fields = {"points": points, "before": found.before}
        return word("survey.source.city", lang, **fields, **parts, **numbers)
    by = word(f"survey.group.{found.by}", lang)
    said = [word("survey.source.group", lang, by=by, points=points, **parts)]
    return " ".join([*said, *_hinge(found, lang, say), *_thin(found, lang, say)])


def _hinge(found: WaveDecomposition, lang: str, say: Say) -> list[str]:
    """Say on which cell a split hangs most, and the answer without its group."""
    if found.hinge is None:
        return []
    cell, first = found.hinge.cell, found.hinge.cell.wave == "before"
    waves = (found.before, found.after) if first else (found.after, found.before)
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
        "before": found.before,
        "after": found.after,
        "share_before": percent(found.hinge.before),
        "share_after": percent(found.hinge.after),
    }
    return [*said, word("survey.source.hinge.without", lang, **rest)]


def _thin(found: WaveDecomposition, lang: str, say: Say) -> list[str]:
    """Name every cell below ten rows, with the range of the within part over all of them."""
    if not found.thin:
        return []
    waves = {"before": found.before, "after": found.after}
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
