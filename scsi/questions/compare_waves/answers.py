"""The answers of a comparison: the default, other targets and methods, other rows."""

from __future__ import annotations

import numpy as np

from scsi.questions.survey.lines import (
    Asked,
    Line,
    by_cr2,
    by_parametric,
    by_permutation,
    by_reference,
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
        return rows.clusters(category, "out").present().alike()
    return base.present()


def every_answer(rows, category, used, base, asked, draws, options) -> tuple[Line, ...]:
    """Return every answer, the default first; those of items only where nothing else weighs.

    Items as independent draws say something of the share of items: next to another share that
    would compare two estimands.
    """
    data, level = used.data, asked.level
    other = by_cr2("satterthwaite", used, level)
    if asked.reference == "satterthwaite":
        other = by_parametric("parametric-bootstrap", used, asked)
    lines = [by_reference("cities", used, asked), other]
    if rows.weight == "items":
        within = Unit.ITEMS_WITHIN_CITIES
        lines += [by_score("items", data, level), by_target(str(within), data, within, level)]
    lines += [
        by_wild("wild-bootstrap", data, level, draws, **options),
        _balanced(used, asked),
        _other_estimand(rows, category, asked),
    ]
    if (base.named == 0).any():
        lines += [_no_city(rows, category, how, asked) for how in ("out", "common")]
    return (*lines, _without_city(used, asked))


def _balanced(used: Clusters, asked: Asked) -> Line:
    """Return the answer of the cities in both waves."""
    both = used.data.in_both & used.named
    if not both.any():
        return Line(key="balanced", reason="no-overlap", cities=(0, 0, 0))
    return by_reference("balanced", used.select(both), asked)


def _other_estimand(rows: WaveRows, category: str, asked: Asked) -> Line:
    """Return the mean of city shares beside the pooled share, or the reverse."""
    pooled = rows.weight == "cities"
    key = "pooled" if pooled else "mean-of-shares"
    try:
        clusters = rows.clusters(category, "each" if pooled else "out").present()
    except ValueError:
        return Line(key=key, reason="no-rows")
    return by_reference(key, clusters if pooled else clusters.alike(), asked)


def _no_city(rows: WaveRows, category: str, how: str, asked: Asked) -> Line:
    """Return the answer without rows that name no city, or with them as one cluster."""
    key = f"no-city-{how}"
    try:
        clusters = rows.clusters(category, how).present()
    except ValueError:
        return Line(key=key, reason="no-rows")
    return by_reference(key, clusters.alike() if rows.weight == "cities" else clusters, asked)


def _without_city(used: Clusters, asked: Asked) -> Line:
    """Return the answer without the city whose removal changes the shift most."""
    found = without(used.data, used.named)
    if found is None:
        return Line(key="without-city", reason="one-city")
    rest = np.arange(len(used.named)) != found
    return by_reference("without-city", used.select(rest), asked, name=used.data.cities[found])


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
