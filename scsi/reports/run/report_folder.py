"""Place: how a report comes into its folder, whole or not at all, and nothing else is lost.

While a run lasts, a hidden working folder stands beside the report's. Its name is drawn at random
and carries a check of itself, it is made only where nothing has that name, and it holds a mark and
a lock: so what is in it is ours beyond doubt. The lock lies there, not at a fixed name beside the
report, where a user's file might be, nor in a folder of the user's own, where a run of somebody
else on a shared disk would not see it. The system frees it when its process ends, however it ends;
a working folder whose lock nobody holds was left by a run that was killed, and the next removes it.

The finished report changes places with the last one in one step. Only what a run wrote is then
deleted (`owned`); whatever else came into the folder is moved beside it, and the run says so.
"""

from __future__ import annotations

import ctypes
import glob
import json
import os
import random
import re
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from scsi.reports.run import owned
from scsi.reports.run.manifest import MANIFEST, checksum
from scsi.vocabulary import RunError

LOCK, MARK = "lock", "scsi-run"
NOTED, REPLACING = "noted", "replacing"
_SWAPPED = ("new", "old")  # what may hold a user's files once a replacement has begun
_EXCHANGE, _EXCLUSIVE = (2, 2), (1, 4)  # flags of Linux and of macOS
_PATIENCE = (0.1, 0.3, 0.6)  # seconds at most before a run that meets another looks again

_HELD: dict[Path, Path] = {}
"""The working folders that this process holds, by the report they are for."""


def resolved(out: Path) -> Path:
    """Return the one name of a folder: all links before its own name followed."""
    out = Path(out)
    if out.name in ("", ".."):
        return Path(os.path.realpath(out))
    return Path(os.path.realpath(out.parent)) / out.name


def refusal(
    out: Path,
    foreign: Callable[[Path], str | None] = owned.foreign,
    inputs: Iterable[Path] = (),
) -> str | None:
    """Say why nothing may be written to a folder, in words that follow its name; or None.

    Parameters
    ----------
    out : Path
        The folder.
    foreign : callable
        Says what in it is not as a run wrote it.
    inputs : iterable of Path
        Files that the run reads, none of which may lie in the folder.
    """
    place = resolved(out)
    if _is_link(place):
        return " is a link; name the folder that it leads to"
    if os.path.lexists(place) and not place.is_dir():
        return " is a file; name a folder"
    if os.path.ismount(place):
        return " is a drive or a mount point; name a folder in it"
    if _holds(place, os.curdir):
        return " is the folder that you work in, or holds it; name another folder"
    if _holds(place, os.path.expanduser("~")):
        return " is your home folder, or holds it; name another folder"
    for path in inputs:
        if place in (*resolved(path).parents, *Path(os.path.realpath(path)).parents):
            return f": the table {owned.shown(str(path))} lies in it; name another folder"
    what = foreign(place) if place.is_dir() else None
    return f": {what}; move it away, or name another folder" if what else None


def _is_link(path: Path) -> bool:
    """Whether a path is a link, or what Windows has beside them."""
    return os.path.islink(path) or getattr(os.path, "isjunction", lambda path: False)(path)


