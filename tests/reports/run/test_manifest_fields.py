"""A manifest from anybody: each field is checked, and nothing leads out of ``--out``."""

import json
import string
from contextlib import redirect_stderr
from copy import deepcopy
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_report import MANIFEST

from scsi.__main__ import main
from scsi.reports.commands import report
from scsi.reports.run.manifest import FORMAT, read_manifest
from scsi.reports.run.manifest_fields import REVIEWED, is_plain_path
from scsi.vocabulary import LANGUAGES

SUM = "0" * 64
GOOD = {
    **MANIFEST,
    "code": SUM,
    "finished": "later",
    "parameters": {"icc": 0.05, "size_before": 100},
    "outputs": {"index.html": SUM, "notebooks/en/2-shift.ipynb": SUM},
}
WRONG = {
    "path out of the folder": ({"languages": ["../../../escaped"]}, "languages: must be a list of"),
    "no language": ({"languages": []}, "languages: must be"),
    "a language twice": ({"languages": ["en", "en"]}, "languages: must be"),
    "text for a list": ({"languages": "en"}, "languages: must be"),
    "a list in a list": ({"languages": [["en"]]}, "languages: must be"),
    "notebook elsewhere": ({"notebooks": {"../2-shift": SUM}}, "notebooks: a name must be"),
    "notebook unknown": ({"notebooks": {"9-none": SUM}}, "notebooks: there is no notebook 9-none"),
    "no notebook": ({"notebooks": {}}, "notebooks: must name one of 0-article"),
    "no checksum": ({"notebooks": {"2-shift": "A" * 64}}, "notebooks: a value must be a SHA-256"),
    "number for an object": ({"notebooks": 7}, "notebooks: must be an object; got 7"),
    "list for an object": ({"parameters": [1]}, "parameters: must be an object; got [1]"),
    "parameter unknown": ({"parameters": {"iccc": 0}}, "no notebook has a parameter 'iccc'"),
    "parameter's type": ({"parameters": {"icc": "x"}}, "parameters: icc must be float; got 'x'"),
    "parameter's range": ({"parameters": {"icc": 2.0}}, "parameters: icc must be from 0 to 1"),
    "parameter as object": ({"parameters": {"icc": {}}}, "parameters: a value must be a number"),
    "parameter no name": ({"parameters": {"a b": 1}}, "parameters: a name must be the name of"),
    "language as parameter": ({"parameters": {"lang": "ko"}}, "given by --lang"),
    "absolute": ({"outputs": {"/etc/passwd": SUM}}, "outputs: a name must be the plain name"),
    "backslash": ({"outputs": {"a\\b": SUM}}, "outputs: a name must be"),
    "drive": ({"outputs": {"C:x": SUM}}, "outputs: a name must be"),
    "NUL": ({"outputs": {"a\0": SUM}}, "outputs: a name must be"),
    "control": ({"outputs": {"a\x1b[2J": SUM}}, "outputs: a name must be"),
    "kept elsewhere": ({"kept": {"../x": SUM}}, "kept: a name must be"),
    "data": ({"data": {"cities.csv": 1}}, "data: a value must be a SHA-256"),
    "commit": ({"commit": "HEAD"}, "commit: must be a commit"),
    "dirty": ({"dirty": "no"}, "dirty: must be true"),
    "code": ({"code": 1}, "code: must be a SHA-256"),
    "version": ({"scsi": 1}, "scsi: must be text in one line; got 1"),
    "line break": ({"started": "a\nb"}, "started: must be text in one line"),
    "defaults": ({"defaults": {"2-shift": 1}}, "defaults: a value must be parameters"),
    "packages": ({"packages": {"numpy": None}}, "packages: a value must be text"),
    "format": ({"format": 1}, f"is not the manifest of a report (format {FORMAT})"),
}
TEXTS = {
    "a key twice": ('{"format": "x", "format": "y"}', "the key 'format' stands twice"),
    "nested deeply": ("[" * 100_000, "more than 100 deep"),
    "nested, and closed": ("[" * 200 + "]" * 200, "more than 100 deep"),
    "a number too large": ('{"x": 1' + "0" * 400 + "}", "a number of 401 digits is too large"),
    "a number of many digits": ('{"x": 1' + "0" * 5000 + "}", "is too large"),
    "an exponent": ('{"x": 1e999}', "is too large"),
    "no number": ('{"x": NaN}', "NaN is no number"),
    "not UTF-8": (b"\xff\xfe\xfa", "is not JSON"),
    "not an object": ("[1]", "is not the manifest"),
    "text": ('"x"', "is not the manifest"),
}


