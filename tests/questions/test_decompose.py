"""`scsi.decompose`: parts that add up, against sums over the rows."""

import numpy as np
import pandas as pd
import pytest

import scsi
from scsi.inference.clusters import CityCounts, cr2_test


@pytest.mark.parametrize("by", ["city", "sector", "layer", "region", "country"])
@pytest.mark.parametrize("weight", ["items", "money"])
def test_parts_add_up(by, weight):
    split = scsi.decompose(scsi.example_survey(), 2019, 2022, by=by, weight=weight, draws=199)
    assert sum(part.estimate for part in split.parts) == pytest.approx(split.estimate, abs=1e-12)
    for part in split.parts:
        assert part.interval.low <= part.interval.high
    if by != "city":
        assert sum(g.composition + g.within for g in split.groups) == pytest.approx(split.estimate)


def test_two_terms_are_kitagawas():
    rows = scsi.example_survey().to_frame()
    public = (rows["funding"] == "public").groupby([rows["wave"], rows["sector"]]).mean()
    part = rows.groupby(["wave", "sector"]).size() / rows.groupby("wave").size()
    composition = ((part[2022] - part[2019]) * (public[2022] + public[2019]) / 2).sum()
    split = scsi.decompose(scsi.example_survey(), by="sector", draws=99 + 100)
    assert split.parts[0].estimate == pytest.approx(composition)
    assert split.thin == ()
    assert split.hinge is None


def table(rows):
    """Return a survey of rows (city, wave, funding, sector)."""
    frame = pd.DataFrame(rows, columns=["city", "wave", "funding", "sector"])
    return scsi.read_survey(frame.assign(project_id=range(len(frame))))


def test_a_thin_cell_is_named_and_its_hinge_told():
    rows = [(c, 2019, f, "roads") for c in "ABCDE" for f in ("public",) * 4 + ("private",) * 4]
    rows += [("A", 2019, "private", "labs")]
    rows += [(c, 2022, f, "roads") for c in "ABCDE" for f in ("public",) * 4 + ("private",) * 4]
    rows += [(c, 2022, "public", "labs") for c in "ABCDE" for _ in range(8)]
    split = scsi.decompose(table(rows), by="sector", draws=199)
    assert [(cell.group, cell.wave, cell.rows) for cell in split.thin] == [("labs", "before", 1)]
    assert split.hinge.other_rows == 40
    assert (split.hinge.before, split.hinge.after) == (0.5, 0.5)
    said = split.summary().replace("\u00a0", " ")
    assert "depends on a single project: labs has 1 row in 2019 and 40 in 2022" in said
    assert "Without labs the share is 50.0 % in 2019 against 50.0 %" in said
    assert "프로젝트 하나에 달려 있다" in split.summary("ko")


def test_rows_that_name_no_sector_are_a_group_and_rows_without_a_city_are_resampled():
    rows = [(c, w, f, s) for c in "ABCDE" for w in (2019, 2022) for f in ("public", "private")
            for s in ("roads", None)]  # fmt: skip
    rows += [(None, 2022, "public", "roads")] * 3
    split = scsi.decompose(table(rows), by="sector", draws=199)
    assert [group.name for group in split.groups] == ["roads", ""]
    assert split.came == 3
    assert split.parts[0].interval is not None
    found = scsi.compare_waves(table(rows), draws=199)
    assert found.table(name="groups").frame.iloc[:, 0].tolist() == ["roads", "(empty)"]


def test_exploratory_tests_are_corrected():
    split = scsi.decompose(scsi.example_survey(), by="sector", draws=199)
    own = np.array([group.pvalue for group in split.groups])
    order = np.sort(own)
    steps = order * len(own) / np.arange(1, len(own) + 1)
    expected = np.minimum.accumulate(steps[::-1])[::-1]
    assert np.sort([group.adjusted for group in split.groups]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "sectors"}, "by must be one of city, sector, layer"),
        ({"weight": "cities"}, "use weight='items'"),
        ({"before": 1999, "after": 2022}, "no wave 1999"),
    ],
)
def test_wrong_questions_say_what_to_ask(options, message):
    with pytest.raises(ValueError, match=message):
        scsi.decompose(scsi.example_survey(), **options)


def test_it_shows_itself():
    split = scsi.decompose(scsi.example_survey(), draws=199)
    assert split.to_frame()["key"].tolist() == ["within", "between", "cross", "entry", "exit"]
    assert "entry" not in split.table("ko").frame.to_string()
    assert split.sentence().findings == (split,)
    data, _ = split._repr_mimebundle_()
    assert "<table" in data["text/html"]
    assert "Simulated data" in data["text/html"]


def test_each_sector_has_the_p_of_its_own_rows():
    """As CR2 on the counts by city of that sector alone, taken from the rows by pandas."""
    rows = scsi.example_survey().to_frame().dropna(subset=["city", "funding", "sector"])
    by_t = {"reference": "satterthwaite", "draws": 199}
    split = scsi.compare_waves(scsi.read_survey(rows), 2019, 2022, **by_t).by_group
    for group in split.groups:
        own = rows[rows["sector"] == group.name]
        counts = own.assign(own=own["funding"] == "public").pivot_table(
            index="city", columns="wave", values="own", aggfunc=["sum", "count"], fill_value=0
        )
        data = CityCounts(
            cities=tuple(counts.index),
            count_before=counts["sum", 2019], total_before=counts["count", 2019],
            count_after=counts["sum", 2022], total_after=counts["count", 2022],
        )  # fmt: skip
        assert group.pvalue == pytest.approx(cr2_test(data).pvalue, rel=1e-9)
    assert len({round(group.pvalue, 9) for group in split.groups}) == len(split.groups)
