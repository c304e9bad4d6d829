import numpy as np
import pytest
from city_data import CASES, city_counts, oracle
from scipy import integrate, special, stats

from scsi.inference.clusters import CityCounts, random_intercept_test
from scsi.inference.clusters.random_intercept import averaged_shifts
from scsi.inference.clusters.random_intercept_fit import height, maximise, modes

R = oracle("random_intercept")


@pytest.mark.parametrize("case", CASES)
def test_as_lme4_with_25_nodes(case):
    answer = random_intercept_test(city_counts(case))
    names = ("intercept", "slope", "spread", "slope_error", "share_before", "share_after")
    for name in names:
        found = getattr(answer, name)
        assert found == pytest.approx(R[case, name], rel=2e-5, abs=2e-6), name
    assert answer.boundary == (R[case, "spread"] == 0)
    assert answer.estimate == pytest.approx(answer.share_after - answer.share_before)


def test_quadrature_as_integration():
    count, total = np.array([[3.0, 8.0], [0.0, 1.0]]), np.array([[10.0, 12.0], [0.0, 30.0]])
    parameters = np.array([-0.3, 0.8, 1.1])
    expected = 0.0
    for c, n in zip(count, total, strict=True):

        def likelihood(z, c=c, n=n):
            eta = parameters[0] + parameters[1] * np.array([0, 1]) + parameters[2] * z
            return np.exp((c * eta - n * np.logaddexp(0, eta)).sum()) * stats.norm.pdf(z)

        expected += np.log(integrate.quad(likelihood, -9, 9, epsabs=0, epsrel=1e-12, limit=200)[0])
    moves = np.vstack([np.zeros(3), np.eye(3), -np.eye(3)]) * 1e-5
    found = height(parameters + moves, np.tile(count, (7, 1, 1)), total)
    assert found.value[0] == pytest.approx(expected, rel=1e-10)
    up, down = slice(1, 4), slice(4, 7)
    assert found.slope[0] == pytest.approx((found.value[up] - found.value[down]) / 2e-5, rel=1e-6)
    second = (found.slope[down] - found.slope[up]) / 2e-5
    assert found.information[0] == pytest.approx(second, rel=1e-6)


def test_without_spread_the_shares_are_the_pooled_ones():
    answer = random_intercept_test(city_counts("tiny_cities"))
    data = city_counts("tiny_cities")
    assert answer.boundary
    assert answer.share_before == pytest.approx(data.pooled_before)
    assert answer.slope == pytest.approx(
        special.logit(data.pooled_after) - special.logit(data.pooled_before)
    )


@pytest.mark.parametrize(
    ("count", "reason"),
    [([0, 0, 0, 0], "separation"), ([5, 0, 5, 0], "separation"), ([5, 5, 5, 5], "separation")],
)
def test_a_likelihood_without_maximum_is_said(count, reason):
    data = CityCounts(
        cities="ABCD", count_before=count, total_before=[5] * 4,
        count_after=[5, 0, 5, 0], total_after=[5] * 4,
    )  # fmt: skip
    answer = random_intercept_test(data)
    assert (answer.reason, answer.pvalue, answer.estimate) == (reason, None, None)


def test_the_interval_is_dual_to_p():
    answer = random_intercept_test(city_counts("some_both"))
    assert (0 in answer.interval) == (answer.pvalue >= 0.05)
    z = stats.norm.isf(answer.pvalue / 2)
    assert abs(answer.estimate) / answer.standard_error == pytest.approx(z)


def test_many_items_and_a_large_spread_have_modes_and_a_positive_information():
    # drawn in the calibration: Newton's method without a bracket went to and fro here
    first = [5, 10, 7, 30, 0, 0, 9, 5, 6, 0, 9, 0, 8, 0, 9, 3, 0, 0, 1, 0] + [0] * 11
    second = [9, 24, 6, 53, 0, 0, 25, 11, 12, 0, 21, 0, 17, 0, 12, 2, 0, 0, 1, 1]
    second += [0, 9, 3, 0, 9, 0, 47, 0, 0, 0, 61]
    data = CityCounts(
        cities=range(31), count_before=first, total_before=[50] * 20 + [0] * 11,
        count_after=second, total_after=[100] * 31,
    )  # fmt: skip
    answer = random_intercept_test(data)
    at = np.array([answer.intercept, answer.slope, answer.spread])
    count, total = np.column_stack([first, second]), np.column_stack(data.columns[1::2])
    # curvature in β₁ alone, by second differences of the likelihood, not of its gradient
    step = 1e-3
    around = at + np.array([[0], [step], [-step]]) * [0, 1, 0]
    found = height(around, np.tile(count, (3, 1, 1)), total)
    curve = (2 * found.value[0] - found.value[1] - found.value[2]) / step**2
    assert found.information[0, 1, 1] == pytest.approx(curve, rel=1e-3)
    assert answer.slope_error >= 1 / np.sqrt(curve) * 0.999


@pytest.mark.parametrize("spread", [0.1, 1.0, 3.0, 20.0])
def test_modes_solve_their_equation(spread):
    rng = np.random.default_rng(1)
    total = rng.integers(1, 3_000, size=(200, 2)).astype(float)
    count = rng.binomial(total.astype(int), rng.beta(0.1, 0.5, size=(200, 1))).astype(float)
    fixed = np.array([-4.0, -3.5])
    z, curve = modes(fixed, spread, count, total)
    share = 1 / (1 + np.exp(-(fixed + spread * z[:, None])))
    slope = spread * (count - total * share).sum(axis=1) - z
    assert np.abs(slope / curve).max() < 1e-8


@pytest.mark.slow
def test_many_surveys_at_once_are_fitted_as_one_by_one():
    rng = np.random.default_rng(2)
    before, after = np.array([9, 9, 9, 9, 9, 0, 0]), np.array([20, 30, 5, 0, 0, 12, 20])
    share = rng.beta(2, 2, size=(30, 7))
    share[:10] = 0.4  # so that some have no spread
    first, second = rng.binomial(before, share), rng.binomial(after, share)
    first[20] = 0  # and one no answer
    estimate, error = averaged_shifts((first, before, second, after))
    for at in range(30):
        data = CityCounts(
            cities="ABCDEFG", count_before=first[at], total_before=before,
            count_after=second[at], total_after=after,
        )  # fmt: skip
        alone = random_intercept_test(data)
        expected = (alone.estimate, alone.standard_error) if not alone.reason else (np.nan,) * 2
        assert (estimate[at], error[at]) == pytest.approx(expected, rel=1e-7, nan_ok=True)
    assert np.isnan(estimate[20])


def test_nothing_near_a_maximum_is_higher():
    rng = np.random.default_rng(3)
    total = np.tile([[10, 26]], (20, 1))
    count = rng.binomial(total, rng.beta(0.3, 2, size=(50, 20, 1))).astype(float)
    fit = maximise(count, total.astype(float))
    for move in rng.normal(0, 0.05, size=(8, 3)):
        near = fit.parameters + move * [1, 1, 1]
        near[:, 2] = np.abs(near[:, 2])
        assert (height(near, count, total).value <= fit.value + 1e-6).all()
