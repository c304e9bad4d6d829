"""What a reader sees agrees with the findings: tables, sentences, figures and forms."""

import dataclasses
import json
import warnings
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text as Text_

import scsi
from scsi.questions.explorer.show import Explorer
from scsi.questions.partnerships.draw import TYPE_COLOURS, TYPE_DASHES, TYPE_MARKERS
from scsi.questions.published.draw import MARKERS
from scsi.questions.services.draw import WHO_COLOURS, WHO_MARKERS
from scsi.showing.canvas import COLOURS, INK, MUTED, SERIES, Drawing
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import find, names
from scsi.showing.ternary import OPEN
from scsi.vocabulary import LANGUAGES, form

pytestmark = pytest.mark.slow

FORMS = ("sentence", "table", "plot")
WAVES = [
    *("wave_categories", "wave_checks", "wave_comparison", "wave_groups", "wave_limits"),
    *("wave_missing", "wave_rows", "wave_sources"),
]


@pytest.fixture(scope="module")
def shares():
    return scsi.published.shares()


@pytest.fixture(scope="module")
def candidates():
    return scsi.published.sizes()


@pytest.fixture(scope="module")
def answer():
    return scsi.published.answer()


@pytest.fixture(scope="module")
def by_size():
    return scsi.published.shift_by_size()


@pytest.fixture(scope="module")
def by_correlation():
    return scsi.published.shift_by_correlation()


@pytest.fixture(scope="module")
def bounds():
    """Return the findings of the bounds and of the readings, by what shows them."""
    new_cities = scsi.published.new_cities()
    readings = scsi.published.readings()
    return {
        "shift_ceilings": scsi.published.ceilings(),
        "city_spread": scsi.published.spread(),
        "city_spread_one": scsi.published.spread_bounds("b"),
        "city_level": scsi.published.city_level(),
        "city_level_one": scsi.published.city_level_pvalue("b", "free"),
        "new_cities": new_cities,
        "new_cities_by_weight": new_cities,
        "unsplit": scsi.published.unsplit(),
        "shift_priors": scsi.published.priors(),
        "mix": scsi.published.composition(),
        "coding": scsi.published.misclassification(),
        "double_counting": scsi.published.double_counting(200),
        "shift_boundary": scsi.published.boundary(),
        "shift_readings": readings,
        "reading_limits": readings,
        "reading_counts": readings,
        "reading_grid": readings,
        "reading_curve": readings,
        "reading_options": readings,
        "reading_moves": readings,
        "left_out": readings,
        **calibrated(),
    }


@cache
def city_answers():
    """Return what the tables, sentences and figures of the other notebooks are about."""
    services, ties = scsi.published.services(), scsi.published.partnerships()
    profile = scsi.published.profile("berlin")
    names = ("profile", "shares", "sectors", "services", "partnerships", "money")
    return {
        "city_counts": scsi.published.cities(),
        "city_regions": scsi.published.regions("c"),
        "other_cities": scsi.published.other_cities(),
        "asian_heading": scsi.published.asian_heading(),
        **dict.fromkeys(("named_services", "firm_services", "public_services"), services),
        "sector_shares": scsi.published.sectors(),
        "partnership_traits": scsi.published.partnership_traits(),
        "sector_and_money": scsi.published.sector_and_money(),
        **dict.fromkeys(("partnerships", "partnership_types", "types_together"), ties),
        "between_cities": ties,
        "money_from_above": scsi.published.public_money(),
        **{f"city_{name}": profile for name in names},
    }


def calibrated():
    """Return the findings of the calibration, by what shows them."""
    names = ("_answer", "_default", "_design", "_levels", "_methods", "_unequal")
    stored = dict.fromkeys((f"calibration{name}" for name in names), scsi.calibration.table())
    return stored | {"recalibration": scsi.calibration.recalibrate(draws=200)}


