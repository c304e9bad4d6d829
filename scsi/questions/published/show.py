"""What is published, in words and as tables."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd

from scsi.evidence.published import Published
from scsi.questions.published.finding import PublishedShares
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, place_label
from scsi.showing.numbers import number_range, percent, rounded, whole
from scsi.showing.outputs import Rows, Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval

_FIELDS = {  # what a sentence calls each printed share: of which wave, of which category
    "public_before": (0, "public"),
    "rest_before": (0, "private+ppp"),
    "public_after": (1, "public"),
    "private_after": (1, "private"),
    "ppp_after": (1, "ppp"),
}


@shows(Published, "html")
def published_html(piece: Published, *, lang: str = "en") -> str:
    """Show which tables the chapter's figures come in."""
    return tabulate_data_files(piece, lang=lang)._repr_html_()


def printed_numbers(found: PublishedShares) -> dict[str, str]:
    """Return the printed shares of both years as text, by the field a sentence calls them."""
    shares, waves = found.of_all.set_index(["wave", "category"]), _waves(found)
    keys = {name: (waves[at], category) for name, (at, category) in _FIELDS.items()}
    numbers = {
        name: rounded(shares.loc[key, "percent"], shares.loc[key, "decimals"])
        for name, key in keys.items()
    }
    return {"before": str(waves[0]), "after": str(waves[1]), **numbers}


def _waves(found: PublishedShares) -> tuple[int, int]:
    """Return the first and the last wave."""
    waves = found.of_all["wave"]
    return int(waves.min()), int(waves.max())


@shows(PublishedShares, "sentence")
def say_printed_shares(found: PublishedShares, *, lang: str = "en") -> Text:
    """Say what is printed of the whole, what is not, and what can be compared."""
    public = found.of_all.query("category == 'public'").set_index("wave")
    first, last = _waves(found)
    points = (public.loc[last, "percent"] - public.loc[first, "percent"]) / 100
    text = word(
        "printed_shares.text",
        lang,
        **printed_numbers(found),
        points=percent(points, public["decimals"].max()),
    )
    return Text("printed_shares", lang, text, behind=(_rows(found.of_all),))


@shows(PublishedShares, "sentence", "cities")
def say_printed_cities(found: PublishedShares, *, lang: str = "en") -> Text:
    """Say what the printed city shares are, and what they cannot stand for."""
    text = word("printed_cities.text", lang, count=len(found.of_cities), cities=found.cities)
    return Text("printed_cities", lang, text, behind=(rows_of_cities(found),))


def _rows(shares: pd.DataFrame) -> Rows:
    """Name the rows of some shares."""
    return Rows.of("published_shares", shares["id"])


def rows_of_cities(found: PublishedShares) -> Rows:
    """Name the rows of the shares of single cities."""
    return _rows(found.rows.query("place != 'all'"))


@shows(Published, "table")
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


@shows(PublishedShares, "table")
def tabulate_printed_shares(found: PublishedShares, *, lang: str = "en") -> Table:
    """Show the printed shares of both years, their sums and their place in the chapter."""
    shares = found.of_all
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
    caption = word("printed_shares.caption", lang, before=printed_numbers(found)["before"])
    return Table("printed_shares", lang, caption, pd.DataFrame(rows), (_rows(shares),))


@shows(PublishedShares, "table", "cities")
def tabulate_printed_cities(found: PublishedShares, *, lang: str = "en") -> Table:
    """Show the printed city shares with what each can stand for and its place in the chapter."""
    rows = [
        {
            word("column.city", lang): found.names.city(row.place, lang),
            word("column.category", lang): category_label(row.category, lang),
            word("column.percent", lang): rounded(row.percent, row.decimals),
            word("column.band", lang): number_range(Interval(row.low, row.high), row.decimals + 1),
            word("column.place", lang): place_label(row.paragraph, row.sentence, lang),
        }
        for row in found.of_cities.itertuples()
    ]
    caption = word("printed_cities.caption", lang, count=len(rows))
    frame = pd.DataFrame(rows)
    return Table("printed_cities", lang, caption, frame, (rows_of_cities(found),))
