"""The codebook: what each column of the data means, printed from the data package.

After editing a data file on purpose, run ``python -m scsi.evidence.codebook``: it writes the new
sizes and checksums into ``datapackage.json`` and the codebook, in English and Korean, next to it,
then checks all data. ``codebook.ko.toml`` has the Korean of each text under its English.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from scsi.evidence import sources
from scsi.evidence.published import load_published
from scsi.evidence.rules import RULES
from scsi.vocabulary import DataError

__all__ = ["codebook", "refresh"]

_KOREAN = Path(__file__).with_name("codebook.ko.toml")
_PHRASES = {
    "Version {}. Licence: {}.": "버전 {}. 이용 허락: {}.",
    "Printed by `python -m scsi.evidence.codebook`: edit `datapackage.json`, not this file.": (
        "`python -m scsi.evidence.codebook`가 만든다. 고칠 것은 `datapackage.json`이다."
    ),
    "What must hold between rows": "행 사이에 성립해야 하는 것",
    "Source: {}. {:,} bytes, `{}`.": "출처: {}. {:,}바이트, `{}`.",
    "| column | title | type | unit | allowed | meaning |": (
        "| 열 | 이름 | 형 | 단위 | 쓸 수 있는 값 | 뜻 |"
    ),
    "required": "필수",
    "may be empty": "비워도 됨",
    "each once": "중복 없음",
    "pattern `{}`": "형식 `{}`",
    "at least {}": "{} 이상",
    "at most {}": "{} 이하",
    "A row is known by {}.": "행은 {}로 구별한다.",
    "No two rows have the same {}.": "두 행의 {}가 모두 같을 수 없다.",
    "`{0}` is the `{1}` of a row of `{2}.csv`.": "`{0}`의 값은 `{2}.csv`에 있는 행의 `{1}`이다.",
}
"""Phrases of the codebook itself, and their Korean."""
Say = Callable[[str], str]


def codebook(package: Mapping, lang: str = "en") -> str:
    """Return the codebook of a data package, in Markdown.

    Parameters
    ----------
    package : mapping
        As `scsi.evidence.sources.datapackage` gives it.
    lang : {"en", "ko"}
        Language of titles and meanings; names and values are the same in both.

    Examples
    --------
    >>> print(codebook(sources.datapackage()).splitlines()[0])
    # Who pays for smart cities: the figures that are printed, and what is known around them

    The codebook opens with the title of the package.
    """
    return "\n".join(_lines(package, str if lang == "en" else _in_korean)) + "\n"


def _in_korean(text: str) -> str:
    """Return the Korean of a text of the codebook; one that has none stays in English."""
    return _PHRASES.get(text) or _korean().get(text, text)


@cache
def _korean() -> dict[str, str]:
    return tomllib.loads(_KOREAN.read_text(encoding="utf-8"))


def _lines(package: Mapping, say: Say) -> Iterator[str]:
    """Yield the lines of the codebook."""
    licences = "; ".join(f"[{say(held['title'])}]({held['path']})" for held in package["licenses"])
    yield from (f"# {say(package['title'])}", "", say(package["description"]), "")
    yield from (say("Version {}. Licence: {}.").format(package["version"], licences), "")
    yield say(
        "Printed by `python -m scsi.evidence.codebook`: edit `datapackage.json`, not this file."
    )
    for resource in package["resources"]:
        yield from _resource_lines(resource, say)
    yield from ("", f"## {say('What must hold between rows')}", "")
    yield from (f"- {say((rule.__doc__ or '').splitlines()[0])}" for rule in RULES)


def _resource_lines(resource: Mapping, say: Say) -> Iterator[str]:
    """Yield the part of the codebook on one file."""
    schema = resource["schema"]
    origin = "; ".join(
        f"[{say(source['title'])}]({source['path']})" for source in resource["sources"]
    )
    yield from (
        "",
        f"## {say(resource['title'])}: `{resource['path']}`",
        "",
        say(resource["description"]),
    )
    held = say("Source: {}. {:,} bytes, `{}`.")
    yield from ("", held.format(origin, resource["bytes"], resource["hash"]), "")
    yield say("| column | title | type | unit | allowed | meaning |")
    yield "|---|---|---|---|---|---|"
    for field in schema["fields"]:
        cells = (
            f"`{field['name']}`",
            say(field["title"]),
            field["type"],
            say(field["unit"]) if field.get("unit") else "",
            _allowed(field, say),
            say(field["description"]),
        )
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
    yield ""
    yield " ".join(_keys(schema, say))


def _allowed(field: Mapping, say: Say) -> str:
    """Return what a column's cells may be, in words."""
    held = field.get("constraints", {})
    parts = [say("required" if held.get("required") else "may be empty")]
    if held.get("unique"):
        parts.append(say("each once"))
    if field["type"] == "boolean":
        parts.append(", ".join([*field["trueValues"], *field["falseValues"]]))
    if "enum" in held:
        parts.append(", ".join(str(value) for value in held["enum"]))
    if "pattern" in held:
        parts.append(say("pattern `{}`").format(held["pattern"]))
    if "minimum" in held:
        parts.append(say("at least {}").format(held["minimum"]))
    if "maximum" in held:
        parts.append(say("at most {}").format(held["maximum"]))
    return "; ".join(parts)


def _keys(schema: Mapping, say: Say) -> Iterator[str]:
    """Yield sentences on the keys of a file."""
    primary = schema["primaryKey"]
    primary = [primary] if isinstance(primary, str) else primary
    yield say("A row is known by {}.").format(", ".join(f"`{name}`" for name in primary))
    for key in schema.get("uniqueKeys", []):
        names = ", ".join(f"`{name}`" for name in key)
        yield say("No two rows have the same {}.").format(names)
    for key in schema.get("foreignKeys", []):
        there, column = key["reference"]["resource"], key["reference"]["fields"]
        yield say("`{0}` is the `{1}` of a row of `{2}.csv`.").format(key["fields"], column, there)


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
        ("CODEBOOK.ko.md", codebook(package, "ko")),
    ):
        sources.data_path(name, folder).write_text(text, encoding="utf-8", newline="\n")
    load_published(folder)


if __name__ == "__main__":
    try:
        refresh()
    except DataError as error:
        sys.exit(str(error))
