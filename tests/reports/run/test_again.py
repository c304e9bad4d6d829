"""A notebook in two languages is computed once, and comes out as if each had run alone."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from scsi.reports.commands.running import Progress
from scsi.reports.kernels.server import KernelServer
from scsi.reports.run import again, new_survey
from scsi.reports.run.execute import Executed, execute, execute_all, execute_together
from scsi.reports.run.plan import Job, plan

STORED = sorted((Path(__file__).parents[3] / "notebooks").glob("*.ipynb"))

PARAMETERS = "lang: str = 'en'  # language; one of en, ko\ntimes: int = 2  # how often"
COMPUTES = """\
import os
computed = os.system('echo computed >> computed.txt')
words = {'en': 'a share', 'ko': '비중'}
words[lang] * times"""

SHOWN_AGAIN = {
    "assigned, then shown": [COMPUTES, "words[lang]", "print(lang)"],
    "no output and nothing shown": ["# only said", COMPUTES, "more = 1\n", "more"],
    "a statement that says the language": [COMPUTES, "title = words[lang]\ntitle", "title.upper()"],
    "a name that rests on one that does": [
        f"{COMPUTES}\n",
        "import math; said, length = words[lang], len(words[lang])",
        "twice = [said] * round(math.sqrt(4)); [*twice, length]",
        "def say(what):\n    return f'{lang}: {what}'",
        "sentence = say(1)\nsentence",
    ],
    "numbers of cells": [COMPUTES, "computed", "words"],
    "two imports of the same": [COMPUTES, "import os\nos.sep"],
    "a figure": [COMPUTES, "from matplotlib.figure import Figure\nFigure()"],
}
RUN_AS_A_WHOLE = {
    "a name with two values": [COMPUTES, "number = 1\nnumber", "number = 2\nnumber"],
    "a name that grows": ["number = 1", COMPUTES, "number += 1", "number"],
    "a parameter that is changed": ["times = times + 1", COMPUTES],
    "a name of Python's": [COMPUTES, "len(words)", "len = 3\nlen"],
    "a name in an expression": [COMPUTES, "(number := 2)"],
    "a part that is changed": [COMPUTES, "list(words)", "words['fr'] = 'une part'", "len(words)"],
    "a statement that changes": [COMPUTES, "said = []", "said.append(lang)\nsaid"],
    "a loop": [COMPUTES, "for each in words:\n    print(each)"],
    "a last line that changes": [COMPUTES, "said = []", "said", "said.append(lang)", "said"],
    "a magic": [COMPUTES, "%pwd\n", "words"],
    "a name of IPython's": [COMPUTES, "_", "Out[4]"],
    "names that are not written": [COMPUTES, "globals()['lang']"],
    "all names of a module": [COMPUTES, "from math import *\nsqrt(4)"],
    "an output on the way": [COMPUTES, "told = print(times)", "told is None"],
    "a figure that closes": [
        COMPUTES,
        "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\nfigure",
    ],
    "a warning that comes once": [
        COMPUTES,
        "import warnings\nwarnings.warn_explicit('only once', UserWarning, 'a.py', 1)",
        "from os import path\npath.sep",
    ],
    "another order of outputs": [
        "from pathlib import Path",
        COMPUTES,
        "print(lang) if 'ko' in lang and len(Path('computed.txt').read_text()) < 10 else lang",
    ],
}


@pytest.fixture(scope="module")
def server():
    server = KernelServer()
    yield server
    server.close()


@pytest.fixture
def jobs_of(tmp_path, monkeypatch):
    """Write a notebook of cells and return its jobs, the languages in the order given."""
    monkeypatch.chdir(tmp_path)

    def write(cells, languages=("en", "ko"), parameters=PARAMETERS):
        tagged = new_code_cell(parameters, metadata={"tags": ["parameters"]})
        notebook = new_notebook(cells=[tagged, *map(new_code_cell, cells)])
        nbformat.write(notebook, "a.ipynb")
        return plan({"a": Path("a.ipynb").resolve()}, languages)

    return write


def computations():
    """Return how often it was computed since the last time, and begin again."""
    path = Path("computed.txt")
    number = path.read_text().count("computed")
    path.unlink()
    return number


def texts(runs):
    return [nbformat.writes(run.notebook) for run in runs]


def alone(jobs, server=None):
    runs = [execute(job, server=server) for job in jobs]
    assert computations() == len(jobs)
    return runs


def checked(runs, expected):
    """The same bytes, the same errors, each for its job."""
    assert [run.error for run in runs] == [run.error for run in expected]
    assert [run.job.lang for run in runs] == [run.job.lang for run in expected]
    assert texts(runs) == texts(expected)


@pytest.mark.parametrize("languages", [("en", "ko"), ("ko", "en"), ("ko",)])
@pytest.mark.parametrize("case", SHOWN_AGAIN)
def test_what_a_cell_assigned_is_computed_once(jobs_of, server, case, languages):
    jobs = jobs_of(SHOWN_AGAIN[case], languages)
    runs = execute_together(jobs, server=server)
    assert computations() == 1
    assert [run.error for run in runs] == [""] * len(jobs)
    checked(runs, alone(jobs, server))


@pytest.mark.parametrize("case", RUN_AS_A_WHOLE)
def test_what_cannot_be_shown_again_runs_as_a_whole(jobs_of, server, case):
    jobs = jobs_of(RUN_AS_A_WHOLE[case])
    runs = execute_together(jobs, server=server)
    assert computations() == 2
    checked(runs, alone(jobs, server))


def test_a_notebook_without_a_language_is_computed_once(jobs_of):
    jobs = jobs_of([COMPUTES.replace("[lang]", "['ko']")], parameters="times: int = 2  # how often")
    runs = execute_all(jobs)
    assert computations() == 1
    checked(runs, alone(jobs))


def test_a_cold_kernel_shows_again_as_well(jobs_of):
    jobs = jobs_of([COMPUTES, "title = words[lang]\ntitle"])
    runs = execute_all(jobs)
    assert computations() == 1
    checked(runs, alone(jobs))


def test_any_executor_computes_once(jobs_of):
    jobs = jobs_of([COMPUTES])
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        runs = execute_all(jobs, executor=executor)
    assert computations() == 1
    assert all(run.job is job for run, job in zip(runs, jobs, strict=True))
    checked(runs, alone(jobs))


def test_an_error_in_the_second_language_is_that_languages(jobs_of, server):
    jobs = jobs_of([COMPUTES, "{'en': 'a share'}[lang]", "words"])
    told = []
    runs = execute_all(jobs, after=told.append)
    assert told == [runs]
    assert [run.error for run in runs] == ["", "cell [4]: KeyError: 'ko'"]
    Path("computed.txt").unlink()
    checked(runs, alone(jobs))


def test_progress_counts_notebooks_and_names_the_languages_that_failed(capsys):
    def runs(*errors):
        jobs = [Job(notebook="a", path=None, lang=lang) for lang in ("en", "ko")]
        return [
            Executed(job=job, notebook=new_notebook(), error=error)
            for job, error in zip(jobs, errors, strict=True)
        ]

    with Progress(3) as progress:
        for each in (runs("", ""), runs("", "failed"), runs("failed", "failed")):
            progress.step(each)
    assert capsys.readouterr().err.splitlines() == [
        *("[1/3] a (en, ko) done", "[2/3] a (ko) failed", "[3/3] a (en, ko) failed")
    ]


def test_an_error_in_the_first_language_leaves_the_second(jobs_of, server):
    jobs = jobs_of([COMPUTES, "{'ko': '비중'}[lang]", "words"])
    runs = execute_together(jobs, server=server)
    assert [run.error for run in runs] == ["cell [4]: KeyError: 'en'", ""]
    Path("computed.txt").unlink()
    checked(runs, alone(jobs, server))


DIES = """\
import signal
from pathlib import Path

