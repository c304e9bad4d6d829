"""The explorer of assumptions: its grid is the findings', its words are the cells'."""

import json
from itertools import product

import numpy as np
import pytest

import scsi
from scsi.inference.printed.ceiling import ceiling_icc
from scsi.questions.explorer.finding import NO, ROUNDING, YES
from scsi.questions.explorer.show import CELLS, EQUALS
from scsi.vocabulary import LANGUAGES


@pytest.fixture(scope="module")
def grid():
    return scsi.published.explorer()


@pytest.fixture(scope="module")
def shown(grid):
    return {lang: grid.table(lang) for lang in LANGUAGES}


def test_without_overlap_it_is_the_published_shift(grid):
    for j, i, k in product(range(3), (0, 3, 8), (1, 9)):
        found = scsi.published_shift(grid.sizes[k], grid.bases[j], grid.correlations[i])
        grids = (grid.p_printed, grid.low, grid.high, grid.p_whole_low, grid.p_whole_high)
        interval, whole = found.interval, found.pvalue_range
        expected = (found.pvalue, interval.low, interval.high, whole.low, whole.high)
        assert np.allclose([each[0, j, i, k] for each in grids], expected, rtol=1e-12)


def test_overlaps_go_from_none_to_all_that_can_be_kept(grid):
    published = scsi.load_published()
    assert grid.named == (published.cities["in_2019"] == "yes").sum() == 6
    assert grid.overlaps == ((0, 0.0), (6, 1.0), (20, 0.5), (20, 1.0))
    correlated = grid.p_printed[:, :, 1:, :]
    assert (np.diff(correlated, axis=0) < 0).all()  # the more is kept, the more is seen


def test_above_the_ceiling_no_size_is_enough_and_below_it_a_large_one_is(grid):
    for (shared, persistence), p in zip(grid.overlaps, grid.p_printed[:, 0, :, -1], strict=True):
        # 3,000 items are not without end: leave out what lies within a tenth of the ceiling
        ceiling = float(
            ceiling_icc(
                0.41,
                0.513,
                cities_before=20,
                cities_after=31,
                shared=shared,
                persistence=persistence,
            )
        )
        correlations = np.array(grid.correlations)
        assert (p[correlations > 1.1 * ceiling] >= 0.05).all()
        assert (p[correlations < 0.8 * ceiling] < 0.05).all()


def test_verdicts_agree_with_the_printed_shares_and_with_the_whole_counts(grid):
    verdicts = grid.verdicts()
    below = np.stack([grid.p_printed, grid.p_whole_low, grid.p_whole_high]) < 0.05
    assert (below[:, verdicts == YES]).all()
    assert not (below[:, verdicts == NO]).any()
    mixed = below[:, verdicts == ROUNDING]
    assert mixed.size
    assert (mixed.any(axis=0) & ~mixed.all(axis=0)).all()
    # 37 of 91 is the only whole count, 40.7 %: below the level, where 41 % is not
    assert verdicts[0, 0, 0, grid.sizes.index(91)] == ROUNDING


def test_a_reader_starts_at_the_parameters_of_the_run():
    grid = scsi.published.explorer(50, 514, 0.067)
    axes = (grid.overlaps, grid.bases, grid.correlations, grid.sizes)
    start = [axis[step] for axis, step in zip(axes, grid.start, strict=True)]
    assert start == [(0, 0.0), 514, 0.067, 50]
    worded = grid.table()
    assert worded.cell(*grid.start)["range"] == "no whole numbers round to these"
    assert np.isnan(grid.p_whole_low[grid.start])


def test_few_cities_and_impossible_settings():
    small = scsi.published.explorer(cities_before=2, cities_after=5)
    assert small.overlaps == ((0, 0.0), (2, 1.0), (2, 0.5))
    with pytest.raises(ValueError, match="icc must lie between 0 and 1; got 2"):
        scsi.published.explorer(icc=2)
    with pytest.raises(ValueError, match="level must lie strictly"):
        scsi.published.explorer(level=1)


def test_the_frame_holds_every_point(grid):
    frame = grid.to_frame()
    row = frame.query(
        "shared == 20 and persistence == 0.5 and size_after == 1602 and icc == 0.1 "
        "and size_before == 300"
    ).iloc[0]
    place = 2, grid.bases.index(1602), grid.correlations.index(0.1), grid.sizes.index(300)
    assert row["p_printed"] == grid.p_printed[place]
    assert len(frame) == grid.p_printed.size == 4 * 3 * 9 * 12


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cell_says_its_own_numbers(grid, shown, lang):
    explorer = shown[lang]
    for place in np.ndindex(grid.p_printed.shape):
        sentence = explorer.sentence(*place)
        cell = explorer.cell(*place)
        assert "{" not in sentence
        for text in (cell["p"], cell["low"], cell["high"], cell["range"]):
            assert text in sentence
        p = grid.p_printed[place]
        assert cell["p"] == (f"{EQUALS}{p:.3f}" if p >= 0.0005 else "<\u00a00.001")
        assert cell["verdict"] == grid.verdicts()[place]


def test_the_sentences_name_size_unit_and_overlap(grid, shown):
    place = 2, 1, grid.correlations.index(0.1), grid.sizes.index(300)
    english, korean = (shown[lang].sentence(*place) for lang in LANGUAGES)
    for part in ("300 projects", "1,602", "(ICC) of 0.1", "20 cities in both", "95\u00a0%"):
        assert part in english
    for part in ("300건", "1,602건", "(ICC)을 0.1로", "도시는 20개", "95%"):
        assert part in korean
    assert "treating projects as independent" in shown["en"].sentence(*grid.start)
    assert grid.summary("ko") == shown["ko"].sentence(*grid.start)


def test_the_plain_tables_hold_p_at_the_first_base(grid, shown):
    tables = shown["en"].tables()
    assert [table.caption for table in tables] == [
        shown["en"].say("table.plain", overlap, 0, 0, 0) for overlap in range(4)
    ]
    for overlap, table in enumerate(tables):
        texts = table.frame.iloc[:, 1:].to_numpy().T
        cells = [
            [shown["en"].cell(overlap, 0, i, k)["p"].removeprefix(EQUALS) for k in range(12)]
            for i in range(9)
        ]
        assert texts.tolist() == cells


def test_the_record_is_json_small_and_whole(grid, shown):
    _, metadata = shown["ko"]._repr_mimebundle_()
    record = metadata["scsi"]
    assert record["kind"] == "explorer"
    own = json.dumps({k: v for k, v in record.items() if k != "findings"}, ensure_ascii=False)
    assert len(own.encode()) < 60_000
    assert {
        name: len(texts.split("|")) for name, texts in record["cells"].items()
    } == dict.fromkeys(CELLS, grid.p_printed.size)
    assert record["findings"][0]["p_printed"] == grid.p_printed.tolist()
