"""Read a publication's folder: every fault at once, each with its file, line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from scsi.evidence.publication.publication import ALL, Publication
from scsi.evidence.schema import Fault, convert, read_text, table_faults
from scsi.vocabulary import (
    LANGUAGES,
    RELATIONS,
    SPLIT_KINDS,
    STATED_ROUNDINGS,
    DataError,
    nearest,
)

TOML = "publication.toml"
DESIGNS = ("sample", "weighted sample", "self-selected", "census", "unknown")
SIZE_RELATIONS = ("exact", "at least", "at most", "about", "unknown")
_SAME = {"=": "exact", ">=": "at least", "<=": "at most", "~": "about"}
_NAMED = ("highest", "lowest", "named")
_ID = r"\S(.*\S)?"


def _field(name: str, kind: str = "string", **constraints: object) -> dict:
    """Return the description of a column."""
    return {"name": name, "type": kind, "constraints": constraints}


SHARES: dict[str, Any] = {
    "name": "shares",
    "path": "shares.csv",
    "schema": {
        "fields": [
            _field("question", required=True, pattern=_ID),
            _field("wave", required=True, pattern=_ID),
            _field("place"),
            _field("category", required=True, pattern=_ID),
            _field("percent", "number", minimum=0, maximum=100),
            _field("decimals", "integer", minimum=0, maximum=6),
            _field("relation", enum=list(RELATIONS)),
            _field("some", "boolean"),
            _field("base"),
            _field("count", "integer", minimum=0),
            _field("margin", "number", minimum=0, maximum=100),
            _field("named", enum=list(_NAMED)),
            _field("source"),
            _field("note"),
        ],
        "uniqueKeys": [["question", "wave", "place", "category", "base"]],
    },
}
SIZES: dict[str, Any] = {
    "name": "sizes",
    "path": "sizes.csv",
    "schema": {
        "fields": [
            _field("question", required=True, pattern=_ID),
            _field("wave", required=True, pattern=_ID),
            _field("place"),
            _field("unit"),
            _field("size", "integer", minimum=1),
            _field("relation", enum=list(SIZE_RELATIONS)),
            _field("base"),
            _field("clusters", "integer", minimum=1),
            _field("cluster_unit"),
            _field("design", enum=list(DESIGNS)),
            _field("source"),
            _field("note"),
        ]
    },
}
CLUSTERS: dict[str, Any] = {
    "name": "clusters",
    "path": "clusters.csv",
    "schema": {
        "fields": [
            _field("id", required=True, unique=True, pattern=_ID),
            _field("name_en"),
            _field("name_ko"),
            _field("weight", "number", minimum=0),
            _field("waves"),
        ]
    },
}
for _resource in (SHARES, SIZES, CLUSTERS):
    for _each in _resource["schema"]["fields"]:
        if _each["type"] == "boolean":
            _each.update(trueValues=["yes"], falseValues=["no"])


def read_publication(folder: str | Path) -> Publication:
    """Read and validate a folder; `scsi.load_published` with a folder does this.

    Raises
    ------
    DataError
        With a line for every fault.
    """
    folder = Path(folder)
    faults: list[Fault] = []
    head, text = _head(folder, faults)
    tables = {}
    for resource in (SHARES, SIZES, CLUSTERS):
        needed = resource is not CLUSTERS
        path = folder / str(resource["path"])
        if not needed and not path.is_file():
            continue
        table = _table(path, resource, faults)
        if table is not None:
            tables[resource["name"]] = table
    if head is not None:
        faults += _head_faults(head, text)
        faults += _between(head, tables)
    if faults or head is None:
        order = {TOML: 0, "shares.csv": 1, "sizes.csv": 2}
        faults.sort(key=lambda fault: (order.get(fault.file, 3), fault.line or 0))
        raise DataError(list(dict.fromkeys(map(str, faults))))
    return _publication(head, tables)


def read_head(folder: str | Path) -> Publication:
    """Return what ``publication.toml`` says, without any figure.

    Raises
    ------
    DataError
        With a line for every fault.
    """
    faults: list[Fault] = []
    head, text = _head(Path(folder), faults)
    faults += [] if head is None else _head_faults(head, text)
    if faults or head is None:
        raise DataError(list(map(str, faults)))
    names = {
        str(each["path"]): [f["name"] for f in each["schema"]["fields"]] for each in (SHARES, SIZES)
    }
    tables = {
        path.removesuffix(".csv"): pd.DataFrame(columns=columns, dtype="str")
        for path, columns in names.items()
    }
    return _publication(head, tables)


def _head(folder: Path, faults: list[Fault]) -> tuple[dict | None, str]:
    """Return ``publication.toml`` and its text, or note why it cannot be read."""
    try:
        text = (folder / TOML).read_text(encoding="utf-8-sig")
        return tomllib.loads(text), text
    except FileNotFoundError:
        faults.append(
            Fault(TOML, None, None, "no file", "the file; `scsi new-publication` writes one")
        )
    except UnicodeDecodeError:
        faults.append(Fault(TOML, None, None, "bytes that are not UTF-8", "text in UTF-8"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        why = str(error).partition(" (at")[0]
        faults.append(Fault(TOML, int(at[1]) if at else None, None, why, "TOML"))
    return None, ""


def _table(path: Path, resource: Mapping, faults: list[Fault]) -> pd.DataFrame | None:
    """Return a table in text with every column, or note what is wrong with it."""
    table, unreadable = read_text(path)
    faults += unreadable
    if table is None:
        return None
    names = [field["name"] for field in resource["schema"]["fields"]]
    needed = {f["name"] for f in resource["schema"]["fields"] if f["constraints"].get("required")}
    needed |= {"percent", "size"}
    for name in list(table.columns):
        if name not in names:
            hint = nearest(str(name), names)
            faults.append(
                Fault(path.name, 1, str(name), "an extra column", ", ".join(names) + hint)
            )
    for name in names:
        if name not in table and name not in needed:
            table[name] = None
    table = (
        table[[name for name in names if name in table]]
        .astype("str")
        .where(lambda cells: cells.notna(), None)
    )
    if resource is SIZES and "relation" in table:
        table["relation"] = table["relation"].replace(_SAME)
    if "place" in table:
        table["place"] = table["place"].fillna(ALL)
    if "decimals" in table and "percent" in table:
        typed = [
            str(len(cell.partition(".")[2])) if isinstance(cell, str) else "0"
            for cell in table["percent"]
        ]
        table["decimals"] = table["decimals"].fillna(pd.Series(typed, table.index, dtype="str"))
    if resource is SHARES:
        table["relation"] = table["relation"].fillna("=")
    faults += table_faults(table, resource)
    return table


def _line_of(text: str, key: str) -> int | None:
    """Return the line of ``publication.toml`` on which a key or a table stands."""
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*\[*\s*(\w+\.)*\"?{re.escape(key)}\"?\s*[\]=.]", line):
            return number
    return None


def _head_faults(head: Mapping, text: str) -> Iterator[Fault]:
    """Yield what is wrong in ``publication.toml``."""
    for key in ("title", "waves", "categories", "questions", "question", "category"):
        if key not in head:
            yield Fault(TOML, None, key, "no such entry", f"{key} = ..., as in the template")
    known = {
        "title", "authors", "edition", "language", "where", "question", "category", "counted",
        "cluster", "waves", "categories", "questions", "split",
    }  # fmt: skip
    for key in head:
        if key not in known:
            yield Fault(
                TOML, _line_of(text, key), key, "an extra entry",
                ", ".join(sorted(known)) + nearest(key, known),
            )  # fmt: skip
    yield from _named(head, text)
    for key, there in (("question", "questions"), ("category", "categories")):
        value, allowed = head.get(key), head.get(there, {})
        if value is not None and isinstance(allowed, dict) and str(value) not in allowed:
            hint = nearest(str(value), allowed)
            words = f"one of {', '.join(allowed) or 'none'}{hint}"
            yield Fault(TOML, _line_of(text, key), key, repr(value), words)
    yield from _split_faults(head, text)


def _named(head: Mapping, text: str) -> Iterator[Fault]:
    """Yield the names that do not say what something is called in both languages."""
    entries = [("title", head.get("title"))]
    for kind in ("waves", "categories", "questions"):
        table = head.get(kind, {})
        if not isinstance(table, dict) or not table:
            if kind in head:
                yield Fault(
                    TOML, _line_of(text, kind), kind, repr(table), f"[{kind}] with one or more"
                )
            continue
        entries += [(str(key), value) for key, value in table.items()]
    for noun in ("counted", "cluster"):
        table = head.get(noun, {})
        if isinstance(table, dict):
            entries += [(key, value) for key, value in table.items()]
    for key, value in entries:
        if value is None or isinstance(value, str):
            continue
        wrong = not isinstance(value, dict) or set(value) - set(LANGUAGES) or "en" not in value
        if wrong:
            allowed = '"a name", or {en = "a name", ko = "이름"}'
            yield Fault(TOML, _line_of(text, key), key, repr(value), allowed)


def _split_faults(head: Mapping, text: str) -> Iterator[Fault]:
    """Yield what is wrong with what percentages are said to be together."""
    splits = head.get("split", [])
    line = _line_of(text, "split")
    if not isinstance(splits, list):
        yield Fault(TOML, line, "split", repr(splits), "[[split]]")
        return
    for split in splits:
        for key, allowed in (
            ("kind", SPLIT_KINDS),
            ("rounding", STATED_ROUNDINGS),
            ("question", [*head.get("questions", {}), ALL]),
            ("wave", [*map(str, head.get("waves", {})), ALL]),
            ("nonanswers", ("in", "out", "unknown")),
        ):
            if key in ("kind", "question") and key not in split:
                yield Fault(TOML, line, f"split, {key}", "nothing", ", ".join(allowed))
            elif key in split and str(split[key]) not in allowed:
                hint = nearest(str(split[key]), allowed)
                yield Fault(
                    TOML, line, f"split, {key}", repr(split[key]), ", ".join(allowed) + hint
                )


def _between(head: Mapping, tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Yield the cells that name what ``publication.toml`` or another file does not have."""
    known = {
        "question": [str(key) for key in _dict(head, "questions")],
        "wave": [str(key) for key in _dict(head, "waves")],
        "category": [str(key) for key in _dict(head, "categories")],
    }
    clusters = tables.get("clusters", pd.DataFrame({"id": []}))
    known["place"] = [ALL, *(clusters["id"].dropna() if "id" in clusters else [])]
    for file, table in tables.items():
        for column, allowed in known.items():
            if column not in table:
                continue
            may = [*allowed, ALL] if (file, column) == ("sizes", "question") else allowed
            if column == "place" and file == "sizes":
                may = [*may, *table["place"].dropna()]
            for line, found in table[column].dropna().items():
                if found not in may:
                    words = f"one of {', '.join(may) or 'none'}{nearest(found, may)}"
                    yield Fault(f"{file}.csv", int(line), column, repr(found), words)
    yield from _share_faults(head, tables)
    yield from _size_faults(tables)


