"""The correlation above which no number of items is enough, over what is not known of the panel."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.inference.printed.rounding import Rounding
from scsi.questions.tipping.finding import CorrelationCeiling, shift_ceiling
from scsi.vocabulary import Shown

PANELS = (
    *((0, 0.0, 0.0), (0, 0.0, 1.0)),
    *((6, 0.5, 0.0), (6, 1.0, 0.0), (20, 0.5, 0.0), (20, 1.0, 0.0)),
)
"""Cities in both waves, persistence of their effects, variation of the cities' weights.

More cities than there are count as all.
"""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShiftCeilings(Shown):
    """Ceilings of the correlation side by side.

    Attributes
    ----------
    normal, t : tuple of CorrelationCeiling
        One per panel of `PANELS`, with the normal and with t as reference.
    """

    normal: tuple[CorrelationCeiling, ...]
    t: tuple[CorrelationCeiling, ...]


def shift_ceilings(
    *,
    cities_before: int = 20,
    cities_after: int = 31,
    rounding: Rounding = "each",
    level: float = 0.95,
) -> ShiftCeilings:
    """Find the ceiling of the correlation for several panels of cities.

    Parameters
    ----------
    cities_before, cities_after, rounding, level
        As in `scsi.published_shift`.

    Returns
    -------
    ShiftCeilings

    Raises
    ------
    ValueError
        As in `scsi.shift_ceiling`.

    Examples
    --------
    >>> found = shift_ceilings()
    >>> [round(one.estimate, 3) for one in found.normal]
    [0.135, 0.067, 0.153, 0.176, 0.222, 0.625]

    Cities that were kept and stayed as they were raise the ceiling; unequal ones lower it.
    """
    most = min(cities_before, cities_after)
    common = {
        "cities_before": cities_before, "cities_after": cities_after, "rounding": rounding,
        "level": level,
    }  # fmt: skip
    panels = [(min(shared, most), persistence, cv) for shared, persistence, cv in PANELS]
    return ShiftCeilings(
        **{
            reference: tuple(
                shift_ceiling(shared, persistence, size_cv=cv, reference=reference, **common)
                for shared, persistence, cv in panels
            )
            for reference in ("normal", "t")
        }
    )
