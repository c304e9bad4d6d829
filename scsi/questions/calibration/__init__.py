"""Do the tests keep their level?

- `scenarios`: the grid of surveys that are drawn.
- `methods`: every method that tests a shift with cities as the unit, on many surveys at once.
- `simulation`: level, coverage and power of the methods in the scenarios.
- `finding`: the stored table, and a part of it simulated again.

``python -m scsi.questions.calibration`` writes ``data/calibration.csv``.
"""
