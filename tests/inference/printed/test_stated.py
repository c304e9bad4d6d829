"""Stated shares by brute force over all splits, and by figures that others printed."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import product

import pytest

from scsi.inference.printed.sizes import compatible_counts, compatible_sizes, printed_split
from scsi.inference.printed.stated import read_share, stated_split


def splits(size, categories):
    """Return every split of a size into whole counts."""
    heads = product(range(size + 1), repeat=categories - 1)
    return [(*head, size - sum(head)) for head in heads if sum(head) <= size]


def prints(count, size, text):
    """Whether a count of a size is stated as `text`, one share by itself, half up."""
    share = Decimal(100 * count) / size
    if text == "*":
        return count > 0 and share < Decimal("0.5")
    for sign, holds in (("<", share.__lt__), (">", share.__gt__)):
        if text.startswith(sign):
            return holds(Decimal(text[1:]))
    stated = Decimal(text)
    return share.quantize(stated, rounding=ROUND_HALF_UP) == stated


def brute(percents, kind, most):
    """Return the possible sizes by asking every split of each."""
    found = []
    for size in range(1, most + 1):
        extra = kind == "rest"
        rows = (
            product(range(size + 1), repeat=len(percents))
            if kind == "several"
            else splits(size, len(percents) + extra)
        )
        if any(
            all(prints(c, size, p) for c, p in zip(row, percents, strict=False)) for row in rows
        ):
            found.append(size)
    return found


@pytest.mark.parametrize("kind", ["complete", "rest", "several"])
@pytest.mark.parametrize(
    "percents",
    [
        ("86", "14"),
        ("48", "51"),
        ("49", "50"),
        ("33.3", "67"),
        ("<20", "81"),
        (">60", "35"),
        ("70",),
    ],
)
def test_possible_sizes_are_those_of_every_split(percents, kind):
    split = stated_split(percents, kind=kind)
    assert split.possible_sizes(45).tolist() == brute(percents, kind, 45)


def test_an_asterisk_is_above_none_and_below_half_a_per_cent():
    """By hand: one of n is below half a per cent from 201 on."""
    below, above = (stated_split([65, 26, 6, 3, word]) for word in ("<0.5", "*"))
    assert below.possible_sizes(70).tolist()[:6] == [31, 34, 62, 65, 66, 68]
    assert above.possible_sizes(210).tolist()[:3] == [201, 202, 203]


@pytest.mark.parametrize("percents", [(48, 51), (49, 50), (24, 25, 25, 24)])
@pytest.mark.parametrize("rounding", ["each", "half-even"])
def test_shares_that_fall_short_are_never_complete(percents, rounding):
    assert not stated_split(percents, rounding=rounding).adds_up()
    assert stated_split(percents, "rest", rounding).adds_up()
    with pytest.raises(ValueError, match="complete split must add up to 100"):
        compatible_sizes(percents, 0, 400, rounding, complete=True)
    assert len(compatible_sizes(percents, 0, 400, rounding, complete=False))


def test_completeness_is_stated_and_not_guessed_from_a_sum_of_100():
    """985, 122, 33 and 12 without an answer print as 86, 11 and 3, and add up to 100."""
    counts = (985, 122, 33)
    assert all(prints(c, 1152, p) for c, p in zip(counts, ("86", "11", "3"), strict=True))
    rest = compatible_counts((86, 11, 3), 1152, 0, complete=False).tolist()
    assert [*counts, 1152 - sum(counts)] in rest
    assert [*counts] not in compatible_counts((86, 11, 3), 1152, 0, complete=True).tolist()
    assert len(printed_split((86, 11, 3), 0, complete=False).units) == 4


def test_uneven_decimals_are_those_of_each():
    found = compatible_sizes((33.3, 67), decimals=(1, 0), max_size=60)
    assert found.tolist() == brute(("33.3", "67"), "complete", 60)
    low, high = printed_split((33.3, 67), (1, 0)).limits()[0]
    assert (low, high) == pytest.approx((0.3325, 0.3335))
    with pytest.raises(ValueError, match="must be the same for all"):
        compatible_sizes((33.3, 67), (1, 0), rounding="largest-share")
    with pytest.raises(ValueError, match="one for each of 2"):
        compatible_sizes((33.3, 67), (1, 0, 0))


def test_a_sum_of_103_75_is_a_finding_that_names_the_wrong_one():
    split = stated_split(["61.25", "30.25", "12.25"])
    assert split.total() == Decimal("103.75")
    assert not split.adds_up()
    assert split.culprits() == (0, 1, 2)  # each could be the one that is too large
    assert stated_split(["61.25", "30.25", "12.25"], kind="several").adds_up()


def test_what_is_impossible_names_the_single_figure_to_leave_out():
    """Of 50, 41 cannot be printed; 30 and 20 can, so that only 41 is to blame."""
    split = stated_split(["41", "30", "20"], kind="rest")
    assert not split.possible(50)
    assert split.culprits(50) == (0,)
    assert split.nearest_percents(0, 50) == (Decimal(40), Decimal(42))
    below, above = split.nearest_sizes(50)
    assert split.possible(below)
    assert split.possible(above)
    assert not any(split.possible(size) for size in range(below + 1, above))


def test_counts_next_to_percentages_tell_the_rule():
    """56.503, 24.933 and 18.564 per cent: by themselves 57, 25 and 19, which make 101."""
    made = stated_split(["56", "25", "19"], rounding="adding-up", counts=[56503, 24933, 18564])
    assert "each" not in made.rules_of_counts()
    assert "largest-remainder" in made.rules_of_counts()
    plain = stated_split(["57", "25", "18"], counts=[570, 250, 180])
    assert set(plain.rules_of_counts()) >= {"each", "truncate", "largest-remainder"}
    wrong = stated_split(["57", "25", "18"], counts=[500, 300, 200])
    assert wrong.rules_of_counts() == ()


def test_ranges_of_counts_are_those_of_every_split():
    split = stated_split(["86", "11", "3"])
    rows = [
        row
        for row in splits(34, 3)
        if all(prints(c, 34, p) for c, p in zip(row, ("86", "11", "3"), strict=True))
    ]
    assert not rows
    assert split.count_range(0, 34) is None
    rows = [
        row
        for row in splits(63, 3)
        if all(prints(c, 63, p) for c, p in zip(row, ("86", "11", "3"), strict=True))
    ]
    firsts = [row[0] for row in rows]
    assert split.count_range(0, 63) == (min(firsts), max(firsts))


def test_percentages_as_typed_carry_their_decimals():
    assert read_share("41.0").decimals == 1
    assert read_share("41").decimals == 0
    assert read_share("~40 %").relation == "about"
    with pytest.raises(ValueError, match="between 0 and 100"):
        read_share("many")
