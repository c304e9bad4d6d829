"""Which choice moves the answer most: one changed at a time, at the reference and everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from scsi.questions.readings.choices import GROUPS, Columns, Options, place, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What one choice does to z, the others held.

    Attributes
    ----------
    choice : str
        Key of the choice, of `GROUPS`.
    least, most : float
        z at the options that give least and most, the others at the reference.
    least_option, most_option : tuple
        Those options: one value, or cities in both waves with their persistence.
    change : float
        `most` less `least`; 0 where nothing else can be chosen.
    mean_change : float
        The same averaged over all readings in which something else can be chosen; nan if none.
    readings : int
        How many these are.
    """

    choice: str
    least: float
    most: float
    least_option: tuple
    most_option: tuple
    change: float
    mean_change: float
    readings: int


def moves_of(
    options: Options, choices: Columns, reference: dict, everywhere: NDArray
) -> tuple[Move, ...]:
    """Return what each choice moves, the largest change at the reference first.

    An option that makes another choice meaningless lets it fall away (`settle`): items have no
    correlation. One that contradicts the others is passed over.

    Parameters
    ----------
    options : mapping of str to tuple
        The grid.
    choices : dict of str to ndarray of int, shape (readings,)
        Indices of the coherent readings.
    reference : dict of str to int
        Indices of the reference reading.
    everywhere : ndarray of float
        z over the whole grid, nan where a combination is not coherent.
    """
    found = [
        _move(group, names, options, choices, reference, everywhere)
        for group, names in GROUPS.items()
    ]
    return tuple(sorted(found, key=lambda move: -move.change))


def _move(group, names, options, choices, reference, everywhere) -> Move:
    """Return what one group of choices moves."""
    picks = list(product(*(range(len(options[name])) for name in names)))
    at = np.array([_replaced(options, reference, names, pick) for pick in picks])
    z = np.where(at >= 0, everywhere[at], np.nan)
    low, high = int(np.nanargmin(z)), int(np.nanargmax(z))
    places = np.array([_replaced(options, choices, names, pick) for pick in picks])
    values = np.where(places >= 0, everywhere[places], np.nan)
    known = ~np.isnan(values)
    least = np.where(known, values, np.inf).min(axis=0)
    most = np.where(known, values, -np.inf).max(axis=0)
    other = np.where(known, places, places.max() + 1).min(axis=0) < np.where(known, places, -1).max(
        axis=0
    )
    return Move(
        choice=group,
        least=float(z[low]),
        most=float(z[high]),
        least_option=_option(options, names, picks[low]),
        most_option=_option(options, names, picks[high]),
        change=float(z[high] - z[low]),
        mean_change=float((most - least)[other].mean()) if other.any() else float("nan"),
        readings=int(other.sum()),
    )


def _replaced(options, columns, names, pick) -> NDArray:
    """Return where readings stand in the grid once some of their choices are replaced."""
    shape = np.shape(columns["base"])
    new = columns | {name: np.full(shape, i) for name, i in zip(names, pick, strict=True)}
    return place(options, settle(options, new))


def _option(options, names, pick) -> tuple:
    """Return the options that indices of a group stand for."""
    return tuple(options[name][i] for name, i in zip(names, pick, strict=True))
