"""The likelihood of intercepts per wave, its slope, and its maximum in many surveys at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from scsi.inference.clusters import CityCounts, random_intercept_test, wave_intercepts_test
from scsi.inference.clusters.random_intercept_fit import averaged_share
from scsi.inference.clusters.wave_intercepts import averaged_wave_shifts
from scsi.inference.clusters.wave_intercepts_fit import height, laplace, modes
from scsi.inference.clusters.wave_intercepts_maximum import maximise, spreads

pytestmark = pytest.mark.slow

TOTAL = np.array([[9, 20], [9, 30], [9, 5], [9, 0], [9, 14], [0, 12], [0, 20]])


def survey(count, total):
    """Return counts (k, 2) as city counts."""
    return CityCounts(
        cities=range(len(total)), count_before=count[:, 0], total_before=total[:, 0],
        count_after=count[:, 1], total_after=total[:, 1],
    )  # fmt: skip


def drawn(seed, surveys, total, spread, kept=0.5):
    """Return counts whose logits vary by normal effects that are kept in part."""
    rng = np.random.default_rng(seed)
    effects = rng.normal(size=(3, surveys, len(total)))
    waves = np.sqrt(kept) * effects[0] + np.sqrt(1 - kept) * effects[1:]
    share = 1 / (1 + np.exp(1 - spread * np.moveaxis(waves, 0, -1)))
    return rng.binomial(total, share).astype(float)


@settings(deadline=None, max_examples=60)
@given(
    seed=st.integers(0, 99),
    logits=st.tuples(st.floats(-3, 3), st.floats(-2, 2)),
    root=st.tuples(st.floats(-4, 4), st.floats(-4, 4), st.floats(-4, 4)),
)
def test_the_slope_is_that_of_the_likelihood(seed, logits, root):
    count = drawn(seed, 1, TOTAL, 1.0)
    at, move = np.array([*logits, *root]), 1e-5 * np.eye(5)
    found = height(at[None], count, TOTAL)
    assert found.value[0] == pytest.approx(float(laplace(at, count[0], TOTAL)), rel=1e-12)
    around = height(np.concatenate([at + move, at - move]), np.tile(count, (10, 1, 1)), TOTAL)
    first = (around.value[:5] - around.value[5:]) / 2e-5
    assert found.slope[0] == pytest.approx(first, rel=1e-6, abs=1e-5)
    second = (around.slope[5:] - around.slope[:5]) / 2e-5
    assert found.information[0] == pytest.approx(second, rel=1e-4, abs=1e-3)


@pytest.mark.parametrize("root", [(0.1, 0.05, 0.1), (1, 0.9, 0.1), (3, -2, 2), (20, 5, 19)])
def test_modes_solve_their_equation(root):
    rng = np.random.default_rng(1)
    total = rng.integers(0, 3_000, size=(200, 2)).astype(float)
    count = rng.binomial(total.astype(int), rng.beta(0.1, 0.5, size=(200, 2))).astype(float)
    lower = np.array([[root[0], 0], root[1:]])
    for start in (0.0, rng.normal(0, 3, size=(200, 2))):
        z = np.stack(modes(np.array([-4.0, 0.5, *root]), count, total, start), axis=-1)
        share = 1 / (1 + np.exp(-(np.array([-4.0, -3.5]) + z @ lower.T)))
        slope = (count - total * share) @ lower - z
        curve = np.eye(2) + lower.T @ ((total * share * (1 - share))[..., None] * lower)
        assert np.abs(np.linalg.solve(curve, slope[..., None])).max() < 1e-8


def test_many_surveys_at_once_are_fitted_as_one_by_one():
    count = np.concatenate([drawn(2, 25, TOTAL, 1.2), drawn(3, 15, TOTAL, 0.0)])
    count[20, :, 0] = 0  # no answer
    estimate, error = averaged_wave_shifts((count[..., 0], TOTAL[:, 0], count[..., 1], TOTAL[:, 1]))
    alone = [wave_intercepts_test(survey(one, TOTAL)) for one in count]
    expected = [[np.nan] * 2 if a.reason else [a.estimate, a.standard_error] for a in alone]
    assert np.column_stack([estimate, error]) == pytest.approx(
        np.array(expected), rel=1e-6, nan_ok=True
    )
    assert np.isnan(estimate[20])
    assert {a.boundary for a in alone} == {True, False}


def test_one_city_in_a_wave_is_no_answer():
    surveys = [[3, 0, 0]], [5, 0, 0], [[1, 2, 3]], [5, 5, 5]
    assert np.isnan(averaged_wave_shifts(surveys)).all()


@pytest.mark.parametrize(("spread", "kept"), [(0.0, 0.5), (0.3, 0.0), (1.0, 0.5), (1.0, 1.0)])
@pytest.mark.parametrize("apart", [False, True])
def test_no_other_search_ends_higher(spread, kept, apart):
    total = np.array([[10, 26]] * 12)
    if apart:
        total[:5, 1] = total[5:, 0] = 0
    for count in drawn(4, 8, total, spread, kept):
        answer = wave_intercepts_test(survey(count, total))
        shared = random_intercept_test(survey(count, total))
        one_effect = [shared.intercept, shared.slope, shared.spread, shared.spread, 0.0]
        logits = np.log(count.sum(axis=0) / (total - count).sum(axis=0))
        flat = [logits[0], logits[1] - logits[0], 0.0, 0.0, 0.0]
        ends = [float(laplace(np.array(at), count, total)) for at in (one_effect, flat)]
        ends += [climbed(start, count, total, apart) for start in ((0.5, 0.1, 0.5), (1, 0.9, 0.4))]
        assert answer.log_likelihood > max(ends) - 1e-5


def climbed(root, count, total, apart):
    """Return where SciPy's L-BFGS ends from a root of the covariance."""

    def minus(at):
        found = height(at[None], count[None], total)
        return -found.value[0], -found.slope[0]

    bounds = [(None, None)] * 2 + [(0, 40), (0, 0) if apart else (None, None), (0, 40)]
    start = [-1.0, 0.0, root[0], 0.0 if apart else root[1], root[2]]
    options = {"ftol": 1e-13, "gtol": 1e-6}
    fit = optimize.minimize(
        minus, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options
    )
    return -fit.fun


