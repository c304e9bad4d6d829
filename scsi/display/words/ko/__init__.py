"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import common, printed, shift, survey

TOPICS = (common, printed, shift, survey)
