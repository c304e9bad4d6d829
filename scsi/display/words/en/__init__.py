"""English words and sentences, a module per topic."""

from scsi.display.words.en import common, printed, shift, survey

TOPICS = (common, printed, shift, survey)
