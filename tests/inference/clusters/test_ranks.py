import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from scsi.inference.clusters import adjusted_pvalues, rank_sets, share_errors


def test_two_cities_are_told_apart_by_the_z_test():
    for z, apart in ((1.8, False), (2.2, True)):
        sets = rank_sets([0.5 + z * 0.05, 0.5], [0.03, 0.04], draws=9_999)
        assert sets.low.tolist() == ([1, 2] if apart else [1, 1])
        assert sets.high.tolist() == ([1, 2] if apart else [2, 2])


@pytest.mark.parametrize("kind", ["marginal", "simultaneous"])
def test_sets_cover_the_true_ranks(kind):
    rng = np.random.default_rng(7)
    truth = np.array([0.8, 0.6, 0.5, 0.5, 0.3])
    errors = np.array([0.1, 0.08, 0.12, 0.1, 0.09])
    best = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    worst = 5 - (truth[None, :] < truth[:, None]).sum(axis=1)
    rounds, covered = 250, []
    for _ in range(rounds):
        sets = rank_sets(truth + errors * rng.standard_normal(5), errors, kind, draws=399)
        covered.append((sets.low <= best) & (worst <= sets.high))
    covered = np.array(covered)
    error = np.sqrt(0.95 * 0.05 / rounds)  # Monte Carlo error of a coverage of 95 per cent
    rates = covered.mean(axis=0) if kind == "marginal" else covered.all(axis=1).mean()
    assert np.min(rates) >= 0.95 - 4 * error


def test_simultaneous_sets_hold_the_marginal_ones_and_far_cities_have_one_rank():
    rng = np.random.default_rng(1)
    estimates, errors = rng.random(9), np.full(9, 0.06)
    marginal = rank_sets(estimates, errors)
    joint = rank_sets(estimates, errors, "simultaneous")
    assert (joint.low <= marginal.low).all()
    assert (joint.high >= marginal.high).all()
    sure = rank_sets(estimates, np.full(9, 1e-6), "simultaneous")
    ranks = stats.rankdata(-estimates).astype(int)
    assert sure.low.tolist() == sure.high.tolist() == ranks.tolist()
    nothing = rank_sets(estimates, np.full(9, 50.0))
    assert (nothing.low.tolist(), nothing.high.tolist()) == ([1] * 9, [9] * 9)


def test_errors_are_the_spread_of_jeffreys_posterior():
    for count, total in ((0, 4), (3, 11), (7, 7)):
        posterior = stats.beta(count + 0.5, total - count + 0.5)
        assert share_errors([count], [total])[0] == pytest.approx(posterior.std())
    with pytest.raises(ValueError, match="without items"):
        share_errors([0], [0])


def test_what_is_impossible_is_refused():
    with pytest.raises(ValueError, match="all errors above 0"):
        rank_sets([0.5, 0.6], [0.1, 0.0])
    with pytest.raises(ValueError, match="2 cities or more"):
        rank_sets([0.5], [0.1])
    with pytest.raises(ValueError, match="simultaneous at most 300; got 301"):
        rank_sets(np.arange(301.0), np.ones(301), "simultaneous")


def test_corrections_are_statsmodels_and_leave_out_the_not_estimable():
    pvalues = np.array([0.01, np.nan, 0.04, 0.03])
    known = pvalues[[0, 2, 3]]
    for method, name in (("holm", "holm"), ("benjamini-hochberg", "fdr_bh")):
        adjusted = adjusted_pvalues(pvalues, method)
        assert np.isnan(adjusted[1])
        assert adjusted[[0, 2, 3]] == pytest.approx(multipletests(known, method=name)[1])
    assert np.isnan(adjusted_pvalues([np.nan])).all()
    with pytest.raises(ValueError, match="method must be one of holm"):
        adjusted_pvalues([0.1], "bonferoni")
