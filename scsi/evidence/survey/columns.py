"""The columns of a survey as ``data/datapackage.json`` describes them, and their other names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from scsi.evidence import sources
from scsi.evidence.survey.keys import plain
from scsi.evidence.survey.table import Faults, quoted
from scsi.vocabulary import check_choice

RESOURCE = "example_survey"
SUMMED = ("amount", "weight", "count")
"""Columns of numbers, which are added up and not counted by."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a survey, as the data package describes it.

    Attributes
    ----------
    name, type, description : str
        As in the data package.
    present : bool
        Whether every survey must have the column.
    filled : bool
        Whether every row must have a value, if the column is there.
    allowed : tuple of str
        The words allowed; empty where any is.
    minimum, maximum : float or None
        The least and the greatest value.
    pattern : str
        What text must match; empty where any does.
    headings : tuple of str
        Other headings that mean this column, and nothing else.
    words : dict of str to str
        Other words that mean an allowed one, and nothing else.
    """

    name: str
    type: str
    description: str
    present: bool
    filled: bool
    allowed: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    pattern: str
    headings: tuple[str, ...]
    words: Mapping[str, str]


@cache
def survey_columns() -> dict[str, Column]:
    """Return the columns of a survey by name, in the data package's order."""
    resource = sources.resource(RESOURCE)
    fields = [*resource["schema"]["fields"], *resource["only_in_a_survey"]]
    return {field["name"]: _column(field) for field in fields}


def _column(field: dict) -> Column:
    """Return one column from its entry in the data package."""
    limits = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        description=field["description"],
        present=field.get("mandatory", False),
        filled=limits.get("required", False),
        allowed=tuple(limits.get("enum", ())),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        pattern=limits.get("pattern", ""),
        headings=tuple(field.get("headings", ())),
        words={**field.get("words", {}), **field.get("more_words", {})},
    )


Take = Callable[[Sequence[str], Sequence[str], Callable[[], Mapping]], Sequence]
"""Which headings are taken unasked, as `taking.sure_columns` says."""


class Headings(dict):
    """The caller's headings, which of our columns the table must have, which others are taken."""

    def __init__(
        self, columns: Mapping[str, str | None], needed: Sequence[str], take: Take | None = None
    ):
        super().__init__(columns)
        self.needed = tuple(needed)
        self.take = take


def check_columns(
    columns: Mapping[str, str | None], cluster: Sequence[str] = (), take: Take | None = None
) -> Headings:
    """Return a mapping of headings to our columns, refusing a column that is not ours.

    None, or an empty name, leaves a heading out. Where `cluster` names other columns, the table
    needs these and no city.
    """
    allowed = list(survey_columns())
    _check_direction("columns", columns, allowed)
    checked = {
        str(heading): check_choice("columns: the new name", name, allowed) if name else None
        for heading, name in columns.items()
    }
    needed = [name for name, column in survey_columns().items() if column.present]
    if cluster:
        for name in cluster:
            check_choice("cluster", name, allowed)
        needed = [*dict.fromkeys([*cluster, *(name for name in needed if name != "city")])]
    return Headings(checked, needed, take)


def _check_direction(name: str, given: Mapping[str, str | None], ours: Sequence[str]) -> None:
    """Refuse a mapping from our words to the table's, the wrong way round."""
    for key, value in given.items():
        if str(key) in ours and value and value not in ours:
            raise ValueError(
                f"{name} leads from the table's word to ours: write {{{value!r}: {key!r}}}, "
                f"not {{{key!r}: {value!r}}}"
            )


def check_categories(categories: Mapping[str, str | None]) -> dict[str, dict[str, str | None]]:
    """Return, by column, the caller's mapping of other words to those that are allowed.

    The word that is meant says which column it belongs to. None, or an empty word, stands for a
    missing value in any column; these are returned under the name ''.
    """
    homes = {word: c.name for c in survey_columns().values() for word in c.allowed}
    _check_direction("categories", categories, list(homes))
    result: dict[str, dict[str, str | None]] = {name: {} for name in ("", *homes.values())}
    for word, meant in categories.items():
        meant = check_choice("categories: the new word", meant, homes) if meant else None
        result[homes[meant] if meant else ""][plain(str(word))] = meant
    return result


