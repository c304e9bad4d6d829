import numpy as np
import pytest
from city_data import CASES, category_counts, oracle

from scsi.inference.clusters import rao_scott_test, rao_scott_two_categories, with_single_rows

R = oracle("clusters")
EXACT = 1e-9  # R prints 11 digits


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("categories", [2, 3])
@pytest.mark.parametrize("stratified", [False, True])
def test_as_svychisq(case, categories, stratified):
    name = f"{'strata' if stratified else 'one'}_{ {2: 'two', 3: 'three'}[categories] }"
    counts = category_counts(case, categories)
    if (case, f"{name}_F_p") not in R:
        with pytest.raises(ValueError, match="a city is in both waves"):
            rao_scott_test(counts, stratified=stratified)
        return
    second = rao_scott_test(counts, stratified=stratified)
    expected = [R[case, f"{name}_F_{part}"] for part in ("statistic", "df1", "df2", "p")]
    found = [second.statistic, second.degrees, second.denominator, second.pvalue]
    assert found == pytest.approx(expected, rel=EXACT)
    first = rao_scott_test(counts, order=1, stratified=stratified)
    assert first.pearson == pytest.approx(R[case, f"{name}_Chisq_statistic"], rel=EXACT)
    assert first.pvalue == pytest.approx(R[case, f"{name}_Chisq_p"], rel=EXACT)


@pytest.mark.parametrize("case", CASES)
def test_two_categories_for_arrays_as_svychisq(case):
    counts = category_counts(case, 2)
    total = counts.sum(axis=2)
    columns = [counts[:, 0, 0], total[:, 0], counts[:, 1, 0], total[:, 1]]
    twice = [np.stack([column, column]) for column in columns]
    statistic, pvalue = rao_scott_two_categories(*twice)
    assert statistic == pytest.approx([R[case, "one_two_F_statistic"]] * 2, rel=EXACT)
    assert pvalue == pytest.approx([R[case, "one_two_F_p"]] * 2, rel=EXACT)


def test_two_categories_without_spread_have_no_p():
    alike = np.full(5, 2.0), np.full(5, 4.0)
    assert np.isnan(rao_scott_two_categories(*alike, *alike)).all()


NO_CITY = oracle("rows_without_city")
SINGLE = {
    "few_cities": ([100, 100, 100], [112, 100, 88]),
    "apart_equal": ([5, 9, 0], [7, 1, 4]),
    "some_both": ([3, 0, 11], [30, 8, 2]),
}


@pytest.mark.parametrize("case", SINGLE)
def test_rows_without_a_city_as_svychisq(case):
    """Each such row is one cluster in all categories; only the city's counts are tallied."""
    if case == "few_cities":
        counts = np.zeros((4, 2, 3))
        counts[[0, 1, 2, 3], [0, 0, 1, 1]] = 1
    else:
        counts = category_counts(case)
    found = rao_scott_test(with_single_rows(counts, SINGLE[case]))
    expected = [NO_CITY[case, part] for part in ("statistic", "df1", "df2", "p")]
    assert [found.statistic, found.degrees, found.denominator, found.pvalue] == pytest.approx(
        expected, rel=EXACT
    )


def test_single_rows_keep_every_count():
    counts = category_counts("some_both")
    tally = with_single_rows(counts, SINGLE["some_both"])
    assert (tally[: len(counts)] == counts).all()
    rows = tally[len(counts) :]
    assert (rows.sum(axis=(1, 2)) == 1).all()
    assert (rows.sum(axis=0) == SINGLE["some_both"]).all()


@pytest.mark.parametrize("wrong", [[[1, 2], [3, 4]], [[0.5, 1, 2], [1, 1, 1]]])
def test_single_rows_that_do_not_fit_are_refused(wrong):
    with pytest.raises(ValueError, match="single_rows must hold whole numbers of shape"):
        with_single_rows(category_counts("some_both"), wrong)


def test_two_categories_that_differ_between_waves_alone_have_no_p():
    """Cities all alike that moved all alike: the difference is there, its spread is not."""
    before, after = (np.full(5, 1.0), np.full(5, 4.0)), (np.full(5, 3.0), np.full(5, 4.0))
    statistic, pvalue = rao_scott_two_categories(*before, *after)
    assert np.isnan(statistic)
    assert np.isnan(pvalue)
    counts = np.stack([[1.0, 3.0], [3.0, 1.0]])[None].repeat(5, axis=0)
    assert rao_scott_test(counts).reason == "variance-zero"


def test_scale_of_weights_and_empty_cells_do_not_matter():
    counts = category_counts("some_both")
    padded = np.zeros((len(counts) + 2, 2, 4))
    padded[: len(counts), :, :3] = counts * 7.5
    assert rao_scott_test(padded).pvalue == pytest.approx(rao_scott_test(counts).pvalue, rel=1e-9)


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (np.ones((3, 2)), "shape"),
        (-np.ones((3, 2, 2)), "0 or more"),
        (np.stack([np.ones((3, 2)), np.zeros((3, 2))], axis=1), "one of them has none"),
    ],
)
def test_what_is_impossible_is_refused(counts, message):
    with pytest.raises(ValueError, match=message):
        rao_scott_test(counts)


def test_no_p_where_it_cannot_be_estimated():
    one_city = [[[3, 2], [0, 0]], [[0, 0], [4, 1]], [[0, 0], [2, 2]]]
    assert rao_scott_test(one_city).reason == "one-city"
    alike = [[[2, 2], [0, 0]], [[2, 2], [0, 0]], [[0, 0], [3, 1]], [[0, 0], [3, 1]]]
    answer = rao_scott_test(alike)
    assert (answer.pvalue, answer.reason) == (None, "variance-zero")
    assert rao_scott_test([[[2, 0], [3, 0]], [[1, 0], [4, 0]]]).reason == "variance-zero"