def show(language):
    if language == 'ko' and {when}:
        Path('died').touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return language"""


@pytest.mark.parametrize("warm", [True, False])
def test_a_kernel_killed_in_between_costs_nothing_but_time(jobs_of, server, warm):
    jobs = jobs_of([COMPUTES, DIES.format(when="not Path('died').exists()"), "show(lang)"])
    runs = execute_together(jobs, server=server if warm else None)
    assert computations() == 2
    assert [run.error for run in runs] == ["", ""]
    assert [run.notebook.cells[-1].outputs[0].data["text/plain"] for run in runs] == [
        *("'en'", "'ko'")
    ]
    checked(runs, alone(jobs))


def test_a_kernel_that_always_dies_fails_its_language_alone(jobs_of, server):
    jobs = jobs_of([COMPUTES, DIES.format(when="True"), "show(lang)"])
    runs = execute_together(jobs, server=server)
    assert [run.error for run in runs] == ["", "the kernel failed: Kernel died"]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_every_notebook_of_the_package_is_shown_again(path):
    notebook = nbformat.read(path, as_version=4)
    parts = again.parts_of(notebook)
    assert parts is not None, "each cell assigns and then shows; no name has two values"
    assert again.can_show(notebook, parts)
    code = {part.code for part in parts if part is not None and part.shows}
    assert not any("\n" in each for each in code), "no statement rests on the language"


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_notebook_of_a_new_survey_has_that_form(lang):
    assert again.parts_of(nbformat.reads(new_survey.notebook(lang), as_version=4)) is not None
