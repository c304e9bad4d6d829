"""Misclassification."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.inference.printed.coding import corrected_shift, no_shift_sensitivity, true_share

rates = st.floats(0.55, 1)


def test_lash_fox_and_finks_formula_by_hand():
    # 100 items, 50 of them public: Se .8, Sp .9 code 40 + 5 = 45 of them public
    assert true_share(0.45, 0.8, 0.9) == pytest.approx(0.5)


@given(share=st.floats(0, 1), se=rates, sp=rates)
def test_coding_and_correcting_gives_the_share_back(share, se, sp):
    coded = se * share + (1 - sp) * (1 - share)
    found = float(true_share(coded, se, sp))
    assert np.isnan(found) or found == pytest.approx(share, abs=1e-9)
    if 1e-9 < share < 1 - 1e-9:
        assert np.isfinite(found)


@given(se2=rates, sp2=rates, sp1=rates)
def test_on_the_line_nothing_shifts(se2, sp2, sp1):
    after = float(true_share(0.513, se2, sp2))
    if np.isnan(after):
        return
    se1 = float(no_shift_sensitivity(0.41, after, sp1))
    if np.isfinite(se1) and se1 + sp1 > 1.01:
        shift = corrected_shift(0.41, 0.513, (se1, se2), (sp1, sp2))
        assert shift == pytest.approx(0, abs=1e-9)


def test_a_fifth_of_the_public_items_missed_undoes_the_shift():
    # 41 / 51.3 of the public items were found
    assert no_shift_sensitivity(0.41, 0.513) == pytest.approx(41 / 51.3)


def test_what_no_coding_gives_is_nan_and_what_is_no_rate_is_refused():
    assert np.isnan(true_share(0.41, 0.3, 1.0))  # 41 % found of at most 30 %
    assert np.isnan(true_share(0.41, 0.5, 0.5))  # coin tossing
    with pytest.raises(ValueError, match=r"sensitivity must lie in \[0, 1\]"):
        true_share(0.41, 1.2, 1.0)
