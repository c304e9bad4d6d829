"""The panels in a real JupyterLab, in headless Chromium; nothing leaves the machine."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from browser import CHROMIUM, QUIET
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

import scsi

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TOKEN = "only-for-this-test"
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "apputils-extension/themes": {"theme": os.environ.get("SCSI_LAB_THEME", "JupyterLab Light")},
}
CELLS = (
    "import scsi\n\nscsi.explore()",
    'scsi.explore(scsi.example_survey(), lang="ko")',
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """JupyterLab on a free port, with a folder, a configuration and a data folder of its own."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("lab")
    for name, values in SETTINGS.items():
        path = folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    kernel = {"name": "python3", "display_name": "Python 3"}
    notebook = new_notebook(cells=[*map(new_code_cell, CELLS)], metadata={"kernelspec": kernel})
    (folder / "work").mkdir()
    write(notebook, folder / "work" / "explore.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": str(ROOT)}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")}
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
         "--ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0",
         f"--ServerApp.root_dir={folder / 'work'}", "--LabApp.extension_manager=readonly",
         f"--LabApp.workspaces_dir={folder / 'workspaces'}"],
        env=os.environ | own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield answering(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def answering(address, process):
    """Return the address once the server answers."""
    for _ in range(300):
        assert process.poll() is None, "JupyterLab has ended"
        try:
            urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return address
    raise AssertionError("JupyterLab does not answer")


def test_panels_open_move_and_are_read_without_an_error(server):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1100, "height": 1500})
        page.set_default_timeout(120_000)
        wrong, outside = [], []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: outside.append(asked.url))
        page.goto(f"{server}/doc/tree/explore.ipynb?token={TOKEN}")
        run(page)
        published(page)
        survey(page)
        if picture := os.environ.get("SCSI_LAB_PICTURE"):
            page.screenshot(path=picture)
        browser.close()
    assert wrong == []
    assert [url for url in outside if not url.startswith((server, "data:", "blob:"))] == []


def run(page):
    """Run both cells by keyboard, once the kernel is there."""
    page.locator(".jp-Notebook .jp-Cell .cm-content").first.click()
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
    for _ in CELLS:
        page.keyboard.press("Shift+Enter")


def published(page):
    """Move a slider of the published shift by keyboard, read the answer, write it down."""
    explorer = scsi.published.explorer().table()
    panel = page.locator(".jp-OutputArea-output").nth(0)
    answer = panel.locator("[role=status]")
    place = list(explorer.start)
    answer.get_by_text(explorer.sentence(*place)).wait_for()
    for axis, key, step in ((2, "ArrowRight", 1), (0, "End", 3)):
        panel.locator("[role=slider]").nth(axis).focus()
        page.keyboard.press(key)
        place[axis] = step
        answer.get_by_text(explorer.sentence(*place)).wait_for()
    panel.locator("button").focus()
    page.keyboard.press("Enter")
    lines = panel.locator("pre")
    lines.nth(2).wait_for()
    assert "-p icc 0.01" in lines.nth(0).inner_text()
    assert "shared=20, persistence=1.0" in lines.nth(2).inner_text()


def survey(page):
    """Choose another category of the survey, and read the answer in Korean."""
    panel = page.locator(".jp-OutputArea-output").nth(1)
    example = scsi.example_survey()
    public, private = (scsi.compare_waves(example, category=name) for name in ("public", "private"))
    answer = panel.locator("[role=status]")
    answer.get_by_text(public.summary("ko")).wait_for()
    panel.locator("select").nth(2).select_option(index=1)
    answer.get_by_text(private.summary("ko")).wait_for()
    assert answer.locator("caption").count() == 1
