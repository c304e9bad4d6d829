"""Surveys drawn from a stated model, for examples and for calibration; never evidence.

A city's shares come from a Dirichlet distribution around the wave's shares, as spread out as the
intraclass correlation says, and its projects from its shares: the Dirichlet-multinomial. A city
that is in both waves keeps its shares to a stated degree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.special import betainc, betaincinv, ndtri

from scsi.evidence.sources import data_path
from scsi.evidence.survey import Survey, read_survey
from scsi.vocabulary import Category, Layer

PREFIX = "simulated-"
PRINTED_2022 = {Category.PUBLIC: 1586, Category.PRIVATE: 1131, Category.PPP: 374}
"""Whole counts that print as 51.3, 36.6 and 12.1 per cent of 3,091."""
LAYERS_2022 = {Layer.APP_WEB: 1489, Layer.INFRASTRUCTURE: 514, Layer.PROJECT: 1088}
_SECTORS = ("transport", "environment", "governance", "safety")


def city_sizes(cities: int, total: int, cv: float = 0.0) -> np.ndarray:
    """Return unequal whole sizes of cities with a given sum, the same on every call.

    Quantiles of a log-normal distribution at (i - 1/2)/k, its spread chosen so that the k sizes
    have the coefficient of variation `cv`, scaled to the sum and rounded by largest remainder.

    Parameters
    ----------
    cities : int
        How many, k.
    total : int
        Their sum, at least k; every city has at least one.
    cv : float
        Standard deviation over mean of the sizes, before rounding; below 0.9 sqrt(k - 1).

    Returns
    -------
    numpy.ndarray of int64, shape (k,)
        The sizes, ascending.

    Raises
    ------
    ValueError
        If there are fewer projects than cities, or no k sizes vary so much.

    Examples
    --------
    >>> city_sizes(4, 100, cv=1.0)
    array([ 3,  9, 21, 67])

    Four cities as unequal as a mean of 25 and a standard deviation of about 25 make them.
    """
    if not 1 <= cities <= total:
        raise ValueError(f"needs 1 <= cities <= total; got cities={cities}, total={total}")
    if not cv >= 0 or (cv and cv >= 0.9 * np.sqrt(cities - 1)):
        raise ValueError(f"cv must lie in [0, 0.9 sqrt(cities - 1)); got {cv}")
    scores = ndtri((np.arange(cities) + 0.5) / cities)

    def spread(sigma: float) -> float:
        sizes = np.exp(sigma * (scores - scores[-1]))
        return sizes.std() / sizes.mean() - cv

    sizes = np.exp((brentq(spread, 0, 200) if cv else 0.0) * (scores - scores[-1]))
    exact = sizes / sizes.sum() * total
    whole = np.maximum(np.floor(exact), 1).astype(np.int64)
    rest = total - whole.sum()
    whole[np.argsort(whole - exact, kind="stable")[: max(rest, 0)]] += 1
    for _ in range(-rest):  # cities that were given their one project take it from the largest
        whole[np.argmax(whole)] -= 1
    return np.sort(whole)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Counts drawn for two waves of cities.

    Attributes
    ----------
    before, after : numpy.ndarray of int64, shape (draws, cities of the wave, categories)
        Projects per city and category. The first `overlap` cities are the same in both waves.
    overlap : int
        How many cities are in both waves.
    """

    before: np.ndarray
    after: np.ndarray
    overlap: int


