"""PDF: a report as one A4 document a language, by pandoc and Typst.

The document is PDF/A-2b and PDF/UA-1: Typst itself refuses a glyph that no bundled font has and a
picture or formula without alternative text. Nothing is fetched, no font of the machine is used,
and the clock is not read, so that the same notebooks give the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

from scsi.reports.document.parts import Report
from scsi.reports.document.pdf_parts import Document, document_of, in_letters
from scsi.showing.methods.references import REFERENCES
from scsi.vocabulary import RunError

STANDARDS: list[Literal["a-2b", "ua-1"]] = ["a-2b", "ua-1"]


def pdfs(reports: Iterable[Report], name: str = "report") -> dict[str, bytes]:
    """Return the documents of a report by their names.

    Parameters
    ----------
    reports : iterable of Report
        The report in each of its languages, from `scsi.reports.document.walk.walk`. The first is
        ``report.pdf``; each other one is ``report-<language>.pdf``.
    name : str
        What the files are called in place of ``report``.

    Raises
    ------
    RunError
        If a glyph is in no bundled font, or pandoc or Typst has anything to complain of.
    """
    documents: dict[str, bytes] = {}
    for report in reports:
        file = f"{name}-{report.lang}.pdf" if documents else f"{name}.pdf"
        try:
            documents[file] = typeset(in_letters(document_of(report), report.lang))
        except RuntimeError as error:  # also Typst's own
            raise RunError(f"{file} ({report.lang}): {' '.join(str(error).split())}") from None
    return documents


def typeset(document: Document) -> bytes:
    """Return a document as PDF."""
    with (
        as_file(files("scsi.reports.document") / "templates" / "pdf") as templates,
        as_file(files("scsi.showing") / "fonts") as fonts,
        tempfile.TemporaryDirectory(prefix="scsi-") as folder,
    ):
        for name, picture in document.pictures.items():
            Path(folder, name).write_bytes(picture)
        source = typst_source(document, templates)
        return _compile(source, Path(folder), fonts)


def typst_source(document: Document, templates: Path) -> str:
    """Return a document as Typst writes it, by pandoc, which reads and writes nothing else."""
    environment = {name: value for name, value in os.environ.items() if not _obeyed(name)}
    with tempfile.TemporaryDirectory(prefix="scsi-") as empty:
        done = subprocess.run(
            [
                str(find_pandoc()),
                "--from=json",
                "--to=typst",
                "--sandbox",
                f"--data-dir={empty}",  # not the user's, whose init.lua would be run
                f"--template={templates / 'report.typ'}",
                f"--lua-filter={templates / 'report.lua'}",
                "--citeproc",
                f"--bibliography={REFERENCES}",
                f"--csl={templates / 'scsi.csl'}",
                "--metadata=link-citations:true",
                "--wrap=none",
                "--fail-if-warnings",
            ],
            input=json.dumps(document.tree).encode(),
            capture_output=True,
            cwd=empty,
            env=environment,
        )
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace")
        raise RuntimeError(f"pandoc ended with {done.returncode}: {told}")
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def _obeyed(variable: str) -> bool:
    """Whether pandoc or the Lua in it takes code or folders from a variable."""
    return variable.startswith(("LUA_", "PANDOC_")) or variable == "XDG_DATA_HOME"


def find_pandoc() -> Path:
    """Return the pandoc that was installed with this Python, and no other.

    It lies in the package pypandoc-binary or, with conda, among this Python's own programs.

    Raises
    ------
    RuntimeError
        If there is none.
    """
    import pypandoc

    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    home = Path(sys.prefix, "Library") if os.name == "nt" else Path(sys.prefix)
    places = (Path(pypandoc.__file__).resolve().parent / "files", home / "bin")
    found = next((place / name for place in places if (place / name).is_file()), None)
    if found is None:
        raise RuntimeError("there is no pandoc in this Python: pip install pypandoc-binary")
    return found


def _compile(source: str, folder: Path, fonts: Path) -> bytes:
    """Return what Typst makes of a source; a warning, as of a font not found, is an error."""
    import typst

    compiler = typst.Compiler(  # type: ignore[misc]  # it wants input and fonts of one type
        source.encode(),
        root=folder,
        font_paths=[fonts],
        ignore_system_fonts=True,
        package_path=folder / "packages",  # there are none, here or on the network
        package_cache_path=folder / "packages",
    )
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=[*STANDARDS], timestamp=0
    )
    if warnings:
        raise RuntimeError("; ".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise RuntimeError("Typst made no PDF")
    return pdf
