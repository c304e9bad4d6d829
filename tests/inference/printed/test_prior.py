"""The posterior by quadrature."""

import numpy as np
import pytest
from scipy import stats

from scsi.inference.printed import prior
from scsi.inference.printed.prior import (
    printing_probability,
    quadrature,
    shift_posterior,
    whole_sizes,
)
from scsi.inference.printed.shift import shift_pvalue
from scsi.vocabulary import Interval

CITIES = {"cities_before": 20, "cities_after": 31, "cities_in_both": 20}
WAVES = (0.41, Interval(0.405, 0.415)), (0.513, Interval(0.5125, 0.5135))
MIDDLE = {
    "size_before": stats.loguniform(100, 2000),
    "size_after": {3091: 2, 1602: 1, 820: 1},
    "icc": stats.beta(2, 18),
    "persistence": stats.uniform(0, 1),
}


def test_with_everything_known_it_is_the_normal_test_seen_from_the_other_side():
    found = shift_posterior(
        *WAVES, **CITIES, size_before=200, size_after=3091, icc=0.0, persistence=0.0
    )
    # flat prior: P(shift > 0) = 1 - p / 2 of the score test, which takes the same variance
    assert found.above[0] == pytest.approx(1 - shift_pvalue(0.41, 0.513, 200, 3091) / 2)
    z = stats.norm.ppf(0.975)
    assert found.interval.low == pytest.approx(0.103 - z * found.sd)


def test_quadrature_agrees_with_drawing():
    rng = np.random.default_rng(21)
    draws = 200_000
    n1 = np.round(MIDDLE["size_before"].rvs(draws, random_state=rng)).astype(int)
    n2 = rng.choice([3091, 1602, 820], draws, p=[0.5, 0.25, 0.25])
    icc = MIDDLE["icc"].rvs(draws, random_state=rng)
    r = rng.random(draws)
    weight = printing_probability(n1, WAVES[0][1]) * printing_probability(n2, WAVES[1][1])
    pooled = (n1 * 0.41 + n2 * 0.513) / (n1 + n2)
    deff = [1 + (n / k - 1) * icc for n, k in ((n1, 20), (n2, 31))]
    parts = deff[0] / n1 + deff[1] / n2 - 2 * r * 20 * icc / 620
    above = 1 - stats.norm.cdf((0.05 - 0.103) / np.sqrt(pooled * (1 - pooled) * parts))
    drawn = np.average(above, weights=weight)
    kish = weight.sum() ** 2 / (weight**2).sum()
    error = above.std() / np.sqrt(kish)
    assert error < 0.001
    found = shift_posterior(*WAVES, **CITIES, **MIDDLE).above[1]
    assert found == pytest.approx(drawn, abs=4 * error)


@pytest.mark.slow
def test_three_times_the_nodes_change_no_printed_digit(monkeypatch):
    coarse = shift_posterior(*WAVES, **CITIES, **MIDDLE)
    monkeypatch.setattr(quadrature, "__defaults__", (48,))
    fine = shift_posterior(*WAVES, **CITIES, **MIDDLE)
    assert coarse.above == pytest.approx(fine.above, abs=1e-4)
    assert coarse.interval.low == pytest.approx(fine.interval.low, abs=1e-4)


def test_binning_changes_nothing_that_shows(monkeypatch):
    binned = shift_posterior(*WAVES, **CITIES, **MIDDLE)
    monkeypatch.setattr(prior, "_binned", lambda sd, weight: (sd, weight))
    exact = shift_posterior(*WAVES, **CITIES, **MIDDLE, thresholds=[0.0, 0.05])
    assert binned.above == pytest.approx(exact.above, abs=1e-7)


def test_impossible_sizes_have_no_weight():
    # 41 % of 50 is impossible: 20 is 40 %, 21 is 42 %
    assert printing_probability(50, WAVES[0][1]) == 0
    found = shift_posterior(
        *WAVES, **CITIES, size_before={50: 9, 200: 1}, size_after=3091, icc=0.0, persistence=0.0
    )
    assert found.size_before_median == 200
    with pytest.raises(ValueError, match="no size of 50"):
        shift_posterior(*WAVES, **CITIES, size_before=50, size_after=3091, icc=0.0, persistence=0.0)


def test_the_printing_probability_counts():
    for n in (39, 97, 200, 1200):
        counts = sum(405 * n <= 1000 * x < 415 * n for x in range(n + 1))
        assert printing_probability(n, WAVES[0][1]) == pytest.approx(counts / (n + 1))


def test_quadrature_integrates_moments():
    points, weights = quadrature(stats.beta(2, 18))
    assert weights @ points == pytest.approx(0.1, abs=1e-4)
    points, weights = quadrature({0.1: 3, 0.2: 1})
    assert weights @ points == pytest.approx(0.125)


def test_sizes_out_of_range_are_refused():
    with pytest.raises(ValueError, match="whole numbers"):
        whole_sizes(10.5)
    with pytest.raises(ValueError, match="from 1 to 100000"):
        whole_sizes(stats.norm(100, 50))
    with pytest.raises(ValueError, match=r"icc must lie in \[0, 1\]"):
        shift_posterior(
            *WAVES, **CITIES, size_before=200, size_after=3091, icc=-0.1, persistence=0.0
        )
