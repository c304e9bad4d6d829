"""A share over several waves, in words and as tables."""

from __future__ import annotations

import html

import pandas as pd

from scsi.inference.cells import Contrast
from scsi.questions.survey.worded import (
    Say,
    heads_of,
    p_of,
    reason_of,
    said,
    shift_range,
    span,
    table_of,
    text_of,
)
from scsi.questions.trend.finding import WaveTrend
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name, wave_label
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(WaveTrend, "sentence")
def say_wave_trend(found: WaveTrend, *, lang: str = "en") -> Text:
    """Say whether the shares of all waves are the same, the trend, and the clearest step."""
    body = trend_sentence(found, lang, markdown_name)
    return text_of("wave_trend", found, body, lang, findings=[found])


def trend_sentence(found: WaveTrend, lang: str, say: Say = plain_name) -> str:
    """Say the test of all waves, the linear trend, and the steps that stand out."""
    parts = [_equal(found, lang, say), _slope(found, lang), *_steps(found, lang, say)]
    parts.append(
        word("trend.stayed", lang, stayed=whole(found.stayed), waves=whole(len(found.waves)))
    )
    if found.left_out:
        names = word("list", lang).join(say(str(wave)) for wave in found.left_out)
        parts.append(word("trend.left_out", lang, names=names))
    if len(found.waves) == 2:
        parts.append(word("trend.two", lang))
    return " ".join(parts)


def _equal(found: WaveTrend, lang: str, say: Say) -> str:
    """Say whether any share differs, with the first and the last."""
    test = found.found.equal
    alpha = 1 - found.level
    key = "none" if test.pvalue is None else "differ" if test.pvalue < alpha else "same"
    fields = {
        "category": say(category_label(found.category, lang)),
        "first": say(wave_label(found.waves[0], lang)),
        "last": say(wave_label(found.waves[-1], lang)),
        "waves": whole(len(found.waves)),
        "share_first": percent(found.found.shares[0].estimate),
        "share_last": percent(found.found.shares[-1].estimate),
    }
    if test.pvalue is None:
        fields["reason"] = reason_of(test, lang)
    else:
        fields |= {
            "p": p_of(test.pvalue),
            "statistic": rounded(test.statistic or 0.0, 2),
            "degrees": whole(test.degrees),
            "denominator": rounded(test.denominator or 0.0, 1),
        }
    return word(f"trend.{key}", lang, **fields)


def _slope(found: WaveTrend, lang: str) -> str:
    """Say the linear trend."""
    per = word("trend.per.year" if found.yearly else "trend.per.wave", lang)
    points = percent(found.estimate, 2)
    if found.interval is None:
        return word("trend.slope.no", lang, points=points, per=per, reason=reason_of(found, lang))
    low, high = percent(found.interval.low, 2), percent(found.interval.high, 2)
    return word("trend.slope", lang, points=points, per=per, level=confidence(found.level),
                low=low, high=high, p=p_of(found.pvalue))  # fmt: skip


def _steps(found: WaveTrend, lang: str, say: Say) -> list[str]:
    """Say which steps are significant after Holm's correction, where there are several."""
    if len(found.waves) < 3:
        return []
    pairs = list(zip(found.waves, found.waves[1:], strict=False))
    clear = [
        word("trend.step", lang, first=say(str(pair[0])), last=say(str(pair[1])),
             points=percent(step.estimate), interval=span(step.interval, lang), p=p_of(p))
        for pair, step, p in zip(pairs, found.found.steps, found.found.adjusted, strict=True)
        if p is not None and p < 1 - found.level
    ]  # fmt: skip
    if not clear:
        return [word("trend.steps.none", lang)]
    return [word("trend.steps", lang, steps=word("list", lang).join(clear))]


@shows(WaveTrend, "table")
def tabulate_wave_trend(found: WaveTrend, *, lang: str = "en") -> Table:
    """Show each wave's share with its interval, and each step with its p."""
    caption = word("trend.caption", lang, category=category_label(found.category, lang),
                   survey=plain_name(found.survey))  # fmt: skip
    heads = [
        word("trend.column.wave", lang),
        *heads_of(lang, "cities_one"),
        *heads_of(lang, "counted", "share"),
        *heads_of(lang, "share_interval", level=confidence(found.level)),
        word("trend.column.step", lang),
        *heads_of(lang, "interval", level=confidence(found.level)),
        *heads_of(lang, "holm"),
    ]
    rows = [_wave(found, at, lang) for at in range(len(found.waves))]
    return table_of("wave_trend", lang, caption, found.simulated, heads, rows, [found])


def _wave(found: WaveTrend, at: int, lang: str) -> tuple[str, ...]:
    """Return a wave as a row; the first has no step."""
    none = word("none", lang)
    step: tuple[str, ...] = (none, none, none)
    if at:
        each = found.found.steps[at - 1]
        step = (percent(each.estimate), shift_range(each.interval, lang),
                pvalue(found.found.adjusted[at - 1]))  # fmt: skip
    share = found.found.shares[at]
    return (
        plain_name(str(found.waves[at])),
        whole(found.cities[at]),
        f"{whole(found.counts[at])}/{whole(found.totals[at])}",
        percent(share.estimate),
        shift_range(share.interval, lang),
        *step,
    )


@shows(WaveTrend, "summary")
def summarise_trend(found: WaveTrend, *, lang: str = "en") -> str:
    """Say the trend, without emphasis."""
    return said(found, trend_sentence(found, lang), lang)


@shows(WaveTrend, "plain")
def plain_trend(found: WaveTrend) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_wave_trend(found)!r}"


@shows(WaveTrend, "html")
def html_trend(found: WaveTrend) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_wave_trend(found)._repr_html_()}"


@shows(WaveTrend, "frame")
def frame_trend(found: WaveTrend) -> pd.DataFrame:
    """Return one row a wave: its share, and the step from the wave before."""
    steps: list[Contrast | None] = [None, *found.found.steps]
    adjusted = (None, *found.found.adjusted)
    return pd.DataFrame(
        {
            "wave": wave,
            "cities": found.cities[i],
            "count": found.counts[i],
            "total": found.totals[i],
            "share": share.estimate,
            "low": share.interval.low if share.interval else None,
            "high": share.interval.high if share.interval else None,
            "step": step.estimate if step else None,
            "pvalue": step.pvalue if step else None,
            "adjusted": p,
        }
        for i, (wave, share, step, p) in enumerate(
            zip(found.waves, found.found.shares, steps, adjusted, strict=True)
        )
    )
