import numpy as np
import pytest
from city_data import CASES, city_counts, oracle
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.clusters import CityCounts, cr2_moments, cr2_test, satterthwaite_degrees

R = oracle("clusters")
EXACT = 1e-9  # R prints 11 digits


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("rows", ["counts", "rows"])
def test_items_as_clubsandwich_on_counts_and_on_rows(case, rows):
    answer = cr2_test(city_counts(case))
    assert answer.estimate == pytest.approx(R[case, "shift"], rel=EXACT)
    assert answer.standard_error == pytest.approx(R[case, f"{rows}_se"], rel=EXACT)
    assert answer.degrees == pytest.approx(R[case, f"{rows}_df"], rel=EXACT)
    if answer.pvalue is not None:
        assert answer.pvalue == pytest.approx(R[case, f"{rows}_p"], rel=EXACT)


@pytest.mark.parametrize("case", CASES)
def test_by_cities_as_clubsandwich_without_weights(case):
    answer = cr2_test(city_counts(case).weighted("cities"))
    assert answer.standard_error == pytest.approx(R[case, "cities_se"], rel=EXACT)
    assert answer.degrees == pytest.approx(R[case, "cities_df"], rel=EXACT)


def brute_degrees(total_before, total_after):
    """(tr Γ)²/tr(Γ²) from the residual maker of the expanded rows."""
    cities = np.concatenate([np.repeat(np.arange(len(t)), t) for t in (total_before, total_after)])
    after = np.repeat([0, 1], [sum(total_before), sum(total_after)])
    design = np.column_stack([1 - after, after]).astype(float)
    hat = design @ np.linalg.inv(design.T @ design) @ design.T
    contrast = np.linalg.inv(design.T @ design)[1] - np.linalg.inv(design.T @ design)[0]
    vectors = []
    for city in np.unique(cities):
        own = cities == city
        values, axes = np.linalg.eigh(np.eye(own.sum()) - hat[np.ix_(own, own)])
        root = axes @ np.diag(np.where(values > 1e-9, values, np.inf) ** -0.5) @ axes.T
        vectors.append(contrast @ design[own].T @ root @ (np.eye(len(after)) - hat)[own])
    gram = np.array(vectors) @ np.array(vectors).T
    return np.trace(gram) ** 2 / np.trace(gram @ gram)


sizes = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=7)


@settings(max_examples=50, deadline=None)
@given(sizes)
def test_degrees_as_from_the_expanded_rows(pairs):
    before, after = np.array(pairs).T
    if min((before > 0).sum(), (after > 0).sum()) < 2:
        return
    found = satterthwaite_degrees(before, after)
    assert found == pytest.approx(brute_degrees(before, after), rel=1e-8)


cells = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    min_size=2,
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(cells)
def test_the_interval_leaves_out_0_exactly_if_p_is_below_the_level(drawn):
    c1, r1, c2, r2 = np.array(drawn).T
    if not ((c1 + r1).any() and (c2 + r2).any()):
        return
    data = CityCounts(
        cities=range(len(c1)),
        count_before=c1, total_before=c1 + r1, count_after=c2, total_after=c2 + r2,
    )  # fmt: skip
    answer = cr2_test(data)
    assert (answer.pvalue is None) == (answer.interval is None) == bool(answer.reason)
    if answer.pvalue is not None and abs(answer.pvalue - 0.05) > 1e-9:
        assert 0 < answer.pvalue <= 1
        assert (0 in answer.interval) == (answer.pvalue >= 0.05)


def test_order_and_names_of_cities_do_not_matter():
    data = city_counts("some_both")
    mixed = data.select(np.random.default_rng(1).permutation(len(data.cities)))
    assert cr2_test(mixed).pvalue == pytest.approx(cr2_test(data).pvalue, rel=1e-12)


def test_a_grid_of_surveys_is_as_one_by_one():
    data = city_counts("chapter_like")
    counts = np.stack([data.count_before, data.count_before[::-1] * 0 + data.count_before // 2])
    shift, variance, degrees = cr2_moments(counts, *data.columns[1:])
    one = cr2_test(data)
    assert shift.shape == variance.shape == (2,)
    assert [shift[0], variance[0] ** 0.5] == pytest.approx([one.estimate, one.standard_error])
    assert degrees == pytest.approx(one.degrees)


def test_money_in_another_currency_gives_the_same_answer():
    data = city_counts("chapter_like")
    scaled = CityCounts(
        cities=data.cities, money=True,
        **dict(zip(("count_before", "total_before", "count_after", "total_after"),
                   (1300.5 * x for x in data.columns), strict=True)),
    )  # fmt: skip
    assert cr2_test(scaled).pvalue == pytest.approx(cr2_test(data).pvalue, rel=1e-9)


def test_a_wave_of_one_city_adds_no_degrees():
    """Five cities of one size vary with 4 degrees, whatever the single city of the other wave."""
    five, none = [0.0, *[10.0] * 5], [0.0] * 6
    assert satterthwaite_degrees([20.0, *none[1:]], five) == pytest.approx(4)
    assert np.isnan(satterthwaite_degrees([20.0, 0.0], [0.0, 7.0]))
