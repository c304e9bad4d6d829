"""What a table means, written into a file that its holder edits: headings, words, waves, nouns."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from scsi.vocabulary import DataError

UNDECIDED = "?"
TABLES = ("columns", "categories", "reading", "names")
READING = (
    "encoding",
    "separator",
    "decimal",
    "sheet",
    "repeated_ids",
    "waves",
    "empty",
    "strict",
    "share_of",
    "cluster",
)
NAMES = ("rows", "clusters", "title")


def read_mapping(mapping: str | os.PathLike | Mapping) -> dict[str, dict]:
    """Return a mapping: headings, words and options of `scsi.read_survey`.

    Parameters
    ----------
    mapping : path or mapping
        A TOML file as `write_mapping` writes it, or what is in one.

    Raises
    ------
    DataError
        If the file cannot be read or has words that are not decided.
    """
    name = "mapping"
    if not isinstance(mapping, Mapping):
        name = Path(mapping).name
        try:
            mapping = tomllib.loads(Path(mapping).read_text(encoding="utf-8"))
        except OSError as error:
            raise DataError([f"{name}: found {error.strerror}; allowed: a mapping file"]) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError([f"{name}: found {error}; allowed: TOML"]) from None
    faults = [
        f"{name}: found {key!r}; allowed: {', '.join(TABLES)}" for key in {*mapping} - {*TABLES}
    ]
    for table, allowed in (("reading", READING), ("names", NAMES)):
        wrong = {*mapping.get(table, {})} - {*allowed}
        faults += [
            f"{name}, {table}: found {key!r}; allowed: {', '.join(allowed)}" for key in wrong
        ]
    open_words = [
        word for word, meant in mapping.get("categories", {}).items() if meant == UNDECIDED
    ]
    if open_words:
        told = ", ".join(map(repr, open_words[:8]))
        faults.append(
            f"{name}, categories: found {len(open_words)} not decided, {told}; "
            'allowed: public, private, ppp, or "" for not known'
        )
    if faults:
        raise DataError(sorted(faults))
    return {table: dict(mapping.get(table, {})) for table in TABLES}


def write_mapping(
    path: str | os.PathLike,
    columns: Mapping[str, str | None],
    reasons: Mapping[str, str],
    categories: Mapping[str, str | None],
    counts: Mapping[str, int],
    waves: Sequence[int | str],
    unused: Sequence[str] = (),
) -> Path:
    """Write what is known of a table, and what is proposed, into a file to be edited.

    Raises
    ------
    FileExistsError
        If the file is there already.
    """
    lines = [
        "# How the table is read. Edit it, then: scsi survey FILE --mapping " + Path(path).name,
        "",
        "[columns]  # the table's heading = ours",
    ]
    for heading, ours in columns.items():
        why = f"  # {reasons[heading]}" if heading in reasons else ""
        lines.append(f"{_text(heading)} = {_text(ours or '')}{why}")
    if unused:
        lines.append(f"# not used: {', '.join(map(_text, unused))}")
    lines += ["", '[categories]  # the table\'s word = public, private, ppp, or "" for not known']
    for word, meant in categories.items():
        told = f"  # {counts[word]:,} rows" if word in counts else ""
        lines.append(f"{_text(word)} = {_text(meant if meant is not None else UNDECIDED)}{told}")
    lines += ["", "[reading]"]
    if waves:
        lines.append("# the waves in their order; rows of others are left out")
        lines.append(f"waves = {json.dumps([*waves], ensure_ascii=False)}")
    lines += [
        "",
        "[names]  # what a row and a cluster are called: one, several; then in Korean",
        'rows = ["project", "projects", "프로젝트"]',
        'clusters = ["city", "cities", "도시"]',
        'title = ["", ""]',
        "",
    ]
    with Path(path).open("x", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return Path(path)


def _text(text: str) -> str:
    """Return a text as TOML has it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
