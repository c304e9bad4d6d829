"""The grid of readings: counted, switched, fast, and each z what the single question says."""

import math
import time
from itertools import product

import numpy as np
import pytest
from scipy.stats import norm

import scsi
from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.coding import true_share
from scsi.inference.printed.variants import variant_z
from scsi.inference.proportions.equality import TESTS
from scsi.questions.readings.choices import REFERENCE

CITIES = {"cities_before": 20, "cities_after": 31}

SMALL = {
    "sizes": (50, 100, 200),
    "correlations": (0.0, 0.1),
    "codings": ("as-printed", "missed-before"),
    "shared": (0, 20),
    "persistences": (0.0, 1.0),
    "size_cvs": (0.0, 1.0),
}


@pytest.fixture(scope="module")
def readings():
    return scsi.published.readings()


@pytest.fixture(scope="module")
def small():
    return scsi.published.readings(**SMALL)


def coherent(base, size, unit, icc, test, coding, shared, persistence, reference, cv):
    """Say in plain words whether a combination is a reading of its own; 41 % of 50 is none."""
    if size == 50:
        return False
    if unit == "cities":
        overlap = (shared == 0) == (persistence == 0)
        return icc > 0 and "fisher" not in test and overlap
    plain = shared == 0 and persistence == 0 and reference == "normal" and cv == 0
    if unit == "items-within-cities":
        return plain and icc > 0 and "fisher" not in test
    return plain and icc == 0 and ("fisher" not in test or coding == "as-printed")


def test_readings_are_the_product_less_what_is_left_out(readings, small):
    for found in (readings, small):
        assert found.combinations == math.prod(len(v) for v in found.options.values())
        assert len(found.z) == found.combinations - sum(found.left_out.values())
    assert readings.combinations == 3 * 6 * 3 * 6 * 4 * 5 * 3 * 3 * 2 * 3
    # cities; these cities; items with two tests of either coding and Fisher's as printed
    by_hand = 18 * 5 * 2 * 5 * 5 * 2 * 3 + 18 * 5 * 2 * 5 + 18 * (2 * 5 + 2)
    assert len(readings.z) == by_hand


def test_every_combination_is_kept_or_left_out_as_it_should(small):
    kept = set(small.to_frame().iloc[:, :10].itertuples(index=False, name=None))
    for combination in product(*small.options.values()):
        assert (combination in kept) == coherent(*combination), combination
    assert small.left_out["size-does-not-print"] == small.combinations // 3


def test_each_z_is_that_of_the_single_question(readings):
    frame = readings.to_frame().set_index(list(readings.options))["z"]
    cells = ("score", "as-printed", 0, 0.0)
    for base, size, icc, reference, cv in (
        (3091, 200, 0.1, "t", 0.0),
        (820, 1000, 0.3, "normal", 1.0),
    ):
        single = scsi.published_shift(size, base, icc, size_cv=cv, reference=reference)
        z = frame[(base, size, "cities", icc, *cells, reference, cv)]
        assert 2 * norm.sf(z) == pytest.approx(single.pvalue, rel=1e-9)
    single = scsi.published_shift(200)
    items = frame[(3091, 200, "items", 0.0, *cells, "normal", 0.0)]
    assert 2 * norm.sf(items) == pytest.approx(single.pvalue, rel=1e-9)
    fisher = frame[(3091, 200, "items", 0.0, "fisher", *cells[1:], "normal", 0.0)]
    _, p = TESTS["fisher"](82, 200, 1586, 3091)
    assert 2 * norm.sf(fisher) == pytest.approx(float(p), rel=1e-9)


def test_rounding_runs_over_the_whole_counts(readings):
    frame = readings.to_frame()
    row = frame.query(
        "base == 3091 and size_before == 200 and unit == 'items' and test == 'score' "
        "and coding == 'as-printed'"
    ).iloc[0]
    over = scsi.published_shift(200).pvalue_range
    assert 2 * norm.sf([row.z_high, row.z_low]) == pytest.approx([over.low, over.high], rel=1e-9)
    assert np.all(readings.z_low <= readings.z_high)
    assert sum(readings.counts.values()) == len(readings.z)


def test_a_miscoded_reading_shifts_the_true_shares(readings):
    frame = readings.to_frame().query("unit == 'items' and test == 'score'")
    assert float(true_share(0.41, 0.9, 1.0)) == pytest.approx(0.41 / 0.9)
    same, missed = (
        frame[frame["coding"] == coding]["z"].to_numpy()
        for coding in ("as-printed", "missed-before")
    )
    assert np.all(missed < same)


