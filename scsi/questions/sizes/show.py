"""The sizes that can print such shares, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.sizes.finding import CandidateSizes
from scsi.showing.catalogue import word
from scsi.showing.forms import as_json
from scsi.showing.labels import rounding_label, whole_or_none, yes_or_no
from scsi.showing.numbers import rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


def percents_in_words(answer: CandidateSizes) -> str:
    """Return the printed shares, as they are printed."""
    return " / ".join(rounded(value, answer.decimals) for value in answer.percents)


def possible_sizes(answer: CandidateSizes, lang: str) -> str:
    """Say under which rounding rules the proposed sizes are possible, alike ones together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for size in sorted(answer.candidates, reverse=True):
        rules = tuple(rule for rule in answer.sizes if answer.possible(size, rule))
        groups.setdefault(rules, []).append(whole(size))
    return " ".join(
        word(
            "candidate_sizes.possible" if rules else "candidate_sizes.impossible",
            lang,
            sizes=word("or", lang).join(sizes),
            rules=word("or_rule", lang).join(rounding_label(rule, lang) for rule in rules),
        )
        for rules, sizes in groups.items()
    )


@shows(CandidateSizes, "sentence")
def say_candidate_sizes(answer: CandidateSizes, *, lang: str = "en") -> Text:
    """Say which sizes the printed shares allow, and that being possible is not being true."""
    text = word(
        "candidate_sizes.text",
        lang,
        percents=percents_in_words(answer),
        least=whole(answer.sizes["each"][0]),
        complete=whole_or_none(answer.complete_from("each"), lang),
        possible=possible_sizes(answer, lang),
    )
    return Text("candidate_sizes", lang, text, findings=(answer,))


@shows(CandidateSizes, "table")
def tabulate_candidate_sizes(answer: CandidateSizes, *, lang: str = "en") -> Table:
    """Show per rounding rule the least size, where gaps end, and which proposed sizes fit."""
    rows = [
        {
            word("column.rounding", lang): rounding_label(rule, lang),
            word("column.least", lang): whole(sizes[0]),
            word("column.every", lang): whole_or_none(answer.complete_from(rule), lang),
            **{
                whole(size): yes_or_no(answer.possible(size, rule), lang)
                for size in sorted(answer.candidates, reverse=True)
            },
        }
        for rule, sizes in answer.sizes.items()
    ]
    caption = word(
        "candidate_sizes.caption",
        lang,
        max_size=whole(answer.max_size),
        percents=percents_in_words(answer),
    )
    return Table("candidate_sizes", lang, caption, pd.DataFrame(rows), (answer,))


@shows(CandidateSizes, "frame")
def frame_candidate_sizes(answer: CandidateSizes) -> pd.DataFrame:
    """Return one row a rounding rule and unbroken run of possible sizes."""
    rows = [(rule, *run) for rule in answer.sizes for run in answer.runs(rule).tolist()]
    return pd.DataFrame(rows, columns=["rounding", "first", "last"])


@shows(CandidateSizes, "record")
def record_candidate_sizes(answer: CandidateSizes) -> dict:
    """Return the possible sizes as unbroken runs."""
    runs = {rule: as_json(answer.runs(rule)) for rule in answer.sizes}
    return {
        "kind": "finding",
        "type": "CandidateSizes",
        "data": as_json(answer.data),
        "percents": as_json(answer.percents),
        "max_size": answer.max_size,
        "possible_sizes": runs,
    }
