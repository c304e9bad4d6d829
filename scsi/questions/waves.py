"""What is printed of both waves, and the settings under which they can be compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from numbers import Integral, Real

import numpy as np

from scsi.evidence.published import Published, load_published
from scsi.inference.printed.clustering import REFERENCES
from scsi.inference.printed.rounding import Rounding
from scsi.inference.printed.sizes import PrintedSplit, printed_split
from scsi.vocabulary import Category, Unit, check_choice

_PUBLIC_FIRST = 0  # the public share stands first in both printed splits


@dataclass(frozen=True, slots=True)
class PrintedWaves:
    """What is printed of both waves, read under one rounding rule.

    Attributes
    ----------
    before, after : PrintedSplit
        The splits of 2019 and of 2022; public money stands first in both.
    share_before, share_after : float
        Printed public shares, as fractions.
    shift : float
        Their difference, exact to the last bit.
    data : tuple of str
        The rows, each ``file#id``.
    """

    before: PrintedSplit
    after: PrintedSplit
    share_before: float
    share_after: float
    shift: float
    data: tuple[str, ...]

    @property
    def bands(self) -> tuple[np.ndarray, np.ndarray]:
        """Least and greatest public share that the printing stands for, before and after."""
        return self.before.limits()[_PUBLIC_FIRST], self.after.limits()[_PUBLIC_FIRST]

    def count_ranges(self, size_before, size_after):
        """Return least and greatest public counts at arrays of sizes, -1 where none prints so."""
        return (
            self.before.boxes(size_before).count_range(_PUBLIC_FIRST),
            self.after.boxes(size_after).count_range(_PUBLIC_FIRST),
        )

    def share_ranges(self, size_before, size_after):
        """Return least and greatest whole-count shares at arrays of sizes, nan where none is."""
        return tuple(
            tuple(np.where(count < 0, np.nan, count / np.atleast_1d(size)) for count in counts)
            for counts, size in zip(
                self.count_ranges(size_before, size_after), (size_before, size_after), strict=True
            )
        )

    @property
    def corners(self) -> tuple[np.ndarray, np.ndarray]:
        """Printed shares and the band's widest and narrowest shift, each of shape (3, 1)."""
        (low_before, high_before), (low_after, high_after) = self.bands
        before = np.array([self.share_before, low_before, high_before])
        after = np.array([self.share_after, high_after, low_after])
        return before[:, None], after[:, None]


def printed_waves(rounding: Rounding = "each", published: Published | None = None) -> PrintedWaves:
    """Read the printed funding shares of 2019 and 2022 under one rounding rule.

    Parameters
    ----------
    rounding : str
        As in `scsi.compatible_sizes`.
    published : Published, optional
        The figures; the package's own unless given.

    Returns
    -------
    PrintedWaves
    """
    published = published or load_published()
    before = [published.percent(2019, "all", word) for word in ("public", "private+ppp")]
    after = [published.percent(2022, "all", category) for category in Category]
    splits = [
        printed_split([share.value for share in shares], shares[0].decimals, rounding)
        for shares in (before, after)
    ]
    first, last = (Fraction(int(split.units[_PUBLIC_FIRST]), split.whole) for split in splits)
    return PrintedWaves(
        before=splits[0],
        after=splits[1],
        share_before=float(first),
        share_after=float(last),
        shift=float(last - first),
        data=tuple(share.id for share in (*before, *after)),
    )


def bases_of(bases):
    """Return the given sizes of 2022, or those that the texts suggest."""
    if bases is None:
        return tuple(base.n for base in load_published().bases())
    return tuple(bases)


def base_ids(bases) -> tuple[str, ...]:
    """Return the rows of the sizes of 2022 that the texts suggest."""
    return tuple(base.id for base in load_published().bases() if base.n in bases)


def unit_of(icc: float) -> Unit:
    """Return the unit of sampling that a correlation within cities stands for."""
    return Unit.CITIES if np.any(np.asarray(icc) > 0) else Unit.ITEMS


def check_setting(*, sizes: dict, cities: dict, icc, size_cv) -> None:
    """Refuse sizes, cities, correlations and variation that cannot be, all in one message.

    Parameters
    ----------
    sizes, cities : dict of str to int
        Numbers of items (at least 1) and of cities (at least 2) by the name of their parameter.
    icc : float
        Correlation within cities, 0 to 1.
    size_cv : float
        Coefficient of variation, 0 or more.

    Raises
    ------
    ValueError
        One line for each value that is out of range: its name, its bound, the value.
    """
    faults = [
        f"{name} must be a whole number of at least {least}; got {value!r}"
        for numbers, least in ((sizes, 1), (cities, 2))
        for name, value in numbers.items()
        if isinstance(value, bool) or not isinstance(value, Integral) or value < least
    ]
    if not (_is_number(icc) and 0 <= icc <= 1):
        faults.append(f"icc must lie between 0 and 1; got {icc!r}")
    if not (_is_number(size_cv) and size_cv >= 0):
        faults.append(f"size_cv must be a number of at least 0; got {size_cv!r}")
    if faults:
        raise ValueError("\n".join(faults))


def check_all(sizes, bases, correlations, cities_before, cities_after, size_cv, reference):
    """Refuse what cannot be; of many sizes or correlations the least and the greatest speak."""
    if not (len(sizes) and len(bases) and len(correlations)):
        raise ValueError("sizes, bases and correlations must each hold at least one value")
    for size, base in zip((min(sizes), max(sizes)), (min(bases), max(bases)), strict=True):
        for icc in (min(correlations), max(correlations)):
            check_setting(
                sizes={"size_before": size, "size_after": base},
                cities={"cities_before": cities_before, "cities_after": cities_after},
                icc=icc,
                size_cv=size_cv,
            )
    check_choice("reference", reference, REFERENCES)


def _is_number(value) -> bool:
    """Say whether a value is a finite number and not True or False."""
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
