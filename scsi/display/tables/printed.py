"""What is printed, as tables."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd

from scsi.display.labels import (
    category_label,
    city_label,
    place_label,
    rounding_label,
    whole_or_none,
    yes_or_no,
)
from scsi.display.numbers import number_range, rounded, whole
from scsi.display.outputs import Rows, Table
from scsi.display.words import word
from scsi.evidence.published import Published
from scsi.study.candidates import CandidateSizes
from scsi.study.cities import printed_city_shares
from scsi.vocabulary import Interval


def data_files(published: Published, *, lang: str = "en") -> Table:
    """Show which tables the figures come in, what a row of each is, and how many there are."""
    columns = [word(f"column.{key}", lang) for key in ("table", "row", "rows")]
    rows = [
        (item.name, word(f"data.{item.name}", lang), whole(len(getattr(published, item.name))))
        for item in fields(published)
    ]
    caption = word("data_files.caption", lang)
    behind = (Rows(("datapackage.json",)),)
    return Table("data_files", lang, caption, pd.DataFrame(rows, columns=columns), behind)


def printed_shares(published: Published, *, lang: str = "en") -> Table:
    """Show the printed shares of both years, their sums and their place in the chapter."""
    shares = published.shares.query("place == 'all'")
    columns = ["public", "private", "ppp", "private+ppp"]
    rows = []
    for wave, group in shares.groupby("wave"):
        printed = group.set_index("category")
        row = {word("column.wave", lang): str(wave)}
        for category in columns:
            cell = word("none", lang)
            if category in printed.index:
                value = printed.loc[category]
                cell = rounded(value["percent"], value["decimals"])
            row[category_label(category, lang)] = cell
        row[word("column.sum", lang)] = rounded(group["percent"].sum(), group["decimals"].max())
        first = group.iloc[0]
        row[word("column.place", lang)] = place_label(first["paragraph"], first["sentence"], lang)
        rows.append(row)
    caption = word("printed_shares.caption", lang)
    behind = (Rows.of("published_shares", shares["id"]),)
    return Table("printed_shares", lang, caption, pd.DataFrame(rows), behind)


def printed_cities(published: Published, *, lang: str = "en") -> Table:
    """Show the printed city shares with what each can stand for and its place in the chapter."""
    rows = [
        {
            word("column.city", lang): city_label(published, row.place, lang),
            word("column.category", lang): category_label(row.category, lang),
            word("column.percent", lang): rounded(row.percent, row.decimals),
            word("column.band", lang): number_range(Interval(row.low, row.high), row.decimals + 1),
            word("column.place", lang): place_label(row.paragraph, row.sentence, lang),
        }
        for row in printed_city_shares(published).itertuples()
    ]
    caption = word("printed_cities.caption", lang, count=len(rows))
    printed = published.shares.query("place != 'all'")
    behind = (Rows.of("published_shares", printed["id"]),)
    return Table("printed_cities", lang, caption, pd.DataFrame(rows), behind)


def candidate_sizes(answer: CandidateSizes, *, lang: str = "en") -> Table:
    """Show per rounding rule the least size, where gaps end, and which proposed sizes fit."""
    rows = [
        {
            word("column.rounding", lang): rounding_label(rule, lang),
            word("column.least", lang): whole(sizes[0]),
            word("column.every", lang): whole_or_none(answer.complete_from(rule), lang),
            **{
                whole(size): yes_or_no(answer.possible(size, rule), lang)
                for size in sorted(answer.candidates, reverse=True)
            },
        }
        for rule, sizes in answer.sizes.items()
    ]
    caption = word(
        "candidate_sizes.caption",
        lang,
        max_size=whole(answer.max_size),
        percents=" / ".join(rounded(value, 1) for value in answer.percents),
    )
    return Table("candidate_sizes", lang, caption, pd.DataFrame(rows), (answer,))
