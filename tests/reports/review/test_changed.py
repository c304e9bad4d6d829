"""A review of two runs reads well: parameters, then each finding once, in the report's words."""

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest
from small_report import record_of, run_in, write

import scsi
from scsi.reports.review.changed import ChangedParameter, changed_findings, changed_parameters
from scsi.reports.review.compare import Tolerance
from scsi.reports.review.finding_words import NAMES, key_of, name_of
from scsi.reports.review.review import review
from scsi.vocabulary import form

REFERENCE = Path(__file__).parents[3] / "reports" / "reference"
SHIFT = {
    "notebook": "2-shift",
    "lang": "en",
    "cell": 9,
    "kind": "finding",
    "type": "PublishedShift",
    "question": "published-shift",
    "estimate": 0.103,
    "pvalue": 0.0047,
    "interval": {"low": 0.032, "high": 0.171},
}
LATER = {**SHIFT, "pvalue": 0.0642, "interval": {"low": -0.0061, "high": 0.2049}}


def lines(a, b, given=frozenset()):
    """Return the lines of the findings that differ, and of how many."""
    found, _, number = changed_findings(a, b, Tolerance(), given)
    return [str(each) for each in found], number


def test_p_and_interval_are_told_in_one_line():
    assert lines([SHIFT], [LATER]) == (
        [
            "published shift: p 0.064, was 0.005; interval −0.6 to 20.5, was 3.2 to 17.1",
        ],
        1,
    )


def test_the_first_report_is_what_was():
    (line,), _ = lines([LATER], [SHIFT])
    assert line.startswith("published shift: p 0.005, was 0.064; interval 3.2 to 17.1, was −0.6")


def test_what_languages_and_notebooks_share_is_told_and_counted_once():
    homes = [(lang, notebook) for lang in ("en", "ko") for notebook in ("2-shift", "3-readings")]
    a, b = (
        [{**each, "lang": lang, "notebook": notebook} for lang, notebook in homes]
        for each in (SHIFT, LATER)
    )
    found, raw, number = changed_findings(a, b, Tolerance())
    assert (len(found), number) == (1, 1)
    assert found[0].places == [f"{lang}/{notebook}" for lang, notebook in homes]
    assert len(raw) == 3 * len(homes)  # p and the two ends, in each


def test_a_finding_that_one_language_alone_has_otherwise_is_told():
    korean = {**SHIFT, "lang": "ko"}
    found, _, number = changed_findings(
        [SHIFT, korean], [SHIFT, {**LATER, "lang": "ko"}], Tolerance()
    )
    assert ([each.places for each in found], number) == ([["ko/2-shift"]], 2)


def test_a_finding_that_is_missing_is_told():
    assert lines([SHIFT], [])[0] == ["published shift: not in the second report"]
    assert lines([], [SHIFT])[0] == ["published shift: not in the first report"]


def test_numbers_that_print_alike_are_told_in_more_digits():
    (line,), _ = lines([SHIFT], [{**SHIFT, "pvalue": 0.0048}])
    assert line == "published shift: p 0.0048, was 0.0047"


def test_fields_that_differ_beyond_what_is_printed_are_said_to():
    other = {**SHIFT, "share_before": 0.41}
    (line,), _ = lines([other], [{**other, "share_before": 0.41 * (1 + 1e-5)}])
    assert line.endswith("share before differs beyond the digits printed")


def test_findings_of_one_name_are_told_apart_by_what_differs_among_them():
    a = [
        {**SHIFT, "question": "published-shift-break-even", "size_after": size, "estimate": 94.0}
        for size in (3091, 820)
    ]
    b = deepcopy(a)
    b[1]["estimate"] = 102.0
    assert lines(a, b)[0] == [
        "projects that 2019 would have needed (820 projects in 2022): projects 102, was 94"
    ]


def test_findings_are_paired_by_what_tells_them_apart_in_any_order():
    a = [
        {**SHIFT, "reference": name, "estimate": share}
        for name, share in (("normal", 0.1), ("t", 0.2))
    ]
    assert lines(a, a[::-1]) == ([], 2)
    moved = {**a[0], "estimate": 0.15}
    assert lines(a, [a[1], moved])[0] == [
        "published shift (normal distribution): shift 15.0, was 10.0"
    ]


def test_what_only_one_report_has_takes_no_place_of_what_both_have():
    a = [{**SHIFT, "reference": name, "estimate": 0.1} for name in ("normal", "t", "a")]
    b = [{**SHIFT, "reference": name, "estimate": 0.2} for name in ("normal", "t", "b")]
    found, _, number = changed_findings(a, b, Tolerance())
    assert (len(found), number) == (3, 3)


def test_findings_that_nothing_tells_alike_are_paired_by_their_order():
    a, b = ([{**SHIFT, "shared": shared}] for shared in (0, 6))
    assert lines(a, b)[1] == 1


def test_a_finding_without_p_is_told_in_its_sentence():
    sentence = "Nothing here. Above a correlation of {} (0.1 to 0.2 by rounding) it is so."
    a, b = (
        {
            "notebook": "n",
            "lang": "en",
            "kind": "Partnerships",
            "sentence": {"en": sentence.format(number)},
        }
        for number in ("0.135", "0.191")
    )
    assert lines([a], [b])[0] == [
        "partnerships: Above a correlation of 0.191 (0.1 to 0.2 by rounding) it is so, was 0.135"
    ]


def test_a_finding_without_words_is_told_by_its_fields_and_not_by_parameters():
    a = {"notebook": "n", "lang": "en", "kind": "MixBounds", "level": 0.95, "share_after": 0.513}
    b = a | {"level": 0.9, "share_after": 0.5, "gaps": [1, 2, 3]}
    a["gaps"] = [1, 2, 4]
    (line,), _ = lines([a], [b], {"level"})
    assert line == ("composition effect: share after 50.0, was 51.3; gaps (1 of 3 values differ)")


