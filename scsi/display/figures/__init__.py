"""Figures: each function takes an answer and returns a `Drawing` with caption, text and data."""

from scsi.display.figures.printed import candidate_sizes, printed_cities, printed_shares

__all__ = ["candidate_sizes", "printed_cities", "printed_shares"]
