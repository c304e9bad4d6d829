"""Private and joint money where only their sum is published, in words and as tables."""

from __future__ import annotations

from scsi.questions.unsplit.finding import UnsplitBounds
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label
from scsi.showing.numbers import percent, percent_range
from scsi.showing.outputs import Table, Text, table_of_words
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(UnsplitBounds, "sentence")
def say_unsplit(found: UnsplitBounds, *, lang: str = "en") -> Text:
    """Say what is known of private and joint money, and when the English text can hold."""
    below = percent(found.ppp_rose_if_below.low)
    fell = word("unsplit.not_fell", lang, below=below)
    if found.private_fell_then is not None:
        points = percent(found.private_fell_then.low)
        fell = word("unsplit.fell", lang, below=below, points=points)
    text = word(
        "unsplit.text",
        lang,
        total=percent(found.total_before, 0),
        ppp_low=percent(found.ppp_shift.low),
        ppp_high=percent(found.ppp_shift.high),
        private_low=percent(found.private_shift.low),
        private_high=percent(found.private_shift.high),
        ppp_rounded=_between(found.ppp_shift_rounded, lang),
        private_rounded=_between(found.private_shift_rounded, lang),
        fell=fell,
    )
    return Text("unsplit", lang, text, findings=(found,))


def _between(interval: Interval, lang: str) -> str:
    low, high = percent(interval.low), percent(interval.high)
    return word("unsplit.between", lang, low=low, high=high)


@shows(UnsplitBounds, "table")
def tabulate_unsplit(found: UnsplitBounds, *, lang: str = "en") -> Table:
    """Show the ranges of private and joint money in 2019, and of their shifts."""
    rows = (
        (
            category_label(category, lang),
            percent_range(getattr(found, f"{category}_before")),
            percent(getattr(found, f"{category}_after")),
            percent_range(getattr(found, f"{category}_shift")),
        )
        for category in ("private", "ppp")
    )
    columns = ("category", "range_2019", "share_2022", "shift")
    return table_of_words("unsplit", lang, word("unsplit.caption", lang), columns, rows, (found,))
