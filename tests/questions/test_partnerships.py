"""Partnerships: every tie, the five types, who lies between cities; money that is not added up."""

from collections import deque
from itertools import combinations

import pytest

import scsi
from scsi.questions.partnerships.finding import NO_CITY


@pytest.fixture(scope="module")
def found():
    return scsi.published.partnerships()


def test_the_network_has_every_tie_and_no_other(found):
    ties = scsi.load_published().partnerships
    named = {
        frozenset((NO_CITY if city is None or city != city else city, partner))
        for city, partner in zip(ties["city"], ties["partner_en"], strict=True)
    }
    assert {frozenset(edge) for edge in found.graph.edges} == named
    assert len(named) == len(ties) == 36
    assert sorted(tie for *_, tie in found.graph.edges(data="id")) == sorted(ties["id"])


def test_the_five_types_have_the_cities_that_the_chapter_names(found):
    assert found.cities_by_type == {
        "global-firms": ("copenhagen", "dublin"),
        "innovation-hubs": ("london", "barcelona", "san-francisco", "berlin", "helsinki"),
        "special-purpose-companies": ("amsterdam", "shenzhen", "busan"),
        "business-associations": ("taipei", "shanghai"),
        "city-networks": (
            *("london", "vienna", "stockholm", "copenhagen", "helsinki", "taipei", "seoul"),
        ),
    }
    several = {city: kinds for city, kinds in found.types_by_city.items() if len(kinds) > 1}
    assert set(several) == {"copenhagen", "london", "helsinki", "taipei"}
    assert all("city-networks" in kinds for kinds in several.values())


def test_types_together_agree_with_the_types_of_each_city(found):
    for one in found.types:
        for other in found.types:
            cities = [c for c, kinds in found.types_by_city.items() if {one, other} <= set(kinds)]
            assert found.together.loc[one, other] == len(cities)


def shortest(graph, start, end):
    """Return every shortest path, by breadth first."""
    paths, found, best = deque([[start]]), [], None
    while paths:
        path = paths.popleft()
        if best is not None and len(path) > best:
            break
        if path[-1] == end:
            best = len(path)
            found.append(path)
            continue
        paths.extend([*path, node] for node in graph[path[-1]] if node not in path)
    return found


def test_who_lies_between_cities_by_brute_force(found):
    pairs = {}
    for start, end in combinations(found.types_by_city, 2):
        paths = shortest(found.graph, start, end)
        for path in paths:
            for node in path[1:-1]:
                pairs[node] = pairs.get(node, 0) + 1 / len(paths)
    assert found.between.set_index("node")["pairs"].to_dict() == pairs


def test_money_stands_as_printed_and_nothing_can_be_added():
    money = scsi.published.public_money()
    amounts = money.rows.set_index("id")["amount"].dropna().to_dict()
    assert amounts == {"berlin-state": 6_000_000, "berlin-federal": 11_000_000}
    assert money.rows["years"].dropna().tolist() == [7]
    assert money.addable == ()
    shown = money.table().frame.to_numpy().ravel().tolist()
    assert not [cell for cell in shown if "17,000,000" in str(cell)]
