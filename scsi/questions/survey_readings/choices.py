"""The choices of an analysis, their options in a survey, and what does not go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product

from scsi.questions.survey_readings.combinations import Combinations

CHOICES = ("level", "weight", "no_city", "missing", "panel", "adjust", "reference")
DEFAULT = {
    "level": "city",
    "weight": "items",
    "no_city": "each",
    "missing": "out",
    "panel": "all",
    "adjust": "",
    "reference": "satterthwaite",
}
"""What is compared with: the analysis that is made where nothing is said."""
MOST_CROSSED = 100
"""Two columns with more crossed groups than this are not held together: each takes long."""
Options = Mapping[str, str]


def options_of(rows: Combinations) -> dict[str, tuple[str, ...]]:
    """Return the options that make a difference in a survey, the default first."""
    columns = tuple(rows.groups)
    crossed = rows.crossed(columns[:2]) if len(columns) > 1 else 0
    held = (*columns, "+".join(columns[:2])) if 0 < crossed <= MOST_CROSSED else columns
    return {
        "level": ("city", "items", *(["region"] if rows.regions > 1 else [])),
        "weight": ("items", "cities"),
        "no_city": ("each", "common", "out") if (rows.city < 0).any() else ("each",),
        "missing": ("out", "all", "none") if (rows.funding < 0).any() else ("out",),
        "panel": ("all", "both") if rows.stayed > 1 else ("all",),
        "adjust": ("", *held),
        "reference": ("satterthwaite", "normal"),
    }


def contradiction(chosen: Options) -> str:
    """Return why a combination contradicts itself or repeats another; empty if it does not."""
    items = chosen["level"] == "items"
    lost = chosen["no_city"]
    if items and chosen["weight"] == "cities":
        return "items-weigh-alike"
    if items and lost == "common":
        return "items-have-no-clusters"
    if items and chosen["reference"] == "satterthwaite":
        return "items-have-no-degrees"
    if chosen["weight"] == "cities" and lost == "common":
        return "cities-need-a-name"
    if chosen["panel"] == "both" and lost == "common":
        return "panel-needs-a-name"
    if chosen["level"] == "region" and "region" in chosen["adjust"].split("+"):
        return "region-held-and-sampled"
    return ""


def coherent(options: Mapping[str, tuple[str, ...]]) -> tuple[list[dict[str, str]], Counter]:
    """Return the combinations that are coherent, and how many were left out by each reason.

    Where cities weigh the same, or only cities in both waves count, rows without a city are left
    out whatever is chosen: only ``no_city="out"`` stays, or the only option that there is.
    """
    kept, left_out = [], Counter[str]()
    for values in product(*(options[name] for name in CHOICES)):
        chosen = dict(zip(CHOICES, values, strict=True))
        reason = contradiction(chosen)
        several = len(options["no_city"]) > 1 and chosen["no_city"] == "each"
        if not reason and several and chosen["weight"] == "cities":
            reason = "cities-need-a-name"
        if not reason and several and chosen["panel"] == "both":
            reason = "panel-needs-a-name"
        if reason:
            left_out[reason] += 1
        else:
            kept.append(chosen)
    return kept, left_out
