"""The published shift as findings: printed figures, whole counts, refusals, ties to the data."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from scsi.evidence.published import load_published
from scsi.inference.exact.unconditional import barnard_test, boschloo_test
from scsi.questions.shift.finding import published_shift
from scsi.questions.shift_curves.finding import shift_by_correlation, shift_by_size
from scsi.questions.tipping.finding import shift_break_even, shift_ceiling
from scsi.vocabulary import Unit


def test_defaults_are_the_sizes_known_around_the_chapter():
    published = load_published()
    found = published_shift(200)
    assert found.sizes == (200, published.bases()[0].n) == (200, 3091)
    assert found.cities == (published.size("cities-2019").n, published.size("cities-2022").n)


@pytest.mark.parametrize(("base", "printed"), [(3091, 0.0047), (1602, 0.0060), (820, 0.0090)])
def test_p_against_200_items(base, printed):
    found = published_shift(size_before=200, size_after=base)
    assert round(found.pvalue, 4) == printed
    assert found.estimate == 0.103
    assert found.compatible
    assert found.unit is Unit.ITEMS
    assert found.interval_range.low <= found.interval_range.high
    assert 0 not in found.interval


def test_the_ranges_are_those_of_the_counts_that_print_so():
    found = published_shift(size_before=1000)
    # half up: 405 of 1000 prints as 41, but the 595 left as 60; 415 prints as 42
    assert found.counts_before == (406, 414)
    assert found.counts_after == (1585, 1587)
    assert found.estimate_range.low == pytest.approx(1585 / 3091 - 0.414)
    assert found.estimate_range.high == pytest.approx(1587 / 3091 - 0.406)
    assert found.pvalue in found.pvalue_range
    assert found.interval_range.low < found.interval.low
    assert found.interval.high < found.interval_range.high


@pytest.mark.parametrize(("name", "test"), [("barnard", barnard_test), ("boschloo", boschloo_test)])
def test_exact_p_runs_over_every_pair_of_whole_counts(name, test):
    """At 400 and 820 each of the pairs is asked for: none lies outside the two that are."""
    found = published_shift(400, 820, exact=True)
    pairs = [
        test(x, 400, y, 820).pvalue
        for x in range(found.counts_before[0], found.counts_before[1] + 1)
        for y in range(found.counts_after[0], found.counts_after[1] + 1)
    ]
    range_ = getattr(found, f"{name}_range")
    assert len(pairs) > 2
    assert (range_.low, range_.high) == (min(pairs), max(pairs))


def test_exact_p_is_of_independent_items_that_were_counted_whole_and_asked_for():
    for found in (
        published_shift(200),
        published_shift(200, icc=0.05, exact=True),
        published_shift(50, exact=True),
    ):
        assert found.barnard_range is found.boschloo_range is None
        assert found.barnard_within_range is found.barnard_shares is None


def test_barnard_says_where_its_maximum_lies_and_what_is_left_within_the_possible_shares():
    """Every table of 200 and 820 added up at a grid of common shares, by SciPy's binomial."""
    found = published_shift(200, 820, exact=True)
    n, m = found.sizes
    x, y = np.arange(n + 1)[:, None], np.arange(m + 1)
    pooled = (x + y) / (n + m)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (y / m - x / n) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    z = np.abs(np.nan_to_num(z))

    def greatest(extreme, shares):
        sums = [stats.binom.pmf(x[:, 0], n, u) @ extreme @ stats.binom.pmf(y, m, u) for u in shares]
        return max(sums), shares[int(np.argmax(sums))]

    within, everywhere, where = [], [], []
    befores, afters = found.counts_before, found.counts_after
    for one, two in {(befores[0], afters[1]), (befores[1], afters[0])}:
        extreme = (z >= z[one, two] - 1e-12).astype(float)
        limits = stats.binomtest(one + two, n + m).proportion_ci(0.999)
        within.append(0.001 + greatest(extreme, np.linspace(limits.low, limits.high, 301))[0])
        top, at = greatest(extreme, np.geomspace(1e-5, 0.5, 400))
        everywhere.append(top)
        where.append(at)
    assert found.barnard_within_range.high == pytest.approx(max(within), rel=1e-3)
    assert found.barnard_range.high == pytest.approx(max(everywhere), rel=1e-3)
    assert found.barnard_shares.low == pytest.approx(min(where), rel=0.05)
    assert found.barnard_within_range.high < found.barnard_range.high


