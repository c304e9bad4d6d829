"""The answer that opens the report, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.shift.show import unit_clause
from scsi.questions.shift_answer.finding import ShiftAnswer
from scsi.questions.tipping.show import reference_of
from scsi.showing.catalogue import word
from scsi.showing.forms import frame
from scsi.showing.labels import alpha, whole_or_none
from scsi.showing.numbers import (
    percent,
    pvalue,
    roughly,
    rounded,
    whole,
    whole_range,
)
from scsi.showing.outputs import Rows, Table, Text
from scsi.showing.registry import shows


@shows(ShiftAnswer, "sentence")
def say_shift_answer(answer: ShiftAnswer, *, lang: str = "en") -> Text:
    """Say whether the public share rose, as far as the printed figures can: the headline."""
    before, after, found = answer.before, answer.after, answer.break_evens
    enough, likely = max(item.estimate for item in found), min(answer.likely_sizes)
    text = word(
        "shift_answer.headline",
        lang,
        before=rounded(before.value, before.decimals),
        after=rounded(after.value, after.decimals),
        points=percent((after.value - before.value) / 100),
        alpha=alpha(answer.level),
        least=whole(min(item.estimate for item in found)),
        most=whole(enough),
        rounding_least=whole(min(item.rounding_range.low for item in found)),
        rounding_most=whole(max(item.rounding_range.high for item in found)),
        likely=word(
            "shift_answer.likely.more" if likely > enough else "shift_answer.likely",
            lang,
            cities=answer.ceiling.cities[0],
            likely=_between(roughly(likely), roughly(max(answer.likely_sizes)), lang),
        ),
        shared=answer.city_level.shared,
        reference=reference_of(answer.ceiling, lang),
        ceiling=rounded(answer.ceiling.estimate, 3),
        ceiling_kept=rounded(answer.ceiling_kept.estimate, 3),
        spread=_between(
            percent(answer.ceiling.spread, 0), percent(answer.ceiling_kept.spread, 0), lang
        ),
        p_low=pvalue(answer.city_level.pvalue_range.low),
        p_high=pvalue(answer.city_level.pvalue_range.high),
        sd_low=percent(answer.city_level.sd_after.low, 0),
        sd_high=percent(answer.city_level.sd_after.high, 0),
    )
    findings = (*answer.break_evens, answer.ceiling, answer.ceiling_kept, answer.city_level)
    return Text("shift_answer", lang, text, kind="headline", findings=findings)


def _between(low: str, high: str, lang: str) -> str:
    """Say a range within a sentence, or one number where both ends print alike."""
    return low if low == high else word("shift_answer.between", lang, low=low, high=high)


@shows(ShiftAnswer, "sentence", "limits")
def say_shift_limits(answer: ShiftAnswer, *, lang: str = "en") -> Text:
    """Say what the answer does not show, and why cities rather than items may be the unit."""
    high, low = answer.most_public.percent, answer.most_private.percent
    before, after = answer.ceiling.cities
    text = word(
        "shift_answer.limits",
        lang,
        cities_before=before,
        cities_after=after,
        shared=answer.city_level.shared,
        high_city=answer.most_public.names[lang],
        high=rounded(high.value, high.decimals),
        low_city=answer.most_private.names[lang],
        low=rounded(low.value, low.decimals),
    )
    return Text("shift_limits", lang, text, behind=(Rows((high.id, low.id)), answer.ceiling))


@shows(ShiftAnswer, "table")
def tabulate_break_even(answer: ShiftAnswer, *, lang: str = "en") -> Table:
    """Show for each base the fewest items of 2019 at which the shift is significant."""
    columns = ("size_after", "break_even", "by_rounding", "saw_first", "saw_last")
    rows = [
        (
            whole(found.size_after),
            whole(found.estimate),
            whole_range(found.rounding_range),
            whole_or_none(found.saw_first, lang),
            whole_or_none(found.saw_last, lang),
        )
        for found in answer.break_evens
    ]
    frame = pd.DataFrame(rows, columns=[word(f"column.{key}", lang) for key in columns])
    unit = unit_clause(answer.break_evens[0], lang)
    caption = word("break_even.caption", lang, alpha=alpha(answer.level), unit=unit)
    return Table("break_even", lang, caption, frame, answer.break_evens)


@shows(ShiftAnswer, "frame")
def frame_answer(answer: ShiftAnswer) -> pd.DataFrame:
    """Return one row a break-even."""
    return pd.concat([frame(found) for found in answer.break_evens], ignore_index=True)
