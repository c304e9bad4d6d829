"""Every coherent reading of the printed shift, with its z."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Unpack

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import named_before
from scsi.questions.readings.choices import (
    CODINGS,
    METHODS_OF_TEST,
    REFERENCE,
    UNITS,
    Columns,
    check_options,
    contradictions,
    open_grid,
    settle,
)
from scsi.questions.readings.moves import Move, moves_of
from scsi.questions.readings.values import grid_z
from scsi.questions.waves import PrintedWaves, base_ids, bases_of, city_ids, printed_waves
from scsi.vocabulary import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ShiftReadings(Shown):
    """Every coherent reading of the shift, and which choice moves its z most.

    How many readings are of a kind is a property of the grid, not a probability.

    Attributes
    ----------
    data : tuple of str
        The rows the readings rest on.
    options : dict of str to tuple
        The grid: each choice with its options.
    combinations : int
        The product of the numbers of options.
    left_out : dict of str to int
        Combinations that contradict themselves or repeat another, by the first reason that holds.
    choices : dict of str to ndarray of int, shape (readings,)
        Index of each reading's option, per choice.
    z : ndarray of float, shape (readings,)
        z at the printed shares, positive where the share rose; the normal quantile of p where the
        test has no z or refers to t.
    z_low, z_high : ndarray of float, shape (readings,)
        Least and greatest z over the whole numbers that round so: rounding is carried along, it is
        no choice.
    reference : dict of str to option
        The reading at which one choice is changed at a time.
    reference_z : float
        Its z.
    moves : tuple of Move
        What each choice moves, the most first.
    miscoded : float
        Part of the items that a coding error concerns.
    level : float
        Confidence level.
    rounding : str
        Rule by which the shares are taken to have been rounded.
    cities : tuple of int
        Cities before and after.
    """

    data: tuple[str, ...]
    options: dict[str, tuple]
    combinations: int
    left_out: dict[str, int]
    choices: Columns
    z: NDArray
    z_low: NDArray
    z_high: NDArray
    reference: dict[str, Any]
    reference_z: float
    moves: tuple[Move, ...]
    miscoded: float
    level: float
    rounding: str
    cities: tuple[int, int]

    @property
    def critical(self) -> float:
        """The z that a two-sided test at this level has to pass."""
        return float(-ndtri((1 - self.level) / 2))

    @property
    def counts(self) -> dict[str, int]:
        """Readings whose p is below the level, not below it, and on either side by rounding."""
        edge = self.critical
        below = (self.z_low > edge) | (self.z_high < -edge)
        not_below = (self.z_low >= -edge) & (self.z_high <= edge)
        return {
            "below": int(below.sum()),
            "not-below": int(not_below.sum()),
            "rounding": int((~below & ~not_below).sum()),
        }


def shift_readings(
    bases: Iterable[int] | None = None,
    sizes: Iterable[int] = (51, 100, 200, 400, 1000, 2000),
    units: Iterable[str] = UNITS,
    correlations: Iterable[float] = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3),
    tests: Iterable[str] = METHODS_OF_TEST,
    codings: Iterable[str] = tuple(CODINGS),
    shared: Iterable[int] | None = None,
    persistences: Iterable[float] = (0.0, 0.5, 1.0),
    references: Iterable[str] = ("t", "normal"),
    size_cvs: Iterable[float] = (0.0, 0.5, 1.0),
    *,
    miscoded: float = 0.1,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> ShiftReadings:
    """Read the printed shift in every coherent way, and find what moves the answer most.

    Parameters
    ----------
    bases, sizes : iterable of int
        Items of 2022 (those that the texts suggest unless given) and of 2019; at least one a city.
    units : iterable of str
        ``cities``, ``items-within-cities``, ``items``: what is drawn. Described without a test
        (``none``) the shift is what it is, and there is nothing to read.
    correlations : iterable of float
        Correlation within cities, 0 to 0.99.
    tests : iterable of str
        ``score``, ``likelihood-ratio``; ``fisher`` and ``fisher-midp`` for independent items.
    codings : iterable of str
        ``as-printed``; a part `miscoded` of the public items coded as others (``missed-before``,
        ``missed-after``), or of the others as public (``added-before``, ``added-after``).
    shared, persistences : iterable
        Cities in both waves (0, or 2 to all that can be; none, those that can be named and all
        unless given), and the correlation of their effects.
    references : iterable of {"t", "normal"}
        Reference distribution where cities are drawn.
    size_cvs : iterable of float
        Coefficient of variation of the cities' numbers of items.
    miscoded : float, default 0.1
        Part of the items that a coding error concerns, below 0.4.
    assumptions, published, **given
        As in `scsi.published_shift`; of the keywords ``cities_before``, ``cities_after``,
        ``rounding`` and ``level``. Of the rest the grid holds every option.

    Returns
    -------
    ShiftReadings

    Raises
    ------
    ValueError
        If an option is out of range or unknown, or none of the combinations is coherent.

    References
    ----------
    .. [1] S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel (2016). *Perspectives on
       Psychological Science* 11(5), 702-712.
    .. [2] U. Simonsohn, J. P. Simmons and L. D. Nelson (2020). *Nature Human Behaviour* 4,
       1208-1214: the specification curve.

    Examples
    --------
    >>> found = shift_readings()
    >>> found.combinations == len(found.z) + sum(found.left_out.values())
    True
    >>> round(found.reference_z, 2), [move.choice for move in found.moves][:2]
    (1.79, ['coding', 'icc'])

    The answer depends most on whether both waves were coded alike, then on how alike the items of a
    city are.
    """
    published = published_or_chapter(published)
    at = assumed(
        "shift_readings", published, assumptions, given,
        takes=("cities_before", "cities_after", "rounding", "level"), any_overlap=True,
    )  # fmt: skip
    cities = at.cities
    if shared is None:
        most = min(cities)
        shared = dict.fromkeys((0, min(named_before(published).known, most), most))
    options = {
        "base": bases_of(bases, published), "size_before": tuple(sizes),
        "unit": tuple(str(unit) for unit in units), "icc": tuple(correlations),
        "test": tuple(tests), "coding": tuple(codings), "shared": tuple(shared),
        "persistence": tuple(persistences), "reference": tuple(references),
        "size_cv": tuple(size_cvs),
    }  # fmt: skip
    check_options(options, cities)
    if not 0 <= miscoded < 0.4:
        raise ValueError(f"miscoded must be at least 0 and below 0.4; got {miscoded!r}")
    waves, v = printed_waves(at.rounding, published=published), open_grid(options)
    printable = _printable(waves, options)
    left_out, coherent = _left_out(v, printable, tuple(map(len, options.values())))
    if not coherent.any():
        raise ValueError(f"no combination of these options is coherent: {left_out}")
    z = np.where(coherent, grid_z(v, options, waves, cities, miscoded), np.nan)
    choices = dict(zip(options, np.nonzero(coherent), strict=True))
    reference = _reference(options, coherent, published.bases()[0].known)
    return ShiftReadings(
        data=(*waves.data, *base_ids(options["base"], published), *city_ids(cities, published)),
        options=options,
        combinations=math.prod(map(len, options.values())),
        left_out=left_out,
        choices=choices,
        **dict(zip(("z", "z_low", "z_high"), z[:, coherent], strict=True)),
        reference={name: options[name][i] for name, i in reference.items()},
        reference_z=float(z[0][tuple(reference.values())]),
        moves=moves_of(options, choices, reference, z[0].ravel()),
        miscoded=float(miscoded),
        level=at.level,
        rounding=at.rounding,
        cities=cities,
    )


def _printable(waves: PrintedWaves, options) -> NDArray[np.bool_]:
    """Say, base by size, whether whole counts of both print as the chapter does."""
    counts = waves.count_ranges(np.array(options["size_before"]), np.array(options["base"]))
    before, after = (greatest >= 0 for _, greatest in counts)
    return after[:, None] & before


def _left_out(v: Columns, printable, shape) -> tuple[dict[str, int], NDArray[np.bool_]]:
    """Return how many combinations each reason leaves out, and which are left."""
    coherent, left_out = np.ones(shape, bool), {}
    on_axes = printable.reshape(*printable.shape, *(1,) * (len(shape) - 2))
    for reason, holds in contradictions(v, on_axes).items():
        left_out[reason] = int((coherent & holds).sum())
        coherent &= ~holds
    return left_out, coherent


def _reference(options, coherent, base: int) -> dict[str, int]:
    """Return the indices of the reference: first options stand in for what is not listed.

    Where that is not coherent, the first coherent reading is the reference.
    """
    wanted = {"base": base, **REFERENCE}
    at = settle(
        options,
        {
            name: np.array(values.index(wanted[name]) if wanted[name] in values else 0)
            for name, values in options.items()
        },
    )
    found = tuple(int(index) for index in at.values())
    if min(found) < 0 or not coherent[found]:
        found = tuple(int(index[0]) for index in np.nonzero(coherent))
    return dict(zip(options, found, strict=True))
