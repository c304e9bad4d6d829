"""What exact tests and grids cost, measured beside named competitors in the same run.

Each module runs by itself, from the root of the repository: ``python -m tests.benchmarks.tests``,
``intervals``, ``grids``, ``cost``, ``levels``. Nothing here is timed by the test suite, which only
checks that the two sides of each comparison answer the same question (`test_benchmarks.py`).
"""
