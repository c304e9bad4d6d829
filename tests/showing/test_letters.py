"""Letters: a name in any script, and in none, comes out in figures and in the PDF."""

import base64
import random
import re
import sys
import unicodedata
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from scsi.evidence.letters import written
from scsi.evidence.survey import read_survey
from scsi.reports.document.pdf import pdfs
from scsi.reports.document.walk import walk
from scsi.reports.run.execute import Executed
from scsi.reports.run.plan import Job
from scsi.showing.canvas import Drawing, canvas
from scsi.showing.labels import plain_name

CITIES = {
    "Arabic": "القاهرة",
    "Armenian": "Երևան",
    "Bengali": "ঢাকা",
    "Chinese": "广州",
    "Cyrillic": "Київ",
    "Devanagari": "मुंबई",
    "Ethiopic": "አዲስ አበባ",
    "Georgian": "თბილისი",
    "Greek": "Αθήνα",
    "Gujarati": "અમદાવાદ",
    "Gurmukhi": "ਅੰਮ੍ਰਿਤਸਰ",
    "Hangul": "쀍똠",
    "Hebrew": "תל אביב",
    "Japanese": "さいたま市 函館",
    "Kannada": "ಬೆಂಗಳೂರು",
    "Khmer": "ភ្នំពេញ",
    "Lao": "ວຽງຈັນ",
    "Latin": "Łódź Đà Nẵng",
    "Malayalam": "കൊച്ചി",
    "Myanmar": "ရန်ကုန်",
    "Odia": "ଭୁବନେଶ୍ୱର",
    "Sinhala": "කොළඹ",
    "Tamil": "சென்னை",
    "Telugu": "హైదరాబాద్",
    "Thai": "กรุงเทพมหานคร",
    "Traditional Chinese": "臺灣 高雄",
}
ODD = ["😀ville", "a\ue000b", "Nice\u202eeciN", "\U000e0041x", "a\x07b", "𐎀", "\ufdd0", "é\u0301"]


def figure_of(names):
    """Draw a figure with names at its axis and in it."""
    with canvas("en", 1 + len(names) / 8) as (figure, axes):
        axes.plot([0] * len(names), range(len(names)))
        axes.set_yticks(range(len(names)), names)
        axes.set_title(names[0], fontweight="bold")
    return Drawing("a", "en", "a", "a", None, figure).png()


def document_of(names, lang="en"):
    """Return the text of a PDF whose table has names, in the order of the eye or not."""
    rows = "".join(f"<tr><th>{name}</th><td>1</td></tr>" for name in names)
    html = f"<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>{rows}</tbody></table>"
    picture = base64.b64encode(figure_of(names)).decode()
    cells = [
        new_markdown_cell("# Title"),
        *(
            new_code_cell(
                outputs=[new_output("display_data", data=data, metadata={"scsi": record})]
            )
            for data, record in (
                ({"text/html": html}, {"kind": "table", "caption": "names"}),
                ({"image/png": picture}, {"kind": "figure", "caption": "a", "alt": names[0]}),
                ({"text/plain": " ".join(names)}, {"kind": "text"}),
            )
        ),
    ]
    run = Executed(
        job=Job(notebook="1-a", path=None, lang=lang), notebook=new_notebook(cells=cells)
    )
    reader = PdfReader(BytesIO(pdfs(walk([run]))["report.pdf"]))
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("script", CITIES)
def test_a_name_in_a_script_has_all_its_letters(script):
    assert written(CITIES[script]) == CITIES[script]
    assert plain_name(CITIES[script]) == CITIES[script]


@pytest.mark.slow
def test_names_in_every_script_come_out_without_a_word():
    text = document_of(list(CITIES.values()))  # a warning of matplotlib is an error here
    assert "code points" not in text
    for script in ("Chinese", "Cyrillic", "Hangul", "Georgian", "Greek"):
        assert CITIES[script] in text


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "said"), [("en", "Unicode code points"), ("ko", "유니코드")])
def test_what_no_font_has_comes_out_as_code_points_and_the_document_says_so(lang, said):
    text = " ".join(document_of(ODD, lang).split())
    assert said in text
    assert "[U+1F600]ville" in text
    assert "[U+202E]" in text


@pytest.mark.slow
def test_a_thousand_characters_from_all_of_unicode_come_out():
    draw = random.Random(7)
    given = (chr(draw.randrange(0x20, 0x110000)) for _ in range(500))
    plane = (chr(draw.randrange(0x20, 0xD800)) for _ in range(500))
    names = [f"x{letter}y" for letter in (*given, *plane) if letter not in "<&"]
    assert "[U+" in document_of(names)
    assert figure_of([f"{name}\u0301" for name in names[:300]])


@given(st.text(st.characters(codec=None)))
def test_written_text_holds_nothing_that_cannot_be_shown(text):
    out = written(text)
    kinds = {unicodedata.category(letter) for letter in out if letter not in "\t\n\r"}
    assert not kinds & {"Cc", "Cn", "Co", "Cs"}
    back = re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda found: chr(int(found[1], 16)), out)
    assert back == text or "[U+" in text
    assert written(out) == out


def test_a_figure_shows_code_points_where_it_would_have_shown_boxes():
    assert figure_of(["😀ville"]) == figure_of(["[U+1F600]ville"])
    assert figure_of(["Seoul"]) != figure_of(["[U+1F600]ville"])


def test_a_survey_says_before_anything_runs_which_names_will_be_code_points():
    rows = [
        (f"{city}{wave}", city, wave, "public")
        for city in (*CITIES.values(), *ODD[:3])
        for wave in (2019, 2022)
    ]
    table = pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding"])
    told = [line for line in read_survey(table).understood if "code points" in line]
    assert len(told) == 1
    assert "'😀ville' as '[U+1F600]ville'" in told[0]
    assert told[0].count("' as '") == 2  # a mark of direction is no part of a name


def test_names_that_are_plain_need_no_fonts_to_be_read(monkeypatch):
    monkeypatch.setitem(sys.modules, "fontTools.ttLib", None)
    assert written("Seoul, 서울 (2022)") == "Seoul, 서울 (2022)"
