"""PDF: read back, with its text, its tags and its words for pictures; text never becomes code."""

import base64
import re
import struct
import zlib
from functools import cache
from io import BytesIO

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from scsi.reports.document.pdf import _compile, pdfs, typeset
from scsi.reports.document.pdf_parts import document_of
from scsi.reports.document.walk import walk
from scsi.reports.run.execute import Executed
from scsi.reports.run.plan import Job
from scsi.vocabulary import RunError

pytestmark = pytest.mark.pdf

HOSTILE = [
    '#panic("x")',
    '#import "x": *',
    '"), #panic("y',
    r'\#eval("1")',
    "$x$ and $$y$$",
    "@kish-1965 [@kish-1965]",
    "<label> <script>x()</script>",
    "![words](/etc/passwd)",
    "]] }} */ // --",
    r"\input{x} \u{41}",
    '`{=typst} #panic("z")`',
    "a ``` b `` c ` d",
    "'; rm -rf ~ #{",
    "=SUM(A1) = 1. + - / ~ ^_*",
    "= heading",
    "- item",
    "+ item",
    "/ term: words",
    "1. item",
    "-1 a-?b c...d",
    "http://a.example",
]


def png(width=4, height=2):
    """Return a white picture."""

    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = (b"\0" + b"\xff" * 3 * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + parts).decode()


def shown(data, /, **record):
    metadata = {"scsi": record} if record else {}
    output = new_output("display_data", data=data, metadata=metadata)
    return new_code_cell("scsi.ask()", outputs=[output], execution_count=1)


def run_of(*cells, lang="en", name="2-shift"):
    job = Job(notebook=name, path=None, lang=lang)
    return Executed(job=job, notebook=new_notebook(cells=list(cells)))


def table(*cells):
    rows = "".join(f"<tr><th>{cell}</th><td>1.5 %</td></tr>" for cell in cells)
    head = "<thead><tr><th>city</th><th>share</th></tr></thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>"


def edition(lang, said, heading, caption, alt):
    finding = {"kind": "finding", "type": "PublishedShift", "estimate": 0.103}
    return run_of(
        new_markdown_cell("# Did it rise? | 비중은 올랐는가?"),
        new_markdown_cell("English only", metadata={"tags": ["en"]}),
        new_markdown_cell(f"## {heading}"),
        shown({"text/markdown": said}, kind="headline", text=said, findings=[finding]),
        shown({"text/html": table("Seoul", "서울")}, kind="table", caption=caption),
        shown({"image/png": png()}, kind="figure", name="f", caption=caption, alt=alt),
        shown({"text/html": table("level")}, kind="parameters", values={}),
        shown({"text/plain": "plain words"}),
        new_code_cell("", outputs=[new_output("stream", name="stdout", text="streamed words")]),
        lang=lang,
    )


PACKAGE = {
    "resources": [{"sources": [{"title": "Chapter 07", "path": "https://example.org/a#b"}]}] * 2,
    "licenses": [{"title": "CC BY 4.0", "path": "https://example.org/by"}],
}


@cache
def documents():
    english = edition("en", "It *rose*, by 10.3.", "Sizes", "Shares & sizes", 'a "line" \\ rises')
    korean = edition("ko", "비중은 **올랐다**.", "크기", "비중과 크기", "올라가는 선")
    return pdfs(walk([english, korean], PACKAGE))


@cache
def reader(name):
    return PdfReader(BytesIO(documents()[name]))


def text_of(pdf):
    return "\n".join(page.extract_text() for page in pdf.pages)


