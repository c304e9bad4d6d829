"""Where p crosses the level: the printed values, and the crossing put back into p."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.printed.break_even import (
    break_even_design_effect,
    break_even_icc,
    break_even_size,
    significant_sizes,
)
from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.shift import shift_pvalue

BASES = np.array([3091, 1602, 820])


def test_size_at_the_printed_shares_and_at_both_ends_of_their_rounding():
    assert break_even_size(0.41, 0.513, BASES).tolist() == [94, 96, 102]
    assert break_even_size(0.405, 0.5135, BASES).tolist() == [84, 86, 91]
    assert break_even_size(0.415, 0.5125, BASES).tolist() == [105, 108, 116]


def test_size_solves_the_quadratic_that_independent_items_give():
    # z^2 = d^2 n1 n2 (n1 + n2) / {(n1 p1 + n2 p2)(n1 q1 + n2 q2)} is quadratic in n1:
    # n1^2 (d^2 n2 - c p1 q1) + n1 (d^2 n2^2 - c n2 (p1 q2 + p2 q1)) - c n2^2 p2 q2 = 0, c = 1.96^2.
    p1, p2, n2, c = 0.41, 0.513, 3091, 1.959963984540054**2
    square = (p2 - p1) ** 2
    terms = [
        square * n2 - c * p1 * (1 - p1),
        square * n2**2 - c * n2 * (p1 * (1 - p2) + p2 * (1 - p1)),
        -c * n2**2 * p2 * (1 - p2),
    ]
    assert break_even_size(p1, p2, n2) == np.ceil(max(np.roots(terms)))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.floats(0, 0.1), st.sampled_from([3091, 1602, 820]), st.sampled_from(["t", "normal"]))
def test_p_is_below_at_the_size_and_not_just_before(icc, base, reference):
    clustering = Clustering(icc=icc, reference=reference, **CITIES)
    size = float(break_even_size(0.41, 0.513, base, clustering))
    assert shift_pvalue(0.41, 0.513, size, base, clustering) < 0.05
    assert shift_pvalue(0.41, 0.513, size - 1, base, clustering) >= 0.05


CITIES = {"cities_before": 20, "cities_after": 31}


def every_size(share_before, share_after, known, clustering, unknown, most):
    """Return the sizes up to `most` at which p is below 0.05, each asked for by itself."""
    sizes = np.arange(1.0, most + 1)
    pair = (sizes, known) if unknown == "before" else (known, sizes)
    return sizes[shift_pvalue(share_before, share_after, *pair, clustering) < 0.05]


def test_p_may_rise_again_and_the_sizes_are_an_interval():
    cities = Clustering(icc=0.4, cities_before=20, cities_after=20)
    found = significant_sizes(0.20, 0.05, 3000, cities)
    brute = every_size(0.20, 0.05, 3000, cities, "before", 20_000)
    assert (found.fewest, found.most) == (brute.min(), brute.max()) == (11, 9180)
    assert len(brute) == 9170
    assert found.connected
    turned = significant_sizes(0.05, 0.20, 3000, cities, unknown="after")
    assert (turned.fewest, turned.most) == (11, 9180)
    other = significant_sizes(0.20, 0.05, 3000, cities, unknown="after")
    assert other.fewest == every_size(0.20, 0.05, 3000, cities, "after", 3000).min()
    assert other.most == np.inf


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.floats(0.02, 0.98),
    st.floats(0.02, 0.98),
    st.sampled_from([5, 30, 300, 3000]),
    st.sampled_from([0.0, 0.02, 0.1, 0.4, 0.7, 1.0]),
    st.tuples(st.integers(2, 60), st.integers(2, 60)),
    st.sampled_from(["t", "normal"]),
    st.sampled_from(["before", "after"]),
)
def test_sizes_are_those_of_asking_each(before, after, known, icc, cities, reference, unknown):
    clustering = Clustering(
        icc=icc, cities_before=cities[0], cities_after=cities[1], reference=reference
    )
    found = significant_sizes(before, after, known, clustering, unknown=unknown)
    brute, most = every_size(before, after, known, clustering, unknown, 4000), 4000
    if not len(brute):
        assert found.fewest > most
        return
    assert found.fewest == brute.min()
    if found.connected:
        assert min(found.most, most) == brute.max()
        assert len(brute) == brute.max() - brute.min() + 1
    else:
        assert found.most >= brute.max()


def test_fewest_sizes_depend_on_the_number_of_cities():
    """278 items from 10 cities as 146 from 20: the number of cities is that of the question."""
    for cities, fewest in ((10, 278), (20, 146)):
        clustering = Clustering(icc=0.05, cities_before=cities, cities_after=31)
        brute = every_size(0.41, 0.513, 3091, clustering, "before", 400)
        assert break_even_size(0.41, 0.513, 3091, clustering) == brute.min() == fewest
    both = Clustering(icc=0.05, cities_before=[10, 20], cities_after=31)
    assert break_even_size(0.41, 0.513, 3091, both).tolist() == [278, 146]
    with pytest.raises(ValueError, match="unknown must be one of before, after"):
        significant_sizes(0.41, 0.513, 3091, unknown="both")


def test_no_size_is_enough_or_one_item_is():
    assert np.isinf(break_even_size(0.41, 0.513, 3091, Clustering(icc=0.2, **CITIES)))
    assert break_even_size(0.01, 0.99, 3091) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(120, 5000), st.sampled_from([3091, 1602, 820]))
def test_p_is_the_level_at_the_correlation(size, base):
    icc = float(break_even_icc(0.41, 0.513, size, base, Clustering(**CITIES)))
    assert 0 < icc < 1
    p = shift_pvalue(0.41, 0.513, size, base, Clustering(icc=icc, **CITIES))
    assert p == pytest.approx(0.05, rel=1e-9)


def test_correlation_where_p_never_crosses():
    assert break_even_icc(0.41, 0.513, [50, 90], 3091, Clustering(**CITIES)).tolist() == [0, 0]
    assert np.isinf(break_even_icc(0.01, 0.99, 500, 3091, Clustering(**CITIES)))


def test_design_effect_puts_p_at_the_level():
    effect = break_even_design_effect(0.41, 0.513, 200, BASES)
    p = shift_pvalue(0.41, 0.513, 200 / effect, BASES / effect)
    assert np.allclose(p, 0.05, rtol=1e-12)
