"""p with cities as the unit, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.inference.printed.citylevel import EVERY_PERSISTENCE
from scsi.questions.city_level.finding import CityLevelPvalue, CityLevelTable
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent_range, pvalue, pvalue_range
from scsi.showing.outputs import Table, Text, end_columns, table_of_words
from scsi.showing.registry import shows


@shows(CityLevelPvalue, "sentence")
def say_city_level_one(found: CityLevelPvalue, *, lang: str = "en") -> Text:
    """Say over what p ranges with cities as the unit, under one constraint set."""
    low, high = (pvalue(end) for end in (found.pvalue_range.low, found.pvalue_range.high))
    text = word(
        "city_level.one",
        lang,
        overlap=overlap(found, lang),
        reference=reference(found, lang),
        low=low,
        high=high,
    )
    return Text("city_level_one", lang, text, findings=(found,))


def reference(found: CityLevelPvalue, lang: str) -> str:
    """Name what p is by: t where cities are in both surveys, else Welch's test."""
    if not found.shared:
        return word("city_level.reference.welch", lang)
    return word("city_level.reference.t", lang, degrees=sum(found.cities) - 2)


def overlap(found: CityLevelPvalue, lang: str) -> str:
    """Say how many cities are taken to be in both surveys, and how alike in the two years."""
    if not found.shared:
        return word("city_level.overlap.none", lang)
    if found.persistence == EVERY_PERSISTENCE:
        return word("city_level.overlap.every", lang, shared=found.shared)
    ends = {"low": f"{found.persistence.low:g}", "high": f"{found.persistence.high:g}"}
    return word("city_level.overlap.some", lang, shared=found.shared, **ends)


@shows(CityLevelTable, "sentence")
def say_city_level(found: CityLevelTable, *, lang: str = "en") -> Text:
    """Say over what p ranges with cities as the unit, the spread of 2019 the same and free."""
    same, free, alone, kept = (
        next(r for r in rows if (r.constraints, r.spread_before) == ("b", spread))
        for rows, spread in (
            *((found.rows, spread) for spread in ("same", "free")),
            *((rows, "same") for rows in (found.alone, found.kept)),
        )
    )
    text = word(
        "city_level.text",
        lang,
        reference=reference(same, lang),
        low=pvalue(same.pvalue_range.low),
        high=pvalue(same.pvalue_range.high),
        free_high=pvalue(free.pvalue_range.high),
        shared=same.shared,
        alone=pvalue_range(alone.pvalue_range),
        most=kept.shared,
        kept=pvalue_range(kept.pvalue_range),
    )
    return Text("city_level", lang, text, findings=_all_rows(found))


def _all_rows(found: CityLevelTable) -> tuple[CityLevelPvalue, ...]:
    """Return every test of the table."""
    return (*found.rows, *found.rounded, *found.alone, *found.kept)


@shows(CityLevelTable, "table")
def tabulate_city_level(found: CityLevelTable, *, lang: str = "en") -> Table:
    """Show the ranges of p with cities as the unit."""
    columns = (
        *("spread_before", "constraints", "spread_after"),
        *("p_known", "p_rounded", "p_alone", "p_all_kept"),
    )
    rows = (
        (
            word(f"spread_before.{row.spread_before}", lang),
            word(f"constraints.{row.constraints}", lang),
            percent_range(row.sd_after),
            *(pvalue_range(each.pvalue_range) for each in (row, *others)),
        )
        for row, *others in zip(found.rows, found.rounded, found.alone, found.kept, strict=True)
    )
    numbers = {"shared": found.rows[0].shared, "most": found.kept[0].shared}
    caption = word("city_level.caption", lang, **numbers)
    return table_of_words("city_level", lang, caption, columns, rows, _all_rows(found))


@shows(CityLevelTable, "frame")
def frame_city_level_table(found: CityLevelTable) -> pd.DataFrame:
    """Return one row a constraint set, spread of 2019 and rounding."""
    rows = [
        {
            "constraints": row.constraints,
            "spread_before": row.spread_before,
            "rounding": row.rounding,
            "shared": row.shared,
            **end_columns("sd_after", row.sd_after),
            **end_columns("pvalue", row.pvalue_range),
        }
        for row in _all_rows(found)
    ]
    return pd.DataFrame(rows)
