"""The statistic under any reading meets the tests it generalises, and likelihoods searched."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.stats import norm

from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.coding import corrected_shift
from scsi.inference.printed.shift import shift_pvalue
from scsi.inference.printed.variants import METHODS, equivalent_z, variant_z
from scsi.inference.proportions.equality import likelihood_ratio_test, score_test

CITIES = {"cities_before": 20, "cities_after": 31}

SHARES, SIZES = (0.41, 0.513), (200.0, 3091.0)


def test_as_printed_it_is_the_score_test_of_cities():
    cities = Clustering(icc=np.array([0.0, 0.02, 0.1, 0.3]), size_cv=0.5, **CITIES)
    z = variant_z(SHARES, SIZES, cities)
    assert 2 * norm.sf(z) == pytest.approx(shift_pvalue(*SHARES, *SIZES, cities), rel=1e-9)


@pytest.mark.parametrize(("method", "test"), [("score", score_test), ("likelihood-ratio", None)])
def test_without_cities_it_is_the_textbook_test(method, test):
    counts = [share * size for share, size in zip(SHARES, SIZES, strict=True)]
    found = (test or likelihood_ratio_test)(counts[0], SIZES[0], counts[1], SIZES[1])
    expected = found[0] if test else np.sqrt(found[0])
    assert float(variant_z(SHARES, SIZES, method=method)) == pytest.approx(float(expected))


def test_these_cities_leave_only_what_is_within():
    inside = variant_z(SHARES, SIZES, Clustering(icc=0.36, **CITIES), between=False)
    assert float(inside) == pytest.approx(float(variant_z(SHARES, SIZES)) / 0.8)


def test_miscoded_it_is_the_likelihood_searched():
    rates = {"sensitivity": (0.9, 1.0), "specificity": (1.0, 0.95)}

    def coded(true, wave):
        return rates["sensitivity"][wave] * true + (1 - rates["specificity"][wave]) * (1 - true)

    def loss(true):
        """Return minus the log-likelihood of both waves at a common true share."""
        return -sum(
            n * (q * np.log(coded(true, i)) + (1 - q) * np.log(1 - coded(true, i)))
            for i, (q, n) in enumerate(zip(SHARES, SIZES, strict=True))
        )

    common = minimize_scalar(loss, bounds=(0.3, 0.7), method="bounded", options={"xatol": 1e-12})
    best = -sum(
        n * (q * np.log(q) + (1 - q) * np.log(1 - q)) for q, n in zip(SHARES, SIZES, strict=True)
    )
    g = 2 * (common.fun - best)
    z = variant_z(SHARES, SIZES, method="likelihood-ratio", **rates)
    assert float(z) ** 2 == pytest.approx(g, rel=1e-6)
    at = [coded(common.x, wave) for wave in (0, 1)]
    slopes = 0.9, 0.95
    variance = sum(q * (1 - q) / j**2 / n for q, j, n in zip(at, slopes, SIZES, strict=True))
    shift = corrected_shift(*SHARES, rates["sensitivity"], rates["specificity"])
    score = variant_z(SHARES, SIZES, method="score", **rates)
    assert float(score) == pytest.approx(float(shift) / np.sqrt(variance), rel=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_z_keeps_its_sign_when_the_waves_are_exchanged(method):
    cities = Clustering(icc=0.1, cities_before=20, cities_after=20)
    there = variant_z(SHARES, (500, 500), cities, method=method)
    back = variant_z(SHARES[::-1], (500, 500), cities, method=method)
    assert float(there) == pytest.approx(-float(back))


def test_a_p_has_its_z():
    assert equivalent_z([0.05, 0.05], [1, -1]) == pytest.approx([1.959964, -1.959964], abs=1e-6)


def test_the_score_keeps_its_level_with_cities_in_both_waves():
    """20 and 31 cities, 20 in both, correlation .1 and persistence .5: 20,000 draws at no shift."""
    rng = np.random.default_rng(20)
    draws, items, icc, r, p = 20_000, 100, 0.1, 0.5, 0.46
    sd = np.sqrt(icc * p * (1 - p))
    old = rng.standard_normal((draws, 20))
    kept = r * old + np.sqrt(1 - r**2) * rng.standard_normal((draws, 20))
    new = np.hstack([kept, rng.standard_normal((draws, 11))])
    shares = [np.clip(p + sd * effect, 0, 1) for effect in (old, new)]
    found = [rng.binomial(items, share).mean(axis=1) / items for share in shares]
    z = variant_z(
        found, (20 * items, 31 * items), Clustering(icc=icc, reference="normal", **CITIES),
        shared=20, persistence=r,
    )  # fmt: skip
    level = np.mean(np.abs(z) > norm.isf(0.025))
    error = np.sqrt(0.05 * 0.95 / draws)
    assert abs(level - 0.05) < 3 * error
