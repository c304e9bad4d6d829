"""Figures: each function takes an answer and returns a `Drawing` with caption, text and data."""
