"""The article in a browser: its first screen, its size, its contents; and nothing is lost."""

import json
import re

import pytest
from browser import chromium, opened

from scsi.evidence.sources import datapackage, notebook_names, notebook_path
from scsi.reports.document.walk import walk
from scsi.reports.run import report
from scsi.reports.run.execute import Executed, execute_all
from scsi.reports.run.plan import Job
from scsi.vocabulary import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP, TELEPHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 812}
MAIN = [name for name in notebook_names() if name[0] in "01234567"]


def stored(name):
    """Return a stored notebook as it was executed, in English."""
    import nbformat

    notebook = nbformat.read(notebook_path(name), as_version=4)
    return Executed(job=Job(notebook=name, path=None, lang="en"), notebook=notebook)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of a report: the article in both languages, its supplement as it is stored."""
    jobs = [
        Job(notebook="0-article", path=notebook_path("0-article"), lang=lang,
            parameters={"lang": lang})
        for lang in LANGUAGES
    ]  # fmt: skip
    runs = [*execute_all(jobs, workers=1), *(stored(name) for name in MAIN[1:])]
    assert not any(each.error for each in runs)
    folder = tmp_path_factory.mktemp("article")
    for name, part in report.books_of(runs).items():
        for file, content in report.pages_of(walk(part, datapackage()), name, True).items():
            (folder / file).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def browser():
    """One browser for all tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser, pages):
    """Open the article; afterwards nothing was asked of any network, and nothing went wrong."""
    with opened(browser, pages / "index.html") as visit:
        yield visit


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", [DESKTOP, TELEPHONE], ids=["desktop", "telephone"])
def test_the_first_screen(visit, lang, size):
    page = visit(lang, viewport=size)
    picture = page.locator(f"#{lang} figure img").first.bounding_box()
    assert picture["y"] + picture["height"] <= 700
    assert page.locator(f"#{lang} .kicker").is_visible()
    assert "41" in page.locator(f"#{lang} h1").inner_text()
    assert page.locator(f"#{lang} .opening > p").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_figures_and_tables_are_few(visit, lang):
    page = visit(lang, viewport=DESKTOP)
    words = page.evaluate(
        """(lang) => {
            const article = document.getElementById(lang).cloneNode(true);
            const aside = "details, .endnotes, .glossary, footer, nav, .grids, sup, [hidden]";
            for (const each of article.querySelectorAll(aside)) each.remove();
            return article.textContent.split(/\\s+/).filter(Boolean).length;
        }""",
        lang,
    )
    assert 800 < words <= 2500
    assert page.locator(f"#{lang} figure").count() == 6
    shown = page.locator(f"#{lang} section:not(.endnotes) .table:visible").count()
    assert 1 <= shown <= 6


def test_contents_of_seven_lines_stay_in_view(visit):
    page = visit("en", viewport=DESKTOP)
    assert page.locator("#en .contents li").count() == 7
    page.evaluate("scrollTo(0, 4000)")
    box = page.locator("#en .contents").bounding_box()
    assert 0 <= box["y"] < 200
    assert box["y"] + box["height"] < DESKTOP["height"]
    narrow = visit("en", viewport=TELEPHONE)
    narrow.evaluate("scrollTo(0, 4000)")
    assert 0 <= narrow.locator("#en .contents").bounding_box()["y"] < 20


def test_figures_are_drawn_for_a_telephone(visit):
    page = visit("en", viewport=TELEPHONE)
    for picture in page.locator("#en figure img").all():
        picture.scroll_into_view_if_needed()
        natural, shown = picture.evaluate("img => [img.naturalWidth, img.clientWidth]")
        assert natural == 670  # twice the 335 pixels for which its type was chosen
        assert shown == 335


def test_one_switch_for_code_and_a_download_under_each_figure(visit):
    page = visit("en", viewport=DESKTOP)
    assert page.locator("#en details.code:visible").count() == 0
    page.locator("#en .code-switch input").check()
    assert page.locator("#en details.code:visible").count() > 10
    fold = page.locator("#en details.data").first
    fold.locator("summary").click()
    with page.expect_download() as download:
        fold.locator(".download").click()
    with open(download.value.path(), encoding="utf-8-sig") as file:
        assert file.readline().strip() == '"wave","category","percent"'


def test_a_term_leads_to_its_meaning(visit):
    page = visit("en", viewport=DESKTOP)
    term = page.locator("#en a.term", has_text="p-value").first
    assert "nothing had changed" in term.get_attribute("title")
    term.click()
    assert page.locator("#en-term-pvalue").is_visible()


def test_a_parameter_is_said_in_words_after_the_answer(pages):
    text = (pages / "index.html").read_text(encoding="utf-8")
    assert text.index('class="answer-line"') < text.index('details class="parameters"')


def test_nothing_is_lost(pages):
    """Every text, caption and statement that the notebooks hold stands on one of the pages."""
    text = "".join((pages / name).read_text(encoding="utf-8")
                   for name in ("index.html", "supplement.html"))  # fmt: skip
    plain = words_of(text)
    for name in MAIN:
        for cell in json.loads(notebook_path(name).read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                record = output.get("metadata", {}).get("scsi", {})
                for said in (record.get("text"), record.get("caption")):
                    if said and record["kind"] != "explorer":
                        first = words_of(re.sub(r"[*\\]", "", said))[:60]
                        assert first in plain, (name, record["name"])
    for link in set(re.findall(r'href="supplement\.html#([\w-]+)"', text)):
        supplement = (pages / "supplement.html").read_text(encoding="utf-8")
        assert link.startswith("ko") or f'id="{link}"' in supplement, link


def words_of(html):
    """Return the letters and digits of a text or of a page, without its tags."""
    import html as entities

    return re.sub(r"[^\w]+", "", entities.unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.parametrize(
    ("lang", "scheme", "size"), [("en", "light", DESKTOP), ("ko", "dark", TELEPHONE)]
)
def test_axe_finds_no_violation(visit, lang, scheme, size):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(lang, color_scheme=scheme, viewport=size)
    found = Axe().run(page).response
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
