"""Facts of the chapter as the cells of a table: services, sector shares, ties, money from above."""

from __future__ import annotations

import math

import pandas as pd

from scsi.evidence.names import Names
from scsi.showing.catalogue import check_language, word
from scsi.showing.labels import category_label, place_label
from scsi.showing.numbers import percent_range, rounded, whole
from scsi.vocabulary import Interval


def in_language(row, name: str, lang: str) -> str:
    """Return the text of a column that there is once per language; a dash where it is empty."""
    value = getattr(row, f"{name}_{check_language(lang)}")
    return word("none", lang) if pd.isna(value) else str(value)


def type_label(kind: str, lang: str) -> str:
    """Return the short name of a type of partnership."""
    return word(f"type.short.{kind}", lang)


def city_or_none(names: Names, city, lang: str, none: str) -> str:
    """Return the name of a city, or the words `none` where no city is named."""
    return word(none, lang) if pd.isna(city) else names.city(city, lang)


def category_or_none(category: str, lang: str) -> str:
    """Return the name of a category, or a dash where none is printed."""
    return category_label(category, lang) if category else word("none", lang)


def range_or_none(low: float, high: float, lang: str) -> str:
    """Return a range of shares in per cent, or a dash where there is none."""
    return word("none", lang) if math.isnan(low) else percent_range(Interval(low, high))


def _place(row, lang: str) -> str:
    """Return where in the chapter a row stands."""
    return place_label(row.paragraph, row.sentence, lang)


def _frame(rows: list[tuple], columns: list[str], lang: str) -> pd.DataFrame:
    """Return cells under heads in the reader's language."""
    return pd.DataFrame(rows, columns=[word(f"column.{name}", lang) for name in columns])


def service_cells(names: Names, services: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return named services as cells, one a row of ``leading_services.csv``."""
    rows = []
    for row in services.itertuples():
        sector = names.sector(row.sector, lang)
        if row.sector_basis == "inferred":
            sector = word("sector.inferred", lang, sector=sector)
        detail = [
            in_language(row, name, lang)
            for name in ("actor", "detail")
            if pd.notna(getattr(row, f"{name}_en"))
        ]
        rows.append(
            (
                city_or_none(names, row.city, lang, "any_city"),
                sector,
                in_language(row, "name", lang),
                word(f"kind.{row.kind}", lang),
                word("none", lang) if pd.isna(row.layer) else word(f"layer.{row.layer}", lang),
                _who(row, lang),
                word("list", lang).join(detail) or word("none", lang),
                _place(row, lang),
            )
        )
    columns = ["city", "sector", "service", "kind", "layer", "who", "detail", "place"]
    return _frame(rows, columns, lang)


def _who(row, lang: str) -> str:
    """Say who leads, pays or takes part."""
    if pd.isna(row.role):
        return word("who.not-said", lang)
    return word(f"role.{row.role}", lang, who=word(f"who.{row.who}", lang))


def sector_cells(names: Names, shares: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return printed sector shares as cells, one a row of ``sector_shares.csv``."""
    rows = [
        (
            names.city(row.city, lang),
            names.sector(row.sector, lang),
            rounded(row.percent, row.decimals),
            in_language(row, "of", lang),
            _place(row, lang),
        )
        for row in shares.itertuples()
    ]
    return _frame(rows, ["city", "sector", "percent", "of", "place"], lang)


def tie_cells(names: Names, ties: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return ties as cells, one a row of ``partnerships.csv``."""
    none = word("none", lang)
    rows = [
        (
            city_or_none(names, row.city, lang, "no_city"),
            in_language(row, "partner", lang),
            word(f"partner.{row.partner_kind}", lang),
            type_label(row.type, lang),
            _size(row, lang),
            none if pd.isna(row.since) else str(row.since),
            in_language(row, "purpose", lang),
            _place(row, lang),
        )
        for row in ties.itertuples()
    ]
    columns = ["city", "partner", "partner_kind", "type", "members", "since", "purpose", "place"]
    return _frame(rows, columns, lang)


def _size(row, lang: str) -> str:
    """Say how many a partner counts, and where that is printed if not where the tie is."""
    if pd.isna(row.size):
        return word("none", lang)
    about = ".about" if row.approximate else ""
    size = word(f"size.{row.size_unit}{about}", lang, size=whole(row.size))
    if (row.size_paragraph, row.size_sentence) == (row.paragraph, row.sentence):
        return size
    place = place_label(row.size_paragraph, row.size_sentence, lang)
    return word("size.place", lang, size=size, place=place)


def money_cells(money: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return money from above as cells, one a row of ``public_money.csv``."""
    none = word("none", lang)
    rows = [
        (
            in_language(row, "receiver", lang),
            in_language(row, "giver", lang),
            word(f"giver.{row.giver_level}", lang),
            word(f"form.{row.form}", lang),
            _amount(row, lang),
            none if pd.isna(row.years) else str(row.years),
            in_language(row, "purpose", lang),
            in_language(row, "note", lang),
            _place(row, lang),
        )
        for row in money.itertuples()
    ]
    columns = ["receiver", "giver", "level", "form", "amount", "years", "purpose", "note", "place"]
    return _frame(rows, columns, lang)


def _amount(row, lang: str) -> str:
    """Print an amount with its currency as printed."""
    if pd.isna(row.amount):
        return word("none", lang)
    key = "money.about" if row.approximate else "money.exact"
    return word(key, lang, amount=amount_label(row.amount, row.currency, lang))


def amount_label(amount: float, currency: str, lang: str) -> str:
    """Print a sum of money in the large unit of the language where it is a whole number of them."""
    unit = 10_000 if lang == "ko" else 1_000_000
    name = word("money.EUR", lang) if currency == "EUR" else currency
    key, number = ("money.large", amount / unit) if amount % unit == 0 else ("money.plain", amount)
    return word(key, lang, amount=whole(number), currency=name)
