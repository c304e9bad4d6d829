"""Least and greatest spread: certificates, brute force on small cases, and the printed figures."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from scsi.inference.printed.constraints import city_limits
from scsi.inference.printed.spread import greatest_spread, least_spread
from scsi.vocabulary import Interval

PUBLIC, PRIVATE, PPP = (0.90, 0.79, 0.70, 0.64), (0.80, 0.78, 0.63), (0.67, 0.32)
PRINTED = Interval(0.513, 0.513)
RULES = [{"ratio": 1.0}, {"ratio": 3.0}, {"ratio": 10.0}, {"floors": 0.05}]


def limits(constraints="b", rounding=0.0):
    return city_limits(PUBLIC, PRIVATE, PPP, cities=31, constraints=constraints, rounding=rounding)


def test_the_least_spread_of_the_printed_cities_is_13_1_points():
    # By hand: the common value c makes 90 + 79 + 70 + 64 + 20 + 22 + 37 + 33 + 23 c = 31 * 51.3
    # per cent (Santiago, at most 68, and the 22 unnamed are free), so c = 1175.3 / 23 = 51.1.
    found = least_spread(limits().low, limits().high, PRINTED)
    fixed = [90, 79, 70, 64, 20, 22, 37, 33]
    common = (31 * 51.3 - sum(fixed)) / 23
    assert found.shares[8:] == pytest.approx(common / 100)
    by_hand = np.std([*fixed, *[common] * 23], ddof=1)
    assert found.sd * 100 == pytest.approx(by_hand)
    assert round(by_hand, 1) == 13.1


def test_the_greatest_spread_under_b_is_28_1_points():
    # By hand: besides 303 per cent of the four, 1287.3 are left. Twenty cities at 64 take 1280,
    # one takes 7.3, the other two unnamed, Santiago and the four capped below 64 have none: all
    # at limits but one.
    found = greatest_spread(limits().low, limits().high, PRINTED)
    shares = [90, 79, 70, 64, *[64] * 20, 7.3, *[0] * 6]
    assert np.sort(found.shares) * 100 == pytest.approx(np.sort(shares))
    assert found.sd * 100 == pytest.approx(np.std(shares, ddof=1))
    assert round(found.sd * 100, 1) == 28.1


def test_the_printed_cities_force_a_variance_of_067_under_equal_weights_and_hardly_any_by_items():
    # sum of squared distances from 51.3: 1497.69 + 767.29 + 349.69 + 161.29 + 979.69 + 858.49 +
    # 204.49 + 334.89 + 23 (51.1 - 51.3)^2 = 5154.4; over 31 and over 51.3 * 48.7: .0666
    assert round(least_spread(limits().low, limits().high, PRINTED).relative, 3) == 0.067
    need = np.array([10, 14, 10, 11, 5, 9, 8, 3, 19, *[1] * 22])
    for base in (3091, 1602, 820):
        free = least_spread(limits().low, limits().high, PRINTED, floors=need / base)
        # the named cities hold 89 items at most, .03 to .11 of all: the rest sit at one value
        assert free.relative < 0.067 * 31 * need[:9].sum() / base / 9
        assert free.weights.min() >= 1 / base - 1e-12


@pytest.mark.parametrize("constraints", "abc")
@pytest.mark.parametrize("rule", [*RULES[:3], {"floors": 1 / 820}], ids=str)
def test_certificates_hold_and_attaining_cities_are_feasible(constraints, rule):
    box = limits(constraints, rounding=0.005)
    mean = Interval(0.5125, 0.5135)
    least = least_spread(box.low, box.high, mean, **rule)
    greatest = greatest_spread(box.low, box.high, mean, **rule)
    # the range of the mean, .001 wide, is all that may part the least from its bound
    assert -1e-12 <= least.variance - least.bound <= 1e-6
    assert greatest.variance <= greatest.bound + 1e-12 <= 1.03 * greatest.variance
    for found in (least, greatest):
        assert np.all(found.shares >= box.low - 1e-12)
        assert np.all(found.shares <= box.high + 1e-12)
        assert mean.low - 1e-9 <= found.mean <= mean.high + 1e-9
        assert found.weights.sum() == pytest.approx(1)
        assert found.variance == pytest.approx(
            found.weights @ (found.shares - found.mean) ** 2, abs=1e-12
        )
        if "ratio" in rule:
            assert found.weights.max() / found.weights.min() <= rule["ratio"] * (1 + 1e-9)


def solved_share(low, high, mean, rule, steps):
    """Variances over grids of weights and shares, each share in turn solved for from the mean."""
    k, found = len(low), []
    if "ratio" in rule:
        grid = np.array(list(itertools.product(np.linspace(1, rule["ratio"], 5), repeat=k)))
    else:
        cuts = [c for c in itertools.product(np.arange(5), repeat=k) if sum(c) == 4]
        grid = rule["floors"] + (1 - k * rule["floors"]) * np.array(cuts) / 4
    for w in np.unique(grid / grid.sum(axis=1, keepdims=True), axis=0):
        for solved in range(k):
            ends = [(low[i], high[i]) for i in range(k) if i != solved]
            axes = [np.linspace(*e, steps) for e in ends]
            shares = np.array(list(itertools.product(*axes)))
            x = np.insert(shares, solved, 0.0, axis=1)
            x[:, solved] = (mean - x @ w) / w[solved]
            fits = (x[:, solved] >= low[solved] - 1e-12) & (x[:, solved] <= high[solved] + 1e-12)
            found.append((x[fits] - mean) ** 2 @ w)
    return np.concatenate(found)


def solved_weights(low, high, mean, rule, steps=5):
    """Greatest variance over shares on a grid of their ranges, weights by linear programming."""
    k, best = len(low), -np.inf
    # weights v and their scale c: c <= v <= R c, or floors <= v
    ratio, floor = rule.get("ratio", np.inf), rule.get("floors", 0.0)
    below = np.column_stack([-np.eye(k), np.ones(k)])
    above = np.column_stack([np.eye(k), np.full(k, -ratio)])
    bounds = [(floor, 1)] * k + [(0, None)]
    pairs = {"A_ub": np.vstack([below, above]), "b_ub": np.zeros(2 * k)}
    for x in itertools.product(*(np.linspace(*e, steps) for e in zip(low, high, strict=True))):
        x = np.array(x)
        found = linprog(
            [*-((x - mean) ** 2), 0],
            A_eq=[[1.0] * k + [0], [*x, 0]],
            b_eq=[1, mean],
            bounds=bounds,
            **(pairs if "ratio" in rule else {}),
        )
        best = max(best, -found.fun) if found.status == 0 else best
    return best


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=str)
@pytest.mark.parametrize(
    ("low", "high", "mean"),
    [
        ([0.6, 0.0, 0.0], [0.9, 0.3, 1.0], 0.5),
        ([0.0, 0.0, 0.1], [0.4, 0.7, 0.7], 0.35),
        ([0.8, 0.1, 0.2], [0.8, 0.1, 0.9], 0.55),
    ],
)
def test_brute_force_on_small_cases(low, high, mean, rule):
    tried = solved_share(low, high, mean, rule, steps=21)
    least = least_spread(low, high, Interval(mean, mean), **rule).variance
    greatest = greatest_spread(low, high, Interval(mean, mean), **rule).variance
    assert least <= tried.min() + 1e-12
    assert tried.min() - least < 0.006  # as near as so coarse a grid comes
    # the grids hold every corner, and every point with one share or one weight inside
    best = max(tried.max(), solved_weights(low, high, mean, rule))
    assert greatest == pytest.approx(best, abs=1e-8)


RANGES = [
    ([0.6, 0.0, 0.0], [0.9, 0.3, 1.0], (0.35, 0.55)),
    ([0.0, 0.0, 0.1], [0.4, 0.7, 0.7], (0.1, 0.2)),
    ([0.8, 0.1, 0.2], [0.8, 0.1, 0.9], (0.4, 0.45)),
    ([0.8, 0.1, 0.2], [0.8, 0.1, 0.9], (0.38, 0.42)),
    ([0.8, 0.1, 0.2], [0.8, 0.1, 0.9], (0.5, 0.58)),
    ([0.1, 0.2, 0.1], [0.5, 0.6, 0.7], (0.3, 0.45)),
]


def convex_least(low, high, ends):
    """Least variance of equally weighing cities, by a solver of quadratic problems."""

    def variance(x):
        return np.mean((x - x.mean()) ** 2)

    within = [
        {"type": "ineq", "fun": lambda x: x.mean() - ends[0]},
        {"type": "ineq", "fun": lambda x: ends[1] - x.mean()},
    ]
    starts = (np.clip(m, low, high) for m in np.linspace(*ends, 5))
    found = [
        minimize(variance, x, bounds=list(zip(low, high, strict=True)), constraints=within,
                 options={"ftol": 1e-14, "maxiter": 500})
        for x in starts
    ]  # fmt: skip
    return min(one.fun for one in found if one.success)


@pytest.mark.parametrize(("low", "high", "ends"), RANGES)
def test_a_mean_that_may_move_is_brute_forced_too(low, high, ends):
    """Where the least lies: inside the range, at its low end and at its high end."""
    found = least_spread(low, high, Interval(*ends))
    assert found.variance == pytest.approx(convex_least(low, high, ends), abs=1e-8)
    assert -1e-12 <= found.variance - found.bound <= (ends[1] - ends[0]) ** 2 + 1e-12


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=str)
@pytest.mark.parametrize(("low", "high", "ends"), RANGES)
def test_the_greatest_spread_of_a_mean_that_may_move_is_brute_forced_too(low, high, ends, rule):
    found = greatest_spread(low, high, Interval(*ends), **rule).variance
    best = max(solved_share(low, high, mean, rule, steps=2).max(initial=0) for mean in ends)
    corners = np.array(list(itertools.product(*zip(low, high, strict=True))))
    corners = corners[(corners.mean(axis=1) >= ends[0]) & (corners.mean(axis=1) <= ends[1])]
    if rule == {"ratio": 1.0}:
        best = max(best, corners.var(axis=1).max(initial=0))
    for mean in np.linspace(*ends, 21):
        best = max(best, solved_weights(low, high, mean, rule, steps=2))
    assert best - 1e-9 <= found < best + 2e-4  # the means between two of the 21 are not tried


@pytest.mark.parametrize(("items", "printed"), [(3091, 0.059), (1602, 0.050), (820, 0.032)])
def test_the_correlation_that_is_forced_leaves_out_the_noise_of_items(items, printed):
    least = least_spread(limits().low, limits().high, PRINTED)
    assert round(least.icc(items), 3) == printed
    assert least.icc(items) < least.relative
    assert least.icc(10**9) == pytest.approx(least.relative * 31 / (30 + least.relative), rel=1e-6)
    for other in (greatest_spread(limits().low, limits().high, PRINTED),):
        assert other.icc(items) > least.icc(items)


def test_the_correlation_is_that_of_an_analysis_of_variance_of_rows():
    found = least_spread([0.9, 0.0, 0.0], [0.9, 0.2, 1.0], Interval(0.5, 0.5))
    rows = (np.arange(10) < np.array([[9], [2], [4]])).astype(float)
    between = 10 * rows.mean(axis=1).var(ddof=1)
    within = rows.var(axis=1, ddof=1).mean()
    expected = (between - within) / (between + 9 * within)
    assert found.icc(30) == pytest.approx(expected, rel=1e-9)
    with pytest.raises(ValueError, match="items must be more than 3 cities; got 3"):
        found.icc(3)


@settings(max_examples=40, deadline=None)
@given(
    ends=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=3, max_size=5),
    ratio=st.sampled_from([1.0, 2.5]),
    seed=st.integers(0, 2**16),
)
def test_no_cities_lie_outside(ends, ratio, seed):
    low, high = np.sort(np.array(ends), axis=1).T
    rng = np.random.default_rng(seed)
    w = rng.uniform(1, ratio, len(low))
    w /= w.sum()
    x = rng.uniform(low, high)
    mean = float(w @ x)
    variance = float(w @ (x - mean) ** 2)
    around = Interval(mean, mean)
    assert least_spread(low, high, around, ratio=ratio).variance <= variance + 1e-10
    assert greatest_spread(low, high, around, ratio=ratio).variance >= variance - 1e-10


def test_the_order_of_the_cities_does_not_matter():
    box, order = limits(), np.random.default_rng(5).permutation(31)
    for solve in (least_spread, greatest_spread):
        found = solve(box.low[order], box.high[order], PRINTED, ratio=3)
        assert found.variance == pytest.approx(solve(box.low, box.high, PRINTED, ratio=3).variance)


def test_a_mean_that_no_cities_have_is_refused():
    with pytest.raises(ValueError, match=r"means from 0\.0000 to 0\.3000; got 0\.5000"):
        least_spread([0, 0], [0.2, 0.4], Interval(0.5, 0.5))
    with pytest.raises(ValueError, match="0 <= low <= high <= 1"):
        greatest_spread([0.5, 0], [0.2, 1], Interval(0.5, 0.5))
    with pytest.raises(ValueError, match="too many cities with limits of their own"):
        greatest_spread([0] * 25, np.linspace(0.9, 1, 25), Interval(0.5, 0.5))
    with pytest.raises(ValueError, match="ratio must be at least 1"):
        least_spread([0, 0], [1, 1], Interval(0.5, 0.5), ratio=0.5)
    with pytest.raises(ValueError, match="add up to at most 1"):
        least_spread([0, 0], [1, 1], Interval(0.5, 0.5), floors=0.6)
