"""Cities with published shares, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.cities.finding import CityShares
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, city_list, rounding_label
from scsi.showing.numbers import percent_range, rounded, whole, whole_range
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


def impossible_cities(counts: CityShares, lang: str) -> str:
    """Say for each supposed size which cities' shares cannot be printed from it."""
    sentences = []
    for size, rows in counts.rows.groupby("size"):
        cannot = rows.loc[rows["count_high"] < 0, "city"]
        key = "city_counts.can" if cannot.empty else "city_counts.cannot"
        cities = city_list(counts.names, cannot, lang)
        sentences.append(word(key, lang, size=whole(size), cities=cities))
    return " ".join(sentences)


@shows(CityShares, "sentence")
def say_city_counts(counts: CityShares, *, lang: str = "en") -> Text:
    """Say which numbers of items the printed city shares can be shares of."""
    first = counts.rows.drop_duplicates("city")
    fewest = (
        word(
            "city_counts.fewest",
            lang,
            city=counts.names.city(row.city, lang),
            percent=rounded(row.percent, counts.decimals[row.city]),
            fewest=whole(row.fewest),
        )
        for row in first.itertuples()
    )
    text = word(
        "city_counts.text",
        lang,
        count=len(first),
        fewest=word("list", lang).join(fewest),
        impossible=impossible_cities(counts, lang),
        level=f"{100 * counts.level:.6g}",
    )
    return Text("city_counts", lang, text, findings=(counts,))


@shows(CityShares, "table")
def tabulate_city_counts(counts: CityShares, *, lang: str = "en") -> Table:
    """Show the whole counts behind each printed city share at the supposed sizes."""
    rows = []
    for (city, category), group in counts.rows.groupby(["city", "category"], sort=False):
        first = group.iloc[0]
        cells = {
            word("column.city", lang): counts.names.city(city, lang),
            word("column.category", lang): category_label(category, lang),
            word("column.percent", lang): rounded(first["percent"], counts.decimals[city]),
            word("column.fewest", lang): whole(first["fewest"]),
        }
        for row in group.itertuples():
            cell = word("none", lang)
            if row.count_high >= 0:
                shares = percent_range(Interval(row.low, row.high))
                cell = f"{whole_range(Interval(row.count_low, row.count_high))} ({shares})"
            cells[word("column.whole_counts", lang, size=whole(row.size))] = cell
        rows.append(cells)
    caption = word("city_counts.table", lang, rounding=rounding_label(counts.rounding, lang))
    return Table("city_counts", lang, caption, pd.DataFrame(rows), (counts,))
