"""environment.yml, pyproject.toml and the lock say the same."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements():
    """Return every requirement of pyproject.toml, extras included."""
    extras = PROJECT["optional-dependencies"].values()
    return {*PROJECT["dependencies"], *(item for extra in extras for item in extra)}


CONDA_NAMES = {
    "pypandoc-binary": ("pypandoc", "pandoc"),  # PyPI's brings pandoc, conda-forge has it beside
    "playwright": ("playwright-python",),
    "typst": ("typst-py",),
}


def on_conda(requirement):
    """Return what conda-forge calls a requirement, with its least version; pandoc 3 serves."""
    name, bound = re.fullmatch(r"([\w-]+)(.*)", requirement).groups()
    names = CONDA_NAMES.get(name, (name,))
    return {f"{each}{'>=3.1' if each == 'pandoc' else bound}" for each in names}


def test_conda_gets_what_pip_gets():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    listed = {item for item in conda if isinstance(item, str)}
    (pip,) = (item["pip"] for item in conda if isinstance(item, dict))
    listed |= {item for item in pip if item[0] != "-"}
    wanted = {name for each in requirements() for name in on_conda(each)}
    assert listed == wanted | {f"python{PROJECT['requires-python']}", "pip"}


def test_the_lock_holds_every_requirement_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock, flags=re.MULTILINE))
    assert {re.split(r"[>=<]", item)[0] for item in requirements()} <= set(pinned)
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?://|index-url|find-links", lock)


def test_versions_agree():
    import scsi

    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert scsi.__version__ == PROJECT["version"] == cited["version"]
