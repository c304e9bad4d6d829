"""What the printed figures allow: the findings on the chapter's own numbers."""

import time

import numpy as np
import pytest

from scsi.evidence.published import load_published
from scsi.questions.city_level.finding import city_level_pvalue, city_level_table
from scsi.questions.composition.finding import mix_bounds
from scsi.questions.double_counting.finding import double_counting_bounds
from scsi.questions.misclassification.finding import coding_bounds
from scsi.questions.new_cities.finding import new_city_bounds
from scsi.questions.printed import named_cities, printed
from scsi.questions.spread.finding import WEIGHTINGS, city_spread_bounds, city_spread_table
from scsi.questions.unsplit.finding import unsplit_bounds
from scsi.vocabulary import Interval

BASES = (3091, 1602, 820)


def points(value, digits=1):
    return round(100 * float(value), digits)


def test_figures_are_read_as_printed_and_as_rounded():
    after = printed(2022, published=load_published())
    assert (after.value, after.interval.low, after.interval.high) == (0.513, 0.5125, 0.5135)
    assert printed(2019, published=load_published()).interval.low == 0.405
    named = named_cities(load_published())
    assert named.names[:9] == (
        *("seoul", "moscow", "shanghai", "singapore"),
        *("brisbane", "berlin", "sydney", "los-angeles", "santiago"),
    )
    assert len(set(named.names)) == 31
    assert named.was_in_2019.sum() == 6


def test_fewest_items_that_print_so():
    # 9/10, 11/14, 7/10, 7/11; 4/5, 7/9, 5/8 (62.5, half up); 2/3, 6/19
    assert named_cities(load_published()).fewest_items.tolist() == [10, 14, 10, 11, 5, 9, 8, 3, 19]


def test_spread_under_b_equal_weights_is_13_1_to_28_1_points_whatever_the_base():
    found = city_spread_bounds("b")  # derived by hand in test_spread.py
    assert (points(found.sd.low), points(found.sd.high)) == (13.1, 28.1)
    assert round(found.forced_variance, 3) == 0.067
    # an analysis of variance takes out the noise of 3091/31, 1602/31 or 820/31 items of a city
    assert [(n, round(icc, 3)) for n, icc in found.forced_icc] == [
        (3091, 0.059), (1602, 0.050), (820, 0.032),
    ]  # fmt: skip
    assert found.base is None
    assert found.completable == (True, True)
    with pytest.raises(ValueError, match="base matters to free weights only"):
        city_spread_bounds("b", base=820)


@pytest.mark.parametrize("base", BASES)
def test_free_weights_depend_on_the_base(base):
    found = city_spread_bounds("b", "free", base=base)
    assert "published_sizes.csv#base-2022" in "".join(found.data)
    assert found.forced_variance < 0.067 / 2
    assert found.forced_icc == ()
    # named cities need 89 items; the fewer the base, the more of it they are, the more is forced
    least = [city_spread_bounds("b", "free", base=b).sd.low for b in BASES]
    assert least == sorted(least)


@pytest.mark.slow
def test_the_table_has_every_set_and_weighting_and_wider_rules_give_wider_ranges():
    rows = city_spread_table().rows
    assert len(rows) == 3 * (len(WEIGHTINGS) - 1) + 3 * len(BASES)
    by = {(r.constraints, r.weighting, r.base): r.sd for r in rows}
    for (constraints, weighting, base), sd in by.items():
        if constraints != "a":
            wider = by[chr(ord(constraints) - 1), weighting, base]
            assert wider.low <= sd.low + 1e-12
            assert sd.high <= wider.high + 1e-12
        if weighting == "ratio-3":
            assert sd.low < by[constraints, "equal", None].low
            assert sd.high > by[constraints, "equal", None].high
    assert all(all(r.completable) for r in rows)


def test_city_level_p_is_009_to_21_with_the_same_spread_in_both_waves():
    # Welch: 10.3 / (13.11 sqrt(1/20 + 1/31)) = 2.74 and 10.3 / (28.12 ...) = 1.28 on 40.7 degrees
    found = city_level_pvalue("b", "same", shared=0)
    assert round(found.pvalue_range.low, 3) == 0.009
    assert round(found.pvalue_range.high, 2) == 0.21
    assert found.estimate == pytest.approx(0.103)
    assert (found.interval, found.pvalue) == (None, None)


