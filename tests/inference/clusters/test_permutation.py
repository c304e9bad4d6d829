from itertools import combinations, product

import numpy as np
import pytest
from city_data import city_counts, rows

from scsi.inference.clusters import CityCounts, permutation_test, permute_means

R = {}
for row in rows("permutation_of_cities"):
    R.setdefault(row["name"], {"p": float(row["pvalue"]), "before": [], "after": []})
    R[row["name"]][row["wave"]].append(float(row["value"]))


def apart(before, after):
    """Return the two columns of cities none of which is in both waves."""
    gap = np.nan
    return (
        np.concatenate([before, np.full(len(after), gap)]),
        np.concatenate([np.full(len(before), gap), after]),
    )


@pytest.mark.parametrize("name", sorted(R))
def test_difference_as_coin(name):
    given = R[name]
    answer = permute_means(*apart(given["before"], given["after"]), statistic="difference", grid=1)
    assert answer.exact
    assert answer.pvalue == pytest.approx(given["p"], rel=1e-9)


def test_as_many_cities_before_as_after_studentising_changes_nothing():
    given = R["percent_equal"]
    answer = permute_means(*apart(given["before"], given["after"]), grid=1)
    assert (answer.how, answer.statistic_name) == ("shift-algorithm", "studentised")
    assert answer.pvalue == pytest.approx(given["p"], rel=1e-9)
    assert answer.bracket.width < 1e-12


def brute(pairs, before, after):
    """The p of the studentised difference over every assignment, straight from the definition."""

    def squared(swaps, second):
        two = np.array([p[::-1] if swap else p for p, swap in zip(pairs, swaps, strict=True)])
        two = two.reshape(-1, 2)
        first = np.delete(alone, second)
        x, y = np.append(two[:, 0], first), np.append(two[:, 1], alone[list(second)])
        k1, k2 = len(x), len(y)
        score = np.concatenate([
            (y[: len(two)] - y.mean()) / np.sqrt(k2 * (k2 - 1))
            - (x[: len(two)] - x.mean()) / np.sqrt(k1 * (k1 - 1)),
            (y[len(two) :] - y.mean()) / np.sqrt(k2 * (k2 - 1)),
            -(x[len(two) :] - x.mean()) / np.sqrt(k1 * (k1 - 1)),
        ])  # fmt: skip
        return (y.mean() - x.mean()) ** 2 / (score**2).sum()

    alone = np.append(after, before)
    seen = squared([0] * len(pairs), tuple(range(len(after))))
    every = [
        squared(swaps, second)
        for swaps in product([0, 1], repeat=len(pairs))
        for second in combinations(range(len(alone)), len(after))
    ]
    return np.mean(np.array(every) >= seen * (1 - 1e-9)), len(every)


@pytest.mark.parametrize(("pairs", "before", "after"), [(0, 4, 6), (5, 0, 0), (3, 3, 4), (2, 0, 3)])
def test_studentised_as_every_assignment_in_turn(pairs, before, after):
    rng = np.random.default_rng(100 * pairs + before)
    two = rng.random((pairs, 2)) + np.array([0, 0.2])
    x, y = rng.random(before), rng.random(after) + 0.2
    columns = apart(x, y)
    answer = permute_means(*(np.append(two[:, i], columns[i]) for i in (0, 1)))
    expected, assignments = brute(two.tolist(), x, y)
    assert answer.how == "enumeration"
    assert answer.assignments == assignments
    assert answer.pvalue == pytest.approx(expected, rel=1e-12)
    assert answer.overlap == ("pairs" if pairs else "none")


def test_the_grid_brackets_the_exact_p(monkeypatch):
    rng = np.random.default_rng(5)
    columns = apart(rng.random(9), rng.random(11) + 0.15)
    exact = permute_means(*columns, statistic="difference")
    assert exact.how == "enumeration"
    monkeypatch.setattr("scsi.inference.clusters.assignments.MOST_ASSIGNMENTS", 0)
    on_grid = permute_means(*columns, statistic="difference")
    assert on_grid.how == "shift-algorithm"
    assert on_grid.bracket.low <= exact.pvalue <= on_grid.bracket.high == on_grid.pvalue
    assert 0 < on_grid.bracket.width < 0.01
    pairs = rng.random(15), rng.random(15) + 0.2
    on_grid = permute_means(*pairs)
    monkeypatch.undo()
    assert permute_means(*pairs).pvalue in on_grid.bracket


def test_random_draws_are_not_called_exact_and_agree(monkeypatch):
    data = city_counts("some_both")
    monkeypatch.setattr("scsi.inference.clusters.assignments.MOST_ASSIGNMENTS", 2**24)
    smaller = data.select(np.arange(6, 20))
    exact = permutation_test(smaller)
    monkeypatch.setattr("scsi.inference.clusters.assignments.MOST_ASSIGNMENTS", 0)
    drawn = permutation_test(smaller, draws=9_999)
    error = np.sqrt(exact.pvalue * (1 - exact.pvalue) / 9_999)
    assert (exact.exact, drawn.exact, drawn.bracket) == (True, False, None)
    assert drawn.pvalue == pytest.approx(exact.pvalue, abs=4 * error)


def test_all_against_none_has_the_least_p_and_not_0():
    columns = apart(np.zeros(5), np.ones(6))
    assert permute_means(*columns).pvalue == pytest.approx(1 / 462)
    assert permute_means(*apart(np.zeros(5), np.zeros(6))).pvalue == 1
    many = permute_means(*apart(np.zeros(40), np.ones(41)), draws=99)
    assert many.pvalue == 1 / 100


def test_one_city_cannot_be_studentised_but_exchanged():
    columns = apart([0.9], [0.1, 0.2, 0.3, 0.4])
    assert permute_means(*columns).reason == "one-city"
    assert permute_means(*columns, statistic="difference").pvalue == pytest.approx(1 / 5)


def test_whole_counts_with_a_common_multiple_have_no_grid_error():
    data = CityCounts(
        cities=range(60),
        count_before=[*range(30)] + [0] * 30, total_before=[30] * 30 + [0] * 30,
        count_after=[0] * 30 + [*range(2, 32)], total_after=[0] * 30 + [40] * 30,
    )  # fmt: skip
    answer = permutation_test(data)
    assert answer.how == "shift-algorithm"
    assert answer.bracket.width == 0


def test_what_is_impossible_is_refused():
    with pytest.raises(ValueError, match="did you mean 'studentised'"):
        permute_means([0.1], [0.2], statistic="studentized")
    with pytest.raises(ValueError, match="of one length"):
        permute_means([0.1, 0.2], [0.2])


def test_darwins_maize(monkeypatch):
    # Fisher (1935), The Design of Experiments, section 21: 863 of 32,768 as great or greater in
    # each direction; crossed and self-fertilised heights in eighths of an inch over 8 inches
    change = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48])
    for most, how in ((2_000_000, "enumeration"), (0, "shift-algorithm")):
        monkeypatch.setattr("scsi.inference.clusters.assignments.MOST_ASSIGNMENTS", most)
        answer = permute_means(np.zeros(15), change, grid=1)
        assert answer.how == how
        assert answer.pvalue * 2**15 == pytest.approx(2 * 863)
