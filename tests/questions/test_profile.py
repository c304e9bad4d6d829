"""One city's profile: its rows, its limits, and silence where nothing is printed."""

import pandas as pd
import pytest

import scsi

PUBLISHED = scsi.load_published()
SILENT = {
    *("brussels", "chicago", "dubai", "incheon", "lisbon"),
    *("madrid", "new-york", "osaka", "paris", "tokyo"),
}


def test_the_cities_that_the_chapter_does_not_name_are_silent_and_say_so():
    unnamed = PUBLISHED.cities.loc[PUBLISHED.cities["printed_ko"].isna(), "id"]
    assert set(unnamed) == SILENT
    for city in PUBLISHED.cities["id"]:
        profile = scsi.published.profile(city)
        assert profile.silent == (city in SILENT)
        said = profile.sentence().markdown
        assert ("publishes nothing" in said) == profile.silent
        assert ("나온 것이 없다" in profile.sentence("ko").markdown) == profile.silent


def test_a_profile_has_its_rows_and_their_ids():
    berlin = scsi.published.profile("berlin")
    assert berlin.data == (
        "cities.csv#berlin",
        "published_shares.csv#berlin-2022-private",
        "sector_shares.csv#berlin-environment-energy-private",
        "leading_services.csv#berlin-culture",
        "leading_services.csv#berlin-environment-energy",
        "partnerships.csv#berlin-network",
        "public_money.csv#berlin-state",
        "public_money.csv#berlin-federal",
    )
    assert [round(100 * share, 1) for share in berlin.regions["a"].high] == [22.5, 78.5, 22.5]


def test_a_table_without_rows_says_why():
    table = scsi.published.profile("tokyo").table(name="money")
    assert repr(table) == "The chapter names no funding from above for Tokyo."
    assert table._repr_html_() == f"<p>{table!r}</p>"


def test_tables_of_sectors_and_services_are_those_of_the_city():
    profile = scsi.published.profile("brisbane")
    assert profile.table(name="sectors").frame.iloc[0, 1] == "35"
    assert len(profile.table(name="services").frame) == 3
    shares = profile.table().frame
    assert shares.iloc[:, 0].tolist() == ["a", "b", "c"]
    assert profile.table(name="partnerships").frame.empty
    assert isinstance(profile.to_frame(), pd.DataFrame)


def test_an_unknown_city_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'seoul'"):
        scsi.published.profile("seol")
