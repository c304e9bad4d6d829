"""The answers of a comparison: the default, other targets and methods, other rows."""

from __future__ import annotations

from scsi.questions.survey.lines import (
    Line,
    by_cr2,
    by_permutation,
    by_score,
    by_target,
    by_wild,
    described,
    sparse_answer,
    without,
)
from scsi.questions.survey.rows import Clusters, WaveRows
from scsi.vocabulary import Unit


def weighed_clusters(rows: WaveRows, category: str, base: Clusters) -> Clusters:
    """Return the clusters as the weight has them, those without any known item left out."""
    if rows.weight == "cities":
        base = rows.clusters(category, "out")
    here = base.data.in_before | base.data.in_after
    data = base.data.select(here) if not here.all() else base.data
    weight = "cities" if rows.weight == "cities" else "items"
    return Clusters(data.weighted(weight), base.missing[:, here], base.named[here])


def every_answer(rows, category, used, base, level, draws, options) -> tuple[Line, ...]:
    """Return every answer, the default first; those of items only where nothing else weighs.

    Items as independent draws say something of the share of items: next to another share that
    would compare two estimands.
    """
    data = used.data
    lines = [by_cr2("cities", data, level)]
    if rows.weight == "items":
        within = Unit.ITEMS_WITHIN_CITIES
        lines += [by_score("items", data, level), by_target(str(within), data, within, level)]
    lines += [
        by_wild("wild-bootstrap", data, level, draws, **options),
        _balanced(used, level),
        _other_estimand(rows, category, level),
    ]
    if (base.named == 0).any():
        lines += [_no_city(rows, category, how, level) for how in ("out", "common")]
    return (*lines, _without_city(used, level))


def _balanced(used: Clusters, level: float) -> Line:
    """Return the answer of the cities in both waves."""
    both = used.data.in_both & used.named
    if not both.any():
        return Line(key="balanced", reason="no-overlap", cities=(0, 0, 0))
    return by_cr2("balanced", used.data.select(both), level)


def _other_estimand(rows: WaveRows, category: str, level: float) -> Line:
    """Return the mean of city shares beside the pooled share, or the reverse."""
    pooled = rows.weight == "cities"
    key = "pooled" if pooled else "mean-of-shares"
    try:
        data = rows.clusters(category, "each" if pooled else "out").data.present()
    except ValueError:
        return Line(key=key, reason="no-rows")
    return by_cr2(key, data.weighted("items" if pooled else "cities"), level)


def _no_city(rows: WaveRows, category: str, how: str, level: float) -> Line:
    """Return the answer without rows that name no city, or with them as one cluster."""
    key = f"no-city-{how}"
    try:
        data = rows.clusters(category, how).data.present()
    except ValueError:
        return Line(key=key, reason="no-rows")
    return by_cr2(key, data.weighted("cities" if rows.weight == "cities" else "items"), level)


def _without_city(used: Clusters, level: float) -> Line:
    """Return the answer without the city whose removal changes the shift most."""
    found = without(used.data, used.named)
    if found is None:
        return Line(key="without-city", reason="one-city")
    at, rest = found
    return by_cr2("without-city", rest, level, name=used.data.cities[at])


def main_answer(unit, frame, data, lines, level, draws, options) -> Line:
    """Return the answer for the target that was asked for."""
    by_key = {line.key: line for line in lines}
    if unit is Unit.NONE:
        return described("described", data)
    if unit is not Unit.CITIES:
        return by_key[str(unit)]
    line = by_key["cities"] if frame is None else by_target("frame", data, unit, level, frame)
    if frame is not None:
        return line
    return sparse_answer(
        line,
        by_key["wild-bootstrap"],
        lambda: by_permutation("permutation", data, draws, **options),
    )
