"""Compare the data with the chapter's text: nothing is left out, and no sentence is copied.

``python tests/chapter.py chapter.txt``. The text is under its authors' copyright and not part of
the package, so no test reads it; who has it passes it here, one paragraph a line.
"""

import re
import sys
from pathlib import Path

from scsi.evidence.published import _RESOURCES, load_published

# Numbers that the chapter writes with Korean units or in part: as printed, as held.
WRITTEN = {"6 백만": "6000000", "1,100 만": "11000000", "19년": "2019", "4 , 0 0 0": "4000"}


def sentences(text):
    """Return the chapter's sentences by paragraph and sentence, by the rule of the data package."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
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


def paragraphs_and_sentences_are_those_of_the_chapter(text):
    assert list(covered()) == list(sentences(text))


def every_number_of_the_chapter_stands_in_a_row_of_its_sentence(text):
    held, named = rows(), covered()
    for place, sentence in sentences(text).items():
        for written, meant in WRITTEN.items():
            sentence = sentence.replace(written, f" {meant} ")
        cells = " ".join(cell for row in named[place] for cell in held[row])
        assert numbers(sentence) <= numbers(cells), (place, numbers(sentence) - numbers(cells))


def every_name_in_latin_letters_stands_in_a_row_of_its_sentence(text):
    held, named = rows(), covered()
    # Words that are no names: abbreviations and glosses of Korean words, and the copyright line.
    glosses = {"e", "voting", "ID", "App", "web", "personal", "mobility", "PPP", "SPC", "AI", "and"}
    glosses |= {"E", "T", "Copyright", "all", "rights", "reserved"}
    for place, sentence in sentences(text).items():
        words = set(re.findall(r"[A-Za-z][A-Za-z0-9]*", sentence)) - glosses
        cells = " ".join(cell for row in named[place] for cell in held[row]).lower()
        assert {word for word in words if word.lower() not in cells} == set(), place


def every_city_named_stands_at_its_sentence(text):
    cities, named = load_published().cities.dropna(subset=["printed_ko"]), covered()
    for place, sentence in sentences(text).items():
        for city, printed in zip(cities["id"], cities["printed_ko"], strict=True):
            # A letter before or after it makes it part of another word.
            names = "|".join(map(re.escape, printed.split("; ")))
            if re.search(rf"(?<![가-힣A-Z])({names})(?![A-Z])", sentence):
                assert f"cities.csv#{city}" in named[place], (place, city)


def no_cell_copies_a_sentence_of_the_chapter(text):
    letters = hangul(text)
    runs = {letters[i : i + 25] for i in range(len(letters) - 24)}
    for row, cells in rows().items():
        for cell in map(hangul, cells):
            copied = [cell[i : i + 25] for i in range(len(cell) - 24) if cell[i : i + 25] in runs]
            assert copied == [], row


def main(path):
    """Make every comparison with the text in a file; the first that fails is raised."""
    text = Path(path).read_text(encoding="utf-8")
    for compare in (
        paragraphs_and_sentences_are_those_of_the_chapter,
        every_number_of_the_chapter_stands_in_a_row_of_its_sentence,
        every_name_in_latin_letters_stands_in_a_row_of_its_sentence,
        every_city_named_stands_at_its_sentence,
        no_cell_copies_a_sentence_of_the_chapter,
    ):
        compare(text)
    print(f"{path}: {len(sentences(text))} sentences, all accounted for, none copied")


if __name__ == "__main__":
    main(sys.argv[1])
