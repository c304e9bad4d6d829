"""What is in a survey."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pandas as pd

from scsi.questions.survey.lines import Line
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, plain_name, wave_label
from scsi.showing.numbers import percent, percent_range, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.vocabulary import Interval

Say = Callable[[str], str]


def marked(text: str, simulated: bool, lang: str) -> str:
    """Return a text that says so if its numbers are simulated."""
    return f"{text} {word('survey.simulated', lang)}" if simulated else text


def said(found, sentence: str, lang: str) -> str:
    """Return a sentence about a survey without marks of emphasis, marked if simulated."""
    return marked(sentence.replace("**", ""), found.simulated, lang)


def text_of(
    name: str,
    found,
    body: str,
    lang: str,
    kind: str = "text",
    findings=(),
    behind=(),
    title="",
    kicker="",
) -> Text:
    """Return a text of a finding, marked if simulated."""
    text = marked(body, found.simulated, lang)
    return Text(name, lang, text, kind, tuple(findings), tuple(behind), title, kicker)


class Reasoned(Protocol):
    """An answer that says why it has no p."""

    @property
    def reason(self) -> str:
        """Key of the reason; empty where there is a p."""


def p_of(p: float | None) -> str:
    """Print p with its sign: equal to three decimals, or below the least that is printed."""
    text = pvalue(p)
    return f"p {text}" if text.startswith("<") else f"p = {text}"


def span(interval: Interval | None, lang: str) -> str:
    """Print the ends of an interval of shifts in percentage points, or a dash."""
    if interval is None:
        return word("none", lang)
    low, high = percent(interval.low), percent(interval.high)
    return f"{low} to {high}" if lang == "en" else f"{low}~{high}"


def reason_of(line: Reasoned, lang: str) -> str:
    """Say why a line has no p."""
    return word(f"survey.reason.{line.reason}", lang)


def method_of(method: str, degrees: float | None, draws: int, lang: str) -> str:
    """Name the method that gave a p."""
    fields = {"degrees": "∞" if degrees is None else rounded(degrees, 1), "draws": whole(draws)}
    return word(f"survey.method.{method}", lang, **fields)


def short(line: Line, level: float, lang: str) -> str:
    """Say a shift with its interval and p, or why it has none."""
    if line.estimate is None:
        return word("survey.short.none", lang, reason=reason_of(line, lang))
    points = percent(line.estimate)
    if line.interval is None or line.pvalue is None:
        return word("survey.short.no", lang, points=points, reason=reason_of(line, lang))
    return word(
        "survey.short",
        lang,
        points=points,
        level=confidence(level),
        low=percent(line.interval.low),
        high=percent(line.interval.high),
        p=p_of(line.pvalue),
    )


def cluster_name(name: str, lang: str, say: Say) -> str:
    """Name a cluster: a city, or rows that name none."""
    return word("survey.no_city", lang) if name.startswith("\0") else say(name)


def group_name(name: str, lang: str, say: Say = plain_name) -> str:
    """Name a sector or another group; rows that name none have a word of their own."""
    return say(name) or word("survey.no_name", lang)


def table_of(name: str, lang: str, caption: str, simulated: bool, columns, rows, behind) -> Table:
    """Return a table whose columns have words of their own, its caption marked if simulated."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    return Table(name, lang, marked(caption, simulated, lang), frame, tuple(behind))


def heads_of(lang: str, *names: str, **fields: object) -> list[str]:
    """Return heads of columns."""
    return [word(f"survey.column.{name}", lang, **fields) for name in names]


def about(found, lang: str) -> dict[str, object]:
    """Return the fields that most captions ask for."""
    return {
        "survey": plain_name(found.survey),
        "category": category_label(found.category, lang),
        **waves_of(found, lang),
    }


def title_of(found, lang: str) -> str:
    """Return the title of a report that a comparison opens: the user's own, or the question."""
    own = found.words.get(lang, {}).get("page.title")
    return own or word("survey.title", lang, category=category_label(found.category, lang))


def waves_of(found, lang: str, say: Say = plain_name) -> dict[str, str]:
    """Return the names of both waves as fields."""
    return {name: say(wave_label(getattr(found, name), lang)) for name in ("before", "after")}


def drop(fields: dict, *names: str) -> dict:
    """Return fields without some."""
    return {name: value for name, value in fields.items() if name not in names}


def shift_range(interval: Interval | None, lang: str) -> str:
    """Print an interval of shifts, or a dash."""
    return word("none", lang) if interval is None else percent_range(interval)
