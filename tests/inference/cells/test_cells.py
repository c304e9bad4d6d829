"""Contrasts of cells, standardised shifts and waves against R, brute force and properties."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.cells import (
    CellCounts,
    contrast,
    hotelling_test,
    logistic_shift,
    standardised_shift,
    wave_shares,
)
from scsi.inference.cells.standardised import TARGETS, composition_effect
from scsi.inference.clusters import CityCounts, cr2_test
from scsi.inference.decomposition import kitagawa

ORACLES = Path(__file__).parents[2] / "oracles"


def oracle(name):
    with (ORACLES / name).open(encoding="utf-8") as file:
        return {(row["case"], row["quantity"]): float(row["value"]) for row in csv.DictReader(file)}


def counted(cluster, by, waves):
    """Return counts of cell_cases.csv by cluster, wave and group, and the groups."""
    with (ORACLES / "cell_cases.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if int(row["wave"]) in waves]
    clusters = sorted({row[cluster] for row in rows})
    groups = sorted({tuple(row[name] for name in by) for row in rows})
    shape = (len(clusters), len(waves) * len(groups))
    count, total = np.zeros(shape), np.zeros(shape)
    for row in rows:
        at = clusters.index(row[cluster])
        cell = waves.index(int(row["wave"])) * len(groups)
        cell += groups.index(tuple(row[name] for name in by))
        count[at, cell] += int(row["count"])
        total[at, cell] += int(row["total"])
    return CellCounts(count=count, total=total, times=np.ones(len(clusters))), groups


@pytest.mark.parametrize("by", [("sector",), ("sector", "layer")], ids="+".join)
@pytest.mark.parametrize("target", TARGETS)
def test_standardised_shifts_are_those_of_r(by, target):
    expected = oracle("adjusted.csv")
    cells, groups = counted("city", by, [1, 2])
    case = f"{'+'.join(by)}/{target}"
    direct = standardised_shift(cells, target)
    names = ("cells_shift", "cells_se", "cells_se_fixed", "cells_df")
    found = (direct.shift.estimate, direct.shift.standard_error, direct.error_fixed,
             direct.shift.degrees)  # fmt: skip
    assert found == pytest.approx([expected[case, name] for name in names], rel=1e-8)

    factors = [
        [sorted({group[i] for group in groups}).index(group[i]) for group in groups]
        for i in range(len(by))
    ]
    model = logistic_shift(cells, factors, target)
    names = ("logistic_shift", "logistic_se_fixed", "logistic_df")
    found = (model.shift.estimate, model.error_fixed, model.shift.degrees)
    assert found == pytest.approx([expected[case, name] for name in names], rel=1e-7)


@pytest.mark.parametrize("cluster", ["city", "region"])
def test_waves_are_those_of_clubsandwich(cluster):
    expected = {name: value for (case, name), value in oracle("trend.csv").items()
                if case == cluster}  # fmt: skip
    cells, _ = counted(cluster, (), [1, 2, 3])
    found = wave_shares(cells, [2015, 2018, 2023])
    test = found.equal
    assert (test.statistic, test.denominator, test.pvalue) == pytest.approx(
        [expected["wald_F"], expected["wald_df"], expected["wald_p"]], rel=1e-8
    )
    named = dict(zip(("share1", "share2", "share3"), found.shares, strict=True))
    named |= {"step1": found.steps[0], "step2": found.steps[1], "slope": found.slope}
    for name, each in named.items():
        numbers = [expected[f"{name}_{what}"] for what in ("estimate", "se", "df")]
        assert (each.estimate, each.standard_error, each.degrees) == pytest.approx(numbers)
        if each.pvalue is None:
            assert each.degrees < 4
        else:
            assert each.pvalue == pytest.approx(expected[f"{name}_p"], rel=1e-7)


counts = st.integers(2, 6).flatmap(
    lambda k: st.lists(
        st.tuples(*[st.tuples(st.integers(0, 5), st.integers(0, 5)) for _ in range(4)]),
        min_size=k,
        max_size=k,
    )
)


def cells_of(rows):
    """Return cells with at least one item of each outcome in each cell of the first cluster."""
    table = np.array(rows, dtype=float)
    table[0] += 1
    return CellCounts(count=table[:, :, 0], total=table.sum(axis=2), times=np.ones(len(table)))


@given(counts)
@settings(max_examples=100, deadline=None)
def test_the_average_composition_gives_kitagawas_part_within_groups(rows):
    cells = cells_of(rows)
    count, total = cells.count.sum(axis=0), cells.totals()
    parts = kitagawa(CityCounts(
        cities="ab", count_before=count[:2], total_before=total[:2],
        count_after=count[2:], total_after=total[2:],
    ))  # fmt: skip
    found = standardised_shift(cells)
    assert found.shift.estimate == pytest.approx(parts.within, abs=1e-12)
    effect = composition_effect(cells, found.shift)
    assert effect.estimate == pytest.approx(parts.composition, abs=1e-12)


@given(counts)
@settings(max_examples=100, deadline=None)
def test_without_each_cluster_is_the_shift_of_the_others(rows):
    cells = cells_of(rows)
    found = standardised_shift(cells, "after").shifts_without
    for at, each in enumerate(found):
        kept = np.arange(len(cells.times)) != at
        if (cells.total[kept].sum(axis=0) == 0).any():
            assert np.isnan(each)
            continue
        rest = CellCounts(count=cells.count[kept], total=cells.total[kept],
                          times=cells.times[kept])  # fmt: skip
        assert each == pytest.approx(standardised_shift(rest, "after").shift.estimate, abs=1e-12)


@given(counts)
@settings(max_examples=60, deadline=None)
def test_two_cells_are_two_waves(rows):
    cells = cells_of(rows).joined(np.array([0, 0, 1, 1]))
    names = [f"c{i}" for i in range(len(cells.times))]
    data = CityCounts(
        cities=names, count_before=cells.count[:, 0], total_before=cells.total[:, 0],
        count_after=cells.count[:, 1], total_after=cells.total[:, 1],
    ).present()  # fmt: skip
    expected, found = cr2_test(data), contrast(cells, [-1, 1])
    assert found.reason == expected.reason
    assert found.pvalue == (None if expected.pvalue is None else pytest.approx(expected.pvalue))
    one = hotelling_test(cells, [[-1, 1]])
    if found.pvalue is not None:
        assert one.pvalue == pytest.approx(found.pvalue)
        assert one.denominator == pytest.approx(found.degrees)


@given(counts, st.integers(2, 4))
@settings(max_examples=60, deadline=None)
def test_clusters_that_are_alike_may_be_counted_once(rows, times):
    cells = cells_of(rows)
    number = np.where(np.arange(len(cells.times)) % 2, times, 1)
    once = CellCounts(count=cells.count, total=cells.total, times=number)
    long = CellCounts(
        count=np.repeat(cells.count, number, axis=0),
        total=np.repeat(cells.total, number, axis=0),
        times=np.ones(number.sum()),
    )
    for method in (standardised_shift, lambda each: logistic_shift(each, [[0, 1]])):
        one, other = method(once).shift, method(long).shift
        assert one.estimate == pytest.approx(other.estimate)
        assert one.standard_error == pytest.approx(other.standard_error, abs=1e-12)
        if other.degrees is not None:
            assert one.degrees == pytest.approx(other.degrees)


def test_a_level_without_variation_is_predicted_as_it_is():
    count = [[4, 0, 5, 0], [2, 0, 3, 0], [3, 0, 2, 0], [1, 0, 4, 0], [2, 0, 3, 0]]
    cells = CellCounts(count=count, total=[[8, 3, 8, 5]] * 5, times=[1] * 5)
    found = logistic_shift(cells, [[0, 1]])
    assert found.before[1] == found.after[1] == 0
    direct = standardised_shift(cells)
    assert found.shift.estimate == pytest.approx(direct.shift.estimate)
    assert found.error_fixed == pytest.approx(direct.error_fixed, rel=0.02)


def test_a_model_without_a_maximum_is_refused():
    cells = CellCounts(count=[[3, 2], [3, 2]], total=[[3, 2], [3, 2]], times=[1, 1])
    assert logistic_shift(cells, [[0]]).shift.reason == "variance-zero"
    apart = CellCounts(count=[[0, 2], [0, 2]], total=[[3, 2], [3, 2]], times=[1, 1])
    with pytest.raises(ValueError, match="no maximum"):
        logistic_shift(apart, [[0]])


@pytest.mark.parametrize(
    ("count", "total", "times", "message"),
    [
        ([1, 2], [1, 2], [1], "one shape"),
        ([[1]], [[2]], [1, 1], "one number a cluster"),
        ([[-1]], [[2]], [1], "0 or more"),
        ([[3]], [[2]], [1], "above its total"),
        ([[0, 0]], [[2, 0]], [1], "needs items"),
    ],
)
def test_counts_that_cannot_be_are_refused(count, total, times, message):
    with pytest.raises(ValueError, match=message):
        CellCounts(count=count, total=total, times=times)


def test_questions_that_make_no_sense_are_refused():
    cells = CellCounts(count=[[1, 1, 1]], total=[[2, 2, 2]], times=[1])
    with pytest.raises(ValueError, match="one number a cell"):
        contrast(cells, [1, 2])
    with pytest.raises(ValueError, match="groups of two waves"):
        standardised_shift(cells)
    with pytest.raises(ValueError, match="ascending"):
        wave_shares(cells, [1, 1, 2])
