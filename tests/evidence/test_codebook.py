"""The codebook is printed from the data package and is fresh."""

import json
import re
import shutil

import pytest

from scsi.evidence import sources
from scsi.evidence.codebook import codebook, refresh
from scsi.evidence.published import load_published
from scsi.vocabulary import DataError


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the data that a test may edit."""
    return shutil.copytree(sources.data_path(), tmp_path / "data")


def test_the_codebook_is_fresh():
    stored = sources.data_path("CODEBOOK.md").read_text(encoding="utf-8")
    assert stored == codebook(sources.datapackage()), "run python -m scsi.evidence.codebook"


def test_sizes_of_files_are_fresh():
    for described in sources.datapackage()["resources"]:
        size = sources.data_path(described["path"]).stat().st_size
        assert described["bytes"] == size, described["path"]


def test_every_column_of_every_file_is_described():
    for described in sources.datapackage()["resources"]:
        header = sources.data_path(described["path"]).read_text("utf-8").splitlines()[0]
        fields = described["schema"]["fields"]
        assert header.split(",") == [field["name"] for field in fields]
        for field in fields:
            assert field["description"].endswith("."), (described["name"], field["name"])


def test_a_bar_in_a_description_does_not_break_the_table():
    package = sources.datapackage()
    package["resources"][0]["schema"]["fields"][0]["description"] = "this | that."
    assert r"this \| that. |" in codebook(package)


def test_refreshing_takes_an_edit_over(folder):
    path = folder / "cities.csv"
    path.write_bytes(path.read_bytes().replace("대한민국".encode(), "한국".encode()))
    with pytest.raises(DataError, match=r"cities\.csv: found sha256:"):
        load_published(folder)
    refresh(folder)
    assert load_published(folder).cities["country_ko"].eq("한국").sum() == 3
    assert (folder / "CODEBOOK.md").read_text("utf-8") == codebook(sources.datapackage(folder))


def test_refreshing_untouched_data_changes_no_byte(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    refresh(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_refreshing_faulty_data_says_so(folder):
    path = folder / "published_shares.csv"
    path.write_bytes(path.read_bytes().replace(b"ppp,12.1", b"ppp,22.1"))
    with pytest.raises(DataError, match=r"found 51\.3 \+ 36\.6 \+ 22\.1"):
        refresh(folder)
    fresh = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert sources.checksum(path) in [one["hash"] for one in fresh["resources"]]


def test_the_korean_codebook_is_fresh_and_leaves_nothing_in_english():
    package = sources.datapackage()
    stored = sources.data_path("CODEBOOK.ko.md").read_text(encoding="utf-8")
    assert stored == codebook(package, "ko"), "run python -m scsi.evidence.codebook"
    said = set(stored.splitlines())
    for described in package["resources"]:
        assert described["description"] not in said, described["name"]
        for field in described["schema"]["fields"]:
            assert f"| {field['title']} |" not in stored, field["title"]
            assert f"| {field['description']} |" not in stored, field["description"]


def test_both_codebooks_describe_the_same_columns_in_the_same_order():
    columns = [
        re.findall(r"^\| (`\w+`) \|", codebook(sources.datapackage(), lang), flags=re.MULTILINE)
        for lang in ("en", "ko")
    ]
    assert columns[0] == columns[1]
    assert len(columns[0]) > 100
