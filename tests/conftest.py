"""What every test shares: the allowed reasons to skip, and figures closed after each test."""

import os
from importlib.util import find_spec

import pytest

# runs in an environment of its own, set up by tests/scale/environment.py
scale = [] if find_spec("polars") else ["scale/same_counts.py", "scale/clusters.py"]
collect_ignore = ["conftest.py", *scale]  # there is one in docs too, of the same name

ALLOWED_SKIPS = ("Chromium", "Java", "R is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a skip without an allowed reason; where SCSI_NO_SKIPS is set, none is one."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr)
        allowed = () if os.environ.get("SCSI_NO_SKIPS") else ALLOWED_SKIPS
        if not any(word in reason for word in allowed):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid}: skipped without an allowed reason: {reason}"
    return report
