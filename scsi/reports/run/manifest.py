"""Manifest: what went into a run and what came out, and what has changed since an earlier one."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from scsi import __version__
from scsi.reports.review.careful import read_json
from scsi.reports.run.manifest_fields import faults_of
from scsi.reports.run.plan import Job, read_parameters

MANIFEST = "manifest.json"
FORMAT = "scsi-manifest-1"
PACKAGES = (
    "ipykernel matplotlib numpy pandas papermill pypandoc-binary scipy seaborn statsmodels typst"
)
_TOLD_BY_THEMSELVES = {"data", "notebooks"}
_COMPARED = (
    *("scsi", "python", "commit", "dirty", "code", "lock"),
    *("packages", "data", "notebooks", "defaults"),
)


def checksum(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def file_checksum(path: Path) -> str:
    """Return the SHA-256 of a file of any size, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inputs_of(jobs: Iterable[Job], data: Mapping[str, Path], root: Path) -> dict:
    """Return what goes into a run.

    Parameters
    ----------
    jobs : iterable of Job
        The planned jobs.
    data : mapping of str to Path
        The data files by name.
    root : Path
        The folder that holds the package; a checkout has its lock file and its commit.
    """
    paths = {job.notebook: job.path for job in jobs}
    lock = root / "requirements.lock"
    commit, dirty = _commit(root)
    return {
        "format": FORMAT,
        "scsi": __version__,
        "python": platform.python_version(),
        "commit": commit,
        "dirty": dirty,
        "code": package_checksum(),
        "lock": checksum(lock.read_bytes()) if lock.exists() else None,
        "packages": {name: version(name) for name in PACKAGES.split()},
        "data": {name: file_checksum(path) for name, path in sorted(data.items())},
        "notebooks": {name: _code_checksum(path) for name, path in paths.items()},
        "defaults": {
            name: {each.name: each.default for each in read_parameters(path, name)}
            for name, path in paths.items()
        },
        "languages": list(dict.fromkeys(job.lang for job in jobs)),
        "parameters": _given(jobs),
    }


def package_checksum() -> str:
    """Return the checksum of this package's own files."""
    return code_checksum(Path(__file__).resolve().parents[2])


def code_checksum(folder: Path) -> str:
    """Return the checksum of a package's own files, whatever their kind, but for byte code.

    Data and notebooks, which an installed package has in folders of its own, are told by
    themselves in a manifest.
    """
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        byte_code = "__pycache__" in name.parts or path.suffix == ".pyc"
        if path.is_file() and not byte_code and name.parts[0] not in _TOLD_BY_THEMSELVES:
            files.append((name.as_posix(), checksum(path.read_bytes())))
    return checksum(json.dumps(files).encode())


def _given(jobs: Iterable[Job]) -> dict[str, object]:
    """Return the parameters that were asked for, by name."""
    given = {name: value for job in jobs for name, value in job.parameters.items()}
    given.pop("lang", None)
    return dict(sorted(given.items()))


def _code_checksum(path: Path) -> str:
    """Return the checksum of a notebook's cells; stored outputs are no input."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    return checksum(json.dumps(sources).encode())


def _commit(root: Path) -> tuple[str | None, bool | None]:
    """Return the commit of a checkout and whether its files differ from it; None elsewhere."""
    if not (root / "pyproject.toml").exists() or not (root / ".git").exists():
        return None, None
    try:
        commit = _git(root, "rev-parse", "HEAD")
        return commit, bool(_git(root, "status", "--porcelain"))
    except (OSError, subprocess.CalledProcessError):
        return None, None


def _git(root: Path, *words: str) -> str:
    """Return what a git command prints."""
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def read_manifest(path: Path, needs: Iterable[str] = ()) -> dict:
    """Return the manifest of an earlier run, each of its fields checked.

    Parameters
    ----------
    path : Path
        The file.
    needs : iterable of str
        Fields that must be there, such as `scsi.reports.run.manifest_fields.AGAIN`.

    Raises
    ------
    ValueError
        If the file cannot be read, is not a manifest, or a field lacks or does not hold what it
        must; one line for each kind of fault.
    """
    manifest = read_json(path)
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ValueError(f"{path} is not the manifest of a report (format {FORMAT})")
    if faults := list(faults_of(manifest, needs)):
        raise ValueError("\n".join(f"{path}, {fault}" for fault in faults))
    return manifest


def changes(before: Mapping, after: Mapping, keys: Iterable[str] = _COMPARED) -> list[str]:
    """Return a line for each input, of those named by `keys`, that differs between two manifests.

    Examples
    --------
    >>> changes({"packages": {"numpy": "2.4.0"}}, {"packages": {"numpy": "2.4.1"}})
    ['packages numpy: 2.4.0 -> 2.4.1']

    The run was repeated with another numpy and nothing else new.
    """
    lines = []
    for key in keys:
        old, new = _flat(key, before.get(key)), _flat(key, after.get(key))
        lines += [
            f"{name}: {_short(old.get(name))} -> {_short(new.get(name))}"
            for name in dict.fromkeys([*old, *new])
            if old.get(name) != new.get(name)
        ]
    return lines


def _flat(name: str, value: object) -> dict[str, object]:
    """Return the leaves of nested mappings, each by its path in words."""
    if not isinstance(value, Mapping):
        return {name: value}
    return {
        path: leaf
        for key, inner in value.items()
        for path, leaf in _flat(f"{name} {key}", inner).items()
    }


def _short(value: object) -> str:
    """Return a value for a line of text: checksums by their first 12 digits, None as none."""
    text = "none" if value is None else str(value)
    return text[:12] if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", text) else text
