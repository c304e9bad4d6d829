"""What a review calls a finding and its numbers: short names, and how the report prints each."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping

from scsi.reports.review.compare import short
from scsi.showing import numbers
from scsi.showing.catalogue import catalogue

NAMES = {
    "published-shift": "published shift",
    "published-shift-break-even": "projects that 2019 would have needed",
    "published-shift-ceiling": "correlation from which no number of projects is enough",
    "published-shift-by-size-before": "p by the number of projects in 2019",
    "published-shift-by-icc": "p by the correlation within cities",
    "published-shift-explorer": "explorer of assumptions, at its start",
    "city-level-shift": "shift with cities as the sample",
    "asian-heading": "cities with the most public funding, in Asia",
    "compare-waves": "shift between the waves",
    "compare-cities": "cities compared",
    "decompose": "where the shift comes from",
    "plan": "survey large enough to see a shift",
    "textbook": "what a textbook would print",
    "printed-shift": "what two published percentages decide",
    "survey-read": "how the file was read",
    "AnalysisPlan": "plan of the analysis",
    "Calibration": "level of the tests",
    "CandidateSizes": "numbers of projects consistent with the shares",
    "CityShares": "counts consistent with the cities' shares",
    "CityLevelTable": "shift with cities as the sample, by assumption",
    "CityProfile": "city profile",
    "CityRegions": "what is known of each city's shares",
    "CitySpreadBounds": "spread between cities",
    "CitySpreadTable": "spread between cities",
    "ClaimVerdicts": "the chapter's statements",
    "CodingBounds": "misclassification",
    "DoubleCounting": "double counting",
    "MixBounds": "composition effect",
    "MoneyFromAbove": "money from above the city",
    "NamedServices": "named services",
    "NewCityBounds": "new cities",
    "OtherCities": "cities without a published share",
    "Partnerships": "partnerships",
    "Recalibration": "level of the tests, simulated again",
    "SectorAndMoney": "transport and joint funding",
    "ShiftAnswer": "answer to the main question",
    "ShiftBoundary": "sizes and correlations at which the answer changes",
    "ShiftCeilings": "correlations from which no number of projects is enough",
    "ShiftPriors": "probability of a rise under the priors",
    "ShiftReadings": "sensitivity analysis",
    "UnsplitBounds": "private and joint funding in 2019",
}
"""By the question, or where a finding has none by what it is."""

FIELDS = {
    "connected": "significant at every size between the fewest and the most:",
    "most": "largest number of projects at which it is significant:",
}
"""Fields whose own name would not say what they are."""

Print = Callable[[float], str]


def _plain(value: float) -> str:
    text = numbers.rounded(value, 3)
    return text.rstrip("0").rstrip(".") if "." in text else text


ESTIMATES: dict[str, tuple[str, Print]] = {
    "published-shift": ("shift", numbers.percent),
    "published-shift-break-even": ("projects", numbers.whole),
    "published-shift-ceiling": ("correlation", lambda value: numbers.rounded(value, 3)),
    "city-level-shift": ("shift", numbers.percent),
    "compare-waves": ("shift", numbers.percent),
    "decompose": ("shift", numbers.percent),
    "asian-heading": ("share", numbers.percent),
    "compare-cities": ("mean share", numbers.percent),
    "plan": ("power or smallest rise", numbers.percent),
}
"""What the estimate of a question is, and how the report prints it."""
_PVALUE = re.compile(r"pvalue|(^|_)p(_|$)|barnard|boschloo")
_SHARE = re.compile(
    r"share|shift|percent_|(^|_)sd(_|$)|spread|missed|added|part(_|$)|gap|rise|fell"
)
_BEYOND = 1e15
TELLING = {
    "size_after": "{} projects in 2022",
    "shared": "{} cities in both surveys",
    "persistence": "persistence {}",
    "size_cv": "coefficient of variation {}",
    "reference": "{} distribution",
    "constraints": "constraints {}",
    "rounding": "rounding {}",
    "spread_before": "spread of 2019 {}",
}
"""Fields that tell findings of one name apart."""


def name_of(finding: Mapping) -> str:
    """Return the name of a finding; of one that has none here, its question in the report."""
    key = key_of(finding)
    question = catalogue("en").get(f"question.{key}", "another finding")
    return NAMES.get(key, question)


def key_of(finding: Mapping) -> str:
    """Return the question of a finding, or what it is where it has none."""
    parts = (finding.get("question"), finding.get("type"), finding.get("kind"))
    return next((part for part in parts if isinstance(part, str)), "")


def telling(finding: Mapping, siblings: Iterable[Mapping]) -> str:
    """Return, in brackets, what tells a finding from others of its name; empty if nothing need."""
    siblings = list(siblings)
    parts = [
        text.format(short(value_text("", finding[name])))
        for name, text in TELLING.items()
        if name in finding and any(each.get(name) != finding[name] for each in siblings)
    ]
    return f" ({', '.join(parts)})" if parts else ""


def value_text(name: str, value: object) -> str:
    """Print a value as the report prints what has such a name."""
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_text(value, printing(name))
        case {"low": low, "high": high, **rest} if not rest:
            ends = [value_text(name, low), value_text(name, high)]
            return " to ".join(dict.fromkeys(ends))
        case list():
            return f"[{', '.join(value_text(name, each) for each in value)}]"
    return str(value)


def number_text(value: float, printed: Print) -> str:
    """Print a number; one that no report has, in the way of computers."""
    if math.isinf(value):
        return "no limit"
    return printed(value) if abs(value) < _BEYOND else f"{value:.6g}"


def printing(name: str) -> Print:
    """Return how the report prints the numbers of a field."""
    if _PVALUE.search(name):
        return numbers.pvalue
    return numbers.percent if _SHARE.search(name) else _plain
