"""Two waves of a survey compared, cities as the unit, with every other answer beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from scsi.evidence.survey import Survey
from scsi.inference.clusters import (
    FEWEST_EFFECTIVE,
    Concentration,
    Correlation,
    MissingBounds,
    RaoScottTest,
    TwoEstimands,
    concentration,
    rarer_outcome,
)
from scsi.questions.adjusted.finding import AdjustedShift, adjusted
from scsi.questions.cluster_levels.finding import ClusterLevels, cluster_levels
from scsi.questions.compare_waves.answers import every_answer, main_answer, weighed_clusters
from scsi.questions.compare_waves.categories import Secondary, other_categories
from scsi.questions.compare_waves.described import (
    correlations,
    estimands,
    missing,
    numbers,
    persistence,
)
from scsi.questions.compare_waves.question import check_question
from scsi.questions.decompose.finding import DRAWS, WaveDecomposition, by_city, by_group
from scsi.questions.decompose.groups import first_group
from scsi.questions.margin.finding import MarginAnswer, shift_margin
from scsi.questions.progress import Progress, told
from scsi.questions.survey.lines import Asked, Line
from scsi.questions.survey.rows import category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WaveComparison(Finding):
    """Whether a share differs between two waves of a survey, and what the answer depends on.

    Attributes
    ----------
    survey : str
        Name of the survey.
    simulated : bool
        Whether its rows are simulated; whoever shows a number then says so.
    before, after : int or str
        The waves.
    category, weight : str
        Whose share, and what weighs a project.
    share_before, share_after : float
        The shares compared.
    reference : str
        What CR2's t is referred to, one of ``"parametric-bootstrap"`` and ``"satterthwaite"``.
    standard_error, statistic : float or None
        CR2's standard error and t; None where another method answers or there is none.
    degrees : float or None
        Of the reference t.
    reason : str
        Why the default has no p of its own; `method` then names the one that gave it, if any.
    draws : int
        Random draws behind `pvalue`.
    monte_carlo_error : float or None
        What other seeds would make of `pvalue`, as a standard error; None where nothing is drawn.
    rarer : tuple of float
        Effective clusters' worth of the rarer outcome before and after: min(P, 1 - P) (Σn)²/Σn².
    frame : int or None
        Stated number of cities from which these were drawn.
    counts, totals : tuple of int
        Rows of the category and of any known funding, before and after.
    rows, without_city, without_funding, without_weight : tuple of int
        Rows before and after; those that name no city, no funding, and have no weight.
    cities : tuple of int
        Cities with a name before, after and in both.
    lines : tuple of Line
        The answers, the default first: ``"cities"``, the same t by the other reference
        (``"satterthwaite"`` or ``"parametric-bootstrap"``), ``"items"`` and
        ``"items-within-cities"`` (not with another weight: they would be of another share),
        ``"wild-bootstrap"``,
        ``"balanced"``, ``"mean-of-shares"`` (or ``"pooled"`` if cities weigh), ``"no-city-out"``
        and ``"no-city-common"`` where rows name no city, ``"without-city"``.
    estimands : tuple of TwoEstimands, or empty
        Pooled share against mean of city shares, over rows that name a city.
    concentration : tuple of Concentration
        Effective number of clusters before and after.
    correlations : tuple of Correlation, or empty
        Intraclass correlation of items before, after and pooled; of cities with a name.
    persistence : float or None
        Correlation of a city's share in the two waves, estimated within 0 and 1 from the cities in
        both; None where nothing tells it.
    missing : MissingBounds or None
        Bounds whatever the projects of unknown funding are; None if there are none.
    secondary : tuple of Secondary
        The other categories.
    all_categories : RaoScottTest or None
        All categories at once; None if there is only one.
    by_city : WaveDecomposition
    by_group : WaveDecomposition or None
        By sector, else by layer; None if the survey has neither.
    adjusted : AdjustedShift or None
        The shift at a common composition, where that was asked for.
    levels : ClusterLevels or None
        A level above the city as clusters, by items; None where the survey has none.
    margin : MarginAnswer or None
        The shift held against a margin, where one was given.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    weight: str
    share_before: float
    share_after: float
    reference: str
    standard_error: float | None
    statistic: float | None
    degrees: float | None
    reason: str
    draws: int
    monte_carlo_error: float | None
    rarer: tuple[float, float]
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
    persistence: float | None
    missing: MissingBounds | None
    secondary: tuple[Secondary, ...]
    all_categories: RaoScottTest | None
    by_city: WaveDecomposition
    by_group: WaveDecomposition | None
    adjusted: AdjustedShift | None = None
    levels: ClusterLevels | None = None
    margin: MarginAnswer | None = None
    words: Mapping = field(default_factory=dict, repr=False, compare=False)

    def line(self, key: str) -> Line | None:
        """Return the answer `key` of `lines`, or None where it is not asked."""
        return next((line for line in self.lines if line.key == key), None)

    def asked(self, key: str) -> Line:
        """Return the answer `key` of `lines`, one that is always asked."""
        return next(line for line in self.lines if line.key == key)

    @property
    def unreliable(self) -> bool:
        """Whether a wave holds so little of the rarer outcome that no method is reliable."""
        return min(self.rarer) < FEWEST_EFFECTIVE


