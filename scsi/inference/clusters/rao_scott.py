"""Rao-Scott tests of waves by categories, all categories at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from scipy import stats

from scsi.inference.clusters.results import SMALLEST


@dataclass(frozen=True, slots=True, kw_only=True)
class RaoScottTest:
    """Rao and Scott's corrected chi-square of two waves by C categories.

    Attributes
    ----------
    order : int
        1 for the mean correction referred to chi-square, 2 for Satterthwaite's referred to F.
    overlap : str
        ``"covariance"`` if a city is in both waves, else ``"none"``.
    pearson : float
        The uncorrected chi-square of the pooled table.
    effects : tuple of float
        Generalised design effects, largest first; one for each degree of freedom.
    statistic : float or None
        Chi-square divided by the mean (order 1) or the sum (order 2) of `effects`.
    degrees, denominator : float or None
        Degrees of freedom; `denominator` None for order 1.
    pvalue : float or None
        None if not estimable, and then `reason` says why: ``"one-city"`` or ``"variance-zero"``.
    reason : str
        Empty if there is a p.
    """

    order: int
    overlap: str
    pearson: float
    effects: tuple[float, ...]
    statistic: float | None
    degrees: float | None
    denominator: float | None
    pvalue: float | None
    reason: str = ""


class _Begun(TypedDict):
    """What an answer says whether or not there is a p."""

    order: int
    overlap: str
    pearson: float


def _checked(counts) -> np.ndarray:
    """Return counts (k, 2, C) without empty cities and categories, or say what is wrong."""
    counts = np.asarray(counts, dtype=float)
    if counts.ndim != 3 or counts.shape[1] != 2:
        raise ValueError(f"counts must have shape (cities, 2, categories); got {counts.shape}")
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise ValueError("counts must be finite and 0 or more")
    if (counts.sum(axis=(0, 2)) == 0).any():
        raise ValueError("each wave needs rows; one of them has none")
    counts = counts[counts.sum(axis=(1, 2)) > 0]
    return counts[:, :, counts.sum(axis=(0, 1)) > 0]


def with_single_rows(counts, single_rows) -> np.ndarray:
    """Return one tally of cluster by wave by category in which some rows are a cluster each.

    A row that names no city is a cluster of its own, and the same one whichever category is asked
    for: laid out for each category apart, cluster j would be another row in each of them.

    Parameters
    ----------
    counts : array_like, shape (k, 2, C)
        Items by city, wave and category.
    single_rows : array_like of int, shape (2, C)
        Rows without a city by wave and category.

    Returns
    -------
    ndarray, shape (k + rows, 2, C)
        The cities, then the rows.

    Examples
    --------
    >>> with_single_rows([[[4, 6], [5, 4]]], [[0, 1], [0, 1]]).tolist()
    [[[4.0, 6.0], [5.0, 4.0]], [[0.0, 1.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 1.0]]]

    One city and two rows without, one in each wave, are three clusters.
    """
    counts, single_rows = np.asarray(counts, float), np.asarray(single_rows)
    if single_rows.shape != counts.shape[1:] or (single_rows != np.floor(single_rows)).any():
        raise ValueError(
            f"single_rows must hold whole numbers of shape {counts.shape[1:]}; got {single_rows}"
        )
    cells = np.eye(single_rows.size).reshape(-1, *single_rows.shape)
    return np.concatenate([counts, np.repeat(cells, single_rows.ravel().astype(int), axis=0)])


def _cell_covariance(counts: np.ndarray, stratified: bool) -> np.ndarray:
    """Return the with-replacement covariance of the 2C cell shares, cities as the units."""
    flat = counts.reshape(len(counts), -1)
    whole = flat.sum()
    scores = (flat - flat.sum(axis=1, keepdims=True) * flat.sum(axis=0) / whole) / whole
    if not stratified:
        return len(counts) / (len(counts) - 1) * scores.T @ scores
    covariance = np.zeros((flat.shape[1], flat.shape[1]))
    for wave in (0, 1):
        part = scores[counts[:, wave].sum(axis=1) > 0]
        part = part - part.mean(axis=0)
        covariance = covariance + len(part) / (len(part) - 1) * part.T @ part
    return covariance


def generalised_effects(counts: np.ndarray, stratified: bool = False) -> np.ndarray:
    """Return the generalised design effects of waves by categories, largest first.

    Eigenvalues of (C'D⁻¹C/N)⁻¹ (C'D⁻¹ V D⁻¹C), D the diagonal of cell shares, V their covariance
    over cities, C the interactions of a saturated model made orthogonal to its main effects (Rao
    and Scott 1984, section 2; as R's survey::svychisq).

    Parameters
    ----------
    counts : ndarray, shape (k, 2, C)
        Items, or weights, by city, wave and category; no empty city, wave or category.
    stratified : bool
        Whether the waves are strata with cities of their own.
    """
    categories = counts.shape[2]
    share = counts.sum(axis=0).ravel() / counts.sum()
    main = np.vstack([np.repeat(np.eye(2), categories, axis=1), np.tile(np.eye(categories), 2)])
    interaction = np.kron([0.0, 1.0], np.eye(categories)[1:])
    contrast = interaction.T - main.T @ np.linalg.lstsq(main.T, interaction.T, rcond=None)[0]
    inverse = np.where(share > 0, 1 / np.where(share > 0, share, 1), 0.0)[:, None] * contrast
    independent = contrast.T @ inverse / counts.sum()
    clustered = inverse.T @ _cell_covariance(counts, stratified) @ inverse
    effects = np.linalg.eigvals(np.linalg.solve(independent, clustered)).real
    return np.sort(effects)[::-1]


def rao_scott_two_categories(count_before, total_before, count_after, total_after):
    """Return Rao-Scott's second-order statistic and p for two categories, for arrays of surveys.

    With two categories there is one design effect, δ = N V / Σ(1/p_a), V the variance over cities
    of Σ ±(x_a - n p_a)/(N p_a), the signs those of the interaction; then X²/δ is F with 1 and
    k - 1 degrees. As `rao_scott_test` without strata, k the cities that are in a wave.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like, shape (..., k)
        Cities on the last axis, total 0 where absent; leading axes broadcast.

    Returns
    -------
    statistic, pvalue : ndarray, shape (...)
        nan without spread, or where all items are of one category.

    Examples
    --------
    >>> statistic, pvalue = rao_scott_two_categories(
    ...     [4, 2, 6, 1, 3, 5, 0, 0], [10, 8, 9, 7, 10, 11, 0, 0],
    ...     [5, 3, 6, 4, 0, 0, 7, 9], [9, 9, 8, 10, 0, 0, 10, 12])
    >>> round(float(statistic), 2), round(float(pvalue), 3)
    (11.69, 0.011)

    The first example of `rao_scott_test`, here for any number of surveys at once.
    """
    columns = (count_before, total_before, count_after, total_after)
    c1, n1, c2, n2 = np.broadcast_arrays(*(np.asarray(x, float) for x in columns))
    cells = np.stack([c1, n1 - c1, c2, n2 - c2], axis=-1)
    city, whole = cells.sum(axis=-1, keepdims=True), cells.sum(axis=(-1, -2))
    number = (city[..., 0] > 0).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = cells.sum(axis=-2) / whole[..., None]
        score = (cells - city * share[..., None, :]) / whole[..., None, None]
        part = (score / share[..., None, :]) @ np.array([1.0, -1.0, -1.0, 1.0])
        variance = number / (number - 1) * (part**2).sum(axis=-1)
        effect = whole * variance / (1 / share).sum(axis=-1)
        row, column = share[..., :2].sum(axis=-1), share[..., ::2].sum(axis=-1)
        cross = share[..., 0] * share[..., 3] - share[..., 1] * share[..., 2]
        pearson = whole * cross**2 / (row * (1 - row) * column * (1 - column))
        statistic = np.where(effect > 1e-12, pearson / effect, np.nan)
    return statistic, np.maximum(stats.f.sf(statistic, 1, number - 1), SMALLEST)


def rao_scott_test(counts, order: int = 2, stratified: bool = False) -> RaoScottTest:
    """Test whether the shares of all categories are the same in both waves, cities as the unit.

    With δ the generalised design effects, order 1 refers X²/mean(δ) to chi-square with C - 1
    degrees; order 2 refers X²/Σδ to F with ν₁ = (Σδ)²/Σδ² and ν₁ν degrees, ν the cities less one
    per stratum, as ``svychisq(statistic = "F")``. Cities in both waves give their covariance: the
    cities are then one stratum.

    Parameters
    ----------
    counts : array_like, shape (k, 2, C)
        Items, or weights, by city, wave (before, after) and category; rows without a city are laid
        out by `with_single_rows`.
    order : {1, 2}
        First or second order.
    stratified : bool, default False
        Take the waves as strata (ν = k - 2), which needs that no city is in both.

    Returns
    -------
    RaoScottTest

    Raises
    ------
    ValueError
        For another shape, a wave without rows, or `stratified` with a city in both waves.

    References
    ----------
    Rao, J. N. K. and Scott, A. J. (1984), "On chi-squared tests for multiway contingency tables
    with cell proportions estimated from survey data", Annals of Statistics 12(1), 46-60.
    Thomas, D. R. and Rao, J. N. K. (1987), "Small-sample comparisons of level and power for simple
    goodness-of-fit statistics under cluster sampling", JASA 82, 630-636.

    Examples
    --------
    >>> counts = [[[4, 6], [5, 4]], [[2, 6], [3, 6]], [[6, 3], [6, 2]], [[1, 6], [4, 6]],
    ...           [[3, 7], [0, 0]], [[5, 6], [0, 0]], [[0, 0], [7, 3]], [[0, 0], [9, 3]]]
    >>> answer = rao_scott_test(counts)
    >>> round(answer.statistic, 2), answer.degrees, answer.denominator, round(answer.pvalue, 3)
    (11.69, 1.0, 7.0, 0.011)

    Eight cities, seven degrees of freedom: the waves differ at the 5, not at the 1 per cent
    level.
    """
    if order not in (1, 2):
        raise ValueError(f"order must be 1 or 2; got {order!r}")
    counts = _checked(counts)
    present = counts.sum(axis=2) > 0
    both = bool(present.all(axis=1).any())
    if stratified and both:
        raise ValueError("a city is in both waves, so waves are no strata: stratified=False")
    table = counts.sum(axis=0)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    found: _Begun = {
        "order": order,
        "overlap": "covariance" if both else "none",
        "pearson": float(((table - expected) ** 2 / expected).sum()),
    }
    reason = "one-city" if present.sum(axis=0).min() < 2 else ""
    effects = np.zeros(counts.shape[2] - 1)
    if not reason and counts.shape[2] > 1:
        effects = generalised_effects(counts, stratified)
    if not reason and not effects.sum() > 1e-12:
        reason = "variance-zero"
    if reason:
        return RaoScottTest(
            **found, effects=tuple(effects.tolist()), statistic=None, degrees=None,
            denominator=None, pvalue=None, reason=reason,
        )  # fmt: skip
    return _referred(found, effects, len(counts) - 1 - stratified)


def _referred(found: _Begun, effects: np.ndarray, free: int) -> RaoScottTest:
    """Refer the corrected statistic to chi-square (order 1) or F (order 2)."""
    if found["order"] == 1:
        statistic, degrees, denominator = found["pearson"] / effects.mean(), len(effects), None
        pvalue = stats.chi2.sf(statistic, degrees)
    else:
        statistic = found["pearson"] / effects.sum()
        degrees = effects.sum() ** 2 / (effects**2).sum()
        denominator = float(degrees * free)
        pvalue = stats.f.sf(statistic, degrees, denominator)
    return RaoScottTest(
        **found,
        effects=tuple(effects.tolist()),
        statistic=float(statistic),
        degrees=float(degrees),
        denominator=denominator,
        pvalue=max(float(pvalue), SMALLEST),
    )
