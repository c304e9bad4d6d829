"""Bounds by inversion: a closed form, and the ends of the search."""

import numpy as np
from numpy.testing import assert_allclose

from scsi.inference.proportions.inversion import crossing
from scsi.inference.proportions.one_share import wilson_interval


def binomial_score(share, observed, total):
    """Numerator and denominator of the score statistic of one share."""
    return observed - share, np.sqrt(share * (1 - share) / total)


def test_inverting_the_score_of_one_share_gives_wilson():
    count, total = np.arange(21.0), np.full(21, 20.0)
    observed = count / total
    critical = np.full(21, 1.959963984540054)
    high = crossing(binomial_score, observed, np.ones(21), critical, [observed, total])
    assert_allclose(high, wilson_interval(count, total)[1], atol=1e-14)


def test_nothing_to_search_is_the_end_itself():
    one = np.ones(1)
    assert crossing(binomial_score, one, one, one, [one, one]) == 1
