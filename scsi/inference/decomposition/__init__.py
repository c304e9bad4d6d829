"""Where a shift comes from: parts that add up to the whole exactly.

- `two_terms`: Kitagawa's composition and change within groups.
- `factors`: Das Gupta's effects of several factors and of crossed compositions.
- `entry_exit`: Foster, Haltiwanger and Krizan's five terms, with cluster intervals.
"""

from scsi.inference.decomposition.entry_exit import TERMS, FiveTerms, five_terms
from scsi.inference.decomposition.factors import CrossClassified, cross_classified, das_gupta
from scsi.inference.decomposition.two_terms import (
    Kitagawa,
    KitagawaIntervals,
    ThinCell,
    kitagawa,
    kitagawa_intervals,
)

__all__ = [
    "TERMS",
    "CrossClassified",
    "FiveTerms",
    "Kitagawa",
    "KitagawaIntervals",
    "ThinCell",
    "cross_classified",
    "das_gupta",
    "five_terms",
    "kitagawa",
    "kitagawa_intervals",
]
