"""What a table may mean is proposed with its reason, written into a file and obeyed."""

from pathlib import Path

import pandas as pd
import pytest

from scsi.__main__ import main
from scsi.evidence.survey import check_survey, read_survey
from scsi.evidence.survey.proposing import meaning_of, propose_columns
from scsi.vocabulary import DataError

SCHOOLS = "id;municipality;year;ownership\n" + "".join(
    f"{i};Town {i % 4};{2019 if i % 2 else 2022};{word}\n"
    for i, word in enumerate(["Government", "Proprietary", "Co-operative", "unknown"] * 6)
)


@pytest.fixture
def schools(tmp_path, monkeypatch):
    """Return a table in other names and words, in the folder where commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schools.csv").write_text(SCHOOLS, encoding="utf-8")
    return "schools.csv"


@pytest.mark.parametrize(
    ("heading", "values", "name", "reason"),
    [
        ("Year", ["2019", "2022"], "wave", "four-digit years"),
        ("Opened", ["2019-03-01", "2022-04-01"], "wave", "dates"),
        ("xyz", [2019, 2022, None], "wave", "four-digit years"),
        ("Gemeinde", ["Ulm", "Köln"], "city", "its heading"),
        ("Commune", ["Lyon"], "city", "its heading"),
        ("Municipio", ["Lima"], "city", "its heading"),
        (
            "Trägerschaft",
            ["öffentlich", "privat"],
            "funding",
            "words such as 'öffentlich', 'privat'",
        ),
        ("col7", ["Public", "Private", "Mixed"], "funding", "words such as 'Public', 'Private'"),
    ],
)
def test_a_heading_is_proposed_with_its_reason(heading, values, name, reason):
    sample = {"note": ["a", "b"], "cost": ["1", "2500"], heading: values}
    (found,) = propose_columns(sample, [name])
    assert (found.heading, found.name) == (heading, name)
    assert found.reason.startswith(reason)


def test_nothing_is_proposed_without_a_reason():
    sample = {"note": ["a", "b"], "cost": ["1", "2500"], "zip": ["80331", "10115"]}
    assert propose_columns(sample, ["city", "wave", "funding"]) == ()


MEANINGS = {
    "public": ["Government - State", "Municipal", "öffentlich", "City of Ulm", "공영", "publique"],
    "private": ["Proprietary", "Private for-profit", "privado", "Company", "사립", "privat"],
    "ppp": ["public-private partnership", "Joint venture", "gemischt", "mixte", "민관합작"],
    None: ["Tribal", "Voluntary non-profit - Church", "NGO", "Physician", "?"],
}


@pytest.mark.parametrize(
    ("word", "meant"), [(word, meant) for meant, words in MEANINGS.items() for word in words]
)
def test_a_word_is_proposed_by_its_meaning_and_never_for_want_of_one(word, meant):
    assert meaning_of(word) == meant


def test_a_check_ends_with_the_next_command_and_stays_short(schools, capsys):
    assert main(["check", schools]) == 1
    out = capsys.readouterr().out
    for line in (
        "  - column 'municipality' is city: its heading",
        "  - column 'year' is wave: four-digit years",
        "  'Co-operative' says nothing of public, private or ppp (6 rows)",
    ):
        assert line in out.splitlines()
    assert out.splitlines()[-1] == "  scsi check schools.csv --write mapping.toml"
    assert len(out.splitlines()) < 60
    assert main(["check", schools, "--category", "Co-operative=ppp"]) == 0
    command = capsys.readouterr().out.splitlines()[-1]
    further = "--category Co-operative=ppp --before 2019 --after 2022"
    assert command == f"  scsi survey schools.csv {further}"


def test_the_next_command_says_again_what_was_said_as_a_shell_takes_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = "id\ttown of it\tyear\town\n1\tOslo\t2019\tPublic body\n2\tOslo\t2022\tPublic body\n"
    Path("my table.csv").write_text(rows)
    columns = {"town of it": "city", "own": "funding"}
    options = {"separator": "\\t", "empty": ["not told"], "strict": True}
    said = check_survey("my table.csv", columns, {"Public body": "public"}, **options).then
    assert said == (
        'scsi survey "my table.csv" --column "town of it=city" --column own=funding '
        '--category "Public body=public" --separator "\\\\t" --empty "not told" --strict '
        "--before 2019 --after 2022"
    )


def test_the_next_command_of_a_mapping_names_its_file(schools, capsys):
    assert main(["check", schools, "--write", "m.toml"]) == 0
    Path("m.toml").write_text(Path("m.toml").read_text().replace('"?"', '"ppp"'))
    capsys.readouterr()
    assert main(["check", schools, "--mapping", "m.toml"]) == 0
    command = capsys.readouterr().out.splitlines()[-1]
    assert command == "  scsi survey schools.csv --mapping m.toml --before 2019 --after 2022"


def test_a_table_with_very_many_faults_is_told_in_few_lines(tmp_path, capsys):
    rows = [f"{i},Oslo,2022-{i % 12 + 1},w{i}!{i},1.1.{i}\n" for i in range(5000)]
    path = tmp_path / "a.csv"
    path.write_text("project_id,city,wave,funding,layer\n" + "".join(rows))
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "found 'w0!0' and 4,999 values like it" in out
    assert len(out.splitlines()) < 60


def test_a_mapping_is_written_edited_and_obeyed(schools, capsys):
    assert main(["check", schools, "--write", "mapping.toml"]) == 0
    with pytest.raises(SystemExit):  # never over what was edited
        main(["check", schools, "--write", "mapping.toml"])
    text = Path("mapping.toml").read_text(encoding="utf-8")
    assert '"municipality" = "city"  # its heading\n' in text
    assert '"Co-operative" = "?"  # 6 rows\n' in text
    with pytest.raises(DataError, match="found 1 not decided, 'Co-operative'; allowed: public"):
        read_survey(schools, mapping="mapping.toml")
    edited = text.replace('"?"', '"ppp"').replace('["project", "projects"', '["school", "schools"')
    Path("mapping.toml").write_text(edited, encoding="utf-8")
    survey = read_survey(schools, mapping="mapping.toml")
    counts = survey.counts(["funding"])
    assert dict(zip(counts["funding"].fillna("none"), counts["n"], strict=True)) == {
        "public": 6, "private": 6, "ppp": 6, "none": 6,
    }  # fmt: skip
    assert survey.names.rows["en"] == ("school", "schools")
    assert survey.waves == (2019, 2022)
    other = read_survey(schools, mapping="mapping.toml", categories={"Co-operative": None})
    assert other.counts(["funding"])["n"].tolist() == [6, 6, 12]
    assert check_survey(schools, mapping="mapping.toml").in_the_way == ()


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"colums": {}}, "mapping: found 'colums'; allowed: columns, categories, reading, names"),
        ({"reading": {"seperator": ";"}}, "mapping, reading: found 'seperator'; allowed: encoding"),
        ("none.toml", "none.toml: found No such file"),
    ],
)
def test_a_mapping_that_cannot_be_obeyed_is_refused(mapping, message):
    with pytest.raises(DataError, match=message):
        read_survey(pd.DataFrame({"city": ["Oslo"]}), mapping=mapping)
