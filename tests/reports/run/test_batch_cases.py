"""What a batch runs over: rows of a table, points of a grid; every fault before any run."""

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.__main__ import main
from scsi.evidence import sources
from scsi.reports.run import batch_order
from scsi.reports.run.batch_cases import cases_over, grid_of

SHIFT = sources.notebook_path("2-shift")


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_row_is_a_run_and_an_empty_cell_leaves_the_default(tmp_path):
    table = write(tmp_path / "a.csv", "\ufeffname,size_before,icc\nsmall,50,\n,200,0.05\n,,\n")
    small, other = cases_over(table)
    assert (small.folder, small.texts) == ("small", {"size_before": "50"})
    assert other.folder == "size_before=200_icc=0.05"
    assert other.texts == {"size_before": "200", "icc": "0.05"}


def test_a_grid_is_every_combination_once():
    cases = grid_of(["a=1,2,2", "b=x,y", "c=0"])
    assert [tuple(each.texts.values()) for each in cases] == list(product("12", "xy", "0"))


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_folders_are_one_each_and_safe_everywhere(tmp_path_factory, names):
    rows = "".join('"{}",{}\n'.format(name.replace('"', '""'), 1) for name in names)
    path = tmp_path_factory.mktemp("t") / "a.csv"
    try:
        path.write_bytes(f"name,icc\n{rows}".encode())
    except UnicodeEncodeError:
        return  # half a pair of UTF-16 is in no file
    folders = [each.folder for each in cases_over(str(path))]
    assert len({each.casefold() for each in folders}) == len(folders) == len(names)
    for folder in folders:
        assert folder == Path(folder).name
        assert not set('<>:"|?*\\/ ') & set(folder)
        assert folder.strip(".") == folder
        assert not folder.endswith((".failed", ".new", ".kept"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("icc,icc\n0,1\n", ["line 1: 'icc' heads two columns"]),
        ("icc,\n0,1\n", ["line 1: column 2 has no heading"]),
        ("icc\n0,1\n0\n0,2\n", ["line 2: 2 cells under 1", "line 4: 2 cells under 1"]),
        ("icc\n", ["has no row below its headings"]),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_every_fault(tmp_path, text, said):
    with pytest.raises(ValueError, match=r"a\.csv") as caught:
        cases_over(write(tmp_path / "a.csv", text))
    lines = str(caught.value).splitlines()
    assert len(lines) == len(said)
    assert all(part in line for part, line in zip(said, lines, strict=True))


def test_faults_of_many_rows_are_told_once_each_with_the_first_line(tmp_path):
    table = write(tmp_path / "a.csv", "iccc,level\n0,0.9\n0,2\n0,2\n")
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its lines are held below
        batch_order.order_of("2-shift", SHIFT, cases_over(table), ("en",), {})
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert "a.csv, line 2 and 2 more: no notebook has a parameter 'iccc'" in lines[0]
    assert "did you mean 'icc'" in lines[0]
    assert "a.csv, line 3 and 1 more" in lines[1]
    assert "level" in lines[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--grid", "icc"], "--grid takes NAME=VALUE,VALUE"),
        (["--grid", "icc=0,"], "--grid takes NAME=VALUE,VALUE"),
        (["--grid", "icc=0", "icc=1"], "--grid names icc twice"),
        (["--grid", "icc=0", "--over", "cities"], "one of them only"),
        ([], "--over or --grid"),
        (["--over", "citie"], "cities"),
        (["--over", "none.csv"], "none.csv: No such file"),
        (["--grid", "icc=0", "-p", "icc", "0.1"], "leave out -p icc"),
    ],
)
def test_what_cannot_be_run_over_is_refused_before_anything_is_written(
    tmp_path, monkeypatch, capsys, words, said
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        main(["batch", "2-shift", *words])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_grid_shows_its_results_beside_its_parameters(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    grid = ["--grid", "size_before=50,200", "icc=0,0.1"]
    assert main(["batch", "2-shift", *grid, "--lang", "en", "--out", "g", "--json"]) == 0
    captured = capsys.readouterr()
    events = [json.loads(line) for line in captured.err.splitlines()]
    assert [each["done"] for each in events] == [1, 2, 3, 4]
    assert {each["event"] for each in events} == {"done"}
    page = Path("g", "index.html").read_text(encoding="utf-8")
    assert page.count("<figure>") == 1
    for path in map(Path, json.loads(captured.out)["findings"]):
        (first, *_) = (
            each
            for each in json.loads(path.read_text(encoding="utf-8"))
            if each.get("type") == "PublishedShift"
        )
        assert f">{first['pvalue']:.3f}<" in page
        assert f'href="{path.parent.name.replace("=", "%3D")}/index.html#en"' in page
    assert main(["batch", "2-shift", *grid, "--lang", "en", "--out", "g", "--json"]) == 0
    told = [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]
    assert told == ["unchanged"] * 4
