"""The codebook: what each column of the data means, printed from the data package.

After editing a data file on purpose, run ``python -m scsi.evidence.codebook``: it writes the new
sizes and checksums into ``datapackage.json`` and ``CODEBOOK.md`` beside it, then checks all data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from scsi.evidence import sources
from scsi.evidence.published import load_published
from scsi.evidence.rules import RULES
from scsi.vocabulary import DataError

__all__ = ["codebook", "refresh"]


def codebook(package: Mapping) -> str:
    """Return the codebook of a data package, in Markdown.

    Parameters
    ----------
    package : mapping
        As `scsi.evidence.sources.datapackage` gives it.

    Examples
    --------
    >>> print(codebook(sources.datapackage()).splitlines()[0])
    # Who pays for smart cities: the figures that are printed, and what is known around them

    The codebook opens with the title of the package.
    """
    return "\n".join(_lines(package)) + "\n"


def _lines(package: Mapping) -> Iterator[str]:
    """Yield the lines of the codebook."""
    licences = "; ".join(f"[{held['title']}]({held['path']})" for held in package["licenses"])
    yield from (f"# {package['title']}", "", package["description"], "")
    yield from (f"Version {package['version']}. Licence: {licences}.", "")
    yield "Printed by `python -m scsi.evidence.codebook`: edit `datapackage.json`, not this file."
    for resource in package["resources"]:
        yield from _resource_lines(resource)
    yield from ("", "## What must hold between rows", "")
    yield from (f"- {(rule.__doc__ or '').splitlines()[0]}" for rule in RULES)


def _resource_lines(resource: Mapping) -> Iterator[str]:
    """Yield the part of the codebook on one file."""
    schema = resource["schema"]
    origin = "; ".join(f"[{source['title']}]({source['path']})" for source in resource["sources"])
    yield from ("", f"## {resource['title']}: `{resource['path']}`", "", resource["description"])
    yield from ("", f"Source: {origin}. {resource['bytes']:,} bytes, `{resource['hash']}`.", "")
    yield from ("| column | title | type | unit | allowed | meaning |", "|---|---|---|---|---|---|")
    for field in schema["fields"]:
        cells = (
            f"`{field['name']}`",
            field["title"],
            field["type"],
            field.get("unit", ""),
            _allowed(field),
            field["description"],
        )
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
    yield ""
    yield " ".join(_keys(schema))


def _allowed(field: Mapping) -> str:
    """Return what a column's cells may be, in words."""
    held = field.get("constraints", {})
    parts = ["required" if held.get("required") else "may be empty"]
    if held.get("unique"):
        parts.append("each once")
    if field["type"] == "boolean":
        parts.append(", ".join([*field["trueValues"], *field["falseValues"]]))
    if "enum" in held:
        parts.append(", ".join(str(value) for value in held["enum"]))
    if "pattern" in held:
        parts.append(f"pattern `{held['pattern']}`")
    if "minimum" in held:
        parts.append(f"at least {held['minimum']}")
    if "maximum" in held:
        parts.append(f"at most {held['maximum']}")
    return "; ".join(parts)


def _keys(schema: Mapping) -> Iterator[str]:
    """Yield sentences on the keys of a file."""
    primary = schema["primaryKey"]
    primary = [primary] if isinstance(primary, str) else primary
    yield f"A row is known by {', '.join(f'`{name}`' for name in primary)}."
    for key in schema.get("uniqueKeys", []):
        yield f"No two rows have the same {', '.join(f'`{name}`' for name in key)}."
    for key in schema.get("foreignKeys", []):
        there, column = key["reference"]["resource"], key["reference"]["fields"]
        yield f"`{key['fields']}` is the `{column}` of a row of `{there}.csv`."


def refresh(folder: str | Path | None = None) -> None:
    """Write the sizes and checksums of the data files, print the codebook, and check the data.

    Parameters
    ----------
    folder : path, optional
        A folder with the data files and their ``datapackage.json``, in place of the package's own.

    Raises
    ------
    DataError
        If the data, as they now are, have faults.
    """
    package = sources.datapackage(folder)
    for resource in package["resources"]:
        path = sources.data_path(resource["path"], folder)
        resource |= {"bytes": path.stat().st_size, "hash": sources.checksum(path)}
    for name, text in (
        ("datapackage.json", json.dumps(package, ensure_ascii=False, indent=2) + "\n"),
        ("CODEBOOK.md", codebook(package)),
    ):
        sources.data_path(name, folder).write_text(text, encoding="utf-8", newline="\n")
    load_published(folder)


if __name__ == "__main__":
    try:
        refresh()
    except DataError as error:
        sys.exit(str(error))
