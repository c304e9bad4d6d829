"""What two printed percentages decide, with what is printed of sizes and clusters, and without."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from scsi.inference.printed.break_even import break_even_design_effect, significant_sizes
from scsi.inference.printed.ceiling import ceiling_icc
from scsi.inference.printed.shift import shift_interval, shift_pvalue, shift_pvalue_range
from scsi.inference.printed.stated import StatedSplit, stated_split
from scsi.vocabulary import Finding, Interval, Unit, check_level


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PrintedShift(Finding):
    """What two printed percentages decide, counted items taken as independent and in clusters.

    `estimate` is the printed shift. `interval` and `pvalue` are those of the score test at the
    printed shares where both sizes are known, and None otherwise.

    Attributes
    ----------
    before, after : StatedSplit
        What is printed of each wave; the share that is asked about stands first.
    sizes, clusters : tuple of int or None
        Items and clusters before and after; None where not printed.
    adds_up : tuple of bool
        Whether the percentages of each wave can belong together.
    possible : tuple of bool or None
        Whether whole counts of the printed size print so; None where no size is printed.
    p_range : Interval or None
        p over all whole counts that print so, or over the rounding where none do; both sizes known.
    fewest, most : float or None
        Items of the unknown wave at which p is below 1 - `level`: from `fewest` (infinite if none)
        to `most`. Where both are unknown, of each wave, alike.
    fewest_range : Interval or None
        `fewest` over what the rounding allows.
    design_effect : float or None
        The design effect, alike in both waves, at which p reaches 1 - `level`.
    independent : tuple of int or None
        Items over that design effect: as many clusters, alike within, leave nothing significant.
    ceiling : float or None
        Correlation within clusters above which no number of items is enough; needs both numbers of
        clusters.
    """

    before: StatedSplit
    after: StatedSplit
    sizes: tuple[int | None, int | None]
    clusters: tuple[int | None, int | None]
    adds_up: tuple[bool, bool]
    possible: tuple[bool | None, bool | None]
    p_range: Interval | None
    fewest: float | None
    most: float | None
    fewest_range: Interval | None
    design_effect: float | None
    independent: tuple[int, int] | None
    ceiling: float | None

    @property
    def verdict(self) -> str:
        """What the figures decide.

        ``impossible``, ``significant``, ``not-significant``, ``rounding`` (both sizes known),
        ``from-size``, ``never`` (a size unknown), each for independent items.
        """
        if not all(self.adds_up) or False in self.possible:
            return "impossible"
        if self.p_range is not None:
            if self.p_range.high < 1 - self.level:
                return "significant"
            return "not-significant" if self.p_range.low >= 1 - self.level else "rounding"
        return "never" if self.fewest is None or math.isinf(self.fewest) else "from-size"


def printed_shift(
    before: str | float | Iterable[str | float],
    after: str | float | Iterable[str | float],
    sizes: tuple[int | None, int | None] = (None, None),
    clusters: tuple[int | None, int | None] = (None, None),
    *,
    kind: str | None = None,
    rounding: str = "each",
    level: float = 0.95,
) -> PrintedShift:
    """Say what two printed percentages decide.

    Parameters
    ----------
    before, after : str, float, or a sequence of them
        The percentage of each wave as printed: ``"41"`` has no decimals, ``"41.0"`` one. With the
        other percentages of the same wave behind it, whether they add up is said too.
    sizes : tuple of int or None
        Items before and after; None where none is printed.
    clusters : tuple of int or None
        Clusters before and after, such as cities; None where none are printed.
    kind : {"complete", "rest", "several"}, optional
        What the percentages of a wave are together: a complete split, one with an unprinted rest,
        or several answers. A complete split unless given, and one percentage has a rest.
    rounding : str, default "each"
        A rule of `compatible_sizes`, ``"adding-up"`` or ``"unknown"``.
    level : float, default 0.95
        Confidence level in (0, 1).

    Returns
    -------
    PrintedShift

    Raises
    ------
    ValueError
        If a percentage, a size or a number of clusters cannot be.

    Examples
    --------
    >>> found = printed_shift("41", "51.3", sizes=(None, 3091), clusters=(20, 31))
    >>> found.fewest, found.fewest_range
    (94.0, Interval(low=84.0, high=105.0))
    >>> round(found.ceiling, 3)
    0.128

    From 94 independent items on the rise is significant; if items of one cluster correlate by more
    than 0.128, no number of items is enough.
    """
    check_level(level)
    splits = tuple(_split(typed, kind, rounding) for typed in (before, after))
    return shift_of_splits(splits, _two(sizes, 1, "sizes"), _two(clusters, 2, "clusters"), level)


def shift_of_splits(
    splits: Sequence[StatedSplit],
    sizes: Sequence[int | None],
    clusters: Sequence[int | None],
    level: float = 0.95,
    data: tuple[str, ...] = ("given",),
) -> PrintedShift:
    """Say what the first shares of two splits decide; as `printed_shift`."""
    first, last = (split.shares[0] for split in splits)
    if first.percent is None or last.percent is None:
        raise ValueError("a shift needs a percentage of each wave; got none for one of them")
    shares = float(first.percent) / 100, float(last.percent) / 100
    bands = splits[0].limits(0), splits[1].limits(0)
    alpha, (n1, n2), (k1, k2) = 1 - level, sizes, clusters
    pvalue = interval = p_range = effect = independent = None
    fewest = most = None
    over = None
    if n1 is not None and n2 is not None:
        pvalue = float(shift_pvalue(*shares, n1, n2))
        interval = Interval(*map(float, shift_interval(*shares, n1, n2, level=level)))
        whole = [
            _whole_limits(split, n, band)
            for split, n, band in zip(splits, (n1, n2), bands, strict=True)
        ]
        p_range = Interval(*map(float, shift_pvalue_range(whole[0], whole[1], n1, n2)))
        effect = float(break_even_design_effect(*shares, n1, n2, alpha))
        if effect > 1:
            independent = math.floor(n1 / effect), math.floor(n2 / effect)
    else:
        corners = [shares, *_widest_and_narrowest(bands, shares)]
        fewests, mosts = zip(*(_break_even(pair, (n1, n2), alpha) for pair in corners), strict=True)
        fewest, most = fewests[0], mosts[0]
        over = Interval(min(fewests), max(fewests))
    ceiling = None
    if k1 is not None and k2 is not None:
        ceiling = float(ceiling_icc(*shares, cities_before=k1, cities_after=k2, alpha=alpha))
    return PrintedShift(
        question="printed-shift",
        data=data,
        method="score",
        unit=Unit.ITEMS,
        estimate=round(shares[1] - shares[0], 12),
        interval=interval,
        pvalue=pvalue,
        level=level,
        before=splits[0],
        after=splits[1],
        sizes=(n1, n2),
        clusters=(k1, k2),
        adds_up=(splits[0].adds_up(), splits[1].adds_up()),
        possible=tuple(
            None if n is None else split.possible(n) for split, n in zip(splits, sizes, strict=True)
        ),  # type: ignore[arg-type]
        p_range=p_range,
        fewest=fewest,
        most=most,
        fewest_range=over,
        design_effect=effect,
        independent=independent,
        ceiling=ceiling,
    )


def _split(
    typed: str | float | Iterable[str | float], kind: str | None, rounding: str
) -> StatedSplit:
    """Read the percentages of one wave."""
    percents = [typed] if isinstance(typed, (str, int, float)) else list(typed)
    kind = kind or ("complete" if len(percents) > 1 else "rest")
    return stated_split(percents, kind, rounding)


def _two(values, least: int, name: str) -> tuple[int | None, int | None]:
    """Return two whole numbers or None, or say that there must be two and what each may be."""
    values = tuple(values)
    if len(values) != 2:
        raise ValueError(
            f"{name} must be two, before and after, None where unknown; got {values!r}"
        )
    for value in values:
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        if value is not None and not (whole and value >= least):
            raise ValueError(f"{name} must be whole numbers of at least {least}; got {value!r}")
    first, last = (None if value is None else int(value) for value in values)
    return first, last


def _whole_limits(split: StatedSplit, size: int, band):
    """Return the least and greatest share of whole counts, or of the rounding if there are none."""
    counts = split.count_range(0, size)
    return band if counts is None else (counts[0] / size, counts[1] / size)


def _widest_and_narrowest(bands, shares):
    """Return the pairs of shares farthest apart and nearest, within what rounding allows."""
    (low1, high1), (low2, high2) = bands
    up, down = (low1, high2), (high1, low2)
    pairs = [up, down] if shares[1] >= shares[0] else [down, up]
    if low2 <= high1 and low1 <= high2:  # they may be equal
        meet = max(low1, low2)
        pairs[1] = (meet, meet)
    return pairs


def _break_even(shares, sizes, alpha: float) -> tuple[float, float]:
    """Return the fewest and the most items of what is unknown at which p is below the level."""
    before, after = shares
    if before == after:
        return math.inf, 0.0
    n1, n2 = sizes
    if n1 is None and n2 is None:
        middle = (before + after) / 2
        critical = float(stdtrit(np.inf, 1 - alpha / 2))
        least = 2 * middle * (1 - middle) * (critical / (after - before)) ** 2
        return float(math.floor(least) + 1), math.inf
    if n1 is None:
        found = significant_sizes(before, after, n2, None, alpha)
    else:
        found = significant_sizes(before, after, n1, None, alpha, unknown="after")
    return float(found.fewest), float(found.most)
