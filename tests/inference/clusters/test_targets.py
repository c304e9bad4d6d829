import numpy as np
import pytest
from city_data import city_counts

from scsi.inference.clusters import CityCounts, cr2_test, targeted_shift
from scsi.inference.clusters.targets import within_variance
from scsi.vocabulary import Unit


def test_the_four_targets_share_the_estimate_and_differ_in_error():
    data = city_counts("chapter_like")
    answers = {unit: targeted_shift(data, unit) for unit in Unit}
    assert {answer.estimate for answer in answers.values()} == {data.shift}
    described = answers[Unit.NONE]
    assert (described.standard_error, described.pvalue, described.reason) == (
        None,
        None,
        "described",
    )
    within, items = answers[Unit.ITEMS_WITHIN_CITIES], answers[Unit.ITEMS]
    assert within.standard_error < items.standard_error
    cities, cr2 = answers[Unit.CITIES], cr2_test(data)
    assert (cities.pvalue, cities.interval) == (cr2.pvalue, cr2.interval)


def test_items_have_the_binomial_variance():
    data = city_counts("rare")
    p, q, n, m = (
        data.pooled_before,
        data.pooled_after,
        data.total_before.sum(),
        data.total_after.sum(),
    )
    expected = np.sqrt(p * (1 - p) / n + q * (1 - q) / m)
    assert targeted_shift(data, "items").standard_error == pytest.approx(expected)


def test_within_variance_is_unbiased_for_a_stratified_share():
    rng = np.random.default_rng(4)
    totals, shares = np.array([1, 4, 9, 30]), np.array([0.4, 0.2, 0.5, 0.9])
    counts = rng.binomial(totals[1:], shares[1:], size=(4_000, 3))
    truth = (totals[1:] * shares[1:] * (1 - shares[1:])).sum() / totals[1:].sum() ** 2
    found = np.array([within_variance(c, totals[1:]) for c in counts])
    assert found.mean() == pytest.approx(truth, abs=4 * found.std() / np.sqrt(len(found)))
    single = within_variance([1, 2, 5, 27], totals)
    assert single > within_variance([0, 2, 5, 27], [0, 4, 9, 30]) * (43 / 44) ** 2


def test_a_frame_of_all_cities_is_these_cities():
    data = city_counts("all_both")
    these = targeted_shift(data, "items-within-cities")
    whole = targeted_shift(data, "cities", frame=10)
    assert whole.standard_error == pytest.approx(these.standard_error)
    assert whole.degrees is None
    assert whole.between == pytest.approx(0, abs=1e-15)
    wide = targeted_shift(data, "cities", frame=10**9)
    assert wide.standard_error == pytest.approx(cr2_test(data).standard_error, rel=1e-6)
    assert wide.degrees >= cr2_test(data).degrees
    errors = [targeted_shift(data, frame=frame).standard_error for frame in (10, 20, 100)]
    assert errors == sorted(errors)


def test_the_frame_correction_is_that_of_sampling_cities_without_replacement():
    rng = np.random.default_rng(6)
    frame, before, after, both = 24, 14, 16, 8
    shares = rng.random((frame, 2))
    shares[:, 1] = 0.7 * shares[:, 0] + 0.3 * shares[:, 1]
    shifts = []
    for _ in range(20_000):
        order = rng.permutation(frame)
        first, second = order[:before], order[before - both : before - both + after]
        shifts.append(shares[second, 1].mean() - shares[first, 0].mean())
    spread = np.cov(shares.T)
    factors = 1 - before / frame, 1 - after / frame, 1 - before * after / (both * frame)
    expected = spread[0, 0] / before * factors[0] + spread[1, 1] / after * factors[1]
    expected -= 2 * spread[0, 1] * both / (before * after) * factors[2]
    error = expected * np.sqrt(2 / len(shifts))  # Monte Carlo error of a variance
    assert np.var(shifts) == pytest.approx(expected, abs=4 * error)


def test_one_item_cities_are_named_and_the_impossible_refused():
    data = CityCounts(
        cities="ABCDE", count_before=[1, 2, 3, 0, 1], total_before=[1, 5, 6, 4, 3],
        count_after=[2, 2, 3, 1, 1], total_after=[4, 5, 6, 4, 3],
    )  # fmt: skip
    assert targeted_shift(data, "items-within-cities").single_item == ("A",)
    with pytest.raises(ValueError, match="frame=3 is less"):
        targeted_shift(data, frame=3)
    with pytest.raises(ValueError, match="needs unit='cities'"):
        targeted_shift(data, "items", frame=9)
    with pytest.raises(ValueError, match="needs numbers of items"):
        targeted_shift(data.weighted("cities"), "items")
    ones = CityCounts(
        cities="AB", count_before=[1, 0], total_before=[1, 1], count_after=[1, 1],
        total_after=[1, 1],
    )  # fmt: skip
    answer = targeted_shift(ones, "items-within-cities")
    assert (answer.reason, answer.standard_error, answer.pvalue) == ("single-items", None, None)
