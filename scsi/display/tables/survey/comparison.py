"""Every answer of two waves, as a table."""

from __future__ import annotations

from scsi.display.labels import plain_name
from scsi.display.numbers import percent, pvalue, whole
from scsi.display.outputs import Method, Table
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey import reason_of
from scsi.display.tables.survey.laying import about, heads_of, shift_range, table_of
from scsi.display.words import word
from scsi.study.survey import Line, WaveComparison
from scsi.vocabulary import Unit

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
    if line.key != "without-city":
        return word(f"survey.line.{line.key}", lang)
    if not line.name:
        return word("survey.line.without-none", lang)
    return word("survey.line.without-city", lang, name=plain_name(line.name))


def wave_comparison(found: WaveComparison, *, lang: str = "en") -> Table:
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
            reason_of(line, lang) if line.reason else "",
        )
        for line in found.lines
    ]
    behind = answers_behind(found)
    return table_of("wave_comparison", lang, caption, found.simulated, heads, rows, behind)
