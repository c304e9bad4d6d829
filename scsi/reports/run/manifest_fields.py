"""The fields of a manifest: what each may hold, and a line for each that holds something else.

A manifest may come from anybody, and its names become paths. So each field is checked like a
parameter before anything is done with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scsi.reports.review.careful import printable, shown
from scsi.vocabulary import LANGUAGES

AGAIN = ("notebooks", "languages", "parameters")
"""What a manifest must have for its run to be repeated."""
REVIEWED = (*AGAIN, "scsi", "python", "packages", "data", "defaults", "outputs")
"""What a manifest must have for its report to be reviewed."""
_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
Rule = tuple[str, Callable[[Any], bool]]


def faults_of(manifest: Any, needs: Iterable[str] = ()) -> Iterator[str]:
    """Yield a line for each kind of fault: the field, what was found and what is allowed.

    Parameters
    ----------
    manifest : object
        What JSON held.
    needs : iterable of str
        Fields that must be there.
    """
    if missing := [name for name in needs if name not in manifest]:
        yield f"{', '.join(missing)}: missing"
    for name, check in _FIELDS.items():
        if name in manifest:
            yield from check(name, manifest[name])


def is_plain_path(name: str) -> bool:
    r"""Whether a name is that of a file inside a folder, on every system.

    Examples
    --------
    >>> is_plain_path("notebooks/en/2-shift.ipynb")
    True
    >>> [is_plain_path(name) for name in ("../x", "/x", "a//b", r"a\b", "C:x", "a\0", "")]
    [False, False, False, False, False, False, False]

    Nothing of it leads out of the folder.
    """
    parts = name.split("/")
    return all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    """Whether a text can be the name of one file, on every system."""
    return (
        0 < len(part) <= 200
        and part.isprintable()
        and not set(part) & set('/\\:*?"<>|')
        and part.strip(" ") == part
        and not part.endswith(".")
    )


def _only(allowed: str, holds: Callable[[object], bool]) -> Callable:
    """Return the check of a field with one value."""

    def check(name: str, value: object) -> Iterator[str]:
        if not holds(value):
            yield f"{name}: must be {allowed}; got {shown(value)}"

    return check


def _each(keys: Rule, values: Rule) -> Callable:
    """Return the check of a field that is an object: its keys, and its values."""

    def check(name: str, value: object) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield f"{name}: must be an object; got {shown(value)}"
            return
        bad = [shown(key) for key in value if not keys[1](key)]
        if bad:
            yield f"{name}: a name must be {keys[0]}; got {_first(bad)}"
        bad = [f"{key}: {shown(each)}" for key, each in value.items() if not values[1](each)]
        if bad:
            yield f"{name}: a value must be {values[0]}; got {_first(bad)}"

    return check


def _first(found: list[str]) -> str:
    """Return the first of what was found, and how many more there are."""
    return printable(found[0]) + (f" and {len(found) - 1} more" if len(found) > 1 else "")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and len(value) <= 200


def _is_checksum(value: object) -> bool:
    return isinstance(value, str) and bool(_CHECKSUM.fullmatch(value))


def _is_commit(value: object) -> bool:
    return isinstance(value, str) and bool(_COMMIT.fullmatch(value))


def _is_parameter(value: object) -> bool:
    if isinstance(value, list):
        return all(_is_parameter(each) for each in value)
    return value is None or isinstance(value, (str, int, float))


def _are_parameters(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        name.isidentifier() and _is_parameter(each) for name, each in value.items()
    )


def _are_languages(value: object) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(each, str) and each in LANGUAGES for each in value)
        and len(set(value)) == len(value) > 0
    )


_TEXT = ("text in one line", _is_text)
_SUM = ("a SHA-256 in hexadecimal", _is_checksum)
_NOTEBOOK = ("the plain name of a notebook", _is_part)
_FILE = ("the plain name of a file in the folder", is_plain_path)
_NAME = ("the name of a parameter", str.isidentifier)
_VALUE = ("a number, a text, true, false, null or a list of these", _is_parameter)
_FIELDS = {
    **dict.fromkeys(("scsi", "python", "started", "finished"), _only(*_TEXT)),
    **dict.fromkeys(
        ("code", "lock"),
        _only(f"{_SUM[0]}, or null", lambda value: value is None or _is_checksum(value)),
    ),
    "commit": _only(
        "a commit in hexadecimal, or null",
        lambda value: value is None or _is_commit(value),
    ),
    "dirty": _only("true, false or null", lambda value: value is None or isinstance(value, bool)),
    "packages": _each(("the name of a package", _is_text), _TEXT),
    "data": _each(("the name of a file", bool), _SUM),
    "notebooks": _each(_NOTEBOOK, _SUM),
    "defaults": _each(_NOTEBOOK, ("parameters, each with its value", _are_parameters)),
    "languages": _only(f"a list of {', '.join(LANGUAGES)}, each once", _are_languages),
    "parameters": _each(_NAME, _VALUE),
    "outputs": _each(_FILE, _SUM),
    "kept": _each(_FILE, _SUM),
}
