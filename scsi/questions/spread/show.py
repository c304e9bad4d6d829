"""How far apart cities can lie, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.spread.finding import CitySpreadBounds, CitySpreadTable
from scsi.showing.catalogue import word
from scsi.showing.labels import either, weighting_label
from scsi.showing.numbers import percent, percent_range, rounded, whole
from scsi.showing.outputs import Table, Text, table_of_words
from scsi.showing.registry import shows


@shows(CitySpreadBounds, "sentence")
def say_city_spread_one(found: CitySpreadBounds, *, lang: str = "en") -> Text:
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


def _correlations(found: CitySpreadBounds) -> tuple[str, ...]:
    """Return the correlations that are forced, one for each number of items, as text."""
    return tuple(rounded(icc, 3) for _, icc in found.forced_icc)


def spread_numbers(found: CitySpreadTable, lang: str) -> dict[str, str]:
    """Return the spread at equal weights, and where cities weigh by their items, as text."""
    equal = next(r for r in found.rows if (r.constraints, r.weighting) == ("b", "equal"))
    free = min(row.sd.low for row in found.rows if row.weighting == "free")
    return {
        "cities": str(len(equal.cities)),
        "low": percent(equal.sd.low),
        "high": percent(equal.sd.high),
        "free": percent(free),
        "forced": either(_correlations(equal), lang),
        "bases": either((whole(base) for base, _ in equal.forced_icc), lang),
    }


@shows(CitySpreadTable, "sentence")
def say_city_spread(found: CitySpreadTable, *, lang: str = "en") -> Text:
    """Say how far the cities may lie apart, and that it depends on how they weigh."""
    text = word("city_spread.text", lang, **spread_numbers(found, lang))
    return Text("city_spread", lang, text, findings=(found,), behind=found.rows)


@shows(CitySpreadTable, "table")
def tabulate_city_spread(found: CitySpreadTable, *, lang: str = "en") -> Table:
    """Show the spread between cities by weighting and assumption."""
    rows = (
        (
            weighting_label(row.weighting, row.base, lang),
            word(f"constraints.{row.constraints}", lang),
            percent_range(row.sd),
            rounded(row.forced_variance, 3),
            " / ".join(_correlations(row)) or word("none", lang),
        )
        for row in found.rows
    )
    caption = word("city_spread.table", lang, **spread_numbers(found, lang))
    columns = ("weighting", "constraints", "sd", "forced_variance", "forced_icc")
    return table_of_words("city_spread", lang, caption, columns, rows, found.rows)


@shows(CitySpreadBounds, "frame")
def frame_city_spread_bounds(found: CitySpreadBounds) -> pd.DataFrame:
    """Return the cities with the shares and weights that attain the bounds."""
    columns = {
        f"{name}_{part}": getattr(getattr(found, name), part)
        for name in ("least", "greatest")
        for part in ("shares", "weights")
    }
    return pd.DataFrame({"city": found.cities, **columns})


@shows(CitySpreadTable, "frame")
def frame_city_spread_table(found: CitySpreadTable) -> pd.DataFrame:
    """Return one row a constraint set and weighting."""
    rows = [
        (row.weighting, row.base, row.constraints, row.sd.low, row.sd.high, row.forced_variance)
        for row in found.rows
    ]
    names = ["weighting", "base", "constraints", "sd_low", "sd_high", "forced_variance"]
    frame = pd.DataFrame(rows, columns=names).astype({"base": "Int64"})
    icc = [{f"forced_icc_{base}": icc for base, icc in row.forced_icc} for row in found.rows]
    return frame.join(pd.DataFrame(icc))
