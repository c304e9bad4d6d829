"""p with cities as the unit, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.city_level.finding import CityLevelPvalue, CityLevelTable
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent_range, pvalue, pvalue_range
from scsi.showing.outputs import Table, Text, end_columns, table_of_words
from scsi.showing.registry import shows


@shows(CityLevelPvalue, "sentence")
def say_city_level_one(found: CityLevelPvalue, *, lang: str = "en") -> Text:
    """Say over what p ranges with cities as the unit, under one constraint set."""
    low, high = (pvalue(end) for end in (found.pvalue_range.low, found.pvalue_range.high))
    text = word("city_level.one", lang, low=low, high=high)
    return Text("city_level_one", lang, text, findings=(found,))


@shows(CityLevelTable, "sentence")
def say_city_level(found: CityLevelTable, *, lang: str = "en") -> Text:
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


@shows(CityLevelTable, "table")
def tabulate_city_level(found: CityLevelTable, *, lang: str = "en") -> Table:
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
    return table_of_words("city_level", lang, caption, columns, rows, behind)


@shows(CityLevelTable, "frame")
def frame_city_level_table(found: CityLevelTable) -> pd.DataFrame:
    """Return one row a constraint set, spread of 2019 and rounding."""
    rows = [
        {
            "constraints": row.constraints,
            "spread_before": row.spread_before,
            "rounding": row.rounding,
            **end_columns("sd_after", row.sd_after),
            **end_columns("pvalue", row.pvalue_range),
        }
        for row in (*found.rows, *found.rounded)
    ]
    return pd.DataFrame(rows)
