"""A table looked at further than it can be read: what it may mean, and the next command."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from scsi.evidence.survey.asked import Understanding
from scsi.evidence.survey.columns import survey_columns
from scsi.evidence.survey.keys import plain
from scsi.evidence.survey.opening import attempt
from scsi.evidence.survey.proposing import (
    in_shell,
    next_command,
    propose_categories,
    propose_columns,
)
from scsi.evidence.survey.table import Table, number, quoted
from scsi.vocabulary import DataError

_OPTIONS = {
    "encoding": "--encoding",
    "separator": "--separator",
    "decimal": "--decimal",
    "sheet": "--sheet",
    "repeated_ids": "--repeated-ids",
    "share_of": "--share-of",
    "empty": "--empty",
    "cluster": "--cluster",
    "strict": "--strict",
    "mapping": "--mapping",
}


@dataclass(frozen=True, slots=True)
class Further:
    """What a table may mean beyond what is read.

    Attributes
    ----------
    columns, categories : dict
        Those that were given or recognised, and those that are proposed.
    reasons : dict of str to str
        Why a heading may mean one of our columns.
    counts : dict of str to int
        In how many rows each word of funding is.
    waves : tuple
        The waves, the earliest first.
    unused : tuple of str
        Headings that mean none of our columns.
    faults : tuple of str
        What would stand in the way if the proposals were taken.
    told : tuple of str
        The proposals, each with its reason.
    command : str
        The next command.
    own : str
        The command that answers by the table's own words; empty where ours do.
    """

    columns: dict[str, str | None]
    categories: dict[str, str | None]
    reasons: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    waves: tuple = ()
    unused: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    command: str = ""
    own: str = ""


def look_further(
    source: object,
    columns: Mapping[str, str | None],
    categories: Mapping[str, str | None],
    options: Mapping[str, object],
    table: Table,
    known: Understanding | None,
    held: Mapping[str, Any] | None = None,
) -> Further:
    """Return what a table may mean, whose columns or words were not all recognised.

    What `held`, a mapping, says already is not said again in the next command; its ``file`` is.
    """
    wanted = [
        name
        for name, column in survey_columns().items()
        if column.present and name not in table.headings
    ]
    held_already = {*table.headings.values()}
    free = {heading: some for heading, some in table.sample.items() if heading not in held_already}
    proposed = propose_columns(free, wanted) if known is None else ()
    reasons = {each.heading: each.reason for each in proposed}
    columns = {**columns, **{each.heading: each.name for each in proposed}}
    told = [f"{quoted(each.heading)} may be {each.name}: {each.reason}" for each in proposed]
    faults: tuple[str, ...] = ()
    if proposed and len(proposed) == len(wanted):
        try:
            table, known = attempt(source, columns, categories, **options)
            faults = tuple(table.faults.lines())
        except DataError as error:
            faults = tuple(error.faults)
    counts = {str(v): n for v, n in table.found.get("funding", {}).items() if v is not None}
    words = {} if options.get("share_of") else propose_categories(counts)
    given = {plain(word) for word in categories}
    words = {word: meant for word, meant in words.items() if plain(word) not in given}
    told += [
        f"{quoted(word)} may be {meant} ({number(counts[word], 'row')})"
        for word, meant in words.items()
        if meant
    ]
    told += [
        f"{quoted(word)} says nothing of public, private or ppp ({number(counts[word], 'row')})"
        for word, meant in words.items()
        if not meant
    ]
    waves = known.waves.order if known else ()
    used = {*columns, *table.headings.values()}
    unused = tuple(heading for heading in table.sample if heading not in used)
    command = own = ""
    if isinstance(source, (str, os.PathLike)) and table.sample:
        held = held or {}
        undecided = None in words.values()
        beyond = _beyond(held.get("columns", {}), columns)
        flags = _flags(
            {"mapping": held.get("file")}
            | {n: v for n, v in options.items() if v != held.get("reading", {}).get(n)}
        )
        command = next_command(
            str(source),
            beyond,
            _beyond(held.get("categories", {}), {**categories, **words}),
            waves,
            flags,
            undecided or known is None,
        )
        open_rows = sum(counts[word] for word, meant in words.items() if meant is None)
        if 2 * open_rows > sum(counts.values()) and len(waves) > 1 and not held:
            most = max(words, key=counts.__getitem__)
            share_of = f"--share-of {in_shell(most)}"
            own = next_command(str(source), beyond, categories, waves, [*flags, share_of])
    return Further(
        columns=columns,
        categories={**categories, **words},
        reasons=reasons,
        counts=counts,
        waves=waves,
        unused=unused,
        faults=faults,
        told=tuple(told),
        command=command,
        own=own,
    )


def _beyond(held: Mapping, given: Mapping) -> dict:
    """Return what is given beyond what is held."""
    return {key: value for key, value in given.items() if key not in held or held[key] != value}


def _flags(options: Mapping[str, object]) -> list[str]:
    """Return options as a shell takes them."""
    told = []
    for name, flag in _OPTIONS.items():
        value = options.get(name)
        if value is True:
            told.append(flag)
        elif value:
            values = [value] if isinstance(value, (str, os.PathLike)) else value
            told += [f"{flag} {in_shell(str(each))}" for each in cast("Iterable", values)]
    return told


def looked_at(
    source: object,
    columns: Mapping[str, str | None],
    categories: Mapping[str, str | None],
    options: Mapping[str, object],
) -> Further:
    """Return what a table may mean, whether it can be read or not."""
    table, known = attempt(source, columns, categories, **options)
    found = look_further(source, columns, categories, options, table, known)
    known_too = {heading: ours for ours, heading in table.headings.items() if heading != ours}
    said = propose_columns(
        {heading: table.sample.get(heading, ()) for heading in known_too}, list(table.headings)
    )
    reasons = {each.heading: each.reason for each in said if known_too[each.heading] == each.name}
    return replace(
        found, columns={**known_too, **found.columns}, reasons={**reasons, **found.reasons}
    )
