"""Files of SPSS, Stata, SAS and Arrow; value labels are the words of their columns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from scsi.evidence.survey.columns import Headings
from scsi.evidence.survey.frames import read_frame
from scsi.evidence.survey.table import Faults, Table

KINDS = ("spss", "spss-portable", "stata", "sas", "sas-transport", "feather")


def read_statistical(path: Path, name: str, kind: str, columns: Headings) -> Table:
    """Return the table of a statistical package's file, under our column names."""
    faults = Faults(name)
    try:
        frame = _feather(path, faults) if kind == "feather" else _labelled(path, kind)
    except (OSError, ValueError, TypeError) as error:
        if not faults:
            faults.add(f"a file that cannot be read ({type(error).__name__})", "one that is whole")
        faults.stop()
    return read_frame(frame, columns, name)


def _labelled(path: Path, kind: str):
    """Return a file's rows with labels in place of coded values."""
    import pyreadstat  # so that pandas is not loaded twice over where no such file is read

    readers: dict[str, Callable[..., Any]] = {
        "spss": pyreadstat.read_sav,
        "spss-portable": pyreadstat.read_por,
        "stata": pyreadstat.read_dta,
        "sas": pyreadstat.read_sas7bdat,
        "sas-transport": pyreadstat.read_xport,
    }
    labels = {"apply_value_formats": True} if kind in ("spss", "spss-portable", "stata") else {}
    try:
        frame, _ = readers[kind](str(path), **labels)
    except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError) as error:
        raise ValueError(str(error)) from None
    return frame


def _feather(path: Path, faults: Faults):
    """Return an Arrow file's table, if there is somebody to read it."""
    try:
        from pyarrow import feather
    except ImportError:
        faults.add(
            "a Feather file, which pyarrow reads and which is not installed here",
            "pip install pyarrow; or a CSV, Excel or Parquet file",
        )
        raise ValueError from None
    return feather.read_table(path)
