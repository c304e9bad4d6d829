"""Surveys at the edge of what can be answered: a p that is none says why, and none is 0."""

import time

import numpy as np
import pytest

from scsi.inference.clusters import (
    CityCounts,
    cluster_bootstrap_test,
    concentration,
    cr2_test,
    intraclass_correlations,
    mean_of_shares_test,
    missing_bounds,
    partial_pooling,
    permutation_test,
    random_intercept_test,
    rao_scott_test,
    targeted_shift,
    two_estimands,
    wave_intercepts_test,
    wild_bootstrap_test,
)
from scsi.inference.decomposition import five_terms, kitagawa


def survey(count_before, total_before, count_after, total_after, **more):
    return CityCounts(
        cities=range(len(count_before)), count_before=count_before, total_before=total_before,
        count_after=count_after, total_after=total_after, **more,
    )  # fmt: skip


def rao_scott(data):
    """Hand the two categories of a survey to the Rao-Scott test."""
    c1, n1, c2, n2 = data.columns
    waves = [np.column_stack([c, n - c]) for c, n in ((c1, n1), (c2, n2))]
    return rao_scott_test(np.stack(waves, axis=1))


def paired(data):
    """Compare the balanced panel where some cities are in both waves, else Welch."""
    return mean_of_shares_test(data, design="paired" if data.in_both.any() else "welch")


METHODS = {
    "cr2": cr2_test,
    "cr2 by cities": lambda data: cr2_test(data.weighted("cities")),
    "wild": lambda data: wild_bootstrap_test(data, draws=399),
    "bootstrap": lambda data: cluster_bootstrap_test(data, draws=399),
    "rao-scott": rao_scott,
    "means": paired,
    "permutation": lambda data: permutation_test(data, draws=399),
    "random intercept": random_intercept_test,
    "intercepts by wave": wave_intercepts_test,
    "within": lambda data: targeted_shift(data, "items-within-cities"),
    "items": lambda data: targeted_shift(data, "items"),
    "cities": lambda data: targeted_shift(data, "cities"),
    "frame": lambda data: targeted_shift(data, "cities", frame=100),
}
HALF = [5] * 12
EDGES = {
    "one city": survey([3], [5], [4], [5]),
    "one city before": survey([3, 0, 0, 0, 0, 0], [5, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5],
                              [0, 6, 6, 6, 6, 6]),
    "no row of the category before": survey([0] * 8, [5] * 8, [1, 2, 3, 4, 1, 2, 3, 4], [5] * 8),
    "no row of the category at all": survey([0] * 8, [5] * 8, [0] * 8, [5] * 8),
    "every city 0 or 100 %": survey([5, 0, 5, 0, 5, 0, 0, 0], [5] * 8, [5, 5, 5, 0, 5, 0, 5, 5],
                                    [5] * 8),
    "all before 0 %, all after 100 %": survey([0] * 6 + [0] * 6, HALF[:6] + [0] * 6,
                                              [0] * 6 + [5] * 6, [0] * 6 + [5] * 6),
    "every share the same": survey([2] * 8, [4] * 8, [2] * 8, [4] * 8),
    "cities with one row": survey([1, 0, 1, 0, 1, 0], [1] * 6, [1, 1, 1, 0, 1, 1], [1] * 6),
    "one city with one row": survey([1, 2, 3, 1, 2, 0], [1, 5, 6, 4, 7, 3], [1, 3, 4, 3, 2, 1],
                                    [1, 4, 6, 5, 4, 3]),
    "all in both": survey([1, 2, 3, 1, 2, 0], [2, 5, 6, 4, 7, 3], [1, 3, 4, 3, 2, 1],
                          [3, 4, 6, 5, 4, 3]),
    "none in both": survey([1, 2, 3, 1, 2, 0, 0, 0, 0, 0], [2, 5, 6, 4, 7, 0, 0, 0, 0, 0],
                           [0, 0, 0, 0, 0, 3, 2, 4, 1, 5], [0, 0, 0, 0, 0, 4, 5, 5, 6, 5]),
    "weights of zero": survey([1, 2, 3, 1, 2, 0], [2, 5, 6, 4, 7, 0], [1, 3, 4, 3, 2, 0],
                              [3, 4, 6, 5, 4, 0]),
    "two cities": survey([1, 2], [5, 6], [4, 5], [5, 7]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("method", METHODS)
def test_no_p_is_0_and_a_missing_one_says_why(edge, method):
    answer = METHODS[method](EDGES[edge])
    assert (answer.pvalue is None) == bool(answer.reason)
    if answer.pvalue is not None:
        assert 0 < answer.pvalue <= 1
    for name in ("estimate", "standard_error", "statistic", "degrees"):
        value = getattr(answer, name, None)
        assert value is None or np.isfinite(value), name


@pytest.mark.parametrize("edge", EDGES)
def test_what_describes_is_finite_or_none(edge):
    data = EDGES[edge]
    assert all(0 < one.effective <= one.cities + 1e-9 for one in concentration(data))
    for one in intraclass_correlations(data, draws=99):
        assert one.icc is None or np.isfinite(one.icc)
    for one in two_estimands(data):
        assert np.isfinite(one.difference)
        assert one.pvalue is None or 0 < one.pvalue <= 1
    assert kitagawa(data).total == pytest.approx(five_terms(data, draws=99).total)
    nothing = np.zeros(len(data.cities))
    assert missing_bounds(data, nothing, nothing).shift.low == pytest.approx(data.shift)
    shares = partial_pooling(data.count_before, data.total_before).shares
    assert ((shares >= 0) & (shares <= 1)).all()


def test_reasons_name_what_is_wrong():
    assert cr2_test(EDGES["one city before"]).reason == "one-city"
    assert cr2_test(EDGES["all before 0 %, all after 100 %"]).reason == "variance-zero"
    assert cr2_test(EDGES["two cities"]).reason == "few-degrees"
    assert random_intercept_test(EDGES["no row of the category before"]).reason == "separation"
    assert permutation_test(EDGES["all before 0 %, all after 100 %"]).pvalue == pytest.approx(
        2 / 924
    )


def test_one_wave_is_refused():
    with pytest.raises(ValueError, match="that wave has no rows"):
        survey([3, 2], [5, 5], [0, 0], [0, 0])


def test_negative_amounts_are_refused():
    with pytest.raises(ValueError, match=r"0 or more; got -2\.5"):
        survey([1.5, 2], [5, 5], [1, -2.5], [5, 5], money=True)


def test_ten_thousand_cities():
    rng = np.random.default_rng(10)
    k = 10_000
    total = rng.integers(0, 40, size=(2, k))
    share = rng.beta(2, 3, k)
    count = rng.binomial(total, share)
    data = survey(count[0], total[0], count[1], total[1])
    start = time.perf_counter()
    answers = [
        cr2_test(data), wild_bootstrap_test(data, draws=199), permutation_test(data, draws=199),
        cluster_bootstrap_test(data, draws=199), rao_scott(data), targeted_shift(data),
    ]  # fmt: skip
    assert time.perf_counter() - start < 20
    pvalues = [answer.pvalue for answer in answers]
    assert all(0 < p <= 1 for p in pvalues)
    assert pvalues[4] == pytest.approx(pvalues[0], rel=0.05)