@pytest.fixture(scope="module")
def subjects(shares, candidates, answer, by_size, by_correlation, bounds):
    """What is shown as tables, sentences and figures, by the names of these."""
    shift = scsi.published_shift(200)
    verdicts = scsi.published.claims()
    comparison = scsi.compare_waves(scsi.example_survey(), draws=199)
    return bounds | {
        **dict.fromkeys(("claim_counts", "claims", "key_claims"), verdicts),
        **dict.fromkeys(("claims_answer", "untestable_claims"), verdicts),
        "analysis_plan": scsi.surveys.analysis(),
        "city_comparison": scsi.compare_cities(scsi.example_survey(), draws=199),
        "planned_survey": scsi.plan(like=comparison),
        "survey_understood": scsi.example_survey(),
        "wave_decomposition": comparison.by_city,
        **{name: comparison for name in WAVES},
        "data_files": scsi.load_published(),
        "printed_shares": shares,
        "printed_cities": shares,
        "candidate_sizes": candidates,
        "published_shift": shift,
        "shift_waves": shift,
        "break_even": answer,
        "shift_answer": answer,
        "shift_limits": answer,
        "shift_curve": by_size,
        "shift_by_size": by_size,
        "shift_by_correlation": by_correlation,
        **city_answers(),
        "shift_explorer": scsi.published.explorer(),
    }


@pytest.fixture(scope="module")
def everything(subjects):
    """What every function shows, in both languages."""
    more = {"answer": {"boundary": subjects["shift_boundary"]}}
    shown = {id(subject): subject for subject in subjects.values()}.values()
    return [
        find(type(subject), form, name)(subject, lang=lang, **more.get(name, {}))
        for form in FORMS
        for subject in shown
        for name in names(type(subject), form)
        for lang in LANGUAGES
    ]


def words_of(item):
    if isinstance(item, Table):
        return [item.caption, *item.frame.columns, *item.frame.to_numpy().ravel()]
    if isinstance(item, Explorer):
        return [item.caption, item.sentence(*item.start), *map(repr, item.tables())]
    return [item.markdown] if isinstance(item, Text) else [item.caption, item.alt]


def test_everything_is_worded_in_its_language_with_no_field_left_open(everything):
    for item in everything:
        text = " ".join(map(str, words_of(item)))
        assert "{" not in text
        assert "nan" not in text.lower().split()
        korean = any("가" <= sign <= "힣" for sign in text)
        assert korean == (item.lang == "ko"), item.name


