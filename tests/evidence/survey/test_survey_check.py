"""`scsi check`: the profile of a table, exit 0 only if it can be used."""

import pytest

from scsi.__main__ import main

CSV = "project_id,place,year,funding\na,Seoul,2022,mixed\nb,,2019,Public\n"


@pytest.fixture
def table(tmp_path):
    """Return a table in other names and words."""
    path = tmp_path / "projects.csv"
    path.write_text(CSV)
    return str(path)


MAPPED = ["--column", "year=wave", "--column", "place=city", "--category", "mixed=ppp"]


def test_a_table_that_can_be_used_is_profiled(table, capsys):
    assert main(["check", table, *MAPPED]) == 0
    out = capsys.readouterr().out
    for line in (
        "projects.csv: 2 rows",
        "Projects and cities per wave:",
        "Cities in two waves:",
        "Funding:",
        "Empty cells:",
        "  - column 'year' is wave",
        "  - funding: 'mixed' read as ppp (1 row); 'Public' read as public (1 row)",
        "Nothing stands in the way.",
    ):
        assert line in out.splitlines()


def test_a_table_that_cannot_be_used_is_exit_1_with_what_is_in_the_way(table, capsys):
    assert main(["check", table, *MAPPED[:4]]) == 1
    out = capsys.readouterr().out
    assert "In the way:\n  projects.csv, line 2, column 'funding': found 'mixed'" in out
    assert main(["check", table]) == 1
    assert "column city: found no such column" in capsys.readouterr().out
    assert main(["check", table + ".none"]) == 1
    assert "projects.csv.none: found no such file" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--column", "year"], "needs THEIRS=OURS, such as year=wave; got 'year'"),
        (["--column", "year=wav"], "'wav'; did you mean 'wave'"),
        (["--category", "mixed=both"], "must be one of public, private, ppp"),
        (["--decimal", ";"], "invalid choice: ';'"),
        (["--separator", "::"], "separator must be one character; got '::'"),
        (["--encoding", "klingon"], "one that Python knows; got 'klingon'"),
    ],
)
def test_bad_arguments_are_exit_2_with_one_line(table, capsys, arguments, message):
    with pytest.raises(SystemExit) as stop:
        main(["check", table, *arguments])
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert message in error
    assert len(error.splitlines()) == 1


def test_a_heading_may_hold_an_equals_sign(tmp_path, capsys):
    path = tmp_path / "projects.csv"
    path.write_text(CSV.replace("year", "year=when"))
    assert main(["check", str(path), "--column", "year=when=wave", *MAPPED[2:]]) == 0
