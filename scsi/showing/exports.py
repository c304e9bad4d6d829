"""Tables in the forms of other programs: Markdown, LaTeX, CSV, Excel, Feather.

Cells are those that a reader sees, as text. A text that a spreadsheet would take for a formula gets
an apostrophe before it, as spreadsheets themselves write a text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from scsi.vocabulary import check_choice

_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d.])")
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\N{MINUS SIGN}": "$-$",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}


def unarmed(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> unarmed("=1+1"), unarmed("-2.1"), unarmed("Seoul")
    ("'=1+1", '-2.1', 'Seoul')

    Numbers and words stay as they are.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return cells and headings as texts without power, empty where there is nothing."""
    cells = frame.astype(object).where(frame.notna(), "").map(lambda cell: unarmed(str(cell)))
    cells.columns = pd.Index([unarmed(str(column)) for column in frame.columns])
    return cells


def to_markdown(frame: pd.DataFrame, caption: str) -> str:
    """Return a table as Markdown with its caption, as pandoc and GitHub read it."""
    rows = [list(map(str, frame.columns)), *frame.astype(object).where(frame.notna(), "").values]
    lines = [
        "| "
        + " | ".join(re.sub(r"\s*\n\s*", " ", str(cell)).replace("|", r"\|") for cell in row)
        + " |"
        for row in rows
    ]
    return "\n".join(
        [lines[0], "|" + "---|" * len(frame.columns), *lines[1:], "", f": {caption}", ""]
    )


def to_latex(frame: pd.DataFrame, caption: str) -> str:
    """Return a table as LaTeX with the rules of the package booktabs."""

    def escaped(text: object) -> str:
        return "".join(_LATEX.get(sign, sign) for sign in str(text))

    def line(cells) -> str:
        return " & ".join(map(escaped, cells)) + r" \\"

    body = [line(row) for row in frame.astype(object).where(frame.notna(), "").values]
    return "\n".join(
        [
            r"\begin{table}",
            rf"\caption{{{escaped(caption)}}}",
            rf"\begin{{tabular}}{{{'l' * len(frame.columns)}}}",
            r"\toprule",
            line(frame.columns),
            r"\midrule",
            *body,
            r"\bottomrule",
            r"\end{tabular}",
            r"\end{table}",
            "",
        ]
    )


def _csv(frame: pd.DataFrame, caption: str) -> bytes:
    return _plain(frame).to_csv(index=False, lineterminator="\n").encode()


def _excel(frame: pd.DataFrame, caption: str) -> bytes:
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        _plain(frame).to_excel(writer, sheet_name="table", index=False)
        for row in writer.sheets["table"].iter_rows():
            for cell in row:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        writer.sheets["table"].append([])
        writer.sheets["table"].append([unarmed(caption)])
    return buffer.getvalue()


def _feather(frame: pd.DataFrame, caption: str) -> bytes:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise ImportError("Feather needs pyarrow: pip install 'scsi[formats]'") from None
    buffer = io.BytesIO()
    frame.astype(object).where(frame.notna(), "").map(str).to_feather(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[pd.DataFrame, str], bytes]] = {
    "md": lambda frame, caption: to_markdown(frame, caption).encode(),
    "tex": lambda frame, caption: to_latex(frame, caption).encode(),
    "csv": _csv,
    "xlsx": _excel,
    "feather": _feather,
}
"""What writes a table, by the end of a file's name."""


def save(frame: pd.DataFrame, caption: str, path: str | Path) -> Path:
    """Write a table to a file whose name says how; see `scsi.showing.outputs.Table.save`."""
    path = Path(path)
    kind = check_choice("the end of the file's name", path.suffix.lstrip(".").lower(), FORMATS)
    content = FORMATS[kind](frame, caption)
    path.touch(exist_ok=False)
    path.write_bytes(content)
    return path
