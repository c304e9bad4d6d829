"""Notebooks and reports beside papermill: ``python -m tests.benchmarks.runs [--cities N]``.

Ours includes the start of the command, the pages and the files. papermill's command line runs the
same notebooks one after the other, its Python interface in two processes whose own start is not
counted; fewer of them (N of the 31 cities) stand for all. Seconds are the clock's.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from time import perf_counter

from scsi.evidence.published import load_published
from scsi.evidence.sources import notebook_path
from scsi.reports.commands.report import main_notebooks
from scsi.vocabulary import LANGUAGES

from .harness import Comparison, Timed, report

EMPTY = 12  # notebooks of which the mean time beyond their cells is taken


def command(*arguments):
    """Run a module of this Python as a command; return how long it took."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", *arguments], check=True, capture_output=True)
    return perf_counter() - start


def statement(code):
    """Run one statement in a new interpreter."""
    subprocess.run([sys.executable, "-c", code], check=True)
    return code


def batch(folder):
    """Make every profile in English; return how many."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        words = ["batch", "city", "--over", "cities", "--lang", "en", "--out", f"{out}/city"]
        took = command("scsi", *words)
        return Timed(took, sum(path.is_dir() for path in Path(out, "city").iterdir()))


def papermill_loop(notebooks, folder):
    """Run papermill's command line for each (notebook, parameters); return how many."""
    for path, parameters in notebooks:
        words = [word for name, value in parameters.items() for word in ("-p", name, value)]
        command("papermill", str(path), f"{folder}/out.ipynb", *words)
    return len(notebooks)


def papermill_here(path, city, folder):
    """Run one profile with papermill's Python interface."""
    import papermill

    out = f"{folder}/{city}.ipynb"
    papermill.execute_notebook(path, out, parameters={"city": city}, progress_bar=False)


def load_papermill(_):
    """Import what a process needs."""
    import papermill  # noqa: F401


def papermill_pool(cities, folder, tries=3):
    """Run profiles in two processes that have loaded papermill; anew if two kernels share a port.

    Nobody keeps a port that was found free until the kernel takes it, so now and then one waits in
    vain, or ends at once.
    """
    try:
        return _papermill_pool(cities, folder)
    except RuntimeError as error:
        if tries == 1 or not re.match("Kernel (didn't respond|died before)", str(error)):
            raise
        return papermill_pool(cities, folder, tries - 1)


def _papermill_pool(cities, folder):
    """`papermill_pool`, once."""
    path = str(notebook_path("city"))
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(load_papermill, range(8)))
        start = perf_counter()
        list(pool.map(papermill_here, *zip(*((path, c, folder) for c in cities), strict=True)))
        return Timed(perf_counter() - start, len(cities))


def beyond_cells(folder, notebooks=EMPTY):
    """Return the seconds that a notebook takes whose one cell does nothing, once all is loaded."""
    from nbformat import v4, write

    from scsi.reports.kernels.server import KernelServer
    from scsi.reports.run.execute import execute
    from scsi.reports.run.plan import Job

    path = Path(folder, "empty.ipynb")
    write(v4.new_notebook(cells=[v4.new_code_cell("pass")]), path)
    job = Job(notebook="empty", path=path, lang="en")
    server = KernelServer()
    try:
        execute(job, server=server)
        start = perf_counter()
        for _ in range(notebooks):
            execute(job, server=server)
        return Timed((perf_counter() - start) / notebooks, f"mean of {notebooks}")
    finally:
        server.close()


def whole_report(folder):
    """Write the default report; return the size of its page."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        command("scsi", "report", "--out", f"{out}/report")
        return Path(out, "report", "index.html").stat().st_size


def comparisons(folder, cities=31, notebooks=14):
    """Return the rows; papermill runs so many of the 31 cities and of the report's 14 notebooks."""
    every = sorted(load_published().cities["id"])
    some = every[:cities]
    profiles = [(notebook_path("city"), {"city": city}) for city in some]
    in_report = [(path, {"lang": lang}) for path in main_notebooks().values() for lang in LANGUAGES]
    chosen = in_report[:notebooks]
    share, made = len(some) / len(every), cache(batch)
    work = f"{len(every)} city profiles"
    return [
        Comparison(
            work=work,
            ours=lambda: made(folder),
            competitor=f"papermill's command line in a loop ({len(some)} of them)",
            theirs=lambda: papermill_loop(profiles, folder),
            target=8,
            part=share,
        ),
        Comparison(
            work=work,
            ours=lambda: made(folder),
            competitor=f"papermill in Python, two processes ({len(some)} of them)",
            theirs=lambda: papermill_pool(some, folder),
            target=2.5,
            part=share,
        ),
        Comparison(
            work="a notebook beyond its cells, warm",
            ours=lambda: beyond_cells(folder),
            competitor="seconds",
            theirs=None,
            target=0.6,
            repeat=1,
        ),
        Comparison(
            work="the default report, two languages, PDF included",
            ours=lambda: whole_report(folder),
            competitor=f"papermill's command line ({len(chosen)} of {len(in_report)} notebooks)",
            theirs=lambda: papermill_loop(chosen, folder),
            target=3,
            part=len(chosen) / len(in_report),
        ),
        Comparison(
            work="import scsi, interpreter included",
            ours=lambda: statement("import scsi"),
            competitor="import pandas",
            theirs=lambda: statement("import pandas"),
            target=4,
            repeat=9,
        ),
    ]


def main():
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cities", type=int, default=31, help="how many papermill runs of the 31")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
        report(comparisons(folder, options.cities))


if __name__ == "__main__":
    main()