@dataclass(frozen=True, slots=True)
class Naming:
    """Which heading of a table is which of our columns.

    Attributes
    ----------
    headings : dict of str to str
        The heading by our name.
    understood : tuple of str
        Headings that were read otherwise than they stand, and those not used.
    """

    headings: dict[str, str]
    understood: tuple[str, ...]


def recognised(heading: str) -> str | None:
    """Return our column that a heading stands for without the caller's word, if any does."""
    names = {
        plain(name): c.name for c in survey_columns().values() for name in (c.name, *c.headings)
    }
    return names.get(plain(heading))


def wanted(headings: Sequence[str], columns: Mapping[str, str | None]) -> int:
    """Return how many of our columns a row of headings names, which tells headings from data."""
    trimmed = {plain(key) for key in columns}
    return sum(plain(str(h)) in trimmed or recognised(str(h)) is not None for h in headings)


def name_columns(
    headings: Sequence[str],
    columns: Headings,
    faults: Faults,
    place: str = "",
    values: Callable[[], Mapping] = dict,
) -> Naming:
    """Find our columns among a table's headings; what is missing or doubled becomes a fault.

    Parameters
    ----------
    headings : sequence of str
        The table's headings as they stand.
    columns : Headings
        The caller's mapping, from the table's word to ours.
    faults : Faults
        Takes the faults.
    place : str
        Where the headings stand.
    values : callable
        Gives some values by heading.
    """
    found: dict[str, list[str]] = {}
    understood, unused = [], []
    asked = {plain(heading): name for heading, name in columns.items()}
    for heading in headings:
        ours = asked[plain(heading)] if plain(heading) in asked else recognised(heading)
        if ours is None:
            unused.append(heading)
            continue
        found.setdefault(ours, []).append(heading)
        if heading != ours:
            understood.append(f"column {quoted(heading)} is {ours}")
    _take(found, unused, asked, columns, understood, values)
    _tell_unknown(asked, columns, headings, faults, place)
    _tell_wrong(found, headings, columns.needed, faults, place)
    if unused:
        understood.append(f"columns not used: {_some(unused)}")
    return Naming(
        {ours: found[ours][0] for ours in survey_columns() if ours in found}, tuple(understood)
    )


def _take(found, unused: list, asked, columns: Headings, understood: list, values) -> None:
    """Take headings that leave no doubt for columns that no other stands for."""
    if columns.take is None:
        return
    free = [heading for heading in unused if plain(heading) not in asked]
    wanted = [name for name in survey_columns() if name not in found]
    for each in columns.take(free, wanted, values):
        found[each.name] = [each.heading]
        unused.remove(each.heading)
        understood.append(f"column {quoted(each.heading)} is {each.name}: {each.reason}")


def _tell_unknown(asked, columns, headings, faults: Faults, place: str) -> None:
    """Refuse a mapping from a heading that the table does not have."""
    there = {plain(heading) for heading in headings}
    for heading in columns:
        if plain(heading) not in there:
            faults.add(f"no column {quoted(heading)}", _some(headings), place=place)


def _tell_wrong(found, headings, needed, faults: Faults, place: str) -> None:
    """Refuse our columns that are missing and those that two headings stand for."""
    for column in survey_columns().values():
        names = found.get(column.name, [])
        if len(names) > 1:
            faults.add(
                f"{len(names)} headings, {', '.join(map(quoted, names))}",
                "one",
                place=place,
                column=column.name,
            )
        if column.name in needed and not names:
            near = get_close_matches(plain(column.name), map(plain, headings), n=1, cutoff=0.75)
            hint = f"; is it {quoted(near[0])}?" if near else ""
            faults.add(
                f"no such column among {_some(headings)}{hint}",
                f"a column {column.name}, or columns={{'its heading': '{column.name}'}} "
                f'(--column "its heading={column.name}")',
                place=place,
                column=column.name,
            )


def _some(headings: Sequence[str], most: int = 12) -> str:
    """Return the headings, or the first of very many."""
    told = ", ".join(quoted(heading) for heading in headings[:most])
    return (told or "no headings") + (" and others" if len(headings) > most else "")
