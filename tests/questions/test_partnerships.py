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


def test_what_the_chapter_says_of_partnership_is_all_there():
    # Paragraph 4 defines it and names four members; paragraph 15, sentence 5 names three risks of
    # special purpose companies, the missing revenue model being the reason of the third.
    rows = scsi.published.partnership_traits().rows
    assert rows["trait"].value_counts().to_dict() == {
        "member": 4,
        "advantage": 3,
        "risk": 3,
        "meaning": 1,
    }
    risks = rows[rows["trait"] == "risk"]
    assert set(zip(risks["paragraph"], risks["sentence"], strict=True)) == {(15, 5)}
    assert [text for text in risks["text_en"] if "revenue" in text] == [
        "May not last, for want of a business model that earns revenue"
    ]


def test_barcelona_is_named_with_cases_of_public_and_private_cooperation():
    # Paragraph 14, sentence 4: four cases of cooperation, of which none is called an institute.
    rows = scsi.load_published().partnerships.query("paragraph == 14 and sentence == 4")
    assert rows["partner_kind"].tolist() == ["public-private-body"] * 4


def test_a_foreign_name_can_be_searched_as_it_is_written_in_latin_letters():
    rows = scsi.load_published().partnerships
    plain = {"google", "softbank", "accenture", "microsoft"}  # printed in Korean letters only
    for row in rows.itertuples():
        if row.paragraph == 13 and row.partner_en.casefold() in plain:
            continue
        if row.partner_kind in ("event", "joint-project") or row.id in ("busan-eco-delta",):
            continue
        assert any(c.isascii() and c.isalpha() for c in row.partner_ko), row.id


def test_a_state_that_is_a_city_pays_its_own_money():
    money = scsi.published.public_money()
    levels = money.rows.set_index("id")["giver_level"]
    assert (levels["berlin-state"], levels["berlin-federal"]) == ("own", "national")
    assert "6 million euros of its own" in money.sentence(lang="en").markdown
    assert "600만 유로" in money.sentence(lang="ko").markdown
