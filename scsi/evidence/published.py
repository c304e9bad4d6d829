"""The figures that the chapter prints, and what is known around them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import pandas as pd

from scsi.evidence import sources
from scsi.evidence.names import Names
from scsi.evidence.publication import Publication, read_publication
from scsi.evidence.rules import rule_faults
from scsi.evidence.schema import convert, foreign_key_faults, read_text, table_faults
from scsi.vocabulary import DataError, check_choice, form

__all__ = ["PrintedPercent", "PrintedSize", "Published", "load_published"]

_RESOURCES = {
    "shares": "published_shares",
    "sizes": "published_sizes",
    "sectors": "sector_shares",
    "services": "leading_services",
    "cities": "cities",
    "partnerships": "partnerships",
    "public_money": "public_money",
    "claims": "claims",
    "coverage": "coverage",
    "around": "around",
    "disagreements": "disagreements",
    "partnership_types": "partnership_types",
    "partnership_traits": "partnership_traits",
    "sector_names": "sector_names",
    "sources": "sources",
}


@dataclass(frozen=True, slots=True)
class PrintedPercent:
    """A percentage as it is printed.

    Attributes
    ----------
    id : str
        Its row, ``file#id``, as a finding's ``data`` names it.
    value : float
        The percentage, in per cent.
    decimals : int
        Digits printed after the decimal point.
    """

    id: str
    value: float
    decimals: int


@dataclass(frozen=True, slots=True)
class PrintedSize:
    """A known or supposed number of cities or items.

    Attributes
    ----------
    id : str
        Its row, ``file#id``, as a finding's ``data`` names it.
    n : int or None
        The number; None where it is unknown.
    basis : str
        ``"printed"``, ``"inferred"`` or ``"unknown"``.
    """

    id: str
    n: int | None
    basis: str

    @property
    def known(self) -> int:
        """The number, where the publication must know it."""
        if self.n is None:
            raise DataError([f"{self.id}: found no number; needed: how many there are"])
        return self.n


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Published:
    """What the chapter prints and what is known around it, as `load_published` gives it.

    Every attribute is a `pandas.DataFrame`; ``data/CODEBOOK.md`` says what each column means.

    Attributes
    ----------
    shares, sectors : DataFrame
        Printed percentages: of the categories of funding, of sectors.
    sizes, around : DataFrame
        Numbers of cities and items, and percentages, known or supposed around the chapter.
    cities, services, public_money, partnerships : DataFrame
        The 31 cities, and what the chapter names.
    partnership_types, partnership_traits, sector_names : DataFrame
        Names of the types of partnership and of the sectors; advantages and risks of the types.
    claims, disagreements : DataFrame
        Statements in our own words, and where the texts disagree.
    coverage, sources : DataFrame
        Every sentence of the chapter with its rows, and every source.
    """

    shares: pd.DataFrame
    sizes: pd.DataFrame
    sectors: pd.DataFrame
    services: pd.DataFrame
    cities: pd.DataFrame
    partnerships: pd.DataFrame
    public_money: pd.DataFrame
    claims: pd.DataFrame
    coverage: pd.DataFrame
    around: pd.DataFrame
    disagreements: pd.DataFrame
    partnership_types: pd.DataFrame
    partnership_traits: pd.DataFrame
    sector_names: pd.DataFrame
    sources: pd.DataFrame

    def __repr__(self) -> str:
        rows = (f"  {field.name}: {len(getattr(self, field.name))} rows" for field in fields(self))
        return "\n".join(["Published", *rows])

    def _repr_html_(self) -> str:
        return form("html")(self)

    def table(self, lang: str = "en"):
        """Return which tables there are and what a row of each is, in English or Korean."""
        return form("table")(self, lang)

    @property
    def waves(self) -> tuple[int, int]:
        """The first and the last wave of which a share of all cities is printed."""
        waves = self.shares.loc[self.shares["place"] == "all", "wave"]
        return int(waves.min()), int(waves.max())

    @property
    def names(self) -> Names:
        """What cities, their countries and sectors are called in each language."""
        return Names.of(self.cities, self.sector_names)

    def percent(
        self, wave: int | None = None, place: str = "all", category: str = "public"
    ) -> PrintedPercent:
        """Return one printed funding percentage.

        Parameters
        ----------
        wave : int, optional
            One of the waves; the last unless given.
        place : str
            ``"all"``, or an id of ``cities``.
        category : str
            ``"public"``, ``"private"``, ``"ppp"`` or ``"private+ppp"``.

        Raises
        ------
        ValueError
            If no such percentage is printed; the message names the nearest that is.

        Examples
        --------
        >>> load_published().percent(2019)
        PrintedPercent(id='published_shares.csv#all-2019-public', value=41.0, decimals=0)

        Public money was printed as 41 per cent, without decimals, in 2019.
        """
        wave = self.waves[1] if wave is None else wave
        columns = (self.shares[name] for name in ("wave", "place", "category"))
        keys = [f"{year}-{where}-{what}" for year, where, what in zip(*columns, strict=True)]
        key = check_choice("wave-place-category", f"{wave}-{place}-{category}", keys)
        row = self.shares.iloc[keys.index(key)]
        return PrintedPercent(
            f"published_shares.csv#{row['id']}", float(row["percent"]), int(row["decimals"])
        )

    def size(self, name: str) -> PrintedSize:
        """Return one known or supposed number of cities or items.

        Parameters
        ----------
        name : str
            An id of ``sizes``.

        Raises
        ------
        ValueError
            If there is no such size; the message names the nearest.

        Examples
        --------
        >>> load_published().size("items-2022").n
        3091

        That many services, infrastructure services and projects were counted in 2022.
        """
        check_choice("name", name, self.sizes["id"])
        row = self.sizes[self.sizes["id"] == name].iloc[0]
        n = None if pd.isna(row["n"]) else int(row["n"])
        return PrintedSize(f"published_sizes.csv#{name}", n, str(row["basis"]))

    def bases(self) -> tuple[PrintedSize, ...]:
        """Return what 51.3, 36.6 and 12.1 per cent may be shares of, the likeliest first.

        Examples
        --------
        >>> [base.n for base in load_published().bases()]
        [3091, 1602, 820]

        The Korean text suggests the first, two readings of the English text the others.
        """
        rows = self.sizes[(self.sizes["counted"] == "base") & (self.sizes["wave"] == self.waves[1])]
        return tuple(self.size(name) for name in rows["id"])


def load_published(folder: str | Path | None = None) -> Published | Publication:
    """Load and check the figures that a publication prints: the chapter's, or those of a folder.

    The chapter's files are checked against ``datapackage.json``: checksums, columns, every cell,
    and what must hold between rows (`scsi.evidence.rules`). A folder of another publication holds
    ``publication.toml``, ``shares.csv`` and ``sizes.csv``; `scsi new-publication` writes one.

    Parameters
    ----------
    folder : path, optional
        A folder with a ``publication.toml``, or with the chapter's data files and their
        ``datapackage.json``; the package's own data unless given.

    Returns
    -------
    Published or Publication
        The chapter with its data frames, which are copies; or any other publication.

    Raises
    ------
    DataError
        If anything is wrong; one line per fault, all at once, each with the file, the line, the
        column, what was found and what is allowed.

    Examples
    --------
    >>> shares = load_published().shares
    >>> shares.loc[shares["place"] == "all", ["wave", "category", "percent"]]
       wave     category  percent
    0  2022       public     51.3
    1  2022      private     36.6
    2  2022          ppp     12.1
    3  2019       public     41.0
    4  2019  private+ppp     59.0

    In 2019 only public money and the rest are printed, so private money cannot be compared.
    """
    if folder and not Path(folder, "datapackage.json").is_file():
        return read_publication(folder)
    return load_chapter(folder or None)


def load_chapter(folder: str | Path | None = None) -> Published:
    """Return the chapter's figures; as `load_published` without a folder."""
    tables = _packaged() if folder is None else _load(folder)
    return Published(
        **{attribute: tables[name].copy(deep=False) for attribute, name in _RESOURCES.items()}
    )


@cache
def _packaged() -> dict[str, pd.DataFrame]:
    """Load the package's own data, once."""
    return _load(None)


def _load(folder: str | Path | None) -> dict[str, pd.DataFrame]:
    """Return the checked and converted tables, or raise with every fault."""
    package = sources.datapackage(folder)
    described = {resource["name"]: resource for resource in package["resources"]}
    missing = [name for name in _RESOURCES.values() if name not in described]
    if missing:
        raise DataError(
            [f"datapackage.json: found no resource {name}; allowed: one" for name in missing]
        )
    described = {name: described[name] for name in _RESOURCES.values()}
    tables: dict[str, pd.DataFrame] = {}
    faults: list[str] = []
    for name, resource in described.items():
        table, unreadable = read_text(sources.data_path(resource["path"], folder))
        faults += map(str, unreadable)
        if table is not None:
            tables[name] = table
            wrong = sources.checksum_fault(resource, folder)
            faults += ([wrong] if wrong else []) + list(map(str, table_faults(table, resource)))
    for name in tables:
        faults += map(str, foreign_key_faults(tables, described[name]))
    faults += map(str, rule_faults(tables))
    if faults:
        raise DataError(faults)
    return {name: convert(table, described[name]) for name, table in tables.items()}
