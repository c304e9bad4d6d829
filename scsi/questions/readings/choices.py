"""What can be read in more than one way, and which combinations contradict themselves.

A grid holds the indices of options, one array per choice. Rounding is no choice: it is carried
along as a range.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scsi.inference.printed.variants import METHODS
from scsi.vocabulary import REFERENCES, Unit, check_choice

UNITS = (Unit.CITIES, Unit.ITEMS_WITHIN_CITIES, Unit.ITEMS)
COUNT_TESTS = ("fisher", "fisher-midp")
"""Tests of whole counts of independent items."""
METHODS_OF_TEST = (*METHODS, *COUNT_TESTS)
CODINGS: dict[str, tuple[int, int]] = {
    "as-printed": (0, 0),
    "missed-before": (0, 0),
    "added-before": (1, 0),
    "missed-after": (0, 1),
    "added-after": (1, 1),
}
"""Coding errors: in a wave a part of the public items coded as others (missed), or the reverse."""
REFERENCE = {
    "size_before": 200,
    "unit": "cities",
    "icc": 0.1,
    "test": "score",
    "coding": "as-printed",
    "shared": 0,
    "persistence": 0.0,
    "reference": "t",
    "size_cv": 0.0,
}
"""The reading at which one choice is changed at a time, against the likeliest base."""
GROUPS: dict[str, tuple[str, ...]] = {
    "base": ("base",),
    "size_before": ("size_before",),
    "unit": ("unit",),
    "icc": ("icc",),
    "test": ("test",),
    "coding": ("coding",),
    "overlap": ("shared", "persistence"),
    "reference": ("reference",),
    "size_cv": ("size_cv",),
}
"""Choices that are made together: cities in both waves mean nothing without their persistence."""
Options = Mapping[str, tuple]
Columns = dict[str, NDArray]


def check_options(options: Options, cities: tuple[int, int]) -> None:
    """Refuse options that cannot be, all in one message; the message names each value.

    Raises
    ------
    ValueError
        If a choice has no option or one twice, or an option is out of range.
    """
    words = {"unit": UNITS, "test": METHODS_OF_TEST, "coding": CODINGS, "reference": REFERENCES}
    for name, values in options.items():
        if not values or len(set(values)) != len(values):
            raise ValueError(f"{name} must list at least one option, each once; got {values!r}")
        for value in values if name in words else ():
            check_choice(name, value, words[name])
    ranges = {
        "base": (cities[1], np.inf),
        "size_before": (cities[0], np.inf),
        "icc": (0, 0.99),
        "persistence": (0, 1),
        "size_cv": (0, np.inf),
    }
    faults = [
        f"{name} must lie between {low} and {high}; got {value!r}"
        for name, (low, high) in ranges.items()
        for value in options[name]
        if not low <= value <= high
    ]
    faults += [
        f"shared must be 0, or from 2 to {min(cities)}; got {value!r}"
        for value in options["shared"]
        if value not in (0, *range(2, min(cities) + 1))
    ]
    if faults:
        raise ValueError("\n".join(faults))


def open_grid(options: Options) -> Columns:
    """Return the options, each choice along an axis of its own, so that they broadcast."""
    values = [np.array(of_choice) for of_choice in options.values()]
    return dict(zip(options, np.ix_(*map(np.atleast_1d, values)), strict=True))


def contradictions(v: Columns, printable: NDArray[np.bool_]) -> dict[str, NDArray[np.bool_]]:
    """Say for each reason which readings it leaves out, in the order in which reasons are asked.

    Parameters
    ----------
    v : dict of str to ndarray
        Options per choice, from `open_grid`.
    printable : ndarray of bool
        Whether whole counts of both sizes print as the chapter does.

    Returns
    -------
    dict of str to ndarray of bool
        By the key of the reason; `show` words it.
    """
    items, cities = v["unit"] == Unit.ITEMS, v["unit"] == Unit.CITIES
    counts, shared = np.isin(v["test"], COUNT_TESTS), v["shared"] > 0
    return {
        "size-does-not-print": ~printable,
        "items-are-independent": items & (v["icc"] > 0),
        "no-correlation-is-items": ~items & (v["icc"] == 0),
        "cities-do-not-matter": ~cities & (shared | (v["size_cv"] > 0)),
        "no-degrees-to-estimate": ~cities & (v["reference"] == "t"),
        "nothing-to-persist": ~shared & (v["persistence"] > 0),
        "no-persistence-is-no-overlap": shared & (v["persistence"] == 0),
        "counts-need-independence": counts & ~items,
        "counts-are-as-coded": counts & (v["coding"] != "as-printed"),
    }


def settle(options: Options, columns: Columns) -> Columns:
    """Let what a reading makes meaningless fall away: its options become the neutral ones.

    Without correlation the unit is the item; items have no correlation; where cities are not drawn
    there is no overlap, no variation of their sizes and no t; no shared city persists, and cities
    that do not persist count as not shared. An index is -1 where the neutral option is not listed.
    """
    at = {
        name: options[name].index(value) if value in options[name] else -1
        for name, value in (
            ("unit", Unit.ITEMS), ("icc", 0.0), ("shared", 0), ("persistence", 0.0),
            ("reference", "normal"), ("size_cv", 0.0),
        )
    }  # fmt: skip
    new = dict(columns)

    def neutral(where: NDArray, *names: str) -> None:
        """Set choices to their neutral option where a mask holds."""
        for name in names:
            new[name] = np.where(where, at[name], new[name])

    units = [*options["unit"], None]  # None for the unit that is not listed, at -1
    neutral(new["icc"] == at["icc"], "unit")
    neutral(np.isin(new["unit"], at["unit"]), "icc")
    drawn = np.array([unit == Unit.CITIES for unit in units])[new["unit"]]
    neutral(~drawn, "reference", "size_cv", "shared", "persistence")
    alone = (new["shared"] == at["shared"]) | (new["persistence"] == at["persistence"])
    neutral(alone, "shared", "persistence")
    return new


def place(options: Options, columns: Columns) -> NDArray[np.int64]:
    """Return the place of readings in the flattened grid; -1 where an option is not listed."""
    flat = np.zeros(np.broadcast_shapes(*(np.shape(c) for c in columns.values())), np.int64)
    missing = np.zeros(flat.shape, bool)
    for name, values in options.items():
        flat = flat * len(values) + columns[name]
        missing |= columns[name] < 0
    return np.where(missing, -1, flat)
