"""The kept reference says what the stored notebooks say, and nothing of the machine it is from."""

import gzip
import json
import re
from itertools import chain
from pathlib import Path

import pytest

from scsi.reports.review.compare import Tolerance, compare
from scsi.reports.review.reference import OUTPUTS, read_report
from scsi.reports.review.whole import check_whole

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "reports" / "reference"
MAIN = sorted(path for path in (ROOT / "notebooks").glob("[1-7]-*.ipynb"))


@pytest.fixture(scope="module")
def reference():
    return read_report(REFERENCE)


@pytest.fixture
def stored(path, tmp_path):
    """A stored notebook, read as a report is."""
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    (folder / path.name).write_bytes(path.read_bytes())
    (tmp_path / "findings.json").write_text("[]")
    manifest = json.loads((REFERENCE / "manifest.json").read_text(encoding="utf-8"))
    del manifest["kept"]  # as a report has it
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return read_report(tmp_path)


def words_and_numbers(cells):
    """Return what outputs say and draw; the report of a notebook has a cell more than it."""
    outputs = chain.from_iterable(cell["outputs"] for cell in cells)
    return [[each[part] for part in ("kind", "name", "texts", "data")] for each in outputs]


@pytest.mark.slow
@pytest.mark.parametrize("path", MAIN, ids=lambda path: path.stem)
def test_the_reference_agrees_with_the_stored_notebook(path, stored, reference):
    """Where numbers have changed on purpose, `make reference` keeps the new ones."""
    name = f"en/{path.stem}"
    pair = (words_and_numbers(each.notebooks[name]) for each in (stored, reference))
    assert [str(found) for found in compare(name, *pair, Tolerance())] == []
    assert {f"{lang}/{path.stem}" for lang in ("en", "ko")} <= reference.notebooks.keys()


def found_in(path):
    """Yield what the outputs of a stored notebook carry as findings, each once."""
    seen = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            for finding in output["metadata"]["scsi"].get("findings", []):
                if finding not in seen:
                    seen.append(finding)
                    yield finding


@pytest.mark.parametrize("path", MAIN, ids=lambda path: path.stem)
def test_the_findings_agree_too(path, reference):
    where = ("notebook", "lang", "cell")
    kept = [
        {name: value for name, value in each.items() if name not in where}
        for each in reference.findings
        if (each["notebook"], each["lang"]) == (path.stem, "en")
    ]
    differences = compare(path.stem, list(found_in(path)), kept, Tolerance())
    assert [str(found) for found in differences] == []


def test_it_is_whole_and_as_it_was_kept():
    assert check_whole(REFERENCE).faults == ()


def test_it_is_small_and_says_nothing_of_the_machine():
    files = {path.name: path.read_bytes() for path in REFERENCE.iterdir()}
    assert sum(map(len, files.values())) < 1_300_000
    files[OUTPUTS] = gzip.decompress(files[OUTPUTS])
    text = b"\n".join(files.values()).decode()
    assert not re.search(r"/(home|root|tmp|work|Users|usr|var)/|[A-Z]:\\\\", text)
    assert not {"started", "finished"} & json.loads(files["manifest.json"]).keys()
