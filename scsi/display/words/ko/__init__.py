"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import common, explorer, methods, printed, shift

TOPICS = (common, explorer, methods, printed, shift)