def draw_counts(
    generator: np.random.Generator,
    draws: int,
    sizes_before: ArrayLike,
    sizes_after: ArrayLike,
    shares_before: Sequence[float],
    shares_after: Sequence[float],
    icc: float,
    overlap: int = 0,
    persistence: float = 0.0,
) -> Drawn:
    r"""Draw counts per city and category in two waves.

    City shares are Dirichlet with mean :math:`\pi` and precision :math:`a = (1 - \rho)/\rho`, so
    that two projects of one city have the intraclass correlation :math:`\rho` in every category.
    A city in both waves keeps :math:`M` projects' worth of its shares: with :math:`m` drawn
    from the earlier shares :math:`\theta_1`, the later ones are Dirichlet with parameters
    :math:`a\pi + m`. Their correlation is :math:`M/(a + M)` and their distribution is unchanged;
    :math:`M` is one of two whole numbers next to each other that give `persistence` on average.
    Where the waves differ in their shares, the quantiles of the independent beta variables that
    make up a Dirichlet one (stick-breaking) are carried over; then `persistence` is the correlation
    before that.

    Parameters
    ----------
    generator : numpy.random.Generator
        Where the randomness comes from.
    draws : int
        How many surveys.
    sizes_before, sizes_after : sequence of int, shape (cities of the wave,)
        Projects per city.
    shares_before, shares_after : sequence of float, shape (categories,)
        Mean shares, adding up to 1.
    icc : float
        Intraclass correlation in [0, 1).
    overlap : int
        How many cities, the first of each wave, are in both.
    persistence : float
        Correlation of a city's shares in the two waves, in [0, 1].

    Returns
    -------
    Drawn

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> generator = np.random.default_rng(1)
    >>> drawn = draw_counts(generator, 2, [10, 20], [30], [0.4, 0.6], [0.5, 0.5], icc=0.1)
    >>> drawn.before.sum(axis=2).tolist()
    [[10, 20], [10, 20]]

    In both draws the two cities of the first wave have the 10 and 20 projects asked for.
    """
    before, after = _checked(shares_before), _checked(shares_after)
    items_before, items_after = (np.asarray(s, dtype=np.int64) for s in (sizes_before, sizes_after))
    if not 0 <= icc < 1 or not 0 <= persistence <= 1:
        raise ValueError(
            f"needs 0 <= icc < 1 and 0 <= persistence <= 1; got icc={icc}, "
            f"persistence={persistence}"
        )
    if not 0 <= overlap <= min(len(items_before), len(items_after)):
        raise ValueError(f"overlap must not exceed the cities of a wave; got {overlap}")
    first = _shares(generator, (draws, len(items_before)), before, icc)
    second = _shares(generator, (draws, len(items_after)), after, icc)
    if overlap and icc:
        kept = _kept(generator, first[:, :overlap], before, icc, persistence)
        same = np.array_equal(before, after)
        second[:, :overlap] = kept if same else _moved(kept, before, after, icc)
    return Drawn(
        generator.multinomial(items_before, first),
        generator.multinomial(items_after, second),
        overlap,
    )


def _checked(shares: Sequence[float]) -> np.ndarray:
    """Return mean shares as an array, refusing what does not add up to 1."""
    means = np.asarray(shares, dtype=float)
    if means.ndim != 1 or len(means) < 2 or (means <= 0).any() or abs(means.sum() - 1) > 1e-9:
        raise ValueError(f"shares must be positive and add up to 1; got {means.tolist()}")
    return means


