"""What is published, in words and as tables."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd

from scsi.evidence.published import Published
from scsi.questions.cities.finding import printed_city_shares
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, city_label, place_label
from scsi.showing.numbers import number_range, percent, rounded, whole
from scsi.showing.outputs import Rows, Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(Published, "html")
def published_html(piece: Published, *, lang: str = "en") -> str:
    """Show which tables the chapter's figures come in."""
    return tabulate_data_files(piece, lang=lang)._repr_html_()


def printed_numbers(published: Published) -> dict[str, str]:
    """Return the printed shares of both years as text, by the field a sentence calls them."""
    shares = published.shares.query("place == 'all'").set_index(["wave", "category"])["percent"]
    return {
        "public_2019": rounded(shares[2019, "public"], 0),
        "rest_2019": rounded(shares[2019, "private+ppp"], 0),
        "public_2022": rounded(shares[2022, "public"], 1),
        "private_2022": rounded(shares[2022, "private"], 1),
        "ppp_2022": rounded(shares[2022, "ppp"], 1),
    }


@shows(Published, "sentence")
def say_printed_shares(published: Published, *, lang: str = "en") -> Text:
    """Say what is printed of the whole, what is not, and what can be compared."""
    shares = published.shares.query("place == 'all'")
    public = shares.query("category == 'public'").set_index("wave")["percent"]
    text = word(
        "printed_shares.text",
        lang,
        **printed_numbers(published),
        points=percent((public[2022] - public[2019]) / 100),
    )
    return Text("printed_shares", lang, text, behind=(Rows.of("published_shares", shares["id"]),))


@shows(Published, "sentence", "cities")
def say_printed_cities(published: Published, *, lang: str = "en") -> Text:
    """Say what the printed city shares are, and what they cannot stand for."""
    shares = published.shares.query("place != 'all'")
    text = word("printed_cities.text", lang, count=len(shares), cities=len(published.cities))
    behind = (Rows.of("published_shares", shares["id"]),)
    return Text("printed_cities", lang, text, behind=behind)


@shows(Published, "table", "files")
def tabulate_data_files(published: Published, *, lang: str = "en") -> Table:
    """Show which tables the figures come in, what a row of each is, and how many there are."""
    columns = [word(f"column.{key}", lang) for key in ("table", "row", "rows")]
    rows = [
        (item.name, word(f"data.{item.name}", lang), whole(len(getattr(published, item.name))))
        for item in fields(published)
    ]
    caption = word("data_files.caption", lang)
    behind = (Rows(("datapackage.json",)),)
    return Table("data_files", lang, caption, pd.DataFrame(rows, columns=columns), behind)


@shows(Published, "table")
def tabulate_printed_shares(published: Published, *, lang: str = "en") -> Table:
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


@shows(Published, "table", "cities")
def tabulate_printed_cities(published: Published, *, lang: str = "en") -> Table:
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
