"""Partnerships and money from above, in words."""

from __future__ import annotations

from scsi.display.facts import city_or_none, in_language, type_label
from scsi.display.numbers import rounded, whole
from scsi.display.outputs import Rows, Text
from scsi.display.sentences.cities import city_names
from scsi.display.words import word
from scsi.evidence.published import Published, load_published
from scsi.study.partnerships import MoneyFromAbove, Partnerships


def partnerships(found: Partnerships, *, lang: str = "en") -> Text:
    """Say how many ties are named, and that those not named are not thereby absent."""
    cities = len(found.types_by_city)
    text = word(
        "partnerships.text",
        lang,
        ties=len(found.rows),
        cities=cities,
        partners=found.rows["partner_en"].nunique(),
        silent=len(load_published().cities) - cities,
    )
    return Text("partnerships", lang, text, findings=(found,))


def ties_in_words(found: Partnerships, lang: str) -> str:
    """Return every tie, by type and city."""
    published = load_published()
    sentences = []
    for kind in found.types:
        of_kind = found.rows[found.rows["type"] == kind]
        cities = []
        for city, ties in of_kind.groupby("city", sort=False, dropna=False):
            partners = word("list", lang).join(
                in_language(tie, "partner", lang) for tie in ties.itertuples()
            )
            name = city_or_none(published, city, lang, "no_city")
            cities.append(word("partnerships.city_item", lang, city=name, partners=partners))
        label = type_label(kind, lang).capitalize()
        sentences.append(word("partnerships.item", lang, type=label, list="; ".join(cities)))
    return " ".join(sentences)


def types_together(found: Partnerships, *, lang: str = "en") -> Text:
    """Say which cities are named for several types, and which types occur together."""
    several = {city: kinds for city, kinds in found.types_by_city.items() if len(kinds) > 1}
    items = (
        word(
            "types_together.item",
            lang,
            city=city_names([city], lang),
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
        return city_names([node], lang)
    tie = found.rows[found.rows["partner_en"] == node].iloc[0]
    return in_language(tie, "partner", lang)


def between_cities(found: Partnerships, *, lang: str = "en") -> Text:
    """Say who is named with more than one city, and which city that puts between others."""
    partners = found.between.query("kind == 'partner'")
    middle = found.between.query("kind == 'city'").iloc[0]
    items = (
        word(
            "between_cities.item",
            lang,
            partner=node_label(found, row.node, lang),
            cities=city_names(row.joins.split(), lang, "and"),
        )
        for row in partners.itertuples()
    )
    text = word(
        "between_cities.text",
        lang,
        joined=len(partners),
        list=word("list", lang).join(items),
        middle=city_names([middle["node"]], lang),
        ends=city_names(middle["joins"].split(), lang, "and"),
    )
    return Text("between_cities", lang, text, behind=(found,))


def partnership_traits(published: Published, *, lang: str = "en") -> Text:
    """Say what is named of special purpose companies, and that none of it is measured."""
    counts = published.partnership_traits["trait"].value_counts()
    text = word(
        "partnership_traits.text", lang, advantages=counts["advantage"], risks=counts["risk"]
    )
    behind = (Rows.of("partnership_traits", published.partnership_traits["id"]),)
    return Text("partnership_traits", lang, text, behind=behind)


def money_from_above(found: MoneyFromAbove, *, lang: str = "en") -> Text:
    """Say what money from above is named, and why nothing is added up."""
    berlin = load_published().percent(2022, "berlin", "private")
    amounts = found.rows.set_index("id")
    text = word(
        "money_from_above.text",
        lang,
        count=found.rows["receiver_en"].nunique(),
        state=whole(amounts.loc["berlin-state", "amount"]),
        years=amounts.loc["berlin-state", "years"],
        federal=whole(amounts.loc["berlin-federal", "amount"]),
        berlin=rounded(berlin.value, berlin.decimals),
    )
    return Text("money_from_above", lang, text, findings=(found,))
