"""What a shell offers after a Tab, asked as the shell asks, and by bash itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scsi.__main__ import main
from scsi.evidence import sources
from scsi.reports.commands.report import main_notebooks
from scsi.reports.run.plan import read_parameters

COMMANDS = [
    *("report", "shift", "survey", "new-survey", "new-publication", "check", "batch", "review"),
]


@pytest.fixture
def offered(monkeypatch, capfdbinary):
    """Return what is offered for the last word of a line."""

    def ask(line):
        monkeypatch.setenv("_SCSI_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        assert main([]) == 0
        lines = capfdbinary.readouterr().out.decode().splitlines()
        return [line.split(",", 1) for line in lines if line]

    return ask


def plain(*words):
    return [["plain", word] for word in words]


def test_commands_and_options_are_offered(offered):
    assert offered("scsi ") == plain(*COMMANDS)
    assert offered("scsi re") == plain("report", "review")
    assert offered("scsi report --l") == plain("--lang", "--list")
    assert offered("scsi survey x.csv --cat") == plain("--category", "--category-of")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("scsi report --lang ", ["en,ko", "ko,en", "en", "ko"]),
        ("scsi new-survey --lang ", ["en", "ko"]),
        ("scsi batch city --over ", ["cities"]),
        ("scsi survey t.csv --unit c", ["cities"]),
        ("scsi survey t.csv --category-of p", ["public", "private", "ppp"]),
        ("scsi check t.csv --decimal ", [".", ","]),
        ("scsi review a b --level ", ["runs", "numbers", "exact"]),
        ("scsi report -p reference ", ["t", "normal"]),
        ("scsi report -p icc 0.1 -p reference n", ["normal"]),
        ("scsi report -p icc ", []),
        ("scsi report -p nothing ", []),
        ("scsi batch 2-shift -p reference ", ["t", "normal"]),
        ("scsi batch city -p ", []),
    ],
)
def test_words_of_a_few_are_offered(offered, line, words):
    assert offered(line) == plain(*words)


def test_every_word_that_is_offered_is_taken(offered):
    """The words stand beside the options; that they are those of the checks is held here."""
    from scsi.reports.review.review import LEVELS
    from scsi.reports.run.batch_cases import cases_over
    from scsi.vocabulary import Category, Unit

    assert offered("scsi review a b --level ") == plain(*LEVELS)
    assert offered("scsi batch city --over c") == plain("cities")
    assert len(cases_over("cities")) == 31
    assert offered("scsi survey t.csv --unit ") == plain(*Unit)
    assert offered("scsi survey t.csv --category-of ") == plain(*Category)
    weight = {
        each.name: each for each in read_parameters(sources.notebook_path("8-survey"), "8-survey")
    }["weight"]
    assert offered("scsi survey t.csv --weight ") == plain(*weight.choices)


def test_every_parameter_of_the_report_is_offered_and_none_else(offered):
    known = {
        each.name for name, path in main_notebooks().items() for each in read_parameters(path, name)
    }
    assert offered("scsi report -p ") == plain(*sorted(known - {"lang"}))
    assert offered("scsi report -p size_b") == plain("size_before")
    assert offered("scsi batch 1-published -p ") == plain("max_size")


def test_notebooks_files_and_folders_are_offered(offered):
    assert offered("scsi batch ") == plain(*sources.notebook_names())
    for line in ("check ", "survey ", "report -f ", "report --again "):
        assert offered(f"scsi {line}") == [["file", ""]]
    for line in ("review ", "review a ", "new-survey ", "report --out ", "batch city --out "):
        assert offered(f"scsi {line}") == [["dir", ""]]


HEAVY = {"pandas", "numpy", "matplotlib", "duckdb", "papermill", "nbformat", "narwhals", "scipy"}


@pytest.mark.parametrize("line", ["scsi report -p ", "scsi batch ", "scsi survey --unit "])
def test_nothing_heavy_is_loaded_for_it(line):
    code = (
        "import sys; from scsi.__main__ import main; main([]); "
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    asked = {"_SCSI_COMPLETE": "bash_complete", "COMP_WORDS": line}
    asked["COMP_CWORD"] = str(len(line.split(" ")) - 1)
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | asked, capture_output=True, text=True
    )
    assert done.stdout.startswith("plain,")
    assert not HEAVY & set(done.stderr.split())


@pytest.mark.parametrize("asked", ["ash_source", "bash", "bash_sing", ""])
def test_another_shell_is_one_line(monkeypatch, capsys, asked):
    monkeypatch.setenv("_SCSI_COMPLETE", asked)
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert told == (
        f"scsi: _SCSI_COMPLETE must be a shell and what it asks, bash_source; got {asked!r}\n"
    )


IN_BASH = """
eval "$(_SCSI_COMPLETE=bash_source scsi)"
complete -p scsi
COMP_WORDS=(scsi report -p size_b) COMP_CWORD=3
_scsi_completion scsi
echo "${COMPREPLY[@]}"
"""


def test_bash_takes_the_line_of_the_readme(tmp_path):
    line = IN_BASH.splitlines()[1]
    for page in ("README.md", "docs/running.md"):
        assert line in (Path(__file__).parents[3] / page).read_text(encoding="utf-8")
    program = tmp_path / "scsi"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scsi "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", IN_BASH],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "complete -o nosort -F _scsi_completion scsi",
        "size_before",
    ]
