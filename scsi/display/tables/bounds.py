"""What the printed figures allow of cities, panels, private and joint money, as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.display.labels import (
    can_or_cannot,
    category_label,
    percent_or_cannot,
    weighting_label,
)
from scsi.display.numbers import percent, percent_range, pvalue_range, rounded
from scsi.display.outputs import Table
from scsi.display.sentences.bounds import ceiling_cell
from scsi.display.sentences.shift import alpha, confidence
from scsi.display.words import word
from scsi.study.bounds import CityLevelTable, CitySpreadTable, NewCityBounds, UnsplitBounds
from scsi.study.priors import ShiftPriors
from scsi.study.shift_ceilings import ShiftCeilings
from scsi.vocabulary import Interval


def _table(name: str, lang: str, caption: str, columns, rows, behind: tuple) -> Table:
    """Return a table with its columns named by their keys."""
    head = [word(f"column.{key}", lang) for key in columns]
    return Table(name, lang, caption, pd.DataFrame(list(rows), columns=head), behind)


def shift_ceilings(found: ShiftCeilings, *, lang: str = "en") -> Table:
    """Show the ceilings of the correlation by the panel of cities."""
    columns = ("shared", "persistence", "size_cv", "ceiling_normal", "ceiling_t", "spread")
    rows = (
        (
            str(normal.shared),
            f"{normal.persistence:g}",
            f"{normal.size_cv:g}",
            ceiling_cell(normal.estimate, normal.rounding_range),
            ceiling_cell(t.estimate, t.rounding_range),
            percent(normal.spread),
        )
        for normal, t in zip(found.normal, found.t, strict=True)
    )
    caption = word("ceilings.caption", lang, alpha=alpha(found.normal[0].level))
    behind = (*found.normal, *found.t)
    return _table("shift_ceilings", lang, caption, columns, rows, behind)


def city_spread(found: CitySpreadTable, *, lang: str = "en") -> Table:
    """Show the spread between cities by weighting and assumption."""
    rows = (
        (
            weighting_label(row.weighting, row.base, lang),
            word(f"constraints.{row.constraints}", lang),
            percent_range(row.sd),
            rounded(row.forced, 3),
        )
        for row in found.rows
    )
    caption = word("city_spread.caption", lang, cities=len(found.rows[0].cities))
    columns = ("weighting", "constraints", "sd", "forced")
    return _table("city_spread", lang, caption, columns, rows, found.rows)


def city_level(found: CityLevelTable, *, lang: str = "en") -> Table:
    """Show the ranges of p with cities as the unit."""
    columns = ("spread_before", "constraints", "spread_after", "p_printed", "p_rounded")
    rows = (
        (
            word(f"spread_before.{row.spread_before}", lang),
            word(f"constraints.{row.constraints}", lang),
            percent_range(row.sd_after),
            pvalue_range(row.pvalue_range),
            pvalue_range(over.pvalue_range),
        )
        for row, over in zip(found.rows, found.rounded, strict=True)
    )
    caption, behind = word("city_level.caption", lang), (*found.rows, *found.rounded)
    return _table("city_level", lang, caption, columns, rows, behind)


def new_cities(found: NewCityBounds, *, lang: str = "en") -> Table:
    """Show what new cities must average and what they can, by the number of cities kept."""
    equal = found.equal
    columns = ("old", "new", "needed", "needed_range", "needed_half", "possible", "can", "rise")
    rows = (
        (
            str(old),
            str(found.cities - old),
            percent_or_cannot(equal.needed[i], lang),
            _ends(equal.needed_low[i], equal.needed_high[i], lang),
            percent_or_cannot(found.needed_for_half[i], lang),
            percent(equal.possible[i]),
            can_or_cannot(equal.can[i], lang),
            percent(equal.old_rise[i]),
        )
        for i, old in enumerate(equal.old)
    )
    caption = word(
        "new_cities.caption",
        lang,
        before=percent(found.share_before, 0),
        constraints=word(f"constraints.{found.constraints}", lang),
    )
    return _table("new_cities", lang, caption, columns, rows, (found,))


def _ends(low: float, high: float, lang: str) -> str:
    """Return a range, or its ends one by one where one of them cannot be."""
    if np.isfinite(low) and np.isfinite(high):
        return percent_range(Interval(low, high))
    return " – ".join(dict.fromkeys(percent_or_cannot(end, lang) for end in (low, high)))


def new_cities_by_weight(found: NewCityBounds, *, lang: str = "en") -> Table:
    """Show the same where cities count by their items."""
    rows = (
        (
            percent(weight, 0),
            percent_or_cannot(needed, lang),
            can_or_cannot(can, lang),
            word("none", lang) if np.isnan(rise) else percent(rise),
        )
        for weight, needed, can, rise in zip(
            found.weights,
            found.needed_by_weight,
            found.can_by_weight,
            found.old_rise_by_weight,
            strict=True,
        )
    )
    caption = word("new_cities_by_weight.caption", lang, highest=percent(found.highest, 0))
    columns = ("weight", "needed", "can", "rise")
    return _table("new_cities_by_weight", lang, caption, columns, rows, (found,))


def unsplit(found: UnsplitBounds, *, lang: str = "en") -> Table:
    """Show the ranges of private and joint money in 2019, and of their shifts."""
    rows = (
        (
            category_label(category, lang),
            percent_range(getattr(found, f"{category}_before")),
            percent(getattr(found, f"{category}_after")),
            percent_range(getattr(found, f"{category}_shift")),
        )
        for category in ("private", "ppp")
    )
    columns = ("category", "range_2019", "share_2022", "shift")
    return _table("unsplit", lang, word("unsplit.caption", lang), columns, rows, (found,))


def shift_priors(found: ShiftPriors, *, lang: str = "en") -> Table:
    """Show priors and what follows from each."""
    columns = (
        *("prior", "rose", "rose_by_five", "posterior"),
        *("prior_before", "prior_after", "prior_icc", "persistence"),
    )
    rows = (
        (
            word(f"prior.{row.name}", lang),
            percent(row.rose),
            percent(row.rose_by_five),
            percent_range(row.interval),
            *(prior for _, prior in row.priors),
        )
        for row in found.rows
    )
    caption = word("priors.caption", lang, level=confidence(found.level))
    return _table("shift_priors", lang, caption, columns, rows, (found,))
