"""What must hold between the rows of the chapter's data, in words and as code.

Each rule takes the tables in text, by the name of their resource, and yields its faults. A rule
passes over a table or a cell that another check already refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pandas as pd

from scsi.evidence.schema import Fault

__all__ = ["RULES", "rule_faults"]

Tables = Mapping[str, pd.DataFrame]


def _has(tables: Tables, name: str, *columns: str) -> bool:
    """Return whether a table was read and has these columns."""
    return name in tables and set(columns) <= set(tables[name].columns)


def _numbers(cells: pd.Series) -> pd.Series:
    """Return text as numbers, what is none as missing."""
    return pd.to_numeric(cells, errors="coerce").astype("float64")


def disjoint_shares_fit(tables: Tables) -> Iterator[Fault]:
    """Check that shares which exclude each other never pass 100, rounding aside."""
    if not _has(tables, "published_shares", "wave", "place", "category", "percent", "decimals"):
        return
    table = tables["published_shares"]
    table = table.assign(
        percent=_numbers(table["percent"]), rounding=0.5 * 10.0 ** -_numbers(table["decimals"])
    ).dropna(subset=["wave", "place", "category", "percent", "rounding"])
    for (wave, place), rows in table.groupby(["wave", "place"]):
        for overlapping in ({"private+ppp"}, {"private", "ppp"}):
            kept = rows[~rows["category"].isin(overlapping)]
            total, slack = kept["percent"].sum(), kept["rounding"].sum()
            if total > 100 + slack + 1e-9:
                found = f"{' + '.join(f'{p:g}' for p in kept['percent'])} = {total:g}"
                allowed = f"at most 100 for {wave} and {place} (and {slack:g} for rounding)"
                yield Fault("published_shares.csv", kept.index[-1], "percent", found, allowed)
                break


def percents_have_their_decimals(tables: Tables) -> Iterator[Fault]:
    """Check that a percentage has as many decimals as its row says were printed."""
    for name in ("published_shares", "sector_shares"):
        if not _has(tables, name, "percent", "decimals"):
            continue
        rows = tables[name][["percent", "decimals"]].dropna()
        printed = rows["percent"].str.partition(".")[2].str.len()
        said = _numbers(rows["decimals"])
        for line in rows.index[said.notna() & (printed != said)]:
            found, decimals = rows.loc[line]
            yield Fault(f"{name}.csv", line, "percent", repr(found), f"{decimals} decimals")


def low_is_not_above_high(tables: Tables) -> Iterator[Fault]:
    """Check that the least value of a range is not above the greatest."""
    if not _has(tables, "around", "low", "high"):
        return
    table = tables["around"]
    for line in table.index[_numbers(table["low"]) > _numbers(table["high"])]:
        high = table.loc[line, "high"]
        yield Fault("around.csv", line, "low", repr(table.loc[line, "low"]), f"at most {high}")


def parts_fit_their_whole(tables: Tables) -> Iterator[Fault]:
    """Check that the layers of 2022 add up to all items and hold the innovative projects."""
    if not _has(tables, "published_sizes", "id", "n"):
        return
    table = tables["published_sizes"].drop_duplicates("id").dropna(subset=["id"])
    n = pd.Series(_numbers(table["n"]).to_numpy(), index=table["id"])
    lines = pd.Series(table.index, index=table["id"])
    layers = ["app-web-2022", "infrastructure-2022", "projects-2022"]
    whole, part = "items-2022", "innovative-projects-2022"
    if n.reindex([*layers, whole]).notna().all() and n[layers].sum() != n[whole]:
        allowed = f"{n[layers].sum():g}, what {', '.join(layers)} add up to"
        yield Fault("published_sizes.csv", lines[whole], "n", f"'{n[whole]:g}'", allowed)
    if n.get(part, 0) > n.get("projects-2022", float("inf")):
        allowed = f"at most {n['projects-2022']:g}, the projects-2022"
        yield Fault("published_sizes.csv", lines[part], "n", f"'{n[part]:g}'", allowed)


def places_are_known(tables: Tables) -> Iterator[Fault]:
    """Check that a place is all, a city, or in claims a region."""
    if not _has(tables, "cities", "id", "region"):
        return
    cities, regions = set(tables["cities"]["id"]), set(tables["cities"]["region"])
    for name, known, words in (
        ("published_shares", {"all"} | cities, "all, or an id of cities.csv"),
        ("claims", {"all"} | cities | regions, "all, or an id or a region of cities.csv"),
    ):
        if _has(tables, name, "place"):
            cells = tables[name]["place"].dropna()
            for line, found in cells[~cells.isin(known)].items():
                yield Fault(f"{name}.csv", line, "place", repr(found), words)


def further_sources_exist(tables: Tables) -> Iterator[Fault]:
    """Check that every further source of a size is an id of sources.csv."""
    if not (_has(tables, "published_sizes", "also_in") and _has(tables, "sources", "id")):
        return
    known = set(tables["sources"]["id"])
    for line, cell in tables["published_sizes"]["also_in"].dropna().items():
        for found in cell.split(" "):
            if found not in known:
                words = "ids of sources.csv"
                yield Fault("published_sizes.csv", line, "also_in", repr(found), words)


_TOGETHER = (
    ("public_money", ("amount", "currency")),
    ("partnerships", ("size", "size_unit", "size_paragraph", "size_sentence")),
    *((name, ("paragraph", "sentence")) for name in ("published_sizes", "claims", "disagreements")),
)


def cells_come_together(tables: Tables) -> Iterator[Fault]:
    """Check that an amount has its currency, a size its unit, a paragraph its sentence."""
    for name, columns in _TOGETHER:
        if not _has(tables, name, *columns):
            continue
        empty = tables[name][list(columns)].isna()
        for line in empty.index[empty.any(axis=1) & ~empty.all(axis=1)]:
            for column in empty.columns[empty.loc[line]]:
                words = f"a value, or none in {', '.join(columns)}"
                yield Fault(f"{name}.csv", line, column, "an empty cell", words)


def sentences_are_numbered_without_gap(tables: Tables) -> Iterator[Fault]:
    """Check that the sentences of the coverage follow each other without a gap."""
    if not _has(tables, "coverage", "paragraph", "sentence"):
        return
    table = tables["coverage"]
    places = table[["paragraph", "sentence"]].apply(_numbers).dropna().astype(int)
    rows = [(places.index[0], 0, 0), *places.itertuples(name=None)] if len(places) else []
    for (_, paragraph, sentence), (line, *here) in pairwise(rows):
        following = ([paragraph, sentence + 1], [paragraph + 1, 1])
        if here not in (following if paragraph else following[1:]):
            words = " or ".join(f"{p}, {s}" for p, s in following)
            found = f"{here[0]}, {here[1]}"
            yield Fault("coverage.csv", line, "paragraph, sentence", found, words)


def coverage_names_every_row(tables: Tables) -> Iterator[Fault]:
    """Check that coverage names every row at its sentence, and only rows that exist."""
    if not _has(tables, "coverage", "paragraph", "sentence", "rows"):
        return
    coverage = tables["coverage"].dropna(subset=["paragraph", "sentence", "rows"])
    exist = {
        f"{name}.csv#{row}"
        for name, table in tables.items()
        if "id" in table
        for row in table["id"].dropna()
    }
    named = set()
    for line, paragraph, sentence, cell in coverage[["paragraph", "sentence", "rows"]].itertuples():
        rows = [] if cell == "none" else cell.split(" ")
        named |= {(paragraph, sentence, row) for row in rows}
        for row in rows:
            if row not in exist:
                yield Fault("coverage.csv", line, "rows", repr(row), "file#id of a row, or none")
    for name, table in tables.items():
        for columns in (("paragraph", "sentence"), ("size_paragraph", "size_sentence")):
            if name != "coverage" and _has(tables, name, "id", *columns):
                yield from _uncovered(name, table[["id", *columns]].dropna(), named)


def _uncovered(name: str, rows: pd.DataFrame, named: set) -> Iterator[Fault]:
    """Yield the rows that coverage does not name beside their sentence."""
    for line, row, paragraph, sentence in rows.itertuples():
        if (paragraph, sentence, f"{name}.csv#{row}") not in named:
            found = f"{row!r} of paragraph {paragraph}, sentence {sentence}"
            words = "a row that coverage.csv names at its sentence"
            yield Fault(f"{name}.csv", line, "id", found, words)


RULES = (
    disjoint_shares_fit,
    percents_have_their_decimals,
    low_is_not_above_high,
    parts_fit_their_whole,
    places_are_known,
    further_sources_exist,
    cells_come_together,
    sentences_are_numbered_without_gap,
    coverage_names_every_row,
)


def rule_faults(tables: Tables) -> list[Fault]:
    """Return the faults of all rules.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables in text, as `scsi.evidence.schema.read_text` gives them, by the name of the resource.
    """
    return [fault for rule in RULES for fault in rule(tables)]
