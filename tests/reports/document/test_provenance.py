"""Notes: every number's question, method, unit, target, and rows, in both languages."""

import json
import re
from pathlib import Path

import pytest

import scsi
from scsi.reports.document.notes import Notes
from scsi.reports.document.provenance import basis, note
from scsi.showing.catalogue import word
from scsi.showing.methods.reading import lead, methods_chapter
from scsi.showing.outputs import Rows, behind
from scsi.vocabulary import LANGUAGES, Finding, Unit

NOTEBOOKS = sorted((Path(__file__).parents[3] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def shift():
    return scsi.published_shift(200, icc=0.05)


def test_what_stands_behind_is_what_the_finding_says(shift):
    (record,) = behind((shift,))["behind"]
    assert record == {
        "type": "PublishedShift",
        "question": "published-shift",
        "method": "score",
        "unit": "cities",
        "level": 0.95,
        "data": shift.data,
    }
    assert behind(()) == {}


def test_a_note_leads_to_the_paragraph_and_the_sentence(shift):
    (record,) = behind((shift,))["behind"]
    english = note([record], "en")
    lines = dict(english.lines)
    assert lines["Sampling unit"] == "cities"
    assert lines["Target"].startswith("comparable cities")
    assert lines["Level"] == "95\u00a0%"
    assert "Satterthwaite" in lines["Method"]
    (place, rows), *_ = english.rows
    assert place == "published_shares.csv, paragraph 5, sentence 3"
    assert rows[0] == "all-2019-public"
    korean = note([record], "ko")
    assert korean.rows[0][0] == "published_shares.csv, 5문단 3문장"
    assert dict(korean.lines)["신뢰수준"] == "95%"


def test_a_row_from_elsewhere_is_named_with_its_source():
    ((place, rows),) = note([{"data": ["published_sizes.csv#infrastructure-2022"]}], "en").rows
    assert rows == ("infrastructure-2022",)
    assert place.startswith("published_sizes.csv, ")
    assert "paragraph" not in place


@pytest.mark.parametrize(
    "name", ["../../etc/passwd#root", "https://example.org/x.csv#1", "<b>#<i>", "my survey", "#"]
)
def test_what_is_no_row_of_ours_is_named_and_nothing_is_opened(name):
    file, _, key = name.partition("#")
    assert note([{"data": [name]}], "en").rows == ((file, (key,) if key else ()),)


def test_records_alike_but_for_their_data_share_a_note_and_bare_rows_do_not():
    answers = scsi.published.answer().break_evens
    assert len({basis(record) for record in behind(answers)["behind"]}) == 1
    rows = [Rows.of("published_shares", [name]) for name in ("a", "b")]
    assert len({basis(record) for record in behind(rows)["behind"]}) == 2


def stored_records(path):
    """Yield what stands behind the stored outputs of a notebook."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get("scsi", {})
            yield from record.get("findings", ())
            yield from record.get("behind", ())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_answer_of_a_notebook_has_words_for_what_it_is(path):
    """A note says question, method, unit and target of all that is no bare row of the data."""
    for record in stored_records(path):
        kind = record.get("type") or record["kind"]
        if kind == "Rows" or "data" not in record:
            continue
        for lang in LANGUAGES:
            labels = [label for label, _ in note([record], lang).lines]
            wanted = [
                word(f"note.{part}", lang) for part in ("question", "method", "unit", "target")
            ]
            assert labels[:4] == wanted, kind
            assert lead(record.get("method") or kind, lang)


BARE = {"Rows", "CitySpreadTable"}
"""Rows as they are printed, and a table of findings that stand behind it one by one."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_has_a_paragraph_in_the_methods_of_the_pdf(lang):
    given = re.findall(r'of="([^"]*)"', methods_chapter(lang))
    named = {name for names in given for name in names.split()}
    for path in NOTEBOOKS:
        for record in stored_records(path):
            kind = record.get("type") or record["kind"]
            if kind not in BARE and path.stem != "calibration":  # which is in no report
                assert {kind, *map(record.get, ("question", "method"))} & named, kind


NO_NUMBERS = {"analysis_plan", "assumptions", "figures_missing", "wave_limits"}
"""Texts of what is asked, assumed and not shown; no number in them was computed."""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_output_of_a_notebook_leads_to_what_stands_behind_it(path):
    notes, without = Notes("en"), []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            record = output["metadata"]["scsi"]
            if record["kind"] != "parameters" and not notes.references(record):
                without.append(f"{record['kind']} {record['name']}")
    assert set(without) <= {f"text {name}" for name in NO_NUMBERS}


def test_every_unit_has_a_name_and_a_target():
    assert "unit" in Finding.__dataclass_fields__
    for unit in Unit:
        for lang in LANGUAGES:
            lines = dict(note([{"unit": unit, "data": []}], lang).lines)
            assert len(lines) == 2
