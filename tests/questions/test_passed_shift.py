"""Data is passed: with another figure loaded, every question answers for that figure."""

import shutil

import numpy as np
import pytest

import scsi
from scsi.evidence import codebook, sources
from scsi.vocabulary import LANGUAGES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return the chapter with 52.3 in place of 51.3, and 35.6 private so that it adds up."""
    folder = shutil.copytree(sources.data_path(), tmp_path_factory.mktemp("changed") / "data")
    file = folder / "published_shares.csv"
    text = file.read_text(encoding="utf-8")
    for old, new in (("public,51.3,", "public,52.3,"), ("private,36.6,", "private,35.6,")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="\n")
    codebook.refresh(folder)
    return scsi.load_published(folder)


@pytest.fixture
def nothing_is_fetched(monkeypatch):
    """Let whoever loads a publication of its own fail."""

    def refuse():
        raise AssertionError("a publication was loaded, though one was passed")

    monkeypatch.setattr("scsi.questions.chapter.load_chapter", refuse)


POINTS = pytest.approx(0.113, abs=1e-12)
AFTER = pytest.approx(0.523, abs=1e-12)
ASKED = {
    "published_shift": (scsi.published_shift, {"size_before": 200}, "estimate", POINTS),
    "shift_by_size": (scsi.published.shift_by_size, {"sizes": [50, 200]}, "estimate", POINTS),
    "shift_by_correlation": (scsi.published.shift_by_correlation, {}, "estimate", POINTS),
    "shift_explorer": (scsi.published.explorer, {}, "estimate", POINTS),
    "city_level_pvalue": (scsi.published.city_level_pvalue, {}, "estimate", POINTS),
    "new_city_bounds": (scsi.published.new_cities, {"old": [20]}, "share_after", AFTER),
    "mix_bounds": (scsi.published.composition, {}, "share_after", AFTER),
    "coding_bounds": (scsi.published.misclassification, {}, "share_after", AFTER),
    "double_counting_bounds": (scsi.published.double_counting, {}, "share_after", AFTER),
    "unsplit_bounds": (
        scsi.published.unsplit,
        {},
        "private_after",
        pytest.approx(0.356, abs=1e-12),
    ),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.usefixtures("nothing_is_fetched")
def test_a_figure_that_is_passed_is_the_one_that_is_answered(name, published):
    question, given, field, expected = ASKED[name]
    assert getattr(question(**given, published=published), field) == expected


FARTHER = {
    "shift_break_even": (scsi.published.break_even, {}, lambda found: -found.estimate),
    "shift_ceiling": (scsi.published.ceiling, {}, lambda found: found.estimate),
    "shift_ceilings": (scsi.published.ceilings, {}, lambda found: found.t[-1].estimate),
    "shift_boundary": (
        scsi.published.boundary, {"sizes": [200]}, lambda found: found.lines[0].icc[0],
    ),
    "shift_readings": (scsi.published.readings, {"sizes": [200]}, lambda found: found.reference_z),
    "published_shift_prior": (
        scsi.published.priors, {}, lambda found: found.rows[0].estimate,
    ),
    "city_level_table": (
        scsi.published.city_level, {}, lambda found: -found.rows[1].pvalue_range.low,
    ),
    "city_spread_bounds": (scsi.published.spread_bounds, {}, lambda found: -found.least.sd),
    "city_spread_table": (scsi.published.spread, {}, lambda found: -found.rows[1].sd.low),
}  # fmt: skip


@pytest.mark.parametrize("name", FARTHER)
def test_a_larger_shift_is_farther_from_chance(name, published, nothing_is_fetched, request):
    question, given, measure = FARTHER[name]
    changed = measure(question(**given, published=published))
    request.getfixturevalue("monkeypatch").undo()
    assert changed > measure(question(**given))


@pytest.mark.usefixtures("nothing_is_fetched")
def test_what_is_shown_is_what_was_found(published):
    answer = scsi.published.answer(published=published)
    grid = scsi.published.explorer(published=published)
    shift = scsi.published_shift(200, published=published)
    for lang in LANGUAGES:
        headline = answer.sentence(lang).markdown
        assert "52.3" in headline
        assert "11.3" in headline
        assert "51.3" not in headline
        assert "11.3" in grid.table(lang).sentence(*grid.start)
        assert "52.3" in shift.table(lang, "waves").frame.to_string()


@pytest.mark.usefixtures("nothing_is_fetched")
def test_the_cities_that_lie_farthest_apart_are_found_and_not_written_down(published):
    shares = published.shares.copy()
    shares.loc[shares["place"] == "seoul", "percent"] = 60.0
    shares.loc[shares["place"] == "brisbane", "percent"] = 50.0
    tables = {name: getattr(published, name) for name in type(published).__slots__}
    answer = scsi.published.answer(published=type(published)(**tables | {"shares": shares}))
    limits = {lang: answer.sentence(lang, "limits").markdown for lang in LANGUAGES}
    assert "Moscow (79 % public) and Berlin (78 % private)" in limits["en"].replace("\u00a0", " ")
    assert "모스크바의 공공 비중이 79%" in limits["ko"]


@pytest.mark.usefixtures("nothing_is_fetched")
def test_a_panel_answers_for_its_own_figures_and_says_how_to_ask_again(published, capsys):
    panel = scsi.explore(published=published, size_before=120)
    assert "change of 11.3 points" in panel.sentence
    assert set(panel.texts()) == {"figures", "python"}
    exec(panel.texts()["python"], {"published": published})
    assert capsys.readouterr().out.removesuffix("\n") == panel.sentence


def test_the_other_figures_are_kept_whole(published):
    chapter = scsi.load_published()
    assert np.array_equal(chapter.sizes["n"].dropna(), published.sizes["n"].dropna())
    assert chapter.percent(2022).value == 51.3
