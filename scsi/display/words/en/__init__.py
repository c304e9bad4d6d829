"""English words and sentences, a module per topic."""

from scsi.display.words.en import (
    bounds,
    calibration,
    cities,
    claims,
    common,
    explanations,
    explorer,
    methods,
    partnerships,
    pieces,
    printed,
    profile,
    readings,
    sectors,
    shift,
    survey,
)

TOPICS = (
    bounds,
    calibration,
    cities,
    claims,
    common,
    explanations,
    explorer,
    methods,
    partnerships,
    pieces,
    printed,
    profile,
    readings,
    sectors,
    shift,
    survey,
)
