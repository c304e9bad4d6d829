"""The four targets of inference: what was counted, these cities, items, comparable cities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import FEWEST_DEGREES, t_interval, two_sided
from scsi.inference.clusters.robust import city_scores, satterthwaite_degrees
from scsi.vocabulary import Interval, Unit, check_level


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetedShift:
    """A shift with the sampling error that its target of inference gives it.

    Attributes
    ----------
    unit : Unit
        The target.
    estimate : float
        The pooled shift, the same for all targets.
    standard_error : float or None
        None for ``Unit.NONE``: nothing was sampled.
    degrees : float or None
        Of the reference t; None for the normal.
    interval : Interval or None
    pvalue : float or None
        Dual to `interval`, never 0.
    between, within : float or None
        The two parts of the variance, where the target has both.
    single_item : tuple of str
        Cities with one item in a wave, whose within-city variance is the mean of the others'.
    frame : int or None
        Stated number of cities from which these were drawn.
    level : float
    reason : str
        Why there is no p, as in `ShiftTest`; ``"described"`` for ``Unit.NONE``,
        ``"single-items"`` where every city of a wave has one item and hence no variance within.
    """

    unit: Unit
    estimate: float
    standard_error: float | None
    degrees: float | None
    interval: Interval | None
    pvalue: float | None
    between: float | None
    within: float | None
    single_item: tuple[str, ...]
    frame: int | None
    level: float
    reason: str = ""


def within_variance(count, total) -> float:
    """Return the variance of a pooled share with its cities as fixed strata.

    Σ (n_j/N)² p_j (1 - p_j)/(n_j - 1). A city with one item takes the mean of p(1 - p)n/(n - 1)
    over the others, weighted by n - 1; nan if every city has one item.

    Parameters
    ----------
    count, total : array_like, shape (k,)
        Items per city; total 0 where absent.

    Examples
    --------
    >>> round(within_variance([2, 0], [4, 4]), 4)
    0.0208

    The city without a public item adds nothing: these cities as they are.
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    here = total > 0
    count, total = count[here], total[here]
    several = total > 1
    if not several.any():
        return float("nan")
    spread = np.zeros(len(total))
    inside = count[several] * (1 - count[several] / total[several])
    spread[several] = inside / (total[several] - 1)
    spread[~several] = inside.sum() / (total[several] - 1).sum()
    return float((total * spread).sum() / total.sum() ** 2)


def targeted_shift(
    data: CityCounts, unit: Unit | str = Unit.CITIES, frame: int | None = None, level: float = 0.95
) -> TargetedShift:
    """Return the pooled shift with the error of the chosen target of inference.

    ``none``: no error. ``items-within-cities``: cities are fixed, items realisations in each;
    normal. ``items``: binomial variance P(1 - P)/N, unpooled; normal; usually misspecified.
    ``cities``: CR2 with Satterthwaite degrees. With a stated `frame` of K cities the between-city
    part is multiplied by 1 - k/K per wave and, for the covariance of the m cities in both, by
    1 - k₁k₂/(mK); the within-city part is kept, and at k = K it is "these cities". Degrees then
    grow as (variance/between part)².

    Parameters
    ----------
    data : CityCounts
        Numbers of items; weights are refused, except for ``cities`` without `frame`.
    unit : Unit or str, default "cities"
        The target.
    frame : int, optional
        K, for ``cities`` only.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    TargetedShift

    References
    ----------
    Cochran, W. G. (1977), Sampling Techniques, 3rd ed., sections 2.6, 5.3 and 11.4.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 6, 1, 3, 5, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 6, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> for unit in ("none", "items-within-cities", "items", "cities"):
    ...     error = targeted_shift(data, unit).standard_error
    ...     print(unit, error and round(error, 3))
    none None
    items-within-cities 0.092
    items 0.092
    cities 0.061

    Cities that rose together leave less doubt about comparable cities than independent items would.
    """
    check_level(level)
    unit = Unit(unit)
    if frame is not None and unit is not Unit.CITIES:
        raise ValueError("a frame of cities needs unit='cities'")
    if unit is Unit.NONE:
        return _target(data, unit, None, None, None, None, level, reason="described")
    if unit is Unit.CITIES and frame is None:
        return _cities(data, level)
    data.need_items(f"unit={unit.value!r}" + (" with a frame" if frame is not None else ""))
    inside = [within_variance(*data.columns[:2]), within_variance(*data.columns[2:])]
    if unit is Unit.ITEMS_WITHIN_CITIES:
        return _target(data, unit, sum(inside), None, None, sum(inside), level)
    if frame is not None:
        return _with_frame(data, frame, inside, level)
    shares = np.array([data.pooled_before, data.pooled_after])
    sizes = np.array([data.total_before.sum(), data.total_after.sum()])
    return _target(data, unit, (shares * (1 - shares) / sizes).sum(), None, None, None, level)


def _cities(data: CityCounts, level: float) -> TargetedShift:
    """Return the CR2 answer without a frame."""
    _, before, after = city_scores(*data.columns)
    degrees = float(satterthwaite_degrees(data.total_before, data.total_after))
    return _target(data, Unit.CITIES, ((after - before) ** 2).sum(), degrees, None, None, level)


def _with_frame(data: CityCounts, frame: int, inside: list[float], level: float) -> TargetedShift:
    """Return the CR2 answer with the finite-population correction of the between-city part."""
    numbers = np.array([data.in_before.sum(), data.in_after.sum()])
    both = int(data.in_both.sum())
    if frame < (data.in_before | data.in_after).sum():
        raise ValueError(f"frame={frame} is less than the number of cities in the data")
    _, before, after = city_scores(*data.columns)
    own = np.array([(before**2).sum(), (after**2).sum()]) - inside
    between = (np.maximum(own, 0) * (1 - numbers / frame)).sum()
    if both:
        between -= 2 * (before @ after) * (1 - numbers.prod() / (both * frame))
    between = max(float(between), 0.0)
    variance = between + sum(inside)
    own_degrees = float(satterthwaite_degrees(data.total_before, data.total_after))
    degrees = own_degrees * (variance / between) ** 2 if between > 0 else None
    return _target(data, Unit.CITIES, variance, degrees, between, sum(inside), level, frame=frame)


def _target(
    data, unit, variance, degrees, between, within, level, *, frame=None, reason=""
) -> TargetedShift:
    """Put an answer together, or say why there is no p."""
    estimate = data.shift
    if not reason and unit is Unit.CITIES and min(data.in_before.sum(), data.in_after.sum()) < 2:
        reason = "one-city"
    if not reason and np.isnan(variance):
        reason = "single-items"
    if not reason and not variance > 1e-24:
        reason = "variance-zero"
    if not reason and degrees is not None and not degrees >= FEWEST_DEGREES:
        reason = "few-degrees"
    error = (
        None if reason in ("described", "one-city", "single-items") else float(np.sqrt(variance))
    )
    interval = pvalue = None
    if not reason and error is not None:
        free = np.inf if degrees is None else degrees
        interval = t_interval(estimate, error, free, level)
        pvalue = two_sided(estimate / error, free)
    known = degrees is not None and np.isfinite(degrees)
    ones = ((data.total_before == 1) | (data.total_after == 1)) & (not data.money)
    return TargetedShift(
        unit=unit,
        estimate=estimate,
        standard_error=error,
        degrees=float(degrees) if known else None,
        interval=interval,
        pvalue=pvalue,
        between=between,
        within=within,
        single_item=tuple(city for city, one in zip(data.cities, ones, strict=True) if one),
        frame=frame,
        level=level,
        reason=reason,
    )
