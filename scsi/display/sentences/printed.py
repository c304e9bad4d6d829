"""What is printed, in words."""

from __future__ import annotations

from scsi.display.labels import rounding_label
from scsi.display.numbers import percent, rounded, whole
from scsi.display.outputs import Rows, Text
from scsi.display.words import word
from scsi.evidence.published import Published
from scsi.study.candidates import CandidateSizes


def printed_numbers(published: Published) -> dict[str, str]:
    """Return the printed shares of both years as text, by the field a sentence calls them."""
    shares = published.shares.query("place == 'all'").set_index(["wave", "category"])["percent"]
    return {
        "public_2019": rounded(shares[2019, "public"], 0),
        "rest_2019": rounded(shares[2019, "private+ppp"], 0),
        "public_2022": rounded(shares[2022, "public"], 1),
        "private_2022": rounded(shares[2022, "private"], 1),
        "ppp_2022": rounded(shares[2022, "ppp"], 1),
    }


def printed_shares(published: Published, *, lang: str = "en") -> Text:
    """Say what is printed of the whole, what is not, and what can be compared."""
    shares = published.shares.query("place == 'all'")
    public = shares.query("category == 'public'").set_index("wave")["percent"]
    text = word(
        "printed_shares.text",
        lang,
        **printed_numbers(published),
        points=percent((public[2022] - public[2019]) / 100),
    )
    return Text("printed_shares", lang, text, behind=(Rows.of("published_shares", shares["id"]),))


def printed_cities(published: Published, *, lang: str = "en") -> Text:
    """Say what the printed city shares are, and what they cannot stand for."""
    shares = published.shares.query("place != 'all'")
    text = word("printed_cities.text", lang, count=len(shares), cities=len(published.cities))
    behind = (Rows.of("published_shares", shares["id"]),)
    return Text("printed_cities", lang, text, behind=behind)


def possible_sizes(answer: CandidateSizes, lang: str) -> str:
    """Say under which rounding rules the proposed sizes are possible, alike ones together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for size in sorted(answer.candidates, reverse=True):
        rules = tuple(rule for rule in answer.sizes if answer.possible(size, rule))
        groups.setdefault(rules, []).append(whole(size))
    return " ".join(
        word(
            "candidate_sizes.possible" if rules else "candidate_sizes.impossible",
            lang,
            sizes=word("or", lang).join(sizes),
            rules=word("or_rule", lang).join(rounding_label(rule, lang) for rule in rules),
        )
        for rules, sizes in groups.items()
    )


def candidate_sizes(answer: CandidateSizes, *, lang: str = "en") -> Text:
    """Say which sizes the printed shares allow, and that being possible is not being true."""
    text = word(
        "candidate_sizes.text",
        lang,
        percents=" / ".join(rounded(value, 1) for value in answer.percents),
        least=whole(answer.sizes["each"][0]),
        complete=whole(answer.complete_from("each")),
        possible=possible_sizes(answer, lang),
    )
    return Text("candidate_sizes", lang, text, findings=(answer,))
