"""What printed totals and the limits of every city leave to the mean of some of them.

The mean of the others is a ratio, of their shares times weights over their weights. Scaled so that
their weights add up to 1 (Charnes and Cooper), everything about it is linear, and its least and
greatest value are two linear programmes, solved to their optimum by HiGHS.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What is assumed of the cities' weights.

    Attributes
    ----------
    ratio : float
        The largest weight over the smallest is at most this; 1 is equal weights, infinity free.
    least : ndarray of float, shape (cities,), or None
        Least part of the whole that each city must have, such as its fewest items over all items.
    """

    ratio: float = 1.0
    least: NDArray[np.float64] | None = None


def others_mean(
    low: ArrayLike, high: ArrayLike, totals: ArrayLike, others: ArrayLike, weights: Weights
) -> NDArray[np.float64]:
    r"""Bound the weighted mean of some cities' shares, category by category.

    With shares :math:`p_{ic}` and weights :math:`w_i` of city i, the least and the greatest of

    .. math:: \sum_{i \in O} w_i p_{ic} \Big/ \sum_{i \in O} w_i \quad\text{where}\quad
              l_{ic} \le p_{ic} \le h_{ic}, \quad \sum_c p_{ic} = 1, \quad
              L_c \le \sum_i w_i p_{ic} \Big/ \sum_i w_i \le H_c .

    The limits of a category hold together with those of all others, so that the answer is what the
    printed figures allow, not merely what one of them does.

    Parameters
    ----------
    low, high : array_like of float, shape (cities, categories)
        Limits of every city's shares, fractions.
    totals : array_like of float, shape (categories, 2)
        Limits of the shares of all cities together.
    others : array_like of bool, shape (cities,)
        The cities whose mean is asked for.
    weights : Weights
        What is assumed of the weights.

    Returns
    -------
    ndarray of float, shape (categories, 2)
        Least and greatest mean of each category; nan where nothing fits the limits.

    References
    ----------
    .. [1] A. Charnes and W. W. Cooper (1962). Programming with linear fractional functionals.
       *Naval Research Logistics Quarterly* 9, 181-186.

    Examples
    --------
    >>> low, high = [[0.8, 0.0], [0, 0], [0, 0]], [[0.8, 0.2], [1, 1], [1, 1]]
    >>> others_mean(low, high, [[0.5, 0.5], [0.5, 0.5]], [False, True, True], Weights()).round(2)
    array([[0.35, 0.35],
           [0.65, 0.65]])

    If one city of three has 80 % and all count the same, the other two must average 35 % for the
    whole to be 50 %.
    """
    low, high, totals = (np.asarray(limits, float) for limits in (low, high, totals))
    others = np.asarray(others, bool)
    cities, categories = low.shape
    programme = _programme(low, high, totals, others, weights)
    bounds = np.full((categories, 2), np.nan)
    for category in range(categories):
        aim = np.zeros(cities * (categories + 1) + 1)
        aim[cities : cities * (categories + 1)].reshape(cities, categories)[others, category] = 1
        for side, sign in enumerate((1, -1)):
            answer = linprog(sign * aim, **programme, method="highs")
            if answer.success:
                bounds[category, side] = sign * answer.fun
    return bounds


def _programme(low, high, totals, others, weights: Weights) -> dict:
    """Return the constraints, over weights w, parts y = w p (by city, then category), and least s.

    All rows are of the form "at most 0" or "equal to 0", but for the weights of the others, which
    add up to 1.
    """
    cities, categories = low.shape
    eye, each = np.eye(cities), np.ones((categories, 1))
    by_city = np.kron(eye, each)  # repeats a city's weight for each of its categories
    nothing, least = np.zeros((cities, 1)), np.ones((cities, 1))
    no_parts = np.zeros((cities, cities * categories))
    parts, column = np.eye(cities * categories), np.zeros((cities * categories, 1))
    sums = np.tile(np.eye(categories), cities)
    rows = [
        np.hstack([by_city * low.reshape(-1, 1), -parts, column]),
        np.hstack([-by_city * high.reshape(-1, 1), parts, column]),
        np.hstack([-np.outer(totals[:, 1], np.ones(cities)), sums, np.zeros((categories, 1))]),
        np.hstack([np.outer(totals[:, 0], np.ones(cities)), -sums, np.zeros((categories, 1))]),
    ]
    if np.isfinite(weights.ratio):
        rows += [
            np.hstack([-eye, no_parts, least]),
            np.hstack([eye, no_parts, -weights.ratio * least]),
        ]
    if weights.least is not None:
        rows.append(np.hstack([np.outer(weights.least, np.ones(cities)) - eye, no_parts, nothing]))
    whole = np.hstack([-eye, by_city.T, nothing])
    scale = np.concatenate([others, np.zeros(cities * categories + 1)])
    upper = np.vstack(rows)
    return {
        "A_ub": coo_array(upper),
        "b_ub": np.zeros(len(upper)),
        "A_eq": coo_array(np.vstack([whole, scale])),
        "b_eq": np.concatenate([np.zeros(cities), [1.0]]),
        "bounds": (0, None),
    }