@pytest.mark.parametrize(("before", "after"), [(50, 3091), (200, 514), (50, 514)])
def test_an_impossible_size_is_answered(before, after):
    found = published_shift(before, after)
    assert not found.compatible
    assert found.pvalue_range is found.estimate_range is found.interval_range is None
    assert (found.counts_before is None) == (before == 50)
    assert (found.counts_after is None) == (after == 514)
    assert 0 < found.pvalue < 1
    assert published_shift(200, 514, rounding="largest-remainder").compatible


def test_with_correlation_cities_are_the_unit():
    found = published_shift(1000, icc=0.067, reference="normal")
    assert round(found.pvalue, 4) == 0.0121
    assert found.unit is Unit.CITIES
    assert np.isinf(found.degrees_of_freedom)
    # 50 items a city before, 3091/31 after
    assert found.design_effects == pytest.approx((1 + 49 * 0.067, 1 + (3091 / 31 - 1) * 0.067))
    assert found.effective_sizes == pytest.approx((1000 / 4.283, 3091 / found.design_effects[1]))
    assert published_shift(1000, icc=0.067).pvalue > found.pvalue


def test_everything_that_cannot_be_is_refused_at_once():
    with pytest.raises(ValueError, match="size_before") as refusal:
        published_shift(0, 30.5, 1.2, cities_before=1, size_cv=-1)
    assert str(refusal.value).splitlines() == [
        "size_before must be a whole number of at least 1; got 0",
        "size_after must be a whole number of at least 1; got 30.5",
        "cities_before must be a whole number of at least 2; got 1",
        "icc must lie between 0 and 1; got 1.2",
        "size_cv must be a number of at least 0; got -1",
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (dict(reference="z"), "reference must be one of t, normal; got 'z'"),
        (dict(rounding="truncated"), "did you mean 'truncate'"),
        (dict(level=1), "level must lie strictly between 0 and 1; got 1"),
    ],
)
def test_unknown_choices_are_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        published_shift(200, **wrong)


@pytest.mark.parametrize(
    ("base", "printed", "band"),
    [(3091, 94, (84, 105)), (1602, 96, (86, 108)), (820, 102, (91, 116))],
)
def test_break_even_with_its_rounding_band(base, printed, band):
    found = shift_break_even(base)
    assert found.estimate == printed
    assert (found.rounding_range.low, found.rounding_range.high) == band


def test_the_saw_of_the_whole_counts():
    found = shift_break_even(3091)
    assert (found.saw_first, found.saw_last) == (91, 99)
    curve = shift_by_size(range(1, 401), bases=[3091])
    below, above = curve.p_whole_low[0] < 0.05, curve.p_whole_high[0] >= 0.05
    assert (curve.x[below][0], curve.x[above][-1]) == (91, 99)


def test_where_no_size_is_enough_nothing_is_settled():
    found = shift_break_even(3091, icc=0.2)
    assert np.isinf(found.estimate)
    assert found.saw_first is found.saw_last is None
    assert found.unit is Unit.CITIES


def test_curves_hold_what_single_findings_say():
    by_size = shift_by_size([50, 200, 333], icc=0.05)
    by_icc = shift_by_correlation([0, 0.05, 0.3], size_before=200)
    assert by_size.bases == by_icc.bases == (3091, 1602, 820)
    for row, base in enumerate(by_size.bases):
        for column, size in enumerate(by_size.x.tolist()):
            _check_point(by_size, row, column, published_shift(size, base, 0.05))
        for column, icc in enumerate(by_icc.x.tolist()):
            _check_point(by_icc, row, column, published_shift(200, base, icc))


def _check_point(curve, row, column, found):
    """Compare one point of a curve with the finding at that point."""
    assert curve.p_printed[row, column] == pytest.approx(found.pvalue, rel=1e-12)
    whole = curve.p_whole_low[row, column], curve.p_whole_high[row, column]
    assert curve.p_band_low[row, column] <= found.pvalue <= curve.p_band_high[row, column]
    if found.compatible:
        assert whole == pytest.approx((found.pvalue_range.low, found.pvalue_range.high), rel=1e-12)
    else:
        assert np.isnan(whole).all()


def test_curves_cross_where_they_say():
    curve = shift_by_correlation(size_before=200)
    for base, icc, band in zip(curve.bases, curve.break_even, curve.break_even_range, strict=True):
        assert published_shift(200, base, icc).pvalue == pytest.approx(0.05, rel=1e-9)
        assert icc in band


