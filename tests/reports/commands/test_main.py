"""The command line: exit codes, one-line errors, and a report from end to end."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scsi.__main__ import main
from scsi.evidence import published, sources

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture
def tiny(monkeypatch, tmp_path):
    """Put tiny notebooks in the place of the package's, and work in an empty folder."""

    def use(*names):
        monkeypatch.setattr(sources, "notebook_names", lambda: [*names, "city", "8-survey"])
        monkeypatch.setattr(sources, "notebook_path", lambda name: NOTEBOOKS / f"{name}.ipynb")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return use


def refusal(capsys, *arguments):
    """Return what a command prints when it refuses its arguments."""
    with pytest.raises(SystemExit) as exit_:
        main(["report", *arguments])
    assert exit_.value.code == 2
    return capsys.readouterr().err


STARTS = """
import sys
bare = set(sys.modules)
{start}
loaded = set(sys.modules) - bare
print(len(loaded), *sorted({{name.partition(".")[0] for name in loaded}}))
"""
HELP = """
from scsi.__main__ import main
try:
    main(["{command}", "--help"])
except SystemExit:
    pass
"""


def loaded_by(start):
    """Return how many modules a start loads, and the packages, in an interpreter of its own."""
    code = STARTS.format(start=start)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *packages = run.stdout.splitlines()[-1].split()
    return int(count), set(packages), run.stdout


def test_help_loads_nothing_heavy_and_has_examples():
    count, packages, told = loaded_by(HELP.format(command="report"))
    assert "scsi report --again" in told
    assert packages - set(sys.stdlib_module_names) == {"scsi", "click"}
    assert count < 150


def test_import_loads_a_tenth_of_what_pandas_does():
    assert 10 * loaded_by("import scsi")[0] < loaded_by("import pandas")[0]


def test_papermill_comes_without_the_grammar_of_addresses():
    start = "from scsi.reports.run.engine import load_papermill\nload_papermill()"
    count, packages, _ = loaded_by(start)
    assert "papermill" in packages
    assert not {"rfc3987_syntax", "lark", "pandas", "matplotlib"} & packages
    assert count < 1000


@pytest.mark.slow
def test_a_report_twice_gives_the_same_bytes_and_again_says_so(tiny, capsys):
    folder = tiny("1-complete")
    assert main(["report", "-p", "size_before", "100"]) == 0
    captured = capsys.readouterr()
    page = Path("reports", "funding-shares", "index.html")
    assert captured.out == f"{page}\n"
    assert captured.err.splitlines() == ["[1/1] 1-complete (en, ko) done"]
    manifest = page.with_name("manifest.json")
    assert main(["report", "--again", str(manifest), "--out", "again", "--jobs", "1"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "nothing has changed since"
    first, second = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (folder / page.parent, folder / "again")
    )
    before, after = (json.loads(files.pop(Path("manifest.json"))) for files in (first, second))
    assert first == second
    assert before["outputs"] == after["outputs"]
    found = json.loads(second[Path("findings.json")])
    assert [(each["lang"], each["size_before"]) for each in found] == [("en", 100), ("ko", 100)]


@pytest.mark.slow
def test_a_failing_notebook_is_exit_1_with_a_line(tiny, capsys):
    folder = tiny("3-fails")
    assert main(["report", "--lang", "en", "--out", "mine"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    kept = Path("mine.failed", "en", "3-fails.ipynb")
    assert last == (
        f"scsi report: 3-fails (en), cell [2]: ZeroDivisionError: division by zero; kept as {kept}"
    )
    assert (folder / kept).exists()
    assert not (folder / "mine").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-p", "size_befor", "1"], "no notebook has a parameter 'size_befor'; did you mean"),
        (["-p", "size_before", "many"], "size_before must be int; got 'many'"),
        (["--lang", "en,kr"], "--lang must be one of en, ko; got 'kr'"),
        (["--jobs", "0"], "--jobs must be 1 or more; got 0"),
        (["--jobs", "two"], "invalid int value: 'two'"),
        (["--listt"], "unrecognized arguments: --listt; did you mean '--list'?"),
        (["-f", "none.yaml"], "none.yaml: No such file"),
        (["--again", "none.json"], "none.json: No such file"),
        (["--scheduler", "tcp://a:1", "--jobs", "2"], "leave out --jobs and --cold"),
        (["--scheduler", "tcp://a:1", "--cold"], "leave out --jobs and --cold"),
        (["--again", "none.json", "--lang", "en"], "leave out -p, -f and --lang"),
    ],
)
def test_bad_arguments_stop_before_anything_runs(tiny, capsys, arguments, message):
    folder = tiny("1-complete")
    error = refusal(capsys, *arguments)
    assert message in error
    assert error.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_a_cluster_without_dask_is_one_line_that_names_it(tiny, monkeypatch, capsys):
    folder = tiny("1-complete")
    monkeypatch.setitem(sys.modules, "distributed", None)
    error = refusal(capsys, "--scheduler", "tcp://127.0.0.1:8786")
    assert error.endswith(
        "--scheduler needs Dask, which is not installed: pip install distributed\n"
    )
    assert list(folder.iterdir()) == []


def test_a_misspelt_command_is_told_the_nearest(capsys):
    with pytest.raises(SystemExit) as end:
        main(["reports"])
    assert end.value.code == 2
    assert "did you mean 'report'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-p", "before", "2019"], "-p before 2019; did you mean '--before'?"),
        (["--categry", "mixed=ppp"], "--categry mixed=ppp; did you mean '--category'?"),
        (["--weights=money"], "--weights=money; did you mean '--weight'?"),
        (["other.csv"], "other.csv"),
    ],
)
def test_what_a_command_does_not_know_is_told_in_its_own_name(capsys, arguments, told):
    with pytest.raises(SystemExit) as end:
        main(["survey", "projects.csv", *arguments])
    assert end.value.code == 2
    error = capsys.readouterr().err
    assert error == f"scsi survey: unrecognized arguments: {told} (see scsi survey --help)\n"


def test_the_list_has_every_parameter(tiny, capsys):
    tiny("1-complete", "2-hostile")
    assert main(["report", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["name", "icc", "lang", "size_before"]


def test_the_command_is_there_as_a_module():
    run = subprocess.run(
        [sys.executable, "-m", "scsi"], capture_output=True, text=True, env=dict(os.environ)
    )
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1


def test_faulty_data_stop_the_run_before_any_notebook_all_faults_at_once(
    tmp_path, monkeypatch, capsys
):
    data = tmp_path / "data"
    shutil.copytree(sources.data_path(), data)
    shares = data / "published_shares.csv"
    text = shares.read_text(encoding="utf-8")
    shares.write_text(text.replace(",ppp,12.1", ",ppp,62.1").replace("private,36.6", "privat,36.6"))
    sectors = data / "sector_shares.csv"
    sectors.write_text(sectors.read_text(encoding="utf-8").replace(",percent,", ",pct,", 1))
    home = sources._home
    monkeypatch.setattr(sources, "_home", lambda kind: data if kind == "data" else home(kind))
    published._packaged.cache_clear()
    out = tmp_path / "report"
    try:
        assert main(["report", "--out", str(out)]) == 1
    finally:
        published._packaged.cache_clear()
    told = capsys.readouterr().err
    assert "published_shares.csv: found sha256:" in told
    assert "published_shares.csv, line 3, column category: found 'privat'; allowed: public" in told
    assert "published_shares.csv, line 4, column percent: found" in told
    assert "sector_shares.csv, line 1, column percent: found no such column" in told
    assert not out.exists()
