"""Every stored R value is what its script writes today."""

import shutil
import subprocess
from pathlib import Path

import pytest

ORACLES = Path(__file__).parent / "oracles"
SCRIPTS = sorted(ORACLES.glob("*.R"))


@pytest.mark.r
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_the_script_writes_what_is_stored(script, tmp_path):
    place = tmp_path / "tests" / "oracles"
    shutil.copytree(ORACLES, place)
    shutil.copytree(ORACLES.parents[1] / "data", tmp_path / "data")
    (place / f"{script.stem}.csv").unlink()
    subprocess.run(["Rscript", "--vanilla", script.name], cwd=place, check=True, timeout=300)
    stored = script.with_suffix(".csv").read_text(encoding="utf-8")
    assert (place / f"{script.stem}.csv").read_text(encoding="utf-8") == stored


def test_every_stored_table_has_its_script():
    assert {file.stem for file in ORACLES.glob("*.csv")} == {script.stem for script in SCRIPTS}
    assert SCRIPTS
