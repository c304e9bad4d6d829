"""Text tables in encodings of one byte a letter: read where one reading is right, else shown."""

import pytest

from scsi.evidence.survey import read_survey
from scsi.vocabulary import DataError


def written(path, cities, encoding):
    """Write a table of some cities, twice each, in an encoding."""
    rows = [f"{wave}-{i},{c},{wave},public" for wave in (2019, 2022) for i, c in enumerate(cities)]
    path.write_bytes("\n".join(["project_id,city,wave,funding", *rows, ""]).encode(encoding))
    return path


WESTERN = {
    "French": ["Genève", "Nîmes", "Besançon", "Orléans", "L’Haÿ"],
    "German and French": ["Zürich", "Genève"],
    "Spanish": ["A Coruña", "Cádiz", "Málaga"],
    "Portuguese": ["São Luís", "Cuiabá", "Goiânia", "Conceição"],
    "Danish": ["Århus", "Ærø", "Tromsø"],
    "Icelandic": ["Þorlákshöfn", "Garðabær"],
    "no letter but a mark": ["L’Aquila"],
}


@pytest.mark.parametrize("kind", WESTERN)
def test_words_of_few_western_languages_are_read(tmp_path, kind):
    survey = read_survey(written(tmp_path / "a.csv", WESTERN[kind], "cp1252"))
    assert any("encoding: Windows-1252" in line for line in survey.understood)
    names = {name.replace("’", "'") for name in WESTERN[kind]}
    assert set(survey.counts(["city"])["city"]) == names


OTHERS = [
    ("cp1250", ["Łódź", "Kraków", "Gdańsk"], ["cp1250 as in 'Łódź'"]),
    ("iso8859-2", ["Łódź", "Kraków", "Gdańsk"], ["iso8859-2 as in 'Łódź'"]),
    ("cp1250", ["Gdańsk"], ["cp1252 as in 'Gdañsk'", "cp1250 as in 'Gdańsk'"]),
    ("cp1250", ["Plzeň", "České Budějovice"], ["cp1252 as in 'Plzeò'", "cp1250 as in 'Plzeň'"]),
    ("cp1250", ["Győr", "Pécs"], ["cp1252 as in 'Gyõr'", "cp1250 as in 'Győr'"]),
    ("cp1252", ["São Paulo"], ["cp1252 as in 'São'", "cp1250 as in 'Săo'"]),
    ("cp1254", ["Kadıköy", "Şişli"], ["cp1252 as in 'Kadýköy'", "cp1254 as in 'Kadıköy'"]),
    ("cp1257", ["Rīga", "Jūrmala"], ["cp1252 as in 'Rîga'", "cp1257 as in 'Rīga'"]),
    ("mac-roman", ["Zürich", "Genève"], ["mac-roman as in 'Zürich'"]),
    ("cp850", ["Köln", "Zürich"], ["cp850 as in 'Köln'"]),
]


@pytest.mark.parametrize(("encoding", "cities", "shown"), OTHERS)
def test_where_two_encodings_read_words_each_is_shown_and_none_is_guessed(
    tmp_path, encoding, cities, shown
):
    path = written(tmp_path / "a.csv", cities, encoding)
    with pytest.raises(DataError, match="say encoding=") as refused:
        read_survey(path)
    assert all(each in str(refused.value) for each in shown)
    read = read_survey(path, encoding=encoding)
    assert set(read.counts(["city"])["city"]) == set(cities)


def test_a_word_decides_wherever_in_a_large_file_it_stands(tmp_path):
    cities = [*(f"Orléans{i}" for i in range(25_000)), "Nîmes"]
    survey = read_survey(written(tmp_path / "a.csv", cities, "cp1252"))
    assert survey.rows == 50_002
    assert "Nîmes" in set(survey.counts(["city"])["city"])
