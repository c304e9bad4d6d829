"""Two waves of a survey compared, cities as the unit, with every other answer beside it."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.clusters import (
    CityCounts,
    Concentration,
    Correlation,
    MissingBounds,
    RaoScottTest,
    TwoEstimands,
    adjusted_pvalues,
    concentration,
    intraclass_correlations,
    missing_bounds,
    rao_scott_test,
    two_estimands,
)
from scsi.study.progress import Progress, told
from scsi.study.survey.decomposition import (
    DRAWS,
    WaveDecomposition,
    by_city,
    by_group,
    first_group,
)
from scsi.study.survey.lines import (
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
from scsi.study.survey.rows import Clusters, WaveRows, rows_of
from scsi.vocabulary import Finding, Unit, check_choice, check_level

FEW_NUMBERS = 20_000_000
"""Random numbers that the intervals of the correlations may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secondary:
    """Another category than the one that was asked for.

    Attributes
    ----------
    category : str
    share_before, share_after : float
    line : Line
        Its CR2 answer.
    adjusted : float or None
        p corrected by Holm over the other categories; None where it has none.
    mirror : bool
        True if there are only two categories: this shift is that of the first with its sign
        turned, and no test of its own.
    """

    category: str
    share_before: float
    share_after: float
    line: Line
    adjusted: float | None
    mirror: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WaveComparison(Finding):
    """Whether a share differs between two waves of a survey, and what the answer hangs on.

    Attributes
    ----------
    survey : str
        Name of the survey.
    simulated : bool
        Whether its rows are simulated; whoever shows a number then says so.
    before, after : int
        The waves.
    category, weight : str
        Whose share, and what weighs a project.
    share_before, share_after : float
        The shares compared.
    degrees : float or None
        Of the reference t.
    reason : str
        Why the default has no p of its own; `method` then names the one that gave it, if any.
    draws : int
        Random draws behind `pvalue`.
    frame : int or None
        Stated number of cities from which these were drawn.
    counts, totals : tuple of int
        Rows of the category and of any known funding, before and after.
    rows, without_city, without_funding, without_weight : tuple of int
        Rows before and after; those that name no city, no funding, and have no weight.
    cities : tuple of int
        Cities with a name before, after and in both.
    lines : tuple of Line
        The answers, the default first: ``"cities"``, ``"items"``, ``"items-within-cities"``,
        ``"wild-bootstrap"``, ``"balanced"``, ``"mean-of-shares"`` (or ``"pooled"`` if cities
        weigh), ``"no-city-out"`` and ``"no-city-common"`` where rows name no city,
        ``"without-city"``.
    estimands : tuple of TwoEstimands, or empty
        Pooled share against mean of city shares, over rows that name a city.
    concentration : tuple of Concentration
        Effective number of clusters before and after.
    correlations : tuple of Correlation, or empty
        Intraclass correlation of items before, after and pooled; of cities with a name.
    missing : MissingBounds or None
        Bounds whatever the projects of unknown funding are; None if there are none.
    secondary : tuple of Secondary
        The other categories.
    all_categories : RaoScottTest or None
        All categories at once; None if there is only one.
    by_city : WaveDecomposition
    by_group : WaveDecomposition or None
        By sector, else by layer; None if the survey has neither.
    """

    survey: str
    simulated: bool
    before: int
    after: int
    category: str
    weight: str
    share_before: float
    share_after: float
    degrees: float | None
    reason: str
    draws: int
    frame: int | None
    counts: tuple[int, int]
    totals: tuple[int, int]
    rows: tuple[int, int]
    without_city: tuple[int, int]
    without_funding: tuple[int, int]
    without_weight: tuple[int, int]
    cities: tuple[int, int, int]
    lines: tuple[Line, ...]
    estimands: tuple[TwoEstimands, ...]
    concentration: tuple[Concentration, Concentration]
    correlations: tuple[Correlation, ...]
    missing: MissingBounds | None
    secondary: tuple[Secondary, ...]
    all_categories: RaoScottTest | None
    by_city: WaveDecomposition
    by_group: WaveDecomposition | None

    def line(self, key: str) -> Line | None:
        """Return the answer `key` of `lines`, or None where it is not asked."""
        return next((line for line in self.lines if line.key == key), None)

    @property
    def unreliable(self) -> bool:
        """Whether a wave is worth fewer than ten clusters, so that no method is reliable."""
        return any(wave.unreliable for wave in self.concentration)


