"""What is in a survey, and what stands in the way of using one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import narwhals as nw
import pandas as pd

from scsi.evidence.counts import COUNT, count_rows, recode
from scsi.evidence.survey.table import missing, number
from scsi.vocabulary import form

if TYPE_CHECKING:
    from scsi.evidence.survey.survey import Survey


_ROWS, _LINES = 8, 14
"""How much of each part is shown, so that all of it stays within two screens."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Profile:
    """What is in a table of project rows.

    Attributes
    ----------
    name : str
        The file's name, or the kind of data frame.
    rows : int
        How many rows; 0 where the table could not be read.
    simulated : bool
        Whether the rows are simulated.
    cities : pandas.DataFrame
        Per wave (index): ``projects``, ``cities`` and ``without_city``.
    overlap : pandas.DataFrame
        Per wave and the one that follows (``before``, ``after``): cities in ``both``, in
        ``only_before`` and in ``only_after``.
    missing : pandas.DataFrame
        Empty cells, per wave (index) and column.
    categories : pandas.DataFrame
        Projects per wave (index) and category of funding, ``(empty)`` among them.
    understood : tuple of str
        What was read otherwise than it stands, left out or taken for granted.
    in_the_way : tuple of str
        The faults, as `scsi.DataError` lists them; empty where the survey can be used.
    proposed : tuple of str
        What headings and words may mean, each with its reason.
    then : str
        The next command, complete; empty where it cannot be told.
    or_then : str
        The command that answers by the table's own words; empty where ours do.
    """

    name: str
    rows: int
    simulated: bool
    cities: pd.DataFrame
    overlap: pd.DataFrame
    missing: pd.DataFrame
    categories: pd.DataFrame
    understood: tuple[str, ...]
    in_the_way: tuple[str, ...]
    proposed: tuple[str, ...] = ()
    then: str = ""
    or_then: str = ""

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        return form("html")(self)

    def _lines(self) -> Iterator[str]:
        """Yield the profile line by line."""
        kind = " (simulated)" if self.simulated else ""
        unread = self.in_the_way and not self.rows
        size = "not understood yet" if unread else number(self.rows, "row")
        yield f"{self.name}{kind}: {size}"
        for title, table in (
            ("Projects and cities per wave", self.cities),
            ("Cities in two waves", self.overlap),
            ("Funding", self.categories),
            ("Empty cells", self.missing),
        ):
            if len(table):
                text = table.to_string(max_rows=_ROWS).splitlines()
                yield from ("", f"{title}:", *_indented(text))
        if self.understood:
            told = [f"- {line}" for line in self.understood]
            yield from ("", "Understood:", *_indented(_first(told)))
        yield ""
        if self.in_the_way:
            yield from ("In the way:", *_indented(_first(self.in_the_way)))
        else:
            yield "Nothing stands in the way."
        if self.proposed:
            yield from ("", "Proposed:", *_indented(_first(self.proposed)))
        if self.or_then:
            yield from ("", "By the table's own words:", f"  {self.or_then}")
        if self.then:
            yield from ("", "Next:", f"  {self.then}")


def _first(lines: Sequence[str]) -> list[str]:
    """Return the first lines, and how many there are more."""
    more = len(lines) - _LINES
    return [*lines[:_LINES], *([f"and {more:,} more"] if more > 0 else [])]


def _indented(lines) -> Iterator[str]:
    """Yield lines two spaces in."""
    return (f"  {line}" for line in lines)


def profile_of(survey: Survey) -> Profile:
    """Return the profile of a survey."""
    return Profile(
        name=survey.name,
        rows=survey.rows,
        simulated=survey.simulated,
        cities=_cities(survey),
        overlap=_overlap(survey),
        missing=_missing(survey),
        categories=_categories(survey),
        understood=survey.understood,
        in_the_way=(),
    )


def _cities(survey: Survey) -> pd.DataFrame:
    """Return projects, cities and projects without one, per wave."""
    counts = survey.counts(["wave", "city"])
    named = counts["city"].notna()
    table = pd.DataFrame(
        {
            "projects": counts.groupby("wave")["n"].sum(),
            "cities": counts[named].groupby("wave")["n"].size(),
            "without_city": counts[~named].groupby("wave")["n"].sum(),
        }
    )
    return table.fillna(0).astype("int64")


def _overlap(survey: Survey) -> pd.DataFrame:
    """Return the cities in both and in one of each two waves that follow each other."""
    counts = survey.counts(["wave", "city"]).dropna(subset="city")
    cities = {wave: set(counts["city"][counts["wave"] == wave]) for wave in survey.waves}
    rows = [
        (
            a,
            b,
            len(cities[a] & cities[b]),
            len(cities[a] - cities[b]),
            len(cities[b] - cities[a]),
        )
        for a, b in pairwise(survey.waves)
    ]
    names = ["before", "after", "both", "only_before", "only_after"]
    return pd.DataFrame(rows, columns=names).set_index(["before", "after"])


def _categories(survey: Survey) -> pd.DataFrame:
    """Return projects per category of funding and wave."""
    counts = survey.counts(["wave", "funding"])
    counts = counts.assign(funding=counts["funding"].fillna("(empty)"))
    table = counts.pivot(index="wave", columns="funding", values="n").fillna(0).astype("int64")
    return table[[word for word in (*survey.categories, "(empty)") if word in table]]


def _missing(survey: Survey) -> pd.DataFrame:
    """Return how many cells are empty, per wave and column."""
    names = (name for name in survey.columns if name != "wave")
    found = {name: _empty_by_wave(survey, name) for name in names}
    return pd.DataFrame(found).rename_axis(index="wave", columns="column")


def _empty_by_wave(survey: Survey, name: str) -> pd.Series:
    """Return how many cells of a column are empty in each wave."""
    if name in survey._known.meaning:
        counts = survey.counts(["wave", name])
        empty = counts[counts[name].isna()].groupby("wave")["n"].sum()
    elif name in survey._known.numbers:
        if survey._known.numbers[name].faults is not None:
            return pd.Series(0, index=list(survey.waves), dtype="int64")
        counts = survey.counts(["wave"], [name]).set_index("wave")
        empty = counts["n"] - counts[f"{name}_known"]
    elif name not in survey._table.headings:
        return pd.Series(0, index=list(survey.waves), dtype="int64")
    else:
        blank = nw.col(name).is_null()
        frame = survey._table.frame
        if frame.collect_schema()[name] == nw.String:
            blank = blank | (nw.col(name).str.strip_chars() == "")
        counted = count_rows(frame.filter(blank).select("wave"), ["wave"])
        waves = survey._known.meaning["wave"]
        counts = recode(counted, {"wave": lambda value: waves[None if missing(value) else value]})
        empty = pd.Series(counts[COUNT].to_numpy(), index=counts["wave"].astype(object))
    return empty.reindex(survey.waves, fill_value=0).astype("int64")
