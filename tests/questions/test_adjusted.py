"""The shift at a common composition: what is said first, on what it depends, by hand."""

import itertools

import pandas as pd
import pytest
from opencoesione import projects

import scsi
from scsi.questions.survey.cells import survey_cells


def survey_of(counts, name="rows"):
    """Return a survey from {(city, wave, sector): (public, other)}."""
    number = itertools.count(1)
    rows = [
        {"project_id": next(number), "city": city, "wave": wave, "sector": sector,
         "funding": funding}
        for (city, wave, sector), pair in counts.items()
        for funding, times in zip(("public", "private"), pair, strict=True)
        for _ in range(times)
    ]  # fmt: skip
    return scsi.read_survey(pd.DataFrame(rows))


@pytest.fixture(scope="module")
def opencoesione():
    columns = {"year": "wave", "funding_source": "funding"}
    return scsi.read_survey(pd.DataFrame(projects()), columns, {"mixed": "ppp"})


def test_one_project_is_named_on_which_the_adjusted_shift_depends(opencoesione):
    found = scsi.surveys.adjusted(opencoesione, 2019, 2022, "ppp", "sector")
    assert found.method == "logistic-standardised"
    cell = found.cells[int(found.hinge.group)]
    assert (cell.names, cell.totals) == (("research_innovation",), (1.0, 77.0))
    # 76 of 77 against a share in the exact interval of 0 of 1, 0 to 39/40
    parts = (1 / 97, 77 / 320)
    known = [each for each in found.cells if each.weight is not None]
    whole = [sum(each.totals[i] for each in known) for i in (0, 1)]
    weight = (1 / whole[0] + 77 / whole[1]) / 2
    assert cell.parts == pytest.approx(parts)
    assert cell.weight == pytest.approx(weight)
    assert found.hinge.within.width == pytest.approx(weight * 0.975)
    assert found.direct.shift.estimate == pytest.approx(found.hinge.within.high)
    text = found.summary()
    assert text.startswith("Some groups are in one wave only")
    assert "depends on a single project: research_innovation had only one in 2019" in text


def test_cells_of_one_wave_are_left_out_and_their_parts_said():
    found = scsi.surveys.adjusted(survey_of({
        **{(f"c{i}", 1, "a"): (4 + i % 3, 8) for i in range(8)},
        **{(f"c{i}", 2, "a"): (6 + i % 2, 7) for i in range(8)},
        ("c1", 2, "b"): (5, 5), ("c2", 1, "c"): (0, 4),
    }), adjust="sector")  # fmt: skip
    public = sum(4 + i % 3 for i in range(8)), sum(6 + i % 2 for i in range(8))
    totals = public[0] + 64, public[1] + 56
    assert found.estimate == pytest.approx(public[1] / totals[1] - public[0] / totals[0])
    assert found.outside == pytest.approx((4 / (totals[0] + 4), 10 / (totals[1] + 10)))
    assert [cell.weight for cell in found.cells] == [1.0, None, None]
    assert found.method == "cr2-standardised"
    assert "(b, c): " in found.summary()


def test_the_weights_are_those_that_were_asked_for():
    counts = {}
    for i in range(6):
        counts[f"c{i}", 1, "a"], counts[f"c{i}", 1, "b"] = (6, 4), (1, 9)
        counts[f"c{i}", 2, "a"], counts[f"c{i}", 2, "b"] = (3, 2), (3, 12)
    survey = survey_of(counts)
    shift = {"a": 0.0, "b": 0.2 - 0.1}
    for target, part in {
        "before": 1 / 2,
        "after": 3 / 4,
        "average": 5 / 8,
        "pooled": 5 / 8,
    }.items():
        found = scsi.surveys.adjusted(survey, adjust="sector", target=target)
        assert found.direct.shift.estimate == pytest.approx(part * shift["b"])
    assert scsi.surveys.adjusted(
        survey, adjust="sector", weight="cities"
    ).direct.shift.estimate == (pytest.approx(5 / 8 * shift["b"]))


def test_a_comparison_can_hold_the_composition():
    survey = scsi.example_survey()
    comparison = scsi.compare_waves(survey, adjust=["sector", "layer"], draws=99)
    alone = scsi.surveys.adjusted(survey, adjust=["sector", "layer"])
    assert comparison.adjusted.estimate == alone.estimate
    assert "Adjusted for sector and layer" in comparison.summary()
    assert len(alone.factors) == 2
    assert sum(each.effect.estimate for each in alone.factors) == pytest.approx(
        alone.composition.estimate
    )


def test_rows_without_a_city_are_clusters_of_their_own():
    table = pd.DataFrame({
        "project_id": range(6), "city": ["x", "x", None, None, None, "y"],
        "wave": [1, 2, 1, 1, 2, 2], "funding": ["public", "private"] * 3,
        "sector": ["a"] * 6, "region": ["r", "r", None, None, None, None],
    })  # fmt: skip
    survey = scsi.read_survey(table)
    cells = survey_cells(survey, (1, 2), "public", ["sector"])
    assert cells.clusters == ("x", "y", "\0", "\0", "\0")
    assert cells.times.sum() == 5
    above = survey_cells(survey, (1, 2), "public", higher="region")
    assert above.clusters == ("r", "y", "\0", "\0", "\0")
    mapped = survey_cells(survey, (1, 2), "public", higher={"x": "north", "y": "north"})
    assert mapped.clusters == ("north", "\0", "\0", "\0")
    assert mapped.total[0, :, 0].tolist() == [1.0, 2.0]


def test_without_groups_there_is_nothing_to_hold():
    table = pd.DataFrame({"project_id": range(4), "city": list("abab"), "wave": [1, 1, 2, 2],
                          "funding": ["public", "private"] * 2})  # fmt: skip
    found = scsi.surveys.adjusted(scsi.read_survey(table))
    assert (found.reason, found.direct, found.cells) == ("no-groups", None, ())
    for lang in ("en", "ko"):
        assert found.summary(lang)
        assert len(found.table(lang).frame) == 1
        assert found.plot(lang).png()
        assert len(found.table(lang, "cells").frame) == 1
    with pytest.raises(ValueError, match="has none of sector"):
        scsi.surveys.adjusted(scsi.read_survey(table), adjust="sector")


@pytest.mark.parametrize(
    ("adjust", "message"), [("sectr", "did you mean 'sector'"), (["sector"] * 2, "once")]
)
def test_columns_that_are_none_are_refused(adjust, message):
    with pytest.raises(ValueError, match=message):
        scsi.surveys.adjusted(scsi.example_survey(), adjust=adjust)


def test_every_form_in_both_languages():
    found = scsi.surveys.adjusted(scsi.example_survey(), adjust=["sector", "layer"])
    for lang in ("en", "ko"):
        assert found.sentence(lang).findings == (found,)
        assert len(found.table(lang).frame) == 6
        drawn = found.plot(lang)
        assert len(drawn.data) == 6
    frame = found.to_frame()
    assert frame["estimate"][0] == found.estimate
    assert "Simulated data" in repr(found)
