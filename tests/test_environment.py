"""environment.yml, pyproject.toml and the lock say the same."""

import ast
import re
import subprocess
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


def handed_to_pip(conda):
    """Return the lines that conda writes into a requirements file for pip."""
    (pip,) = (item["pip"] for item in conda if isinstance(item, dict))
    return pip


def read_by_pip(path):
    """Return what pip's own parser makes of a requirements file; it fails as pip does."""
    program = """
import sys
from pip._internal.network.session import PipSession
from pip._internal.req import parse_requirements
from pip._internal.req.constructors import install_req_from_parsed_requirement as install
for line in parse_requirements(sys.argv[1], session=PipSession()):
    print(install(line).req)
"""
    return subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=False
    )


def test_pip_reads_the_file_that_conda_writes(tmp_path):
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    written = tmp_path / "condaenv.requirements.txt"
    written.write_text("\n".join(handed_to_pip(conda)), encoding="utf-8")
    read = read_by_pip(written)
    assert (read.returncode, read.stdout.split()) == (0, handed_to_pip(conda)), read.stderr
    written.write_text("--no-deps --no-build-isolation --editable .\n", encoding="utf-8")
    assert "--no-deps" in read_by_pip(written).stderr


def test_the_three_ways_to_install_by_conda_agree():
    line = "pip install --no-deps --no-build-isolation --editable ."
    for name in ("environment.yml", "binder/postBuild", "docs/start.md"):
        assert line in (ROOT / name).read_text(encoding="utf-8"), name
    assert (ROOT / "binder" / "environment.yml").samefile(ROOT / "environment.yml")


def test_the_workflow_runs_every_python_that_is_declared():
    flow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    minor = "Programming Language :: Python :: 3."
    declared = [each[-4:] for each in PROJECT["classifiers"] if each.startswith(minor)]
    assert set(declared) <= set(flow["jobs"]["test"]["strategy"]["matrix"]["python"])


def test_conda_gets_what_pip_gets():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    listed = {item for item in conda if isinstance(item, str)}
    listed |= set(handed_to_pip(conda))
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
