"""Debian's Chromium, driven by Playwright, for the tests that open a page."""

import shutil
from contextlib import contextmanager

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-quic", "--disable-sync"),
)
WIDE = {"width": 1000, "height": 900}


@contextmanager
def chromium():
    """Yield a browser; without Chromium the test is skipped."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def opened(browser, path):
    """Yield a function that opens the page; at the end it asked no network and nothing failed."""
    contexts, asked, wrong = [], [], []

    def visit(lang="en", **settings):
        context = browser.new_context(**{"viewport": WIDE, **settings})
        contexts.append(context)
        context.route(lambda url: not url.startswith(("file:", "data:")), lambda at: at.abort())
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(f"{path.as_uri()}#{lang}")
        return page

    yield visit
    for context in contexts:
        context.close()
    own = (path.as_uri(), "data:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert asked
    assert wrong == [], wrong