def _sticks(parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the beta parameters of each category against those that follow it."""
    rest = np.cumsum(parameters[..., ::-1], axis=-1)[..., ::-1]
    return parameters[..., :-1], rest[..., 1:]


def _from_sticks(sticks: np.ndarray) -> np.ndarray:
    """Return shares of which each stick is the part of what those before it left."""
    left = np.cumprod(1 - sticks, axis=-1)
    one = np.ones((*sticks.shape[:-1], 1))
    return np.concatenate([sticks, one], axis=-1) * np.concatenate([one, left], axis=-1)


def _shares(generator, shape: tuple[int, int], mean: np.ndarray, icc: float) -> np.ndarray:
    """Draw shares of cities, shape (draws, cities, categories)."""
    if not icc:
        return np.broadcast_to(mean, (*shape, len(mean))).copy()
    a, b = _sticks(mean * (1 - icc) / icc)
    return _from_sticks(generator.beta(a, b, size=(*shape, len(mean) - 1)))


def _kept(generator, first: np.ndarray, mean: np.ndarray, icc: float, persistence: float):
    """Draw shares that correlate with `first` and have the same distribution."""
    if persistence == 1:
        return first
    precision = (1 - icc) / icc
    low = np.floor(persistence * precision / (1 - persistence))
    at_low, at_high = low / (precision + low), (low + 1) / (precision + low + 1)
    upper = generator.random(first.shape[:2]) < (persistence - at_low) / (at_high - at_low)
    kept = generator.multinomial((low + upper).astype(np.int64), first)
    return _from_sticks(generator.beta(*_sticks(precision * mean + kept)))


def _moved(shares: np.ndarray, before: np.ndarray, after: np.ndarray, icc: float) -> np.ndarray:
    """Carry shares distributed around `before` over to the same quantiles around `after`."""
    precision = (1 - icc) / icc
    left = np.cumsum(shares[..., ::-1], axis=-1)[..., ::-1][..., :-1]
    sticks = np.divide(shares[..., :-1], left, out=np.zeros_like(left), where=left > 0)
    quantiles = betainc(*_sticks(precision * before), np.clip(sticks, 0, 1))
    return _from_sticks(betaincinv(*_sticks(precision * after), quantiles))


@cache
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
    return read_survey(data_path("example_survey.csv"))


class Wave(TypedDict):
    """Totals of one wave."""

    cities: int
    funding: Mapping[Category, int]
    layers: Mapping[Layer, int]


WAVES: dict[int, Wave] = {
    2019: {
        "cities": 20,
        "funding": {Category.PUBLIC: 410, Category.PRIVATE: 430, Category.PPP: 160},
        "layers": {Layer.APP_WEB: 700, Layer.INFRASTRUCTURE: 140, Layer.PROJECT: 160},
    },
    2022: {"cities": 31, "funding": PRINTED_2022, "layers": LAYERS_2022},
}
"""Totals of the example. In 2019 only 41 per cent is printed: its size of 1,000, the split of the
other 59 and its layers are invented."""


def draw_example(seed: int = 2022) -> pd.DataFrame:
    """Draw the example survey.

    The model: 20 cities in 2019, of which 12 are among the 31 of 2022; sizes log-normal with
    coefficient of variation 0.8; intraclass correlation 0.07; persistence 0.5. Which projects of a
    wave are public is then drawn one after the other in proportion to their city's odds until the
    printed total is reached (successive sampling), and of the others which are joint. Layers are
    dealt out at random to the printed totals, sectors at random, amounts log-normal.

    Parameters
    ----------
    seed : int
        Of the random numbers.

    Returns
    -------
    pandas.DataFrame
        The rows of ``data/example_survey.csv``; every project id begins with ``simulated-``.
    """
    generator = np.random.default_rng(seed)
    rows: list[pd.DataFrame] = []
    earlier: tuple[np.ndarray, np.ndarray] | None = None
    for year, wave in WAVES.items():
        mean = np.array([*wave["funding"].values()]) / sum(wave["funding"].values())
        drawn = _shares(generator, (1, wave["cities"]), mean, 0.07)
        if earlier is not None:
            kept = _kept(generator, earlier[1][:, :12], earlier[0], 0.07, 0.5)
            drawn[:, :12] = _moved(kept, earlier[0], mean, 0.07)
        rows.append(_wave_rows(generator, year, wave, drawn[0]))
        earlier = mean, drawn
    return pd.concat(rows, ignore_index=True)


def _wave_rows(generator, year: int, wave: Wave, shares: np.ndarray) -> pd.DataFrame:
    """Draw the projects of one wave, with the totals asked for."""
    total = sum(wave["funding"].values())
    numbers = np.arange(wave["cities"])
    if year != min(WAVES):
        numbers = np.where(numbers < 12, numbers, numbers + 8)
    sizes = generator.permutation(city_sizes(wave["cities"], total, 0.8))
    place = np.repeat(np.arange(wave["cities"]), sizes)
    city = numbers[place] + 1
    return pd.DataFrame(
        {
            "project_id": [f"{PREFIX}{year}-{i:04d}" for i in range(1, total + 1)],
            "city": [f"Simulated city {i:02d}" for i in city],
            "wave": year,
            "funding": _funding(generator, shares[place], wave["funding"]),
            "country": [f"Simulated country {'ABCDE'[i % 5]}" for i in city],
            "region": [f"Simulated region {i % 3 + 1}" for i in city],
            "layer": generator.permutation(
                np.repeat([*wave["layers"]], [*wave["layers"].values()])
            ),
            "sector": generator.choice(_SECTORS, total),
            "amount": np.round(generator.lognormal(12, 1.5, total), -2).astype(np.int64),
            "currency": "EUR",
            "weight": 1,
        }
    )


def _funding(generator, shares: np.ndarray, totals: Mapping[Category, int]) -> np.ndarray:
    """Draw categories with fixed totals: public first, then which of the others are joint."""
    public, private, ppp = shares.clip(1e-12).T
    result = np.full(len(shares), str(Category.PRIVATE), dtype=object)
    noise = generator.gumbel(size=(2, len(shares)))
    key = np.log(public / (private + ppp)) + noise[0]
    chosen = np.argsort(-key)[: totals[Category.PUBLIC]]
    result[chosen] = str(Category.PUBLIC)
    key = np.log(ppp / private) + noise[1]
    key[chosen] = -np.inf
    result[np.argsort(-key)[: totals[Category.PPP]]] = str(Category.PPP)
    return result
