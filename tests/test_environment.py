"""environment.yml, pyproject.toml and the lock say the same."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
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
    "jupyter-client": ("jupyter_client",),
    "jupyter-core": ("jupyter_core",),
}
ASKED_FOR = {"distributed", "pyarrow"}
"""Imported only where a user has them: a cluster, a Feather file."""


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


def imported():
    """Return the packages that `scsi` imports, wherever it does so."""
    names = set()
    for path in (ROOT / "scsi").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"scsi"} - ASKED_FOR


def test_every_import_is_declared():
    declared = {re.split(r"[>=<]", item)[0] for item in requirements()}
    homes = packages_distributions()
    for name in imported():
        found = {re.sub(r"[-_.]+", "-", each).lower() for each in homes[name]}
        assert found & declared, f"{name} comes from {', '.join(found)}"


def test_versions_agree():
    import scsi

    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert scsi.__version__ == PROJECT["version"] == cited["version"]
