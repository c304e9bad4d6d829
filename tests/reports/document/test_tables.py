"""Tables of a report as files: read back by pandas, described as a data package says."""

import io
import json
from hashlib import sha256

import pandas as pd
import pytest

from scsi.reports.document.markup import tables_in
from scsi.reports.document.parts import Chapter, Report, Table
from scsi.reports.document.tables import tables


def report(html, lang="en"):
    parts = (Table(3, lang, html, 7, "Table 7"),)
    chapters = (Chapter("2 Shift/é", parts),)
    return Report(lang, None, chapters, (), (), (), (), (), {})


TWO = (
    "<table><caption>Sh&amp;res</caption><thead><tr><th>city</th><th>share</th></tr></thead>"
    "<tbody><tr><td>=HYPERLINK(1)</td><td>−2.1</td></tr><tr><td colspan='2'>none</td></tr></tbody>"
    "</table><p>and</p><table><tr><th>city</th><th>city</th><th></th></tr>"
    "<tr><td>Seoul\n<b>(big)</b></td><td>1</td><td></td></tr></table>"
)


def test_every_table_of_every_language_is_a_file_that_the_package_describes():
    contents = tables([report(TWO), report(TWO, "ko")])
    package = json.loads(contents.pop("tables/datapackage.json"))
    resources = package["resources"]
    assert {f"tables/{each['path']}" for each in resources} == set(contents)
    assert [each["name"] for each in resources][:2] == ["en-007-2-shift--", "en-008-2-shift--"]
    assert [each["lang"] for each in resources] == ["en", "en", "ko", "ko"]
    assert resources[0]["title"] == "Sh&res"
    for each in resources:
        content = contents[f"tables/{each['path']}"]
        assert each["bytes"] == len(content)
        assert each["hash"] == "sha256:" + sha256(content).hexdigest()
        frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
        names = [field["name"] for field in each["schema"]["fields"]]
        assert len(names) == len(set(names)) == len(frame.columns)


def test_cells_are_what_a_reader_sees_and_no_formula():
    first = pd.read_csv(io.BytesIO(tables([report(TWO)])["tables/en-007-2-shift--.csv"]))
    assert first.iloc[0].tolist() == ["'=HYPERLINK(1)", "−2.1"]
    assert first.iloc[1, 0] == "none"
    assert pd.isna(first.iloc[1, 1])
    assert tables_in(TWO)[1][1][1] == ["Seoul (big)", "1", ""]


@pytest.mark.parametrize("html", ["", "<p>no table</p>"])
def test_what_is_no_table_gives_no_file(html):
    assert list(tables([report(html)])) == ["tables/datapackage.json"]
