"""A publication: what it calls things, and the figures that it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from scsi.vocabulary import check_choice

ALL = "all"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Publication:
    """Printed figures of a report, read and validated by `scsi.load_published`.

    Attributes
    ----------
    titles : mapping of str to str
        The title in each language.
    about : mapping of str to str
        Authors, edition, language and where it can be found, as far as they are stated.
    nouns : mapping
        What is counted and what a cluster is called: ``counted`` and ``cluster``, each ``one`` and
        ``many``, in each language.
    waves, categories, questions : mapping
        Names in each language, by id; the waves in their order.
    question, category : str
        The question, and the category of it, that the publication is about.
    splits : mapping
        For a question and a wave, what its percentages are together and how they were rounded.
    shares, sizes : DataFrame
        ``shares.csv`` and ``sizes.csv``, each with its ``line``.
    clusters : DataFrame
        ``clusters.csv``; empty where there is none.
    """

    titles: Mapping[str, str]
    about: Mapping[str, str]
    nouns: Mapping[str, Mapping[str, Mapping[str, str]]]
    waves: Mapping[str, Mapping[str, str]]
    categories: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, Mapping[str, str]]
    question: str
    category: str
    splits: Mapping[tuple[str, str], Mapping[str, object]]
    shares: pd.DataFrame
    sizes: pd.DataFrame
    clusters: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __repr__(self) -> str:
        return (
            f"Publication: {self.titles['en']}\n"
            f"  waves: {', '.join(self.waves)}\n"
            f"  shares: {len(self.shares)} rows\n  sizes: {len(self.sizes)} rows"
        )

    def name(self, kind: str, key: str, lang: str) -> str:
        """Return what a wave, a category or a question is called."""
        named = {"wave": self.waves, "category": self.categories, "question": self.questions}
        return named[check_choice("kind", kind, named)].get(key, {}).get(lang, key)

    def title(self, lang: str) -> str:
        """Return the title."""
        return self.titles.get(lang, self.titles["en"])

    def sets(self) -> list[tuple[str, str, str]]:
        """Return each question, wave and place of which shares are printed, in their order."""
        keys = self.shares[["question", "wave", "place"]].drop_duplicates()
        order = list(self.waves)
        return sorted(
            (tuple(row) for row in keys.itertuples(index=False)),
            key=lambda key: (list(self.questions).index(key[0]), order.index(key[1])),
        )

    def rows(self, question: str, wave: str, place: str = ALL) -> pd.DataFrame:
        """Return the rows of ``shares.csv`` of one question, wave and place."""
        table = self.shares
        return table[
            (table["question"] == question) & (table["wave"] == wave) & (table["place"] == place)
        ]

    def split(self, question: str, wave: str) -> Mapping[str, object]:
        """Return what the percentages of a question in a wave are together."""
        for key in ((question, wave), (question, ALL)):
            if key in self.splits:
                return self.splits[key]
        return {"kind": "rest", "rounding": "unknown"}

    def size_rows(self, question: str, wave: str, place: str = ALL) -> pd.DataFrame:
        """Return the rows of ``sizes.csv`` that are about a question in a wave at a place."""
        table = self.sizes
        about = table["question"].isin([question, ALL]) & (table["wave"] == wave)
        return table[about & (table["place"] == place)]

    def size(self, question: str, wave: str, place: str = ALL) -> int | None:
        """Return the size where it is printed exactly; the first base where there are several."""
        rows = self.size_rows(question, wave, place)
        rows = rows[rows["size"].notna() & rows["relation"].isin(["exact", "about"])]
        return int(rows["size"].iloc[0]) if len(rows) else None

    def clusters_of(self, question: str, wave: str) -> int | None:
        """Return the number of clusters where it is printed."""
        rows = self.size_rows(question, wave)
        rows = rows[rows["clusters"].notna()]
        return int(rows["clusters"].iloc[0]) if len(rows) else None

    def design(self, question: str, wave: str) -> str:
        """Return how the items were chosen."""
        rows = self.size_rows(question, wave)
        rows = rows[rows["design"].notna()]
        return str(rows["design"].iloc[0]) if len(rows) else "unknown"
