"""Render: one page that needs nothing else, in which text stays text."""

import json
import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from scsi.reports.document.markup import ATTRIBUTES, DROPPED, KEPT, SPANS, clean_html, in_regions
from scsi.reports.document.render import render
from scsi.reports.document.walk import in_language, walk
from scsi.reports.run.execute import Executed
from scsi.reports.run.findings import findings, headline
from scsi.reports.run.plan import Job
from scsi.reports.run.report import write_report

PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNgYGD4//8/AAYBAv4CsjmuAAAAAElF"
    "TkSuQmCC"
)
NASTY = "<script>x()</script><img src=x onerror=x()>"


def shown(data, /, **record):
    metadata = {"scsi": record} if record else {}
    output = new_output("display_data", data=data, metadata=metadata)
    return new_code_cell("scsi.ask()", outputs=[output], execution_count=1)


def prose(text, *tags):
    return new_markdown_cell(text, metadata={"tags": list(tags)})


def run_of(*cells, lang="en", name="2-shift"):
    job = Job(notebook=name, path=None, lang=lang)
    return Executed(job=job, notebook=new_notebook(cells=list(cells)))


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and whether they nest."""

    VOID = frozenset({"meta", "link", "br", "img", "input"})

    def __init__(self, page):
        super().__init__()
        self.found, self.open = [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def page():
    """A page in both languages with one output of each kind."""
    runs = []
    for lang, words in {"en": "It *rose*.", "ko": "비중은 *올랐다*."}.items():
        runs.append(
            run_of(
                prose("# Did it rise? | 올랐는가?"),
                prose("English only", "en"),
                prose("한국어만", "ko"),
                prose(
                    f"## Sizes | 크기\n\n{NASTY} [go](javascript:x())\n\n"
                    "![beacon](https://example.org/x.png)"
                ),
                shown({"text/markdown": words}, kind="headline", text=words),
                shown(
                    {"text/html": f"<table><tr><td>1.5 %</td><td>{NASTY}</td></tr></table>"},
                    kind="table",
                    caption="Shares & sizes",
                ),
                shown({"image/png": PNG}, kind="figure", name="f", caption="A < B", alt='a "line"'),
                shown({"text/plain": NASTY}),
                lang=lang,
            )
        )
    package = {
        "resources": [{"sources": [{"title": "Chapter 07", "path": "https://example.org/"}]}] * 2,
        "licenses": [{"title": "CC BY 4.0", "path": "https://example.org/by"}],
    }
    return render(walk(runs, package))


def test_the_page_is_balanced_and_in_both_languages(page):
    tags = Tags(page)
    assert tags.all("html") == [{"lang": "en"}]
    assert [each["lang"] for each in tags.all("article")] == ["en", "ko"]
    english, korean = page.split('<article id="ko"')
    assert "English only" in english
    assert "English only" not in korean
    assert "한국어만" in korean
    assert "한국어만" not in english


def test_the_headline_comes_before_everything_else(page):
    for edition in page.split("<article ")[1:]:
        assert edition.index('class="headline"') < edition.index("<nav") < edition.index("<section")
    assert "<em>rose</em>" in page.split("<section")[0]


def test_headings_go_down_one_step_at_a_time_and_are_in_the_contents(page):
    english = page.split('<article id="ko"')[0]
    levels = [int(level) for level in re.findall(r"<h(\d)", english)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    places = re.findall(r'<h[23] id="(en-2-shift-\d)"', english)
    assert len(places) == 2
    assert all(f'href="#{place}"' in english for place in places)


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page):
    tags = Tags(page)
    ids = [attributes["id"] for _, attributes in tags.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {a["href"][1:] for a in tags.all("a") if a["href"].startswith("#")}
    assert inner <= set(ids)


def test_the_page_asks_nothing_of_the_network(page):
    tags = Tags(page)
    assert all(
        attributes["src"].startswith("data:image/png;base64,") for attributes in tags.all("img")
    )
    assert [attributes["href"] for attributes in tags.all("link")] == ["data:,"]
    assert not re.search(r"url\(|@import|<iframe|<object", page)
    assert "default-src 'none'" in page


def test_text_never_becomes_markup(page):
    tags = Tags(page)
    assert len(tags.all("script")) == 1
    assert len(tags.all("img")) == 2
    assert not [
        name for _, attributes in tags.found for name in attributes if name.startswith("on")
    ]
    assert not [a for a in tags.all("a") if "javascript" in a["href"]]


def test_a_figure_has_its_size_number_caption_and_alternative_text(page):
    image = Tags(page).all("img")[0]
    assert (image["width"], image["height"], image["alt"]) == ("2", "1", 'a "line"')
    assert "<figcaption><b>Figure 1.</b> A &lt; B</figcaption>" in page
    assert "<figcaption><b>그림 1.</b> A &lt; B</figcaption>" in page


def test_code_is_folded_away_with_the_code_before_it():
    silent = new_code_cell("import scsi", execution_count=1)
    page = render(walk([run_of(silent, shown({"text/plain": "x"}))]))
    folded = "<summary>Code</summary><pre><code>import scsi\n\nscsi.ask()</code></pre></details>"
    assert folded in page


def test_sources_stand_once_at_the_foot(page):
    assert page.count('<a href="https://example.org/">Chapter 07</a>') == 2
    assert "CC BY 4.0" in page


def test_a_table_has_a_caption_heads_with_scope_and_a_region_to_scroll():
    html = (
        "<table border=1><thead><tr><th></th><th>share</th></tr></thead>"
        "<tbody><tr><th>Seoul</th><td>90.0 %</td></tr></tbody></table>"
    )
    assert in_regions(clean_html(html, "Shares & sizes"), 'Table 1: "Cities"') == (
        '<div class="table" role="region" tabindex="0" aria-label="Table 1: &quot;Cities&quot;">'
        "<table><caption>Shares &amp; sizes</caption>"
        '<thead><tr><td></td><th class="number" scope="col">share</th></tr></thead>'
        '<tbody><tr><th scope="row">Seoul</th><td class="number">90.0 %</td></tr></tbody>'
        "</table></div>"
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3,091", True),
        ("−10.3 pp", True),
        ("&lt; 0.001", True),
        ("84 (84 – 105)", True),
        ("–", False),
        ("paragraph 5", False),
        ("", False),
        ("2nd", False),
    ],
)
def test_numbers_and_ranges_are_aligned_and_words_are_not(text, number):
    assert ("number" in clean_html(f"<table><td>{text}</td></table>")) is number


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [(["1", "cannot", "2"], True), (["1", "–", "–"], True), (["a 1", "2", "b", "–"], False)],
)
def test_a_column_is_aligned_as_most_of_its_cells_ask(cells, numbers):
    head = "<thead><tr><th>head</th></tr></thead>"
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    cleaned = clean_html(f"<table>{head}<tbody>{rows}</tbody></table>")
    assert cleaned.count('class="number"') == (len(cells) + 1 if numbers else 0)


def test_a_caption_that_the_table_brings_is_kept():
    cleaned = clean_html("<table><caption>Mine</caption></table>", "Other")
    assert cleaned.count("<caption>") == 1
    assert "Mine" in cleaned


PIECES = re.findall(
    r"<[^>]*>|\S",
    "<table> </table> <thead> <tr> </tr> <td colspan='2' onclick=x> </td> <th> </th> <script> "
    "</script> <svg/onload=x> </svg> <style> </style> <!-- --> <img src=x> "
    "<a href='javascript:x'> a 1 < > & ' \" <?x>",
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_whatever_comes_only_harmless_balanced_tags_leave(html):
    tags = Tags(clean_html(html))
    assert {tag for tag, _ in tags.found} <= KEPT
    assert not KEPT & DROPPED
    harmless = {*ATTRIBUTES, *SPANS, "class"}
    assert {name for _, attributes in tags.found for name in attributes} <= harmless


def test_half_a_pair_is_written_as_its_code_point():
    assert clean_html("<p>a\udda8\U0001f3d9</p>") == "<p>a[U+DDA8]\U0001f3d9</p>"


HOSTILE_HTML = (  # known tricks against filters, some of which act when parsed a second time
    "<math><mtext><table><mglyph><style><!--</style>"
    "<img title='--&gt;&lt;img src=1 onerror=x()&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=x()>'>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>",
    "<table><td background='javascript:x()' style='color:red' onmouseover=x()>a",
    "<IMG SRC=`javascript:x()`><iframe src=javascript:x()><base href=javascript:x()//>",
    "<a href='javascript:x()'>a</a><meta http-equiv=refresh content='0;url=data:text/html,x'>",
    "<xmp><p title='</xmp><img src=x onerror=x()>'></xmp><plaintext><img src=x onerror=x()>",
    "<<SCRIPT>x();//<</SCRIPT><th scope='col onclick=x()' lang='ko\"' colspan='2 x'>a",
)


@pytest.mark.parametrize("html", HOSTILE_HTML)
def test_hostile_html_is_harmless_and_stays_so_when_it_is_parsed_again(html):
    cleaned = clean_html(html)
    for once in (cleaned, clean_html(cleaned)):
        tags = Tags(once)
        assert {tag for tag, _ in tags.found} <= KEPT
        kept = {name: value for _, attributes in tags.found for name, value in attributes.items()}
        assert kept.items() <= {("scope", "row"), ("scope", "col"), ("class", "number")}
    assert clean_html(cleaned) == cleaned


def test_headings_keep_their_side_and_prose_its_bar():
    text = "## Sizes | 크기\na | b\n#no heading | x"
    assert in_language(text, "en") == "## Sizes\na | b\n#no heading | x"
    assert in_language(text, "ko") == "## 크기\na | b\n#no heading | x"


def hostile_explorer():
    """Return the record of an explorer whose every word is hostile."""
    axis = {"label": NASTY, "steps": [NASTY], "phrases": [NASTY]}
    keys = ("among", "base", "design", "size")
    words = ("answer.no", "sentence.no", "table", "table.plain", "more", "hint", "corner")
    return {
        "kind": "explorer",
        "caption": NASTY,
        "axes": [axis | {"key": key} for key in keys],
        "start": [0, 0, 0, 0],
        "words": dict.fromkeys(words, NASTY + "\"'"),
        "cells": {"verdict": "no", "p": NASTY, "low": NASTY, "high": NASTY, "range": NASTY},
        "findings": [{"kind": "finding", "method": NASTY, "data": [f"{NASTY}#{NASTY}"]}],
    }


def test_hostile_text_in_an_explorer_and_in_notes_stays_text():
    page = render(walk([run_of(shown({"text/plain": "x"}, **hostile_explorer()))]))
    tags = Tags(page)
    assert len(tags.all("script")) == 1
    assert tags.all("img") == []
    allowed = {"class", "id", "role", "hidden", "data-grid", "aria-labelledby"}
    (box,) = [a for a in tags.all("div") if a.get("class") == "explorer"]
    assert set(box) <= allowed
    assert json.loads(box["data-grid"])["axes"][0]["label"] == NASTY
    assert not [a for _, attributes in tags.found for a in attributes if a.startswith("on")]
    assert "&lt;script&gt;" in page.split('class="endnotes"')[1]


def test_a_hostile_city_is_text_in_every_output_and_no_path(tmp_path):
    name = f"../../{NASTY}=HYPERLINK(1)"
    cells = [
        shown({"text/markdown": name}, kind="headline", text=name),
        shown({"text/html": f"<table><tr><td>{escape(name)}</td></tr></table>"}, kind="table"),
        shown({"image/png": PNG}, kind="figure", name=name, caption=name, alt=name),
        shown({"text/plain": name}),
    ]
    out = tmp_path / "report"
    write_report([run_of(*cells)], {}, out, started="")
    assert list(tmp_path.iterdir()) == [out]
    page = (out / "index.html").read_text(encoding="utf-8")
    tags = Tags(page)
    assert (len(tags.all("script")), len(tags.all("img"))) == (1, 1)
    assert tags.all("img")[0]["alt"] == name
    assert page.count("=HYPERLINK(1)") >= 4
    suffixes = {path.suffix for path in out.rglob("*") if path.is_file()}
    assert suffixes == {".html", ".json", ".ipynb", ".pdf"}


def test_the_note_of_an_output_stands_once_however_often_it_is_named():
    behind = [{"type": "Rows", "data": ["published_shares.csv#all-2019-public"]}]
    table = {"text/html": "<table><tr><td>41</td></tr></table>"}
    run = run_of(
        shown({"text/markdown": "a\n\nb"}, kind="text", behind=behind),
        shown(table, kind="table", caption="Shares", behind=behind),
        shown({"image/png": PNG}, kind="figure", caption="c", alt="a", behind=behind),
    )
    page = render(walk([run]))
    assert [page.count(f'id="en-note-1-{i}"') for i in (1, 2, 3, 4)] == [1, 1, 1, 0]
    assert page.count('<li id="en-note-') == 1
    assert "b<sup" in page
    assert "Shares<sup" in page
    assert "paragraph 5, sentence 3" in page


def test_a_text_without_a_paragraph_is_followed_by_its_notes():
    behind = [{"type": "Rows", "data": ["published_shares.csv#all-2019-public"]}]
    page = render(walk([run_of(shown({"text/markdown": "- a\n- b"}, kind="text", behind=behind))]))
    assert page.index("<li>b</li>") < page.index('<sup class="notes">')


def test_findings_are_told_once_with_their_place():
    behind = {"kind": "finding", "estimate": 0.103}
    run = run_of(
        prose("text"),
        shown({"text/plain": "x"}, kind="finding", estimate=0.103),
        shown({"text/plain": "x"}, kind="figure", data={}),
        shown({"text/plain": "x"}, kind="table", findings=[behind, {"kind": "Sizes", "n": 224}]),
        shown({"text/plain": "x"}, kind="text", findings=[behind]),
    )
    assert findings([run]) == [
        {"notebook": "2-shift", "lang": "en", "cell": 1, "kind": "finding", "estimate": 0.103},
        {"notebook": "2-shift", "lang": "en", "cell": 3, "kind": "Sizes", "n": 224},
    ]
    assert headline([run]) == ""
