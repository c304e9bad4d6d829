"""Reference: a report in the form in which two are compared, and that form kept small in git.

``python -m scsi.reports.review.reference REPORT REFERENCE`` keeps a report as a reference: its
manifest, what it found, and of each cell the prose or code, the words, the numbers drawn and a
small copy of the picture; of its page the words and what else readers see. What both languages
share is kept once, and what is long is compressed. The manifest's ``outputs`` are still those of
the report; ``kept`` has the checksums of the reference's own files.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, TypeGuard

from scsi.reports.review.careful import printable, read_bytes, read_json, shown
from scsi.reports.review.pictures import is_copy, small_copy
from scsi.reports.review.seen import is_seen, seen
from scsi.reports.run import owned, report_folder
from scsi.reports.run.manifest import MANIFEST, checksum, read_manifest
from scsi.reports.run.manifest_fields import REVIEWED
from scsi.vocabulary import LANGUAGES, RunError

PAGE, FINDINGS, OUTPUTS = "index.html", "findings.json", "outputs.json.gz"
PAGES = (PAGE, "supplement.html")
"""A report's pages, compared as one, in this order."""
FORMAT = "scsi-outputs-2"
TIMES = ("started", "finished")
RICHEST = ("text/html", "text/markdown", "text/plain")
"""The forms of a text, the richest first."""
TOLD = ("caption", "alt")
"""What a record says of its picture in words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it is compared.

    Attributes
    ----------
    manifest : dict
        What went into the run.
    findings : list of dict
        What it found, as in ``findings.json``.
    notebooks : dict of str to list of dict
        By ``language/name`` the cells of each notebook: type, source, and outputs.
    page : dict or None
        What its page shows, by kind, as `seen.seen` takes it apart; None without a page.
    files : dict of str to str
        Checksum of each file by its name.
    """

    manifest: dict
    findings: list[dict]
    notebooks: dict[str, list[dict]]
    page: dict | None
    files: dict[str, str]


