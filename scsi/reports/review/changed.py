"""Changed: what differs between two runs, in the words and numbers of the report.

The first report is the earlier one: what it says is what was.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from scsi.reports.review.careful import printable
from scsi.reports.review.compare import Difference, Tolerance, compare, short
from scsi.reports.review.finding_words import (
    ESTIMATES,
    FIELDS,
    TELLING,
    key_of,
    name_of,
    number_text,
    printing,
    telling,
    value_text,
)

_WHERE = ("lang", "notebook", "cell")
_SPOKEN = ("estimate", "pvalue", "interval")
_IN_WORDS = {
    "p": re.compile(r"\bp\s(=\s[\d.]+|<\s[\d.]+)"),
    "interval": re.compile(r"\binterval ([−\d.]+ to [−\d.]+)"),
}
"""How a sentence of the report says a p-value and an interval."""
_MOST = 3
"""Fields of one finding that its line quotes."""


@dataclass(frozen=True, slots=True)
class ChangedParameter:
    """A parameter that two runs did not have alike; None where a run has no such parameter."""

    name: str
    before: object
    after: object
    default: object

    def __str__(self) -> str:
        after, before, default = (_value(each) for each in (self.after, self.before, self.default))
        if after == default:
            return f"{self.name} {after} (the default), was {before}"
        if before == default:
            return f"{self.name} {after}, default {default}"
        rest = "" if self.default is None else f", default {default}"
        return f"{self.name} {after}, was {before}{rest}"


@dataclass(slots=True)
class ChangedFinding:
    """A finding that differs, once for all notebooks and languages that have it.

    Attributes
    ----------
    name : str
        What it is called.
    text : str
        What it says now and what it said, as the report prints it.
    places : list of str
        Where it stands: language and notebook.
    differences : list of Difference
        All that differs in it, at its first place.
    """

    name: str
    text: str
    places: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def __str__(self) -> str:
        return printable(f"{self.name}: {self.text}")


def changed_parameters(a: Mapping, b: Mapping) -> list[ChangedParameter]:
    """Return the parameters in which two manifests differ, given or by default.

    Those of a notebook that ran in one of them alone are left out: that it did is told elsewhere.
    """
    first, second = (_settings(each) for each in (a, b))
    changed: dict[str, ChangedParameter] = {}
    other = a["defaults"].keys() ^ b["defaults"].keys()
    for place in dict.fromkeys([*first, *second]):
        if place[0] in other:
            continue
        (before, old), (after, new) = (each.get(place, (None, None)) for each in (first, second))
        if not _same(before, after):
            default = new if place in second else old
            each = ChangedParameter(place[1], before, after, default)
            changed.setdefault(str(each), each)
    return list(changed.values())


def _settings(manifest: Mapping) -> dict[tuple[str, str], tuple[object, object]]:
    """Return by notebook and name each parameter's value and default."""
    given, settings = dict(manifest["parameters"]), {}
    for notebook, defaults in manifest["defaults"].items():
        for name, default in defaults.items():
            if name != "lang":
                settings[notebook, name] = (given.get(name, default), default)
    known = {name for _, name in settings}
    settings |= {("", name): (value, None) for name, value in given.items() if name not in known}
    return settings


def _same(a: object, b: object) -> bool:
    """Whether two values are the same: 1 is 1.0, but not true."""
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def _value(value: object) -> str:
    """Return a parameter's value as one writes it."""
    match value:
        case None:
            return "none"
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.12g}"
        case list():
            return f"[{', '.join(_value(each) for each in value)}]"
    return printable(short(value)) or "''"


