"""Headings in several languages are taken where name and values leave no doubt, else proposed."""

import pandas as pd
import pytest

from scsi.evidence.survey import check_survey, read_survey
from scsi.vocabulary import DataError

TABLES = [
    ("Municipality", "Year", "Ownership", ["Government", "Proprietary"]),
    ("Gemeinde", "Jahr", "Trägerschaft", ["öffentlich", "privat"]),
    ("Commune", "Année", "Financement", ["public", "privé"]),
    ("Municipio", "Año", "Titularidad", ["pública", "privada"]),
    ("Comune", "Anno", "Proprietà", ["pubblico", "privato"]),
    ("Município", "Ano", "Propriedade", ["pública", "privada"]),
    ("시군구명", "연도", "설립형태", ["공립", "사립"]),
    ("City Name", "Survey-Year", "Owner Type", ["Public", "Private"]),
]


def table(city, wave, funding, words, **more):
    """Return a table of two cities, two years and two words under some headings."""
    rows = {
        city: ["Ulm", "Ulm", "Lyon", "Lyon"] * 3,
        wave: ["2019", "2022"] * 6,
        funding: [words[0]] * 6 + [words[1]] * 6,
    }
    return pd.DataFrame({**rows, **more})


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case[0])
@pytest.mark.parametrize("way", ["frame", "csv", "xlsx", "parquet"])
def test_headings_that_leave_no_doubt_are_taken_and_it_is_said(tmp_path, case, way):
    frame = table(*case, Note=["a"] * 12)
    source = tmp_path / f"a.{way}"
    if way == "frame":
        source = frame
    elif way == "csv":
        frame.to_csv(source, index=False)
    elif way == "xlsx":
        frame.to_excel(source, index=False)
    else:
        import duckdb

        with duckdb.connect() as connection:
            connection.sql("select * from frame").write_parquet(str(source))
    categories = dict(zip(case[3], ["public", "private"], strict=True))
    survey = read_survey(source, categories=categories)
    assert survey.counts(["wave", "funding"])["n"].tolist() == [3, 3, 3, 3]
    for heading, name in zip(case[:3], ("city", "wave", "funding"), strict=True):
        assert any(line.startswith(f"column '{heading}' is {name}") for line in survey.understood)


DOUBTS = [
    (table("town", "year", "ownership", ["public", "private"], municipality=["A"] * 12), "city"),
    (table("town", "year", "ownership", ["Mr Smith", "Ms Jones"]), "funding"),
    (table("town", "year", "ownership", ["public", "private"]).assign(year="late"), "wave"),
    (table("town", "year", "ownership", ["public", "private"]).assign(town=range(12)), "city"),
    (table("place", "year", "ownership", ["public", "private"]), "city"),
    (table("town", "opened", "ownership", ["public", "private"]), "wave"),
]


@pytest.mark.parametrize(("frame", "name"), DOUBTS)
def test_what_leaves_a_doubt_is_not_taken(frame, name):
    with pytest.raises(DataError, match=f"column {name}: found no such column"):
        read_survey(frame)


def test_the_callers_word_and_our_own_headings_come_first():
    frame = table("town", "year", "ownership", ["public", "private"]).assign(wave=[1, 2] * 6)
    assert read_survey(frame).waves == (1, 2)
    assert read_survey(frame, columns={"year": "wave", "wave": None}).waves == (2019, 2022)
    with pytest.raises(DataError, match="column city: found no such column"):
        read_survey(frame, columns={"town": None})


def test_a_state_is_where_a_city_lies_and_a_status_is_not():
    rows = table("city", "year", "ownership", ["public", "private"])
    codes = ["NY", "NY", "CA", "CA"] * 3
    within = read_survey(rows.assign(city="Springfield", State=codes))
    assert set(within.counts(["city"])["city"]) == {"Springfield (NY)", "Springfield (CA)"}
    status = read_survey(rows.assign(state=["Open", "Closed"] * 6))
    assert "region" not in status.columns


def test_a_code_of_a_state_is_no_word_for_nothing():
    rows = table("city", "year", "ownership", ["public", "private"])
    frame = rows.assign(city=["Rolla", "n/a", "Elgin", "Rolla"] * 3, state=["ND", "MO"] * 6)
    survey = read_survey(frame.assign(country=["NA", "US"] * 6))
    names = set(survey.counts(["city"])["city"].dropna())
    assert names == {"Rolla (ND, NA)", "Rolla (MO, US)", "Elgin"}
    assert survey.to_frame()["city"].isna().sum() == 3


def test_words_of_the_tables_own_are_taken_where_one_of_them_is_asked_for():
    frame = table("town", "year", "owner type", ["utility", "co-op"])
    survey = read_survey(frame, share_of="utility")
    assert survey.categories == ("utility", "co-op")
    assert check_survey(frame, share_of="utility").in_the_way == ()
