"""Owned: which files of a folder a run wrote, as the folder's own record says, unchanged since.

Every folder that a run writes has a `manifest.json` with the checksum of each of its files, and
with a seal: the checksum of the manifest's own content. Only a file that such a record names, and
that still has that checksum, is ever deleted; names are read from the folder, never from the
record. All else is a user's.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from scsi.reports.run.manifest import MANIFEST, checksum, file_checksum

SEAL = "seal"
OWN = ("kept", "outputs")
"""Where a manifest names the files beside it; in that of a reference, ``outputs`` are others'."""


def sealed(manifest: Mapping) -> dict:
    """Return a manifest with its seal, the checksum of all else that it holds.

    Examples
    --------
    >>> is_sealed(sealed({"outputs": {}})), is_sealed({"outputs": {}})
    (True, False)

    A manifest that somebody has edited no longer has the right seal.
    """
    content = {name: value for name, value in manifest.items() if name != SEAL}
    content = json.loads(json.dumps(content, allow_nan=False))  # as it will be read again
    text = json.dumps(content, sort_keys=True)
    return {**content, SEAL: checksum(text.encode())}


def is_sealed(manifest: object) -> bool:
    """Whether a manifest is as a run wrote it."""
    if not isinstance(manifest, dict) or SEAL not in manifest:
        return False
    try:
        return sealed(manifest)[SEAL] == manifest[SEAL]
    except (ValueError, RecursionError):
        return False


def read_sealed(path: Path) -> tuple[dict, str] | None:
    """Return a sealed manifest and the checksum of its file; None of anything else."""
    manifest, own = _read(path)
    return (manifest, own) if is_sealed(manifest) else None


def _read(path: Path) -> tuple[Any, str]:
    """Return what a JSON file holds and its checksum; None of anything else, which has none."""
    if not _is_regular(path):
        return None, ""
    content = path.read_bytes()
    try:
        return json.loads(content), checksum(content)
    except (ValueError, RecursionError):
        return None, ""


def record_of(folder: Path) -> dict[str, str]:
    """Return the checksum of each file that a run wrote into a folder; of any other folder none."""
    found = None if os.path.islink(folder) else read_sealed(folder / MANIFEST)
    if found is None:
        return {}
    manifest, own = found
    files: dict[str, str] = next(
        (manifest[key] for key in OWN if isinstance(manifest.get(key), dict)), {}
    )
    return {**files, MANIFEST: own}


def foreign(folder: Path) -> str | None:
    """Say in a few words what in a folder is not as a run wrote it; None where nothing is."""
    record = record_of(folder)
    parents = _parents(record)
    if not record and claims(folder / MANIFEST):
        return f"its {MANIFEST} was changed, or an earlier scsi wrote the report"
    for name, entry in _walk(folder):
        if stat.S_ISDIR(entry.st_mode):
            if name not in parents:
                return f"{shown(name)}/ is not a folder that scsi wrote"
        elif name not in record:
            return f"{shown(name)} is not a file that scsi wrote"
        elif not is_own_file(folder / name, [record[name]]):
            return f"{shown(name)} was changed after scsi wrote it"
    return None


def claims(path: Path) -> bool:
    """Whether a manifest says that it is ours."""
    manifest, _ = _read(path)
    return isinstance(manifest, dict) and str(manifest.get("format")).startswith("scsi-")


def remove(folder: Path) -> bool:
    """Remove what a run wrote into a folder, file by file; True if nothing else was there.

    The record goes last, so that a removal that is broken off can be taken up again.
    """
    record = record_of(folder)
    names = [name for name, entry in _walk(folder) if not stat.S_ISDIR(entry.st_mode)]
    for name in names:
        if name in record and name != MANIFEST:
            remove_file(folder / name, [record[name]])
    for name in sorted(_parents(record), key=len, reverse=True):
        _remove_empty(folder / name)
    if MANIFEST in record:
        remove_file(folder / MANIFEST, [record[MANIFEST]])
    _remove_empty(folder)
    return not os.path.lexists(folder)


def _remove_empty(folder: Path) -> None:
    """Remove a folder, no link, in which nothing is."""
    if not os.path.islink(folder):
        with suppress(OSError):
            folder.rmdir()


def remove_file(path: Path, own: Collection[str]) -> bool:
    """Remove a file that has one of these checksums; False where it stays.

    So does any other file, and one that may not be removed or that Windows holds for a reader.
    """
    if not is_own_file(path, own):
        return False
    try:
        path.unlink()
    except PermissionError:
        return False
    return True


def is_own_file(path: Path, own: Collection[str]) -> bool:
    """Whether a file, and no link, has one of these checksums."""
    return _is_regular(path) and file_checksum(path) in own


def _is_regular(path: Path) -> bool:
    """Whether a path is a file, and no link, folder or device."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def shown(name: str) -> str:
    """Return a file's name for a line of text: what cannot be printed is written out."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape", "surrogatepass").decode()
        for each in name
    )


def _parents(record: Mapping[str, str]) -> set[str]:
    """Return the folders in which the files of a record are."""
    return {
        "/".join(parts[:depth])
        for parts in (name.split("/") for name in record)
        for depth in range(1, len(parts))
    }


def _walk(folder: Path, before: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything below a folder by its name there, in order, following no link."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = before + entry.name
        state = entry.stat(follow_symlinks=False)
        yield name, state
        if stat.S_ISDIR(state.st_mode) and not _is_junction(entry.path):
            yield from _walk(Path(entry.path), f"{name}/")


def _is_junction(path: str) -> bool:
    """Whether a folder is one of Windows' other links; Python asks for them from 3.12 on."""
    return getattr(os.path, "isjunction", lambda path: False)(path)