def test_all_readings_take_less_than_five_seconds():
    start = time.perf_counter()
    scsi.published.readings()
    assert time.perf_counter() - start < 5


def test_the_reference_is_the_one_stated(readings):
    assert readings.reference == {"base": 3091, **REFERENCE}
    single = scsi.published_shift(200, 3091, 0.1)
    assert 2 * norm.sf(readings.reference_z) == pytest.approx(single.pvalue, rel=1e-9)


def test_moves_are_the_largest_change_over_one_choice(readings):
    """Brute force over single questions, and the size of 2019 averaged over all readings."""
    moves = {move.choice: move for move in readings.moves}
    assert [m.change for m in readings.moves] == sorted(m.change for m in moves.values())[::-1]
    for choice, name, values in (
        ("icc", "icc", (0.0, 0.02, 0.05, 0.1, 0.2, 0.3)),
        ("size_before", "size_before", (51, 100, 200, 400, 1000, 2000)),
        ("base", "size_after", (3091, 1602, 820)),
        ("reference", "reference", ("t", "normal")),
        ("size_cv", "size_cv", (0.0, 0.5, 1.0)),
    ):
        at = {"size_before": 200, "icc": 0.1}
        z = [norm.isf(scsi.published_shift(**(at | {name: v})).pvalue / 2) for v in values]
        assert moves[choice].change == pytest.approx(max(z) - min(z), rel=1e-9)
    frame = readings.to_frame()
    others = [name for name in readings.options if name != "size_before"]
    ranges = frame.groupby(others)["z"].agg(["max", "min"])
    assert moves["size_before"].mean_change == pytest.approx((ranges["max"] - ranges["min"]).mean())
    assert moves["unit"].least == pytest.approx(readings.reference_z)


def test_one_reading_alone_moves_nothing():
    alone = scsi.published.readings(
        [3091], [200], ["items"], [0.0], ["score"], ["as-printed"], [0], [0.0], ["normal"], [0.0]
    )
    assert len(alone.z) == alone.combinations == 1
    assert {move.change for move in alone.moves} == {0.0}
    assert all(math.isnan(move.mean_change) for move in alone.moves)
    assert alone.reference["unit"] == "items"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tests": ["scores"]}, "test must be one of .* did you mean 'score'"),
        ({"sizes": [10]}, "size_before must lie between 20 and inf; got 10"),
        ({"shared": [1, 21]}, "(?s)got 1\n.*got 21"),
        ({"correlations": []}, "icc must list at least one option"),
        ({"miscoded": 0.5}, "miscoded must be at least 0 and below 0.4; got 0.5"),
        ({"units": ["items"], "correlations": [0.1]}, "no combination of these options"),
    ],
)
def test_what_cannot_be_read_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        scsi.published.readings(**options)


def test_the_boundary_is_where_the_single_question_crosses():
    found = scsi.published.boundary([100, 200, 1000])
    for line in found.lines[:3]:
        curve = [
            scsi.published.shift_by_correlation(size_before=int(size), bases=[line.base])
            for size in found.sizes
        ]
        crossing = [each.break_even[0] for each in curve]
        assert line.icc == pytest.approx(crossing, abs=1e-9)
        over = curve[1].break_even_range[0]
        assert [line.icc_low[1], line.icc_high[1]] == pytest.approx([over.low, over.high], abs=1e-9)
    assert all(np.all(line.icc_low <= line.icc_high) for line in found.lines)


def test_the_boundary_goes_to_the_ceiling():
    far = scsi.published.boundary([10**9], [10**9], reference="normal")
    ceilings = [
        scsi.published.ceiling(s, r, reference="normal").estimate
        for s, r in ((0, 0.0), (20, 0.5), (20, 1.0))
    ]
    # the ceiling pools the shares by cities, the boundary by items
    assert [line.icc[0] for line in far.lines] == pytest.approx(ceilings, rel=0.01)


def test_above_the_boundary_no_correlation_helps():
    """z crosses the edge once: nothing above a line is significant again."""
    sizes = np.array([40, 60, 90, 100, 200, 1000])
    found = scsi.published.boundary(sizes)
    icc = np.linspace(0, 0.99, 100)[:, None]
    for line in found.lines:
        z = variant_z(
            (0.41, 0.513), (sizes, line.base), Clustering(icc=icc, **CITIES),
            shared=line.shared, persistence=line.persistence,
        )  # fmt: skip
        assert np.array_equal(z > norm.isf(0.025), icc < line.icc)


def test_a_size_below_the_cities_is_refused():
    with pytest.raises(ValueError, match="at least one item a city, 20 and 31"):
        scsi.published.boundary([10])
