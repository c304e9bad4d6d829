"""z of every reading, array by array: the grid's axes broadcast."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.variants import equivalent_z, variant_z
from scsi.inference.proportions.equality import TESTS
from scsi.questions.readings.choices import COUNT_TESTS, Columns, Options
from scsi.questions.waves import PrintedWaves
from scsi.vocabulary import Unit


def grid_z(
    v: Columns, options: Options, waves: PrintedWaves, cities: tuple[int, int], miscoded: float
) -> NDArray[np.float64]:
    """Return z over the grid, shape (3, ...): at the printed shares, least and greatest.

    The last two run over the whole numbers that round so. Where a combination is not coherent the
    value means nothing.

    Parameters
    ----------
    v, options : dict
        The options as axes, from `choices.open_grid`, and as they are listed.
    waves : PrintedWaves
        The printed shares.
    cities : tuple of int
        Cities before and after.
    miscoded : float
        Part of the items that a coding error concerns.
    """
    z = np.full((3, *map(len, options.values())), np.nan)
    pairs = _share_pairs(v, options, waves)
    for test in options["test"]:
        if test in COUNT_TESTS:
            z[_cell(options, test=test)] = _count_z(test, options, waves)
            continue
        for unit, reference in product(options["unit"], options["reference"]):
            clustering = Clustering(
                icc=v["icc"], cities_before=cities[0], cities_after=cities[1],
                size_cv=v["size_cv"], reference=reference,
            )  # fmt: skip
            z[_cell(options, test=test, unit=unit, reference=reference)] = variant_z(
                pairs,
                (v["size_before"], v["base"]),
                clustering,
                method=test,
                between=unit == Unit.CITIES,
                **_coding_rates(v["coding"], miscoded),
                shared=v["shared"],
                persistence=v["persistence"],
            )
    return z


def _cell(options, **chosen) -> tuple[slice, ...]:
    """Return the part of the grid at some options, no axis dropped; all three kinds of z."""
    index = (
        slice(None) if name not in chosen else slice(i := values.index(chosen[name]), i + 1)
        for name, values in options.items()
    )
    return (slice(None), *index)


def _share_pairs(v: Columns, options, waves: PrintedWaves):
    """Return shares before and after, each (3, ...): printed, for the least z, for the greatest.

    z falls with the share before and rises with the one after.
    """
    ranges = waves.share_ranges(np.array(options["size_before"]), np.array(options["base"]))
    before, after = (
        [share.reshape(v[name].shape) for share in ends]
        for ends, name in zip(ranges, ("size_before", "base"), strict=True)
    )
    return (
        np.stack([np.full_like(before[0], waves.share_before), before[1], before[0]]),
        np.stack([np.full_like(after[0], waves.share_after), after[0], after[1]]),
    )


def _coding_rates(coding, miscoded) -> dict[str, tuple[NDArray, NDArray]]:
    """Return sensitivity and specificity of both waves under each coding."""
    return {
        rate: tuple(1 - miscoded * (coding == f"{error}-{wave}") for wave in ("before", "after"))
        for rate, error in (("sensitivity", "missed"), ("specificity", "added"))
    }


def _count_z(test: str, options, waves: PrintedWaves) -> NDArray:
    """Return z of a test of whole counts, on the axes of base and size.

    It is asked for at every pair of counts that print so: p need not be monotone. The pair nearest
    to the printed shares stands for them.
    """
    bases, sizes = options["base"], options["size_before"]
    found = np.full((3, len(bases), len(sizes)), np.nan)
    for (i, after), (j, before) in product(enumerate(bases), enumerate(sizes)):
        counts = [
            np.arange(low[0], high[0] + 1) if high[0] >= 0 else np.arange(0)
            for low, high in waves.count_ranges(before, after)
        ]
        if not all(map(len, counts)):
            continue
        first, last = counts[0][:, None], counts[1]
        shares = first / before, last / after
        z = equivalent_z(TESTS[test](first, before, last, after)[1], shares[1] - shares[0])
        off = abs(shares[0] - waves.share_before) + abs(shares[1] - waves.share_after)
        found[:, i, j] = z.flat[np.argmin(off)], z.min(), z.max()
    return found.reshape(*found.shape, *(1,) * (len(options) - 2))