def asked(path, out):
    """Return the exit code, what was told, and the jobs that would have run."""
    jobs = []
    told = StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(told):
        patch.setattr(report, "run_and_compare", lambda planned, *rest: jobs.extend(planned))
        try:
            code = main(["report", "--again", str(path), "--out", str(out)])
        except SystemExit as exit_:
            code = exit_.code
    return code, told.getvalue(), jobs


def written(tmp_path, content):
    path = tmp_path / "m.json"
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_good_manifest_is_repeated(tmp_path):
    code, told, jobs = asked(written(tmp_path, GOOD), tmp_path / "out")
    assert (code, told) == (0, "")
    assert [(job.notebook, job.lang) for job in jobs] == [("2-shift", "en"), ("2-shift", "ko")]
    assert jobs[0].parameters == {"icc": 0.05, "size_before": 100, "lang": "en"}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_field_is_one_line_with_file_and_key(tmp_path, kind):
    change, line = WRONG[kind]
    path = written(tmp_path, GOOD | change)
    code, told, jobs = asked(path, tmp_path / "out")
    assert (code, jobs) == (2, [])
    assert line in told
    assert "and 0 more" not in told
    assert str(path) in told
    assert told.count("\n") == 1
    assert told.rstrip("\n").isprintable()
    assert [each.name for each in tmp_path.iterdir()] == ["m.json"]


@pytest.mark.parametrize("kind", TEXTS)
def test_what_is_not_json_as_a_report_has_it_is_one_line(tmp_path, kind):
    text, line = TEXTS[kind]
    path = written(tmp_path, text)
    code, told, _ = asked(path, tmp_path / "out")
    assert code == 2
    assert line in told
    assert str(path) in told
    assert told.count("\n") == 1


def test_all_that_is_missing_is_one_line(tmp_path):
    code, told, _ = asked(written(tmp_path, {"format": FORMAT}), tmp_path / "out")
    assert code == 2
    assert "m.json, notebooks, languages, parameters: missing" in told
    with pytest.raises(ValueError, match="outputs: missing"):
        read_manifest(tmp_path / "m.json", REVIEWED)


def test_every_kind_of_fault_has_its_line(tmp_path):
    change = {"languages": ["x"], "outputs": {"../a": 1, "../b": 2}, "dirty": 0}
    path = written(tmp_path, GOOD | change)
    with pytest.raises(ValueError, match="languages") as error:
        read_manifest(path)
    lines = str(error.value).splitlines()
    assert [line.split(",")[1].split(":")[0] for line in lines] == [
        *(" dirty", " languages", " outputs", " outputs")
    ]
    assert lines[2].endswith("got '../a' and 1 more")


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["../x", "/x", "C:\\x", "en", "2-shift", SUM, "\ud800", "a\0b", "x" * 5000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=6) | st.sampled_from(["../x", "2-shift"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@st.composite
def mutated(draw):
    """A good manifest, a part of it replaced, added or left out, or a few bytes of it."""
    manifest = deepcopy(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        home = manifest
        name = draw(st.sampled_from(sorted(home)))
        if isinstance(home.get(name), dict) and home[name] and draw(st.booleans()):
            home = home[name]
            name = draw(st.sampled_from(sorted(home)))
        match draw(st.sampled_from(["replace", "add", "drop"])):
            case "replace":
                home[name] = draw(VALUES)
            case "add":
                home[draw(st.text(max_size=8) | st.just("../x"))] = draw(VALUES)
            case "drop":
                home.pop(name, None)
        manifest = manifest if manifest else deepcopy(GOOD)
    text = json.dumps(manifest)
    if draw(st.integers(0, 4)) == 0:
        at = draw(st.integers(0, len(text) - 1))
        text = text[:at] + draw(st.sampled_from(string.printable)) + text[at + 1 :]
    return text


@pytest.mark.slow
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=mutated())
def test_whatever_a_manifest_says_it_is_refused_or_leads_nowhere_else(text, tmp_path):
    path = written(tmp_path, text)
    out = tmp_path / "deep" / "out"
    code, told, jobs = asked(path, out)
    assert code in (0, 2)
    if code == 2:
        assert "Traceback" not in told
        assert jobs == []
        assert all(line.isprintable() for line in told.splitlines())
    for job in jobs:
        place = out / "notebooks" / job.lang / f"{job.notebook}.ipynb"
        assert place.resolve().is_relative_to(out.resolve())
        assert job.lang in LANGUAGES
    assert [each.name for each in tmp_path.iterdir()] == ["m.json"]


@given(
    st.lists(st.sampled_from(["a", "..", ".", "", "/", "\\", ":", "\0", "b c", "~"]), max_size=6)
)
def test_a_plain_name_stays_in_its_folder(parts):
    name = "".join(parts)
    if is_plain_path(name):
        inner = Path("/folder", name)
        assert ".." not in inner.parts
        assert inner.is_relative_to("/folder")
        assert inner != Path("/folder")
