r"""CR2 of weighted least squares on rows: rows of unequal weight inside a city are kept apart.

A row has a weight w and y = 1 if it is of the category; the shift is that of the shares Σwy/Σw. A
city's adjusted score in a wave of total weight S is w'A(y - P)/S with A = B^(-1/2) and

.. math:: B = I - (1 w' + w 1')/S + 1 1' Q/S^2, \qquad Q = \sum w^2 \text{ over the wave,}

the block of (I - H)(I - H)' under independent rows of equal variance (Pustejovsky and Tipton 2018;
the default of clubSandwich). B differs from I only in the plane of 1 and w, so that per city and
wave five sums are enough: rows, Σw, Σw², Σy and Σwy. Under a working variance inverse to the weight
that is not so, and each city's rows are needed (`inverse_variance_test`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import ShiftTest, t_test
from scsi.vocabulary import check_level

TINY = 1e-10
"""Eigenvalues below this part of the largest are 0: a city of equal weights, or the whole wave."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WeightedWave:
    """Sums over the rows of each city in one wave; rows of weight 0 are not there.

    Attributes
    ----------
    rows : ndarray, shape (k,)
        Number of rows; 0 where the city is absent.
    weight, square : ndarray, shape (k,)
        Σw and Σw².
    count, amount : ndarray, shape (k,)
        Rows of the category, and their weight.
    """

    rows: np.ndarray
    weight: np.ndarray
    square: np.ndarray
    count: np.ndarray
    amount: np.ndarray