def compare_waves(
    survey: Survey,
    before: int | None = None,
    after: int | None = None,
    category: str = "public",
    unit: Unit | str = "cities",
    *,
    level: float = 0.95,
    weight: str = "items",
    frame: int | None = None,
    draws: int = 9_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Progress = None,
) -> WaveComparison:
    """Compare the share of a category in two waves, cities as the unit.

    The default is the difference of pooled shares with CR2 standard errors and Satterthwaite
    degrees, cities in both waves giving their covariance. Where that has no p (one city in a wave,
    no variance, below 4 degrees) the restricted wild cluster bootstrap answers, then an exact
    permutation of city shares, else nothing does and `reason` says why; p is never 0.

    Always beside it: what items as independent draws would have said (score test, Mee's interval);
    the restricted wild bootstrap; the balanced panel; pooled share against mean of city shares;
    the decomposition by city and by sector; bounds for missing funding; the answer without rows
    that name no city, and with them as one common cluster; the city whose removal changes it most.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after : int, optional
        The waves; they may be left out where the survey has just two.
    category : {"public", "private", "ppp"}
        Whose share. The others are secondary, corrected by Holm.
    unit : {"cities", "items-within-cities", "items", "none"}
        Target of inference: cities like these; these cities; items as if independent; what was
        counted.
    level : float, default 0.95
        Confidence level.
    weight : {"items", "cities", "money", "weight"}
        What weighs a project: 1; one over the projects of its city, so that all cities count the
        same; its amount; the survey's own weight. Rows without a city are each a cluster of their
        own by items, one common cluster by money or weight, and left out by cities.
    frame : int, optional
        Number K of cities from which these were drawn, for ``unit="cities"`` by items: the
        finite-population correction.
    draws, seed : int
        Of the wild bootstrap; fewer where cities are more than 20,000.
    executor : concurrent.futures.Executor, optional
        Where its blocks run; the numbers are the same.
    progress : bool or callable, optional
        True shows a bar once two seconds have passed; a function is told the draws done and all
        draws.

    Returns
    -------
    WaveComparison

    Raises
    ------
    ValueError
        For an unknown wave, category, unit or weight, each with those that there are; for
        ``unit="items"`` or ``"items-within-cities"`` with another weight than items.

    References
    ----------
    Bell, R. M. and McCaffrey, D. F. (2002), Survey Methodology 28(2), 169-181. Pustejovsky, J. E.
    and Tipton, E. (2018), Journal of Business & Economic Statistics 36(4), 672-683.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = compare_waves(example_survey(), before=2019, after=2022)
    >>> round(found.estimate, 3), found.cities, found.pvalue < found.line("items").pvalue
    (0.103, (20, 31, 12), False)

    The simulated share rises by ten points; independent items would make that look far surer than
    twenty and thirty-one cities do.
    """
    rows, unit = check_question(survey, before, after, category, unit, weight, frame, level)
    items = rows if weight in ("items", "cities") else rows_of(survey, *rows.waves, category)
    base = rows.clusters(category)
    used = _weighed(rows, category, base)
    with told(progress) as tell:
        options = {"seed": seed, "executor": executor, "progress": tell}
        lines = _lines(rows, items, category, used, base, level, draws, options)
        main = _main(unit, frame, used.data, lines, level, draws, options)
    group = first_group(survey)
    grouped = group and rows_of(survey, *rows.waves, category, rows.weight, group)
    return WaveComparison(
        question="compare-waves",
        data=(survey.name,),
        method=main.method,
        unit=unit,
        estimate=main.estimate,
        interval=main.interval,
        pvalue=main.pvalue,
        level=level,
        survey=survey.name,
        simulated=survey.simulated,
        before=rows.waves[0],
        after=rows.waves[1],
        category=category,
        weight=weight,
        share_before=used.data.pooled_before,
        share_after=used.data.pooled_after,
        degrees=main.degrees,
        reason=main.reason,
        draws=main.draws,
        frame=frame,
        **_numbers(rows, items, category),
        lines=lines,
        estimands=_estimands(rows, category, level),
        concentration=concentration(used.data),
        correlations=_correlations(items, category, level, seed),
        missing=_missing(base, level),
        **_categories(rows, category, level),
        by_city=by_city(rows, category, level, DRAWS, seed),
        by_group=by_group(grouped, category, level, DRAWS, seed) if grouped else None,
    )


def check_question(
    survey, before, after, category="public", unit="cities", weight="items", frame=None, level=0.95
) -> tuple[WaveRows, Unit]:
    """Return the rows and the target that `compare_waves` is asked for, or refuse the question."""
    check_level(level)
    rows = rows_of(survey, before, after, category, weight)
    unit = Unit(check_choice("unit", unit, Unit))
    _check_target(unit, weight, frame)
    return rows, unit


def _check_target(unit: Unit, weight: str, frame: int | None) -> None:
    """Refuse a target that the weights do not allow."""
    if weight != "items" and unit in (Unit.ITEMS, Unit.ITEMS_WITHIN_CITIES):
        raise ValueError(
            f"unit={str(unit)!r} takes items as draws and needs weight='items'; "
            f"with weight={weight!r} use unit='cities' or unit='none'"
        )
    if frame is not None and (unit is not Unit.CITIES or weight != "items"):
        raise ValueError("frame corrects unit='cities' by weight='items' only")


