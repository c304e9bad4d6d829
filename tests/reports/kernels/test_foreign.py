"""Foreign code: nothing that lies next to a table, on PATH or in a home is executed or obeyed."""

import os
import subprocess
import sys
from pathlib import Path

import matplotlib
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from scsi.reports.document.pdf import find_pandoc, pdfs, typst_source
from scsi.reports.document.pdf_parts import Document
from scsi.reports.document.walk import walk
from scsi.reports.kernels.server import KernelServer, kernel_environment
from scsi.reports.run.execute import execute
from scsi.reports.run.plan import Job
from scsi.showing.canvas import Drawing, canvas

pytestmark = pytest.mark.slow

NAMES = "import sys\nprint(*sorted({name.partition('.')[0] for name in sys.modules}))"
ASKS = """
import sys, json, pandas, scsi, matplotlib, matplotlib.pyplot as plt
scsi.published_shift(200, 514).table()
print(json.dumps([matplotlib.rcParams["figure.facecolor"], sys.path]))
"""


def job_of(path, *cells):
    nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), path)
    return Job(notebook=path.stem, path=path, lang="en")


def printed(run):
    assert run.error == ""
    return run.notebook.cells[0].outputs[0].text


@pytest.fixture(params=["cold", "warm"])
def run(request, tmp_path):
    """Run one cell in the folder where the caller is, in a kernel of either kind."""
    servers = []

    def execute_cell(cell):
        if request.param == "warm":
            servers.append(KernelServer())
        (tmp_path / "kept").mkdir(exist_ok=True)
        return execute(job_of(tmp_path / "kept" / "a.ipynb", cell), server=(servers or [None])[-1])

    yield execute_cell
    for server in servers:
        server.close()


def spy(path, tmp_path):
    """Write Python that leaves a mark where it is run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write(__file__ + '\\n')\n")


def test_no_module_is_taken_from_the_folder_of_the_table(run, tmp_path, monkeypatch):
    names = printed(run(f"{ASKS}\n{NAMES}")).split("\n")[1].split()
    assert {"pandas", "scsi", "json", "matplotlib", "IPython"} <= set(names)
    here = tmp_path / "here"
    for name in set(names) - {"__main__"} | {"readline", "sitecustomize", "warns"}:
        spy(here / f"{name}.py", tmp_path)
    spy(here / "seaborn" / "__init__.py", tmp_path)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", os.environ.get("PYTHONPATH", "")]))
    assert '""' not in printed(run(ASKS))
    assert not (tmp_path / "ran").exists()


def test_a_table_is_still_found_in_the_folder_of_the_caller(run, tmp_path, monkeypatch):
    (tmp_path / "table.csv").write_text("here", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert printed(run("print(open('table.csv').read())")) == "here\n"


@pytest.mark.parametrize("place", ["folder", "variable", "home"])
def test_no_matplotlibrc_is_obeyed(run, tmp_path, monkeypatch, place):
    rc = tmp_path / place / "matplotlibrc"
    rc.parent.mkdir()
    rc.write_text("figure.facecolor: red\nbackend: module://evil\n", encoding="utf-8")
    spy(tmp_path / place / "evil.py", tmp_path)
    if place == "folder":
        monkeypatch.chdir(rc.parent)
    else:
        monkeypatch.setenv(
            "MATPLOTLIBRC" if place == "variable" else "MPLCONFIGDIR", str(rc.parent)
        )
    assert printed(run(ASKS)).startswith('["white"')
    assert not (tmp_path / "ran").exists()


def test_a_figure_is_the_same_whatever_matplotlib_is_told():
    def picture():
        with canvas("en", 2) as (figure, axes):
            axes.plot([0, 1], [-1, 1])
            axes.set_title("title")
        return Drawing("a", "en", "a", "a", None, figure).png()

    plain = picture()
    told = {
        "figure.facecolor": "red",
        "savefig.facecolor": "red",
        "savefig.pad_inches": 3,
        "savefig.bbox": "tight",
        "axes.unicode_minus": False,
        "lines.linewidth": 9,
        "text.usetex": True,
        "axes.titlesize": 40,
    }
    with matplotlib.rc_context(told):
        assert picture() == plain


def test_no_start_up_file_and_no_settings_of_jupyter_are_taken(run, tmp_path, monkeypatch):
    home = tmp_path / "home"
    for place in (
        ".ipython/profile_default/startup/00.py",
        ".ipython/profile_default/ipython_config.py",
        ".ipython/profile_default/ipython_kernel_config.py",
        ".jupyter/jupyter_config.py",
        "here/ipython_config.py",
        "here/ipython_kernel_config.py",
        "here/.ipython/profile_default/startup/00.py",
        "start.py",
    ):
        spy(home / place, tmp_path)
    for name, place in {
        "HOME": home,
        "IPYTHONDIR": home / ".ipython",
        "JUPYTER_CONFIG_DIR": home / ".jupyter",
        "PYTHONSTARTUP": home / "start.py",
    }.items():
        monkeypatch.setenv(name, str(place))
    monkeypatch.chdir(home / "here")
    assert printed(run("print('ran')")) == "ran\n"
    assert not (tmp_path / "ran").exists()


def test_no_pandoc_is_taken_from_the_path_or_a_variable(tmp_path, monkeypatch):
    fake = tmp_path / ("pandoc.exe" if os.name == "nt" else "pandoc")
    fake.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\necho 'pandoc 99.0'\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYPANDOC_PANDOC", str(fake))
    monkeypatch.chdir(tmp_path)
    assert find_pandoc().is_absolute()
    assert pdfs(walk([])) == {}
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": []}
    templates = Path(sys.modules["scsi.reports.document"].__file__).parent / "templates" / "pdf"
    assert "NanumGothic" in typst_source(Document(tree), templates)
    assert not (tmp_path / "ran").exists()


def test_pandoc_reads_nothing_of_the_users(tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    for name in (".local/share/pandoc/init.lua", ".pandoc/init.lua", "init.lua"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"io.open({str(ran)!r}, 'w'):close()", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local" / "share"))
    monkeypatch.setenv("LUA_INIT", f"io.open({str(ran)!r}, 'w'):close()")
    monkeypatch.chdir(tmp_path)
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": []}
    templates = Path(sys.modules["scsi.reports.document"].__file__).parent / "templates" / "pdf"
    typst_source(Document(tree), templates)
    assert not ran.exists()


def test_the_command_as_a_module_takes_nothing_from_the_folder_either(tmp_path):
    for name in ("pandas", "numpy", "duckdb", "matplotlib", "typst"):
        spy(tmp_path / f"{name}.py", tmp_path)
    (tmp_path / "t.csv").write_text(
        "project_id,city,wave,funding\n1,A,2019,public\n2,A,2022,public\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "scsi", "check", "t.csv"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env=kernel_environment()
    )
    assert "2 rows" in done.stdout, done.stderr
    assert not (tmp_path / "ran").exists()
