"""Every question answers from the publication that it is given, and shows that and no other."""

import dataclasses
import re
import shutil

import pytest
from matplotlib.text import Text as Label

import scsi
from scsi.evidence import codebook, published, sources
from scsi.showing.registry import find, names
from scsi.vocabulary import LANGUAGES

pytestmark = pytest.mark.slow

# what the chapter prints of all cities, and what a changed copy of it prints in place of that
CHANGED = {"51.3": "52.3", "36.6": "35.6"}
QUESTIONS = {
    "published_shares": scsi.published.shares,
    "candidate_sizes": lambda chapter: scsi.published.sizes(published=chapter),
    "city_counts": lambda chapter: scsi.published.cities(published=chapter),
    "city_regions": lambda chapter: scsi.published.regions("c", published=chapter),
    "other_cities": scsi.published.other_cities,
    "asian_heading": scsi.published.asian_heading,
    "city_profile": lambda chapter: scsi.published.profile("berlin", published=chapter),
    "silent_profile": lambda chapter: scsi.published.profile("tokyo", published=chapter),
    "named_services": scsi.published.services,
    "sector_shares": scsi.published.sectors,
    "sector_and_money": lambda chapter: scsi.published.sector_and_money(published=chapter),
    "partnerships": scsi.published.partnerships,
    "partnership_traits": scsi.published.partnership_traits,
    "money_from_above": scsi.published.public_money,
    "claim_verdicts": scsi.published.claims,
}
SAYING = {"published_shares", "city_regions", "candidate_sizes", "claim_verdicts"}
"""The questions that print the share of all cities together."""


@pytest.fixture(scope="module")
def chapter():
    return scsi.load_published()


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A publication that prints other shares of all cities together."""
    folder = shutil.copytree(sources.data_path(), tmp_path_factory.mktemp("changed") / "data")
    for name in ("published_shares.csv", "claims.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in CHANGED.items():
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    codebook.refresh(folder)
    return scsi.load_published(folder)


def shown(found):
    """Return all words that an answer shows, by form, name and language."""
    words = {}
    for form in ("sentence", "table", "plot"):
        for name in names(type(found), form):
            for lang in LANGUAGES:
                item = find(type(found), form, name)(found, lang=lang)
                match form:
                    case "sentence":
                        said = [item.markdown]
                    case "table":
                        said = [item.caption, *item.frame.astype(str).to_numpy().ravel()]
                    case "plot":
                        labels = [label.get_text() for label in item.figure.findobj(Label)]
                        said = [item.caption, item.alt, *labels]
                words[form, name, lang] = "\n".join(said)
    return words


def prints(percent, said):
    return re.search(rf"(?<![\d.]){re.escape(percent)}(?![\d])", said) is not None


@pytest.fixture
def nothing_to_load(monkeypatch):
    """Let loading the chapter that ships with the package fail."""

    def refuse():
        raise AssertionError("a question loaded what it was given")

    monkeypatch.setattr(published, "_packaged", refuse)


@pytest.mark.usefixtures("nothing_to_load")
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_what_the_publication_prints_that_it_is_given(name, chapter, changed):
    before, after = (shown(QUESTIONS[name](each)) for each in (chapter, changed))
    assert before.keys() == after.keys()
    for key, said in after.items():
        for old, new in CHANGED.items():
            assert not prints(old, said), key
            assert prints(new, said) == prints(old, before[key]), key
    said_before = any(prints("51.3", said) for said in before.values())
    assert said_before == (name in SAYING)


@pytest.mark.usefixtures("nothing_to_load")
def test_a_question_that_is_given_none_asks_the_chapter():
    with pytest.raises(AssertionError, match="loaded"):
        scsi.published.partnerships()


def test_a_percentage_is_printed_with_the_digits_that_its_row_holds(chapter):
    rows = chapter.shares.assign(decimals=2)
    finer = scsi.published.shares(dataclasses.replace(chapter, shares=rows))
    said = finer.sentence().markdown
    assert "41.00\u00a0% in 2019" in said
    assert "51.30\u00a0% in 2022" in said
    assert "10.30 points more" in said


def test_names_are_those_of_the_data_and_an_unknown_one_is_refused(chapter):
    cities = chapter.cities.set_index("id")
    for lang in LANGUAGES:
        assert chapter.names.city("shenzhen", lang) == cities.loc["shenzhen", f"name_{lang}"]
        assert chapter.names.country("vienna", lang) == cities.loc["vienna", f"country_{lang}"]
    assert chapter.names.sector("transport", "ko") == "교통"
    with pytest.raises(ValueError, match="did you mean 'seoul'"):
        chapter.names.city("seol", "en")
    with pytest.raises(ValueError, match="lang must be one of en, ko; got 'de'"):
        chapter.names.city("seoul", "de")