def tags_of(pdf):
    """Return every tag of a PDF, each as its kind and its alternative text."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], node.get("/Alt")))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def fonts_of(pdf):
    """Return the fonts of a PDF by name, and whether each is in the file."""
    fonts = {}
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            held = any(f"/FontFile{kind}" in descriptor for kind in ("", 2, 3))
            fonts[str(inner["/BaseFont"]).partition("+")[2]] = held
    return fonts


def test_the_first_language_is_report_pdf_and_each_other_one_beside_it():
    assert list(documents()) == ["report.pdf", "report-ko.pdf"]
    korean = pdfs(walk([edition("ko", "비중은 올랐다.", "크기", "비중", "선")]))
    assert list(korean) == ["report.pdf"]


def test_the_text_is_there_in_the_order_of_the_report():
    text = text_of(reader("report.pdf"))
    place = 0
    for words in (
        "Who pays for smart cities",
        "It rose, by 10.3.",
        "Contents",
        "1 Did it rise?\nEnglish only",
        "1.1 Sizes",
        "Table 1. Shares & sizes",
        "Seoul",
        "Figure 1. Shares & sizes",
        "plain words",
        "streamed words",
        "Methods",
        "References",
        "Parameters of this run",
        "Chapter 07",
        "CC BY 4.0",
        "findings.json",
    ):
        assert words in text[place:]
        place = text.index(words, place)


def test_hangul_is_read_back():
    text = text_of(reader("report-ko.pdf"))
    for words in (
        "비중은 올랐다.",
        "1 비중은 올랐는가?",
        "그림 1. 비중과 크기",
        "서울",
        "참고문헌",
    ):
        assert words in text
    assert "English only" not in text


def test_pages_are_a4_and_counted():
    for name in documents():
        pages = reader(name).pages
        assert 2 <= len(pages) <= 6
        for number, page in enumerate(pages, start=1):
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
            assert f"{number} / {len(pages)}" in page.extract_text()


def test_running_heads_begin_on_the_second_page():
    title = "Who pays for smart cities, and has that changed?"
    first, second = (page.extract_text() for page in reader("report.pdf").pages[:2])
    assert title not in first.splitlines()[-3:]
    assert second.startswith(title)


def test_methods_are_those_of_the_findings_and_so_are_the_references():
    text = text_of(reader("report.pdf"))
    assert "The shift between two years" in text
    assert "Kerry, S. M. & Bland, J. M. (2001)" in text
    assert "Sizes consistent with the rounded shares" not in text
    assert "GRIM" not in text


@pytest.mark.parametrize(("name", "lang"), [("report.pdf", "en-US"), ("report-ko.pdf", "ko-KR")])
def test_it_is_tagged_archival_and_in_its_language(name, lang):
    root = reader(name).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    kinds = {kind for kind, _ in tags_of(reader(name))}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Caption", "/Formula"} <= kinds


def test_pictures_and_formulas_have_alternative_text():
    told = [alt for kind, alt in tags_of(reader("report.pdf")) if kind == "/Figure" and alt]
    assert told == ['a "line" \\ rises']
    formulas = [alt for kind, alt in tags_of(reader("report.pdf")) if kind == "/Formula"]
    assert any(alt.startswith("z equals p 2 minus p 1, divided by") for alt in formulas)
    assert all(formulas)
    assert "올라가는 선" in [alt for _, alt in tags_of(reader("report-ko.pdf"))]


def test_only_the_fonts_that_are_brought_are_used_and_they_are_in_the_file():
    for name in documents():
        fonts = fonts_of(reader(name))
        brought = ("Nanum", "NewCM", "NewComputerModern", "DejaVuSansMono")
        assert all(font.startswith(brought) for font in fonts), fonts
        assert all(fonts.values())


def test_twice_the_same_bytes_and_no_clock():
    korean = edition("ko", "비중은 **올랐다**.", "크기", "비중과 크기", "올라가는 선")
    again = pdfs(walk([korean], PACKAGE))
    assert again["report.pdf"] == documents()["report-ko.pdf"]
    assert reader("report.pdf").metadata["/CreationDate"] == "D:19700101000000Z"


def test_text_of_a_survey_is_text_wherever_it_stands():
    alts = [f"picture of {each}" for each in HOSTILE]
    cells = []
    for each, alt in zip(HOSTILE, alts, strict=True):
        escaped = each.replace("&", "&amp;").replace("<", "&lt;")
        cells += [
            shown({"text/html": table(escaped)}, kind="table", caption=f"table {each}"),
            shown({"image/png": png()}, kind="figure", name="f", caption=f"fig {each}", alt=alt),
            shown({"text/plain": f"plain {each}"}),
        ]
    pdf = PdfReader(BytesIO(pdfs(walk([run_of(*cells)]))["report.pdf"]))
    text = "".join(text_of(pdf).split())
    for each in HOSTILE:
        written = "".join(each.split())
        for place in ("table", "fig", "plain"):
            assert place + written in text, f"{place} {each}"
        assert text.count(written) >= 4, f"in a cell: {each}"
    assert [alt for kind, alt in tags_of(pdf) if kind == "/Figure" and alt] == alts


def test_markdown_that_a_cell_showed_has_no_power():
    said = "\n\n".join(
        [
            *(re.sub(r"([\\`*_\[\]<])", r"\\\1", each) for each in HOSTILE if "![" not in each),
            '```{=typst}\n#panic("block")\n```',
            "# heading of #a city",
            "![picture](/etc/passwd) [link](javascript:x) [@kish-1965] <b onclick='x()'>bold</b>",
            "<div>#panic</div>",
        ]
    )
    cells = [shown({"text/markdown": said}, kind="headline", text=said, findings=[])]
    pdf = PdfReader(BytesIO(pdfs(walk([run_of(*cells)]))["report.pdf"]))
    text = " ".join(text_of(pdf).split())
    for words in ('#panic("block")', "heading of #a city", "picture link [@kish-1965]", "onclick"):
        assert text.count(words) >= 2  # in the headline and in the chapter
    assert not any(annotation_uris(pdf, "javascript"))
    assert "/H1" not in [kind for kind, alt in tags_of(pdf)][:8]


def annotation_uris(pdf, word):
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            yield word in str(annotation.get_object())


def test_a_title_of_a_source_is_text_and_only_the_web_is_linked():
    hostile = [{"title": each, "path": "file:///etc/passwd"} for each in HOSTILE]
    package = {"resources": [{"sources": hostile}]}
    reports = walk([run_of(new_markdown_cell("# One"))], package)
    pdf = PdfReader(BytesIO(pdfs(reports)["report.pdf"]))
    text = "".join(text_of(pdf).split())
    assert all("".join(each.split()) in text for each in HOSTILE)
    assert not any(annotation_uris(pdf, "passwd"))


def test_a_long_table_of_long_words_keeps_to_the_page_and_loses_no_row():
    head = "<tr><th>statement</th><th>kind</th><th>what it rests on</th></tr>"
    rows = "".join(
        f"<tr><td>{'what is said ' * 8}</td><td>figure</td>"
        f"<td>{'the reason ' * 40} end{i:03}</td></tr>"
        for i in range(60)
    )
    html = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    cells = [new_markdown_cell("# One"), shown({"text/html": html}, kind="table", caption="c")]
    pdf = PdfReader(BytesIO(pdfs(walk([run_of(*cells)]))["report.pdf"]))
    text = text_of(pdf)
    assert [text.count(f"end{i:03}") for i in range(60)] == [1] * 60
    assert 6 <= len(pdf.pages) <= 20
    assert text.count("what it rests on") >= 6  # the head stands on every page of the table


def test_a_glyph_that_no_font_has_is_an_error():
    (report,) = walk([run_of(shown({"text/plain": "\N{CITYSCAPE}"}))])
    with pytest.raises(RuntimeError, match="could not be displayed"):
        typeset(document_of(report))
    assert list(pdfs([report])) == ["report.pdf"]  # where it is written as its code point


def test_a_picture_that_is_none_is_an_error():
    cell = shown({"image/png": "bm9uZQ=="}, kind="figure", name="f", caption="c", alt="a")
    with pytest.raises(RunError, match=r"^report.pdf \(en\): .*image"):
        pdfs(walk([run_of(cell)]))


def test_a_font_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(RuntimeError, match="unknown font family"):
        _compile('#set document(title: [a])\n#set text(font: "Arial")\na', tmp_path, tmp_path)
