"""What the published figures leave open, stated once: sizes, cities, correlation, rounding, level.

One object goes to every question, so that all are asked under the same assumptions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from numbers import Integral, Real
from typing import Any, TypedDict, TypeGuard

from scsi.vocabulary import (
    REFERENCES,
    RULES,
    Reference,
    Rounding,
    Shown,
    check_choice,
    check_level,
)


class GivenReading(TypedDict, total=False):
    """How the figures are read, and how sure an answer is, as keywords."""

    rounding: Rounding
    level: float


class Given(TypedDict, total=False):
    """Assumptions that most questions take as keywords of their own, in place of an object."""

    cities_before: int
    cities_after: int
    size_cv: float
    reference: Reference
    rounding: Rounding
    level: float


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Assumptions(Shown):
    """What is assumed of two published waves where nothing is printed.

    None stands for what is not assumed: the publication says it, or the question that is asked.

    Parameters
    ----------
    size_before : int, optional
        Items of the first wave.
    size_after : int, optional
        Items of the second wave; the likeliest of those that the publication suggests if None.
    icc : float, default 0
        Correlation of two items of one city, 0 to 1. At 0 the items are taken as independent draws,
        above 0 the cities are.
    cities_before, cities_after : int, optional
        Cities, at least 2; as published if None.
    shared : int, default 0
        Cities in both waves, at most the fewer of the two.
    persistence : float, default 0
        Correlation of a city's effects in the two waves, -1 to 1.
    size_cv : float, default 0
        Coefficient of variation of the cities' numbers of items.
    reference : {"t", "normal"}, optional
        Reference distribution; t for a test and the normal for a ceiling if None.
    rounding : str, default "each"
        The rule by which the shares were rounded, as in `scsi.compatible_sizes`.
    level : float, default 0.95
        Confidence level in (0, 1).

    Raises
    ------
    ValueError
        If anything is out of range; one line for each fault.

    Examples
    --------
    >>> assumptions = Assumptions(size_before=200, icc=0.05)
    >>> assumptions.changed()
    {'size_before': 200, 'icc': 0.05}
    >>> assumptions.replace(icc=0.1).icc
    0.1

    The same assumptions go to each question: ``scsi.published_shift(assumptions=assumptions)``.
    """

    size_before: int | None = None
    size_after: int | None = None
    icc: float = 0.0
    cities_before: int | None = None
    cities_after: int | None = None
    shared: int = 0
    persistence: float = 0.0
    size_cv: float = 0.0
    reference: Reference | None = None
    rounding: Rounding = "each"
    level: float = 0.95

    def __post_init__(self):
        if faults := self._faults():
            raise ValueError("\n".join(faults))
        for field in fields(self):
            kind = {"int": int, "float": float}.get(str(field.type).partition(" ")[0])
            value = getattr(self, field.name)
            if kind and value is not None:
                object.__setattr__(self, field.name, kind(value))

    def _faults(self) -> list[str]:
        """Return a line for each value that cannot be."""
        least = {"size_before": 1, "size_after": 1, "cities_before": 2, "cities_after": 2}
        faults = [
            f"{name} must be a whole number of at least {lowest}; got {value!r}"
            for name, lowest in least.items()
            if (value := getattr(self, name)) is not None and not _is_whole(value, lowest)
        ]
        if not (_is_number(self.icc) and 0 <= self.icc <= 1):
            faults.append(f"icc must lie between 0 and 1; got {self.icc!r}")
        faults += self._overlap_faults()
        if not (_is_number(self.size_cv) and self.size_cv >= 0):
            faults.append(f"size_cv must be a number of at least 0; got {self.size_cv!r}")
        if self.reference is not None:
            faults += _refused(check_choice, "reference", self.reference, REFERENCES)
        faults += _refused(check_choice, "rounding", self.rounding, RULES)
        return faults + _refused(check_level, self.level)

    def _overlap_faults(self) -> list[str]:
        """Return what is wrong with the cities in both waves."""
        faults = []
        cities = (self.cities_before, self.cities_after)
        most: float = min((k for k in cities if _is_whole(k, 2)), default=math.inf)
        if not (_is_whole(self.shared, 0) and self.shared <= most):
            upwards = "of at least 0" if math.isinf(most) else f"from 0 to {most}"
            faults.append(f"shared must be a whole number {upwards}; got {self.shared!r}")
        if not (_is_number(self.persistence) and -1 <= self.persistence <= 1):
            faults.append(f"persistence must lie between -1 and 1; got {self.persistence!r}")
        return faults

    @property
    def sizes(self) -> tuple[int | None, int | None]:
        """Items before and after."""
        return self.size_before, self.size_after

    @property
    def cities(self) -> tuple[int | None, int | None]:
        """Cities before and after."""
        return self.cities_before, self.cities_after

    def changed(self) -> dict[str, object]:
        """Return what differs from the defaults, by name."""
        own = ((field, getattr(self, field.name)) for field in fields(self))
        return {field.name: value for field, value in own if value != field.default}

    def replace(self, **changes: Any) -> Assumptions:
        """Return the same assumptions with some of them changed."""
        return replace(self, **changes)

    def filled(self, **known: Any) -> Assumptions:
        """Return the same assumptions with values in place of None where they are known."""
        return self.replace(
            **{name: value for name, value in known.items() if getattr(self, name) is None}
        )


def _is_whole(value: object, least: int) -> TypeGuard[int]:
    """Say whether a value is a whole number of at least so many, and not True or False."""
    return isinstance(value, Integral) and not isinstance(value, bool) and int(value) >= least


def _is_number(value: object) -> bool:
    """Say whether a value is a finite number and not True or False."""
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def _refused(check, *arguments: object) -> list[str]:
    """Return what a check says against its arguments, if anything."""
    try:
        check(*arguments)
    except ValueError as error:
        return [str(error)]
    return []
