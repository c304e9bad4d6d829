"""English words and sentences, a module per topic."""

from scsi.display.words.en import claims, common, printed, shift

TOPICS = (common, printed, shift, claims)
