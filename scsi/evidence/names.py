"""The names of cities, of their countries and of sectors, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from scsi.vocabulary import LANGUAGES, check_choice

__all__ = ["Names"]


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """What cities, their countries and sectors are called, so that an answer can say itself.

    Attributes
    ----------
    cities, countries : dict of str to dict of str to str
        Per city, by its id, its name and its country's in each language.
    sectors : dict of str to dict of str to str
        Per sector, by its id, its name in each language.
    """

    cities: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, Mapping[str, str]]
    sectors: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, cities: pd.DataFrame, sectors: pd.DataFrame) -> Names:
        """Take the names from the tables of cities and of sectors."""
        return cls(_by_id(cities, "name"), _by_id(cities, "country"), _by_id(sectors, "name"))

    def city(self, city: str, lang: str) -> str:
        """Return the name of a city.

        Examples
        --------
        >>> from scsi.evidence.published import load_published
        >>> names = load_published().names
        >>> names.city("seoul", "en"), names.city("seoul", "ko"), names.country("seoul", "en")
        ('Seoul', '서울', 'Republic of Korea')

        Findings know cities by their ids, readers by their names.
        """
        return _name(self.cities, "city", city, lang)

    def country(self, city: str, lang: str) -> str:
        """Return the name of a city's country."""
        return _name(self.countries, "city", city, lang)

    def sector(self, sector: str, lang: str) -> str:
        """Return the name of a sector."""
        return _name(self.sectors, "sector", sector, lang)


def _by_id(table: pd.DataFrame, column: str) -> dict[str, dict[str, str]]:
    """Return the names in a column that there is once per language, by id."""
    columns = [table[f"{column}_{lang}"].astype(str) for lang in LANGUAGES]
    return {
        str(key): dict(zip(LANGUAGES, names, strict=True))
        for key, *names in zip(table["id"], *columns, strict=True)
    }


def _name(names: Mapping[str, Mapping[str, str]], kind: str, key: str, lang: str) -> str:
    """Return one name in one language, or say what there is."""
    return names[check_choice(kind, key, names)][check_choice("lang", lang, LANGUAGES)]
