"""The correlation above which no number of items suffices, by hand and as a limit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.inference.printed.ceiling import ceiling_degrees, ceiling_icc
from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.shift import shift_pvalue

# No overlap; all 20 in both with r 0.5; with r 1.
SHARED, PERSISTENCE = [0, 20, 20], [0, 0.5, 1]
CITIES = {"cities_before": 20, "cities_after": 31}


def by_hand(before, after, z):
    """Solve the equation for equal weights 1/20 and 1/31 with 20 cities in both.

    Kb = 20 / 20^2 = 1/20, Ka = 1/31. A shared city weighs 1/20 and then 1/31, so that
    S = 20 / (20 * 31) = 1/31. The variance of the shift that cities leave is
    pbar (1 - pbar) rho (1/20 + 1/31 - 2 r / 31):
        no overlap   1/20 + 1/31 = 0.082258
        r = 0.5      1/20        = 0.050000
        r = 1        1/20 - 1/31 = 0.017742
    pbar weighs the shares by the cities, 20 and 31: (20 * 0.41 + 31 * 0.513) / 51 = 0.472608,
    pbar (1 - pbar) = 0.249250, and 0.103^2 / (1.96^2 * 0.249250) = 0.011080, which divided by the
    three sums gives 0.1347, 0.2216 and 0.6245. Over the rounding band pbar stays as printed.
    """
    pooled = (20 * 0.41 + 31 * 0.513) / 51
    sums = np.array([1 / 20 + 1 / 31, 1 / 20, 1 / 20 - 1 / 31])
    return (after - before) ** 2 / (z**2 * pooled * (1 - pooled) * sums)


@pytest.mark.parametrize(
    ("before", "after", "reference", "printed"),
    [
        (0.41, 0.513, "normal", (0.135, 0.222, 0.625)),
        (0.41, 0.513, "t", (0.128, 0.211, 0.594)),
        (0.405, 0.5135, "normal", (0.149, 0.246, 0.693)),
        (0.415, 0.5125, "normal", (0.121, 0.199, 0.560)),
    ],
)
def test_ceilings_at_the_printed_shares_and_at_both_ends_of_their_rounding(
    before, after, reference, printed
):
    settings = dict(shared=SHARED, persistence=PERSISTENCE, reference=reference, **CITIES)
    found = ceiling_icc(before, after, **settings, pooled=(20 * 0.41 + 31 * 0.513) / 51)
    if before == 0.41:
        assert np.allclose(found, ceiling_icc(before, after, **settings), rtol=1e-12)
    z = {"normal": 1.959963984540054, "t": 2.009575234489209}[reference]  # tables of t, 49, 0.975
    assert np.allclose(found, by_hand(before, after, z), rtol=1e-9)
    assert found.round(3).tolist() == list(printed)


@given(st.floats(0, 2))
def test_unequal_cities_lower_it_by_one_and_the_square_of_their_variation(size_cv):
    lowered = ceiling_icc(0.41, 0.513, size_cv=size_cv, **CITIES) * (1 + size_cv**2)
    assert lowered == pytest.approx(float(ceiling_icc(0.41, 0.513, **CITIES)), rel=1e-12)


def test_p_with_ever_more_items_is_the_level_at_the_ceiling():
    # Items in the ratio 20 to 31 pool the shares as the ceiling does.
    ceiling = float(ceiling_icc(0.41, 0.513, reference="normal", **CITIES))
    clustering = Clustering(icc=ceiling, reference="normal", **CITIES)
    p = shift_pvalue(0.41, 0.513, 20e9, 31e9, clustering)
    assert p == pytest.approx(0.05, rel=1e-6)


def test_the_same_cities_that_never_change_have_no_ceiling():
    same = dict(cities_before=20, cities_after=20, shared=20, persistence=1)
    assert np.isinf(ceiling_icc(0.41, 0.513, **same))


def test_the_reference_is_t_unless_named():
    found = ceiling_icc(0.41, 0.513, **CITIES)
    assert found == ceiling_icc(0.41, 0.513, reference="t", **CITIES)
    assert found < ceiling_icc(0.41, 0.513, reference="normal", **CITIES)
    assert ceiling_degrees([20, 5], 31).tolist() == [49, 34]
    with pytest.raises(ValueError, match="reference must be one of t, normal"):
        ceiling_icc(0.41, 0.513, reference="z", **CITIES)
