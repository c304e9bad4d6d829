"""Variance and degrees of freedom of a shift between overlapping waves, against brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.inference.printed.ceiling import ceiling_icc
from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.overlap import overlapping_variance

CITIES = {"cities_before": 20, "cities_after": 31}


def test_without_overlap_it_is_the_variance_and_the_degrees_of_the_cities():
    cities = Clustering(icc=np.array([0.0, 0.05, 0.3]), size_cv=0.5, **CITIES)
    variance, degrees = overlapping_variance(200, 3091, cities)
    assert variance == pytest.approx(np.add(*cities.multipliers(200, 3091)), rel=1e-14)
    assert degrees == pytest.approx(cities.degrees_of_freedom(200, 3091), rel=1e-12)


@given(st.integers(2, 5), st.integers(0, 4), st.integers(0, 4), st.floats(-1, 1), st.floats(0.1, 9))
def test_degrees_are_those_of_the_quadratic_form(shared, left, new, r, weight):
    """Var(y'Ay) = 2 tr(A S A S) for normal y: build A and S city by city."""
    k = shared + left, shared + new
    effects = np.eye(sum(k))
    effects[np.arange(shared), k[0] + np.arange(shared)] = r
    effects[k[0] + np.arange(shared), np.arange(shared)] = r
    scale = np.sqrt(np.repeat([1.0, weight], k))
    covariance = effects * np.outer(scale, scale)

    def centred(start, length):
        """Return the matrix that centres `length` values from `start` on, zero elsewhere."""
        full = np.zeros((sum(k), sum(k)))
        full[start : start + length, start : start + length] = np.eye(length) - 1 / length
        return full

    first = centred(0, k[0]) / (k[0] - 1) / k[0]
    second = centred(k[0], k[1]) / (k[1] - 1) / k[1]
    cross = np.zeros_like(first)
    cross[:shared, k[0] : k[0] + shared] = (np.eye(shared) - 1 / shared) / (shared - 1)
    form = first + second - (cross + cross.T) * shared / (k[0] * k[1])
    product = form @ covariance
    # with ever more items only the cities are left
    cities = Clustering(icc=1.0, cities_before=k[0], cities_after=k[1])
    variance, degrees = overlapping_variance(1e9, 1e9, cities, shared, r, (1.0, weight))
    assert variance == pytest.approx(np.trace(product), rel=1e-6, abs=1e-9)
    half = np.trace(product @ product)
    if half > 1e-6:
        assert degrees == pytest.approx(np.trace(product) ** 2 / half, rel=1e-5)


def test_at_the_ceiling_the_shift_stands_at_the_edge():
    for shared, r in ((0, 0.0), (20, 0.5), (20, 1.0)):
        pooled = (0.41 * 20 + 0.513 * 31) / 51
        icc = ceiling_icc(
            0.41, 0.513, shared=shared, persistence=r, pooled=pooled, reference="normal", **CITIES
        )
        cities = Clustering(icc=float(icc), reference="normal", **CITIES)
        variance, degrees = overlapping_variance(1e12, 1e12, cities, shared, r)
        z = 0.103 / np.sqrt(pooled * (1 - pooled) * variance)
        assert z == pytest.approx(1.959964, abs=1e-5)
        assert np.isinf(degrees)


def test_cities_that_stay_as_they_are_leave_less_to_chance():
    variance, _ = overlapping_variance(200, 3091, Clustering(icc=0.1, **CITIES), [0, 6, 20], 0.5)
    assert np.all(np.diff(variance) < 0)
