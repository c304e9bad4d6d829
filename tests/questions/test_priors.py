"""The posterior of the published shift under stated priors."""

import math

import pytest
from scipy import stats

from scsi.inference.printed.shift import shift_pvalue
from scsi.questions.priors.finding import published_shift_prior

BASES = (3091, 1602, 820)


def test_three_priors_always_stand_side_by_side():
    assert [row.name for row in published_shift_prior().rows] == ["wary", "middle", "trusting"]
    own = published_shift_prior(icc=0.05).rows
    assert [row.name for row in own] == ["given", "wary", "middle", "trusting"]
    assert dict(own[0].priors)["icc"] == "0.05"
    # what is not given is the middle prior's
    assert dict(own[0].priors)["size_before"] == dict(own[2].priors)["size_before"]


def test_the_wary_prior_says_least():
    rows = {row.name: row for row in published_shift_prior().rows}
    assert rows["wary"].rose < rows["middle"].rose < rows["trusting"].rose
    assert rows["wary"].sd > rows["middle"].sd > rows["trusting"].sd
    assert all(row.rose_by_five < row.rose for row in rows.values())
    assert all(row.estimate == pytest.approx(0.103) for row in rows.values())


@pytest.mark.parametrize("base", [3091, 1602, 820])
def test_known_designs_give_the_textbook_answer(base):
    row = published_shift_prior(size_before=200, size_after=base, icc=0.0, persistence=0.0).rows[0]
    assert row.rose == pytest.approx(1 - shift_pvalue(0.41, 0.513, 200, base) / 2)


def test_more_persistence_and_less_correlation_make_it_surer():
    def rose(**priors):
        return published_shift_prior(size_before=300, size_after=3091, **priors).rows[0].rose

    assert rose(icc=0.1, persistence=0.0) < rose(icc=0.1, persistence=0.9)
    assert rose(icc=0.3, persistence=0.0) < rose(icc=0.1, persistence=0.0)
    # without cities in both waves persistence has nothing to act on
    assert rose(icc=0.1, persistence=0.9, cities_in_both=0) == rose(icc=0.1, persistence=0.0)


def test_priors_are_said_in_words():
    row = published_shift_prior(
        size_before=stats.loguniform(50, 500),
        size_after={3091: 3, 820: 1},
        persistence=stats.uniform(0.2, 0.3),
    ).rows[0]
    assert dict(row.priors) == {
        "size_before": "loguniform(50, 500)",
        "size_after": "3091: 0.75, 820: 0.25",
        "icc": "beta(2, 18)",
        "persistence": "uniform(0.2, 0.5)",
    }


def test_refusals():
    with pytest.raises(ValueError, match="no size of 50"):
        published_shift_prior(size_before=50)
    with pytest.raises(ValueError, match="cities_in_both must be from 0 to 20"):
        published_shift_prior(cities_in_both=21)
    with pytest.raises(ValueError, match="level must lie strictly"):
        published_shift_prior(level=95)


def test_a_prior_says_how_much_of_it_the_printed_extremes_rule_out():
    """By the forced .059, .050 and .032 of the bases, and SciPy's distribution functions."""
    found = published_shift_prior(icc={0.02: 3, 0.04: 1, 0.2: 1})
    given, wary, middle, trusting = (row.below_forced for row in found.rows)
    forced = [icc for _, icc in found.forced_icc]
    assert [round(icc, 3) for icc in forced] == [0.059, 0.050, 0.032]
    assert trusting == pytest.approx(1 - (1 - forced[0]) ** 19)
    # a size counts by the whole counts that print as 51.3 % of it, of all that there are
    prints = [sum(1025 * n <= 2000 * x < 1027 * n for x in range(n + 1)) / (n + 1) for n in BASES]
    halves = [prior * printed for prior, printed in zip((2, 1, 1), prints, strict=True)]

    def over_bases(weights, values):
        return sum(map(math.prod, zip(weights, values, strict=True))) / sum(weights)

    assert middle == pytest.approx(over_bases(halves, stats.beta(2, 18).cdf(forced)))
    assert wary == pytest.approx(over_bases(prints, [icc / 0.3 for icc in forced]))
    assert given == pytest.approx(over_bases(halves, [0.8, 0.8, 0.6]))
    assert "15, 24, 69 %" in published_shift_prior().sentence().markdown.replace("\u00a0", " ")


def test_persistence_acts_through_the_cities_known_to_be_in_both():
    known, none, every = (published_shift_prior(cities_in_both=both) for both in (None, 0, 20))
    assert known.cities == (20, 31, 6)
    assert "published_sizes.csv#named-cities-2019" in known.data
    assert "6 of them in both surveys" in known.sentence().markdown
    for less, some, more in zip(none.rows, known.rows, every.rows, strict=True):
        assert less.rose < some.rose < more.rose
