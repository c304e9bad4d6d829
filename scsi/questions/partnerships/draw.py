"""Cities and their partners as a network that can be read: cities left, partners right by type."""

from __future__ import annotations

from textwrap import wrap

import networkx

from scsi.questions.partnerships.finding import NO_CITY, Partnerships
from scsi.questions.partnerships.show import ties_in_words
from scsi.showing.canvas import DASHES, INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.facts import in_language, type_label
from scsi.showing.registry import shows

TYPE_COLOURS = (*SERIES, INK)
TYPE_DASHES = (*DASHES, (0, (8, 1.5, 1.2, 1.5, 1.2, 1.5)))
TYPE_MARKERS = ("s", "o", "D", "^", "v")
LEFT, RIGHT = 0.0, 1.0  # where cities and partners stand
LINE, HEAD, GAP = 1.0, 1.2, 0.9  # heights in rows: a line of a label, a heading, between types
WRAP = {"en": 52, "ko": 36}  # letters of a partner's name in one line


@shows(Partnerships, "plot")
def draw_partnerships(found: Partnerships, *, lang: str = "en") -> Drawing:
    """Draw every tie from its city on the left to its partner on the right."""
    labels = _partner_labels(found, lang)
    positions, heads = _partner_rows(found, labels)
    bottom = min(y for _, y in positions.values()) - LINE
    positions |= _city_rows(found, positions, bottom)
    with canvas(lang, 0.158 * -bottom + 0.3) as (_, axes):
        for place, kind in enumerate(found.types):
            edges = [ends for *ends, tie in found.graph.edges(data="type") if tie == kind]
            partners = [node for edge in edges for node in edge if node in labels]
            colour, marker = TYPE_COLOURS[place], TYPE_MARKERS[place]
            drawn = {"G": found.graph, "pos": positions, "ax": axes}
            style = TYPE_DASHES[place]
            networkx.draw_networkx_edges(
                **drawn, edgelist=edges, edge_color=colour, style=style, width=1.1
            )
            networkx.draw_networkx_nodes(
                **drawn, nodelist=partners, node_color=colour, node_shape=marker, node_size=26
            )
            axes.text(RIGHT + 0.03, heads[kind], _head(found, kind, lang), **_bold(colour))
        cities = [node for node in positions if node not in labels]
        networkx.draw_networkx_nodes(
            found.graph, positions, cities, ax=axes, node_color=INK, node_size=22
        )
        for node, (x, y) in positions.items():
            text, side = (labels[node], 1) if node in labels else (_city(found, node, lang), -1)
            align = {"ha": "left" if side > 0 else "right", "va": "center", "fontsize": "small"}
            axes.text(x + 0.03 * side, y, text, linespacing=1.05, **align)
        axes.set(xlim=(LEFT - 0.42, RIGHT + 1.36), ylim=(bottom, LINE))
        axes.axis("off")
    return Drawing(
        name="partnerships",
        lang=lang,
        caption=word("partnerships.caption", lang, ties=len(found.rows)),
        alt=word("partnerships.alt", lang, list=ties_in_words(found, lang)),
        data=found.rows[["id", "city", "partner_en", "type"]].astype(object),
        figure=axes.figure,
        behind=(found,),
    )


def _bold(colour: str) -> dict[str, object]:
    """Return how the heading of a type is written."""
    return {"color": colour, "fontsize": "small", "fontweight": "bold", "va": "center"}


def _head(found: Partnerships, kind: str, lang: str) -> str:
    """Return the heading of a type: its number and short name."""
    return f"{found.types.index(kind) + 1}. {type_label(kind, lang)}"


def _city(found: Partnerships, node: str, lang: str) -> str:
    """Return the name of a city, or say that none is named."""
    return word("no_city", lang) if node == NO_CITY else found.names.city(node, lang)


def _partner_labels(found: Partnerships, lang: str) -> dict[str, str]:
    """Return the partners' names in lines, in the order of types and of the chapter."""
    labels: dict[str, str] = {}
    for kind in found.types:
        for tie in found.rows[found.rows["type"] == kind].itertuples():
            lines = wrap(in_language(tie, "partner", lang), WRAP[lang], break_long_words=False)
            labels.setdefault(tie.partner_en, "\n".join(lines))
    return labels


def _partner_rows(found: Partnerships, labels: dict[str, str]):
    """Return where each partner stands, one below the other by type, and where each heading."""
    positions, heads, y = {}, {}, 0.0
    for kind in found.types:
        heads[kind] = y
        y -= HEAD
        ties = found.rows[found.rows["type"] == kind]
        for partner in dict.fromkeys(ties["partner_en"]):
            height = LINE * (1 + labels[partner].count("\n"))
            positions[partner] = (RIGHT, y - (height - LINE) / 2)
            y -= height
        y -= GAP
    return positions, heads


def _city_rows(found: Partnerships, partners: dict, bottom: float) -> dict:
    """Return where each city stands: evenly spread, ordered by the mean height of its partners."""
    cities = [node for node, part in found.graph.nodes(data="part") if part == "city"]
    means = {
        city: sum(partners[node][1] for node in found.graph[city]) / found.graph.degree(city)
        for city in cities
    }
    ordered = sorted(cities, key=lambda city: -means[city])
    step = (bottom + 2 * LINE) / (len(ordered) - 1)
    return {city: (LEFT, place * step) for place, city in enumerate(ordered)}
