"""Lays what stands elsewhere in the repository beside the pages: notebooks, tables, the codebook.

MyST reaches only what lies under the pages. Nothing of it is kept here; what has not changed keeps
its time, so that only changed pages are built again.
"""

import json
from pathlib import Path

ENDINGS = {"notebooks": {".ipynb"}, "data": {".csv", ".md"}}


def lay_beside(root: Path, pages: Path) -> None:
    """Write the notebooks and the data of `root` under `pages`."""
    for folder, endings in ENDINGS.items():
        (pages / folder).mkdir(exist_ok=True)
        stored = {path.name: path for path in (root / folder).iterdir() if path.suffix in endings}
        for name, path in stored.items():
            content = path.read_bytes()
            if path.suffix == ".ipynb":
                content = json.dumps(described(json.loads(content))).encode()
            there = pages / folder / name
            if not there.is_file() or there.read_bytes() != content:
                there.write_bytes(content)


def described(notebook: dict) -> dict:
    """Return a notebook whose figures have alternative text where MyST-NB looks for it."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            alt = output.get("metadata", {}).get("scsi", {}).get("alt")
            if alt:
                cell["metadata"].setdefault("mystnb", {})["image"] = {"alt": alt}
    return notebook
