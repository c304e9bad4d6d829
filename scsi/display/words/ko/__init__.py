"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import (
    bounds,
    claims,
    common,
    explanations,
    printed,
    readings,
    shift,
)

TOPICS = (
    bounds,
    claims,
    common,
    explanations,
    printed,
    readings,
    shift,
)