def _holds(place: Path, path: str) -> bool:
    """Whether a folder is another one, or one that holds it."""
    with suppress(OSError):
        other = Path(os.path.realpath(path))
        return place.is_dir() and any(
            os.path.samefile(place, each) for each in (other, *other.parents)
        )
    return False


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
        If another run holds it; or if what was no run's had come into the folder when the report
        was replaced, and was moved.
    """
    place = resolved(out)
    if place in _HELD:
        yield _HELD[place]
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    work, lock = _begin(place, out)
    try:
        _HELD[place] = work
        yield work
    finally:
        _HELD.pop(place, None)
        try:
            _let_go(work, place, lock)
        except KeyboardInterrupt:  # in the middle of clearing up, which is soon done
            _let_go(work, place, lock)
            raise


def _begin(place: Path, out: Path):
    """Make a working folder and lock it, remove those of runs that were killed."""
    for patience in (*_PATIENCE, 0):
        work, lock = _made(place)
        try:
            alone = all([_swept(each, place) for each in _others(place, work)])
        except BaseException:
            _let_go(work, place, lock)
            raise
        if alone:
            return work, lock
        _let_go(work, place, lock)
        time.sleep(random.uniform(0, patience))  # two that began at once each see the other
    raise RunError(f"another run is writing {out}; wait for it, or name another --out")


def _made(place: Path):
    """Make a working folder that nobody has, with its lock and its mark."""
    while True:
        work = place.with_name(_work_name(place.name, secrets.token_hex(8)))
        try:
            work.mkdir(mode=0o700)
        except FileExistsError:
            continue
        lock = None
        try:
            if (lock := _locked(work)) is None:  # another run took it for one that was left
                continue
            (work / MARK).write_bytes(os.fsencode(work.name))
            return work, lock
        except BaseException:
            if lock is not None:
                _let_go(work, place, lock)
            raise


def _work_name(name: str, token: str) -> str:
    """Return the name of a working folder, whose end is a check of all before it."""
    begin = f".{name[:60]}.{token}"
    return begin + checksum(f"scsi {name} {token}".encode(errors="surrogateescape"))[:8]


def is_work(path: Path, name: str | None = None) -> bool:
    """Whether a path is the working folder of a run, for the report `name` if that is given."""
    found = re.fullmatch(r"\.(.+)\.([0-9a-f]{16})[0-9a-f]{8}", path.name, flags=re.DOTALL)
    if not found or _is_link(path) or not path.is_dir():
        return False
    return path.name == _work_name(found[1] if name is None else name, found[2])


def _others(place: Path, work: Path) -> list[Path]:
    """Return the working folders of other runs for the same report."""
    begin = f".{place.name[:60]}."
    names = [name for name in os.listdir(place.parent) if name.startswith(begin)]
    paths = [place.with_name(name) for name in sorted(names)]
    return [path for path in paths if path != work and is_work(path, place.name)]


def _locked(work: Path):
    """Return the lock of a working folder, held; None where another holds it or it is gone."""
    from filelock import FileLock, Timeout

    lock = FileLock(work / LOCK, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, FileNotFoundError):
        return None
    if (work / LOCK).exists():
        return lock
    lock.release()
    return None


def _swept(work: Path, place: Path) -> bool:
    """Remove the working folder of a run that was killed; False where the run goes on."""
    try:
        lock = _locked(work)
    except PermissionError:  # that of another user, who alone may look into it
        return True
    if lock is None:
        return not work.exists()
    _let_go(work, place, lock)
    return True


def sweep(folder: Path) -> None:
    """Remove the working folders that killed runs left in a folder, for whatever in it."""
    for path in [each for each in folder.iterdir() if is_work(each)]:
        _swept(path, path.with_name(path.name[1:].rpartition(".")[0]))


def _let_go(work: Path, place: Path, lock) -> None:
    """Remove a working folder whose lock is held, and let the lock go."""
    try:
        kept = _clear(work, place)
        (work / MARK).unlink(missing_ok=True)
        _remove_lock(work)  # as long as it is held: nobody must come to hold what is then removed
    finally:
        lock.release()
    if os.name == "nt":  # where nothing is removed that is open
        _remove_lock(work)
    if kept:
        raise RunError(f"what came into {place} while it was replaced is now in {kept[0]}")


def _remove_lock(work: Path) -> None:
    """Remove the lock and the empty folder; not where another run has just opened it."""
    with suppress(OSError):
        (work / LOCK).unlink(missing_ok=True)
        work.rmdir()


def _clear(work: Path, place: Path) -> list[Path]:
    """Empty the working folder; return where what is not a run's was moved.

    A report that is there and nowhere else goes back to its place.
    """
    if not _is_marked(work):
        return []
    kept = []
    if (work / REPLACING).exists():
        own = json.loads((work / REPLACING).read_bytes())
        if os.path.lexists(work / "old") and not os.path.lexists(place):
            (work / "old").rename(place)
        for path in (work / name for name in _SWAPPED):
            if os.path.lexists(path) and not _retired(path, own):
                kept.append(_keep(path, place, "kept"))
        (work / REPLACING).unlink()
    for path in work.iterdir():
        if path.name in (*_SWAPPED, NOTED, "failed") or (
            path.name.startswith("scsi-") and path.is_dir()
        ):
            _remove(path)
    return kept


def _is_marked(work: Path) -> bool:
    """Whether a working folder holds the mark that was made for it."""
    try:
        return (work / MARK).read_bytes() == os.fsencode(work.name)
    except OSError:
        return False


def _retired(path: Path, own: Collection[str]) -> bool:
    """Remove what was replaced, as far as a run wrote it; True if nothing is left."""
    if path.is_dir() and not _is_link(path):
        return owned.remove(path)
    return owned.remove_file(path, own)


def _keep(path: Path, place: Path, word: str) -> Path:
    """Move something beside a report, to a name that nobody has, and return where it is."""
    for number in count(1):
        fresh = place.with_name(f"{place.name}.{word}" + (f"-{number}" if number > 1 else ""))
        try:
            fresh.mkdir()
            break
        except FileExistsError:
            continue
    if not path.is_dir() or _is_link(path):
        return path.rename(fresh / place.name)
    if os.name == "nt":  # where no folder may be renamed to that of another, be it empty
        fresh.rmdir()
    return path.rename(fresh)


def _remove(path: Path) -> None:
    """Remove a file or a folder, into which a kernel that is just ending may still be writing."""
    for patience in (0.1, 0.3, 1, 0):
        try:
            if path.is_dir() and not _is_link(path):
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

    Raises
    ------
    RunError
        If the folder is not, or not only, what a run wrote: it stays as it is, and the new report
        is kept whole beside it.
    """
    new = work / "new"
    for name, content in contents.items():
        _write(new / name, content)
    if why := refusal(out):
        raise RunError(f"{out}{why}; it was left as it is, and {_kept_new(new, out)}")
    _replace(new, out, work)


