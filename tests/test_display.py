"""What a reader sees agrees with the findings: tables, sentences, figures and forms."""

import json

import numpy as np
import pandas as pd
import pytest

import scsi
from scsi.display import figures, sentences, tables
from scsi.display.figures.canvas import Drawing
from scsi.display.outputs import Table, Text
from scsi.vocabulary import LANGUAGES, form


@pytest.fixture(scope="module")
def published():
    return scsi.load_published()


@pytest.fixture(scope="module")
def candidates():
    return scsi.candidate_sizes()


@pytest.fixture(scope="module")
def answer():
    return scsi.shift_answer()


@pytest.fixture(scope="module")
def by_size():
    return scsi.shift_by_size()


@pytest.fixture(scope="module")
def by_correlation():
    return scsi.shift_by_correlation()


def shown(kind, published, candidates, answer, by_size, by_correlation, calibrated):
    """Return what every function of `tables`, `sentences` or `figures` shows, in both languages."""
    shift = scsi.published_shift(200)
    again, calibrated = calibrated
    subjects = {
        "calibration": calibrated,
        "calibration_default": calibrated,
        "calibration_levels": calibrated,
        "calibration_methods": calibrated,
        "calibration_unequal": calibrated,
        "recalibration": again,
        "data_files": published,
        "printed_shares": published,
        "printed_cities": published,
        "candidate_sizes": candidates,
        "published_shift": shift,
        "shift_waves": shift,
        "break_even": answer,
        "shift_answer": answer,
        "shift_limits": answer,
        "shift_curve": by_size,
        "shift_by_size": by_size,
        "shift_by_correlation": by_correlation,
    }
    return [
        getattr(kind, name)(subjects[name], lang=lang)
        for name in kind.__all__
        for lang in LANGUAGES
    ]


@pytest.fixture(scope="module")
def calibrated():
    return scsi.recalibrate(draws=200), scsi.calibration_table()


@pytest.fixture(scope="module")
def everything(published, candidates, answer, by_size, by_correlation, calibrated):
    subjects = (published, candidates, answer, by_size, by_correlation, calibrated)
    return [item for kind in (tables, sentences, figures) for item in shown(kind, *subjects)]


def words_of(item):
    if isinstance(item, Table):
        return [item.caption, *item.frame.columns, *item.frame.to_numpy().ravel()]
    return [item.markdown] if isinstance(item, Text) else [item.caption, item.alt]


def test_everything_is_worded_in_its_language_with_no_field_left_open(everything):
    for item in everything:
        text = " ".join(map(str, words_of(item)))
        assert "{" not in text
        assert "nan" not in text.lower().split()
        korean = any("가" <= sign <= "힣" for sign in text)
        assert korean == (item.lang == "ko"), item.name


def test_metadata_is_json_and_says_what_the_output_is(everything):
    for item in everything:
        _, metadata = item._repr_mimebundle_()
        record = json.loads(json.dumps(metadata))["scsi"]
        assert record["kind"] in {"table", "text", "headline", "figure"}
        assert record["name"]
        assert record["lang"] == item.lang


def test_a_figure_shows_the_same_bytes_twice_and_says_itself(by_correlation):
    first, second = (scsi.figures.shift_by_correlation(by_correlation) for _ in range(2))
    assert isinstance(first, Drawing)
    assert first.png() == second.png()
    data, metadata = first._repr_mimebundle_()
    assert data["image/png"] == first.png()
    assert first.alt in data["text/plain"]
    assert metadata["image/png"]["alt"] == first.alt


def test_bars_are_as_long_as_the_printed_shares(published):
    axes = figures.printed_shares(published).figure.axes[0]
    drawn = sorted(round(bar.get_width(), 9) for bar in axes.patches if bar.get_width())
    assert drawn == sorted(published.shares.query("place == 'all'")["percent"])


def test_dots_stand_where_the_cities_are_printed(published):
    drawing = figures.printed_cities(published)
    drawn = drawing.figure.axes[0].collections[0].get_offsets()[:, 0].tolist()
    assert drawn == published.shares.query("place != 'all'")["percent"].tolist()


