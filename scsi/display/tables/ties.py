"""Partnerships and money from above, as tables."""

from __future__ import annotations

import pandas as pd

from scsi.display.facts import in_language, money_cells, tie_cells, type_label
from scsi.display.labels import place_label
from scsi.display.numbers import whole
from scsi.display.outputs import Rows, Table
from scsi.display.sentences.cities import city_names
from scsi.display.sentences.ties import node_label
from scsi.display.words import word
from scsi.evidence.published import Published, load_published
from scsi.study.partnerships import MoneyFromAbove, Partnerships


def partnerships(found: Partnerships, *, lang: str = "en") -> Table:
    """Show every tie that is named, with its place in the chapter."""
    cells = tie_cells(load_published(), found.rows, lang)
    return Table("partnerships", lang, word("partnerships.table", lang), cells, (found,))


def partnership_types(found: Partnerships, *, lang: str = "en") -> Table:
    """Show the five types with the cities and partners that are named for each."""
    types = load_published().partnership_types.set_index("id", drop=False)
    rows = []
    for kind in found.types:
        row = next(types.loc[[kind]].itertuples())
        ties = found.rows[found.rows["type"] == kind]
        partners = dict.fromkeys(in_language(tie, "partner", lang) for tie in ties.itertuples())
        rows.append(
            {
                word("column.number", lang): str(row.number),
                word("column.type", lang): in_language(row, "name", lang),
                word("column.city", lang): city_names(found.cities_by_type[kind], lang),
                word("column.partners", lang): word("list", lang).join(partners),
                word("column.place", lang): place_label(row.paragraph, row.sentence, lang),
            }
        )
    caption = word("partnership_types.caption", lang)
    return Table("partnership_types", lang, caption, pd.DataFrame(rows), (found,))


def types_together(found: Partnerships, *, lang: str = "en") -> Table:
    """Show how many cities are named for both of two types."""
    rows = [
        {
            word("column.type", lang): type_label(one, lang),
            **{type_label(other, lang): whole(count) for other, count in counts.items()},
        }
        for one, counts in found.together.iterrows()
    ]
    caption = word("types_together.caption", lang, cities=len(found.types_by_city))
    return Table("types_together", lang, caption, pd.DataFrame(rows), (found,))


def between_cities(found: Partnerships, *, lang: str = "en") -> Table:
    """Show who lies between cities."""
    rows = [
        {
            word("column.node", lang): node_label(found, row.node, lang),
            word("column.partner_kind", lang): word(f"part.{row.kind}", lang),
            word("column.joins", lang): city_names(row.joins.split(), lang, "and"),
            word("column.pairs", lang): whole(row.pairs),
        }
        for row in found.between.itertuples()
    ]
    caption = word("between_cities.caption", lang)
    return Table("between_cities", lang, caption, pd.DataFrame(rows), (found,))


def partnership_traits(published: Published, *, lang: str = "en") -> Table:
    """Show the advantages and the risks that are named of special purpose companies."""
    rows = [
        {
            word("column.trait", lang): word(f"trait.{row.trait}", lang),
            word("column.detail", lang): in_language(row, "text", lang),
            word("column.place", lang): place_label(row.paragraph, row.sentence, lang),
        }
        for row in published.partnership_traits.itertuples()
    ]
    caption = word("partnership_traits.caption", lang)
    behind = (Rows.of("partnership_traits", published.partnership_traits["id"]),)
    return Table("partnership_traits", lang, caption, pd.DataFrame(rows), behind)


def money_from_above(found: MoneyFromAbove, *, lang: str = "en") -> Table:
    """Show money and backing from above, as printed."""
    cells = money_cells(found.rows, lang)
    caption = word("money_from_above.caption", lang)
    return Table("money_from_above", lang, caption, cells, (found,))