def test_a_ridge_is_climbed_to_its_top():
    # σ₀ is a thousandth: l₁₀ and l₁₁ are hardly told apart, and the top is at l₁₁ = 0
    first, second = [2, 2, 2, 3, 3, 1, 3, 4, 4, 3, 3, 3], [5, 0, 5, 13, 10, 14, 2, 6, 7, 11, 3, 12]
    count, total = np.column_stack([first, second]), np.array([[10, 26]] * 12)
    answer = wave_intercepts_test(survey(count, total))
    assert answer.correlation == pytest.approx(-1)
    assert answer.boundary

    def minus(at):
        return -float(laplace(np.append(at, 0.0), count, total))

    start = [answer.intercept, answer.slope, 0.01, -answer.spread_after]
    options = {"xatol": 1e-7, "fatol": 1e-11, "maxiter": 4_000}
    fit = optimize.minimize(minus, start, method="Nelder-Mead", options=options)
    assert answer.log_likelihood == pytest.approx(-fit.fun, abs=1e-8)


def test_the_error_is_by_the_delta_method():
    count = drawn(5, 6, TOTAL, 1.0)
    fit = maximise(count, TOTAL)

    def shift(at):
        shares, *_ = averaged_share(at[:, :1] + at[:, 1:2] * [0, 1], spreads(at))
        return shares[:, 1] - shares[:, 0]

    moves = 1e-5 * np.eye(5)
    slope = [(shift(fit.parameters + m) - shift(fit.parameters - m)) / 2e-5 for m in moves]
    variance = np.einsum("id,dij,jd->d", slope, np.linalg.inv(fit.information), slope)
    _, error = averaged_wave_shifts((count[..., 0], TOTAL[:, 0], count[..., 1], TOTAL[:, 1]))
    assert error == pytest.approx(np.sqrt(variance), rel=1e-6)


def test_where_cities_have_one_item_there_is_an_answer_or_a_reason():
    total = np.ones((40, 2), dtype=int)
    for count in drawn(6, 20, total, 1.0):
        answer = wave_intercepts_test(survey(count, total))
        assert bool(answer.reason) == (answer.pvalue is None)
        assert answer.reason or np.isfinite(answer.standard_error)


@pytest.mark.parametrize("spread", [0.1, 2.0, 15.0])
def test_many_items_and_large_spreads(spread):
    total = np.array([[2_000, 9_000]] * 25)
    for count in drawn(7, 10, total, spread):
        answer = wave_intercepts_test(survey(count, total))
        if not answer.reason:
            assert answer.spread_after == pytest.approx(spread, rel=0.8)
            assert 0 < answer.standard_error < 0.5
