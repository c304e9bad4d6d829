"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import cities, common, partnerships, printed, profile, sectors, shift

TOPICS = (common, printed, shift, cities, sectors, partnerships, profile)
