import numpy as np
import pytest
from city_data import CASES, city_counts, oracle, simulated

from scsi.inference.clusters import (
    CityCounts,
    anova_icc,
    design_effect,
    intraclass_correlations,
)

R = oracle("clusters")


@pytest.mark.parametrize("case", CASES)
def test_as_the_analysis_of_variance_of_the_rows(case):
    found = intraclass_correlations(city_counts(case), draws=99)
    assert [one.wave for one in found] == ["before", "after", "pooled"]
    for one in found:
        assert one.icc == pytest.approx(R[case, f"icc_{one.wave}"], rel=1e-9)


def test_design_effect_of_unequal_sizes_is_kerry_and_blands():
    totals = np.array([5, 10, 40, 25])
    data = CityCounts(
        cities="ABCD", count_before=[4, 2, 30, 5], total_before=totals,
        count_after=[4, 2, 30, 5], total_after=totals,
    )  # fmt: skip
    before = intraclass_correlations(data, draws=99)[0]
    expected = 1 + ((totals**2).sum() / totals.sum() - 1) * before.icc
    assert before.design_effect == pytest.approx(expected)
    low, high = before.design_interval.low, before.design_interval.high
    assert (
        low <= before.design_effect <= high * (1 + 1e-12)
    )  # the highest resample may be the sample


def test_a_negative_correlation_is_shown_and_does_not_shrink_the_design_effect():
    data = CityCounts(
        cities="ABC", count_before=[5, 5, 5], total_before=[10, 10, 10],
        count_after=[5, 4, 6], total_after=[10, 10, 10],
    )  # fmt: skip
    before = intraclass_correlations(data, draws=99)[0]
    assert before.icc == pytest.approx(-1 / 9)
    assert before.design_effect == 1


def test_effects_at_the_ends():
    assert design_effect(0.3, 1).item() == 1
    assert design_effect(1.0, 50).item() == 50
    assert design_effect([0.0, 0.5], 10, 1.0).tolist() == [1.0, 10.5]


def test_the_estimator_finds_the_correlation_that_was_simulated():
    rng = np.random.default_rng(2)
    counts, totals, *_ = simulated(rng, 2_000, both=0, icc=0.15, sizes=(50, 50))
    found = anova_icc(counts, totals)
    error = found.std() / np.sqrt(len(found))
    # the estimator has a known small downward bias with 20 cities
    assert found.mean() == pytest.approx(0.15, abs=4 * error + 0.01)


def test_what_is_not_defined_is_none():
    data = CityCounts(
        cities="ABC", count_before=[1, 0, 1], total_before=[1, 1, 1],
        count_after=[5, 0, 0], total_after=[5, 0, 0],
    )  # fmt: skip
    before, after, _ = intraclass_correlations(data, draws=99)
    assert (before.icc, before.interval, before.design_effect) == (None, None, None)
    assert after.icc is None
    with pytest.raises(ValueError, match="needs numbers of items, not weights"):
        intraclass_correlations(data.weighted("cities"))
