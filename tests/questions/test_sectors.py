"""Services and sectors: counts of what is named, and what three cities can show."""

import numpy as np
import pytest

import scsi


def test_every_named_service_is_counted_once():
    services = scsi.published.services()
    assert services.counts.to_numpy().sum() == len(scsi.load_published().services)
    assert services.counts.sum().to_dict() == {
        "public": 18,
        "private": 13,
        "ppp": 2,
        "not-said": 3,
    }


def test_three_cities_have_both_shares_and_there_is_no_coefficient():
    found = scsi.published.sector_and_money()
    assert found.rows["city"].tolist() == ["brisbane", "los-angeles", "santiago"]
    assert found.rows["category"].tolist() == ["private", "ppp", "ppp"]
    assert not {"pvalue", "interval", "correlation", "slope"} & set(dir(found))
    assert "berlin" not in found.rows["city"].tolist()
    with pytest.raises(ValueError, match="sector must be one that is printed beside money"):
        scsi.published.sector_and_money("environment-energy")


def test_what_the_margins_allow_by_brute_force():
    # every table of 200 items whose margins print as Los Angeles's do
    row = scsi.published.sector_and_money().rows.set_index("city").loc["los-angeles"]
    parts = []
    for transport in range(200):
        for joint in range(200):
            if 56.45 <= transport / 2 <= 56.55 and 66.5 <= joint / 2 <= 67.5:
                both = np.arange(max(0, transport + joint - 200), min(transport, joint) + 1)
                parts += (both / transport).tolist()
    assert row["least"] <= min(parts) <= row["least"] + 0.01
    assert max(parts) == row["most"] == 1


def test_a_margin_that_is_small_enough_bounds_from_above():
    row = scsi.published.sector_and_money().rows.set_index("city").loc["santiago"]
    assert row["least"] == 0
    assert row["most"] == pytest.approx(0.325 / 0.375)
