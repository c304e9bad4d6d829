"""The same survey gives the same counts wherever its rows lie."""

import csv
import subprocess
import sys
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.evidence.survey import delimited, read_survey
from scsi.evidence.survey.encoding import in_utf8
from scsi.evidence.survey.files import connect
from scsi.evidence.survey.heading import find_heading
from scsi.evidence.survey.table import Faults
from scsi.vocabulary import DataError

SCALE = Path(__file__).parents[2] / "scale"
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


@pytest.mark.parametrize("engine", ["pandas", "text", "text row by row", "parquet"])
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
        if engine == "text row by row":
            monkeypatch.setattr(delimited, "_simple", lambda text, heading: False)
    with pytest.raises(DataError) as error:
        read_survey(source, strict=True)
    first = 2 if "text" in engine else 0
    word = "line" if "text" in engine else "row"
    tens = [", ".join(str(first + i) for i in range(at, at + 10)) for at in (0, 50, 200)]
    assert [line.partition(", ")[2].partition("; allowed")[0] for line in error.value.faults] == [
        f"{word}s {tens[0]} and 290 more, column 'funding': found 'mixed'",
        f"{word}s {tens[1]} and 140 more, column 'amount': found 'much'",
        f"{word}s {tens[2]} and 160 more, column 'wave': found an empty cell",
        f"{word}s {first + 350}, {first + 360}, column 'funding': found 'pubic'",
    ]


@pytest.fixture(params=["as it comes", "row by row"])
def way(request, monkeypatch):
    """Read text files as they come, and each row by row."""
    if request.param == "row by row":
        monkeypatch.setattr(delimited, "_simple", lambda text, heading: False)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16", "utf-8-sig", "utf-32"])
def test_a_text_table_gives_the_same_counts_however_it_is_read(tmp_path, way, encoding):
    table = [tuple("Genève" if cell == "서울" else cell for cell in row) for row in TABLE]
    path = tmp_path / "projects.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(
            [str(c).replace(".", ",") if isinstance(c, float) else c for c in row] for row in table
        )
    survey = agrees(path, table)
    assert survey.to_frame()["city"].isna().sum() == sum(row[1] is None for row in table)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["e,Seoul,2022"], "line 5: found 3 cells; allowed: 4, as the heading has"),
        (["e,Los Angeles, CA,2022,public"], "line 5: found 5 cells"),
        (["e,Seoul,2022,pubic"], "line 5, column 'funding': found 'pubic'"),
        (["e,Seoul,,public"], "line 5, column 'wave': found an empty cell"),
        (["Total,,2022,"], "line 5: found what may be a total, 'Total'"),
        (['e,"Seoul,2022,public'], "line 5: found a.*quote that is not closed"),
        (["a,Seoul,2022,public"], "line 5, column 'project_id': found 'a' again"),
        (["e,Se\0oul,2022,public"], "found a zero byte in line 5"),
        (["#e,Seoul,2022,public"], "line 5: found a whole row that begins with #"),
    ],
)
@pytest.mark.parametrize("more", [0, 30_000])
def test_a_text_table_that_cannot_be_used_is_refused_alike_at_every_size(
    tmp_path, way, rows, message, more
):
    path = tmp_path / "projects.csv"
    good = ["a,Seoul,2022,public", "b,,2022,", "c,Busan,2019,ppp"]
    others = [f"p{i},Seoul,2022,public" for i in range(more)]
    lines = ["project_id,city,wave,funding", *good, *rows, *others]
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(DataError, match=f"projects.csv.*{message}"):
        read_survey(path, strict=True)


cell = st.text(st.sampled_from('ab"# ,;\t\n\r1é'), max_size=5)
body = st.lists(st.lists(cell, min_size=4, max_size=6).map(",".join), min_size=1, max_size=5)


@settings(max_examples=400, deadline=None)
@given(body, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_duckdb_reads_only_what_row_by_row_is_the_same(tmp_path_factory, lines, end, ended):
    path = tmp_path_factory.mktemp("same") / "projects.csv"
    text = end.join(["project_id,city,wave,funding", *lines]) + end * ended
    path.write_bytes(text.encode())
    connection = connect("1GB", ordered=True)
    found = in_utf8(path, None, lambda: path)
    heading = find_heading([*delimited._lines(path)], {}, ",")
    at = dict(zip(("project_id", "city", "wave", "funding"), range(4), strict=True))
    if not (delimited._simple(found, heading) and delimited._load(connection, found, heading, at)):
        return
    faults = Faults("projects.csv")
    kept = list(delimited._Body(heading, faults).read(path))
    assert not faults
    rows = connection.sql("select place, project_id, city, wave, funding from body").fetchall()
    assert rows == [(line, *(one or None for one in cells[:4])) for line, cells in kept]


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
