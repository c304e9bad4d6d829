"""English words and sentences, a module per topic."""

from scsi.display.words.en import (
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
