"""What else could make up the shift, in words: mix, coding, double counting."""

from __future__ import annotations

from scsi.display.labels import percent_or_cannot
from scsi.display.numbers import percent, percent_range, pvalue, whole
from scsi.display.outputs import Text
from scsi.display.words import word
from scsi.study.bounds import CodingBounds, DoubleCounting, MixBounds

_ALPHA = 0.05  # the level that the tipping values of double counting refer to


def mix(found: MixBounds, *, lang: str = "en") -> Text:
    """Say whether a changed mix of kinds of items could make the shift."""
    least = word("mix.none", lang)
    if found.least_part_before is not None:
        least = word("mix.least", lang, least=percent(found.least_part_before))
    text = word(
        "mix.text",
        lang,
        part=percent(found.part_after),
        base=whole(found.base),
        low=percent(found.part_before.low, 0),
        high=percent(found.part_before.high, 0),
        gap_low=percent_or_cannot(found.gap[0], lang),
        gap_high=percent_or_cannot(found.gap[1], lang),
        least=least,
    )
    return Text("mix", lang, text, findings=(found,))


def coding(found: CodingBounds, *, lang: str = "en") -> Text:
    """Say how differently the waves must have been coded for nothing to have shifted."""
    over = word("cannot", lang)
    if found.missed_before_range is not None:
        over = word("coding.part", lang, part=percent_range(found.missed_before_range))
    missed, added = (
        word("cannot", lang) if part is None else word("coding.part", lang, part=percent(part))
        for part in (found.missed_before, found.added_after)
    )
    text = word("coding.text", lang, missed=missed, range=over, added=added)
    return Text("coding", lang, text, findings=(found,))


def double_counting(found: DoubleCounting, *, lang: str = "en") -> Text:
    """Say whether items counted twice could undo the test, and what items in both waves do."""
    case = "undone" if found.tipping_before is not None else "not_undone"
    if found.pvalue_before[0] >= _ALPHA:
        case = "without"
    tipping = word(
        f"double.{case}",
        lang,
        **double_sizes(found),
        alpha=f"{_ALPHA:g}",
        part=percent_or_cannot(found.tipping_before, lang),
        p_none=pvalue(found.pvalue_before[0]),
        p_most=pvalue(found.pvalue_before[-1]),
    )
    text = word(
        "double.text",
        lang,
        tipping=tipping,
        size=whole(found.tipping_size),
        p_kept=pvalue(found.pvalue_kept[-1]),
    )
    return Text("double_counting", lang, text, findings=(found,))


def double_sizes(found: DoubleCounting) -> dict[str, str]:
    """Return the entries of both waves as text."""
    return {"size_before": whole(found.size_before), "base": whole(found.base)}
