"""What is in a survey, in words and as tables."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from scsi.evidence.survey import Survey
from scsi.evidence.survey.profile import Profile
from scsi.questions.survey.worded import heads_of, marked, table_of
from scsi.questions.survey.words import own_words
from scsi.showing.catalogue import in_words, word
from scsi.showing.labels import FIRST_YEAR, category_label, plain_name
from scsi.showing.messages import in_korean
from scsi.showing.numbers import whole
from scsi.showing.outputs import Method, Table
from scsi.showing.registry import shows
from scsi.vocabulary import Unit

PROFILE_TABLES = ("cities", "overlap", "categories", "missing")


MOST_CATEGORIES = 6
"""Categories that have a column of their own; those with fewest rows share the last one."""


def survey(piece: Survey, *, lang: str = "en") -> Table:
    """Show what is in a survey: per wave its rows, its clusters and its categories."""
    with in_words(own_words(piece)):
        return _survey(piece, lang)


def _survey(piece: Survey, lang: str) -> Table:
    """Show what is in a survey, in the words that are bound."""
    counts = piece.counts()
    categories = _shown_categories(piece, counts)
    years = all(isinstance(wave, int) and wave >= FIRST_YEAR for wave in piece.waves)
    heads = [word("column.wave" if years else "pieces.wave", lang)]
    heads += [word(f"pieces.{key}", lang) for key in ("rows", "cities", "no_city")]
    heads += [category_label(category, lang) for category in categories]
    heads += [word("pieces.other", lang)] * (len(categories) < len(piece.categories))
    heads += [word("pieces.no_funding", lang)]
    rows = [
        (plain_name(str(wave)), *_wave(counts[counts["wave"] == wave], categories, len(heads) - 5))
        for wave in piece.waves
    ]
    caption = marked(word("pieces.survey", lang, survey=piece.name), piece.simulated, lang)
    return Table("survey", lang, caption, pd.DataFrame(rows, columns=heads, dtype=object))


def _shown_categories(piece: Survey, counts: pd.DataFrame) -> list[str]:
    """Return the categories that have a column of their own, the first before the largest."""
    first, *others = piece.categories
    if len(others) < MOST_CATEGORIES:
        return [first, *others]
    rows = counts.groupby("funding")["n"].sum()
    largest = sorted(others, key=lambda each: -rows.get(each, 0))[: MOST_CATEGORIES - 1]
    return [first, *(each for each in others if each in largest)]


def _wave(counts: pd.DataFrame, categories: list[str], columns: int) -> Iterable[str]:
    """Return the numbers of one wave: rows, clusters, and rows by what is known of them."""
    yield whole(counts["n"].sum())
    yield whole(counts["city"].nunique())
    yield whole(counts.loc[counts["city"].isna(), "n"].sum())
    for category in categories:
        yield whole(counts.loc[counts["funding"] == category, "n"].sum())
    if columns > len(categories):
        others = ~counts["funding"].isin(categories) & counts["funding"].notna()
        yield whole(counts.loc[others, "n"].sum())
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
    with in_words(own_words(survey)):
        caption = word("survey.understood.caption", lang, survey=plain_name(survey.name))
        heads = heads_of(lang, "understood")
        rows = [(line if lang == "en" else in_korean(line),) for line in survey.understood]
        behind = [Method("survey-read", (survey.name,), "survey-read", Unit.NONE.value, None)]
        table = table_of("survey_understood", lang, caption, survey.simulated, heads, rows, behind)
        folded = "" if survey.simulated else word("survey.understood.folded", lang)
        return replace(table, folded=folded)


@shows(Survey, "html")
def survey_html(piece: Survey) -> str:
    """Return what is in a survey, as a table."""
    return survey(piece)._repr_html_()
