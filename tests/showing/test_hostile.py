"""A hostile survey through `scsi survey`: in page, PDF and files every word of it stays text."""

import csv
import json
from pathlib import Path

import pytest
from browser import chromium, opened
from pypdf import PdfReader

from scsi.__main__ import main
from scsi.evidence.survey.keys import clean
from scsi.showing.labels import plain_name

pytestmark = [pytest.mark.browser, pytest.mark.pdf, pytest.mark.slow]

WORDS = (
    '=HYPERLINK("http://a.example/x","click")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "<script>document.title='owned'</script>",
    "<img src=http://a.example/x onerror=alert(1)>",
    "</td></table></section><h1>x",
    "$(touch owned)`touch owned`",
    '#import "@preview/x:1.0.0": *',
    '`{=typst} #panic("z")`',
    "= heading",
    "]] }} */ //",
    "../../x",
    "[link](javascript:alert(1))",
    "![picture](/etc/passwd)",
    r"\input{x} $x^2$",
    "{{ 7*7 }} {% raw %}",
    "%s {0} ${jndi:ldap://a.example}",
    "'; DROP TABLE t; --",
    "\u202eright\u200f to left\u2066",
)
FILE = "=cmd $(touch owned) <b>#eval(1)`x`.csv"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The folder in which the command ran, with the report of the hostile survey."""
    folder = tmp_path_factory.mktemp("hostile")
    table = folder / FILE
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["project_id", "city", "wave", "funding", "sector"])
        for wave in (2019, 2022):
            for i, city in enumerate(WORDS):
                for j in range(3):
                    funding = ("public", "private", "ppp")[(i + j * (wave - 2018)) % 3]
                    rows.writerow([f"={wave}-{i}-{j}", city, wave, funding, WORDS[i - j]])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["survey", FILE, "--lang", "en", "--out", "report"]) == 0
    return folder


def test_the_page_shows_every_word_and_does_nothing(place):
    page_path = (place / "report" / "index.html").resolve()
    with chromium() as browser, opened(browser, page_path) as visit:
        page = visit()
        page.wait_for_timeout(200)
        text = " ".join(page.locator("body").inner_text().split())
        assert [word for word in WORDS if plain_name(clean(word)) not in text] == []
        assert page.title().startswith("What share of projects is public")
        assert page.locator("script").count() == 1
        assert page.locator("img").count() == page.locator("figure img").count() > 0
        assert page.locator("[onerror], [onclick], iframe, object, form").count() == 0
        links = page.locator("a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        assert all(link.startswith("#") for link in links)


def test_the_pdf_holds_every_word_and_links_to_nothing(place):
    pdf = PdfReader(place / "report" / "report.pdf")
    text = "".join("".join(page.extract_text() for page in pdf.pages).split())
    assert [word for word in WORDS if "".join(plain_name(clean(word)).split()) not in text] == []
    links = [each.get_object() for page in pdf.pages for each in page.get("/Annots", [])]
    assert not any("/URI" in str(link) and ".example" in str(link) for link in links)


def test_no_word_became_a_file_and_the_findings_hold_them_as_they_are(place):
    assert sorted(path.name for path in place.iterdir()) == sorted([FILE, "report"])
    files = {path.relative_to(place / "report").as_posix() for path in place.rglob("report/**/*")}
    assert files == {
        *("findings.json", "index.html", "manifest.json", "report.pdf"),
        *("notebooks", "notebooks/en", "notebooks/en/8-survey.ipynb"),
    }
    found = json.loads((place / "report" / "findings.json").read_text(encoding="utf-8"))
    (cities,) = (each["cities"] for each in found if each.get("type") == "CityComparison")
    assert {each["city"] for each in cities} == set(map(clean, WORDS))
    assert not Path("owned").exists()