def _weighed(rows: WaveRows, category: str, base: Clusters) -> Clusters:
    """Return the clusters as the weight has them, those without any known item left out."""
    if rows.weight == "cities":
        base = rows.clusters(category, "out")
    here = base.data.in_before | base.data.in_after
    data = base.data.select(here) if not here.all() else base.data
    weight = "cities" if rows.weight == "cities" else "items"
    return Clusters(data.weighted(weight), base.missing[:, here], base.named[here])


def _lines(rows, items, category, used, base, level, draws, options) -> tuple[Line, ...]:
    """Return every answer, the default first."""
    data = used.data
    counted = data if rows is items and rows.weight == "items" else _counted(items, category)
    lines = [
        by_cr2("cities", data, level),
        by_score("items", counted, level),
        by_target("items-within-cities", counted, Unit.ITEMS_WITHIN_CITIES, level),
        by_wild("wild-bootstrap", data, level, draws, **options),
        _balanced(used, level),
        _other_estimand(rows, category, level),
    ]
    if (base.named == 0).any():
        lines += [_no_city(rows, category, how, level) for how in ("out", "common")]
    return (*lines, _without_city(used, level))


def _counted(items: WaveRows, category: str) -> CityCounts:
    """Return the numbers of items per cluster."""
    return items.clusters(category).data.present()


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
    return by_cr2(key, data, level)


def _without_city(used: Clusters, level: float) -> Line:
    """Return the answer without the city whose removal changes the shift most."""
    found = without(used.data, used.named)
    if found is None:
        return Line(key="without-city", reason="one-city")
    at, rest = found
    return by_cr2("without-city", rest, level, name=used.data.cities[at])


def _main(unit, frame, data, lines, level, draws, options) -> Line:
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


def _numbers(rows: WaveRows, items: WaveRows, category: str) -> dict[str, tuple]:
    """Return how many rows and cities there are, and how many rows lack what."""
    sums = items.tallies(category)
    known = sums[:2].sum(axis=0)
    present = known[:, :-1] > 0
    return {
        "counts": tuple(int(x) for x in sums[0].sum(axis=1)),
        "totals": tuple(int(x) for x in known.sum(axis=1)),
        "rows": rows.rows(),
        "without_city": rows.rows("city"),
        "without_funding": rows.rows("funding"),
        "without_weight": rows.rows("weight"),
        "cities": (
            int(present[0].sum()), int(present[1].sum()), int((present[0] & present[1]).sum()),
        ),
    }  # fmt: skip


def _estimands(rows: WaveRows, category: str, level: float) -> tuple[TwoEstimands, ...]:
    """Return the pooled share against the mean of city shares."""
    try:
        return two_estimands(rows.clusters(category, "out").data.present(), level)
    except ValueError:
        return ()


def _correlations(items: WaveRows, category: str, level: float, seed: int):
    """Return the intraclass correlations of the cities with a name."""
    try:
        data = items.clusters(category, "out").data.present()
    except ValueError:
        return ()
    draws = min(DRAWS, max(FEW_NUMBERS // len(data.cities), 199))
    return intraclass_correlations(data, level, draws, seed)


def _missing(base: Clusters, level: float) -> MissingBounds | None:
    """Return the bounds for missing funding, None if there is none missing."""
    return missing_bounds(base.data, *base.missing, level) if base.missing.any() else None


def _categories(rows: WaveRows, category: str, level: float) -> dict[str, object]:
    """Return the other categories, corrected by Holm, and all at once."""
    present = rows.categories()
    others = [name for name in present if name != category]
    weighed = {}
    for name in dict.fromkeys([category, *others]):
        weighed[name] = _weighed(rows, name, rows.clusters(name)).data
    lines = [by_cr2("category", weighed[name], level, name=name) for name in others]
    mirror = len(present) == 2 and category in present
    found = np.array([np.nan if line.pvalue is None else line.pvalue for line in lines])
    adjusted = adjusted_pvalues(found, "holm")
    secondary = tuple(
        Secondary(
            category=line.name,
            share_before=weighed[line.name].pooled_before,
            share_after=weighed[line.name].pooled_after,
            line=line,
            adjusted=None if mirror or np.isnan(p) else float(p),
            mirror=mirror,
        )
        for line, p in zip(lines, adjusted, strict=True)
    )
    if len(present) < 2:
        return {"secondary": secondary, "all_categories": None}
    stacked = np.stack(
        [
            np.stack([weighed[name].count_before, weighed[name].count_after], axis=1)
            for name in present
        ],
        axis=2,
    )
    return {"secondary": secondary, "all_categories": rao_scott_test(stacked)}