def test_strips_cover_the_possible_sizes_and_no_other(candidates):
    drawing = figures.candidate_sizes(candidates)
    for rule, sizes in candidates.sizes.items():
        runs = drawing.data[drawing.data["rounding"] == rule]
        covered = [np.arange(a, b + 1) for a, b in zip(runs["first"], runs["last"], strict=True)]
        assert np.array_equal(np.concatenate(covered), sizes)
    strips = drawing.figure.axes[0].collections
    assert [len(strip.get_paths()) for strip in strips] == [
        len(candidates.runs(rule)) for rule in candidates.sizes
    ]


def test_a_curve_runs_through_the_finding(by_size, by_correlation):
    panels = figures.shift_by_size(by_size).figure.axes
    for axes, row in zip(panels, by_size.p_printed, strict=True):
        lines = [line.get_ydata() for line in axes.lines if len(line.get_ydata()) == len(row)]
        # seaborn takes logarithms and back where the axis is logarithmic already
        assert any(np.allclose(line, row, rtol=1e-12, atol=0) for line in lines)
    lines = figures.shift_by_correlation(by_correlation).figure.axes[0].lines
    for line, row in zip(lines, by_correlation.p_printed, strict=False):
        assert np.array_equal(line.get_ydata(), row)


def test_no_label_is_cut_off(everything):
    for item in everything:
        if isinstance(item, Drawing):
            renderer = item.figure.canvas.get_renderer()
            item.figure.draw(renderer)
            width, height = item.figure.canvas.get_width_height()
            box = item.figure.get_tightbbox(renderer).transformed(item.figure.dpi_scale_trans)
            assert box.x0 >= -1, item.name
            assert box.y0 >= -1, item.name
            assert box.x1 <= width + 1, item.name
            assert box.y1 <= height + 1, item.name


def test_the_bundled_font_has_every_letter(everything, recwarn):
    for item in everything:
        if isinstance(item, Drawing):
            item.png()
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]


def test_the_headline_is_marked_and_carries_its_findings(answer):
    text = sentences.shift_answer(answer)
    _, metadata = text._repr_mimebundle_()
    assert text.kind == metadata["scsi"]["kind"] == "headline"
    assert [found["type"] for found in metadata["scsi"]["findings"]] == [
        *["BreakEven"] * 3,
        "CorrelationCeiling",
    ]
    assert "94 to 102 items" in text.markdown
    assert "94~102건" in sentences.shift_answer(answer, lang="ko").markdown


def test_a_finding_says_itself_in_both_languages():
    shift = scsi.published_shift(200)
    assert repr(shift) == shift.summary() == shift.summary("en")
    assert "p\u00a0=\u00a00.005" in shift.summary("en")  # a p and its value stay on one line
    assert "10.3%p" in shift.summary("ko")
    assert shift.to_frame().loc[0, "pvalue"] == shift.pvalue
    with pytest.raises(ValueError, match="lang must be one of en, ko; got 'de'"):
        shift.summary("de")


def test_an_impossible_size_is_said():
    table = tables.published_shift(scsi.published_shift(50))
    assert set(table.frame.iloc[:, 2]) == {"no whole counts print so"}
    assert (
        "impossible under this rounding rule"
        in sentences.published_shift(scsi.published_shift(50)).markdown
    )


def test_break_even_and_ceiling_say_themselves(answer):
    assert "from 94 items" in scsi.shift_break_even(3091).summary()
    assert "no number of items in 2019" in scsi.shift_break_even(3091, icc=0.3).summary()
    assert "0.135" in scsi.shift_ceiling().summary()
    assert len(answer.to_frame()) == 3


def test_a_curve_that_never_crosses_says_so():
    alike = scsi.shift_by_size(sizes=[50, 100], bases=[3091], icc=0.3)
    assert "no size is enough" in alike.summary()
    never = scsi.shift_by_correlation([0, 0.1], size_before=40, bases=[3091])
    assert "never below 0.05" in never.summary()


def test_what_a_finding_holds_comes_back_from_its_record(by_size):
    record = json.loads(json.dumps(form("record")(by_size)))
    assert record["kind"] == "finding"
    assert record["p_printed"] == by_size.p_printed.tolist()
    frame = by_size.to_frame()
    assert frame["p_printed"].tolist() == by_size.p_printed.ravel().tolist()
    assert pd.unique(frame["size_after"]).tolist() == list(by_size.bases)


def test_a_table_is_escaped_and_captioned():
    table = Table("x", "en", "<b>", pd.DataFrame({"city": ["<script>"]}))
    html = table._repr_html_()
    assert "<caption>&lt;b&gt;</caption>" in html
    assert "&lt;script&gt;" in html
