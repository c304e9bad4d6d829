"""The public share of 2019 against that of 2022, as far as the printed figures can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.inference.exact.unconditional import (
    barnard_berger_boos_test,
    barnard_test,
    boschloo_berger_boos_test,
    boschloo_test,
)
from scsi.inference.printed.clustering import design_effect
from scsi.inference.printed.shift import shift_interval, shift_pvalue, shift_pvalue_range
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.waves import clustering_of, printed_waves, unit_of
from scsi.vocabulary import Finding, Interval


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PublishedShift(Finding):
    """The shift from 41 to 51.3 per cent public, for one pair of sizes.

    `estimate`, `interval` and `pvalue` are those of the shares as printed. The ranges run over all
    whole numbers that round so, and are None where none does.

    Attributes
    ----------
    waves : tuple of int
        The years that are compared.
    share_before, share_after : float
        The printed public shares, as fractions.
    sizes : tuple of int
        Items before and after.
    compatible : bool
        Whether whole counts of both sizes print as the chapter does.
    counts_before, counts_after : tuple of int, or None
        Least and greatest public count that prints so; None where no count of that size does.
    estimate_range : Interval or None
        Least and greatest shift over the whole numbers.
    pvalue_range : Interval or None
        Least and greatest p over the whole numbers.
    interval_range : Interval or None
        From the least lower to the greatest upper bound over the whole numbers.
    barnard_range, boschloo_range : Interval or None
        The p-values of both exact tests at the whole counts that lie farthest apart and nearest;
        None unless asked for, with correlation, and where no whole numbers round so.
    barnard_within_range, boschloo_within_range : Interval or None
        The same over the common shares that the data do not rule out (Berger and Boos).
    barnard_shares, boschloo_shares : Interval or None
        Least and greatest common share at which the maxima behind `barnard_range` and
        `boschloo_range` lie, of the two u and 1 - u at which they do the one up to a half.
    cities : tuple of int
        Cities before and after.
    icc, size_cv : float
        Correlation within cities; coefficient of variation of the cities' sizes.
    design_effects, effective_sizes : tuple of float
        Before and after: the design effect, and the items divided by it.
    degrees_of_freedom : float
        Of the reference distribution; infinite for the normal, and without correlation.
    reference : str
        ``"t"`` or ``"normal"``.
    rounding : str
        The rule by which the shares are taken to have been rounded.
    """

    interval: Interval
    pvalue: float
    waves: tuple[int, int]
    share_before: float
    share_after: float
    sizes: tuple[int, int]
    compatible: bool
    counts_before: tuple[int, int] | None
    counts_after: tuple[int, int] | None
    estimate_range: Interval | None
    pvalue_range: Interval | None
    interval_range: Interval | None
    barnard_range: Interval | None
    boschloo_range: Interval | None
    barnard_within_range: Interval | None
    boschloo_within_range: Interval | None
    barnard_shares: Interval | None
    boschloo_shares: Interval | None
    cities: tuple[int, int]
    icc: float
    size_cv: float
    design_effects: tuple[float, float]
    effective_sizes: tuple[float, float]
    degrees_of_freedom: float
    reference: str
    rounding: str


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
    published = published_or_chapter(published)
    at = assumed(
        "published_shift", published, assumptions, given,
        size_before=size_before, size_after=size_after, icc=icc,
    )  # fmt: skip
    if at.size_before is None:
        raise TypeError("published_shift() needs size_before: it is not published")
    waves, sizes = printed_waves(at.rounding, published=published), (at.size_before, at.size_after)
    clustering = clustering_of(at)
    shares = waves.share_before, waves.share_after
    low, high = shift_interval(*shares, *sizes, clustering, at.level)
    first, second = (
        float(design_effect(size, k, at.icc, at.size_cv))
        for size, k in zip(sizes, at.cities, strict=True)
    )
    whole = _over_whole_counts(waves, sizes, clustering, at.level)
    return PublishedShift(
        question="published-shift",
        data=waves.data,
        method="score",
        unit=unit_of(at.icc),
        estimate=waves.shift,
        interval=Interval(float(low), float(high)),
        pvalue=float(shift_pvalue(*shares, *sizes, clustering)),
        level=at.level,
        waves=waves.waves,
        share_before=shares[0],
        share_after=shares[1],
        sizes=sizes,
        **whole,
        **_exact_ranges(whole, sizes, wanted=exact and at.icc == 0.0),
        cities=at.cities,
        icc=at.icc,
        size_cv=at.size_cv,
        design_effects=(first, second),
        effective_sizes=(sizes[0] / first, sizes[1] / second),
        degrees_of_freedom=float(clustering.degrees_of_freedom(*sizes)),
        reference=at.reference,
        rounding=at.rounding,
    )


def _over_whole_counts(waves, sizes, clustering, level):
    """Return the fields that run over the whole numbers that round so, None where none does."""
    first, second = (
        (int(least[0]), int(greatest[0])) if greatest[0] >= 0 else None
        for least, greatest in waves.count_ranges(*sizes)
    )
    answer = {
        "counts_before": first,
        "counts_after": second,
        "compatible": first is not None and second is not None,
    }
    if first is None or second is None:
        return answer | dict.fromkeys(("estimate_range", "pvalue_range", "interval_range"))
    n, m = sizes
    before, after = (first[0] / n, first[1] / n), (second[0] / m, second[1] / m)
    # Bounds rise with the share after and fall with the share before.
    low, _ = shift_interval(before[1], after[0], n, m, clustering, level)
    _, high = shift_interval(before[0], after[1], n, m, clustering, level)
    least, greatest = shift_pvalue_range(before, after, n, m, clustering)
    return answer | {
        "estimate_range": Interval(after[0] - before[1], after[1] - before[0]),
        "pvalue_range": Interval(float(least), float(greatest)),
        "interval_range": Interval(float(low), float(high)),
    }


def _exact_ranges(whole, sizes, wanted):
    """Return what the exact tests say at the farthest and the nearest whole counts."""
    tests = {
        "barnard": (barnard_test, barnard_berger_boos_test),
        "boschloo": (boschloo_test, boschloo_berger_boos_test),
    }
    fields = ("range", "within_range", "shares")
    if not (wanted and whole["compatible"]):
        return {f"{name}_{field}": None for name in tests for field in fields}
    (least_before, most_before), (least_after, most_after) = (
        whole["counts_before"], whole["counts_after"],
    )  # fmt: skip
    tables = {(least_before, most_after), (most_before, least_after)}
    answer = {}
    for name, (everywhere, within) in tests.items():
        found = [everywhere(x, sizes[0], y, sizes[1]) for x, y in tables]
        narrower = [within(x, sizes[0], y, sizes[1]) for x, y in tables]
        answer[f"{name}_range"] = _from_least([test.pvalue for test in found])
        answer[f"{name}_within_range"] = _from_least([test.pvalue for test in narrower])
        answer[f"{name}_shares"] = _from_least(
            [min(test.nuisance, 1 - test.nuisance) for test in found]
        )
    return answer


def _from_least(values) -> Interval:
    """Return the interval from the least to the greatest value."""
    return Interval(min(values), max(values))
