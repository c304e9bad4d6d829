"""Where a shift comes from: cities that stayed, came and left; composition and change in groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scsi.evidence.survey import Survey
from scsi.inference.clusters import CityCounts
from scsi.inference.decomposition import TERMS, ThinCell, five_terms, kitagawa
from scsi.questions.decompose.groups import (
    Group,
    Hinge,
    group_intervals,
    group_sums,
    groups_of,
    hinge_of,
)
from scsi.questions.survey.lines import Asked, affordable
from scsi.questions.survey.rows import WaveRows, category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Interval, Unit, check_level

DRAWS = 1_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a shift.

    Attributes
    ----------
    key : str
        ``"within"``, ``"between"``, ``"cross"``, ``"entry"``, ``"exit"``, ``"composition"``.
    estimate : float
        A fraction; the parts add up to the shift.
    interval : Interval or None
        Percentiles over resampled cities; None with fewer than two cities in a wave.
    """

    key: str
    estimate: float
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WaveDecomposition(Finding):
    """A shift between two waves as parts that add up to it.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int or str
        The waves.
    category, weight : str
    by : str
        ``"city"`` (five terms) or the column of the groups (two terms).
    parts : tuple of Part
    share_before : float
        The pooled share of the first wave, with which entering and leaving cities are compared.
    stayed, came, left : int
        Clusters in both waves, only in the second, only in the first; rows without a city are
        clusters of their own.
    groups : tuple of Group
    thin : tuple of ThinCell
        The cells below ten rows, each with the range of the within part that it allows.
    within_range : Interval or None
        The within part over the intervals of all thin cells.
    hinge : Hinge or None
        The thin cell on which the split depends most, if one carries a quarter of the shift.
    draws : int
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    weight: str
    by: str
    parts: tuple[Part, ...]
    share_before: float
    stayed: int
    came: int
    left: int
    groups: tuple[Group, ...] = ()
    thin: tuple[ThinCell, ...] = ()
    within_range: Interval | None = None
    hinge: Hinge | None = None
    draws: int = 0
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def decompose(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    by: str = "city",
    *,
    weight: str = "items",
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 0,
) -> WaveDecomposition:
    """Split the shift of a pooled share into parts that add up to it.

    By city, the five terms of Foster, Haltiwanger and Krizan: within and between the cities that
    stayed, their cross term, entry and exit; the first wave is the base, and entrants are compared
    with its pooled share. By sector, layer, region or country, the two terms of Kitagawa with
    average weights: composition, and change within groups.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after : int or str, optional
        The waves; they may be left out where the survey has just two.
    category : str, optional
        Whose share, as in `compare_waves`.
    by : {"city", "sector", "layer", "region", "country"}
        What is decomposed by.
    weight : {"items", "money", "weight"}
        What weighs a project: 1, its amount, the survey's own weight.
    level : float, default 0.95
        Level of the intervals, which resample cities over both waves together.
    draws, seed : int
        Of the cluster bootstrap.

    Returns
    -------
    WaveDecomposition
        `estimate` is the shift, `interval` that of the bootstrap; it has no p.

    Raises
    ------
    ValueError
        For an unknown wave, category, weight or column; the message says which there are.

    References
    ----------
    Kitagawa, E. M. (1955), JASA 50, 1168-1194. Foster, L., Haltiwanger, J. and Krizan, C. J.
    (2001), in New Developments in Productivity Analysis, NBER, (2).

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> split = decompose(example_survey(), by="sector")
    >>> round(split.estimate, 3) == round(sum(part.estimate for part in split.parts), 3)
    True
    >>> [(part.key, round(part.estimate, 3)) for part in split.parts]
    [('composition', 0.0), ('within', 0.103)]

    In the simulated survey sectors were dealt out at random, so that composition explains nothing.
    """
    check_level(level)
    if weight == "cities":
        raise ValueError("a mean of city shares has no items to decompose; use weight='items'")
    rows = rows_of(survey, before, after, category, weight, None if by == "city" else by)
    category = category_of(survey, category)
    if by == "city":
        return by_city(rows, category, level, draws, seed)
    return by_group(rows, category, level, draws, seed)


def _finding(rows: WaveRows, category: str, data: CityCounts, by: str | None, level: float) -> dict:
    """Return the fields that both kinds of decomposition share."""
    stay = data.in_both
    return {
        "question": "decompose",
        "data": (rows.survey.name,),
        "unit": Unit.CITIES,
        "estimate": data.shift,
        "pvalue": None,
        "level": level,
        "survey": rows.survey.name,
        "simulated": rows.survey.simulated,
        "before": rows.waves[0],
        "after": rows.waves[1],
        "category": category,
        "weight": rows.weight,
        "by": by,
        "share_before": data.pooled_before,
        "stayed": int(stay.sum()),
        "came": int((data.in_after & ~stay).sum()),
        "left": int((data.in_before & ~stay).sum()),
        "words": own_words(rows.survey),
    }


def by_city(rows: WaveRows, category: str, level: float, draws: int, seed: int):
    """Return the five terms."""
    data = rows.clusters(category).data.present()
    terms = five_terms(data, level, affordable(draws, len(data.cities)), seed)
    return WaveDecomposition(
        **_finding(rows, category, data, "city", level),
        method="five-terms",
        interval=terms.intervals["total"],
        parts=tuple(
            Part(key=key, estimate=getattr(terms, key), interval=terms.intervals[key])
            for key in TERMS
        ),
        draws=terms.draws,
    )


def by_group(
    rows: WaveRows,
    category: str,
    level: float,
    draws: int,
    seed: int,
    reference: str = "parametric-bootstrap",
):
    """Return the two terms by sector, layer, region or country; `reference` is of the groups' t."""
    data = rows.clusters(category).data.present()
    sums = group_sums(rows, category)
    split = kitagawa(sums, level)
    intervals = group_intervals(rows, category, level, draws, seed)
    names = ("total", "composition", "within")
    ends = {name: getattr(intervals, name, None) for name in names}
    return WaveDecomposition(
        **_finding(rows, category, data, rows.group, level),
        method="kitagawa",
        interval=ends["total"],
        parts=tuple(
            Part(key=key, estimate=getattr(split, key), interval=ends[key]) for key in names[1:]
        ),
        groups=groups_of(
            rows, category, sums, split, Asked(level=level, reference=reference, seed=seed)
        ),
        thin=split.thin,
        within_range=split.within_range,
        hinge=hinge_of(sums, split),
        draws=intervals.draws if intervals else 0,
    )