def changed_findings(
    a: list[dict], b: list[dict], tolerance: Tolerance, given: Set[str] = frozenset()
) -> tuple[list[ChangedFinding], list[Difference], int]:
    """Return the findings that differ, all differences in them, and how many findings there are.

    A finding that several notebooks or languages have alike is one. They are paired by notebook,
    language, what they are, what tells them apart, and their number among these; those that are
    left are paired by their number. What is `given`, by the names of parameters that differ, need
    not be told again of each.
    """
    first, second = _by_place(a, b, given)
    groups: dict[str, ChangedFinding | None] = {}
    raw = []
    for place in dict.fromkeys([*first, *second]):
        x, y = first.get(place), second.get(place)
        key = json.dumps([place[2], x, y], sort_keys=True)
        where = f"{place[0]}/{place[1]} {name_of(x or y or {})} {place[3]}"
        found = [replace(each, kind="finding") for each in _differences(where, x, y, tolerance)]
        raw += found
        if key not in groups:
            siblings = [
                each for other, each in (second if y else first).items() if other[:3] == place[:3]
            ]
            groups[key] = _changed(x, y, siblings, found, given) if found else None
        group = groups[key]
        if group is not None:
            group.places.append(f"{place[0]}/{place[1]}")
    changed: dict[str, ChangedFinding] = {}
    for each in groups.values():
        if each is not None:
            changed.setdefault(str(each), each)
            if changed[str(each)] is not each:
                changed[str(each)].places += each.places
    same = len(groups) - sum(each is not None for each in groups.values())
    return list(changed.values()), raw, same + len(changed)


def _by_place(
    a: list[dict], b: list[dict], given: Set[str]
) -> tuple[dict[tuple[str, str, str, int], dict], dict[tuple[str, str, str, int], dict]]:
    """Return the findings of both by language, notebook, what they are and a number they share."""
    first, second = (_alike(each, given) for each in (a, b))
    both = [key for key in first if key in second]
    left = [[key for key in each if key not in both] for each in (first, second)]
    placed: tuple[dict, dict] = ({}, {})
    numbers: Counter[tuple] = Counter()
    for key in both:
        numbers[key[:3]] += 1
        for found, each in zip(placed, (first, second), strict=True):
            found[*key[:3], numbers[key[:3]]] = each[key]
    for found, each, keys in zip(placed, (first, second), left, strict=True):
        own = numbers.copy()
        for key in keys:
            own[key[:3]] += 1
            found[*key[:3], own[key[:3]]] = each[key]
    return placed


def _alike(findings: list[dict], given: Set[str]) -> dict[tuple, dict]:
    """Return findings by language, notebook, what they are, what tells them apart, and a number."""
    placed: dict[tuple, dict] = {}
    numbers: Counter[tuple] = Counter()
    for finding in findings:
        kind = f"{finding.get('type', finding['kind'])} {key_of(finding)}"
        told = [finding.get(name) for name in TELLING if name not in given]
        name = (finding["lang"], finding["notebook"], kind, json.dumps(told, sort_keys=True))
        numbers[name] += 1
        inner = {key: value for key, value in finding.items() if key not in _WHERE}
        placed[*name, numbers[name]] = inner
    return placed


def _differences(
    place: str, a: dict | None, b: dict | None, tolerance: Tolerance
) -> Iterator[Difference]:
    """Yield the differences between two findings, of which one may be missing."""
    if a is None or b is None:
        yield Difference.of(place, ("missing" if each is None else "found" for each in (a, b)))
    else:
        yield from compare(place, a, b, tolerance)


def _changed(
    a: dict | None,
    b: dict | None,
    siblings: list[dict],
    found: list[Difference],
    given: Set[str],
) -> ChangedFinding:
    """Return a finding that differs, in words."""
    there = b or a or {}
    name = name_of(there) + telling(there, siblings)
    if a is None or b is None:
        text = "not in the first report" if a is None else "not in the second report"
    else:
        text = "; ".join(
            [*_numbers(a, b)]
            or [*_told_numbers(a, b)]
            or [*_sentences(a, b)]
            or [*_fields(a, b, given)]
            or ["in its assumptions or its wording only"]
        )
    return ChangedFinding(name, text, [], found)


def _numbers(a: Mapping, b: Mapping) -> Iterator[str]:
    """Yield estimate, p and interval where they differ."""
    label, printed = ESTIMATES.get(key_of(b), ("estimate", printing("estimate")))
    for name in _SPOKEN:
        if name not in a or name not in b or a[name] == b[name]:
            continue
        if name == "pvalue":
            yield _was("p", name, a, b, printing("pvalue"))
        else:
            yield _was(label if name == "estimate" else name, name, a, b, printed)


def _was(label: str, name: str, a: Mapping, b: Mapping, printed) -> str:
    """Say what a number is and was; in more digits where it prints alike."""
    after, before = (_printed(each[name], printed) for each in (b, a))
    if after == before:
        after, before = (_printed(each[name], lambda x: f"{x:.6g}") for each in (b, a))
    if after == before:
        return f"{label} {after}, another beyond the sixth digit"
    return f"{label} {after}, was {before}"


