"""The page for R users: its numbers are those of the R script, and ours are the same."""

import csv
import re
from pathlib import Path

import pytest

import scsi
from scsi.inference.clusters import CityCounts, cr2_test

ROOT = Path(__file__).parents[1]
with (ROOT / "tests/oracles/r_users.csv").open(encoding="utf-8") as file:
    R = {row["quantity"]: float(row["value"]) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def survey():
    return scsi.example_survey()


def test_cr2_is_what_clubsandwich_gives(survey):
    rows = survey.to_frame()
    named = rows["city"].fillna(rows["project_id"])
    counted = rows.assign(city=named, public=rows["funding"] == "public").groupby(["city", "wave"])
    table = counted["public"].agg(["sum", "count"]).unstack(fill_value=0)
    test = cr2_test(
        CityCounts(
            cities=tuple(table.index),
            count_before=table["sum", 2019],
            total_before=table["count", 2019],
            count_after=table["sum", 2022],
            total_after=table["count", 2022],
        )
    )
    assert test.estimate == pytest.approx(R["shift"], rel=1e-9)
    assert test.standard_error == pytest.approx(R["cr2_se"], rel=1e-9)
    assert test.degrees == pytest.approx(R["cr2_df"], rel=1e-9)
    assert test.pvalue == pytest.approx(R["cr2_p"], rel=1e-9)
    assert test.interval.low == pytest.approx(R["cr2_low"], rel=1e-9)
    assert test.interval.high == pytest.approx(R["cr2_high"], rel=1e-9)


def test_rao_scott_is_what_survey_gives(survey):
    found = scsi.compare_waves(survey, draws=99)
    assert found.all_categories.pvalue == pytest.approx(R["rao_scott_p"], rel=1e-9)


def test_the_page_prints_the_numbers_of_the_script():
    page = (ROOT / "docs" / "r-users.md").read_text(encoding="utf-8")
    numbers = {
        float(each.replace("−", "-")) for each in re.findall(r"−?\d\.\d{6,7}\b|16\.\d{5}", page)
    }
    assert {round(value, 7 if name != "cr2_df" else 5) for name, value in R.items()} == numbers
