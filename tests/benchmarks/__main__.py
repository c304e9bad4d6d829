"""Every comparison as one table: ``python -m tests.benchmarks`` (minutes, SciPy's Boschloo most)."""

from . import grids, intervals, tests
from .harness import report

report([*tests.comparisons(), *intervals.comparisons(), *grids.comparisons()])
