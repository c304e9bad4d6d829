"""Reference: a report in the form in which two are compared, and that form kept small in git.

``python -m scsi.runs.reference REPORT REFERENCE`` keeps a report as a reference: its manifest, what
it found, and of each output the words, the numbers drawn and a small grey copy of the picture. What
both languages share is kept once, and what is long is compressed.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from scsi.runs import owned, place
from scsi.runs.manifest import MANIFEST, checksum, read_manifest
from scsi.vocabulary import RunError

FINDINGS, OUTPUTS = "findings.json", "outputs.json.gz"
FORMAT = "scsi-outputs-1"
TIMES = ("started", "finished")
RICHEST = ("text/html", "text/markdown", "text/plain")
"""The forms of a text, the richest first."""
GREY = (48, 30)
"""Columns and rows of the small grey copy of a picture."""


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
        By ``language/name`` the cells of each notebook: type, and outputs.
    files : dict of str to str
        Checksum of each file by its name.
    """

    manifest: dict
    findings: list[dict]
    notebooks: dict[str, list[dict]]
    files: dict[str, str]


def read_report(folder: Path) -> Kept:
    """Return a report, or a reference, as it is compared.

    Raises
    ------
    ValueError
        If the folder holds neither, or a file of it is missing or cannot be read.
    """
    manifest = read_manifest(folder / MANIFEST)
    findings = _json(folder / FINDINGS)
    if (folder / OUTPUTS).exists():
        kept = _json(folder / OUTPUTS)
        if kept.get("format") != FORMAT:
            raise ValueError(f"{folder / OUTPUTS} is not of the format {FORMAT}; refresh it")
        notebooks = _apart(kept["notebooks"])
        return Kept(manifest, list(_told_apart(findings)), notebooks, manifest["outputs"])
    paths = sorted((folder / "notebooks").glob("*/*.ipynb"))
    notebooks = {f"{path.parent.name}/{path.stem}": _cells(_json(path)) for path in paths}
    files = {
        path.relative_to(folder).as_posix(): checksum(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / MANIFEST
    }
    return Kept(manifest, findings, notebooks, files)


def _json(path: Path):
    """Return what a JSON file holds, which may be compressed."""
    try:
        content = path.read_bytes()
        return json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise ValueError(f"{path} is not compressed as it should be") from None
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    except ValueError:
        raise ValueError(f"{path} is not JSON") from None


def _cells(notebook: Mapping) -> list[dict]:
    """Return the cells of a notebook as they are compared."""
    return [
        {
            "type": cell["cell_type"],
            "outputs": [_output(output) for output in cell.get("outputs", [])],
        }
        for cell in notebook["cells"]
    ]


def _output(output: Mapping) -> dict:
    """Return an output as it is compared: what it is, its words, its numbers and its picture.

    The words are those of its richest form; the others say the same.
    """
    data, record = output.get("data", {}), output.get("metadata", {}).get("scsi", {})
    texts = {name: _joined(data[name]) for name in RICHEST if name in data}
    texts = dict([*texts.items()][:1])
    if output["output_type"] == "stream":
        texts = {output["name"]: _joined(output["text"])}
    compared = {
        "kind": str(record.get("kind", output["output_type"])),
        "name": str(record.get("name", record.get("type", ""))),
        "forms": sorted({*data, *texts}),
        "texts": {name: _words(text) for name, text in texts.items()},
        "data": record.get("data") if record.get("kind") == "figure" else None,
    }
    if "image/png" in data:
        compared["picture"] = grey_copy(base64.b64decode(_joined(data["image/png"])))
    return compared


def _joined(text: str | list[str]) -> str:
    """Return a text that nbformat may have split into lines."""
    return text if isinstance(text, str) else "".join(text)


def _words(text: str) -> str:
    """Return the words of a text or of its markup, a table's row a line, spaces as one."""
    rows = re.split(r"</tr>|\n\n|\n(?!\s*</?t[dh])", text) if "</tr>" in text else text.split("\n")
    lines = (" ".join(unescape(re.sub(r"<[^>]*>", " ", row)).split()) for row in rows)
    return "\n".join(line for line in lines if line)


def grey_copy(png: bytes) -> dict | None:
    """Return width, height and small grey copy of a picture; None of what is no picture."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            grey = picture.convert("L").resize(GREY, Image.Resampling.BOX)
            size = list(picture.size)
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for broken files
        return None
    return {"size": size, "grey": base64.b64encode(grey.tobytes()).decode()}


def keep(report: Path, reference: Path) -> None:
    """Keep a report as the reference that later ones are compared with.

    Raises
    ------
    RunError
        If the folder of the reference holds anything but a reference as it was written.
    """
    kept = read_report(report)
    outputs = {"format": FORMAT, "notebooks": _together(kept.notebooks)}
    manifest = {name: value for name, value in kept.manifest.items() if name not in TIMES}
    texts = {FINDINGS: _lines(list(_told_together(kept.findings))), OUTPUTS: _lines(outputs)}
    contents = {name: f"{text}\n".encode() for name, text in texts.items()}
    contents[OUTPUTS] = gzip.compress(contents[OUTPUTS], mtime=0)
    manifest["kept"] = {name: checksum(content) for name, content in contents.items()}
    record = json.dumps(owned.sealed(manifest), ensure_ascii=False, indent=1)
    contents[MANIFEST] = f"{record}\n".encode()
    with place.hold(reference) as work:
        place.put(contents, reference, work)


def _lines(value: object) -> str:
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
        sys.exit(f"scsi.runs.reference: {error}")
    print(f"kept: {sys.argv[2]}")
