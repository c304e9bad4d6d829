"""Data and notebooks are found from anywhere, and a changed file is noticed."""

import json

import pytest

from scsi.evidence import sources
from scsi.vocabulary import DataError


def test_every_described_file_is_there_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for described in sources.datapackage()["resources"]:
        assert sources.data_path(described["path"]).is_file(), described["path"]


def test_a_wheel_holds_data_and_notebooks_inside_the_package(tmp_path, monkeypatch):
    for kind in ("data", "notebooks"):
        (tmp_path / "scsi" / kind).mkdir(parents=True)
    (tmp_path / "scsi" / "notebooks" / "1-first.ipynb").touch()
    monkeypatch.setattr(sources, "_PACKAGE", tmp_path / "scsi")
    assert sources.data_path("a.csv") == tmp_path / "scsi" / "data" / "a.csv"
    assert sources.notebook_path("1-first") == tmp_path / "scsi" / "notebooks" / "1-first.ipynb"


def test_notebooks_are_named_sorted_and_an_unknown_one_lists_them(tmp_path, monkeypatch):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("2-second.ipynb", "1-first.ipynb", "notes.md"):
        (folder / name).touch()
    monkeypatch.setattr(sources, "_PACKAGE", tmp_path / "scsi")
    assert sources.notebook_names() == ["1-first", "2-second"]
    assert sources.notebook_path("1-first.ipynb") == folder / "1-first.ipynb"
    with pytest.raises(FileNotFoundError, match="no notebook '3-third'; there are 1-first, 2-sec"):
        sources.notebook_path("3-third")


def test_the_checksum_is_sha256(tmp_path):
    path = tmp_path / "abc.txt"
    path.write_bytes(b"abc")
    # FIPS 180-4 example: SHA-256 of the three letters abc.
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sources.checksum(path) == f"sha256:{digest}"


def test_a_changed_file_is_named_with_both_checksums(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"abc")
    fault = sources.checksum_fault({"path": "a.csv", "hash": "sha256:00"}, tmp_path)
    assert fault.startswith("a.csv: found sha256:ba7816bf")
    assert fault.endswith("allowed: sha256:00 (datapackage.json)")
    assert "no file" in sources.checksum_fault({"path": "b.csv", "hash": "sha256:00"}, tmp_path)


def test_an_unchanged_file_has_no_fault():
    assert sources.checksum_fault(sources.resource("cities.csv")) is None


def test_an_unknown_resource_lists_the_known():
    with pytest.raises(DataError, match=r"no resource 'towns'; allowed: .*cities"):
        sources.resource("towns")


def test_a_folder_without_a_data_package_or_with_a_broken_one_is_refused(tmp_path):
    with pytest.raises(DataError, match="found no file"):
        sources.datapackage(tmp_path)
    (tmp_path / "datapackage.json").write_text('{"name":\n oops}', encoding="utf-8")
    with pytest.raises(DataError, match=r"datapackage.json, line 2: found .*; allowed: JSON"):
        sources.datapackage(tmp_path)


def test_the_licence_is_that_of_the_data_package():
    held = json.loads(sources.data_path("datapackage.json").read_text("utf-8"))["licenses"]
    assert sources.licence() == f"{held[0]['title']}, {held[0]['path']}"
    assert [one["name"] for one in held] == ["CC-BY-4.0"]
