"""Every comparison as one table: ``python -m tests.benchmarks``, in minutes."""

from . import grids, intervals, tests
from .harness import report

report([*tests.comparisons(), *intervals.comparisons(), *grids.comparisons()])
