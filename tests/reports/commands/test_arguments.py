"""How arguments are read: what is refused, what was probably meant, and what help looks like."""

import pytest

from scsi.__main__ import main
from scsi.reports.commands.arguments import WIDTH
from scsi.reports.commands.program import program

NAMES = list(program.commands)


def refused(capsys, *arguments):
    """Return the one line with which arguments are refused."""
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    assert end.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err.removesuffix("\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("chek t.csv", "scsi: argument COMMAND: invalid choice: 'chek' (choose from report, "
         "shift, survey, new-survey, new-publication, check, batch, review); "
         "did you mean 'check'?"),
        ("--versoin", "scsi: unrecognized arguments: --versoin; did you mean '--version'?"),
        ("report --lst", "scsi report: unrecognized arguments: --lst; did you mean '--list'?"),
        ("check t.csv --ctegory=a=b",
         "scsi check: unrecognized arguments: --ctegory=a=b; did you mean '--category'?"),
        ("check --decimals . t.csv",
         "scsi check: unrecognized arguments: --decimals . t.csv; did you mean '--decimal'?"),
        ("check t.csv -before 2019", "scsi check: unrecognized arguments: -before 2019"),
        ("survey t.csv -before 2019",
         "scsi survey: unrecognized arguments: -before 2019; did you mean '--before'?"),
        ("survey t.csv before 2019",
         "scsi survey: unrecognized arguments: before 2019; did you mean '--before'?"),
        ("review a b c", "scsi review: unrecognized arguments: c"),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_told_with_the_nearest_of_its_kind(capsys, line, told):
    assert refused(capsys, *line.split()) == f"{told} (see {told.partition(':')[0]} --help)"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "scsi: the following arguments are required: COMMAND"),
        ("check", "scsi check: the following arguments are required: FILE"),
        ("batch --over cities", "scsi batch: the following arguments are required: NOTEBOOK"),
        ("review", "scsi review: the following arguments are required: A"),
        ("report --out", "scsi report: argument --out: expected one argument"),
        ("report --out --list", "scsi report: argument --out: expected one argument"),
        ("report --out --no", "scsi report: argument --out: expected one argument"),
        ("report -p icc", "scsi report: argument -p: expected 2 arguments, such as -p icc 0.1"),
        ("report -p icc --lang en",
         "scsi report: argument -p: expected 2 arguments, such as -p icc 0.1"),
        ("report --list=all", "scsi report: argument --list: takes no value"),
        ("report --jobs 1.5", "scsi report: argument --jobs: invalid int value: '1.5'"),
        ("survey t.csv --level high",
         "scsi survey: argument --level: invalid float value: 'high'"),
        ("check t.csv --decimal x",
         "scsi check: argument --decimal: invalid choice: 'x' (choose from '.', ',')"),
        ("check t.csv --column year",
         "scsi check: argument --column: needs THEIRS=OURS, such as year=wave; got 'year'"),
        ("check t.csv --column =wave",
         "scsi check: argument --column: needs THEIRS=OURS, such as year=wave; got '=wave'"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_what_is_expected(capsys, line, told):
    assert refused(capsys, *line.split()) == f"{told} (see {told.partition(':')[0]} --help)"


@pytest.mark.parametrize("line", ["repo --list", "report --lis", "survey t.csv --bef 2019"])
def test_nothing_is_abbreviated(capsys, line):
    assert "did you mean" in refused(capsys, *line.split())


def taken(monkeypatch, *arguments):
    """Return the options that a command is run with."""
    from scsi.reports.commands import report

    seen = []
    monkeypatch.setattr(report, "run", lambda options: seen.append(options) or 0)
    assert main(["report", *arguments]) == 0
    return seen[0]


def test_an_option_that_is_repeated_counts_each_time_or_the_last(monkeypatch):
    options = taken(
        monkeypatch, "-p", "a", "1", "--out", "x", "-p", "b", "-0.5", "-pc", "-1e-3", "--out=--y"
    )
    assert options.texts == (("a", "1"), ("b", "-0.5"), ("c", "-1e-3"))
    assert str(options.out) == "--y"


def test_what_the_environment_holds_is_no_option(monkeypatch):
    monkeypatch.setenv("SCSI_REPORT_OUT", "x")
    monkeypatch.setenv("SCSI_OUT", "x")
    assert taken(monkeypatch).out is None


def shown(capsys, *arguments):
    assert main([*arguments, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", ["40", "300"])
def test_help_has_one_width_and_examples_whatever_the_terminal(monkeypatch, capsys, name, columns):
    usual = shown(capsys, name)
    monkeypatch.setenv("COLUMNS", columns)
    told = shown(capsys, name)
    assert told == usual
    assert max(map(len, told.splitlines())) <= WIDTH == 100
    examples = told.partition("\nExamples:\n")[2].partition("\n\n")[0].splitlines()
    assert examples
    assert all(line.startswith(f"  scsi {name}") for line in examples)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_argument_has_a_line_of_help(capsys, name):
    told = shown(capsys, name)
    for param in program.commands[name].params:
        words = [*param.opts, param.metavar] if param.metavar else param.opts
        assert any(f"  {word}" in told for word in words), param.name
        assert getattr(param, "help", None) or param.about


def test_help_lists_the_commands_in_the_order_in_which_they_are_needed(capsys):
    told = shown(capsys)
    lines = told.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    assert main(["-h"]) == 0
    assert capsys.readouterr().out == told


def test_the_version_is_told(capsys):
    import scsi

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"scsi {scsi.__version__}\n"
