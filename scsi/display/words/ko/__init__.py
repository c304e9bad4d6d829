"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import bounds, common, explanations, printed, readings, shift

TOPICS = (common, printed, shift, bounds, readings, explanations)
