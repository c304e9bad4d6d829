"""The whole composition of two waves, in words and as a table."""

from __future__ import annotations

import html

import pandas as pd

from scsi.questions.all_categories.finding import AllCategories
from scsi.questions.survey.worded import (
    Say,
    heads_of,
    p_of,
    reason_of,
    said,
    shift_range,
    table_of,
    text_of,
    waves_of,
)
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(AllCategories, "sentence")
def say_all_categories(found: AllCategories, *, lang: str = "en") -> Text:
    """Say whether the whole composition changed, by both tests."""
    body = categories_sentence(found, lang, markdown_name)
    return text_of("all_categories", found, body, lang, findings=[found])


def categories_sentence(found: AllCategories, lang: str, say: Say = plain_name) -> str:
    """Say how much changed hands, both tests, and the shifts that are clear."""
    waves = waves_of(found, lang, say)
    if found.rao_scott is None or found.permutation is None:
        return word("wholes.one", lang, **waves)
    parts = [word("wholes.headline", lang, points=percent(found.estimate), **waves)]
    test = found.rao_scott
    if test.pvalue is None or test.statistic is None:
        parts.append(word("wholes.rao.none", lang, reason=reason_of(test, lang)))
    else:
        parts.append(word("wholes.rao", lang, p=p_of(test.pvalue),
                          statistic=rounded(test.statistic, 2)))  # fmt: skip
    if found.permutation.pvalue is not None:
        parts.append(word("wholes.permuted", lang, p=p_of(found.permutation.pvalue),
                          draws=whole(found.permutation.draws)))  # fmt: skip
    clear = [
        word("wholes.shift", lang, category=say(category_label(each.name, lang)),
             points=percent(each.shift.estimate))
        for each in found.categories
        if each.shift.interval is not None and 0 not in each.shift.interval
    ]  # fmt: skip
    key = "wholes.clear" if clear else "wholes.unclear"
    fields = {"each": word("list", lang).join(clear)} if clear else {}
    parts.append(word(key, lang, level=confidence(found.level), **fields))
    return " ".join(parts)


@shows(AllCategories, "table")
def tabulate_all_categories(found: AllCategories, *, lang: str = "en") -> Table:
    """Show every category: shares, shift, simultaneous interval, permutation p."""
    waves = waves_of(found, lang)
    caption = word("wholes.caption", lang, survey=plain_name(found.survey), **waves)
    heads = [
        *heads_of(lang, "category"),
        *(f"{plain_name(str(wave))}, %" for wave in (found.before, found.after)),
        *heads_of(lang, "shift"),
        word("wholes.column.interval", lang, level=confidence(found.level)),
        word("wholes.column.permuted", lang),
    ]
    rows = [
        (
            plain_name(category_label(each.name, lang)),
            percent(each.share_before),
            percent(each.share_after),
            percent(each.shift.estimate),
            shift_range(each.shift.interval, lang),
            pvalue(each.permuted),
        )
        for each in found.categories
    ]
    return table_of("all_categories", lang, caption, found.simulated, heads, rows, [found])


@shows(AllCategories, "summary")
def summarise_categories(found: AllCategories, *, lang: str = "en") -> str:
    """Say whether the whole composition changed, without emphasis."""
    return said(found, categories_sentence(found, lang), lang)


@shows(AllCategories, "plain")
def plain_categories(found: AllCategories) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_all_categories(found)!r}"


@shows(AllCategories, "html")
def html_categories(found: AllCategories) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_all_categories(found)._repr_html_()}"


@shows(AllCategories, "frame")
def frame_categories(found: AllCategories) -> pd.DataFrame:
    """Return one row a category."""
    return pd.DataFrame(
        {
            "category": each.name,
            "share_before": each.share_before,
            "share_after": each.share_after,
            "shift": each.shift.estimate,
            "low": each.shift.interval.low if each.shift.interval else None,
            "high": each.shift.interval.high if each.shift.interval else None,
            "permuted": each.permuted,
        }
        for each in found.categories
    )
