"""The article: each step says what the questions behind it find, and its figures can be read."""

import numpy as np
import pytest

import scsi
from scsi.questions.article.finding import article
from scsi.showing.picture import SMALLEST_POINTS
from scsi.vocabulary import LANGUAGES

STEPS = ("", "sizes", "cities", "both", "try", "named", "new", "counted", "readings", "statements",
         "conclusion")  # fmt: skip
FIGURES = ("", "named", "new", "moves", "verdicts")


@pytest.fixture(scope="module")
def found():
    return article()


def test_the_others_average_is_what_arithmetic_leaves(found):
    public, private, joint = 90 + 79 + 70 + 64, (80, 78, 63), (67, 32)
    most = public + sum(100 - each for each in (*private, *joint))
    total = 31 * 51.3
    assert found.others_public.low == pytest.approx((total - most) / 22 / 100)
    assert found.others_public.high == pytest.approx((total - public) / 22 / 100)


def test_the_plausible_region_lies_on_both_sides_of_the_line(found):
    frame = found.to_frame()
    sizes, icc = found.plausible_sizes, found.plausible_icc
    inside = frame[
        frame["size_before"].between(sizes.low, sizes.high)
        & frame["icc"].between(icc.low, icc.high)
    ]
    assert inside["p"].min() < 0.05 < inside["p"].max()
    assert icc.low == pytest.approx(found.verdict.few_shared.sd_after.low**2 / (0.513 * 0.487))


def test_a_reader_starts_within_the_plausible_region(found):
    grid = found.explorer
    _, _, icc, size = grid.start
    assert found.plausible_icc.low < grid.correlations[icc] < found.plausible_icc.high
    assert found.plausible_sizes.low < grid.sizes[size] < found.plausible_sizes.high
    assert grid.overlaps[grid.start[0]] == (6, 1.0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_is_said_and_names_no_method(found, lang):
    for step in STEPS:
        text = found.sentence(lang, step).markdown
        assert "{" not in text
        for method in ("Welch", "Satterthwaite", "CR2", "Miettinen", "Kitagawa"):
            assert method not in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_of_a_figure_is_below_eleven_pixels_on_a_telephone(found, lang, name):
    drawing = found.plot(lang, name)
    assert drawing.narrow is not None
    texts = [
        text
        for text in drawing.narrow.findobj(match=lambda artist: hasattr(artist, "get_fontsize"))
        if text.get_visible() and text.get_text().strip()
    ]
    assert len(texts) > 5
    assert min(text.get_fontsize() for text in texts) >= SMALLEST_POINTS
    assert SMALLEST_POINTS * 96 / 72 > 11
    assert np.isfinite(drawing.data.select_dtypes("number").to_numpy()).all()


def test_a_run_moves_where_a_reader_starts():
    moved = scsi.published.article(assumptions=scsi.Assumptions(size_before=120, icc=0.05))
    _, _, icc, size = moved.explorer.start
    assert (moved.explorer.sizes[size], moved.explorer.correlations[icc]) == (120, 0.05)
    assert moved.verdict.own is not None
