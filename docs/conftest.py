"""The examples of the pages run as tests, in an empty folder with the tables that they read."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
collect_ignore = ["conf.py", "conftest.py", "tools", "_build", "_templates", "notebooks", "data"]


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """Write the tables once."""
    sys.path.insert(0, str(HERE / "tools"))
    from example_table import write_examples

    folder = tmp_path_factory.mktemp("pages")
    write_examples(folder)
    return folder


@pytest.fixture(autouse=True)
def in_their_folder(tables, monkeypatch):
    """Let the examples find their tables as the reader would."""
    monkeypatch.chdir(tables)
