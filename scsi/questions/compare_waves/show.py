"""Two waves of a survey compared, in words and as tables."""

from __future__ import annotations

import html

import pandas as pd

from scsi.inference.clusters import FEWEST_EFFECTIVE
from scsi.questions.adjusted.show import adjusted_clause
from scsi.questions.cluster_levels.show import levels_clause
from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.margin.show import margin_clause
from scsi.questions.survey.lines import Line
from scsi.questions.survey.worded import (
    Say,
    about,
    cluster_name,
    heads_of,
    method_of,
    p_of,
    reason_of,
    said,
    shift_range,
    span,
    table_of,
    text_of,
    title_of,
    waves_of,
)
from scsi.showing.catalogue import word
from scsi.showing.forms import frame
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name, wave_label
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Method, Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Unit


@shows(WaveComparison, "sentence")
def say_wave_comparison(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say whether the share differs between the waves, and what others would have said."""
    body = comparison_sentence(found, lang, markdown_name)
    title = title_of(found, lang)
    return text_of("wave_comparison", found, body, lang, "headline", [found], title=title)


def comparison_sentence(found: WaveComparison, lang: str, say: Say = plain_name) -> str:
    """Say the shift, the target of inference, and what items as independent would have said."""
    return " ".join([*_leads(found, lang, say), _headline(found, lang, say), _answer(found, lang),
                     *_beside(found, lang), *_further(found, lang, say),
                     *_unknown(found, lang)])  # fmt: skip


def _leads(found: WaveComparison, lang: str, say: Say) -> list[str]:
    """Say first where a wave is worth few cities, or one city weighs much."""
    leads = [
        word(
            "survey.lead",
            lang,
            weight=word(f"survey.weight.{found.weight}", lang),
            wave=say(wave_label(wave, lang)),
            effective=rounded(part.effective, 1),
            city=cluster_name(part.largest_city, lang, say),
            part=percent(part.largest_weight),
        )
        for wave, part in zip((found.before, found.after), found.concentration, strict=True)
        if part.leads
    ]
    return [*_unreliable(found, lang, say), *leads]


def _unreliable(found: WaveComparison, lang: str, say: Say) -> list[str]:
    """Say that no method is reliable where a wave holds next to nothing of the rarer outcome."""
    if not found.unreliable:
        return []
    at = found.rarer.index(min(found.rarer))
    share = (found.share_before, found.share_after)[at]
    fields = {
        "wave": tuple(waves_of(found, lang, say).values())[at],
        "amount": rounded(found.rarer[at], 2),
        "least": f"{FEWEST_EFFECTIVE:.4g}",
        "effective": rounded(found.concentration[at].effective, 1),
        "share": percent(min(share, 1 - share)),
    }
    return [word("survey.lead.unreliable", lang, **fields)]


def _headline(found: WaveComparison, lang: str, say: Say) -> str:
    """Say the two shares and by how much they differ, as printed."""
    points = percent(abs(found.estimate))
    way = "same" if not points.strip("0.") else "up" if found.estimate > 0 else "down"
    return word(
        f"survey.headline.{way}",
        lang,
        category=say(category_label(found.category, lang)),
        **waves_of(found, lang, say),
        share_before=percent(found.share_before),
        share_after=percent(found.share_after),
        **({} if way == "same" else {"points": points}),
    )


def _answer(found: WaveComparison, lang: str) -> str:
    """Say to what is inferred, with interval and p."""
    unit = word(f"survey.unit.{found.unit}", lang)
    if found.unit is Unit.NONE:
        return word("survey.answer.none", lang, unit=unit)
    if found.frame is not None:
        result = _result(found, lang)
        return word("survey.answer.frame", lang, frame=whole(found.frame), result=result)
    return word("survey.answer", lang, unit=unit, result=_result(found, lang))


def _result(found: WaveComparison, lang: str) -> str:
    """Say interval, p and method, or why there are none."""
    if found.pvalue is None:
        return word("survey.result.no", lang, reason=reason_of(found, lang))
    method = method_of(found.method, found.degrees, found.draws, lang)
    if found.monte_carlo_error is not None:
        error = rounded(found.monte_carlo_error, 4)
        method = word("survey.result.drawn", lang, method=method, error=error)
    fields = {"p": p_of(found.pvalue), "method": method}
    if found.interval is None:
        return word("survey.result.p", lang, reason=reason_of(found, lang), **fields)
    low, high = percent(found.interval.low), percent(found.interval.high)
    fields |= {"level": confidence(found.level), "low": low, "high": high}
    return word("survey.result", lang, **fields)


def _beside(found: WaveComparison, lang: str) -> list[str]:
    """Say what independent items, the other reference and the wild bootstrap would have said."""
    items, wild = found.line("items"), found.asked("wild-bootstrap")
    said = []
    if items is not None:
        fields = {"interval": span(items.interval, lang), "p": p_of(items.pvalue)}
        said = [word("survey.beside.items", lang, **fields)]
    said.append(_other_reference(found, lang))
    if wild.pvalue is None:
        return [*said, word("survey.beside.wild.no", lang)]
    fields = {"interval": span(wild.interval, lang), "p": p_of(wild.pvalue)}
    return [*said, word("survey.beside.wild", lang, **fields)]


def _further(found: WaveComparison, lang: str, say: Say) -> list[str]:
    """Say the shift at a common composition, against a margin, and by regions if that changes it.

    The first two where they were asked for.
    """
    parts = []
    if found.adjusted is not None:
        parts.append(adjusted_clause(found.adjusted, lang))
    if found.margin is not None:
        parts.append(margin_clause(found.margin, lang, say))
    if found.levels is not None and found.levels.changes:
        parts.append(levels_clause(found.levels, lang, say))
    return parts


def _other_reference(found: WaveComparison, lang: str) -> str:
    """Say what the same t says by the reference that was not asked for."""
    line = found.lines[1]
    if line.pvalue is None:
        return word(f"survey.beside.{line.key}.no", lang, reason=reason_of(line, lang))
    fields = {"interval": span(line.interval, lang), "p": p_of(line.pvalue)}
    if line.degrees is not None:
        fields["degrees"] = rounded(line.degrees, 1)
    return word(f"survey.beside.{line.key}{_on_rows(line)}", lang, **fields)


def _on_rows(line: Line) -> str:
    """Return the end of a key where rows of unequal weight were kept apart."""
    return ".rows" if line.method == "cr2-weighted" else ""


def _unknown(found: WaveComparison, lang: str) -> list[str]:
    """Say how many projects have no known funding, and what the shift can be whatever it was."""
    if found.missing is None:
        return []
    fields = {
        "unknown": whole(sum(found.without_funding)),
        "rows": whole(sum(found.rows)),
        "low": percent(found.missing.shift.low),
        "high": percent(found.missing.shift.high),
    }
    return [word("survey.unknown", lang, **fields)]


UNITS = {"items": Unit.ITEMS, "items-within-cities": Unit.ITEMS_WITHIN_CITIES}
"""Units of the answers that do not take cities as theirs, by their keys."""


def answers_behind(found: WaveComparison) -> tuple:
    """Return the answer and the methods of all others that stand beside it."""
    own = found.method, found.unit
    others = ((line.method, UNITS.get(line.key, Unit.CITIES)) for line in found.lines)
    beside = (Method.of(found, *other) for other in others if other[0] and other != own)
    return found, *dict.fromkeys(beside)


def line_label(line: Line, lang: str) -> str:
    """Name an answer."""
    if line.key == "cities" and line.degrees is not None:
        return word("survey.line.cities.satterthwaite", lang)
    if line.key == "satterthwaite":
        return word(f"survey.line.satterthwaite{_on_rows(line)}", lang)
    if line.key != "without-city":
        return word(f"survey.line.{line.key}", lang)
    if not line.name:
        return word("survey.line.without-none", lang)
    return word("survey.line.without-city", lang, name=plain_name(line.name))


def _note(line: Line, lang: str) -> str:
    """Say why a line has no p, or how far other seeds would move one that was drawn."""
    if line.reason:
        return reason_of(line, lang)
    if line.monte_carlo_error is None:
        return ""
    error = rounded(line.monte_carlo_error, 4)
    return word("survey.note.drawn", lang, draws=whole(line.draws), error=error)


@shows(WaveComparison, "table")
def tabulate_wave_comparison(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show every answer: the default, other targets and methods, other rows."""
    weight = word(f"survey.weight.{found.weight}", lang)
    caption = word("survey.lines.caption", lang, **about(found, lang), weight=weight)
    level = confidence(found.level)
    heads = [
        *heads_of(lang, "answer", "shift"),
        *heads_of(lang, "interval", level=level),
        *heads_of(lang, "p", "cities", "note"),
    ]
    rows = [
        (
            line_label(line, lang),
            word("none", lang) if line.estimate is None else percent(line.estimate),
            shift_range(line.interval, lang),
            pvalue(line.pvalue),
            " / ".join(map(whole, line.cities)) if line.cities else word("none", lang),
            _note(line, lang),
        )
        for line in found.lines
    ]
    behind = answers_behind(found)
    return table_of("wave_comparison", lang, caption, found.simulated, heads, rows, behind)


@shows(WaveComparison, "summary")
def summarise_comparison(found: WaveComparison, *, lang: str = "en") -> str:
    """Say the answer of two waves, without emphasis."""
    return said(found, comparison_sentence(found, lang), lang)


@shows(WaveComparison, "plain")
def plain_comparison(found: WaveComparison) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_wave_comparison(found)!r}"


@shows(WaveComparison, "html")
def html_comparison(found: WaveComparison) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_wave_comparison(found)._repr_html_()}"


@shows(WaveComparison, "frame")
def frame_comparison(found: WaveComparison) -> pd.DataFrame:
    """Return one row an answer."""
    return pd.concat([frame(line) for line in found.lines], ignore_index=True)