@pytest.mark.parametrize(
    ("before", "after", "default", "line"),
    [
        (0.0, 0.05, 0.0, "icc 0.05, default 0"),
        (0.05, 0.0, 0.0, "icc 0 (the default), was 0.05"),
        (0.1, 0.05, 0.0, "icc 0.05, was 0.1, default 0"),
        ("t", "normal", "t", "icc normal, default t"),
        ([1, 2], [1], [1, 2], "icc [1], default [1, 2]"),
        (1, True, None, "icc true, was 1"),
    ],
)
def test_a_parameter_is_told_with_its_default(before, after, default, line):
    assert str(ChangedParameter("icc", before, after, default)) == line


def test_parameters_are_told_once_for_all_notebooks_given_or_by_default():
    defaults = {name: {"lang": "en", "level": 0.95} for name in ("2-shift", "3-readings")}
    a = {"parameters": {}, "defaults": defaults}
    b = {"parameters": {"level": 0.9}, "defaults": defaults}
    assert [str(each) for each in changed_parameters(a, b)] == ["level 0.9, default 0.95"]
    c = {"parameters": {}, "defaults": {"2-shift": {"level": 0.9}}}
    told = [str(each) for each in changed_parameters(a, c)]
    assert told[0] == "level 0.9 (the default), was 0.95"
    assert changed_parameters(a, a) == []


def shift_at(icc):
    """Return what a notebook records of the published shift."""
    finding = scsi.published_shift(size_before=200, icc=icc)
    record = json.loads(json.dumps(form("record")(finding)))
    return finding, {"notebook": "2-shift", "lang": "en", **record}


def test_numbers_are_those_that_the_report_prints():
    (before, a), (after, b) = shift_at(0.0), shift_at(0.05)
    (line,), _ = lines([a], [b])
    now, was = (
        re.fullmatch(
            r"published shift: p (\S+), was (\S+); interval (\S+ to \S+), was (\S+ to \S+)", line
        ).group(1, 3),
        re.search(r"was (\S+); .* was (.*)$", line).groups(),
    )
    for finding, (p, interval) in ((after, now), (before, was)):
        sentence = finding.summary().replace("\u00a0", " ")
        assert f"p = {p})" in sentence
        assert f"interval {interval};" in sentence


def test_every_finding_of_the_report_has_a_name_in_words():
    found = json.loads((REFERENCE / "findings.json").read_text(encoding="utf-8"))
    kinds = {each.get("type", each["kind"]) for each in found}
    assert len(kinds) > 20
    for each in found:
        assert key_of(each) in NAMES
        assert name_of(each) not in kinds
    assert not [name for name in NAMES.values() if re.search(r"[a-z][A-Z]", name)]


def test_a_finding_without_a_name_here_is_called_by_its_question_in_the_report():
    assert name_of({"question": "CityProfile2", "kind": "finding"}) == "another finding"
    assert name_of({"kind": "finding", "type": "CityProfile"}) == "city profile"


@pytest.fixture
def two(tmp_path):
    """Two runs whose parameter, finding, words and picture differ."""
    a = write(tmp_path / "a", [run_in("en"), run_in("ko")], parameters={})
    runs = [run_in("en"), run_in("ko")]
    for run in runs:
        cells = run.notebook.cells
        record_of(cells, 1)["findings"][0]["pvalue"] = 0.064
        words = cells[1].outputs[0].data["text/markdown"]
        cells[1].outputs[0].data["text/markdown"] = words.replace("0.005", "0.064")
    return a, write(tmp_path / "b", runs, parameters={"size": 100})


def test_the_whole_review_reads_from_parameters_to_the_count(two):
    found = review(*two)
    assert str(found).splitlines()[1:] == [
        "  size 100, default 200",
        "  published shift: p 0.064, was 0.005",
        "  1 of 2 findings differs",
        "  also different, as may follow: 1 text, 1 line of the page; --json has all",
    ]
    told = json.loads(found.as_json())
    assert told["parameters"] == [
        {
            "name": "size",
            "before": 200,
            "after": 100,
            "default": 200,
            "line": "size 100, default 200",
        }
    ]
    (finding,) = told["findings"]
    assert finding["line"] == "published shift: p 0.064, was 0.005"
    assert finding["places"] == ["en/2-shift", "ko/2-shift"]
    assert told["findings_differ"] == "1 of 2 findings differs"
    kinds = [each["kind"] for each in told["differences"]]
    assert sorted(set(kinds)) == ["finding", "page", "parameter", "words"]
    assert kinds.count("finding") == 2


def test_what_cannot_follow_from_parameters_is_listed_all_the_same(two, tmp_path):
    runs = [run_in("en"), run_in("ko")]
    runs[0].notebook.cells[0].source = "# Did it fall?"
    third = write(tmp_path / "c", runs, parameters={"size": 100})
    text = str(review(two[0], third))
    assert "  2-shift cell 1 prose: # Did it rise? -> # Did it fall?\n" in text.replace("en/", "")


def test_a_notebook_that_ran_in_one_report_alone_is_told_once(two, tmp_path):
    english = write(tmp_path / "english", [run_in("en")], parameters={})
    found = review(two[0], english)
    assert found.findings == ()
    told = str(found).splitlines()[1:]
    assert told[:2] == [
        "  notebooks/ko/2-shift.ipynb: there -> missing",
        "  report-ko.pdf: there -> missing",
    ]
    assert "  ko/2-shift: run -> missing" in told
