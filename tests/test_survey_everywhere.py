"""The same survey gives the same counts wherever its rows lie."""

import csv
import subprocess
import sys
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from scsi.evidence.survey import opening, read_survey
from scsi.vocabulary import DataError

SCALE = Path(__file__).parent / "scale"
sys.path.insert(0, str(SCALE))

import environment  # noqa: E402
from rows import COLUMNS, agrees, rows  # noqa: E402

pytestmark = pytest.mark.slow

TABLE = rows()


@pytest.fixture
def frame():
    """Return the rows as a pandas table."""
    return pd.DataFrame(TABLE, columns=COLUMNS)


@pytest.fixture
def written(tmp_path):
    """Return the rows as a CSV file."""
    path = tmp_path / "projects.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *TABLE])
    return path


@pytest.fixture
def parquet(frame, tmp_path):
    """Return the rows as a folder of two Parquet files."""
    folder = tmp_path / "parts"
    folder.mkdir()
    with duckdb.connect() as connection:
        table = connection.from_df(frame)
        table.limit(400).write_parquet(str(folder / "one.parquet"))
        table.limit(200, 400).write_parquet(str(folder / "two [2].parquet"))
    return folder


def test_pandas_and_duckdb(frame):
    agrees(frame, TABLE)
    agrees(frame.assign(city=frame["city"].astype("category")), TABLE)
    with duckdb.connect() as connection:
        agrees(connection.from_df(frame), TABLE)


def test_text_and_a_workbook(written, tmp_path):
    agrees(written, TABLE)
    path = tmp_path / "projects.xlsx"
    book = openpyxl.Workbook()
    for row in [COLUMNS, *TABLE]:
        book.active.append(row)
    book.save(path)
    agrees(path, TABLE)


def test_parquet_as_a_folder_a_pattern_and_by_wave(parquet, frame, tmp_path):
    agrees(parquet, TABLE)
    agrees(str(parquet / "*.parquet"), TABLE)
    for wave, part in frame.groupby("wave"):
        folder = tmp_path / "by" / f"wave={wave}"
        folder.mkdir(parents=True)
        with duckdb.connect() as connection:
            connection.from_df(part.drop(columns="wave")).write_parquet(str(folder / "a.parquet"))
    agrees(tmp_path / "by", TABLE)


def test_parquet_of_several_schemas_is_refused(parquet, frame):
    with duckdb.connect() as connection:
        connection.from_df(frame.drop(columns="layer")).write_parquet(str(parquet / "z.parquet"))
    with pytest.raises(DataError, match=r"parts: found 'z\.parquet' with other columns .*: layer"):
        read_survey(parquet)


def test_a_fault_in_parquet_names_its_row(parquet, frame):
    with duckdb.connect() as connection:
        wrong = frame.assign(funding=frame["funding"].where(frame.index != 7, "pubic"))
        connection.from_df(wrong).write_parquet(str(parquet / "one.parquet"))
        (parquet / "two [2].parquet").unlink()
    with pytest.raises(DataError, match="parts, row 7, column 'funding': found 'pubic'"):
        read_survey(parquet, categories={"mixed": "ppp"})


@pytest.mark.parametrize("engine", ["pandas", "text", "large text", "parquet"])
def test_a_fault_in_many_rows_is_told_once_and_hides_no_other(tmp_path, monkeypatch, engine):
    frame = pd.DataFrame({"project_id": range(400), "city": "Seoul", "wave": "2022"})
    frame["funding"] = ["mixed"] * 300 + ["public"] * 100
    frame.loc[[350, 360], "funding"] = "pubic"
    frame.loc[200:369, "wave"] = None
    frame["amount"] = ["1.5"] * 50 + ["much"] * 150 + ["2.5"] * 200
    source = {"pandas": frame, "parquet": tmp_path}.get(engine, tmp_path / "a.csv")
    if engine == "parquet":
        with duckdb.connect() as connection:
            connection.from_df(frame).write_parquet(str(tmp_path / "a.parquet"))
    elif "text" in engine:
        frame.to_csv(source, index=False)
        monkeypatch.setattr(opening, "_LARGE_TEXT", 0 if engine == "large text" else 10**9)
    with pytest.raises(DataError) as error:
        read_survey(source)
    first = {"text": 2, "large text": 1}.get(engine, 0)
    word = "line" if engine == "text" else "row"
    tens = [", ".join(str(first + i) for i in range(at, at + 10)) for at in (0, 50, 200)]
    assert [line.partition(", ")[2].partition("; allowed")[0] for line in error.value.faults] == [
        f"{word}s {tens[0]} and 290 more, column 'funding': found 'mixed'",
        f"{word}s {tens[1]} and 140 more, column 'amount': found 'much'",
        f"{word}s {tens[2]} and 160 more, column 'wave': found an empty cell",
        f"{word}s {first + 350}, {first + 360}, column 'funding': found 'pubic'",
    ]