def test_city_level_p_is_0001_to_41_with_any_spread_in_2019():
    # no spread at all: 10.3 / (13.11 / sqrt(31)) = 4.37 on 30 degrees; the most that 20 cities with
    # mean 41 can have: eight at 100, one at 20, eleven at 0: 49.6 points
    found = city_level_pvalue("b", "free", shared=0)
    most = np.std([100] * 8 + [20] + [0] * 11, ddof=1)
    assert 100 * found.sd_before.high == pytest.approx(most)
    assert round(found.pvalue_range.low, 4) == 0.0001
    assert round(found.pvalue_range.high, 2) == 0.41
    assert found.pvalue_enclosure.low <= found.pvalue_range.low
    assert found.pvalue_enclosure.high < 0.41


def test_the_cities_known_to_be_in_both_are_taken_so():
    # 10.3 / (13.11 sqrt(1/20 + 1/31 - 2 * 6 / 620)) = 3.13 on 49 degrees, and 10.3 / 8.06 = 1.28
    found = city_level_pvalue("b", "same")
    assert (found.shared, found.persistence) == (6, Interval(0, 1))
    assert round(found.pvalue_range.low, 3) == 0.003
    assert round(found.pvalue_range.high, 2) == 0.21
    assert "published_sizes.csv#named-cities-2019" in found.data
    for kept, low, high in ((1.0, 0.003, 0.15), (0.5, 0.005, 0.18)):
        over = city_level_pvalue("b", "same", persistence=Interval(kept, kept)).pvalue_range
        assert (round(over.low, 3), round(over.high, 2)) == (low, high)
    all_of_2019 = city_level_pvalue("b", "same", shared=20).pvalue_range
    assert all_of_2019.low < 0.0001
    assert round(all_of_2019.high, 2) == 0.21
    with pytest.raises(ValueError, match="shared must be from 0 to 20; got 21"):
        city_level_pvalue("b", shared=21)


def test_the_range_of_p_names_its_overlap():
    table = city_level_table()
    assert [{row.shared for row in rows} for rows in (table.rows, table.alone, table.kept)] == [
        {6}, {0}, {20},
    ]  # fmt: skip
    assert "6 cities are known to be in both surveys" in table.sentence().markdown
    assert "확인된 도시는 6개" in table.sentence("ko").markdown
    assert "6 in both" in table.rows[1].sentence().markdown
    assert "none in both" in table.alone[1].sentence().markdown
    kept = city_level_pvalue("b", persistence=Interval(0.5, 1)).sentence().markdown
    assert "correlated by 0.5 to 1" in kept


def test_rounding_widens_what_is_said():
    for before in ("same", "free"):
        exact = city_level_pvalue("b", before).pvalue_range
        rounded = city_level_pvalue("b", before, rounding="rounded").pvalue_range
        assert rounded.low < exact.low
        assert rounded.high > exact.high


def test_new_cities():
    # derived in test_panel.py; possible: (90 + 79 + 70 + 8 * 64) / 11 = 751 / 11, Singapore being
    # an old city; then the old ones are at (1590.3 - 751) / 20 = 41.965, with the kindest rounding
    # (1588.75 - 756.5) / 20 = 41.6125 against 41.5
    found = new_city_bounds()
    assert found.equal.old.tolist() == list(range(6, 21))
    first, last = 0, -1
    assert points(found.equal.needed[last]) == 70.0
    assert points(found.equal.needed_low[last]) == 69.0
    assert points(found.equal.needed_high[last]) == 71.1
    assert points(found.equal.needed[first]) == 53.8
    assert points(found.needed_for_half[last]) == 60.7
    assert points(found.equal.possible[last]) == 68.3
    assert points(found.equal.old_rise[last]) == 1.0
    assert points(found.equal.old_rise_low[last]) == 0.1
    assert found.equal.can.tolist() == [True] * 14 + [False]
    assert points(found.least_weight) == 17.5
    assert points(found.least_weight_highest) == 21.0
    cannot = found.weights < found.least_weight
    assert np.isnan(found.needed_by_weight[cannot]).all()
    assert np.isfinite(found.needed_by_weight[~cannot]).all()
    assert found.can_by_weight.tolist() == (found.weights >= found.least_weight_highest).tolist()
    # where new cities cannot explain all, and only there, the old ones rose
    rose = found.old_rise_by_weight[:-1] > 0
    assert rose.tolist() == (~found.can_by_weight[:-1]).tolist()


