"""Two waves of a survey compared, in words and as tables."""

from __future__ import annotations

from collections.abc import Iterable

from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.survey.worded import about, drop, heads_of, table_of
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name
from scsi.showing.numbers import number_range, percent, rounded, whole
from scsi.showing.outputs import Method, Table
from scsi.showing.registry import shows
from scsi.vocabulary import Unit


@shows(WaveComparison, "table", "rows")
def tabulate_wave_rows(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show what the comparison rests on: rows, cities, what they lack, counts, shares."""
    caption = word("survey.rows.caption", lang, **drop(about(found, lang), "category"))
    heads = [*heads_of(lang, "quantity"), *map(plain_name, map(str, (found.before, found.after)))]
    category = category_label(found.category, lang)
    rows = [
        _pair("rows", found.rows, lang),
        _pair("cities", found.cities[:2], lang),
        _pair("without_city", found.without_city, lang),
        _pair("without_funding", found.without_funding, lang),
    ]
    if any(found.without_weight):
        rows.append(_pair("without_weight", found.without_weight, lang))
    counted = (
        f"{whole(count)} / {whole(total)}"
        for count, total in zip(found.counts, found.totals, strict=True)
    )
    rows.append((word("survey.row.counted", lang, category=category), *counted))
    shares = (percent(found.share_before), percent(found.share_after))
    rows.append((word("survey.row.share", lang), *shares))
    effective = (rounded(part.effective, 1) for part in found.concentration)
    rows.append((word("survey.row.effective", lang), *effective))
    if found.correlations:
        rows.append((word("survey.row.icc", lang), *map(_icc_of(lang), found.correlations[:2])))
    behind = [Method.of(found, "clusters-counted", Unit.NONE)]
    return table_of("wave_rows", lang, caption, found.simulated, heads, rows, behind)


def _pair(key: str, numbers: Iterable[int], lang: str) -> tuple[str, ...]:
    """Return a row of two whole numbers."""
    return (word(f"survey.row.{key}", lang), *map(whole, numbers))


def _icc_of(lang: str):
    """Return a function that prints a correlation with its interval."""

    def printed(each) -> str:
        if each.icc is None:
            return word("none", lang)
        ends = "" if each.interval is None else f" ({number_range(each.interval, 3)})"
        return f"{rounded(each.icc, 3)}{ends}"

    return printed
