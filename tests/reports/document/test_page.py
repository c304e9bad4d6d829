"""The page in a real browser: explorer, tables, notes, languages, dark, print, narrow, axe."""

import base64

import pytest
from browser import WIDE, chromium, opened
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import scsi
from scsi.evidence.sources import datapackage
from scsi.reports.document.render import render
from scsi.reports.document.walk import walk
from scsi.reports.run.execute import Executed
from scsi.reports.run.plan import Job
from scsi.vocabulary import LANGUAGES

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
HOSTILE = "</script></td><script>document.title='owned'</script><img src=x onerror=alert(1)>"


def cell(answer):
    """Return a code cell that shows an answer, as a kernel would."""
    data, metadata = answer._repr_mimebundle_()
    if "image/png" in data:
        data["image/png"] = base64.b64encode(data["image/png"]).decode()
    output = new_output("display_data", data=data, metadata=metadata)
    return new_code_cell("scsi.ask()", outputs=[output], execution_count=1)


@pytest.fixture(scope="module")
def explorers():
    """The explorer as it is worded, in both languages."""
    grid = scsi.published.explorer()
    return {lang: grid.table(lang) for lang in LANGUAGES}


@pytest.fixture(scope="module")
def page_path(explorers, tmp_path_factory):
    """A report's page with one output of each kind, a hostile one among them."""
    shares, answer = scsi.published.shares(), scsi.published.answer()
    hostile = {"text/html": f"<table><tr><td>{HOSTILE}</td></tr></table>", "text/plain": HOSTILE}
    runs = []
    for lang in LANGUAGES:
        cells = [
            new_markdown_cell("# Did the share rise? | 비중은 커졌는가?"),
            cell(answer.sentence(lang)),
            new_markdown_cell("## What do you assume? | 무엇을 가정하는가?"),
            cell(explorers[lang]),
            cell(shares.table(lang, "cities")),
            cell(answer.table(lang)),
            cell(shares.plot(lang)),
            new_code_cell(
                "x", outputs=[new_output("display_data", data=hostile)], execution_count=1
            ),
        ]
        job = Job(notebook="2-shift", path=None, lang=lang)
        runs.append(Executed(job=job, notebook=new_notebook(cells=cells)))
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(render(walk(runs, datapackage())), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser():
    """One browser for all tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser, page_path):
    """Open the page; afterwards nothing was asked of any network, and nothing went wrong."""
    with opened(browser, page_path) as visit:
        yield visit


def said(page, lang="en"):
    """Return verdict and sentence that the page says now."""
    answer = page.locator(f"#{lang} .answer")
    return answer.locator(".verdict").inner_text(), answer.locator(".sentence").text_content()


def expected(explorer, place):
    """Return verdict and sentence that the package says of a place."""
    return (
        explorer.words[f"answer.{explorer.cell(*place)['verdict']}"],
        explorer.sentence(*place),
    )


def sliders(page, lang="en"):
    return page.locator(f"#{lang} .explorer input")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_explorer_by_keyboard(visit, explorers, lang):
    page, explorer = visit(lang), explorers[lang]
    place = list(explorer.start)
    assert said(page, lang) == expected(explorer, place)
    for axis, key, step in (
        *((2, "ArrowRight", 1), (0, "End", 3), (1, "ArrowUp", 1), (3, "ArrowLeft", 6)),
        *((3, "Home", 0), (0, "Home", 0), (2, "End", 8)),
    ):
        sliders(page, lang).nth(axis).focus()
        page.keyboard.press(key)
        place[axis] = step
        assert said(page, lang) == expected(explorer, place)
        slider = sliders(page, lang).nth(axis)
        assert slider.get_attribute("aria-valuetext") == explorer.axes[axis].steps[step]
    assert page.locator(f"#{lang} .answer").get_attribute("role") == "status"
    here = page.locator(f"#{lang} .here")
    assert here.inner_text() == explorer.cell(*place)["p"].removeprefix("=\u00a0")


def test_the_explorer_by_mouse(visit, explorers):
    page = visit()
    slider = sliders(page).nth(3)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    place = (*explorers["en"].start[:3], len(explorers["en"].axes[3].steps) - 1)
    assert said(page) == expected(explorers["en"], place)


def test_every_computed_point_is_reached_and_no_other(visit, explorers):
    page, explorer = visit(), explorers["en"]
    shape = [len(axis.steps) for axis in explorer.axes]
    found = page.evaluate(
        """(shape) => {
            const inputs = Array.from(document.querySelectorAll("#en .explorer input"));
            const said = [];
            const walk = (axis) => {
                if (axis === shape.length) {
                    inputs[0].dispatchEvent(new Event("input"));
                    said.push(document.querySelector("#en .sentence").textContent);
                    return;
                }
                for (let step = 0; step < shape[axis]; step++) {
                    inputs[axis].value = step;
                    walk(axis + 1);
                }
            };
            walk(0);
            return said;
        }""",
        shape,
    )
    places = [(a, b, c, d) for a in range(4) for b in range(3) for c in range(9) for d in range(12)]
    assert found == [explorer.sentence(*place) for place in places]
    limits = [(each.get_attribute("min"), each.get_attribute("max"), each.get_attribute("step"))
              for each in sliders(page).all()]  # fmt: skip
    assert limits == [("0", str(length - 1), "1") for length in shape]


def test_the_languages_switch_and_the_address_keeps_them(visit):
    page = visit()
    assert page.locator("#en h1").is_visible()
    assert not page.locator("#ko h1").is_visible()
    page.get_by_role("link", name="한국어", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.documentElement.lang === 'ko'")
    assert page.locator("#ko h1").is_visible()
    assert not page.locator("#en h1").is_visible()
    assert page.title().startswith("스마트시티")
    page.reload()
    assert page.locator("#ko .explorer").is_visible()


def test_a_table_sorts_by_keyboard(visit):
    page = visit()
    table = page.locator("#en table", has_text="Seoul").first
    head = table.locator("th", has_text="published, %")
    column = table.locator("tbody td:nth-child(3)")
    before = column.all_inner_texts()
    for order, text in ((False, "ascending"), (True, "descending")):
        head.locator("button").focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == text
        assert column.all_inner_texts() == sorted(before, key=float, reverse=order)
    city = table.locator("th", has_text="city")
    city.locator("button").click()
    names = table.locator("tbody td:nth-child(1)").all_inner_texts()
    assert names == sorted(names)
    assert head.get_attribute("aria-sort") is None
    assert table.locator("tbody tr", has_text="Seoul").inner_text().split()[2] == "90"


def test_a_number_leads_to_its_method_and_its_sentence_in_the_chapter(visit):
    page = visit()
    page.locator("#en .headline [role=doc-noteref]").first.click()
    note = page.locator("#en-note-1")
    assert note.evaluate("note => note.matches(':target')")
    text = note.inner_text()
    for part in ("Score test", "independent projects", "published_shares.csv",
                 "paragraph 5, sentence 3", "all-2019-public", "95 %"):  # fmt: skip
        assert part in text.replace("\u00a0", " ")
    note.locator("[role=doc-backlink]").click()
    assert page.locator("#en-note-1-1").evaluate("mark => mark.matches(':target')")
    assert page.locator("figcaption [role=doc-noteref]").count() == 2


def test_pictures_are_dark_in_the_dark(visit):
    colour = "node => getComputedStyle(node).backgroundColor"
    drawn = "node => getComputedStyle(node).filter"
    light, dark = visit(), visit(color_scheme="dark")
    assert light.locator("body").evaluate(colour) == "rgb(253, 253, 252)"
    assert dark.locator("body").evaluate(colour) == "rgb(22, 24, 27)"
    assert light.locator("#en img").evaluate(drawn) == "none"
    assert dark.locator("#en img").evaluate(drawn).startswith("invert(0.91)")


def test_what_prints(visit, explorers):
    page = visit(color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("#en .sliders").is_visible()
    assert not page.locator(".languages").is_visible()
    assert page.locator("#en .answer").is_visible()
    assert page.locator("#en .grids .table:visible").count() == 1
    assert page.locator("body").evaluate("node => getComputedStyle(node).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_360_pixels_are_enough(visit, lang):
    page = visit(lang, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = page.locator(f"#{lang} .grids .table:visible")
    assert wide.evaluate("node => node.scrollWidth > node.clientWidth")
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("node => node.scrollLeft > 0", arg=wide.element_handle())


def test_without_scripts_both_languages_and_plain_tables_are_there(visit):
    page = visit(java_script_enabled=False)
    for lang in LANGUAGES:
        assert page.locator(f"#{lang} h1").is_visible()
        assert page.locator(f"#{lang} .sliders").is_hidden()
        assert page.locator(f"#{lang} .grids table").is_visible()
        assert page.locator(f"#{lang} .explorer details table").count() == 11
        page.locator(f"#{lang} .explorer summary").click()
        assert page.locator(f"#{lang} .explorer details table").last.is_visible()


def test_hostile_text_stays_text(visit):
    page = visit()
    assert page.title().startswith("Who pays")
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == len(LANGUAGES)
    assert page.locator("[onerror]").count() == 0


@pytest.mark.parametrize(
    ("lang", "scheme", "viewport"), [("en", "light", WIDE), ("ko", "dark", NARROW)]
)
def test_axe_finds_no_violation(visit, lang, scheme, viewport):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(lang, color_scheme=scheme, viewport=viewport)
    found = Axe().run(page).response
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20
