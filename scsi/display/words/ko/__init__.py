"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import calibration, common, printed, shift

TOPICS = (calibration, common, printed, shift)