@pytest.fixture(scope="module")
def bundles(everything):
    """Return what each item shows in a notebook, with the warnings of drawing it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return [(item, item._repr_mimebundle_()) for item in everything], caught


def test_metadata_is_json_and_says_what_the_output_is(bundles):
    for item, (_, metadata) in bundles[0]:
        record = json.loads(json.dumps(metadata))["scsi"]
        assert record["kind"] in {"table", "text", "headline", "figure", "explorer"}
        assert record["name"]
        assert record["lang"] == item.lang


def test_a_figure_shows_the_same_bytes_twice_and_says_itself(by_correlation):
    first, second = (by_correlation.plot() for _ in range(2))
    assert isinstance(first, Drawing)
    assert first.png() == second.png()
    data, metadata = first._repr_mimebundle_()
    assert data["image/png"] == first.png()
    assert first.alt in data["text/plain"]
    assert metadata["image/png"]["alt"] == first.alt


def test_bars_are_as_long_as_the_printed_shares(shares):
    axes = shares.plot().figure.axes[0]
    drawn = sorted(round(bar.get_width(), 9) for bar in axes.patches)
    assert drawn == sorted(shares.of_all["percent"])


def test_bars_of_the_same_length_keep_their_own_names(shares):
    alike = {"all-2022-public": 46.9, "all-2022-private": 41.0, "all-2019-private+ppp": 41.0}
    rows = shares.rows.assign(
        percent=shares.rows["id"].map(alike).fillna(shares.rows["percent"]),
        decimals=shares.rows["decimals"].mask(shares.rows["id"].isin(alike), 1),
    )
    axes = dataclasses.replace(shares, rows=rows).plot().figure.axes[0]
    written = {
        (label.xy[1], label.xy[0], label.get_text()) for label in axes.texts if label.get_text()
    }
    assert written == {
        (0, 46.9 / 2, "public\n46.9"),
        (0, 46.9 + 41 / 2, "private\n41.0"),
        (0, 46.9 + 41 + 12.1 / 2, "joint\n12.1"),
        (1, 41 / 2, "public\n41"),
        (1, 41 + 41 / 2, "private and joint together\n41.0"),
    }
    hatches = {bar.get_x(): bar.get_hatch() for bar in axes.patches if bar.get_y() > 0.5}
    assert hatches == {0: "", 41: "xx"}


def test_dots_stand_where_the_cities_are_printed(shares):
    drawing = shares.plot(name="cities")
    drawn = drawing.figure.axes[0].collections[0].get_offsets()[:, 0].tolist()
    assert drawn == shares.of_cities["percent"].tolist()


def test_strips_cover_the_possible_sizes_and_no_other(candidates):
    drawing = candidates.plot()
    for rule, sizes in candidates.sizes.items():
        runs = drawing.data[drawing.data["rounding"] == rule]
        covered = [np.arange(a, b + 1) for a, b in zip(runs["first"], runs["last"], strict=True)]
        assert np.array_equal(np.concatenate(covered), sizes)
    strips = drawing.figure.axes[0].collections
    assert [len(strip.get_paths()) for strip in strips] == [
        len(candidates.runs(rule)) for rule in candidates.sizes
    ]


def test_a_curve_runs_through_the_finding(by_size, by_correlation):
    panels = by_size.plot().figure.axes
    for axes, row in zip(panels, by_size.p_printed, strict=True):
        lines = [line.get_ydata() for line in axes.lines if len(line.get_ydata()) == len(row)]
        # seaborn takes logarithms and back where the axis is logarithmic already
        assert any(np.allclose(line, row, rtol=1e-12, atol=0) for line in lines)
    lines = by_correlation.plot().figure.axes[0].lines
    for line, row in zip(lines, by_correlation.p_printed, strict=False):
        assert np.array_equal(line.get_ydata(), row)


def test_no_label_is_cut_off(bundles):
    for item, _ in bundles[0]:  # drawn, so that everything is in its place
        if isinstance(item, Drawing):
            renderer = item.figure.canvas.get_renderer()
            width, height = item.figure.canvas.get_width_height()
            box = item.figure.get_tightbbox(renderer).transformed(item.figure.dpi_scale_trans)
            assert box.x0 >= -1, item.name
            assert box.y0 >= -1, item.name
            assert box.x1 <= width + 1, item.name
            assert box.y1 <= height + 1, item.name


def test_the_bundled_font_has_every_letter(bundles):
    drawn = [item for item, (data, _) in bundles[0] if "image/png" in data]
    assert len(drawn) >= 22 * len(LANGUAGES)
    assert not [warning for warning in bundles[1] if "Glyph" in str(warning.message)]


@pytest.mark.parametrize("name", ["partnerships", "city_regions", "city_profile", "city_counts"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_lies_on_another(bundles, name, lang):
    drawn = (item for item, _ in bundles[0] if isinstance(item, Drawing))
    figure = next(item.figure for item in drawn if (item.name, item.lang) == (name, lang))
    renderer = figure.canvas.get_renderer()
    labels = [text for text in figure.findobj(Text_) if text.get_visible() and text.get_text()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in labels]
    assert len(boxes) > 10
    for (one, first), (other, second) in combinations(boxes, 2):
        overlap = first.intersection(first, second)
        if overlap is not None:  # a pixel of line spacing is no letter
            assert min(overlap.width, overlap.height) <= 1.5, (one, other)


def contrast(colour):
    """Return the contrast of a colour with white, by WCAG 2.2."""
    parts = np.array(to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return 1.05 / (linear @ [0.2126, 0.7152, 0.0722] + 0.05)


def test_every_colour_that_tells_something_stands_out_from_white():
    colours = {INK, MUTED, OPEN, *COLOURS.values(), *SERIES, *TYPE_COLOURS, *WHO_COLOURS.values()}
    assert min(map(contrast, colours)) >= 4.5
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)  # the grey WCAG names as enough


def test_kinds_are_told_apart_without_colour():
    assert len(set(MARKERS.values())) == len(MARKERS)
    assert len(set(WHO_MARKERS.values())) == len(WHO_MARKERS)
    types = len(scsi.load_published().partnership_types)
    assert len(set(TYPE_MARKERS)) == len(set(TYPE_DASHES)) == len(set(TYPE_COLOURS)) == types


def test_the_network_draws_every_tie_once():
    ties = city_answers()["partnerships"]
    axes = ties.plot().figure.axes[0]
    drawn = [line for lines in axes.collections for line in getattr(lines, "get_segments", list)()]
    assert len(drawn) == len(ties.rows)


def test_strips_lie_where_the_shares_are_printed():
    regions = city_answers()["city_regions"]
    axes = regions.plot().figure.axes[0]
    filled = [patch.get_xy() for patch in axes.patches if len(patch.get_xy()) > 3]
    assert len(filled) == 1 + (regions.rows["printed"] != "").sum()


def test_bars_span_the_limits_of_the_other_cities():
    others = city_answers()["other_cities"]
    drawing = others.plot()
    bars = [bar for axes in drawing.figure.axes for bar in axes.patches]
    drawn = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars)
    limits = others.rows.query("constraints == 'a'")[["low", "high"]].to_numpy() * 100
    assert drawn == pytest.approx(np.array(sorted(map(tuple, limits))))


def test_every_named_service_has_its_mark():
    services = city_answers()["named_services"]
    axes = services.plot().figure.axes[0]
    assert len(axes.lines) == len(services.rows)


def test_every_answer_of_the_cities_says_itself_and_comes_back_from_its_record():
    for answer in city_answers().values():
        record = json.loads(json.dumps(form("record")(answer), allow_nan=False))
        assert record["kind"] in ("finding", "CityProfile")
        assert answer.summary("en") == repr(answer)
        assert "**" not in answer.summary("ko")
        assert len(answer.to_frame())


def test_the_headline_is_marked_and_carries_its_findings(answer):
    text = answer.sentence()
    _, metadata = text._repr_mimebundle_()
    assert text.kind == metadata["scsi"]["kind"] == "headline"
    assert [found["type"] for found in metadata["scsi"]["findings"]] == [
        *["BreakEven"] * 3,
        *["CorrelationCeiling"] * 2,
        "CityLevelPvalue",
    ]
    assert "anywhere from 0.003 to 0.208" in text.markdown
    assert "6 cities known to be in both surveys" in text.markdown
    assert "94 to 102 projects" in text.markdown
    assert "94~102건" in answer.sentence("ko").markdown


def test_a_finding_says_itself_in_both_languages():
    shift = scsi.published_shift(200)
    assert repr(shift) == shift.summary() == shift.summary("en")
    assert "p\u00a0=\u00a00.005" in shift.summary("en")  # a p and its value stay on one line
    assert "10.3%p" in shift.summary("ko")
    assert shift.to_frame().loc[0, "pvalue"] == shift.pvalue
    with pytest.raises(ValueError, match="lang must be one of en, ko; got 'de'"):
        shift.summary("de")


def test_exact_tests_are_shown_where_they_were_asked_for():
    plain, exact = (scsi.published_shift(200, exact=asked).table().frame for asked in (False, True))
    assert len(exact) == len(plain) + 4
    assert exact.iloc[-2, 0].startswith("p-value, Boschloo’s exact test (greatest if 45.")
    assert exact.iloc[-2, 2].startswith("0.005")
    assert "greatest if 0.04" in exact.iloc[-4, 0]
    assert exact.iloc[-4, 2].startswith("0.024")
    assert "(Berger and Boos)" in exact.iloc[-3, 0]
    assert exact.iloc[-3, 2].startswith("0.006")


def test_an_impossible_size_is_said():
    table = scsi.published_shift(50).table()
    assert set(table.frame.iloc[:, 2]) == {"no whole numbers round to these"}
    assert "impossible under this rounding rule" in scsi.published_shift(50).sentence().markdown


def test_break_even_and_ceiling_say_themselves(answer):
    assert "from 94 projects" in scsi.published.break_even(3091).summary()
    assert "no number of projects in 2019" in scsi.published.break_even(3091, icc=0.3).summary()
    assert "0.128" in scsi.published.ceiling().summary()
    assert len(answer.to_frame()) == 3


def test_a_curve_that_never_crosses_says_so():
    alike = scsi.published.shift_by_size(sizes=[50, 100], bases=[3091], icc=0.3)
    assert "no size is enough" in alike.summary()
    never = scsi.published.shift_by_correlation([0, 0.1], size_before=40, bases=[3091])
    assert "never below 0.05" in never.summary()


def test_what_a_finding_holds_comes_back_from_its_record(by_size):
    record = json.loads(json.dumps(form("record")(by_size)))
    assert record["kind"] == "finding"
    assert record["p_printed"] == by_size.p_printed.tolist()
    frame = by_size.to_frame()
    assert frame["p_printed"].tolist() == by_size.p_printed.ravel().tolist()
    assert pd.unique(frame["size_after"]).tolist() == list(by_size.bases)


def test_new_cities_that_cannot_are_said_to_and_what_follows(bounds):
    """11 new cities at 70.0 needed and 68.3 possible; with 6 old ones they can."""
    text = bounds["new_cities"].sentence().markdown
    assert "average 70.0 % (69.0 – 71.1 with rounding)" in text.replace("\u00a0", " ")
    assert "cannot explain the change**: the old ones rose too, by at least 1.0 points (0.1" in text
    assert "Then new cities alone could explain the change." in text
    rows = bounds["new_cities"].table().frame
    assert rows.iloc[-1].tolist()[-3:] == ["68.3", "cannot", "1.0"]
    assert set(rows["can they?"][:-1]) == {"can"}
    weights = bounds["new_cities"].table(name="by-weight").frame
    assert weights["must average, %"][:4].tolist() == ["cannot"] * 3 + ["92.5"]
    assert "설명할 수 없다" in bounds["new_cities"].sentence("ko").markdown
    loose = scsi.published.new_cities(constraints="a").sentence().markdown
    assert "cannot explain" not in loose
    single = scsi.published.new_cities([20]).sentence().markdown
    assert single.count("If 20 of the 2019 cities") == 1


def test_what_cannot_be_prints_cannot_and_no_clipped_number(bounds):
    assert bounds["mix"].table().frame.iloc[0].tolist() == ["50", "cannot"]
    assert bounds["coding"].table().frame.iloc[-1].tolist() == ["50", "cannot"]
    impossible = scsi.published.misclassification(sensitivity_after=0.4)
    assert impossible.true_after is None
    assert "makes the change 0" in impossible.sentence().markdown


def test_double_counting_says_which_of_three_cases_it_is():
    cases = {200: "does not undo it", 150: "29.8", 80: "even without double counting"}
    for size, words in cases.items():
        text = scsi.published.double_counting(size).sentence().markdown
        assert words in text.replace("\u00a0", " ")
        assert sum(other in text for other in cases.values()) == 1


def test_readings_are_counted_with_their_grid_and_named_no_probabilities(bounds):
    for lang, words in (("en", "not probabilities"), ("ko", "확률이 아니다")):
        text = bounds["reading_counts"].sentence(lang).markdown
        assert "3 × 6 × 3 × 6 × 4 × 5 × 3 × 3 × 2 × 3 = 349,920" in text.replace("\u00a0", " ")
        assert words in text
        assert "%" not in text
    left = bounds["left_out"].table(name="left-out").frame["combinations"].str.replace(",", "")
    assert left.astype(int).sum() == bounds["left_out"].combinations
    options = bounds["reading_options"].table(name="options").frame
    base = options[options["choice"] == "2022 sample size"]["specifications"].str.replace(",", "")
    assert base.astype(int).sum() == len(bounds["reading_options"].z)


def test_the_tornado_draws_what_the_table_says(bounds):
    readings = bounds["reading_moves"]
    bars = readings.plot(name="moves").figure.axes[0].patches
    drawn = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars]
    assert drawn == [pytest.approx((move.least, move.most)) for move in readings.moves]
    table = readings.table(name="moves").frame
    assert table["least z"].tolist() == [f"{move.least:.2f}" for move in readings.moves]


def test_the_specification_curve_holds_every_reading_once(bounds):
    readings = bounds["reading_curve"]
    drawing = readings.plot()
    options = drawing.data.filter(like="option_").to_numpy()
    assert options[:, :3].sum() == len(readings.z)  # the three sizes of 2022
    assert drawing.data["z_low"].min() <= readings.z.min()
    assert drawing.data["z"].is_monotonic_increasing
    falling = scsi.published.readings(sizes=[200], size_cvs=[0.0], miscoded=0.3)
    assert falling.z.min() < 0
    assert falling.plot().figure.axes[0].get_yscale() == "linear"


def test_a_boundary_without_its_usual_lines_still_says_itself():
    plain = scsi.published.boundary([100, 200], persistences=())
    assert "With 200 projects in 2019" in plain.summary()
    assert plain.plot().data["shared"].eq(0).all()
    readings = scsi.published.readings(sizes=[200], codings=["as-printed"])
    assert "With 200 projects" in readings.sentence(name="answer", boundary=plain).markdown


def test_bounds_have_a_summary_a_frame_and_a_record(bounds):
    for found in {id(found): found for found in bounds.values()}.values():
        assert found.summary("en") != found.summary("ko")
        assert "**" not in found.summary()
        assert len(found.to_frame())
        record = json.loads(json.dumps(form("record")(found)))
        assert len(json.dumps(record)) < 100_000
    spread = bounds["city_spread_one"]
    assert spread.to_frame()["least_shares"].tolist() == spread.least.shares.tolist()


def test_a_table_is_escaped_and_captioned():
    table = Table("x", "en", "<b>", pd.DataFrame({"city": ["<script>"]}))
    html = table._repr_html_()
    assert "<caption>&lt;b&gt;</caption>" in html
    assert "&lt;script&gt;" in html
