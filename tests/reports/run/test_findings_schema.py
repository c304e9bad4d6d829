"""The published schema of findings.json, held against every record that the package can make."""

import json
from pathlib import Path

import jsonschema
import nbformat
import pytest

from scsi.reports.run import findings as module
from scsi.reports.run.execute import Executed
from scsi.reports.run.findings import findings
from scsi.reports.run.plan import Job

SCHEMA = json.loads(
    Path(module.__file__).with_name("findings.schema.json").read_text(encoding="utf-8")
)
NOTEBOOKS = sorted((Path(__file__).parents[3] / "notebooks").glob("*.ipynb"))
GOOD = {
    "notebook": "2-shift",
    "lang": "en",
    "cell": 0,
    "kind": "finding",
    "type": "PublishedShift",
    "data": [],
    "pvalue": 0.5,
    "interval": {"low": 0, "high": "inf"},
}


def test_it_is_a_schema_and_takes_what_is_right():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate([GOOD], SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [
        {"lang": "de"},
        {"cell": -1},
        {"pvalue": 1.5},
        {"interval": {"low": 0}},
        {"level": 1},
        {"unit": "countries"},
        {"estimate": "0.5"},
        {"data": "here"},
        {"sentence": {"de": "nein"}},
    ],
)
def test_it_refuses_what_is_not(wrong):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([GOOD | wrong], SCHEMA)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_what_every_notebook_found_keeps_to_it(path):
    job = Job(notebook=path.stem, path=path, lang="en")
    notebook = nbformat.read(path, as_version=4)
    found = findings([Executed(job=job, notebook=notebook, error="")])
    jsonschema.validate(json.loads(json.dumps(found)), SCHEMA)
