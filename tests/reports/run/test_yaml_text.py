"""YAML of parameters: each kind of text that is a trap is refused at once, in one line."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scsi.__main__ import main
from scsi.reports.run.plan import from_text, read_values
from scsi.reports.run.yaml_text import values_of

BOMB = "a: &a [x, x]\n" + "".join(
    f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i or str()}'] * 9)}]\n" for i in range(9)
)
TRAPS = {
    "a: 1\nb: 2\na: 3\n": "line 3 has 'a' again, after line 1",
    "a: 1\n'a': 3\n": "line 2 has 'a' again, after line 1",
    "a: {b: 1, b: 2}\n": "line 1 has 'b' again, after line 1",
    BOMB: "line 2 refers to &a; write it out",
    "a: &a [*a]\n": "refers to &a",
    "a: " + "[" * 100_000: "more than 100,000 characters",
    "a: " + "[" * 90_000: "nests more than 20 lists deep",
    "a: " + "{b: " * 900: "nests more than 20 lists deep",
    "- " * 900: "nests more than 20 lists deep",
    "a: !!python/object/apply:os.getcwd []\n": "line 1 has a tag",
    "a: !!bool maybe\n": "line 1 has a tag",
    "a: !!timestamp x\n": "line 1 has a tag",
    "a: 2019-13-45\n": "month",
    "a: " + "1" * 5000: "digits",
    "? [a]\n: 1\n": "unhashable",
    "a: \x1b[2J\n": "special characters",
    "a: 'b\n": "",
}


@pytest.mark.parametrize("text", TRAPS, ids=range(len(TRAPS)))
def test_a_trap_is_refused_at_once_in_one_line(tmp_path, text):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    start = time.monotonic()
    with pytest.raises(ValueError, match="is not YAML for parameters") as told:
        read_values(path)
    assert time.monotonic() - start < 5
    assert TRAPS[text] in str(told.value)
    assert "\n" not in str(told.value)
    assert str(path) in str(told.value)


def test_a_trap_is_exit_2_before_anything_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(BOMB, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["report", "-f", "mine.yaml"])
    assert end.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert from_text("[" * 90_000, "list[int]") == "[" * 90_000


@given(st.text(alphabet="ab1:&*!?-[]{}'\"|>%@`#,. \n\t~<=\\", max_size=40))
def test_any_text_is_read_as_plain_yaml_is_or_refused(text):
    try:
        values = values_of(text)
    except ValueError:
        return
    plain = yaml.safe_load(text)
    assert values == plain or values != values or plain != plain


@given(st.dictionaries(st.text(max_size=9), st.integers() | st.booleans() | st.lists(st.floats())))
def test_what_yaml_writes_is_read_again(values):
    text = yaml.safe_dump(values)
    if len(text) < 90_000 and "&id" not in text:
        assert repr(values_of(text)) == repr(yaml.safe_load(text))
