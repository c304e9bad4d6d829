"""Every comparison as one table: ``python -m tests.benchmarks [--quick] [--write FILE.md]``.

Every module of this folder that has `comparisons` is asked for its rows, and all are measured side
by side in one run, in some minutes; ``--quick`` asks for small sizes, to see that all of them run.
``--only runs grids`` asks some. A competitor that is not installed is named below the table.
"""

import argparse
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from inspect import signature
from itertools import chain
from os import cpu_count
from pathlib import Path
from pkgutil import iter_modules

from .harness import Comparison, report

QUICK = {
    "runs": {"cities": 2, "notebooks": 1},
    "counts": {"rows": 10**5},
    "clusters": {"rows": 10**4},
    "text": {"rows": 10**4},
    "tests": {"table": (16, 40, 22, 40), "missed": (9, 30, 15, 40), "smaller": (12, 30, 18, 30)},
    "intervals": {"sizes": (50,)},
    "grids": {"steps": 20, "part": 2},
}
INTRODUCTION = """\
# Beside other packages

Every comparison of `make bench`, in one run on one machine: medians in seconds, of the processor
where neither side leaves its process or R took the time itself, of the clock elsewhere. A ratio is
their time to ours, and beside it the least that was aimed at; where nobody else does the work, the
most seconds. Where a competitor did a part of the work its time is scaled, and the row says so.
"""
PACKAGES = ("numpy", "pandas", "scipy", "statsmodels", "duckdb", "papermill", "ipykernel")


def names() -> list[str]:
    """Return the modules that have comparisons."""
    here = [each.name for each in iter_modules([str(Path(__file__).parent)])]
    return [
        name
        for name in here
        if name != "__main__" and hasattr(import_module(f"{__package__}.{name}"), "comparisons")
    ]


def rows_of(name: str, folder: str, quick: bool) -> Iterator[Comparison]:
    """Yield the comparisons of a module, prepared only when it is its turn."""
    function = import_module(f"{__package__}.{name}").comparisons
    settings = {"folder": folder} if "folder" in signature(function).parameters else {}
    yield from function(**settings, **(QUICK.get(name, {}) if quick else {}))


def missing() -> list[str]:
    """Return the competitors that are not installed."""
    found = {
        "R's survey": in_r("survey"),
        "R's exact2x2": in_r("exact2x2"),
        "diff-binom-confint": find_spec("diff_binom_confint") is not None,
    }
    return [name for name, there in found.items() if not there]


def in_r(package: str) -> bool:
    """Whether R and one of its packages are installed."""
    if shutil.which("Rscript") is None:
        return False
    code = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    return subprocess.run(["Rscript", "-e", code], capture_output=True).returncode == 0


def versions_in_r() -> list[str]:
    """Return the versions of R and its package survey, where they are there."""
    if not in_r("survey"):
        return []
    code = "cat(paste('R', getRversion()), paste('survey', packageVersion('survey')), sep = '\\n')"
    told = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True)
    return told.stdout.splitlines()


def setting() -> str:
    """Return machine and versions, in two lines."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = models[0].partition(": ")[2] if models else cpu
    versions = ", ".join([*(f"{name} {version(name)}" for name in PACKAGES), *versions_in_r()])
    return (
        f"{cpu}, {cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n"
        f"{versions}."
    )


def main() -> None:
    """Measure, print and, where asked for, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that all run")
    parser.add_argument("--only", nargs="+", choices=names(), metavar="MODULE", help="some modules")
    parser.add_argument("--write", type=Path, metavar="FILE.md", help="keep table and setting")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
        chosen = options.only or names()
        lines = report(chain.from_iterable(rows_of(n, folder, options.quick) for n in chosen))
    absent = f"Not installed, and left out: {', '.join(missing()) or 'none'}."
    print("", setting(), absent, sep="\n")
    if options.write:
        page = [INTRODUCTION, *lines, "", setting(), absent, ""]
        options.write.write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