def put_file(content: bytes, path: Path, own: Collection[str], work: Path) -> None:
    """Write one file in one step, over none but a file that has one of the checksums `own`.

    Raises
    ------
    RunError
        If another file is there: it stays as it is, and the new one is kept beside it.
    """
    new = work / "new"
    _write(new, content)
    if os.path.lexists(path) and not owned.is_own_file(path, own):
        changed = f"{path} was changed after scsi wrote it"
        raise RunError(f"{changed}; it was left as it is, and {_kept_new(new, path)}")
    _replace(new, path, work, [*own, checksum(content)])


def _replace(new: Path, out: Path, work: Path, own: Collection[str] = ()) -> None:
    """Bring something new into place, and remove what was there as far as a run wrote it."""
    place = resolved(out)
    _write(work / NOTED, json.dumps(list(own)).encode())
    (work / NOTED).replace(work / REPLACING)
    try:
        old = _swapped(new, place, work / "old")
    except OSError as error:
        why = f"{out} cannot be replaced: {error.strerror}"
        raise RunError(f"{why}; {_kept_new(new, out)}") from None
    if os.path.lexists(old) and not _retired(old, own):
        kept = _beside(out, _keep(old, place, "kept"))
        raise RunError(f"{out} is written; what came into it at that moment is now in {kept}")
    (work / REPLACING).unlink()


def _kept_new(new: Path, out: Path) -> str:
    """Keep what was written beside where it should be, and say where."""
    return f"what this run wrote is in {_beside(out, _keep(new, resolved(out), 'new'))}"


def _beside(out: Path, kept: Path) -> Path:
    """Return the path of something kept beside `out` as a user would write it."""
    return out.parent / kept.relative_to(resolved(out).parent)


def _write(path: Path, content: bytes) -> None:
    """Write a file through to the disk, which may only then say that it is full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swapped(new: Path, place: Path, old: Path) -> Path:
    """Bring something new into place, over nothing, and return where lies what was there."""
    if os.path.lexists(place):
        if _renamed(new, place, _EXCHANGE):
            return new
        place.rename(old)
    if not _renamed(new, place, _EXCLUSIVE):
        if os.path.lexists(place):
            raise FileExistsError(17, "something came there at that moment", str(place))
        new.rename(place)
    return old


def _renamed(first: Path, second: Path, flags: tuple[int, int]) -> bool:
    """Let two paths change places, or rename one over nothing, in one step; False if that failed.

    Python has no name for it: Linux calls it ``renameat2`` and macOS ``renamex_np``; Windows has
    none, nor a library without a name.
    """
    names = os.fsencode(first), os.fsencode(second)
    with suppress(AttributeError, OSError, TypeError):
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return system.renamex_np(*names, flags[1]) == 0
        here = -100  # AT_FDCWD: relative paths are those of this process
        return system.renameat2(here, names[0], here, names[1], flags[0]) == 0
    return False


def keep_failed(notebooks: Mapping[str, str], out: Path, work: Path) -> Path:
    """Keep failed notebooks, each whole, in ``<out>.failed`` and return that folder.

    Where something else is at that name, a number is put behind it.
    """
    forget_failed(out)
    contents = {name: text.encode() for name, text in notebooks.items()}
    outputs = {name: checksum(content) for name, content in contents.items()}
    record = owned.sealed({"format": "scsi-failed-1", "outputs": outputs})
    for name, content in contents.items():
        _write(work / "failed" / name, content)
    _write(work / "failed" / MANIFEST, json.dumps(record, indent=1).encode())
    return _beside(out, _keep(work / "failed", resolved(out), "failed"))


def forget_failed(out: Path) -> None:
    """Remove the failed notebooks of an earlier run, if all are there as it wrote them."""
    place = resolved(out)
    for path in place.parent.glob(f"{glob.escape(place.name)}.failed*"):
        ours = re.fullmatch(r"\.failed(-\d+)?", path.name.removeprefix(place.name))
        if ours and owned.record_of(path) and owned.foreign(path) is None:
            owned.remove(path)
