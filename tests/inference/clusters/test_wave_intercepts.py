import numpy as np
import pytest
from city_data import CASES, city_counts, oracle
from scipy import stats

from scsi.inference.clusters import CityCounts, random_intercept_test, wave_intercepts_test
from scsi.inference.clusters.wave_intercepts_fit import laplace

R = oracle("wave_intercepts")


@pytest.mark.parametrize("case", CASES)
def test_as_lme4_by_laplace(case):
    answer = wave_intercepts_test(city_counts(case))
    expected = {name: value for (own, name), value in R.items() if own == case}
    for name, value in expected.items():
        found = getattr(answer, name)
        assert found == pytest.approx(value, rel=1e-4, abs=2e-5), name  # R prints 5 decimals
    assert ("correlation" in expected) == (answer.correlation is not None)
    assert answer.estimate == pytest.approx(answer.share_after - answer.share_before)
    assert (0 in answer.interval) == (answer.pvalue >= 0.05)


def test_laplace_as_its_definition_where_there_is_one_effect():
    # one city in one wave: -h'' and h at the mode, by a fine grid
    count, total = np.array([[7.0, 0.0]]), np.array([[10.0, 0.0]])
    z = np.linspace(-3, 3, 600_001)
    h = 7 * (0.2 + 1.3 * z) - 10 * np.logaddexp(0, 0.2 + 1.3 * z) - z**2 / 2
    curve = -(h[2:] - 2 * h[1:-1] + h[:-2])[h.argmax() - 1] / 1e-10
    found = laplace(np.array([0.2, 0.0, 1.3, 0.0, 0.7]), count, total)
    assert found == pytest.approx(h.max() - np.log(curve) / 2, abs=1e-5)


def test_effects_that_do_not_last_are_not_taken_to():
    rng = np.random.default_rng(4)
    first, second = rng.beta(2, 2, size=(2, 25))
    data = CityCounts(
        cities=range(25), count_before=rng.binomial(40, first), total_before=[40] * 25,
        count_after=rng.binomial(40, second), total_after=[40] * 25,
    )  # fmt: skip
    by_wave, shared = wave_intercepts_test(data), random_intercept_test(data)
    assert abs(by_wave.correlation) < 2 * (1 / np.sqrt(25))  # drawn independently
    assert by_wave.standard_error > 1.5 * shared.standard_error
    assert by_wave.log_likelihood > shared.log_likelihood + stats.chi2.isf(0.01, 2) / 2


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [([0, 0, 0, 0], [5, 0, 2, 1], "separation"), ([5, 0, 5, 0], [5, 0, 5, 0], "separation")],
)
def test_a_likelihood_without_maximum_is_said(before, after, reason):
    data = CityCounts(
        cities="ABCD", count_before=before, total_before=[5] * 4,
        count_after=after, total_after=[5] * 4,
    )  # fmt: skip
    answer = wave_intercepts_test(data)
    assert (answer.reason, answer.pvalue, answer.estimate) == (reason, None, None)


def test_weights_are_refused():
    with pytest.raises(ValueError, match="needs numbers of items"):
        wave_intercepts_test(city_counts("all_both").weighted("cities"))
