"""Simulated surveys follow their model, have the printed totals, and say what they are."""

import numpy as np
import pandas as pd
import pytest

from scsi.evidence import simulate, sources
from scsi.evidence.published import load_published
from scsi.evidence.simulate import city_sizes, draw_counts, draw_example, example_survey
from scsi.evidence.survey import read_survey


def test_the_example_has_the_printed_totals():
    published = load_published()
    counts = example_survey().counts(["wave", "funding"])
    for wave in (2019, 2022):
        of_wave = counts[counts["wave"] == wave].set_index("funding")["n"]
        for category in ("public", "private", "ppp") if wave == 2022 else ("public",):
            printed = published.percent(wave, category=category)
            percent = 100 * of_wave[category] / of_wave.sum()
            assert round(percent, printed.decimals) == printed.value
    assert counts.loc[counts["wave"] == 2022, "n"].sum() == published.size("items-2022").n
    layers = example_survey().counts(["wave", "layer"])
    layers = layers[layers["wave"] == 2022].set_index("layer")["n"]
    names = {
        "app-web": "app-web-2022",
        "infrastructure": "infrastructure-2022",
        "project": "projects-2022",
    }
    assert {layer: published.size(name).n for layer, name in names.items()} == layers.to_dict()
    cities = example_survey().profile()
    assert cities.cities["cities"].tolist() == [20, 31]
    assert cities.overlap["both"].tolist() == [12]


def test_the_example_is_what_its_model_draws(tmp_path):
    path = tmp_path / "example_survey.csv"
    draw_example().to_csv(path, index=False, lineterminator="\n")
    assert path.read_bytes() == sources.data_path("example_survey.csv").read_bytes()


def test_the_example_says_everywhere_that_it_is_simulated():
    survey = example_survey()
    assert survey.simulated
    assert repr(survey).startswith("Simulated survey")
    assert repr(survey.profile()).startswith("example_survey.csv (simulated)")
    rows = survey.to_frame()
    assert rows["project_id"].str.startswith("simulated-").all()
    assert rows["city"].str.startswith("Simulated city ").all()
    described = sources.resource("example_survey")
    assert described["simulated"] is True
    assert "Simulated" in described["title"]
    for field in described["schema"]["fields"]:
        assert "simulated" in field["description"], field["name"]
    assert not read_survey(rows.assign(project_id=np.arange(len(rows)))).simulated


def test_city_sizes_have_the_sum_and_the_spread_that_is_asked_for():
    for cities, total, cv in ((20, 20_000, 0.5), (31, 31_000, 1.0), (31, 310_000, 2.0)):
        sizes = city_sizes(cities, total, cv)
        assert sizes.sum() == total
        assert sizes.min() >= 1
        assert sizes.std() / sizes.mean() == pytest.approx(cv, rel=0.01)
    assert set(city_sizes(20, 200)) == {10}
    assert sorted(city_sizes(3, 4)) == [1, 1, 2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((5, 4), "1 <= cities <= total; got cities=5, total=4"),
        ((0, 4), "1 <= cities <= total"),
        ((5, 40, 1.9), r"cv must lie in \[0, 0.9 sqrt\(cities - 1\)\); got 1.9"),
        ((1, 4, 0.1), "cv must lie in"),
        ((5, 40, -1), "cv must lie in"),
    ],
)
def test_impossible_sizes_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        city_sizes(*arguments)


def within(estimates, value, errors=4.0):
    """Whether a mean of independent draws is within some Monte Carlo errors of a value."""
    estimates = np.asarray(estimates)
    error = estimates.std(ddof=1) / np.sqrt(len(estimates))
    return abs(estimates.mean() - value) < errors * error


CASES = [
    ((0.46, 0.54), (0.46, 0.54), 0.1, 0.5),
    ((0.12, 0.88), (0.12, 0.88), 0.3, 0.3),
    ((0.41, 0.43, 0.16), (0.513, 0.366, 0.121), 0.07, 0.5),
]


@pytest.mark.parametrize(("before", "after", "icc", "persistence"), CASES)
def test_draws_have_the_shares_correlation_and_persistence_of_the_model(
    before, after, icc, persistence
):
    draws, n = 20_000, 12
    drawn = draw_counts(
        np.random.default_rng(7), draws, [n, n], [n, n], before, after, icc, 1, persistence
    )
    assert drawn.before.dtype.kind == "i"
    assert (drawn.before.sum(axis=2) == n).all()
    for counts, shares in ((drawn.before, before), (drawn.after, after)):
        for j, share in enumerate(shares):
            for city in (0, 1):  # in both waves, and in one of them
                x = counts[:, city, j]
                assert within(x / n, share)
                # Var(X) = n p (1 - p) (1 + (n - 1) icc), the beta-binomial's.
                variance = n * share * (1 - share) * (1 + (n - 1) * icc)
                assert within((x - n * share) ** 2, variance)
    if before == after:
        # Cov(X1, X2) = n^2 persistence Var(theta), Var(theta) = icc p (1 - p).
        for j, p in enumerate(before):
            x, y = drawn.before[:, 0, j], drawn.after[:, 0, j]
            covariance = n * n * persistence * icc * p * (1 - p)
            assert within((x - n * p) * (y - n * p), covariance)
            assert within((drawn.before[:, 1, j] - n * p) * (drawn.after[:, 1, j] - n * p), 0)


def test_a_city_that_keeps_its_shares_keeps_them():
    drawn = draw_counts(
        np.random.default_rng(1), 500, [10**6], [10**6], (0.4, 0.6), (0.4, 0.6), 0.2, 1, 1.0
    )
    assert np.abs(drawn.before - drawn.after).max() < 6 * np.sqrt(2 * 10**6 / 4)


def test_without_correlation_draws_are_binomial():
    drawn = draw_counts(np.random.default_rng(1), 20_000, [30], [30], (0.4, 0.6), (0.4, 0.6), 0.0)
    assert within((drawn.before[:, 0, 0] - 12) ** 2, 30 * 0.4 * 0.6)


def test_shares_near_none_and_correlation_near_one_draw_whole_numbers():
    drawn = draw_counts(
        np.random.default_rng(1), 2_000, [9] * 3, [9] * 3, (0.001, 0.999), (0.3, 0.7), 0.99, 3, 0.9
    )
    assert (drawn.after.sum(axis=2) == 9).all()
    assert (drawn.after >= 0).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"icc": 1.0}, "needs 0 <= icc < 1"),
        ({"persistence": 1.1}, "0 <= persistence <= 1"),
        ({"overlap": 2}, "overlap must not exceed the cities of a wave; got 2"),
        (
            {"shares_after": (0.5, 0.6)},
            r"shares must be positive and add up to 1; got \[0.5, 0.6\]",
        ),
        ({"shares_before": (1.0,)}, "shares must be positive"),
    ],
)
def test_impossible_draws_are_refused(change, message):
    good = {
        "sizes_before": [5],
        "sizes_after": [5],
        "shares_before": (0.5, 0.5),
        "shares_after": (0.5, 0.5),
        "icc": 0.1,
    }
    with pytest.raises(ValueError, match=message):
        draw_counts(np.random.default_rng(1), 2, **(good | change))


def test_totals_of_the_example_are_named_once():
    assert sum(simulate.PRINTED_2022.values()) == sum(simulate.LAYERS_2022.values()) == 3091
    assert isinstance(draw_example(1), pd.DataFrame)
