"""Written by ``make names`` from `scsi._late`; do not edit."""

from scsi.questions.calibration.finding import calibration_table as _table
from scsi.questions.calibration.finding import recalibrate as _recalibrate

table = _table
recalibrate = _recalibrate
