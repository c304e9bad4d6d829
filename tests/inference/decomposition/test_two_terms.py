import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scsi.inference.clusters import CityCounts
from scsi.inference.decomposition import kitagawa, kitagawa_intervals

# Das Gupta (1993), example 5.1: household headship rates per 100 by age, United States; the parts
# as the R package DasGuptR 2.1.0 prints them for this example.
SIZE_1970 = [12.9, 10.9, 9.5, 8.0, 7.8, 8.4, 8.6, 7.8, 7.0, 5.9, 4.7, 3.6, 4.9]
SIZE_1985 = [10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6.0, 6.3, 5.9, 5.1, 4.0, 5.5]
RATE_1970 = [1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8]
RATE_1985 = [2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56.0, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2]


def test_headship_rates_by_age():
    before, after = np.array(SIZE_1970), np.array(SIZE_1985)
    parts = kitagawa(
        CityCounts(
            cities=range(13), money=True,
            count_before=before * RATE_1970 / 100, total_before=before,
            count_after=after * RATE_1985 / 100, total_after=after,
        )
    )  # fmt: skip
    assert 100 * parts.total == pytest.approx(2.9672, abs=5e-5)
    assert 100 * parts.composition == pytest.approx(1.2269, abs=5e-5)
    assert 100 * parts.within == pytest.approx(1.7403, abs=5e-5)


cells = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)),
    min_size=1,
    max_size=8,
)


@given(cells)
def test_the_parts_add_up_and_the_range_holds_what_it_must(drawn):
    c1, r1, c2, r2 = np.array(drawn).T
    if not ((c1 + r1).any() and (c2 + r2).any()):
        return
    parts = kitagawa(
        CityCounts(
            cities=range(len(c1)),
            count_before=c1, total_before=c1 + r1, count_after=c2, total_after=c2 + r2,
        )
    )  # fmt: skip
    assert parts.composition + parts.within == pytest.approx(parts.total, abs=1e-12)
    assert sum(parts.within_by_group) == pytest.approx(parts.within, abs=1e-12)
    assert sum(parts.composition_by_group) == pytest.approx(parts.composition, abs=1e-12)
    assert parts.within_range.low - 1e-12 <= parts.within <= parts.within_range.high + 1e-12
    for cell in parts.thin:
        assert cell.rows < 10
        assert cell.within.low - 1e-12 <= parts.within <= cell.within.high + 1e-12
    assert bool(parts.thin) or parts.within_range.width == pytest.approx(0, abs=1e-12)


def test_a_split_that_hangs_on_one_row_says_so():
    data = CityCounts(
        cities=("research", "transport"), count_before=[0, 5], total_before=[1, 90],
        count_after=[60, 5], total_after=[77, 90],
    )  # fmt: skip
    parts = kitagawa(data)
    (cell,) = parts.thin
    assert (cell.group, cell.wave, cell.rows) == ("research", "before", 1)
    assert cell.share.high == pytest.approx(stats.beta.ppf(0.975, 1, 1))
    assert cell.within.low < 0 < cell.within.high == pytest.approx(parts.within)


def test_both_ends_of_a_thin_cells_share_are_those_of_clopper_and_pearson():
    """3 of 9, 0 of 5 and 7 of 7, as R's binom.test prints them."""
    data = CityCounts(
        cities="ABC", count_before=[3, 0, 7], total_before=[9, 5, 7],
        count_after=[20, 20, 20], total_after=[40, 40, 40],
    )  # fmt: skip
    cells = {cell.group: cell.share for cell in kitagawa(data).thin}
    printed = {"A": (0.07485, 0.70070), "B": (0, 0.52182), "C": (0.59038, 1)}
    for group, ends in printed.items():
        assert (cells[group].low, cells[group].high) == pytest.approx(ends, abs=5e-6)
    (cell,) = (cell for cell in kitagawa(data).thin if cell.group == "A")
    weight = (9 / 21 + 40 / 120) / 2
    within = kitagawa(data).within
    assert cell.within.low == pytest.approx(within - weight * (cells["A"].high - 3 / 9))
    assert cell.within.high == pytest.approx(within - weight * (cells["A"].low - 3 / 9))


def test_two_cities_a_wave_are_enough_for_intervals_and_one_is_not():
    counts = np.array([[[2, 4, 3, 4], [1, 6, 1, 2]], [[1, 5, 2, 5], [2, 5, 1, 1]]])
    found = kitagawa_intervals(counts, draws=199)
    each = [
        (c[:, 2].sum() / c[:, 3].sum()) - (c[:, 0].sum() / c[:, 1].sum())
        for c in (counts[0], counts[1], counts.sum(axis=0))
    ]
    # a draw is either city twice, or both: the ends are the least and the greatest of the three
    assert found.draws == 199
    assert (found.total.low, found.total.high) == pytest.approx((min(each), max(each)))
    counts[0, :, 2:] = 0
    with pytest.raises(ValueError, match="two cities or more in each wave"):
        kitagawa_intervals(counts)


def test_a_group_absent_from_a_wave_is_composition_never_a_share_of_0():
    data = CityCounts(
        cities="AB", count_before=[5, 0], total_before=[10, 0], count_after=[5, 9],
        total_after=[10, 10],
    )  # fmt: skip
    parts = kitagawa(data)
    assert parts.within == 0
    assert parts.composition == pytest.approx(parts.total)
    absent = next(cell for cell in parts.thin if cell.rows == 0)
    assert (absent.group, absent.share.low, absent.share.high) == ("B", 0, 1)


def city_groups():
    """Return 15 cities by 3 groups: count and total, before and after."""
    rng = np.random.default_rng(21)
    totals = rng.integers(0, 12, size=(15, 3, 2))
    counts = rng.binomial(totals, rng.random((15, 1, 1)))
    return np.stack([counts[..., 0], totals[..., 0], counts[..., 1], totals[..., 1]], axis=2)


def test_cluster_intervals_are_quantiles_over_resampled_cities():
    counts = city_groups()
    rng = np.random.default_rng(22)
    drawn = []
    for _ in range(1_500):
        sums = counts[rng.integers(15, size=15)].sum(axis=0)
        names = ("count_before", "total_before", "count_after", "total_after")
        data = CityCounts(cities="ABC", **dict(zip(names, sums.T, strict=True)))
        parts = kitagawa(data)
        drawn.append([parts.total, parts.composition, parts.within])
    drawn = np.array(drawn)
    found = kitagawa_intervals(counts)
    for at, interval in enumerate((found.total, found.composition, found.within)):
        low, high = np.quantile(drawn[:, at], [0.025, 0.975])
        # Monte Carlo error of a 2.5 per cent quantile of a normal from 1,500 draws: 0.069 sd
        slack = 4 * 0.1 * drawn[:, at].std()
        assert interval.low == pytest.approx(low, abs=slack)
        assert interval.high == pytest.approx(high, abs=slack)


def test_the_seed_and_nothing_else_decides_the_cluster_intervals():
    counts = city_groups()
    found = kitagawa_intervals(counts, draws=199)
    assert kitagawa_intervals(counts, draws=199, seed=0) == found
    assert kitagawa_intervals(counts, draws=199, seed=1) != found


def test_cluster_intervals_refuse_what_has_no_clusters():
    counts = city_groups()
    with pytest.raises(ValueError, match="shape"):
        kitagawa_intervals(counts[0])
    with pytest.raises(ValueError, match="two cities or more"):
        kitagawa_intervals(counts[:1])
