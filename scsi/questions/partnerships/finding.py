"""Who works with whom, and how? The ties that the chapter names, as a network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids
from scsi.vocabulary import Unit

if TYPE_CHECKING:
    import networkx
NO_CITY = "no-city"
"""Stands for the cities of a tie in which the chapter names none."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Partnerships(Listed):
    """Cities, their partners and the five types of partnership, as far as they are named.

    `rows` are those of ``partnerships.csv``, in the chapter's order. A tie that is not named is not
    thereby absent: the chapter gives examples.

    Attributes
    ----------
    types : tuple of str
        The five types, in the chapter's order.
    cities_by_type : dict of str to tuple of str
        Cities named for each type, in the chapter's order.
    types_by_city : dict of str to tuple of str
        The reverse, for every city that is named with a tie.
    together : pandas.DataFrame
        Of each pair of types, how many cities use both; on the diagonal, how many use one.
    between : pandas.DataFrame
        One row for each node that lies between cities: ``node``, ``kind`` (city or partner),
        ``joins`` (the cities it ties directly, joined by a blank) and ``pairs``, the number of
        pairs of cities whose shortest path runs through it (betweenness, not normalised).
    graph : networkx.Graph
        Cities and partners (by English name) as nodes, with ``part`` ``city`` or ``partner``; ties
        as edges, with ``type`` and ``id``.
    types_listed : pandas.DataFrame
        The rows of ``partnership_types.csv``, in the chapter's order.
    cities : int
        How many cities were surveyed.
    names : Names
        What the cities are called.
    unit : Unit
        Described, without sampling error.
    """

    types: tuple[str, ...]
    cities_by_type: dict[str, tuple[str, ...]]
    types_by_city: dict[str, tuple[str, ...]]
    together: pd.DataFrame
    between: pd.DataFrame
    graph: networkx.Graph = field(repr=False)
    types_listed: pd.DataFrame = field(repr=False)
    cities: int = field(repr=False)
    names: Names = field(repr=False)
    unit: Unit = Unit.NONE


def partnerships(published: Published | None = None) -> Partnerships:
    """Read the ties that the chapter names as a network of cities and partners.

    Two ties lead to one partner where the chapter prints the same name. Who lies between cities is
    Freeman's betweenness, counted over pairs of cities only.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    Partnerships

    References
    ----------
    .. [1] L. C. Freeman (1977). A set of measures of centrality based on betweenness. *Sociometry*
       40(1), 35-41.
    .. [2] U. Brandes (2008). On variants of shortest-path betweenness centrality. *Social Networks*
       30(2), 136-145, section 3.2, for pairs of chosen nodes.

    Examples
    --------
    >>> found = partnerships()
    >>> found.between[["node", "pairs"]].to_numpy().tolist()
    [['Google', 2], ['Nordic Smart City Network', 2], ['copenhagen', 1]]

    Google and the Nordic network each lie between Copenhagen and another city, and Copenhagen
    between Dublin and Helsinki. No other tie that is named joins two cities.
    """
    published = published_or_chapter(published)
    ties = published.partnerships
    listed = published.partnership_types.sort_values("number")
    types = tuple(listed["id"])
    named = ties[ties["city"].notna()]
    by_type = {kind: _once(named.loc[named["type"] == kind, "city"]) for kind in types}
    by_city = {
        city: tuple(kind for kind in types if city in by_type[kind])
        for city in _once(named["city"])
    }
    graph = _graph(ties)
    return Partnerships(
        data=row_ids("partnerships", ties),
        rows=ties,
        types=types,
        cities_by_type=by_type,
        types_by_city=by_city,
        together=_together(types, by_type),
        between=_between(graph, list(by_city)),
        graph=graph,
        types_listed=listed,
        cities=len(published.cities),
        names=published.names,
    )


def _once(values: pd.Series) -> tuple[str, ...]:
    """Return values in the order of their first occurrence."""
    return tuple(dict.fromkeys(values.astype(str)))


def _graph(ties: pd.DataFrame) -> networkx.Graph:
    """Return the network; the cities of a tie that names none are one node, `NO_CITY`."""
    import networkx

    graph = networkx.Graph()
    for tie in ties.itertuples():
        city = NO_CITY if pd.isna(tie.city) else str(tie.city)
        graph.add_node(city, part="city")
        graph.add_node(tie.partner_en, part="partner")
        graph.add_edge(city, tie.partner_en, type=str(tie.type), id=tie.id)
    return graph


def _together(types: tuple[str, ...], by_type: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Count for each pair of types the cities that are named for both."""
    table = pd.DataFrame(0, index=types, columns=types)
    for one in types:
        for other in types:
            table.loc[one, other] = len({*by_type[one]} & {*by_type[other]})
    return table


def _between(graph: networkx.Graph, cities: list[str]) -> pd.DataFrame:
    """Return who lies between cities, those between the most pairs first, then by name."""
    import networkx

    paths = networkx.betweenness_centrality_subset(graph, cities, cities, normalized=False)
    rows = [
        {
            "node": node,
            "kind": graph.nodes[node]["part"],
            "joins": " ".join(_neighbours(graph, node)),
            "pairs": round(pairs),
        }
        for node, pairs in sorted(paths.items(), key=lambda item: (-item[1], item[0]))
        if pairs > 0
    ]
    return pd.DataFrame(rows, columns=["node", "kind", "joins", "pairs"])


def _neighbours(graph: networkx.Graph, node: str) -> list[str]:
    """Return the cities next to a partner, or the cities that a city shares a partner with."""
    if graph.nodes[node]["part"] == "partner":
        return sorted(graph[node])
    return sorted({city for partner in graph[node] for city in graph[partner]} - {node})
