"""What a textbook analysis prints, in words and as a table."""

from __future__ import annotations

import html

import pandas as pd

from scsi.questions.survey.worded import (
    Say,
    heads_of,
    p_of,
    said,
    shift_range,
    span,
    table_of,
    text_of,
    waves_of,
)
from scsi.questions.textbook.finding import SUPPOSED, TextbookAnswers, TextbookLine
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows

FUNCTIONS = {
    "ztest": "proportions_ztest",
    "score": "test_proportions_2indep",
    "glm": "GLM, cov_type=cluster",
    "gee": "GEE, Exchangeable",
    "power": "NormalIndPower",
}
"""What statsmodels calls each; the same in every language."""


@shows(TextbookAnswers, "sentence")
def say_textbook_answers(found: TextbookAnswers, *, lang: str = "en") -> Text:
    """Say what a textbook analysis would print, and where ours differs."""
    return text_of("textbook", found, textbook_sentence(found, lang, markdown_name), lang,
                   findings=[found])  # fmt: skip


def textbook_sentence(found: TextbookAnswers, lang: str, say: Say = plain_name) -> str:
    """Say the tests of items, the models of rows, and the power, each next to ours."""
    parts = []
    test = found.line("score")
    if test is not None and test.pvalue is not None:
        parts.append(
            word(
                "textbook.items",
                lang,
                category=say(category_label(found.category, lang)),
                **waves_of(found, lang, say),
                points=percent(test.estimate or 0.0),
                level=confidence(found.level),
                interval=span(test.interval, lang),
                p=p_of(test.pvalue),
            )
        )
        parts.append(_why(test, found, lang))
    else:
        parts.append(word("textbook.none", lang))
    for key in ("glm", "gee"):
        line = found.line(key)
        if line is not None and line.pvalue is not None:
            result = word("textbook.result", lang, points=percent(line.estimate or 0.0),
                          level=confidence(found.level), interval=span(line.interval, lang),
                          p=p_of(line.pvalue))  # fmt: skip
            parts += [word(f"textbook.{key}", lang, result=result), _why(line, found, lang)]
    line = found.line("power")
    if line is not None and line.estimate is not None:
        parts.append(_power(line, lang))
    return " ".join(parts)


def _why(line: TextbookLine, found: TextbookAnswers, lang: str) -> str:
    """Say that ours is the same, or what ours says and why."""
    return word(
        f"textbook.why.{line.why}",
        lang,
        interval=span(line.our_interval, lang),
        p=word("none", lang) if line.our_pvalue is None else p_of(line.our_pvalue),
    )


def _power(line: TextbookLine, lang: str) -> str:
    """Say both powers."""
    ours = word("none", lang) if line.ours is None else percent(line.ours, 0)
    return word("textbook.power", lang, points=percent(SUPPOSED, 0),
                power=percent(line.estimate or 0.0, 0), ours=ours)  # fmt: skip


@shows(TextbookAnswers, "table")
def tabulate_textbook_answers(found: TextbookAnswers, *, lang: str = "en") -> Table:
    """Show each function of statsmodels next to what is said here."""
    what = plain_name(found.survey) if found.survey else word("textbook.published", lang)
    caption = word(
        "textbook.caption",
        lang,
        survey=what,
        category=category_label(found.category, lang),
        **waves_of(found, lang),
        count=whole(found.totals[0]),
        count_after=whole(found.totals[1]),
    )
    level = confidence(found.level)
    heads = [
        "statsmodels",
        *heads_of(lang, "shift"),
        *heads_of(lang, "interval", level=level),
        *heads_of(lang, "p"),
        word("textbook.column.interval", lang, level=level),
        word("textbook.column.p", lang),
        *heads_of(lang, "note"),
    ]
    rows = [_row(line, lang) for line in found.lines]
    return table_of("textbook", lang, caption, found.simulated, heads, rows, [found])


def _row(line: TextbookLine, lang: str) -> tuple[str, ...]:
    """Return a line as a row; power stands in its note."""
    none = word("none", lang)
    if line.key == "power":
        note = none if line.estimate is None else _power(line, lang)
        return (FUNCTIONS["power"], none, none, none, none, none, note)
    return (
        FUNCTIONS[line.key],
        none if line.estimate is None else percent(line.estimate),
        shift_range(line.interval, lang),
        pvalue(line.pvalue),
        shift_range(line.our_interval, lang),
        pvalue(line.our_pvalue),
        word(f"textbook.note.{line.why}", lang),
    )


@shows(TextbookAnswers, "summary")
def summarise_textbook(found: TextbookAnswers, *, lang: str = "en") -> str:
    """Say what a textbook analysis would print, without emphasis."""
    return said(found, textbook_sentence(found, lang), lang)


@shows(TextbookAnswers, "plain")
def plain_textbook(found: TextbookAnswers) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_textbook_answers(found)!r}"


@shows(TextbookAnswers, "html")
def html_textbook(found: TextbookAnswers) -> str:
    """Return the sentence and the table."""
    table = tabulate_textbook_answers(found)._repr_html_()
    return f"<p>{html.escape(found.summary())}</p>\n{table}"


@shows(TextbookAnswers, "frame")
def frame_textbook(found: TextbookAnswers) -> pd.DataFrame:
    """Return one row a function of statsmodels."""
    return pd.DataFrame(
        {
            "answer": line.key,
            "function": FUNCTIONS[line.key],
            "estimate": line.estimate,
            "low": line.interval.low if line.interval else None,
            "high": line.interval.high if line.interval else None,
            "pvalue": line.pvalue,
            "ours": line.ours,
            "our_low": line.our_interval.low if line.our_interval else None,
            "our_high": line.our_interval.high if line.our_interval else None,
            "our_pvalue": line.our_pvalue,
            "why": line.why,
        }
        for line in found.lines
    )
