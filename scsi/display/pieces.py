"""What answers are made of and start from, as a notebook shows it: shares, tests, surveys."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd

from scsi.display.labels import category_label
from scsi.display.numbers import percent, pvalue, rounded, whole
from scsi.display.outputs import Table
from scsi.display.sentences.survey import marked
from scsi.display.tables.printed import data_files
from scsi.display.words import word
from scsi.evidence.published import Published
from scsi.evidence.survey import Survey
from scsi.evidence.survey.profile import Profile
from scsi.inference.proportions.equality import DifferenceTest
from scsi.study.survey.rows import CATEGORIES
from scsi.vocabulary import Interval, Share

PROFILE_TABLES = ("cities", "overlap", "categories", "missing")


def share(piece: Share, *, lang: str = "en") -> str:
    """Say a share: its count, its total and the per cent that they make."""
    fields = {"count": whole(piece.count), "total": whole(piece.total)}
    return word("pieces.share", lang, percent=percent(piece.value), **fields)


def interval(piece: Interval, *, lang: str = "en") -> str:
    """Say an interval in the unit that it has, which is not known here: four decimals."""
    fields = {name: rounded(getattr(piece, name), 4) for name in ("low", "high")}
    return word("pieces.interval", lang, **fields)


def difference_test(piece: DifferenceTest, *, lang: str = "en") -> str:
    """Say a test of two shares: what was compared, the shift, p, and by which test."""
    p = pvalue(piece.pvalue)
    return word(
        "pieces.test",
        lang,
        before=share(piece.before, lang=lang),
        after=share(piece.after, lang=lang),
        shift=percent(piece.after.value - piece.before.value),
        p=p if p.startswith("<") else f"= {p}",
        method=piece.method,
        alternative=piece.alternative,
    )


def survey(piece: Survey, *, lang: str = "en") -> Table:
    """Show what is in a survey: per wave its projects, its cities and who paid."""
    counts = piece.counts()
    heads = [word("column.wave", lang)]
    heads += [word(f"pieces.{key}", lang) for key in ("rows", "cities", "no_city")]
    heads += [category_label(category, lang) for category in CATEGORIES]
    heads += [word("pieces.no_funding", lang)]
    rows = [(str(wave), *_wave(counts[counts["wave"] == wave])) for wave in piece.waves]
    caption = marked(word("pieces.survey", lang, survey=piece.name), piece.simulated, lang)
    return Table("survey", lang, caption, pd.DataFrame(rows, columns=heads, dtype=object))


def _wave(counts: pd.DataFrame) -> Iterable[str]:
    """Return the numbers of one wave: projects, cities, and projects by what is known of them."""
    yield whole(counts["n"].sum())
    yield whole(counts["city"].nunique())
    yield whole(counts.loc[counts["city"].isna(), "n"].sum())
    for category in CATEGORIES:
        yield whole(counts.loc[counts["funding"] == category, "n"].sum())
    yield whole(counts.loc[counts["funding"].isna(), "n"].sum())


def profile_html(piece: Profile, *, lang: str = "en") -> str:
    """Show a profile: its tables with captions, what was understood, what stands in the way."""
    title = word("pieces.profile", lang, survey=piece.name, rows=whole(piece.rows))
    parts = [f"<p>{html.escape(marked(title, piece.simulated, lang))}</p>"] * bool(piece.rows)
    for name in PROFILE_TABLES:
        frame = getattr(piece, name)
        if len(frame):
            caption = word(f"pieces.profile.{name}", lang)
            parts.append(Table(name, lang, caption, frame.reset_index())._repr_html_())
    parts += _listed("understood", piece.understood, lang)
    parts += _listed("in_the_way", piece.in_the_way, lang)
    if not piece.in_the_way:
        parts.append(f"<p>{word('pieces.profile.nothing', lang)}</p>")
    return "\n".join(parts)


def _listed(name: str, lines: Iterable[str], lang: str) -> list[str]:
    """Return lines as a list under their heading; nothing where there are none."""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return [f"<p>{word(f'pieces.profile.{name}', lang)}:</p><ul>{items}</ul>"] if items else []


def published_html(piece: Published, *, lang: str = "en") -> str:
    """Show which tables the chapter's figures come in."""
    return data_files(piece, lang=lang)._repr_html_()
