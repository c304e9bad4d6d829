"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import claims, common, printed, shift

TOPICS = (common, printed, shift, claims)
