"""Written by ``make names`` from `scsi._late`; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable as Iterable
    from collections.abc import Mapping as Mapping
    from collections.abc import Sequence as Sequence
    from concurrent.futures import Executor as Executor
    from pathlib import Path as Path
    from typing import Any as Any
    from typing import Unpack as Unpack

    import numpy as np
    from numpy.typing import NDArray as NDArray

    from scsi.assumptions import Assumptions as Assumptions
    from scsi.assumptions import Given as Given
    from scsi.evidence.publication import Publication as Publication
    from scsi.evidence.published import Published as Published
    from scsi.evidence.survey import Survey as Survey
    from scsi.evidence.survey.profile import Profile as Profile
    from scsi.inference.printed.rounding import Rounding as Rounding
    from scsi.inference.proportions.equality import DifferenceTest as DifferenceTest
    from scsi.lab.panels import Panel as Panel
    from scsi.questions.compare_cities.finding import CityComparison as CityComparison
    from scsi.questions.compare_waves.finding import WaveComparison as WaveComparison
    from scsi.questions.decompose.finding import WaveDecomposition as WaveDecomposition
    from scsi.questions.figures.finding import ComparedPublications as ComparedPublications
    from scsi.questions.plan.finding import PlannedSurvey as PlannedSurvey
    from scsi.questions.printed_shift.finding import PrintedShift as PrintedShift
    from scsi.questions.progress import Progress as Progress
    from scsi.questions.shift.finding import PublishedShift as PublishedShift
    from scsi.questions.survey_readings.finding import SurveyReadings as SurveyReadings
    from scsi.questions.trend.finding import WaveTrend as WaveTrend
    from scsi.reports.run.parameters import RunParameters as RunParameters
    from scsi.vocabulary import Interval as Interval
    from scsi.vocabulary import Share as Share
    from scsi.vocabulary import Unit as Unit


def load_published(folder: str | Path | None = None) -> Published | Publication:
    """Load and check the figures that a publication prints: the chapter's, or those of a folder.

    The chapter's files are checked against ``datapackage.json``: checksums, columns, every cell,
    and what must hold between rows (`scsi.evidence.rules`). A folder of another publication holds
    ``publication.toml``, ``shares.csv`` and ``sizes.csv``; `scsi new-publication` writes one.

    Parameters
    ----------
    folder : path, optional
        A folder with a ``publication.toml``, or with the chapter's data files and their
        ``datapackage.json``; the package's own data unless given.

    Returns
    -------
    Published or Publication
        The chapter with its data frames, which are copies; or any other publication.

    Raises
    ------
    DataError
        If anything is wrong; one line per fault, all at once, each with the file, the line, the
        column, what was found and what is allowed.

    Examples
    --------
    >>> shares = load_published().shares
    >>> shares.loc[shares["place"] == "all", ["wave", "category", "percent"]]
       wave     category  percent
    0  2022       public     51.3
    1  2022      private     36.6
    2  2022          ppp     12.1
    3  2019       public     41.0
    4  2019  private+ppp     59.0

    In 2019 only public money and the rest are printed, so private money cannot be compared.
    """
    from scsi.evidence.published import load_published as answer

    return answer(folder)


def published_shift(
    size_before: int | None = None,
    size_after: int | None = None,
    icc: float | None = None,
    *,
    exact: bool = False,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> PublishedShift:
    r"""Compare the printed 41 % of 2019 with the 51.3 % of 2022, for one pair of sizes.

    The score test of two shares, with p̄ pooled over items and design effects for cities:

    .. math:: z = \frac{p_2 - p_1}{\sqrt{\bar p(1-\bar p)
              (\mathrm{deff}_1/n_1 + \mathrm{deff}_2/n_2)}}, \qquad
              \mathrm{deff} = 1 + \max\{(n/k)(1 + cv^2) - 1, 0\}\,\rho .

    The reference is t with :math:`\nu = V^2/\{B_1^2/(k_1-1) + B_2^2/(k_2-1)\}`, V the variance
    and B its parts between cities; without correlation ν is infinite. The interval inverts the
    test: it leaves out 0 exactly where p is below 1 - `level`.

    Parameters
    ----------
    size_before : int
        Items that were counted in 2019, which is not published: it has to be assumed.
    size_after : int, default 3091
        Items of 2022; the likeliest number that the publication suggests.
    icc : float, default 0
        Correlation ρ of two items of one city, 0 to 1. At 0 the items are taken as independent
        draws (``unit`` is ``items``); above 0 the cities are (``cities``).
    exact : bool, default False
        Whether to add the exact p-values of Barnard and Boschloo, in a second or two. They are of
        independent items, so only where `icc` is 0.
    assumptions : Assumptions, optional
        All that is assumed, as one object; what is given besides goes before it.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.
    **given
        ``cities_before`` (20) and ``cities_after`` (31), at least 2 and none in both waves;
        ``size_cv`` (0), the coefficient of variation of the cities' numbers of items; ``reference``
        (``"t"``, or ``"normal"``); ``rounding`` (``"each"``), as in `compatible_sizes`; ``level``
        (0.95).

    Returns
    -------
    PublishedShift
        At the printed shares, and its range over the whole numbers that round so. Where no count
        of a size prints so, `compatible` is False and the ranges are None.

    Raises
    ------
    ValueError
        If an assumption is out of range, all of them in one message, or cities are assumed to be
        in both waves.
    TypeError
        If `size_before` is not assumed, or a keyword is unknown.

    References
    ----------
    .. [1] S. M. Kerry and J. M. Bland (2001). *Statistics in Medicine* 20(3), 377-390.
    .. [2] F. E. Satterthwaite (1946). *Biometrics Bulletin* 2(6), 110-114.
    .. [3] R. W. Mee (1984). *Biometrics* 40(4), 1175-1176: the interval at equal design effects.

    Examples
    --------
    >>> found = published_shift(size_before=200, size_after=3091)
    >>> round(found.pvalue, 4), found.compatible
    (0.0047, True)
    >>> found = published_shift(size_before=200, exact=True)
    >>> round(found.barnard_range.high, 4), round(found.boschloo_range.high, 4)
    (0.0244, 0.0053)
    >>> round(found.barnard_shares.high, 4), round(found.barnard_within_range.high, 4)
    (0.0004, 0.0058)
    >>> found = published_shift(size_before=1000, icc=0.067, reference="normal")
    >>> round(found.pvalue, 4)
    0.0121

    If 200 independent items were counted in 2019, the shift is hardly chance; if cities differ, a
    thousand items say less than that.
    """
    from scsi.questions.shift.finding import published_shift as answer

    return answer(
        size_before,
        size_after,
        icc,
        exact=exact,
        assumptions=assumptions,
        published=published,
        **given,
    )


def printed_shift(
    before: str | float | Iterable[str | float],
    after: str | float | Iterable[str | float],
    sizes: tuple[int | None, int | None] = (None, None),
    clusters: tuple[int | None, int | None] = (None, None),
    *,
    kind: str | None = None,
    rounding: str = "each",
    level: float = 0.95,
) -> PrintedShift:
    """Say what two printed percentages decide.

    Parameters
    ----------
    before, after : str, float, or a sequence of them
        The percentage of each wave as printed: ``"41"`` has no decimals, ``"41.0"`` one. With the
        other percentages of the same wave behind it, whether they add up is said too.
    sizes : tuple of int or None
        Items before and after; None where none is printed.
    clusters : tuple of int or None
        Clusters before and after, such as cities; None where none are printed.
    kind : {"complete", "rest", "several"}, optional
        What the percentages of a wave are together: a complete split, one with an unprinted rest,
        or several answers. A complete split unless given, and one percentage has a rest.
    rounding : str, default "each"
        A rule of `compatible_sizes`, ``"adding-up"`` or ``"unknown"``.
    level : float, default 0.95
        Confidence level in (0, 1).

    Returns
    -------
    PrintedShift

    Raises
    ------
    ValueError
        If a percentage, a size or a number of clusters cannot be.

    Examples
    --------
    >>> found = printed_shift("41", "51.3", sizes=(None, 3091), clusters=(20, 31))
    >>> found.fewest, found.fewest_range
    (94.0, Interval(low=84.0, high=105.0))
    >>> round(found.ceiling, 3)
    0.128

    From 94 independent items on the rise is significant; if items of one cluster correlate by more
    than 0.128, no number of items is enough.
    """
    from scsi.questions.printed_shift.finding import printed_shift as answer

    return answer(before, after, sizes, clusters, kind=kind, rounding=rounding, level=level)


def compare_publications(*publications: Publication) -> ComparedPublications:
    """Put publications side by side: what each says of the same wave, and where they contradict.

    Parameters
    ----------
    *publications : Publication
        Two or more, such as editions of one index, from `scsi.load_published`.

    Returns
    -------
    ComparedPublications

    Raises
    ------
    ValueError
        If there are fewer than two.
    """
    from scsi.questions.figures.finding import compare_publications as answer

    return answer(*publications)


def explore(
    survey: Survey | None = None,
    *,
    lang: str = "en",
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **start: Any,
) -> Panel:
    """Open a panel in JupyterLab: sliders or menus, the answer in words, and how to repeat it.

    Without a survey it is the published shift over the grid of `scsi.published.explorer`, as in the
    report: sliders stop only where an answer has been computed. With one it is
    `scsi.compare_waves`, and `scsi.decompose` where a column is chosen. A button writes what is
    seen as a papermill command, as a command of `scsi` and as three lines of Python.

    Parameters
    ----------
    survey : Survey, optional
        From `scsi.read_survey`; the published shift without one.
    lang : {"en", "ko"}
        Language of labels and answers.
    assumptions : Assumptions, optional
        Where to start for the published shift, as one object.
    published : Published, optional
        The figures of the published shift; the chapter's unless given.
    **start
        Where to start. For the published shift any assumption, such as ``size_before=120``, or
        where the sliders stop (`scsi.published.explorer`); for a survey ``before``, ``after``,
        ``category``, ``unit``, ``weight``, ``by`` and ``level``.

    Returns
    -------
    Panel
        An ``ipywidgets.VBox``; a notebook shows it where it ends a cell.

    Raises
    ------
    ModuleNotFoundError
        If ipywidgets is not installed.
    TypeError
        If `survey` is not a `Survey`, or what belongs to the published shift is given with one.
    ValueError
        For an unknown name in `start`, or an answer that cannot be given there.

    Examples
    --------
    >>> panel = explore(size_before=120, icc=0.05)
    >>> print(panel.sentence[:58])
    With 120 projects in 2019 and 3,091 in 2022, treating citi

    The sentence is the report's own for these assumptions.
    """
    from scsi.lab.explore import explore as answer

    return answer(survey, lang=lang, assumptions=assumptions, published=published, **start)


def read_survey(
    source: object,
    columns: Mapping[str, str | None] = {},
    categories: Mapping[str, str | None] = {},
    *,
    encoding: str | None = None,
    separator: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
    memory_limit: str = "2GB",
    check_ids: bool | None = None,
    repeated_ids: str = "refuse",
    waves: Sequence[int | str] | None = None,
    empty: Sequence[str] | None = None,
    strict: bool = False,
    share_of: str | None = None,
    cluster: str | Sequence[str] = (),
    rows: Sequence[str] = (),
    clusters: Sequence[str] = (),
    title: str | Sequence[str] = (),
    mapping: str | os.PathLike | Mapping | None = None,
) -> Survey:
    """Read project rows from a file or a data frame, understand them and validate them.

    A survey has one row per project: ``project_id``, ``city``, ``wave``, ``funding`` (public,
    private or ppp) and, where there are, ``country``, ``region``, ``layer``, ``sector``,
    ``amount``, ``currency`` and ``weight``; ``data/CODEBOOK.md`` says what each allows. An empty
    funding or city is kept and counted. Nothing is guessed in silence: what was read otherwise than
    it stands is in ``understood``, and what cannot be understood is refused, all at once.

    Parameters
    ----------
    source : path or DataFrame
        A CSV, Excel or Parquet file, a folder or a pattern (``*``) of Parquet files, or a table of
        pandas, Polars, Arrow, DuckDB or Spark.
    columns : mapping of str to str or None
        From the table's heading to ours, as in pandas: ``{"year": "wave"}``; None leaves one out.
    categories : mapping of str to str or None
        From the table's word to ours: ``{"mixed": "ppp"}``; None stands for an empty cell.
    encoding, separator, decimal, sheet : str, optional
        What to take for granted in place of finding out: a text file's encoding, what separates
        its cells, the decimal mark of numbers in text, the sheet of a workbook.
    memory_limit : str
        What DuckDB may use for Parquet and for large text files.
    check_ids : bool, optional
        Whether to look for projects that are there twice in a wave; by default in tables of up to
        five million rows.
    repeated_ids : str
        ``"refuse"``, or ``"keep"`` where the same id stands for several rows of a wave.
    waves : sequence of int or str, optional
        The waves that are asked for, the earliest first; rows of others are left out. A text such
        as ``"2014-2016"`` makes one wave of three years.
    empty : sequence of str, optional
        Words that stand for an empty cell in any column, in place of those that are known, such as
        ``n/a``, ``unknown`` and ``미상``.
    strict : bool
        Whether rows without a readable wave, and amounts that cannot be read, refuse the table;
        otherwise the rows are set aside and told, and the amounts are refused where they are used.
    share_of : str, optional
        The category whose share is asked for: the table's own words are then its categories,
        `categories` maps them to any others, and the share is that of this one against the rest.
    cluster : str or sequence of str
        What makes a cluster, if not the city: any columns of words, such as ``"region"`` or
        ``("city", "sector")``.
    rows, clusters : sequence of str
        What a row and a cluster are called: one, several and, in Korean, a third word.
    title : str or sequence of str
        A title of one's own, in English and in Korean.
    mapping : path or mapping, optional
        A file that ``scsi check --write`` wrote and its holder edited; what is given here as well
        comes first.

    Returns
    -------
    Survey

    Raises
    ------
    DataError
        If the table cannot be used: the first hundred faults, each with its place, what was found
        and what is allowed, and how many more there are.
    ValueError
        If an argument makes no sense.
    TypeError
        If `source` is neither a path nor a data frame.

    Examples
    --------
    >>> table = pd.DataFrame({"project_id": ["a", "b"], "city": ["Seoul", "Busan"],
    ...                       "year": [2022, 2022], "funding": ["Public", "mixed"]})
    >>> survey = read_survey(table, columns={"year": "wave"}, categories={"mixed": "ppp"})
    >>> survey.understood[2]
    "funding: 'Public' read as public (1 row); 'mixed' read as ppp (1 row)"

    The table's own words are translated, and the survey says so.
    """
    from scsi.evidence.survey.reading import read_survey as answer

    return answer(
        source,
        columns,
        categories,
        encoding=encoding,
        separator=separator,
        decimal=decimal,
        sheet=sheet,
        memory_limit=memory_limit,
        check_ids=check_ids,
        repeated_ids=repeated_ids,
        waves=waves,
        empty=empty,
        strict=strict,
        share_of=share_of,
        cluster=cluster,
        rows=rows,
        clusters=clusters,
        title=title,
        mapping=mapping,
    )


def check_survey(
    source: object,
    columns: Mapping[str, str | None] = {},
    categories: Mapping[str, str | None] = {},
    *,
    mapping: str | os.PathLike | Mapping | None = None,
    **options,
) -> Profile:
    """Look at project rows without using them: what is there, what stands in the way.

    Parameters
    ----------
    source, columns, categories, mapping, **options
        As in `read_survey`.

    Returns
    -------
    Profile
        Also of a table that `read_survey` refuses: its faults are in ``in_the_way``, what its
        headings and words may mean in ``proposed``, and ``then`` is the next command.

    Examples
    --------
    >>> table = pd.DataFrame({"project_id": [1], "city": ["Seoul"], "wave": [2022],
    ...                       "funding": ["pubic"]})
    >>> print(check_survey(table).in_the_way[0].partition("; allowed")[0])
    Pandas table, row 0, column 'funding': found 'pubic'

    One word stands in the way, and it is named with its place; what is allowed follows.
    """
    from scsi.evidence.survey.reading import check_survey as answer

    return answer(source, columns, categories, mapping=mapping, **options)


def example_survey() -> Survey:
    """Return the simulated survey that comes with the package.

    Its totals are the printed ones; all else is drawn from the model that `draw_example` states.

    Returns
    -------
    Survey
        With ``simulated`` True: whoever shows its numbers says so.

    Examples
    --------
    >>> example_survey()
    Simulated survey example_survey.csv: 4,091 rows in 2019, 2022

    A thousand simulated projects of 2019 and the printed 3,091 of 2022.
    """
    from scsi.evidence.simulate import example_survey as answer

    return answer()


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
    draws: int = 9999,
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
    from scsi.questions.compare_waves.finding import compare_waves as answer

    return answer(
        survey,
        before,
        after,
        category,
        unit,
        level=level,
        weight=weight,
        frame=frame,
        adjust=adjust,
        cluster=cluster,
        margin=margin,
        reference=reference,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=progress,
    )


def trend(
    survey: Survey,
    category: str | None = None,
    waves: Sequence[int | str] | None = None,
    *,
    weight: str = "items",
    level: float = 0.95,
) -> WaveTrend:
    """Follow the share of a category over all waves of a survey, cities as the unit.

    Every wave's share with its interval; the test that all are the same (the approximate Hotelling
    test on CR2); each step between successive waves, corrected by Holm; and the linear trend, by
    year where the waves are years. Cities in several waves give their covariance.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    category : str
        Whose share.
    waves : sequence of int or str, optional
        The waves to compare; all if nothing is said.
    weight : {"items", "cities"}
        What weighs a project: 1, or one over the projects of its city in its wave.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    WaveTrend

    Raises
    ------
    ValueError
        For an unknown wave, category or weight, and for fewer than two waves.

    References
    ----------
    Tipton, E. and Pustejovsky, J. E. (2015), Journal of Educational and Behavioral Statistics
    40(6), 604-634; clubSandwich, ``Wald_test(test = "HTZ")``.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = trend(example_survey())
    >>> found.waves, round(found.estimate, 4)
    ((2019, 2022), 0.0344)

    Ten points in three years are 3.4 points a year; two waves make a difference, no trend.
    """
    from scsi.questions.trend.finding import trend as answer

    return answer(survey, category, waves, weight=weight, level=level)


def survey_readings(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    *,
    level: float = 0.95,
) -> SurveyReadings:
    """Compare two waves under every defensible choice of the analysis.

    Crossed are: the clusters (cities, projects as independent draws, regions), the weighting
    (projects, cities), rows without a city (a cluster each, one cluster, left out), missing funding
    (left out, all of the category, none), the cities (all, only those in both waves), what is
    adjusted for (nothing, each column, the first two), and the reference (t with Satterthwaite's
    degrees, normal). What contradicts itself or repeats another is left out, with the reason.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after, category
        As in `scsi.compare_waves`.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    SurveyReadings
        Counts of readings describe the list of choices; they are no probabilities.

    References
    ----------
    Simonsohn, U., Simmons, J. P. and Nelson, L. D. (2020), "Specification curve analysis", Nature
    Human Behaviour 4, 1208-1214. Steegen, S. and others (2016), "Increasing transparency through a
    multiverse analysis", Perspectives on Psychological Science 11(5), 702-712.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = survey_readings(example_survey())
    >>> found.moves[0].choice, found.number("fall")
    ('level', 0)

    What moves the answer most is whether projects count as independent.
    """
    from scsi.questions.survey_readings.finding import survey_readings as answer

    return answer(survey, before, after, category, level=level)


def decompose(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    by: str = "city",
    *,
    weight: str = "items",
    level: float = 0.95,
    draws: int = 1999,
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
    from scsi.questions.decompose.finding import decompose as answer

    return answer(
        survey, before, after, category, by, weight=weight, level=level, draws=draws, seed=seed
    )


def compare_cities(
    survey: Survey,
    wave: int | str | None = None,
    category: str | None = None,
    *,
    ranks: str = "marginal",
    level: float = 0.95,
    draws: int = 1999,
    seed: int = 0,
    progress: Progress = None,
) -> CityComparison:
    """Compare the cities of one wave: shares drawn to their mean, ranks, corrected tests.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    wave : int or str, optional
        The wave; the last one if left out.
    category : str, optional
        Whose share, as in `compare_waves`.
    ranks : {"marginal", "simultaneous"}
        Whether each city's set of ranks holds by itself or all hold together. Above 300 cities
        no ranks are told.
    level : float, default 0.95
        Of the posterior intervals and of the sets of ranks.
    draws, seed : int
        Of the critical values of the ranks.
    progress : bool or callable, optional
        As in `compare_waves`; all at once for 300 cities takes some seconds.

    Returns
    -------
    CityComparison

    Raises
    ------
    ValueError
        For an unknown wave or category; the message says which there are.

    References
    ----------
    Efron, B. (2010), Large-Scale Inference, chapter 1. Mogstad, M., Romano, J. P., Shaikh, A. M.
    and Wilhelm, D. (2024), Review of Economic Studies 91(1), 476-518. Benjamini, Y. and Hochberg,
    Y. (1995), Journal of the Royal Statistical Society B 57(1), 289-300.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = compare_cities(example_survey(), wave=2022)
    >>> first = found.cities[0]
    >>> first.rank_low, first.rank_high > 1
    (1, True)

    The city with the highest share need not be the first: its set of ranks holds others.
    """
    from scsi.questions.compare_cities.finding import compare_cities as answer

    return answer(
        survey, wave, category, ranks=ranks, level=level, draws=draws, seed=seed, progress=progress
    )


def plan(
    before: float | Survey | None = None,
    after: float | None = None,
    *,
    category: str | None = None,
    margin: float | None = None,
    like: WaveComparison | None = None,
    cities_before: int | None = None,
    cities_after: int | None = None,
    cities_both: int | None = None,
    items_before: float | None = None,
    items_after: float | None = None,
    icc: float | None = None,
    persistence: float | None = None,
    size_cv: float | None = None,
    wanted: float = 0.8,
    level: float = 0.95,
) -> PlannedSurvey:
    """Plan a survey of two waves with cities as the unit: power, sizes, smallest shift.

    Parameters
    ----------
    before, after : float, optional
        The shares supposed, fractions in (0, 1). Without `after` only the smallest shift is told. A
        survey of two waves in the place of `before` is compared first and taken as `like`.
    category : str, optional
        Whose share, where a survey is given; as in `scsi.compare_waves`.
    margin : float, optional
        In percentage points: plan also to show that a share that did not move has moved less.
    like : WaveComparison, optional
        A comparison whose cities, items per city, correlation, persistence and spread of sizes
        are taken wherever nothing else is said, and its first share for `before`. Its second share
        is not taken: power at the shift that was seen says no more than its p.
    cities_before, cities_after, cities_both : int, optional
        Cities in each wave and in both (0 if nothing is said).
    items_before, items_after : float, optional
        Mean items per city.
    icc : float, optional
        Intraclass correlation of items of a city.
    persistence : float, optional
        Correlation of a city's effect between the waves (0 if nothing is said, or cannot be
        estimated from `like`).
    size_cv : float, optional
        Coefficient of variation of items per city (0 if nothing is said).
    wanted : float, default 0.8
        Power wanted.
    level : float, default 0.95
        One less the level of the test.

    Returns
    -------
    PlannedSurvey

    Raises
    ------
    ValueError
        If a number is missing or outside its range.

    References
    ----------
    Donner, A. and Klar, N. (2000), Design and Analysis of Cluster Randomization Trials in Health
    Research, section 5.3. Hoenig, J. M. and Heisey, D. M. (2001), "The abuse of power", The
    American Statistician 55(1), 19-24 (power at the shift that was seen).

    Examples
    --------
    >>> found = plan(0.41, 0.513, cities_before=20, cities_after=31, items_before=10,
    ...              items_after=100, icc=0.1)
    >>> round(found.power, 2), found.cities.size, found.items.size
    (0.42, 56, None)

    A true rise of ten points among twenty and thirty-one such cities is seen in two of five
    surveys; it takes fifty-six cities in each wave, and no number of items makes up for them.
    """
    from scsi.questions.plan.finding import plan as answer

    return answer(
        before,
        after,
        category=category,
        margin=margin,
        like=like,
        cities_before=cities_before,
        cities_after=cities_after,
        cities_both=cities_both,
        items_before=items_before,
        items_after=items_after,
        icc=icc,
        persistence=persistence,
        size_cv=size_cv,
        wanted=wanted,
        level=level,
    )


def share_interval(share: Share, method: str = "wilson", level: float = 0.95) -> Interval:
    """Return an interval for one share, items as independent draws.

    Parameters
    ----------
    share : Share
        The sample.
    method : str
        ``"wilson"``, ``"jeffreys"`` (the end points 0 and 1 included at counts of 0 and n) or
        ``"clopper-pearson"`` (exact, never below its level).
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    Interval
        Bounds as fractions within [0, 1].

    Raises
    ------
    TypeError
        If `share` is not a `Share`.
    ValueError
        If `method` is unknown or `level` does not lie in (0, 1).

    Examples
    --------
    >>> interval = share_interval(Share(1586, 3091))
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.495, 0.531)

    If the 3,091 items were independent draws, the public share would be known to 2 points.
    """
    from scsi.inference.proportions.one_share import share_interval as answer

    return answer(share, method, level)


def difference_interval(
    before: Share, after: Share, method: str = "miettinen-nurminen", level: float = 0.95
) -> Interval:
    """Return an interval for the share after less the share before, items as independent draws.

    Parameters
    ----------
    before, after : Share
        The two samples.
    method : str
        ``"miettinen-nurminen"`` (score, with N/(N - 1)), ``"mee"`` (score), ``"newcombe"`` (Wilson
        bounds combined), ``"agresti-caffo"``, ``"wald"``, or ``"chan-zhang"`` (alias ``"exact"``:
        exact unconditional; the hull of a set that need not be connected; seconds at 200 a side).
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    Interval
        Bounds as fractions within [-1, 1].

    Raises
    ------
    TypeError
        If `before` or `after` is not a `Share`.
    ValueError
        If `method` is unknown or `level` does not lie in (0, 1).

    See Also
    --------
    difference_test : The p-values; ``"miettinen-nurminen"``, ``"score"`` (for ``"mee"``) and
        ``"chan-zhang"`` are those that agree with the interval.

    Examples
    --------
    >>> interval = difference_interval(Share(82, 200), Share(1586, 3091))
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.032, 0.171)

    If items were independent draws, the public share rose by 3 to 17 percentage points.
    """
    from scsi.inference.proportions.difference import difference_interval as answer

    return answer(before, after, method, level)


def difference_test(
    before: Share,
    after: Share,
    method: str = "score",
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-06,
) -> DifferenceTest:
    """Test whether two shares are equal, items as independent draws.

    Parameters
    ----------
    before, after : Share
        The two samples.
    method : str
        ``"score"`` (pooled z, Pearson's chi-square), ``"miettinen-nurminen"`` (the p that agrees
        with that interval), ``"likelihood-ratio"`` (G), ``"fisher"`` (exact), ``"fisher-midp"``;
        exact and unconditional: ``"barnard"`` (pooled z), ``"barnard-unpooled"``, ``"boschloo"``
        (Fisher's p as statistic), both also as ``"barnard-berger-boos"`` and
        ``"boschloo-berger-boos"`` over the common shares that the data do not rule out, or
        ``"chan-zhang"`` (alias ``"exact"``: the p that agrees with
        that interval).
    alternative : {"two-sided", "less", "greater"}
        About the share after less the share before: ``"greater"`` asks whether it rose,
        ``"less"`` whether it fell.
    rtol : float
        Greatest relative width of the bracket of an exact unconditional p-value.

    Returns
    -------
    DifferenceTest
        Statistic and p-value with the inputs.

    Raises
    ------
    TypeError
        If `before` or `after` is not a `Share`.
    ValueError
        If `method` or `alternative` is unknown.

    See Also
    --------
    difference_interval : The difference with its interval.

    Notes
    -----
    How often, at most, a test at 5 % rejects when nothing changed, in per cent, for sizes 20 and
    31, 50 and 50, 51 and 200 (`scsi.inference.exact.size.exact_size`):

    ================== ===== ===== ======
    method             20,31 50,50 51,200
    ================== ===== ===== ======
    score               5.42  5.69   9.39
    miettinen-nurminen  4.97  5.69   9.39
    likelihood-ratio    9.68  9.22   7.54
    fisher              4.42  3.52   4.24
    fisher-midp         4.94  5.69   5.40
    barnard             4.97  4.88   4.80
    barnard-unpooled    4.61  4.88   4.02
    boschloo            4.83  4.87   4.97
    ================== ===== ===== ======

    Examples
    --------
    >>> test = difference_test(Share(82, 200), Share(1586, 3091))
    >>> round(test.statistic, 3), round(test.pvalue, 4)
    (2.826, 0.0047)

    If items were independent draws, a shift this large would be rare had nothing changed.

    >>> from scsi.inference.exact.size import exact_size
    >>> [round(100 * exact_size(test, 20, 31).high, 2) for test in ("score", "boschloo")]
    [5.42, 4.83]

    At these sizes the score test exceeds its level and Boschloo's does not.
    """
    from scsi.inference.proportions.equality import difference_test as answer

    return answer(before, after, method, alternative, rtol=rtol)


def compatible_sizes(
    percents: Iterable[float],
    decimals: int | Sequence[int] = 1,
    max_size: int = 4000,
    rounding: Rounding = "each",
    complete: bool | None = None,
) -> NDArray[np.int64]:
    r"""Find the sizes for which printed percentages of one base can be whole counts.

    A size :math:`n` is compatible if there are whole counts :math:`x_1, \dots, x_m` with
    :math:`\sum x_i = n` that print as the percentages do under the rounding rule.

    Parameters
    ----------
    percents : iterable of float, str or Decimal
        Printed percentages of one base, whose categories exclude each other.
    decimals : int or sequence of int, default 1
        Decimals that were printed, of all or of each; uneven ones only where each share is rounded
        by itself.
    max_size : int, default 4000
        Greatest size looked at; the least is 1.
    rounding : {"each", "half-even", "truncate", "largest-remainder", "largest-share"}
        ``each``: every share by itself, half up; ``half-even``: an exact half to the even
        neighbour; ``truncate``: cut off; ``largest-remainder``: cut off, then the largest
        remainders raised until the sum is 100; ``largest-share``: half up, then the largest share
        takes the difference to 100. Of equal remainders, or equal largest shares, the one listed
        first.
    complete : bool, optional
        Whether the percentages are a complete split. If not, one further category was not printed:
        free under the rules that round each share by itself, printed as 100 less the others under
        those that make shares add up. Their sum cannot tell: 86, 11 and 3 per cent may leave out
        those who gave no answer. Unless it is stated, two or more that add up to 100, up to what
        the rule can explain, are taken to be complete, and others not.

    Returns
    -------
    ndarray of int64
        The compatible sizes from 1 to `max_size`, ascending; empty if there is none.

    Raises
    ------
    ValueError
        If a percentage lies outside 0 to 100 or has more decimals than were printed, or together
        they exceed 100 by more than rounding explains, or `decimals`, `max_size` or `rounding` is
        not allowed.

    See Also
    --------
    compatible_counts : The whole counts themselves, at one size.

    Notes
    -----
    All arithmetic is in whole numbers: 0.5 units is exactly a half.

    References
    ----------
    .. [1] N. J. L. Brown and J. A. J. Heathers (2017). The GRIM test. *Social Psychological and
       Personality Science* 8(4), 363-369.
    .. [2] M. L. Balinski and H. P. Young (1982). *Fair Representation*. Yale University Press,
       chapter 3 (largest remainders, there Hamilton's method).

    Examples
    --------
    >>> sizes = compatible_sizes((51.3, 36.6, 12.1), decimals=1, max_size=4000)
    >>> int(sizes[0]), 514 in sizes
    (224, False)
    >>> 514 in compatible_sizes((51.3, 36.6, 12.1), rounding="largest-remainder")
    True

    Fewer than 224 items cannot have been counted. Whether 514 can depends on the rule: not if each
    share was rounded by itself, but 264, 188 and 62 can if the shares were made to add up.
    """
    from scsi.inference.printed.sizes import compatible_sizes as answer

    return answer(percents, decimals, max_size, rounding, complete)


def check_parameters() -> RunParameters:
    """Check the parameters of the notebook that is running against what it declares.

    It reads the cells run so far: the last one that only declares (``name: type = default``) says
    which parameters there are, and the cell that papermill puts behind it says what was passed.
    papermill itself lets a misspelt name pass with a warning and turns ``-p name 007`` into 7.

    Returns
    -------
    RunParameters
        Shows itself as a small table of the run's parameters.

    Raises
    ------
    ValueError
        If a name is unknown, a value of another type than declared or not among the allowed ones;
        the message lists every fault, and for names the nearest.
    RuntimeError
        If no notebook is running, or none of the cells run so far declares parameters.

    Examples
    --------
    >>> check_parameters()
    Traceback (most recent call last):
      ...
    RuntimeError: check_parameters() reads the cells of a notebook; none is running here

    Elsewhere than in a notebook there is nothing to check; in one it shows the run's parameters.
    """
    from scsi.reports.run.parameters import check_parameters as answer

    return answer()
