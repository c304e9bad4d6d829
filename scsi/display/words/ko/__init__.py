"""Korean words and sentences, a module per topic."""

from scsi.display.words.ko import (
    bounds,
    cities,
    claims,
    common,
    explanations,
    explorer,
    methods,
    partnerships,
    printed,
    profile,
    readings,
    sectors,
    shift,
    survey,
)

TOPICS = (
    bounds,
    cities,
    claims,
    common,
    explanations,
    explorer,
    methods,
    partnerships,
    printed,
    profile,
    readings,
    sectors,
    shift,
    survey,
)
