"""English words and sentences, a module per topic."""

from scsi.display.words.en import (
    bounds,
    calibration,
    claims,
    common,
    explanations,
    printed,
    readings,
    shift,
)

TOPICS = (
    bounds,
    calibration,
    claims,
    common,
    explanations,
    printed,
    readings,
    shift,
)
