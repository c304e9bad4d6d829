"""What a method is, is written once: notes, the PDF's methods and the docs' tables agree."""

import json
import re
from pathlib import Path

import pypandoc
import pytest

import scsi
from scsi.showing.catalogue import catalogue
from scsi.showing.methods import reading
from scsi.showing.methods.reading import lead, methods, methods_chapter, sections
from scsi.showing.methods.references import REFERENCES, cited, references
from scsi.showing.methods.tables import TABLES, table, with_tables
from scsi.vocabulary import LANGUAGES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "which-method.md"
KEY = re.compile(r"@([a-z][\w-]+)")


def in_code(name):
    """Say whether the package's code names a method, a question or a type so."""
    wanted = re.compile(rf'"{re.escape(name)}"|^class {re.escape(name)}\b', re.MULTILINE)
    return any(wanted.search(path.read_text("utf-8")) for path in (ROOT / "scsi").rglob("*.py"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lead_is_one_to_three_plain_sentences(lang):
    for method in methods(lang):
        if not method.notes:
            continue
        plain = re.sub(r"\[@[^]]*\]", "", method.lead)
        assert not set("$@[]{}*`#\\") & set(plain), method.id
        assert plain.endswith("."), method.id
        assert 1 <= len(re.findall(r"\.(?=\s|$)", plain)) <= 3, method.id


@pytest.mark.slow
def test_every_name_that_a_method_serves_is_one_of_the_code():
    names = {name for each in methods("en") for name in (*each.notes, *each.pdf)}
    assert [name for name in sorted(names) if not in_code(name)] == []


def test_every_method_is_used_once():
    listed = methods("en")
    noted = [name for each in listed for name in each.notes]
    assert len(noted) == len(set(noted))
    for each in listed:
        assert each.notes or each.docs or (each.pdf and each.section), each.id
        assert {row["table"] for row in each.docs} <= TABLES.keys(), each.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_section_of_the_pdf_has_its_methods_in_an_order(lang):
    places = [(each.section, each.order) for each in methods(lang) if each.section]
    assert len(places) == len(set(places))
    assert {section for section, _ in places} == set(sections(lang))
    assert sections(lang) == sections("en")


def test_no_other_place_says_what_a_method_is():
    assert not [key for key in catalogue("en") if key.startswith("method.")]
    assert lead("no such method", "en") is None


def test_every_work_is_cited_and_every_citation_has_its_work():
    texts = [methods_chapter(lang) for lang in LANGUAGES]
    texts += [row["reference"] for each in methods("en") for row in each.docs]
    cited_keys = {key for text in texts for key in KEY.findall(text)}
    assert cited_keys == references().keys()
    for work in references().values():
        assert work["title"]
        assert work["author"]
        assert work["issued"]["date-parts"][0][0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_note_cites_as_pandoc_does_in_the_pdf(lang):
    """Pandoc's own citeproc with the PDF's style is the measure."""
    leads = [each.lead for each in methods(lang) if "[@" in each.lead]
    style = ROOT / "scsi" / "reports" / "document" / "templates" / "pdf" / "scsi.csl"
    options = ["--citeproc", f"--bibliography={REFERENCES}", f"--csl={style}", "--wrap=none"]
    options += [f"--metadata=lang:{lang}", "--metadata=suppress-bibliography:true"]
    said = pypandoc.convert_text(
        "\n\n".join(leads), "plain", format="markdown-smart", extra_args=options
    )
    expected = [" ".join(line.split()) for line in said.splitlines() if line]
    assert [cited(each, lang) for each in leads] == expected


def test_the_tables_of_the_docs_are_those_of_the_methods():
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_tables(page), "run: make data"
    assert re.findall(r"<!-- methods: ([\w-]+) -->", page) == list(TABLES)
    for name in TABLES:
        assert page.count(table(name)) == 1


def test_a_table_shows_a_work_as_its_entry_says():
    entry = next(
        work for work in json.loads(REFERENCES.read_text("utf-8")) if work["id"] == "webb-2023"
    )
    expected = f"Webb (2023), *{entry['container-title']}* 56(3), 839–858"
    assert expected in table("cities")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('+++\nid = "a"\nnotes = ["b"]\n+++\nText.\n', r"unknown \['notes'\]"),
        ("No header.\n", "text outside of a block"),
        ('+++\nid = "rao-scott"\n+++\nText.\n', r"one id: \['rao-scott'\]"),
        ('+++\nid = "only-in-english"\n+++\nText.\n', r"\['only-in-english'\]"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(monkeypatch, tmp_path, content, complaint):
    folder = tmp_path / "questions" / "topic"
    folder.mkdir(parents=True)
    (folder / "method.en.md").write_text(content, encoding="utf-8")
    monkeypatch.setattr(reading, "_PACKAGE", tmp_path)
    with pytest.raises(ValueError, match=complaint):
        reading._methods.__wrapped__("ko", ())


def test_the_note_of_a_shift_is_the_lead_of_its_method():
    record = scsi.published_shift(200, icc=0.05)
    assert record.method == "score"
    assert lead("score", "en").startswith("Score test of two shares")
