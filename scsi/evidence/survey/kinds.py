"""What a file is, by its first bytes and not by its suffix; a compressed one is unpacked."""

import glob
import gzip
import shutil
import tempfile
import weakref
import zipfile
import zlib
from difflib import get_close_matches
from pathlib import Path

from scsi.evidence.survey.table import Faults, called, number, quoted

READ = "a CSV, Excel or Parquet file"
_LARGEST = 1 << 34
_MAGIC = {
    b"PAR1": "parquet",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0": "old-excel",
    b"\x1f\x8b": "gzip",
    b"%PDF": "pdf",
    b"ARROW1": "feather",
    b"FEA1": "feather",
    b"$FL2": "spss",
    b"$FL3": "spss",
    b"<stata_dta>": "stata",
    b"HEADER RECORD*******LIBRARY": "sas-transport",
    b"HEADER RECORD*******LIBV8": "sas-transport",
    b"\0" * 12 + b"\xc2\xea\x81\x60": "sas",
    b"SQLite format 3": "sqlite",
}
_OLD_STATA = (105, 108, 110, 111, 112, 113, 114, 115)
_REFUSED = {
    "pdf": "a PDF",
    "empty": "an empty file",
    "html": "an HTML page",
    "json": "a JSON document",
    "locked": "a workbook with a password",
    "sqlite": "an SQLite database",
}
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class Kept:
    """A folder for unpacked files, which goes with the object."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="scsi-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)


def files_of(path: Path, faults: Faults, understood: list[str]) -> list[Path]:
    """Return the files that a path means; what a folder holds beside them is said."""
    if path.is_dir():
        paths, others = _parts(path)
        if others:
            told = ", ".join(quoted(each) for each in others[:3])
            understood.append(
                f"{number(len(others), 'file')} of the folder left out: {told}"
                + (" and others" if len(others) > 3 else "")
            )
    elif not path.exists() and glob.has_magic(str(path)):
        paths = sorted(Path(found) for found in glob.glob(str(path), recursive=True))
    else:
        paths = [path]
    if not paths:
        faults.add("no Parquet file there", "a folder or a pattern of Parquet files")
    elif not paths[0].exists() or paths[0].is_dir():
        faults.add(f"no such file{_near(path)}", f"{READ}, or a folder of Parquet files")
    faults.stop()
    return paths


def _parts(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the Parquet files of a folder, and the names of those that are left out.

    Names that begin with ``_`` or ``.`` are not data, as Spark, Hive and Arrow have it.
    """
    paths, others = [], []
    for each in sorted(folder.rglob("*")):
        if not each.is_file():
            continue
        inside = each.relative_to(folder)
        if each.suffix == ".parquet" and not any(part[0] in "_." for part in inside.parts):
            paths.append(each)
        elif each.name not in ("_SUCCESS", ".DS_Store") and not each.name.endswith(".crc"):
            others.append(inside.as_posix())
    return paths, others


def _near(path: Path) -> str:
    """Name the file of the same folder that comes nearest to one that is not there, if any does."""
    there = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, there, n=1, cutoff=0.75)
    return f" (is it {quoted(near[0])}?)" if near else ""


def unpacked(path: Path, kept: Kept, faults: Faults, understood: list[str]) -> tuple[Path, str]:
    """Return a file that can be read and its kind; a pipe is read to its end first."""
    if not path.is_file():
        copy = kept.folder / "piped"
        with path.open("rb") as pipe, copy.open("wb") as out:
            shutil.copyfileobj(pipe, out)
        understood.append("read from a pipe")
        path = copy
    kind = kind_of(path)
    if kind == "gzip":
        path = _from_gzip(path, kept, faults)
        understood.append("unpacked from gzip")
        kind = kind_of(path)
    elif kind == "zip":
        path = _from_zip(path, kept, faults, understood)
        kind = kind_of(path)
    if kind in _REFUSED:
        faults.add(_REFUSED[kind], READ + (_from_json(path) if kind == "json" else ""))
    elif kind in ("gzip", "zip"):
        faults.add("a compressed file within a compressed one", READ)
    faults.stop()
    return path, kind


