"""Every sentence of the chapter is accounted for, and none is copied.

The chapter's text is under its authors' copyright and not part of the package. Where it stands
beside the checkout, the tests compare with it; elsewhere they skip and say so.
"""

import re

import pytest

from scsi.evidence import sources
from scsi.evidence.published import _RESOURCES, load_published

CHAPTER = (
    sources.data_path().resolve().parents[1] / "shared" / "source" / "000_64d2f98a83f5f781.txt"
)
needs_chapter = pytest.mark.skipif(
    not CHAPTER.is_file(), reason="the chapter's text is not in ../shared/source"
)

# Numbers that the chapter writes with Korean units or in part: as printed, as held.
WRITTEN = {"6 백만": "6000000", "1,100 만": "11000000", "19년": "2019", "4 , 0 0 0": "4000"}


def chapter():
    """Return the chapter's sentences by paragraph and sentence, by the rule of the data package."""
    paragraphs = [line.strip() for line in CHAPTER.read_text("utf-8").splitlines() if line.strip()]
    return {
        (p, s): sentence.strip()
        for p, paragraph in enumerate(paragraphs, start=1)
        for s, sentence in enumerate(re.findall(r".+?다\.(?=\s|$)|\S.*$", paragraph), start=1)
    }


def covered():
    """Return the rows named at each sentence."""
    coverage = load_published().coverage
    return {
        (p, s): [] if rows == "none" else rows.split(" ")
        for p, s, rows in coverage[["paragraph", "sentence", "rows"]].itertuples(index=False)
    }


def rows():
    """Return the cells of every row that has an id, by file#id."""
    published = load_published()
    return {
        f"{name}.csv#{row['id']}": [str(cell) for cell in row.values()]
        for attribute, name in _RESOURCES.items()
        if attribute != "coverage"
        for row in getattr(published, attribute).to_dict("records")
    }


def numbers(text):
    """Return the numbers in a text, without the commas between thousands."""
    found = re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)
    return {float(number.replace(",", "")) for number in found}


def hangul(text):
    """Return the Korean letters of a text, one after the other."""
    return re.sub(r"[^가-힣]", "", text)


def test_a_row_from_the_chapter_stands_at_its_sentence():
    published, named = load_published(), covered()
    for file, table in (
        ("published_shares", published.shares),
        ("leading_services", published.services),
        ("partnerships", published.partnerships),
    ):
        for row in table.to_dict("records"):
            assert f"{file}.csv#{row['id']}" in named[row["paragraph"], row["sentence"]]


def test_only_sentences_without_figure_name_or_statement_have_no_row():
    # A definition, an announcement of what follows, and the title of the box.
    assert [place for place, found in covered().items() if not found] == [(4, 1), (5, 5), (19, 1)]


def test_every_city_but_those_the_chapter_leaves_out_is_covered():
    named = {row for found in covered().values() for row in found}
    cities = load_published().cities
    for city, printed in zip(cities["id"], cities["printed_ko"].notna(), strict=True):
        assert (f"cities.csv#{city}" in named) == printed, city


@needs_chapter
def test_paragraphs_and_sentences_are_those_of_the_chapter():
    assert list(covered()) == list(chapter())


@needs_chapter
def test_every_number_of_the_chapter_stands_in_a_row_of_its_sentence():
    held, named = rows(), covered()
    for place, sentence in chapter().items():
        for written, meant in WRITTEN.items():
            sentence = sentence.replace(written, f" {meant} ")
        cells = " ".join(cell for row in named[place] for cell in held[row])
        assert numbers(sentence) <= numbers(cells), (place, numbers(sentence) - numbers(cells))


@needs_chapter
def test_every_name_in_latin_letters_stands_in_a_row_of_its_sentence():
    held, named = rows(), covered()
    # Words that are no names: abbreviations and glosses of Korean words, and the copyright line.
    glosses = {"e", "voting", "ID", "App", "web", "personal", "mobility", "PPP", "SPC", "AI", "and"}
    glosses |= {"E", "T", "Copyright", "all", "rights", "reserved"}
    for place, sentence in chapter().items():
        words = set(re.findall(r"[A-Za-z][A-Za-z0-9]*", sentence)) - glosses
        cells = " ".join(cell for row in named[place] for cell in held[row]).lower()
        assert {word for word in words if word.lower() not in cells} == set(), place


@needs_chapter
def test_every_city_named_stands_at_its_sentence():
    cities, named = load_published().cities.dropna(subset=["printed_ko"]), covered()
    for place, sentence in chapter().items():
        for city, printed in zip(cities["id"], cities["printed_ko"], strict=True):
            # A letter before or after it makes it part of another word.
            names = "|".join(map(re.escape, printed.split("; ")))
            if re.search(rf"(?<![가-힣A-Z])({names})(?![A-Z])", sentence):
                assert f"cities.csv#{city}" in named[place], (place, city)


@needs_chapter
def test_no_cell_copies_a_sentence_of_the_chapter():
    text = hangul(CHAPTER.read_text("utf-8"))
    runs = {text[i : i + 25] for i in range(len(text) - 24)}
    for row, cells in rows().items():
        for cell in map(hangul, cells):
            copied = [cell[i : i + 25] for i in range(len(cell) - 24) if cell[i : i + 25] in runs]
            assert copied == [], row