def test_curves_refuse_what_cannot_be():
    with pytest.raises(ValueError, match=r"icc must lie between 0 and 1; got 1\.5"):
        shift_by_correlation([0, 1.5])
    with pytest.raises(ValueError, match="size_before must be a whole number of at least 1; got 0"):
        shift_by_size([0, 10])
    with pytest.raises(ValueError, match="at least one value"):
        shift_by_size([])


def test_ceiling_with_its_rounding_and_the_spread_of_cities():
    found = shift_ceiling(reference="normal")
    assert round(found.estimate, 3) == 0.135
    assert round(found.rounding_range.low, 3) == 0.121
    assert round(found.rounding_range.high, 3) == 0.149
    # rho pbar (1 - pbar) = (d / z)^2 / (1/20 + 1/31): pbar cancels
    assert found.spread == pytest.approx(0.103 / 1.959963984540054 / (51 / 620) ** 0.5, rel=1e-9)
    by_t = shift_ceiling()
    assert (round(by_t.estimate, 3), by_t.reference) == (0.128, "t")
    kept = shift_ceiling(shared=20, persistence=1, reference="normal")
    bounds = kept.rounding_range.low, kept.estimate, kept.rounding_range.high
    assert [round(bound, 3) for bound in bounds] == [0.560, 0.625, 0.693]


def test_ceiling_refuses_more_shared_cities_than_there_were():
    with pytest.raises(ValueError, match="shared must be a whole number from 0 to 20; got 21"):
        shift_ceiling(shared=21)
    with pytest.raises(ValueError, match="persistence must lie between -1 and 1; got 2"):
        shift_ceiling(persistence=2)


def fall_of_fifteen_points():
    """Return the chapter with 20 % public in 2019 and 5 % in 2022."""
    published = load_published()
    shares = published.shares.copy()
    every = shares["place"] == "all"
    new = {(2019, "public"): 20, (2019, "private+ppp"): 80, (2022, "public"): 5.0}
    new |= {(2022, "private"): 82.9}
    for (wave, category), percent in new.items():
        row = every & (shares["wave"] == wave) & (shares["category"] == category)
        assert row.sum() == 1
        shares.loc[row, "percent"] = percent
    tables = {name: getattr(published, name) for name in type(published).__slots__}
    return type(published)(**tables | {"shares": shares})


def test_with_cities_more_items_may_be_too_many_and_that_is_said():
    """As `significant_sizes` and every size one by one: 11 to 9,180."""
    published = fall_of_fifteen_points()
    cities = {"icc": 0.4, "cities_before": 20, "cities_after": 20, "published": published}
    found = shift_break_even(3000, **cities)
    assert (found.estimate, found.most, found.connected) == (11, 9180, True)
    assert found.saw_last is None
    for size, below in ((10, False), (11, True), (9180, True), (9181, False)):
        assert (published_shift(size, 3000, **cities).pvalue < 0.05) == below
    assert "with 11 to 9,180 projects" in found.summary()
    assert "11~9,180건" in found.summary("ko")
    curve = shift_by_size([10, 20], bases=[3000], **cities)
    assert (curve.break_even, curve.break_even_most) == ((11,), (9180,))
    assert "to 9,180;" in curve.summary()
    assert "9,180건까지" in curve.summary("ko")


def test_without_cities_every_larger_number_is_enough():
    found = shift_break_even(3091)
    assert (found.most, found.connected) == (np.inf, True)
    assert shift_by_size([50], bases=[3091]).break_even_most == (np.inf,)
    assert shift_by_correlation([0, 0.1], bases=[3091]).break_even_most == ()
    never = shift_break_even(3091, icc=0.3)
    assert (never.estimate, never.most) == (np.inf, 0)


@pytest.mark.parametrize(
    ("most", "english", "korean"),
    [
        (np.inf, "though not at every number above", "모든 수에서 그런 것은 아니다"),
        (500, "only with 94 to 500 projects", "94~500건"),
    ],
)
def test_gaps_between_the_fewest_and_the_most_are_said(most, english, korean):
    found = replace(shift_break_even(3091), most=most, connected=False)
    assert english in found.summary().replace("\u00a0", " ")
    assert korean in found.summary("ko").replace("\u00a0", " ")
