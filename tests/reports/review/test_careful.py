"""Careful: what a review reads may be hostile; each kind is one line that names the file."""

import base64
import gzip
import json
import struct
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_report import run_in, write

from scsi.__main__ import main
from scsi.reports.review import careful
from scsi.reports.review.reference import keep
from scsi.reports.run.manifest import checksum
from scsi.reports.run.owned import sealed

pytestmark = pytest.mark.slow

ENGLISH = "notebooks/en/2-shift.ipynb"


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A report that no test changes."""
    return write(tmp_path_factory.mktemp("reports") / "good", [run_in("en")])


def png_of(width, height):
    """Return a PNG whose header names a size and that holds next to nothing."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def notebook_with(png):
    """Return a notebook with one picture."""
    output = {"output_type": "display_data", "metadata": {}, "data": {"image/png": png}}
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": "",
        "execution_count": 1,
        "outputs": [output],
    }
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})


BOMB = base64.b64encode(png_of(40_000, 25_000)).decode()
DEEP = '{"a":' * 200 + "1" + "}" * 200
FINDING = '{"notebook": "2-shift", "lang": "en", "kind": "finding", "estimate": %s}'
HOSTILE = {
    "findings that are numbers": ("findings.json", "[1]", "finding 1 must be an object"),
    "findings that are none": ("findings.json", '{"a": 1}', "must be a list of findings"),
    "a finding of no language": ("findings.json", '[{"kind": "finding"}]', "finding 1 must be"),
    "a finding of elsewhere": (
        "findings.json",
        '[{"notebook": "x", "lang": "../x", "kind": "finding"}]',
        "finding 1 must be an object",
    ),
    "a number of 400 digits": (
        "findings.json",
        f"[{FINDING % ('1' + '0' * 400)}]",
        "a number of 401 digits is too large",
    ),
    "a number of 5000 digits": ("findings.json", f"[{FINDING % ('9' * 5000)}]", "too large"),
    "an infinite number": ("findings.json", f"[{FINDING % '1e400'}]", "1e400 is too large"),
    "deep findings": ("findings.json", f"[{DEEP}]", "more than 100 deep"),
    "very deep findings": ("findings.json", "[" * 500_000, "more than 100 deep"),
    "a finding twice": ("findings.json", '[{"kind": "a", "kind": "b"}]', "stands twice"),
    "a notebook that is a list": (ENGLISH, "[]", "is not a notebook"),
    "a notebook without cells": (ENGLISH, '{"nbformat": 4, "nbformat_minor": 5}', "is not a"),
    "a notebook of numbers": (
        ENGLISH,
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}',
        "is not a notebook",
    ),
    "a notebook of another version": (ENGLISH, '{"nbformat": 9e9}', "is not a notebook"),
    "a deep notebook": (ENGLISH, DEEP, "more than 100 deep"),
    "a picture of a billion pixels": (
        ENGLISH,
        notebook_with(BOMB),
        "cell 1: a picture of 40000 x 25000 pixels; at most 10,000,000",
    ),
    "a picture that is a number": (ENGLISH, notebook_with(7), "is not a notebook"),
    "a picture of a billion pixels in the page": (
        "index.html",
        f'<img src="data:image/png;base64,{BOMB}">',
        "a picture of 40000 x 25000 pixels",
    ),
    "a page that is not UTF-8": ("index.html", b"\xff\xfe", "index.html is not UTF-8"),
}


def put(report, name, content):
    """Put a file into a report, which says so itself, as a careful attacker would have it."""
    content = content if isinstance(content, bytes) else content.encode()
    (report / name).write_bytes(content)
    path = report / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    home = manifest["kept"] if "kept" in manifest else manifest["outputs"]
    home[name] = checksum(content)
    path.write_text(json.dumps(sealed(manifest)), encoding="utf-8")


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_one_line_that_names_it(good, tmp_path, capsys, kind):
    name, content, line = HOSTILE[kind]
    report = write(tmp_path / "hostile", [run_in("en")])
    put(report, name, content)
    for pair in ((good, report), (report, good)):
        assert main(["review", *map(str, pair)]) == 1
        head, told = capsys.readouterr().out.splitlines()
        assert "not as written" in head
        assert line in told
        assert str(report / name) in told


KEPT = {
    "not compressed": (b"x", "is not compressed as it should be"),
    "cut off": (gzip.compress(b"{}" * 500)[:-9], "is not compressed as it should be"),
    "not JSON": (gzip.compress(b"{"), "is not JSON"),
    "another format": (gzip.compress(b"{}"), "is not of the format"),
    "no notebooks": (gzip.compress(b'{"format": "scsi-outputs-2"}'), "not what a reference holds"),
    "notebooks of numbers": (
        gzip.compress(b'{"format": "scsi-outputs-2", "page": null, "notebooks": {"a": [1]}}'),
        "not what a reference holds",
    ),
    "a page of numbers": (
        gzip.compress(b'{"format": "scsi-outputs-2", "page": 1, "notebooks": {}}'),
        "not what a reference holds",
    ),
}


@pytest.mark.parametrize("kind", KEPT)
def test_a_hostile_reference_is_one_line(good, tmp_path, capsys, kind):
    content, line = KEPT[kind]
    reference = tmp_path / "reference"
    keep(good, reference)
    put(reference, "outputs.json.gz", content)
    assert main(["review", str(reference), str(good)]) == 1
    _, told = capsys.readouterr().out.splitlines()
    assert line in told
    assert str(reference / "outputs.json.gz") in told


def test_what_unpacks_to_very_much_is_not_unpacked(good, tmp_path, capsys, monkeypatch):
    reference = tmp_path / "reference"
    keep(good, reference)
    monkeypatch.setattr(careful, "LARGEST", 1 << 20)
    put(reference, "outputs.json.gz", gzip.compress(b" " * (1 << 24)))
    assert main(["review", str(reference), str(good)]) == 1
    assert "outputs.json.gz holds more than 1 MB" in capsys.readouterr().out


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**299), 10**299)
    | st.floats(-1e299, 1e299)
    | st.text(max_size=6)
    | st.sampled_from(["1e999", "\ud800", "\x1b[2J"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["low", "high", "en", "sentence"]) | st.text(max_size=5),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["question", "type", "estimate", "pvalue", "interval", "sentence", "shared", "share", "kind"]
)
FINDINGS = st.dictionaries(FIELDS, JSON, max_size=6).map(
    lambda fields: {
        "type": "PublishedShift",
        "question": "published-shift",
        **fields,
        **{"notebook": "2-shift", "lang": "en", "cell": 1, "kind": "finding"},
    }
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(findings=st.lists(FINDINGS, max_size=3))
def test_whatever_findings_hold_they_are_compared(good, tmp_path_factory, capsys, findings):
    report = write(tmp_path_factory.mktemp("any") / "report", [run_in("en")])
    put(report, "findings.json", json.dumps(findings))
    for pair in ((good, report), (report, good)):
        assert main(["review", *map(str, pair)]) == 1
        assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())
        assert main(["review", *map(str, pair), "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["findings"]
