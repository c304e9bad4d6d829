"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import common, printed, shift

TOPICS = (common, printed, shift)