def read_report(folder: Path) -> Kept:
    """Return a report, or a reference, as it is compared.

    Raises
    ------
    ValueError
        If the folder holds neither, or a file of it is missing, is not what it should be, or is
        too large to be read.
    """
    manifest = read_manifest(folder / MANIFEST, REVIEWED)
    if "kept" in manifest:
        return _read_reference(folder, manifest)
    findings = _checked_findings(folder / FINDINGS, lambda each: [each.get("lang")])
    paths = sorted((folder / "notebooks").glob("*/*.ipynb"))
    pictures: dict[str, str] = {}
    notebooks = {}
    for path in paths:
        name = f"{path.parent.name}/{path.stem}"
        notebooks[name] = _cells(path, name, pictures)
    pages = [path for name in PAGES if (path := folder / name).exists()]
    page = _page(pages, pictures) if (folder / PAGE).exists() else None
    files = {
        path.relative_to(folder).as_posix(): checksum(read_bytes(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / MANIFEST
    }
    return Kept(manifest, findings, notebooks, page, files)


def _read_reference(folder: Path, manifest: dict) -> Kept:
    """Return a reference as it is compared."""
    findings = _checked_findings(folder / FINDINGS, lambda each: each.get("langs"))
    kept = read_json(folder / OUTPUTS)
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise ValueError(f"{folder / OUTPUTS} is not of the format {FORMAT}; refresh it")
    notebooks, page = kept.get("notebooks"), kept.get("page")
    if not _are_notebooks(notebooks) or not (page is None or is_seen(page)):
        raise ValueError(f"{folder / OUTPUTS} is not what a reference holds; refresh it")
    try:
        apart = _apart(notebooks)
    except KeyError as error:
        raise ValueError(f"{folder / OUTPUTS} has no numbers of {error}; refresh it") from None
    return Kept(manifest, list(_told_apart(findings)), apart, page, manifest["outputs"])


def _are_notebooks(value: object) -> TypeGuard[dict[str, list[dict]]]:
    """Whether a value is what a reference keeps of notebooks."""
    return isinstance(value, dict) and all(
        isinstance(cells, list) and all(map(_is_cell, cells)) for cells in value.values()
    )


def _is_cell(cell: Any) -> bool:
    """Whether a value is what a reference keeps of a cell."""
    kinds = {"type": str, "source": str, "injected": bool, "outputs": list}
    return _has(cell, kinds) and all(map(_is_output, cell["outputs"]))


def _is_output(output: Any) -> bool:
    """Whether a value is what a reference keeps of an output."""
    kinds = {"kind": str, "name": str, "forms": list, "texts": dict, "data": object}
    if not _has(output, kinds):
        return False
    words = [*output["forms"], *output["texts"].values()]
    picture = output.get("picture")
    return all(isinstance(each, str) for each in words) and (picture is None or is_copy(picture))


def _has(value: object, kinds: Mapping[str, type]) -> bool:
    """Whether a value is an object that has these names, each with a value of its kind."""
    return isinstance(value, dict) and all(
        name in value and isinstance(value[name], kind) for name, kind in kinds.items()
    )


def _checked_findings(path: Path, languages) -> list[dict]:
    """Return what ``findings.json`` lists, each an object that says where it was found."""
    findings = read_json(path)
    if not isinstance(findings, list):
        raise ValueError(f"{path} must be a list of findings; got {shown(findings)}")
    for number, each in enumerate(findings, start=1):
        named = isinstance(each, dict) and all(
            isinstance(text, str) for text in (each.get("notebook"), each.get("kind"))
        )
        spoken = languages(each) if named else None
        if not isinstance(spoken, list) or not all(lang in LANGUAGES for lang in spoken):
            raise ValueError(
                f"{path}, finding {number} must be an object with notebook, kind and language; "
                f"got {shown(each)}"
            )
    return findings


def _cells(path: Path, name: str, pictures: dict[str, str]) -> list[dict]:
    """Return the cells of a notebook as they are compared, and note where its pictures are."""
    cells = []
    for number, cell in enumerate(_checked_notebook(path)["cells"], start=1):
        outputs = []
        for output in cell.get("outputs", []):
            try:
                outputs.append(_output(output))
            except ValueError as error:
                raise ValueError(f"{path}, cell {number}: {error}") from None
            if "picture" in outputs[-1]:
                data = "".join(_joined(output["data"]["image/png"]).split())
                pictures.setdefault(_digest(data), f"{name} cell {number}")
        tags = cell["metadata"].get("tags", [])
        cells.append(
            {
                "type": cell["cell_type"],
                "source": _joined(cell["source"]),
                "injected": "injected-parameters" in tags,
                "outputs": outputs,
            }
        )
    return cells


def _checked_notebook(path: Path) -> dict:
    """Return a notebook that is one: by nbformat's own schema, with records as outputs bring them.

    The schema leaves open what a picture and a record are.
    """
    from nbformat import ValidationError
    from nbformat.validator import get_validator

    notebook = read_json(path)
    try:
        if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
            raise ValidationError("nbformat is not 4")
        minor = 5 if notebook.get("nbformat_minor") not in range(5) else notebook["nbformat_minor"]
        get_validator(4, minor, name="fastjsonschema").validate(notebook)
    except ValidationError as error:
        what = printable(" ".join(error.message.split()))[:120]
        raise ValueError(f"{path} is not a notebook: {what}") from None
    outputs = [each for cell in notebook["cells"] for each in cell.get("outputs", [])]
    for each in outputs:
        record = each.get("metadata", {}).get("scsi", {})
        png = each.get("data", {}).get("image/png", "")
        if not isinstance(record, dict) or not all(isinstance(line, str) for line in png):
            raise ValueError(f"{path} is not a notebook of a report: {shown(record)}")
    return notebook


def _output(output: Mapping) -> dict:
    """Return an output as it is compared: what it is, its words, its numbers and its picture.

    The words are those of its richest form; the others say the same.
    """
    data, record = output.get("data", {}), output.get("metadata", {}).get("scsi", {})
    texts = {name: _joined(data[name]) for name in RICHEST if name in data}
    texts = dict([*texts.items()][:1])
    if output["output_type"] == "stream":
        texts = {output["name"]: _joined(output["text"])}
    texts = {name: _words(text) for name, text in texts.items()}
    texts |= {name: str(record[name]) for name in TOLD if name in record and "image/png" in data}
    compared = {
        "kind": str(record.get("kind", output["output_type"])),
        "name": str(record.get("name", record.get("type", ""))),
        "forms": sorted({*data, *texts} - {*TOLD}),
        "texts": texts,
        "data": record.get("data") if record.get("kind") == "figure" else None,
    }
    if "image/png" in data:
        compared["picture"] = _copy(_joined(data["image/png"]))
    return compared


def _copy(text: str) -> dict | None:
    """Return the small copy of a picture in base 64; None of what is no picture."""
    try:
        png = base64.b64decode(text)
    except ValueError:
        return None
    return small_copy(png)


def _page(paths: Iterable[Path], pictures: Mapping[str, str]) -> dict[str, object]:
    """Return what pages show; a picture of them is the place of the notebook's that it repeats."""

    def picture(text: str) -> object:
        return pictures.get(_digest("".join(text.split()))) or _copy(text)

    text = ""
    for path in paths:
        try:
            text += f"{read_bytes(path).decode()}\n"
        except UnicodeDecodeError:
            raise ValueError(f"{path} is not UTF-8") from None
    try:
        return seen(text, picture)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _digest(text: str) -> str:
    """Return what tells a long text from others."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _joined(text: str | list[str]) -> str:
    """Return a text that nbformat may have split into lines."""
    return text if isinstance(text, str) else "".join(text)


def _words(text: str) -> str:
    """Return the words of a text or of its markup, a table's row a line, spaces as one."""
    rows = (
        re.split(r"</tr>|\n\n|\n(?![ \t]*</?t[dh])", text) if "</tr>" in text else text.split("\n")
    )
    lines = (" ".join(unescape(re.sub(r"<[^<>]*>", " ", row)).split()) for row in rows)
    return "\n".join(line for line in lines if line)


def keep(report: Path, reference: Path) -> None:
    """Keep a report as the reference that later ones are compared with.

    Raises
    ------
    RunError
        If the folder of the reference holds anything but a reference as it was written.
    """
    kept = read_report(report)
    outputs = {"format": FORMAT, "notebooks": _together(kept.notebooks), "page": kept.page}
    texts = {FINDINGS: _lines(list(_told_together(kept.findings))), OUTPUTS: _lines(outputs)}
    put = {name: f"{text}\n".encode() for name, text in texts.items()}
    put[OUTPUTS] = gzip.compress(put[OUTPUTS], mtime=0)
    manifest = {name: value for name, value in kept.manifest.items() if name not in TIMES}
    manifest["kept"] = {name: checksum(content) for name, content in put.items()}
    record = json.dumps(owned.sealed(manifest), ensure_ascii=False, indent=1)
    put[MANIFEST] = f"{record}\n".encode()
    with report_folder.hold(reference) as work:
        report_folder.put(put, reference, work)


def _lines(value: Any) -> str:
    """Return compact JSON in which what differs shows as a line: a finding, or a cell, each."""

    def compact(item):
        return json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    if isinstance(value, list):
        return "[\n" + ",\n".join(map(compact, value)) + "\n]"
    inner = ",\n".join(
        f"{compact(name)}:{_lines(each) if isinstance(each, (dict, list)) else compact(each)}"
        for name, each in value.items()
    )
    return "{\n" + inner + "\n}"


def _told_together(findings: list[dict]) -> Iterator[dict]:
    """Yield each finding once, with all languages in which it was told alike."""
    together: dict[str, dict] = {}
    for finding in findings:
        same = {name: value for name, value in finding.items() if name != "lang"}
        told = together.setdefault(json.dumps(same, sort_keys=True), {**same, "langs": []})
        told["langs"].append(finding["lang"])
    yield from together.values()


def _told_apart(findings: list[dict]) -> Iterator[dict]:
    """Yield each finding once for each language."""
    for finding in findings:
        for lang in finding["langs"]:
            yield {**{k: v for k, v in finding.items() if k != "langs"}, "lang": lang}


def _together(notebooks: Mapping[str, list[dict]]) -> dict[str, list[dict]]:
    """Return notebooks in which the numbers of a figure that another language has are its name."""
    homes: dict[str, str] = {}
    return {
        notebook: [
            {**cell, "outputs": [_shared(notebook, each, homes) for each in cell["outputs"]]}
            for cell in cells
        ]
        for notebook, cells in notebooks.items()
    }


def _shared(notebook: str, output: dict, homes: dict[str, str]) -> dict:
    """Return an output, its numbers replaced by the place where the same ones were kept first."""
    if output["data"] is None:
        return output
    here = f"{notebook}/{output['name']}"
    home = homes.setdefault(json.dumps(output["data"]), here)
    return output if home == here else {**output, "data": home}


def _apart(notebooks: Mapping[str, list[dict]]) -> dict[str, list[dict]]:
    """Return notebooks in which every figure has its own numbers."""
    figures = {
        f"{notebook}/{each['name']}": each
        for notebook, cells in notebooks.items()
        for cell in cells
        for each in cell["outputs"]
        if each["data"] is not None
    }
    for figure in figures.values():
        if isinstance(figure["data"], str):
            figure["data"] = figures[figure["data"]]["data"]
    return dict(notebooks)


if __name__ == "__main__":
    try:
        keep(Path(sys.argv[1]), Path(sys.argv[2]))
    except (ValueError, RunError) as error:
        sys.exit(f"scsi.reports.review.reference: {error}")
    print(f"kept: {sys.argv[2]}")
