"""Whole: is a report, or a reference, what its own manifest says?

Every file that the manifest names is there with its checksum, nothing else is, and the manifest
has the seal that a run gave it. Who makes manifest and seal anew is found out by comparing with
another run of the same inputs, not by this.
"""

from __future__ import annotations

import dataclasses
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scsi.reports.review.careful import printable
from scsi.reports.review.reference import OUTPUTS, PAGE
from scsi.reports.run.manifest import MANIFEST, file_checksum, read_manifest
from scsi.reports.run.manifest_fields import REVIEWED
from scsi.reports.run.owned import is_sealed

ARTICLE = "0-article"
"""The notebook next to which the others are a supplement."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Whether a report is whole and as written.

    Attributes
    ----------
    folder : Path
        The report.
    files : int
        How many files its manifest vouches for; 0 where the manifest cannot be read.
    faults : tuple of str
        One line for each fault, with the file it is about.
    """

    folder: Path
    files: int
    faults: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def as_json(self) -> str:
        """Return everything as JSON."""
        record = dataclasses.asdict(self) | {"folder": str(self.folder), "whole": self.whole}
        return json.dumps(record, indent=1)

    def __str__(self) -> str:
        name = printable(self.folder)
        if self.whole:
            return f"{name}: whole and as written ({self.files} files)"
        number = len(self.faults)
        head = f"{name}: not as written, {number} fault{'s' if number > 1 else ''}"
        return "\n".join([head, *(f"  {each}" for each in self.faults)])


def check_whole(folder: Path) -> Whole:
    """Check a report, or a reference, against its own manifest.

    Raises
    ------
    ValueError
        If the folder has no manifest, so that it is neither.
    """
    path = folder / MANIFEST
    if not os.path.lexists(path):
        raise ValueError(f"{path}: No such file; name the folder of a report")
    if path.is_symlink():
        return Whole(folder, 0, (f"{MANIFEST} is a link, not a file",))
    try:
        manifest = read_manifest(path, REVIEWED)
    except ValueError as error:
        told = str(error).replace(str(path), MANIFEST).splitlines()
        return Whole(folder, 0, tuple(printable(line) for line in told))
    if "kept" not in manifest and (folder / OUTPUTS).exists() and not (folder / PAGE).exists():
        return Whole(folder, 0, (f"{MANIFEST} is of an older reference; keep it again",))
    own = manifest.get("kept", manifest["outputs"])
    lacking = [] if "kept" in manifest else _lacking(manifest)
    faults = [] if is_sealed(manifest) else [f"{MANIFEST} is not as it was written"]
    faults += [f"{MANIFEST} does not vouch for {name}, which a report has" for name in lacking]
    faults += [
        f"{name} {fault}" for name, sum_ in own.items() if (fault := _fault(folder / name, sum_))
    ]
    faults += [f"{printable(name)} is foreign: no run wrote it" for name in _foreign(folder, own)]
    return Whole(folder, len(own), tuple(faults))


def _lacking(manifest: Mapping) -> list[str]:
    """Return the files that every report has and a manifest does not name."""
    languages = manifest["languages"]
    pdfs = ["report.pdf", *(f"report-{lang}.pdf" for lang in languages[1:])]
    notebooks = [
        f"notebooks/{lang}/{name}.ipynb" for lang in languages for name in manifest["notebooks"]
    ]
    expected = ["index.html", "findings.json", *pdfs, *notebooks]
    if ARTICLE in manifest["notebooks"] and len(manifest["notebooks"]) > 1:
        expected += ["supplement.html", *(name.replace("report", "supplement") for name in pdfs)]
    return [name for name in expected if name not in manifest["outputs"]]


def _fault(path: Path, expected: str) -> str:
    """Return what is wrong with a file; empty if it is as written."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return "is a link, not a file"
        if not stat.S_ISREG(mode):
            return "is not a file"
        return "" if file_checksum(path) == expected else "is not as it was written"
    except (FileNotFoundError, NotADirectoryError):
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _foreign(folder: Path, own: Mapping[str, str]) -> Iterator[str]:
    """Yield what lies in a folder and is not named by its manifest; links are not followed."""
    known = {MANIFEST, *own}
    homes = {parent.as_posix() for name in known for parent in Path(name).parents}
    for here, folders, files in os.walk(folder):
        inner = Path(here).relative_to(folder)
        for name in sorted(folders):
            place = (inner / name).as_posix()
            if place not in homes or (Path(here) / name).is_symlink():
                folders.remove(name)
                yield f"{place}/"
        yield from (
            place for name in sorted(files) if (place := (inner / name).as_posix()) not in known
        )
