"""The chapter's figures load as printed, and an edited folder is told everything at once."""

import dataclasses
import shutil

import pandas as pd
import pytest

from scsi.evidence import sources
from scsi.evidence.published import PrintedPercent, load_published
from scsi.vocabulary import Category, DataError, Layer


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the data that a test may spoil."""
    return shutil.copytree(sources.data_path(), tmp_path / "data")


def edit(folder, name, old, new):
    """Replace text that stands once in a file."""
    path = folder / name
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_bytes(text.replace(old, new).encode())


def faults(folder):
    """Return the faults that loading reports, changed checksums aside."""
    with pytest.raises(DataError) as caught:
        load_published(folder)
    return [line for line in caught.value.faults if "found sha256:" not in line]


# The percentages of chapter 07, read off the page.
PRINTED = {
    (2022, "all", "public"): 51.3,
    (2022, "all", "private"): 36.6,
    (2022, "all", "ppp"): 12.1,
    (2019, "all", "public"): 41,
    (2019, "all", "private+ppp"): 59,
    (2022, "seoul", "public"): 90,
    (2022, "moscow", "public"): 79,
    (2022, "shanghai", "public"): 70,
    (2022, "singapore", "public"): 64,
    (2022, "brisbane", "private"): 80,
    (2022, "berlin", "private"): 78,
    (2022, "sydney", "private"): 63,
    (2022, "los-angeles", "ppp"): 67,
    (2022, "santiago", "ppp"): 32,
}


def test_every_printed_percentage_is_held_and_no_other():
    shares = load_published().shares
    held = shares.set_index(["wave", "place", "category"])["percent"].to_dict()
    assert held == PRINTED


def test_a_percentage_is_looked_up_with_its_row():
    published = load_published()
    assert published.percent(2022, "all", "ppp") == PrintedPercent(
        id="published_shares.csv#all-2022-ppp", value=12.1, decimals=1
    )
    with pytest.raises(ValueError, match="did you mean '2019-all-private\\+ppp'"):
        published.percent(2019, "all", "private")


def test_a_size_is_looked_up_and_an_unknown_one_is_none():
    published = load_published()
    assert published.size("cities-2022").n == 31
    assert published.size("items-2019").n is None
    assert published.size("items-2019").basis == "unknown"
    with pytest.raises(ValueError, match="did you mean 'items-2022'"):
        published.size("item-2022")


def test_the_bases_are_sums_of_what_was_counted():
    published = load_published()
    app, infrastructure, projects, innovative = (
        published.size(f"{name}-2022").n
        for name in ("app-web", "infrastructure", "projects", "innovative-projects")
    )
    assert [base.n for base in published.bases()] == [
        app + infrastructure + projects,
        infrastructure + projects,
        infrastructure + innovative,
    ]


def test_types_follow_the_data_package():
    published = load_published()
    assert str(published.shares["category"].dtype) == "category"
    assert str(published.shares["percent"].dtype) == "float64"
    assert str(published.sizes["n"].dtype) == "Int64"
    assert str(published.sizes["approximate"].dtype) == "bool"
    assert str(published.cities["name_ko"].dtype) == "str"


def test_categories_and_layers_are_the_words_of_the_package():
    published = load_published()
    categories = set(published.shares["category"].cat.categories)
    assert categories == {*Category, "private+ppp"}
    layers = set(published.services["layer"].cat.categories)
    assert layers == {*Layer, "infrastructure+project"}


def test_the_cities_are_31_with_ten_in_asia_and_six_known_for_2019():
    cities = load_published().cities
    assert len(cities) == 31
    assert (cities["region"] == "asia").sum() == 10
    known = cities.loc[cities["in_2019"] == "yes", "name_en"].tolist()
    assert known == ["Amsterdam", "Busan", "Dubai", "New York", "Singapore", "Vienna"]
    assert cities.set_index("id").loc["shenzhen", ["name_ko", "printed_ko"]].tolist() == [
        "선전",
        "신천",
    ]


def test_no_verdict_stands_in_the_claims():
    claims = load_published().claims
    assert list(claims.columns) == [
        "id",
        "place",
        "kind",
        "text_en",
        "text_ko",
        "figures",
        "check",
        "source",
        "paragraph",
        "sentence",
    ]
    assert set(claims["kind"]) == {"figure", "comparison", "trend", "cause", "advice"}


def test_what_a_user_changes_reaches_no_one_else():
    mine = load_published()
    mine.shares.loc[0, "percent"] = 99.0
    assert load_published().percent(2022).value == 51.3
    with pytest.raises(dataclasses.FrozenInstanceError):
        mine.shares = pd.DataFrame()


def test_it_shows_its_tables():
    assert "  shares: 14 rows\n" in repr(load_published())


def test_an_untouched_copy_loads(folder):
    assert load_published(folder).percent(2019).value == 41


def test_a_changed_checksum_alone_is_reported(folder):
    edit(
        folder,
        "cities.csv",
        "Australia,호주,oceania,Australia and New Zealand,yes,unknown,data365,\nbrussels",
        "Australia,호주,oceania,Australia and New Zealand,yes,unknown,data365,\n\nbrussels",
    )
    with pytest.raises(DataError) as caught:
        load_published(folder)
    (fault,) = caught.value.faults
    assert fault.startswith("cities.csv: found sha256:")
    assert fault.endswith(f"allowed: {sources.resource('cities')['hash']} (datapackage.json)")


def test_shares_that_pass_100_are_refused(folder):
    edit(folder, "published_shares.csv", "ppp,12.1,", "ppp,22.1,")
    assert faults(folder) == [
        "published_shares.csv, line 4, column percent: found 51.3 + 36.6 + 22.1 = 110; "
        "allowed: at most 100 for 2022 and all (and 0.15 for rounding)"
    ]


def test_everything_wrong_in_a_folder_is_told_at_once(folder):
    edit(folder, "published_shares.csv", "ppp,12.1,", "ppp,22.1,")
    edit(folder, "published_shares.csv", "seoul,public,90", "seoul,pubic,90")
    edit(folder, "published_shares.csv", "sydney,private,63", "sydney,private,many")
    edit(folder, "published_shares.csv", "moscow-2022-public", "seoul-2022-public")
    edit(folder, "sector_shares.csv", "brisbane,transport", "brisbane,trnsport")
    edit(folder, "cities.csv", "berlin,Berlin,베를린", "berlin,,베를린")
    edit(folder, "around.csv", "quantity,low", "quantity,lowest")
    edit(folder, "partnership_types.csv", "sentence\n", "sentence,more\n")
    (folder / "sector_names.csv").unlink()
    with pytest.raises(DataError) as caught:
        load_published(folder)
    told = "\n".join(caught.value.faults)
    for line in (
        "published_shares.csv: found sha256:",
        "published_shares.csv, line 4, column percent: found 51.3 + 36.6 + 22.1 = 110",
        "published_shares.csv, line 7, column category: found 'pubic'; "
        "allowed: public, private, ppp, private+ppp",
        "published_shares.csv, line 8, column id: found 'seoul-2022-public' again",
        "published_shares.csv, line 13, column percent: found 'many'; allowed: a number",
        "cities.csv, line 4, column name_en: found an empty cell; allowed: a value",
        "around.csv, line 1, column low: found no such column; allowed: the columns id, wave,",
        "around.csv, line 1, column lowest: found an extra column",
        "partnership_types.csv, line 2: found a row of 7; allowed: 8 cells, as the header",
        "sector_names.csv: found no file; allowed: the file",
    ):
        assert line in told


def test_a_broken_foreign_key_is_told(folder):
    edit(folder, "sector_shares.csv", "2022,brisbane,transport", "2022,brisbane,trnsport")
    assert faults(folder) == [
        "sector_shares.csv, line 2, column sector: found 'trnsport'; "
        "allowed: an id of sector_names.csv"
    ]


def test_what_there_is_counts_the_rows_of_each_table():
    published = load_published()
    for lang in ("en", "ko"):
        frame = published.table(lang).frame
        names, rows = frame.iloc[:, 0], frame.iloc[:, 2]
        for name, number in zip(names, rows, strict=True):
            assert number == f"{len(getattr(published, name)):,}"


def test_a_data_package_that_leaves_a_file_out_is_refused(folder):
    edit(folder, "datapackage.json", '"name": "around"', '"name": "elsewhere"')
    with pytest.raises(DataError, match="no resource around"):
        load_published(folder)
