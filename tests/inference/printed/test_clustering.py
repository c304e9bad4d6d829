"""Design effect, city part and degrees of freedom when only totals are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.inference.printed.clustering import INDEPENDENT, Clustering, city_part, design_effect

CITIES = {"cities_before": 20, "cities_after": 31}

CORRELATIONS = st.floats(0, 1)
SIZES = st.integers(1, 5000)


def test_design_effect_of_unequal_clusters_by_kerry_and_bland():
    # With sizes m_j the variance of a mean over items is (1 + (sum m_j^2 / sum m_j - 1) rho) / n,
    # and sum m_j^2 / sum m_j = (n/k)(1 + cv^2): computed here from the sizes themselves.
    sizes = np.array([5, 20, 35, 40])
    cv = sizes.std() / sizes.mean()
    exact = 1 + ((sizes**2).sum() / sizes.sum() - 1) * 0.1
    assert design_effect(100, 4, 0.1, cv) == pytest.approx(exact, rel=1e-12)


def test_fewer_items_than_cities_are_independent():
    assert design_effect(15, 20, 0.3) == 1
    assert city_part(15, 20, 0.3) == pytest.approx(0.3 / 15)


@given(SIZES, CORRELATIONS, st.floats(0, 2))
def test_parts_between_and_within_cities_add_up(size, icc, size_cv):
    whole = design_effect(size, 20, icc, size_cv) / size
    assert city_part(size, 20, icc, size_cv) + (1 - icc) / size == pytest.approx(whole, rel=1e-9)


def test_degrees_of_freedom_by_hand():
    # rho 0.1, 200 items in 20 cities, 3100 in 31: V = (1.9/200) + (10.9/3100) = 0.013016129,
    # B1 = 0.005, B2 = 0.1/31; B1^2/19 + B2^2/30 = 1.3157895e-6 + 3.4686e-7 = 1.6626529e-6.
    first, second = 0.1 / 20, 0.1 / 31
    by_hand = (1.9 / 200 + 10.9 / 3100) ** 2 / (first**2 / 19 + second**2 / 30)
    assert Clustering(icc=0.1, **CITIES).degrees_of_freedom(200, 3100) == pytest.approx(
        by_hand, rel=1e-12
    )
    assert by_hand == pytest.approx(101.9, abs=0.1)


@given(SIZES, SIZES, CORRELATIONS, CORRELATIONS)
def test_degrees_of_freedom_fall_with_the_correlation(before, after, one, other):
    low, high = sorted((one, other))
    few = Clustering(icc=high, **CITIES).degrees_of_freedom(before, after)
    many = Clustering(icc=low, **CITIES).degrees_of_freedom(before, after)
    assert few <= many * (1 + 1e-12)


def test_without_correlation_or_by_the_normal_degrees_are_infinite():
    assert np.isinf(INDEPENDENT.degrees_of_freedom(200, 3091))
    assert np.isinf(Clustering(icc=0.2, reference="normal", **CITIES).degrees_of_freedom(200, 3091))
