"""The other categories, and what unknown funding leaves open, as tables."""

from __future__ import annotations

from scsi.display.labels import category_label, plain_name
from scsi.display.numbers import percent, pvalue
from scsi.display.outputs import Method, Table
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey import reason_of
from scsi.display.tables.survey.laying import about, drop, heads_of, shift_range, table_of
from scsi.display.words import word
from scsi.study.survey import WaveComparison
from scsi.vocabulary import Interval


def wave_categories(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show the shares and shifts of all categories."""
    caption = word("survey.categories.caption", lang, **drop(about(found, lang), "category"))
    heads = [
        *heads_of(lang, "category"),
        *(f"{wave}, %" for wave in (found.before, found.after)),
        *heads_of(lang, "shift"),
        *heads_of(lang, "interval", level=confidence(found.level)),
        *heads_of(lang, "p", "holm", "note"),
    ]
    none = word("none", lang)
    rows = [
        (
            category_label(found.category, lang),
            percent(found.share_before),
            percent(found.share_after),
            percent(found.estimate),
            shift_range(found.interval, lang),
            pvalue(found.pvalue),
            none,
            reason_of(found, lang) if found.reason else "",
        )
    ]
    for other in found.secondary:
        note = reason_of(other.line, lang) if other.line.reason else ""
        rows.append(
            (
                category_label(other.category, lang),
                percent(other.share_before),
                percent(other.share_after),
                percent(other.line.estimate),
                shift_range(other.line.interval, lang),
                pvalue(other.line.pvalue),
                pvalue(other.adjusted),
                word("survey.note.mirror", lang) if other.mirror else note,
            )
        )
    behind = (found, Method.of(found, "rao-scott"))
    return table_of("wave_categories", lang, caption, found.simulated, heads, rows, behind)


def wave_missing(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show what the shift can be, whatever the unknown funding was; a point if none is unknown."""
    caption = word("survey.missing.caption", lang, survey=plain_name(found.survey))
    heads = heads_of(lang, "quantity", "low", "high")
    before, after = (Interval(x, x) for x in (found.share_before, found.share_after))
    ends = {"before": before, "after": after, "bounds": Interval(found.estimate, found.estimate)}
    if found.missing is not None:
        bounds = found.missing
        ends = {"before": bounds.before, "after": bounds.after, "bounds": bounds.shift}
        ends |= {"imbens-manski": bounds.imbens_manski, "stoye": bounds.stoye}
    words = {"before": {"wave": found.before}, "after": {"wave": found.after}}
    level = {"level": confidence(found.level)}
    rows = [
        (
            word(f"survey.row.{key}", lang, **words.get(key, level)),
            percent(interval.low),
            percent(interval.high),
        )
        for key, interval in ends.items()
        if interval is not None
    ]
    behind = [Method.of(found, "missing-bounds")]
    return table_of("wave_missing", lang, caption, found.simulated, heads, rows, behind)
