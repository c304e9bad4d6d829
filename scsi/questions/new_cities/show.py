"""Whether new cities alone could explain the shift, in words and as tables."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd

from scsi.questions.new_cities.finding import NewCityBounds
from scsi.showing.catalogue import word
from scsi.showing.labels import can_or_cannot, percent_or_cannot
from scsi.showing.numbers import percent, percent_range
from scsi.showing.outputs import Table, Text, table_of_words
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(NewCityBounds, "sentence")
def say_new_cities(found: NewCityBounds, *, lang: str = "en") -> Text:
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


@shows(NewCityBounds, "table")
def tabulate_new_cities(found: NewCityBounds, *, lang: str = "en") -> Table:
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
    return table_of_words("new_cities", lang, caption, columns, rows, (found,))


def _ends(low: float, high: float, lang: str) -> str:
    """Return a range, or its ends one by one where one of them cannot be."""
    if np.isfinite(low) and np.isfinite(high):
        return percent_range(Interval(low, high))
    return " – ".join(dict.fromkeys(percent_or_cannot(end, lang) for end in (low, high)))


@shows(NewCityBounds, "table", "by-weight")
def tabulate_new_cities_by_weight(found: NewCityBounds, *, lang: str = "en") -> Table:
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
    return table_of_words("new_cities_by_weight", lang, caption, columns, rows, (found,))


@shows(NewCityBounds, "frame")
def frame_new_city_bounds(found: NewCityBounds) -> pd.DataFrame:
    """Return one row a number of old cities."""
    columns = {f.name: getattr(found.equal, f.name) for f in dataclasses.fields(found.equal)}
    return pd.DataFrame({**columns, "needed_for_half": found.needed_for_half})