def _share_faults(head: Mapping, tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Yield the shares whose cells do not fit each other."""
    table = tables.get("shares")
    if table is None or not {"percent", "question", "wave"} <= set(table.columns):
        return
    numbered = table[["percent", "decimals", "relation"]].fillna("")
    for line, percent, decimals, relation in numbered.itertuples():
        if relation in ("=", "<", "<=", ">", ">=", "about") and not percent:
            words = f"a number where the relation is {relation}, or the relation words"
            yield Fault("shares.csv", line, "percent", "an empty cell", words)
        printed = len(percent.partition(".")[2])
        if percent and relation == "=" and decimals.isdecimal() and printed > int(decimals):
            yield Fault("shares.csv", line, "percent", repr(percent), f"{decimals} decimals")
    stated = {(s.get("question"), str(s.get("wave", ALL))) for s in _list(head, "split")}
    for question, wave in (
        table[["question", "wave"]].dropna().drop_duplicates().itertuples(index=False)
    ):
        if not {(question, wave), (question, ALL)} & stated:
            words = f'[[split]] with question = "{question}" and kind, such as "complete"'
            yield Fault(TOML, None, "split", f"nothing for {question}, {wave}", words)


def _size_faults(tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Yield the sizes whose cells do not fit each other, and counts that exceed their size."""
    table = tables.get("sizes")
    if table is None or not {"size", "relation"} <= set(table.columns):
        return
    for line, size, relation in table[["size", "relation"]].fillna("").itertuples():
        if not size and relation not in ("unknown", ""):
            words = f"a number where the relation is {relation}, or the relation unknown"
            yield Fault("sizes.csv", line, "size", "an empty cell", words)
        if size and relation == "unknown":
            yield Fault(
                "sizes.csv", line, "relation", "'unknown'", "exact, at least, at most, about"
            )
    for line, size, clusters in table[["size", "clusters"]].dropna().itertuples():
        if size.isdecimal() and clusters.isdecimal() and int(clusters) > int(size):
            yield Fault("sizes.csv", line, "clusters", repr(clusters), f"at most the size, {size}")
    shares = tables.get("shares")
    if shares is None or not {"question", "wave"} <= set(table.columns) & set(shares.columns):
        return
    exact = table[(table["relation"] == "exact") | table["relation"].isna()]
    for line, row in shares.dropna(subset=["count"]).iterrows():
        sizes = exact[
            exact["question"].isin([row["question"], ALL])
            & (exact["wave"] == row["wave"])
            & (exact["place"] == row["place"])
        ]["size"].dropna()
        numbers = [int(size) for size in sizes if size.isdecimal()]
        if numbers and row["count"].isdecimal() and int(row["count"]) > max(numbers):
            words = f"at most the size, {max(numbers)}"
            yield Fault("shares.csv", int(line), "count", repr(row["count"]), words)


def _dict(head: Mapping, key: str) -> Mapping:
    """Return a table of ``publication.toml``, empty where it is none."""
    value = head.get(key, {})
    return value if isinstance(value, dict) else {}


def _list(head: Mapping, key: str) -> list:
    """Return a list of tables of ``publication.toml``, empty where it is none."""
    value = head.get(key, [])
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _publication(head: Mapping, tables: Mapping[str, pd.DataFrame]) -> Publication:
    """Return the publication that faultless files make."""

    def names(key: str) -> dict[str, dict[str, str]]:
        return {str(each): _words(value) for each, value in head[key].items()}

    converted = {
        str(resource["name"]): convert(tables[str(resource["name"])], resource).assign(
            line=tables[str(resource["name"])].index
        )
        for resource in (SHARES, SIZES, CLUSTERS)
        if resource["name"] in tables
    }
    shares, sizes = converted["shares"], converted["sizes"]
    shares["printed"] = [
        None if cell is None or pd.isna(cell) else Decimal(cell)
        for cell in tables["shares"]["percent"]
    ]
    sizes["relation"] = (
        sizes["relation"].astype("object").fillna("exact").where(sizes["size"].notna(), "unknown")
    )
    return Publication(
        titles=_words(head["title"]),
        about={k: str(head[k]) for k in ("authors", "edition", "language", "where") if k in head},
        nouns={
            noun: {key: _words(value) for key, value in _dict(head, noun).items()}
            for noun in ("counted", "cluster")
        },
        waves=names("waves"),
        categories=names("categories"),
        questions=names("questions"),
        question=str(head["question"]),
        category=str(head["category"]),
        splits={
            (split["question"], str(split.get("wave", ALL))): split
            for split in _list(head, "split")
        },
        shares=shares,
        sizes=sizes,
        clusters=converted.get("clusters", pd.DataFrame()),
    )


def _words(value: str | Mapping[str, str]) -> dict[str, str]:
    """Return a name in both languages; one that is given once is the same in both."""
    if isinstance(value, str):
        return dict.fromkeys(LANGUAGES, value)
    return {lang: str(value.get(lang, value["en"])) for lang in LANGUAGES}
