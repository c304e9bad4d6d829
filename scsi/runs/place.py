"""Place: how a report comes into its folder, whole or not at all.

Beside the folder of a report stands, while a run lasts, one hidden working folder: it is the lock
that keeps two runs apart, and it holds whatever the run writes. The finished report changes places
with the last one in one step. A run that is killed leaves its working folder, which the next run
empties and removes; the lock itself goes with the process that held it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scsi.vocabulary import RunError

try:
    import fcntl
except ImportError:  # Windows, where two runs at once are not kept apart
    fcntl = None

_HELD: dict[Path, Path] = {}
"""The working folders that this process holds, by the report they are for."""


@contextmanager
def hold(out: Path) -> Iterator[Path]:
    """Hold the place of a report and yield the working folder; within itself, the same one again.

    Parameters
    ----------
    out : Path
        Folder of the report.

    Raises
    ------
    RunError
        If another run holds it.
    """
    place = Path(os.path.abspath(out))
    if place in _HELD:
        yield _HELD[place]
        return
    work = place.with_name(f".{place.name}.run")
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = _lock(work, out)
    try:
        _clear(work, place)
        _HELD[place] = work
        yield work
    finally:
        _HELD.pop(place, None)
        try:
            _let_go(work, place)
        except KeyboardInterrupt:  # in the middle of clearing up, which is soon done
            _let_go(work, place)
            raise
        finally:
            if lock is not None:
                os.close(lock)


def _lock(work: Path, out: Path) -> int | None:
    """Make and lock the working folder; a folder that went away meanwhile is made anew."""
    while True:
        work.mkdir(exist_ok=True)
        if fcntl is None:
            return None
        lock = None
        try:
            lock = os.open(work, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(lock), os.stat(work)):
                return lock
        except BlockingIOError:
            os.close(lock)
            raise RunError(
                f"another run is writing {out}; wait for it, or name another --out"
            ) from None
        except FileNotFoundError:
            pass
        if lock is not None:
            os.close(lock)


def _let_go(work: Path, place: Path) -> None:
    """Remove the working folder."""
    if work.exists():
        _clear(work, place)
        work.rmdir()


def _clear(work: Path, place: Path) -> None:
    """Empty the working folder; a report that is there and nowhere else goes back to its place."""
    if (work / "old").exists() and not place.exists():
        (work / "old").rename(place)
    for path in work.iterdir():
        _remove(path)


def _remove(path: Path) -> None:
    """Remove a file or a folder, into which a kernel that is just ending may still be writing."""
    for patience in (0.1, 0.3, 1, 0):
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            return
        except OSError:
            if not patience:
                raise
            time.sleep(patience)


def put(contents: Mapping[str, bytes], out: Path, work: Path) -> None:
    """Write the files of a report, by their names, and bring them into place in one step.

    Until that step the last report is as it was; a disk that is full says so before it.
    """
    new, old = work / "new", work / "old"
    for name, content in contents.items():
        _write(new / name, content)
    if out.exists() and not _exchanged(new, out):
        out.rename(old)
    if new.exists() and not out.exists():
        new.rename(out)


def _write(path: Path, content: bytes) -> None:
    """Write a file through to the disk, which may only then say that it is full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _exchanged(new: Path, out: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot.

    Python has no name for it: Linux calls it ``renameat2`` and macOS ``renamex_np``; Windows has
    none, nor a library without a name.
    """
    first, second = os.fsencode(new), os.fsencode(out)
    with suppress(AttributeError, OSError, TypeError):
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return system.renamex_np(first, second, 2) == 0  # RENAME_SWAP
        here = -100  # AT_FDCWD: relative paths are those of this process
        return system.renameat2(here, first, here, second, 2) == 0  # RENAME_EXCHANGE
    return False


def keep_failed(notebooks: Mapping[str, str], out: Path, work: Path) -> Path:
    """Keep failed notebooks, each whole, in ``<out>.failed`` and return that folder."""
    folder = _failed(out)
    for name, text in notebooks.items():
        _write(work / "failed" / name, text.encode())
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "failed" / name).replace(folder / name)
    return folder


def forget_failed(out: Path) -> None:
    """Remove the failed notebooks of an earlier run, if there is nothing else in the folder."""
    folder = _failed(out)
    if folder.is_dir() and all(
        path.is_dir() or path.suffix == ".ipynb" for path in folder.rglob("*")
    ):
        shutil.rmtree(folder)


def _failed(out: Path) -> Path:
    """Return the folder of the failed notebooks of a report."""
    return out.with_name(out.name + ".failed")
