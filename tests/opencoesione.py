"""Projects of OpenCoesione that start in 2019 and 2022, as counts, and rows made of them.

Counts of the 2021-2027 cycle (Development and Cohesion Fund) by theme, start year and kind of
money, with and without a city; data state 31 August 2024. "Mixed" is joint finance of public and
private money. Source: OpenCoesione, opencoesione.gov.it, CC BY 4.0; changed: counted, and 55
projects left out that its culture and tourism set holds too.

Which city a project has is not counted: the rows go round as many cities as the source has.
"""

from itertools import count, cycle

CITIES = {2019: 83, 2022: 169}
SHARED = 4
COUNTS = {
    # theme: {(year, kind): (projects with a city, without)}
    "administrative_capacity": {(2022, "public"): (1, 1)},
    "business_competitiveness": {
        (2019, "mixed"): (1, 0),
        (2019, "public"): (3, 0),
        (2022, "mixed"): (2, 0),
        (2022, "public"): (35, 17),
    },
    "digital_networks_services": {(2022, "public"): (0, 2)},
    "education_training": {(2019, "public"): (4, 0), (2022, "public"): (16, 18)},
    "employment": {(2022, "mixed"): (8, 0)},
    "energy": {(2019, "public"): (1, 0)},
    "environment": {(2019, "public"): (12, 2), (2022, "public"): (28, 39)},
    "research_innovation": {
        (2019, "public"): (1, 0),
        (2022, "mixed"): (76, 0),
        (2022, "public"): (1, 0),
    },
    "social_inclusion_health": {
        (2019, "mixed"): (1, 0),
        (2019, "public"): (5, 0),
        (2022, "mixed"): (3, 1),
        (2022, "public"): (20, 7),
    },
    "transport_mobility": {
        (2019, "mixed"): (3, 1),
        (2019, "public"): (58, 5),
        (2022, "public"): (43, 2),
    },
}


def projects():
    """Return one dict a project, with the source's names of columns and kinds."""
    first = CITIES[2019] - SHARED
    cities = {
        2019: cycle(f"City {n}" for n in range(CITIES[2019])),
        2022: cycle(f"City {n}" for n in range(first, first + CITIES[2022])),
    }
    number = count(1)
    return [
        {
            "project_id": f"P{next(number)}",
            "city": next(cities[year]) if placed else "",
            "year": year,
            "sector": theme,
            "funding_source": kind,
        }
        for theme, cells in COUNTS.items()
        for (year, kind), numbers in cells.items()
        for placed, times in zip((True, False), numbers, strict=True)
        for _ in range(times)
    ]
