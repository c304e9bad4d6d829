"""Watched: the files that a run reads, which must be the same ones from its beginning to its end.

The command reads a user's table to check it, and a kernel to answer. So that the checksum in the
manifest is of what both read, the files are looked at before the first reading and after the last
one: which they are, their content, and what the system notes of every write. The time of the last
change, unlike that of the last write, cannot be set back: a table that was changed and changed back
is noticed too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from scsi.reports.run.manifest import file_checksum
from scsi.vocabulary import RunError

State = tuple[int, ...]


class Watched:
    """Files as they were when a run began.

    Parameters
    ----------
    find : callable
        Returns the files by name; asked again at the end, when there may be others.
    """

    def __init__(self, find: Callable[[], Mapping[str, Path]]):
        self._find = find
        self.files = dict(find())
        self._states = {name: _state(path) for name, path in self.files.items()}

    def check(self, checksums: Mapping[str, str]) -> None:
        """Refuse to go on if a file is not as it was, or has another checksum than was noted.

        Raises
        ------
        RunError
            One line that names the first such file.
        """
        now = dict(self._find())
        for name in sorted({*self.files, *now}):
            if self.files.get(name) != now.get(name):
                came = "was removed" if name in self.files else "came"
            elif self._states[name] != _state(now[name]) or _content(now[name]) != checksums[name]:
                came = "was changed"
            else:
                continue
            raise RunError(f"{name} {came} while the run read it; run it again")


def _state(path: Path) -> State | None:
    """Return which file a path leads to, and what the system notes of its writes."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _content(path: Path) -> str | None:
    """Return the checksum of a file; None where it cannot be read any more."""
    try:
        return file_checksum(path)
    except OSError:
        return None