def weighted_waves(city, after, counted, weight) -> tuple[WeightedWave, WeightedWave]:
    """Add up rows by city, before and after.

    Parameters
    ----------
    city : array_like of int, shape (n,)
        Place of each row's city, from 0.
    after, counted : array_like of bool, shape (n,)
        Whether the row is of the later wave, and whether it is of the category.
    weight : array_like of float, shape (n,)
        Finite and not below 0.

    Raises
    ------
    ValueError
        If a weight is negative or not finite.

    Examples
    --------
    >>> before, after = weighted_waves([0, 0, 1], [False, False, True], [1, 0, 1], [3.0, 1.0, 2.0])
    >>> before.weight.tolist(), before.amount.tolist(), after.square.tolist()
    ([4.0, 0.0], [3.0, 0.0], [0.0, 4.0])
    """
    city, weight = np.asarray(city), np.asarray(weight, dtype=float)
    after, counted = np.asarray(after, dtype=bool), np.asarray(counted, dtype=bool)
    if not (np.isfinite(weight).all() and (weight >= 0).all()):
        worst = weight[~(np.isfinite(weight) & (weight >= 0))][0]
        raise ValueError(f"weights must be finite and 0 or more; got {worst}")
    size = int(city.max(initial=-1)) + 1
    waves = []
    for wave in (False, True):
        here = (after == wave) & (weight > 0)
        columns = np.ones(len(weight)), weight, weight**2, counted, counted * weight
        sums = (np.bincount(city[here], column[here], minlength=size) for column in columns)
        names = ("rows", "weight", "square", "count", "amount")
        waves.append(WeightedWave(**dict(zip(names, sums, strict=True))))
    return waves[0], waves[1]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Each city's adjusted score in a wave, and what its degrees of freedom need.

    With z = Aw: `own` is z'z, `ones` 1'z, `weighted` w'z, all by S².
    """

    score: np.ndarray
    own: np.ndarray
    ones: np.ndarray
    weighted: np.ndarray
    whole: float
    squares: float


def _parts(wave: WeightedWave) -> _Parts:
    """Return the adjusted scores of one wave."""
    whole, squares = float(wave.weight.sum()), float(wave.square.sum())
    share = wave.amount.sum() / whole
    gram = np.stack(
        [np.stack([wave.rows, wave.weight], -1), np.stack([wave.weight, wave.square], -1)], -1
    )
    # 1 is scaled to the size of w, so that neither rules the other out as rounding error
    scale = np.array([squares / whole, 1.0])
    gram = gram * scale[:, None] * scale
    middle = np.array([[squares / whole**2, -1 / whole], [-1 / whole, 0.0]]) / np.outer(
        scale, scale
    )
    inverse_root = _inverse_root_less_identity(gram, middle)
    turned = np.array([0.0, 1.0]) + (inverse_root @ gram[..., 1:])[..., 0]  # Aw = U turned
    residual = (
        np.stack([wave.count - share * wave.rows, wave.amount - share * wave.weight], -1) * scale
    )
    sides = (gram @ turned[..., None])[..., 0]
    return _Parts(
        score=(turned * residual).sum(-1) / whole,
        own=(turned * sides).sum(-1) / whole**2,
        ones=sides[..., 0] / scale[0] / whole,
        weighted=sides[..., 1] / whole,
        whole=whole,
        squares=squares,
    )


def _inverse_root_less_identity(gram, middle) -> np.ndarray:
    """Return K of (I + UCU')^(-1/2) = I + UKU', given G = U'U (..., 2, 2) and C.

    Directions in which U or the root vanish count as a Moore-Penrose inverse has them.
    """
    values, vectors = np.linalg.eigh(gram)
    there = values > TINY * np.maximum(values[..., -1:], 1e-300)
    root = np.where(there, np.sqrt(np.where(there, values, 1)), 0.0)
    back = np.where(there, 1 / np.where(there, root, 1), 0.0)
    to_plane = root[..., :, None] * np.swapaxes(vectors, -1, -2)
    plane = np.eye(2) + to_plane @ middle @ np.swapaxes(to_plane, -1, -2)
    spread, turn = np.linalg.eigh(plane)
    kept = spread > TINY
    inverse = np.where(kept, 1 / np.sqrt(np.where(kept, spread, 1)), 0.0)
    less = (turn * inverse[..., None, :]) @ np.swapaxes(turn, -1, -2) - np.eye(2)
    from_plane = vectors * back[..., None, :]
    return from_plane @ less @ np.swapaxes(from_plane, -1, -2)


def _degrees(waves: tuple[_Parts, _Parts]) -> float:
    """Return (tr Γ)²/tr(Γ²), Γ = D + F N F' over cities."""
    own = waves[0].own + waves[1].own
    columns = np.stack([x for part in waves for x in (part.ones, part.weighted)], axis=1)
    middle = np.zeros((4, 4))
    for at, part in zip((0, 2), waves, strict=True):
        middle[at, at] = part.squares / part.whole**2
        middle[at, at + 1] = middle[at + 1, at] = -1 / part.whole
    turned = columns @ middle
    diagonal = (turned * columns).sum(axis=1)
    product = columns.T @ turned
    trace = own.sum() + diagonal.sum()
    square = (own**2).sum() + 2 * (own * diagonal).sum() + np.trace(product @ product)
    return float(trace**2 / square) if square > 0 else float("nan")


def counts_of_weights(cities, before: WeightedWave, after: WeightedWave) -> CityCounts:
    """Return the sums of weights as counts, as the parametric bootstrap takes them.

    Its ``squares`` are then ``(before.square, after.square)``.
    """
    return CityCounts(
        cities=cities,
        count_before=np.minimum(before.amount, before.weight),
        total_before=before.weight,
        count_after=np.minimum(after.amount, after.weight),
        total_after=after.weight,
        money=True,
    )


def weighted_cr2_test(
    cities, before: WeightedWave, after: WeightedWave, level: float = 0.95
) -> ShiftTest:
    """Test and bound the shift of a weighted share, rows of unequal weight, cities as the unit.

    Weighted least squares of the row (1 or 0) on the wave with CR2 and Satterthwaite degrees under
    independent rows of equal variance. One huge row is one row: it makes the degrees few. With all
    weights the same it is `cr2_test`, and weights that stand for repeated rows belong there.

    Parameters
    ----------
    cities : sequence of str
        Names of the cities.
    before, after : WeightedWave
        As `weighted_waves` gives them.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    ShiftTest
        As `cr2_test` returns it.

    References
    ----------
    Pustejovsky, J. E. and Tipton, E. (2018), "Small-sample methods for cluster-robust variance
    estimation", Journal of Business & Economic Statistics 36(4), 672-683, sections 2 and 3.

    Examples
    --------
    >>> rows = 4 * 6
    >>> city, after = np.arange(rows) % 6, np.arange(rows) >= 12
    >>> counted = np.array([0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1] + [1, 1, 0, 1, 1, 0] * 2, bool)
    >>> even = weighted_waves(city, after, counted, np.ones(rows))
    >>> uneven = weighted_waves(city, after, counted, np.where(np.arange(rows) == 3, 50.0, 1.0))
    >>> [round(weighted_cr2_test("ABCDEF", *waves).degrees, 1) for waves in (even, uneven)]
    [5.0, 1.2]

    One row of fifty times the weight leaves hardly more than one degree of freedom.
    """
    check_level(level)
    parts = _parts(before), _parts(after)
    data = counts_of_weights(cities, before, after)
    variance = float(((parts[1].score - parts[0].score) ** 2).sum())
    return t_test(data, "cr2-weighted", data.shift, variance, _degrees(parts), level)


def inverse_variance_test(cities, city, after, counted, weight, level: float = 0.95) -> ShiftTest:
    """Test the shift of a weighted share by CR2 with a working variance inverse to the weight.

    What clubSandwich says with ``inverse_var = TRUE``: right where a row is itself a mean of as
    many items as its weight says. Each city's matrix has as many rows as it has distinct weights.

    Parameters
    ----------
    cities : sequence of str
        Names of the cities.
    city, after, counted, weight
        As in `weighted_waves`.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    ShiftTest

    Examples
    --------
    >>> city, after = [0, 0, 1, 1, 2, 2, 3, 3], [False, True] * 4
    >>> counted, weight = [0, 1, 0, 1, 1, 1, 0, 0], [1.0, 2.0, 4.0, 1.0, 3.0, 2.0, 2.0, 5.0]
    >>> round(inverse_variance_test("ABCD", city, after, counted, weight).standard_error, 3)
    0.406
    """
    check_level(level)
    waves = weighted_waves(city, after, counted, weight)
    data = counts_of_weights(cities, *waves)
    city, weight = np.asarray(city), np.asarray(weight, dtype=float)
    after, counted = np.asarray(after, dtype=bool), np.asarray(counted, dtype=bool)
    score, gamma = np.zeros(len(data.cities)), np.zeros((len(data.cities),) * 2)
    for wave, sign in ((0, -1.0), (1, 1.0)):
        here = (after == bool(wave)) & (weight > 0)
        own = _inverse_parts(city[here], counted[here], weight[here], len(data.cities))
        score += sign * own[0]
        gamma += own[1]
    degrees = float(np.trace(gamma) ** 2 / (gamma**2).sum()) if gamma.any() else float("nan")
    return t_test(data, "cr2-inverse", data.shift, float((score**2).sum()), degrees, level)


def _inverse_parts(city, counted, weight, cities: int) -> tuple[np.ndarray, np.ndarray]:
    """Return each city's score in one wave, and the wave's part of Γ.

    A = D B^(-1/2) D with D² = 1/w and B = D(1/w - 11'/S)D. Rows of one city and one weight are as
    one direction, their sum, besides directions in which A is 1 and the weights cancel.
    """
    whole = weight.sum()
    share = (weight * counted).sum() / whole
    score, ones, own = np.zeros(cities), np.zeros(cities), np.zeros(cities)
    for at in np.unique(city):
        mine = city == at
        values, inverse, number = np.unique(weight[mine], return_inverse=True, return_counts=True)
        root = np.sqrt(number)
        block = np.diag(values**-2.0) - np.outer(root / np.sqrt(values), root / np.sqrt(values)) / (
            whole
        )
        spread, turn = np.linalg.eigh(block)
        kept = spread > TINY * spread[-1]
        power = np.where(kept, 1 / np.sqrt(np.where(kept, spread, 1)), 0.0)
        matrix = (turn * power) @ turn.T / np.sqrt(np.outer(values, values))
        z = matrix @ (values * root)  # Aw, each direction of norm 1
        residual = np.bincount(inverse, counted[mine] - share) / root
        score[at] = z @ residual / whole
        ones[at] = z @ root / whole
        own[at] = (z**2 / values).sum() / whole**2
    # (I - H)'z has the working covariance z'Φz less (1'z)(1'z)/S
    return score, np.diag(own) - np.outer(ones, ones) / whole