def compare_waves(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    unit: Unit | str = "cities",
    *,
    level: float = 0.95,
    weight: str = "items",
    frame: int | None = None,
    adjust: Sequence[str] | str | None = None,
    cluster: Sequence[str] | Mapping[str, str] | str | None = None,
    margin: float | None = None,
    reference: str = "parametric-bootstrap",
    draws: int = 9_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Progress = None,
) -> WaveComparison:
    """Compare the share of a category in two waves, cities as the unit.

    The default is the difference of pooled shares with CR2 standard errors, cities in both waves
    giving their covariance, its t referred to a parametric bootstrap in which nothing changed.
    Where that has no p (one city in a wave, no variance) the restricted wild cluster bootstrap
    answers, then an exact permutation of city shares, else nothing does and `reason` says why; p is
    never 0.

    Always beside it: the same t with Satterthwaite degrees; what items as independent draws would
    have said (score test, Mee's interval; only where items weigh the same); the restricted wild
    bootstrap; the balanced panel; pooled
    share against mean of city shares; the decomposition by city and by sector; bounds for missing
    funding; the answer without rows that name no city, and with them as one common cluster; the
    city whose removal changes it most.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after : int or str, optional
        The waves, by year or name; they may be left out where the survey has just two. A period
        such as ``"2014-2016"`` is one wave where the survey was read with such ``waves``.
    category : str, optional
        Whose share: ``"public"``, ``"private"`` or ``"ppp"``, or a word of the table's own where it
        was read with ``share_of``, which is then the default; else ``"public"`` is. The others are
        secondary, corrected by Holm.
    unit : {"cities", "items-within-cities", "items", "none"}
        Target of inference: comparable cities; these cities; items as if independent; what was
        counted.
    level : float, default 0.95
        Confidence level.
    weight : {"items", "cities", "money", "weight"}
        What weighs a project: 1; one over the projects of its city, so that all cities count the
        same; its amount; the survey's own weight. Rows without a city are each a cluster of their
        own by items, one common cluster by money or weight, and left out by cities.
    frame : int, optional
        Number K of cities from which these were drawn, for ``unit="cities"`` by items: the
        finite-population correction, by t with Satterthwaite degrees.
    adjust : sequence of str, optional
        Columns whose composition is held the same in both waves, as in `scsi.surveys.adjusted`;
        by items and by cities.
    cluster : sequence of str, str or mapping, optional
        A level above the city, as in `scsi.surveys.levels`; the survey's regions, else its
        countries, if nothing is said.
    margin : float, optional
        A margin in percentage points, as in `scsi.surveys.margin`; by items and by cities.
    reference : {"parametric-bootstrap", "satterthwaite"}
        What CR2's t is referred to. Satterthwaite's degrees ask for 4 or more of them, and reject
        too often where the wave with fewer cities has more rows.
    draws, seed : int
        Of the wild bootstrap; fewer where cities are more than 20,000. The parametric bootstrap
        takes 1,999 of them or fewer, and up to ten times as many where p is near the level.
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
        For an unknown wave, category, unit, weight or reference, each with those that there are;
        for ``unit="items"`` or ``"items-within-cities"`` with another weight than items.

    References
    ----------
    Bell, R. M. and McCaffrey, D. F. (2002), Survey Methodology 28(2), 169-181. Pustejovsky, J. E.
    and Tipton, E. (2018), Journal of Business & Economic Statistics 36(4), 672-683. Davison, A. C.
    and Hinkley, D. V. (1997), Bootstrap Methods and their Application, sections 4.2 and 4.4.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = compare_waves(example_survey(), before=2019, after=2022)
    >>> round(found.estimate, 3), found.cities, found.pvalue < found.line("items").pvalue
    (0.103, (20, 31, 12), False)

    The simulated share rises by ten points; independent items would make that look far surer than
    twenty and thirty-one cities do.
    """
    rows, unit = check_question(
        survey, before, after, category, unit, weight, frame, level, reference
    )
    category = category_of(survey, category)
    asked = Asked(level=level, reference=reference, draws=draws, seed=seed, executor=executor)
    items = rows if weight in ("items", "cities") else rows_of(survey, *rows.waves, category)
    base = rows.clusters(category)
    used = weighed_clusters(rows, category, base)
    with told(progress) as tell:
        options = {"seed": seed, "executor": executor, "progress": tell}
        lines = every_answer(rows, category, used, base, asked, draws, options)
        main = main_answer(unit, frame, used.data, lines, level, draws, options)
    group = first_group(survey)
    grouped = group and rows_of(survey, *rows.waves, category, rows.weight, group)
    return WaveComparison(
        question="compare-waves",
        data=(survey.name,),
        method=main.method,
        unit=unit,
        estimate=used.data.shift if main.estimate is None else main.estimate,
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
        reference=reference,
        standard_error=main.standard_error,
        statistic=main.statistic,
        degrees=main.degrees,
        reason=main.reason,
        draws=main.draws,
        monte_carlo_error=main.monte_carlo_error,
        rarer=(
            float(rarer_outcome(*used.data.columns[:2])),
            float(rarer_outcome(*used.data.columns[2:])),
        ),
        frame=frame,
        **numbers(rows, items, category),
        lines=lines,
        estimands=estimands(rows, category, level),
        concentration=concentration(used.data),
        correlations=correlations(items, category, level, seed),
        persistence=persistence(items, category),
        missing=missing(base, level),
        **other_categories(rows, category, lines[0], asked),
        by_city=by_city(rows, category, level, DRAWS, seed),
        by_group=by_group(grouped, category, level, DRAWS, seed, reference) if grouped else None,
        adjusted=(
            adjusted(survey, *rows.waves, category, adjust, weight=weight, level=level)
            if adjust
            else None
        ),
        levels=_levels(survey, rows, category, cluster, level),
        margin=(
            shift_margin(survey, *rows.waves, category, margin, weight=weight, level=level)
            if margin is not None
            else None
        ),
        words=own_words(survey),
    )


def _levels(survey, rows, category, cluster, level) -> ClusterLevels | None:
    """Return the answer with a level above the city; None by other weights or without one."""
    if rows.weight != "items":
        return None
    before, after = rows.waves
    found = cluster_levels(survey, before, after, category, cluster, level=level)
    return found if found.higher else None