@pytest.fixture
def large(monkeypatch):
    """Let every text file be read as a large one."""
    monkeypatch.setattr(opening, "_LARGE_TEXT", 0)


def test_a_large_text_table_gives_the_same_counts(written, large):
    survey = agrees(written, TABLE)
    assert survey.understood[0].startswith("600 rows")
    assert any(line.startswith("read through DuckDB") for line in survey.understood)
    assert survey.to_frame()["city"].isna().sum() == sum(row[1] is None for row in TABLE)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_a_large_text_table_of_another_kind_gives_the_same_counts(tmp_path, large, encoding):
    table = [tuple("Genève" if cell == "서울" else cell for cell in row) for row in TABLE]
    path = tmp_path / "projects.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(
            [str(c).replace(".", ",") if isinstance(c, float) else c for c in row] for row in table
        )
    agrees(path, table)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["e,Seoul,2022"], "line 5: found .*columns.*; allowed: 4 cells, as the heading has"),
        (["e,Los Angeles, CA,2022,public"], "line 5: found .*columns"),
        (["e,Seoul,2022,pubic"], "row 4, column 'funding': found 'pubic'"),
        (["e,Seoul,,public"], "row 4, column 'wave': found an empty cell"),
        (["# a comment"], "line 5: found .*columns"),
        (["Total,,,"], "row 4, column 'wave': found an empty cell"),
        (['e,"Seoul,2022,public'], "line 5: found .*quote"),
        (["a,Seoul,2022,public"], "column 'project_id': found 'a' again"),
    ],
)
def test_a_large_text_table_that_cannot_be_used_is_refused(tmp_path, large, rows, message):
    path = tmp_path / "projects.csv"
    good = ["a,Seoul,2022,public", "b,,2022,", "c,Busan,2019,ppp"]
    path.write_text("\n".join(["project_id,city,wave,funding", *good, *rows]) + "\n")
    with pytest.raises(DataError, match=f"projects.csv, {message}"):
        read_survey(path)


def test_memory_is_limited_as_the_caller_says(parquet):
    with pytest.raises(ValueError, match="memory_limit must be a size that DuckDB knows"):
        read_survey(parquet, memory_limit="much")
    survey = read_survey(parquet, categories={"mixed": "ppp"}, memory_limit="200MB")
    assert survey.rows == len(TABLE)


@pytest.mark.timeout(900)  # it sets the environment up where it is not there
def test_polars_arrow_spark_and_dask_in_an_environment_of_their_own():
    python = environment.ready()
    run = subprocess.run(
        [
            python,
            "-m",
            "pytest",
            "-q",
            "-rs",
            "-p",
            "no:cacheprovider",
            "-c",
            "/dev/null",
            "--rootdir",
            str(SCALE),
            str(SCALE / "same_counts.py"),
            str(SCALE / "clusters.py"),
        ],
        env={**_plain_environment(), "PYTHONPATH": str(SCALE.parents[1])},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "passed" in run.stdout
    if "Java is not installed" in run.stdout:
        pytest.skip("Java is not installed, and Spark needs it; Polars, Arrow and Dask passed")


def _plain_environment():
    """Return the variables that finding Java and a home folder takes."""
    import os

    kept = ("PATH", "HOME", "JAVA_HOME", "TMPDIR", "LANG", "SYSTEMROOT", "USERPROFILE")
    return {name: os.environ[name] for name in kept if name in os.environ}


def test_every_row_of_a_large_file_keeps_its_own_amount(tmp_path):
    path = tmp_path / "rows.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "copy (select i as project_id, 'City ' || (i % 7) as city, 2019 + i % 2 as wave, "
            "'public' as funding, (i % 1000)::double as amount from range(500000) t(i)) "
            f"to '{path}' (row_group_size 20000)"
        )
    rows = read_survey(path).to_frame()
    ids = rows["project_id"].astype("int64")
    assert sorted(ids) == list(range(500_000))
    assert (rows["amount"] == ids % 1000).all()
    assert (rows["city"] == "City " + (ids % 7).astype("str")).all()