def test_without_the_heading_eleven_new_cities_could_explain_all():
    assert new_city_bounds([20], constraints="a").equal.can.all()
    with pytest.raises(ValueError, match="old must be from 6 to 20"):
        new_city_bounds([5])


@pytest.mark.parametrize(("base", "part"), [(3091, 1489 / 3091), (1602, 0.0), (820, 0.0)])
def test_mix_for_each_base(base, part):
    found = mix_bounds(base)
    assert found.part_after == pytest.approx(part)
    for before, gap, app in zip((0.66, 0.80), found.gap, found.app_web_share, strict=True):
        rest = app + gap
        assert part * app + (1 - part) * rest == pytest.approx(0.513)
        assert before * app + (1 - before) * rest == pytest.approx(0.41)
    assert all(0.41 in reachable for reachable in found.reachable)
    # from the least part on the mix can make the shift, and just below it cannot
    first = np.searchsorted(found.parts, found.least_part_before)
    assert np.isfinite(found.gaps[first:]).all()
    assert np.isnan(found.gaps[first - 1])
    with pytest.raises(ValueError, match="base must be one of 3091, 1602, 820"):
        mix_bounds(1000)


def test_coding():
    # 1 - 41 / 51.3; 1 - 48.7 / 59 of the others
    found = coding_bounds()
    assert found.missed_before == pytest.approx(1 - 41 / 51.3)
    assert found.added_after == pytest.approx(1 - 48.7 / 59)
    assert found.missed_before in found.missed_before_range
    assert found.shift[-1, -1] == pytest.approx(0.103)
    impossible = coding_bounds(sensitivity_after=0.5)  # 51.3 % cannot be half of anything
    assert (impossible.true_after, impossible.missed_before) == (None, None)


@pytest.mark.parametrize(("base", "tipping_size"), [(3091, 188), (1602, 192), (820, 204)])
def test_double_counting_undoes_the_test_below_twice_the_break_even(base, tipping_size):
    # break-even sizes 94, 96 and 102; every entry twice leaves half
    found = double_counting_bounds(150, base)
    assert found.tipping_size == tipping_size
    assert found.effective_before[-1] == 75
    at = double_counting_bounds(150, base, [found.tipping_before, found.tipping_before + 0.02])
    assert at.pvalue_before[0] < 0.05 < at.pvalue_before[1]
    assert double_counting_bounds(tipping_size + 1, base).tipping_before is None
    assert np.all(np.diff(found.pvalue_kept) < 0)


def test_both_texts_can_be_right_only_if_private_money_fell():
    # 59 - 12.1 - 36.6 = 10.3; with rounding 58.5 - 12.15 - 36.65 and 59.5 - 12.05 - 36.55
    assert points(unsplit_bounds().private_fell_then.low) == 10.3
    rounded = unsplit_bounds(rounding="rounded")
    assert points(rounded.private_fell_then.low) == 9.7
    assert points(rounded.private_fell_then.high) == 10.9
    assert 0 in unsplit_bounds().ppp_shift
    assert 0 in unsplit_bounds().private_shift


@pytest.mark.slow
def test_all_findings_are_quick_and_repeat_to_the_last_bit():
    load_published()
    start = time.process_time()
    city_spread_table()
    for spread in ("same", "free"):
        city_level_pvalue("b", spread)
    new_city_bounds(), mix_bounds(), coding_bounds(), double_counting_bounds(), unsplit_bounds()
    assert time.process_time() - start < 5
    one, two = (city_spread_bounds("c", "ratio-3") for _ in range(2))
    assert np.array_equal(one.greatest.shares, two.greatest.shares)
    assert one.sd == two.sd


def test_the_two_ranges_of_joint_money_are_one_quantity_with_and_without_rounding():
    # 12.1 - 59 to 12.1 - 0; and 12.05 - 59.5 to 12.15 - 0 for whatever rounds to these
    found = unsplit_bounds()
    assert (points(found.ppp_shift.low), points(found.ppp_shift.high)) == (-46.9, 12.1)
    wide = found.ppp_shift_rounded
    assert (points(wide.low, 2), points(wide.high, 2)) == (-47.45, 12.15)
    said = found.sentence(lang="en").markdown
    assert "−46.9 to 12.1 points (−47.5 to 12.2 with rounding)" in " ".join(said.split())
