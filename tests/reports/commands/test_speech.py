"""The command line in Korean: which language is spoken, help, and messages."""

import re

import click
import pytest

from scsi.__main__ import main
from scsi.reports.commands.program import program
from scsi.reports.commands.speech import language_of

HANGUL = re.compile(r"[가-힣]")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ko_KR.UTF-8"}, "ko"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"}, "en"),
        (["survey", "a.csv", "--lang", "ko"], {"LANG": "de_DE.UTF-8"}, "ko"),
        (["survey", "--lang=en,ko"], {"LANG": "ko_KR.UTF-8"}, "en"),
        (["survey", "--lang"], {}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_systems(arguments, environment, language):
    assert language_of(arguments, environment) == language


@pytest.fixture
def korean(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")


@pytest.mark.parametrize("name", ["", *program.commands])
def test_every_line_of_help_is_in_korean(name, korean, capsys):
    assert main([*name.split(), "--help"]) == 0
    text = capsys.readouterr().out
    known = program.commands[name] if name else program
    context = click.Context(known)
    for param in known.get_params(context):
        english = param.get_help_record(context)[1].removesuffix("  [required]")
        assert english not in text, english
    for line in text.splitlines():
        typed = line.startswith("  scsi ") and "  " not in line.strip()
        assert not line.strip() or typed or HANGUL.search(line), line


def test_help_without_korean_stays_in_english(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(["report", "--help"]) == 0
    assert not HANGUL.search(capsys.readouterr().out)


def test_a_fault_is_told_in_korean_with_what_was_given(korean, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["reprot"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "'report'를 뜻한 것인가?" in told
    assert "'reprot'는 쓸 수 없다" in told


def test_a_profile_is_told_in_korean(korean, capsys, tmp_path):
    table = tmp_path / "projects.csv"
    table.write_text("project_id,city,wave,funding\na,x,2019,public\nb,x,2022,\n", encoding="utf-8")
    main(["check", str(table)])
    told = capsys.readouterr().out
    for part in ("projects.csv: 2행", "funding: 1행이 비어 있으나 그대로 두고 세었다"):
        assert part in told