def _printed(value: object, printed) -> str:
    """Print a number or an interval."""
    match value:
        case bool() | None:
            return value_text("", value)
        case int() | float():
            return number_text(value, printed)
        case {"low": int() | float() as low, "high": int() | float() as high}:
            return f"{number_text(low, printed)} to {number_text(high, printed)}"
    return short(value)


def _english(a: Mapping, b: Mapping) -> tuple[str, str] | None:
    """Return what two findings say of themselves in English; None where one says nothing."""
    said = (each.get("sentence") for each in (a, b))
    texts = [each.get("en") if isinstance(each, Mapping) else None for each in said]
    first, second = texts
    return (first, second) if isinstance(first, str) and isinstance(second, str) else None


def _told_numbers(a: Mapping, b: Mapping) -> Iterator[str]:
    """Yield p and interval where two sentences have one of each and they differ."""
    for label, pattern in _IN_WORDS.items():
        found = [pattern.findall(text) for text in _english(a, b) or ()]
        if [len(each) for each in found] == [1, 1] and found[0] != found[1]:
            before, after = (each[0].removeprefix("=").strip() for each in found)
            yield f"{label} {after}, was {before}"


def _sentences(a: Mapping, b: Mapping) -> Iterator[str]:
    """Yield what the first of the English sentences that differ says now and said."""
    texts = _english(a, b)
    if texts is None or texts[0] == texts[1]:
        return
    before, after = (re.split(r"(?<=[.:]) (?=[A-Z])", each) for each in texts)
    if len(before) != len(after):
        yield f"“{_cut(texts[1])}”, was “{_cut(texts[0])}”"
        return
    pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    yield _parted(*(each.rstrip(".") for each in pairs[0]))
    if len(pairs) > 1:
        yield f"and {len(pairs) - 1} more sentence{'s' if len(pairs) > 2 else ''}"


def _parted(old: str, new: str) -> str:
    """Say what a sentence says now and, between the words that are the same, what it said."""
    words, others = old.split(" "), new.split(" ")
    start = _same_words(words, others)
    end = _same_words(words[start:][::-1], others[start:][::-1])
    was = " ".join(words[start : len(words) - end]) or "nothing there"
    first = 0 if len(" ".join(others[:start])) <= 60 else max(0, start - 6)
    now = ("... " if first else "") + " ".join(others[first:])
    return f"{_cut(now)}, was {_cut(was + ')' * (was.count('(') - was.count(')')))}"


def _same_words(words: list[str], others: list[str]) -> int:
    """Return how many words two texts have alike from their start on."""
    pairs = enumerate(zip(words, others, strict=False))
    return next((i for i, (x, y) in pairs if x != y), min(len(words), len(others)))


def _cut(text: str) -> str:
    """Return a text that is not too long for a line."""
    text = " ".join(text.split())
    return text if len(text) <= 140 else f"{text[:137]}..."


def _fields(a: Mapping, b: Mapping, given: Set[str]) -> Iterator[str]:
    """Yield what other fields are and were, without parameters that are told already."""
    passed = {"sentence", "kind", "type", *given}
    names = [
        name
        for name in dict.fromkeys([*b, *a])
        if name not in passed and a.get(name) != b.get(name)
    ]
    for name in names[:_MOST]:
        called = FIELDS.get(name, name.replace("_", " "))
        yield f"{called} {_field(name, a.get(name), b.get(name))}"
    if len(names) > _MOST:
        yield f"and {len(names) - _MOST} more of its numbers"


def _field(name: str, before: object, after: object) -> str:
    """Say what a field is and was; of a long one, how much of it differs."""
    values, others = list(_leaves(after)), list(_leaves(before))
    if max(len(values), len(others)) > 2:
        if len(values) != len(others):
            return f"of {len(values):,} values, was of {len(others):,}"
        different = sum(x != y for x, y in zip(values, others, strict=True))
        return f"({different:,} of {len(values):,} values differ)"
    now, was = (_cut(value_text(name, each)) for each in (after, before))
    return f"{now}, was {was}" if now != was else "differs beyond the digits printed"


def _leaves(value: object) -> Iterator[object]:
    """Yield what lists and objects hold that is neither."""
    if isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    else:
        yield value
