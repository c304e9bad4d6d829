"""Ratio and odds ratio: published examples, R, and the ends of the scale."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from scsi.inference.proportions.equality import miettinen_nurminen_test
from scsi.inference.proportions.ratios import (
    ODDS_RATIOS,
    RATIOS,
    odds_ratio_interval,
    ratio_interval,
)
from scsi.vocabulary import Share

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "proportions.csv")
R_TOLERANCE = 1e-6
"""Relative; R's `optimize` finds a maximum to about 1e-8, and the log scale spreads it."""

# Fagerland, Lydersen and Laake (2017), chapter 4, as their R package contingencytables prints it.
PUBLISHED = [
    (ratio_interval, "katz", (7, 34, 1, 34), (0.9096, 53.8695)),
    (ratio_interval, "koopman", (7, 34, 1, 34), (1.2209, 42.5757)),
    (ratio_interval, "miettinen-nurminen", (7, 34, 1, 34), (1.2086, 43.0330)),
    (odds_ratio_interval, "miettinen-nurminen", (9, 13, 4, 14), (1.0934, 28.9419)),
]


@pytest.mark.parametrize(("public", "method", "table", "bounds"), PUBLISHED)
def test_published_example(public, method, table, bounds):
    y, m, x, n = table
    interval = public(Share(x, n), Share(y, m), method)
    assert (round(interval.low, 4), round(interval.high, 4)) == bounds


@pytest.mark.parametrize(
    ("name", "interval"),
    [
        ("koopman", RATIOS["koopman"]),
        ("ratio miettinen-nurminen", RATIOS["miettinen-nurminen"]),
        ("odds miettinen-nurminen", ODDS_RATIOS["miettinen-nurminen"]),
        ("conditional", ODDS_RATIOS["conditional"]),
    ],
)
def test_agrees_with_r(name, interval):
    stored = ORACLE[ORACLE.method == name]
    assert len(stored) > 70
    low, high = interval(stored.x, stored.n, stored.y, stored.m)
    assert_allclose(low, stored["first"], rtol=R_TOLERANCE)
    assert_allclose(high, stored["second"], rtol=R_TOLERANCE)


@pytest.mark.parametrize("method", RATIOS)
def test_ratio_at_the_ends(method):
    assert ratio_interval(Share(3, 9), Share(0, 9), method).low == 0
    assert ratio_interval(Share(0, 9), Share(3, 9), method).high == np.inf
    nothing = ratio_interval(Share(0, 9), Share(0, 9), method)
    assert (nothing.low, nothing.high) == (0, np.inf)


@pytest.mark.parametrize("method", ODDS_RATIOS)
def test_odds_ratio_at_the_ends(method):
    assert odds_ratio_interval(Share(3, 9), Share(0, 9), method).low == 0
    assert odds_ratio_interval(Share(3, 9), Share(9, 9), method).high == np.inf
    for count in (0, 9):
        nothing = odds_ratio_interval(Share(count, 9), Share(count, 9), method)
        assert (nothing.low, nothing.high) == (0, np.inf)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([RATIOS, ODDS_RATIOS]), st.floats(0.5, 0.99))
def test_score_intervals_leave_out_one_exactly_where_their_p_is_below(seed, methods, level):
    n, m = np.random.default_rng(seed).integers(1, 200, (2, 60))
    x, y = np.random.default_rng(seed).integers(0, (n + 1, m + 1))
    low, high = methods["miettinen-nurminen"](x, n, y, m, level)
    _, pvalue = miettinen_nurminen_test(x, n, y, m)
    tie = np.abs(pvalue - (1 - level)) < 1e-9
    assert (tie | ((pvalue < 1 - level) == ((low > 1) | (high < 1)))).all()
    inverse_low, inverse_high = methods["miettinen-nurminen"](y, m, x, n, level)
    with np.errstate(divide="ignore"):
        assert_allclose((1 / inverse_high, 1 / inverse_low), (low, high), rtol=1e-9)


def test_refusals():
    share = Share(82, 200)
    for public in (ratio_interval, odds_ratio_interval):
        with pytest.raises(TypeError, match=r"after must be a scsi\.Share"):
            public(share, 0.5)
        with pytest.raises(ValueError, match="method must be one of"):
            public(share, share, "log")
