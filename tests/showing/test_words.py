"""Both languages say the same things, and Korean particles follow the last sound."""

from pathlib import Path
from string import Formatter

import pytest

import scsi
from scsi.showing.catalogue import (
    catalogue,
    check_language,
    terms_of,
    topics,
    with_terms,
    word,
)
from scsi.showing.particles import particle
from scsi.vocabulary import LANGUAGES

# Last sound of each city's name, from reading it aloud: v a vowel, c a consonant, l the sound ㄹ.
SOUNDS = {
    "암스테르담": "c", "바르셀로나": "v", "베를린": "c", "브리즈번": "c", "브뤼셀": "l",
    "부산": "c", "시카고": "v", "코펜하겐": "c", "두바이": "v", "더블린": "c",
    "헬싱키": "v", "인천": "c", "리스본": "c", "런던": "c", "로스앤젤레스": "v",
    "마드리드": "v", "모스크바": "v", "뉴욕": "c", "오사카": "v", "파리": "v",
    "샌프란시스코": "v", "산티아고": "v", "서울": "l", "상하이": "v", "선전": "c",
    "싱가포르": "v", "스톡홀름": "c", "시드니": "v", "타이베이": "v", "도쿄": "v",
    "빈": "c", "비엔나": "v", "타이페이": "v", "스톡홀롬": "c",
}  # fmt: skip


def test_every_city_takes_the_particle_of_its_last_sound():
    for name in scsi.load_published().cities["name_ko"]:
        sound = SOUNDS[name]
        assert particle(name, "은/는") == name + ("는" if sound == "v" else "은")
        assert particle(name, "이/가") == name + ("가" if sound == "v" else "이")
        assert particle(name, "을/를") == name + ("를" if sound == "v" else "을")
        assert particle(name, "으로/로") == name + ("으로" if sound == "c" else "로")


@pytest.mark.parametrize(
    ("text", "pair", "expected"),
    [
        ("3", "은/는", "3은"),
        ("2", "이/가", "2가"),
        ("10", "으로/로", "10으로"),
        ("1", "으로/로", "1로"),
        ("41%", "을/를", "41%를"),
        ("서울(90%)", "은/는", "서울(90%)은"),
        ("WeGO", "과/와", "WeGO와"),
        ("IBM", "을/를", "IBM을"),
    ],
)
def test_numbers_letters_and_brackets_are_read_aloud(text, pair, expected):
    assert particle(text, pair) == expected


def fields(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_both_catalogues_have_the_same_keys_and_fields():
    english, korean = catalogue("en"), catalogue("ko")
    assert english.keys() == korean.keys()
    for key in english:
        assert set(fields(english[key])) == set(fields(korean[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_topics(language):
    keys = [key for words in topics(language).values() for key in words]
    assert len(keys) == len(set(keys))


def test_every_term_has_one_place_and_is_used():
    named = set()
    for language in LANGUAGES:
        for name, words in topics(language).items():
            assert name == "showing" or not any(key.startswith("term.") for key in words)
            named.update(term for text in words.values() for term in terms_of(text))
        assert not any("{term." in text for text in catalogue(language).values())
    assert named == {key for key in catalogue("en") if key.startswith("term.")}


def test_the_korean_words_of_the_categories_stand_where_terms_are():
    terms = {key: text for key, text in topics("ko")["showing"].items() if key.startswith("term.")}
    plain = [text for text in terms.values() if not terms_of(text)]
    assert {"공공", "민간", "민관"} <= set(plain)
    package = Path(scsi.__file__).parent
    found_in_tables = package / "evidence" / "survey" / "proposing.py"  # what others may write
    paths = {*package.rglob("*.toml"), *package.rglob("*.md"), *package.rglob("*.py")}
    of_the_data = package / "evidence" / "codebook.ko.toml"
    to_be_filled_in = package / "evidence" / "publication" / "template.py"
    for path in sorted(paths - {found_in_tables, of_the_data, to_be_filled_in}):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith('"term.'):
                assert not any(each in line for each in ("공공", "민간", "민관")), path


def test_a_term_takes_a_particle_or_a_capital():
    assert with_terms("{term.private:과/와} {term.ppp:은/는} {share}", "ko") == (
        "민간과 민관 공동은 {share}"
    )
    assert with_terms("{term.ppp:Aa} and {term.private}", "en") == "Joint and private"


def test_a_term_that_is_nowhere_is_refused():
    with pytest.raises(KeyError, match=r"term\.nowhere"):
        with_terms("{term.nowhere}", "ko")


def test_a_particle_stands_in_a_sentence():
    said = word("shift.cities", "ko", cities_before=20, cities_after=31, icc="0.3")
    assert "0.3으로 두었다" in said
    with pytest.raises(KeyError):
        word("no such key", "en")


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(ValueError, match="lang must be one of en, ko; got 'kr'"):
        check_language("kr")