def _from_json(path: Path) -> str:
    """Return what to type to make a table of a JSON document."""
    names = f"'{path.name}'", f"'{path.stem}.csv'"
    if any(c in path.name for c in "'\"\\$`") or not path.name.isprintable():
        names = "'FILE'", "'FILE.csv'"
    made = f"import pandas; pandas.read_json({names[0]}).to_csv({names[1]}, index=False)"
    return f'; or a CSV made of it: python -c "{made}"'


def kind_of(path: Path) -> str:
    """Return the kind of a file; what is none of the known ones is text."""
    with path.open("rb") as file:
        start = file.read(1024)
    if not start:
        return "empty"
    kind = next((kind for mark, kind in _MAGIC.items() if start.startswith(mark)), None)
    if kind == "zip":
        return _zip_kind(path)
    if kind == "old-excel" and _LOCKED in path.read_bytes():
        return "locked"
    if kind is None and start[0] in _OLD_STATA and path.suffix == ".dta":
        return "stata"
    if kind is None and b"SPSS PORT FILE" in start[:200]:
        return "spss-portable"
    return kind or _text_kind(start)


def _text_kind(start: bytes) -> str:
    """Return the kind of a text by its first characters."""
    text = start.decode("utf-8-sig", "replace").lstrip().casefold()
    if text.startswith(("<!doctype", "<html", "<?xml", "<table", "<head", "<body", "<meta")):
        return "html"
    if text.startswith("{") and '"' in text.partition(":")[0]:
        return "json-lines" if "}\n{" in text or text.partition("\n")[0].endswith("}") else "json"
    if text.startswith("[") and text[1:].lstrip().startswith(("{", "[", '"', "]")):
        return "json"
    return "text"


def _zip_kind(path: Path) -> str:
    """Return which kind of workbook a zip archive is, if it is one."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return "excel"
    if "xl/workbook.xml" in names or "[Content_Types].xml" in names:
        return "xlsb" if "xl/workbook.bin" in names else "excel"
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    return "zip"


def _from_gzip(path: Path, kept: Kept, faults: Faults) -> Path:
    """Unpack a gzip file."""
    copy = kept.folder / path.with_suffix("").name
    try:
        with gzip.open(path) as packed:
            _copy(packed, copy, faults)
    except (OSError, EOFError, zlib.error) as error:
        faults.add(f"a compressed file that cannot be unpacked ({type(error).__name__})", READ)
        faults.stop()
    return copy


def _from_zip(path: Path, kept: Kept, faults: Faults, understood: list[str]) -> Path:
    """Unpack the one file of a zip archive."""
    with zipfile.ZipFile(path) as archive:
        inside = [
            each
            for each in archive.infolist()
            if not each.is_dir()
            and not any(part[:1] in ("_", ".") for part in Path(each.filename).parts)
        ]
        if len(inside) != 1:
            faults.add(f"a zip archive of {number(len(inside), 'file')}", "one of a single table")
            faults.stop()
        copy = kept.folder / Path(inside[0].filename).name
        try:
            with archive.open(inside[0]) as packed:
                _copy(packed, copy, faults)
        except (RuntimeError, zipfile.BadZipFile, OSError, NotImplementedError) as error:
            faults.add(f"a zip archive that cannot be unpacked ({type(error).__name__})", READ)
            faults.stop()
    understood.append(f"unpacked {quoted(called(copy))} from a zip archive")
    return copy


def _copy(packed, copy: Path, faults: Faults) -> None:
    """Write what is unpacked, up to a size that no table has."""
    size = 0
    with copy.open("wb") as out:
        while piece := packed.read(1 << 20):
            size += len(piece)
            if size > _LARGEST:
                faults.add(f"more than {_LARGEST:,} bytes when unpacked", "a smaller file")
                faults.stop()
            out.write(piece)
