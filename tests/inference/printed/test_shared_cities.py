"""Cities in both waves: the limit is the ceiling, without any it is the clustering of before."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.printed.ceiling import ceiling_icc
from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.shared_cities import SharedCities
from scsi.inference.printed.shift import shift_interval, shift_pvalue

CITIES = {"cities_before": 20, "cities_after": 31}

SHARES = st.floats(0.05, 0.95)
SIZES = st.integers(31, 5000)
CORRELATIONS = st.floats(0, 1)


@settings(max_examples=40, deadline=None)
@given(SHARES, SHARES, SIZES, SIZES, CORRELATIONS, st.floats(-1, 1))
def test_without_shared_cities_nothing_changes(before, after, first, second, icc, persistence):
    shared = SharedCities(icc=icc, shared=0, persistence=persistence, **CITIES)
    setting = before, after, first, second
    for question in (shift_pvalue, shift_interval):
        apart = question(*setting, Clustering(icc=icc, **CITIES))
        assert np.allclose(question(*setting, shared), apart, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    ("persistence", "ceiling"), [(0.5, 0.222), (1.0, 0.625)], ids=["half", "wholly"]
)
def test_with_ever_more_items_p_is_the_level_at_the_ceiling(persistence, ceiling):
    # Items in the ratio 20 to 31 pool the shares as the ceiling does.
    exact = float(
        ceiling_icc(0.41, 0.513, shared=20, persistence=persistence, reference="normal", **CITIES)
    )
    assert round(exact, 3) == ceiling
    cities = SharedCities(
        icc=exact, shared=20, persistence=persistence, reference="normal", **CITIES
    )
    assert shift_pvalue(0.41, 0.513, 20e9, 31e9, cities) == pytest.approx(0.05, rel=1e-6)


def test_the_variance_is_that_of_simulated_cities():
    """Draw city effects with correlation r, and items given them; 40,000 surveys of 3 and 4 cities.

    The Monte Carlo error of a variance is about its value times sqrt(2/40,000), 0.7 %: four errors.
    """
    generator = np.random.default_rng(20190722)
    draws, p, rho, r, items = 40_000, 0.5, 0.2, 0.6, 25
    spread = np.sqrt(rho * p * (1 - p))
    common, one, other = generator.standard_normal((3, draws, 5))
    first = p + spread * common[:, :3]
    second = p + spread * (r * common + np.sqrt(1 - r**2) * one)
    second[:, 3:] = p + spread * other[:, 3:]
    # cities 0 and 1 are in both waves; 2 only before; 3 and 4 are new, and so 4 after
    second = second[:, [0, 1, 3, 4]]
    shares = [
        generator.binomial(items, np.clip(wave, 0, 1)).mean(axis=1) / items
        for wave in (first, second)
    ]
    cities = SharedCities(icc=rho, cities_before=3, cities_after=4, shared=2, persistence=r)
    variance = p * (1 - p) * np.add(*cities.multipliers(3 * items, 4 * items))
    assert np.var(shares[1] - shares[0]) == pytest.approx(variance, rel=0.028)


@settings(deadline=None)
@given(SIZES, SIZES, CORRELATIONS, st.integers(2, 20), st.floats(0, 1), st.floats(0, 1))
def test_what_cities_keep_never_widens(first, second, icc, shared, one, two):
    low, high = sorted((one, two))
    few, many = (
        sum(
            SharedCities(icc=icc, shared=shared, persistence=r, **CITIES).multipliers(first, second)
        )
        for r in (low, high)
    )
    assert many <= few + 1e-15


@settings(deadline=None)
@given(SIZES, SIZES, CORRELATIONS, st.integers(2, 20), st.floats(-1, 1))
def test_no_part_of_the_variance_is_negative(first, second, icc, shared, persistence):
    cities = SharedCities(icc=icc, shared=shared, persistence=persistence, **CITIES)
    assert min(cities.multipliers(first, second)) >= -1e-15


@settings(max_examples=60, deadline=None)
@given(SHARES, SHARES, SIZES, SIZES, st.floats(0.01, 0.9), st.floats(0, 1))
def test_interval_and_p_stay_dual(before, after, first, second, icc, persistence):
    cities = SharedCities(icc=icc, shared=20, persistence=persistence, **CITIES)
    p = float(shift_pvalue(before, after, first, second, cities))
    low, high = shift_interval(before, after, first, second, cities)
    if abs(p - 0.05) > 1e-7:
        assert (p < 0.05) == (not low <= 0 <= high)
