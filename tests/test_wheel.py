"""The wheel holds data, notebooks and fonts, and works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """Build the wheel and unpack it as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_what_the_package_needs_is_inside(unpacked):
    for kind in ("data", "notebooks"):
        kept = {path.name for path in (ROOT / kind).iterdir() if path.suffix in {".csv", ".ipynb"}}
        assert kept
        assert kept <= {path.name for path in (unpacked / "scsi" / kind).iterdir()}
    assert (unpacked / "scsi" / "data" / "datapackage.json").is_file()
    assert (unpacked / "scsi" / "py.typed").is_file()
    assert (unpacked / "scsi" / "showing" / "fonts" / "OFL.txt").is_file()
    tops = {path.name for path in unpacked.iterdir()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"scsi"}


def test_it_works_from_another_folder(unpacked, tmp_path):
    code = (
        "import scsi; from scsi.evidence.sources import notebook_names;"
        "print(scsi.__file__); print(len(scsi.load_published().cities), notebook_names()[0])"
    )
    environment = os.environ | {"PYTHONPATH": str(unpacked)}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    where, told = run.stdout.splitlines()
    assert where.startswith(str(unpacked))
    assert told == "31 0-article"


def test_every_file_of_the_package_is_inside(unpacked):
    tracked = {
        path.relative_to(ROOT) for path in (ROOT / "scsi").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }  # fmt: skip
    assert tracked <= {path.relative_to(unpacked) for path in unpacked.rglob("*")}


def test_its_commands_work_from_another_folder(unpacked, tmp_path):
    code = (
        "from scsi.__main__ import main\n"
        "for line in ('new-survey', 'check my-survey/projects.csv', 'report --list'):\n"
        "    assert main(line.split()) == 0\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Nothing stands in the way." in run.stdout
    assert "size_before" in run.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"my-survey"}
