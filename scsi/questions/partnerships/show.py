"""Who works with whom, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.partnerships.finding import Partnerships
from scsi.showing.catalogue import word
from scsi.showing.facts import city_or_none, in_language, tie_cells, type_label
from scsi.showing.labels import city_list, place_label
from scsi.showing.numbers import whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(Partnerships, "sentence")
def say_partnerships(found: Partnerships, *, lang: str = "en") -> Text:
    """Say how many ties are named, and that those not named are not thereby absent."""
    cities = len(found.types_by_city)
    text = word(
        "partnerships.text",
        lang,
        ties=len(found.rows),
        cities=cities,
        partners=found.rows["partner_en"].nunique(),
        silent=found.cities - cities,
    )
    return Text("partnerships", lang, text, findings=(found,))


def ties_in_words(found: Partnerships, lang: str) -> str:
    """Return every tie, by type and city."""
    sentences = []
    for kind in found.types:
        of_kind = found.rows[found.rows["type"] == kind]
        cities = []
        for city, ties in of_kind.groupby("city", sort=False, dropna=False):
            partners = word("list", lang).join(
                in_language(tie, "partner", lang) for tie in ties.itertuples()
            )
            name = city_or_none(found.names, city, lang, "no_city")
            cities.append(word("partnerships.city_item", lang, city=name, partners=partners))
        label = type_label(kind, lang).capitalize()
        sentences.append(word("partnerships.item", lang, type=label, list="; ".join(cities)))
    return " ".join(sentences)


@shows(Partnerships, "sentence", "together")
def say_types_together(found: Partnerships, *, lang: str = "en") -> Text:
    """Say which cities are named for several types, and which types occur together."""
    several = {city: kinds for city, kinds in found.types_by_city.items() if len(kinds) > 1}
    items = (
        word(
            "types_together.item",
            lang,
            city=found.names.city(city, lang),
            types=word("list", lang).join(type_label(kind, lang) for kind in kinds),
        )
        for city, kinds in several.items()
    )
    text = word(
        "types_together.text",
        lang,
        several=len(several),
        cities=len(found.types_by_city),
        list=word("list", lang).join(items),
    )
    return Text("types_together", lang, text, behind=(found,))


def node_label(found: Partnerships, node: str, lang: str) -> str:
    """Return the name of a city or a partner of the network."""
    if found.graph.nodes[node]["part"] == "city":
        return found.names.city(node, lang)
    tie = found.rows[found.rows["partner_en"] == node].iloc[0]
    return in_language(tie, "partner", lang)


@shows(Partnerships, "sentence", "between")
def say_between_cities(found: Partnerships, *, lang: str = "en") -> Text:
    """Say who is named with more than one city, and which city that puts between others."""
    partners = found.between.query("kind == 'partner'")
    middle = found.between.query("kind == 'city'").iloc[0]
    items = (
        word(
            "between_cities.item",
            lang,
            partner=node_label(found, row.node, lang),
            cities=city_list(found.names, row.joins.split(), lang, "and"),
        )
        for row in partners.itertuples()
    )
    text = word(
        "between_cities.text",
        lang,
        joined=len(partners),
        list=word("list", lang).join(items),
        middle=found.names.city(middle["node"], lang),
        ends=city_list(found.names, middle["joins"].split(), lang, "and"),
    )
    return Text("between_cities", lang, text, behind=(found,))


@shows(Partnerships, "table")
def tabulate_partnerships(found: Partnerships, *, lang: str = "en") -> Table:
    """Show every tie that is named, with its place in the chapter."""
    cells = tie_cells(found.names, found.rows, lang)
    return Table("partnerships", lang, word("partnerships.table", lang), cells, (found,))


@shows(Partnerships, "table", "types")
def tabulate_partnership_types(found: Partnerships, *, lang: str = "en") -> Table:
    """Show the five types with the cities and partners that are named for each."""
    types = found.types_listed.set_index("id", drop=False)
    rows = []
    for kind in found.types:
        row = next(types.loc[[kind]].itertuples())
        ties = found.rows[found.rows["type"] == kind]
        partners = dict.fromkeys(in_language(tie, "partner", lang) for tie in ties.itertuples())
        rows.append(
            {
                word("column.number", lang): str(row.number),
                word("column.type", lang): in_language(row, "name", lang),
                word("column.city", lang): city_list(found.names, found.cities_by_type[kind], lang),
                word("column.partners", lang): word("list", lang).join(partners),
                word("column.place", lang): place_label(row.paragraph, row.sentence, lang),
            }
        )
    caption = word("partnership_types.caption", lang)
    return Table("partnership_types", lang, caption, pd.DataFrame(rows), (found,))


@shows(Partnerships, "table", "together")
def tabulate_types_together(found: Partnerships, *, lang: str = "en") -> Table:
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


@shows(Partnerships, "table", "between")
def tabulate_between_cities(found: Partnerships, *, lang: str = "en") -> Table:
    """Show who lies between cities."""
    rows = [
        {
            word("column.node", lang): node_label(found, row.node, lang),
            word("column.partner_kind", lang): word(f"part.{row.kind}", lang),
            word("column.joins", lang): city_list(found.names, row.joins.split(), lang, "and"),
            word("column.pairs", lang): whole(row.pairs),
        }
        for row in found.between.itertuples()
    ]
    caption = word("between_cities.caption", lang)
    return Table("between_cities", lang, caption, pd.DataFrame(rows), (found,))
