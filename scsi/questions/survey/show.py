"""What is in a survey, in words and as tables."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd

from scsi.evidence.survey import Survey
from scsi.evidence.survey.profile import Profile
from scsi.questions.survey.rows import CATEGORIES
from scsi.questions.survey.worded import heads_of, marked, table_of
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name
from scsi.showing.messages import in_korean
from scsi.showing.numbers import whole
from scsi.showing.outputs import Method, Table
from scsi.showing.registry import shows
from scsi.vocabulary import Unit

PROFILE_TABLES = ("cities", "overlap", "categories", "missing")


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


@shows(Profile, "html")
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
    said = lines if lang == "en" else map(in_korean, lines)
    items = "".join(f"<li>{html.escape(line)}</li>" for line in said)
    return [f"<p>{word(f'pieces.profile.{name}', lang)}:</p><ul>{items}</ul>"] if items else []


@shows(Survey, "table")
def tabulate_survey_understood(survey: Survey, *, lang: str = "en") -> Table:
    """Show how a file was read: what was renamed, translated, left out or empty."""
    caption = word("survey.understood.caption", lang, survey=plain_name(survey.name))
    heads = heads_of(lang, "understood")
    rows = [(line if lang == "en" else in_korean(line),) for line in survey.understood]
    behind = [Method("survey-read", (survey.name,), "survey-read", Unit.NONE.value, None)]
    return table_of("survey_understood", lang, caption, survey.simulated, heads, rows, behind)


@shows(Survey, "html")
def survey_html(piece: Survey) -> str:
    """Return what is in a survey, as a table."""
    return survey(piece)._repr_html_()
