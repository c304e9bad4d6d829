"""Do the tests keep their level? Simulated where nothing has changed, and where something has.

- `scenarios`: the grid of surveys that are drawn.
- `methods`: every method that tests a shift with cities as the unit, on many surveys at once.
- `simulation`: level, coverage and power of the methods in the scenarios.
- `table`: the stored table, and a part of it simulated anew.

``python -m scsi.study.calibration`` writes ``data/calibration.csv``.
"""

from scsi.study.calibration.table import (
    Calibration,
    Recalibration,
    calibration_table,
    recalibrate,
)

__all__ = ["Calibration", "Recalibration", "calibration_table", "recalibrate"]
