"""Where p crosses the level: the printed values, and the crossing put back into p."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.printed.break_even import (
    break_even_design_effect,
    break_even_icc,
    break_even_size,
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


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 0.1), st.sampled_from([3091, 1602, 820]), st.sampled_from(["t", "normal"]))
def test_p_is_below_at_the_size_and_not_just_before(icc, base, reference):
    clustering = Clustering(icc=icc, reference=reference)
    size = float(break_even_size(0.41, 0.513, base, clustering))
    assert shift_pvalue(0.41, 0.513, size, base, clustering) < 0.05
    assert shift_pvalue(0.41, 0.513, size - 1, base, clustering) >= 0.05


def test_no_size_is_enough_or_one_item_is():
    assert np.isinf(break_even_size(0.41, 0.513, 3091, Clustering(icc=0.2)))
    assert break_even_size(0.01, 0.99, 3091) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(120, 5000), st.sampled_from([3091, 1602, 820]))
def test_p_is_the_level_at_the_correlation(size, base):
    icc = float(break_even_icc(0.41, 0.513, size, base))
    assert 0 < icc < 1
    p = shift_pvalue(0.41, 0.513, size, base, Clustering(icc=icc))
    assert p == pytest.approx(0.05, rel=1e-9)


def test_correlation_where_p_never_crosses():
    assert break_even_icc(0.41, 0.513, [50, 90], 3091).tolist() == [0, 0]
    assert np.isinf(break_even_icc(0.01, 0.99, 500, 3091))


def test_design_effect_puts_p_at_the_level():
    effect = break_even_design_effect(0.41, 0.513, 200, BASES)
    p = shift_pvalue(0.41, 0.513, 200 / effect, BASES / effect)
    assert np.allclose(p, 0.05, rtol=1e-12)
