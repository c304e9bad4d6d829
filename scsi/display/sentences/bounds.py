"""What the printed figures allow of cities, panels, private and joint money, in words."""

from __future__ import annotations

import numpy as np

from scsi.display.labels import weighting_label
from scsi.display.numbers import (
    number_range,
    percent,
    percent_range,
    pvalue,
    rounded,
)
from scsi.display.outputs import Text
from scsi.display.words import word
from scsi.study.bounds import (
    CityLevelPvalue,
    CityLevelTable,
    CitySpreadBounds,
    CitySpreadTable,
    NewCityBounds,
    UnsplitBounds,
)
from scsi.study.priors import ShiftPriors
from scsi.study.shift_ceilings import ShiftCeilings
from scsi.vocabulary import Interval


def shift_ceilings(found: ShiftCeilings, *, lang: str = "en") -> Text:
    """Say above which correlation no number of items is enough, by the panel of cities."""
    alone, unequal, *_, half, full = found.normal
    text = word(
        "ceilings.text",
        lang,
        alone=rounded(alone.estimate, 3),
        unequal=rounded(unequal.estimate, 3),
        shared=half.shared,
        half=rounded(half.estimate, 3),
        full=rounded(full.estimate, 3),
    )
    return Text("shift_ceilings", lang, text, findings=(*found.normal, *found.t))


def city_spread_one(found: CitySpreadBounds, *, lang: str = "en") -> Text:
    """Say how far the cities may lie apart under one constraint set and weighting."""
    text = word(
        "city_spread_one.text",
        lang,
        constraints=word(f"city_spread_one.{found.constraints}", lang),
        weighting=weighting_label(found.weighting, found.base, lang),
        cities=len(found.cities),
        low=percent(found.sd.low),
        high=percent(found.sd.high),
    )
    return Text("city_spread_one", lang, text, findings=(found,))


def spread_numbers(found: CitySpreadTable) -> dict[str, str]:
    """Return the spread at equal weights, and where cities weigh by their items, as text."""
    equal = next(r for r in found.rows if (r.constraints, r.weighting) == ("b", "equal"))
    free = min(row.sd.low for row in found.rows if row.weighting == "free")
    return {
        "cities": str(len(equal.cities)),
        "low": percent(equal.sd.low),
        "high": percent(equal.sd.high),
        "free": percent(free),
        "forced": rounded(equal.forced, 3),
    }


def city_spread(found: CitySpreadTable, *, lang: str = "en") -> Text:
    """Say how far the cities may lie apart, and that it hangs on how they weigh."""
    text = word("city_spread.text", lang, **spread_numbers(found))
    return Text("city_spread", lang, text, findings=(found,), behind=found.rows)


def city_level_one(found: CityLevelPvalue, *, lang: str = "en") -> Text:
    """Say over what p ranges with cities as the unit, under one constraint set."""
    low, high = (pvalue(end) for end in (found.pvalue_range.low, found.pvalue_range.high))
    text = word("city_level.one", lang, low=low, high=high)
    return Text("city_level_one", lang, text, findings=(found,))


def city_level(found: CityLevelTable, *, lang: str = "en") -> Text:
    """Say over what p ranges with cities as the unit, the spread of 2019 the same and free."""
    same, free = (
        next(r for r in found.rows if (r.constraints, r.spread_before) == ("b", spread))
        for spread in ("same", "free")
    )
    text = word(
        "city_level.text",
        lang,
        low=pvalue(same.pvalue_range.low),
        high=pvalue(same.pvalue_range.high),
        free_high=pvalue(free.pvalue_range.high),
    )
    return Text("city_level", lang, text, findings=(*found.rows, *found.rounded))


def new_cities(found: NewCityBounds, *, lang: str = "en") -> Text:
    """Say whether new cities alone can make the shift, and what follows for the old ones."""
    most, few = int(np.argmax(found.equal.old)), int(np.argmin(found.equal.old))
    rows = [_new_cities_row(found, most, lang)]
    if few != most:
        rows.append(_new_cities_row(found, few, lang))
    weight = word(
        "new_cities.weight",
        lang,
        least=percent(found.least_weight),
        least_highest=percent(found.least_weight_highest),
        highest=percent(found.highest, 0),
    )
    return Text("new_cities", lang, " ".join([*rows, weight]), findings=(found,))


def _new_cities_row(found: NewCityBounds, i: int, lang: str) -> str:
    """Say it for one number of old cities."""
    equal = found.equal
    verdict = word(
        "new_cities.can" if equal.can[i] else "new_cities.cannot",
        lang,
        rise=percent(equal.old_rise[i]),
        rise_low=percent(equal.old_rise_low[i]),
    )
    fields = {
        "old": int(equal.old[i]),
        "new": int(found.cities - equal.old[i]),
        "before": percent(found.share_before, 0),
        "verdict": verdict,
    }
    if np.isnan(equal.needed[i]):
        return word("new_cities.never", lang, **fields)
    ends = np.array([equal.needed_low[i], equal.needed_high[i]])
    return word(
        "new_cities.row",
        lang,
        **fields,
        needed=percent(equal.needed[i]),
        range=percent_range(Interval(*ends)) if np.isfinite(ends).all() else word("none", lang),
        possible=percent(equal.possible[i]),
    )


def unsplit(found: UnsplitBounds, *, lang: str = "en") -> Text:
    """Say what is known of private and joint money, and when the English text can hold."""
    below = percent(found.ppp_rose_if_below.low)
    fell = word("unsplit.not_fell", lang, below=below)
    if found.private_fell_then is not None:
        points = percent(found.private_fell_then.low)
        fell = word("unsplit.fell", lang, below=below, points=points)
    text = word(
        "unsplit.text",
        lang,
        total=percent(found.total_before, 0),
        ppp_low=percent(found.ppp_shift.low),
        ppp_high=percent(found.ppp_shift.high),
        private_low=percent(found.private_shift.low),
        private_high=percent(found.private_shift.high),
        fell=fell,
    )
    return Text("unsplit", lang, text, findings=(found,))


def shift_priors(found: ShiftPriors, *, lang: str = "en") -> Text:
    """Say how far the posteriors under stated priors lie apart."""
    rose, five = ([getattr(row, name) for row in found.rows] for name in ("rose", "rose_by_five"))
    text = word(
        "priors.text",
        lang,
        least=percent(min(rose)),
        most=percent(max(rose)),
        five_least=percent(min(five)),
        five_most=percent(max(five)),
        count=len(found.rows),
    )
    return Text("shift_priors", lang, text, findings=(found,))


def ceiling_cell(estimate: float, over: Interval) -> str:
    """Print a ceiling with its range over the rounding."""
    return f"{rounded(estimate, 3)} ({number_range(over, 3)})"
