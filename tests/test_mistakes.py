"""What docs/mistakes.md shows for each mistake is what is shown when it is made."""

import re
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

import scsi
from scsi.__main__ import main

PAGE = Path(__file__).parents[1] / "docs" / "mistakes.md"
MISTAKE = re.compile(r"^## (.+?)\n\n```(\w+)\n(.+?)\n```\n\n```text\n(.+?)\n```", re.M | re.S)
MISTAKES = MISTAKE.findall(PAGE.read_text(encoding="utf-8"))


def names():
    """Return the names that the page uses."""
    cities = ["Seoul", "Busan", "Berlin", "Sydney"]
    rows = [(f"{wave}-{i}", cities[i % 4], wave) for wave in (2019, 2022) for i in range(8)]
    table = pd.DataFrame(rows, columns=["project_id", "city", "wave"])
    table["funding"] = ["public", "private", "public", "ppp"] * 4
    return {"scsi": scsi, "pd": pd, "table": table, "survey": scsi.example_survey()}


def shown(kind, code, given):
    """Return what is shown for a mistake: the error's last line, or what a command prints."""
    if kind == "python":
        with pytest.raises(Exception) as error:  # noqa: PT011 - which one is what the page says
            exec(code, given)
        return f"{error.typename}: {error.value}"
    with redirect_stderr(StringIO()) as told, pytest.raises(SystemExit) as error:
        main(code.split()[1:])
    assert error.value.code == 2
    return told.getvalue().rstrip("\n")


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("mistakes"))
        found = names()
        found["table"].to_csv("projects.csv", index=False)
        yield found


def test_there_are_twenty_in_order():
    assert [int(title.partition(".")[0]) for title, *_ in MISTAKES] == list(range(1, 21))
    assert len(re.findall("^## ", PAGE.read_text(encoding="utf-8"), flags=re.M)) == 20


@pytest.mark.parametrize(
    ("kind", "code", "text"), [each[1:] for each in MISTAKES], ids=[each[0] for each in MISTAKES]
)
def test_what_is_shown_is_what_the_page_says(given, kind, code, text):
    assert shown(kind, code, dict(given)) == text
