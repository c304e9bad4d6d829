"""The shift over a grid of assumptions, in words and as tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from scsi.questions.explorer.finding import NO, ROUNDING, YES, ShiftExplorer
from scsi.showing.catalogue import NO_BREAK, word
from scsi.showing.labels import alpha, confidence
from scsi.showing.numbers import percent, pvalue, pvalue_range, whole
from scsi.showing.outputs import Table
from scsi.showing.registry import shows
from scsi.vocabulary import Interval, form

EQUALS = f"={NO_BREAK}"
_FIELD = re.compile(r"\{(\w+)\}")
CELLS = ("verdict", "p", "low", "high", "range")
"""What a cell holds, in words: the fields of its sentence, and which sentence it is."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One assumption: its key, its label, and for each step what a slider shows and says."""

    key: str
    label: str
    steps: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Explorer:
    """The explorer as a reader sees it; a notebook shows its plain tables.

    Attributes
    ----------
    name, lang, caption : str
        Key, the same in every language; language; what it shows.
    axes : tuple of Axis
        The assumptions; cells run over them in this order, the last one fastest.
    start : tuple of int
        The step of each axis at which a reader starts.
    words : dict of str to str
        Answers and sentences by verdict, captions, labels; fields in braces are filled from the
        steps and the cell.
    cells : dict of str to tuple of str
        For each of `CELLS` one text per combination.
    findings : tuple of ShiftExplorer
        The numbers behind it.
    """

    name: str
    lang: str
    caption: str
    axes: tuple[Axis, ...]
    start: tuple[int, ...]
    words: dict[str, str]
    cells: dict[str, tuple[str, ...]]
    findings: tuple[ShiftExplorer, ...]

    def cell(self, *place: int) -> dict[str, str]:
        """Return the texts of one combination, given by a step on each axis."""
        shape = [len(axis.steps) for axis in self.axes]
        index = int(np.ravel_multi_index(place, shape))
        return {name: texts[index] for name, texts in self.cells.items()}

    def say(self, template: str, *place: int) -> str:
        """Return one of `words` with its fields filled, steps inside steps included."""
        fields = {a.key: a.phrases[i] for a, i in zip(self.axes, place, strict=True)}
        fields |= self.cell(*place)
        text = self.words[template]
        while _FIELD.search(text):
            text = _FIELD.sub(lambda field: fields[field[1]], text)
        return text

    def sentence(self, *place: int) -> str:
        """Return the sentence of one combination."""
        return self.say(f"sentence.{self.cell(*place)['verdict']}", *place)

    def tables(self) -> list[Table]:
        """Return p as plain tables, one for each overlap, at the base at which a reader starts."""
        overlaps, _, correlations, sizes = (range(len(axis.steps)) for axis in self.axes)
        base = self.start[1]
        tables = []
        for overlap in overlaps:
            rows = [
                [self.axes[3].steps[size]]
                + [
                    self.cell(overlap, base, icc, size)["p"].removeprefix(EQUALS)
                    for icc in correlations
                ]
                for size in sizes
            ]
            frame = pd.DataFrame(rows, columns=[self.words["corner"], *self.axes[2].steps])
            caption = self.say("table.plain", overlap, base, 0, 0)
            tables.append(Table(f"{self.name}-{overlap}", self.lang, caption, frame))
        return tables

    def __repr__(self) -> str:
        return "\n\n".join([self.caption, self.sentence(*self.start), *map(repr, self.tables())])

    def _repr_html_(self) -> str:
        return "\n".join(table._repr_html_() for table in self.tables())

    def record(self) -> dict:
        """Return everything a page needs, as JSON can hold it; cells are joined by bars."""
        return {
            "kind": "explorer",
            "name": self.name,
            "lang": self.lang,
            "caption": self.caption,
            "axes": [{name: getattr(axis, name) for name in Axis.__slots__} for axis in self.axes],
            "start": list(self.start),
            "words": dict(self.words),
            "cells": {name: "|".join(texts) for name, texts in self.cells.items()},
            "findings": [form("record")(finding) for finding in self.findings],
        }

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": repr(self), "text/html": self._repr_html_()}
        return data, {"scsi": self.record()}


@shows(ShiftExplorer, "table")
def tabulate_shift_explorer(grid: ShiftExplorer, *, lang: str = "en") -> Explorer:
    """Word the grid of the published shift: tables in a notebook, sliders on a page."""
    before, after = grid.cities
    return Explorer(
        name="shift_explorer",
        lang=lang,
        caption=word("explorer.caption", lang, cities_before=before, cities_after=after),
        axes=_axes(grid, lang),
        start=grid.start,
        words=_words(grid, lang),
        cells=_cells(grid, lang),
        findings=(grid,),
    )


def _axes(grid: ShiftExplorer, lang: str) -> tuple[Axis, ...]:
    """Word the four assumptions; the phrase of a correlation brings that of the overlap in."""
    overlaps, among = zip(*(_overlap(*pair, lang) for pair in grid.overlaps), strict=True)
    bases = tuple(whole(base) for base in grid.bases)
    correlations = tuple(f"{rho:.6g}" for rho in grid.correlations)
    designs = tuple(
        word("explorer.design.cities", lang, icc=text, among="{among}")
        if rho
        else word("explorer.design.items", lang)
        for rho, text in zip(grid.correlations, correlations, strict=True)
    )
    sizes = tuple(whole(size) for size in grid.sizes)
    columns = {
        "among": ("overlap", overlaps, among),
        "base": ("base", bases, bases),
        "design": ("icc", correlations, designs),
        "size": ("size", sizes, sizes),
    }
    return tuple(
        Axis(key, word(f"explorer.axis.{label}", lang), steps, phrases)
        for key, (label, steps, phrases) in columns.items()
    )


def _overlap(shared: int, persistence: float, lang: str) -> tuple[str, str]:
    """Word one overlap: what the slider shows, and what the sentence says."""
    case = {1.0: "whole", 0.5: "part"}.get(persistence, "some") if shared else "none"
    fields = {"shared": shared, "persistence": f"{persistence:g}"}
    slider, sentence = (
        word(f"explorer.{part}.{case}", lang, **fields) for part in ("overlap", "among")
    )
    return slider, sentence


def _words(grid: ShiftExplorer, lang: str) -> dict[str, str]:
    """Word answers, sentences and captions; fields that a step or a cell fills stay open."""
    names = ("size", "base", "design", "among", "p", "low", "high", "range")
    fields = {name: f"{{{name}}}" for name in names} | {
        "points": percent(grid.estimate),
        "alpha": alpha(grid.level),
        "level": confidence(grid.level),
    }
    keys = [f"{part}.{case}" for part in ("answer", "sentence") for case in (YES, NO, ROUNDING)]
    keys += ["table", "table.plain", "more", "hint"]
    worded = {key: word(f"explorer.{key}", lang, **fields) for key in keys}
    return worded | {"corner": word("column.size_before", lang)}


def _cells(grid: ShiftExplorer, lang: str) -> dict[str, tuple[str, ...]]:
    """Word every combination, in the order of the arrays."""
    places = list(product(*(range(length) for length in grid.p_printed.shape)))
    return {
        "verdict": tuple(grid.verdicts().ravel().tolist()),
        "p": tuple(_p(grid.p_printed[place]) for place in places),
        "low": tuple(percent(grid.low[place]) for place in places),
        "high": tuple(percent(grid.high[place]) for place in places),
        "range": tuple(
            _range(grid.p_whole_low[place], grid.p_whole_high[place], lang) for place in places
        ),
    }


def _p(p: float) -> str:
    """Print p with its sign, which a table leaves out if it is "="."""
    text = pvalue(p).replace(" ", NO_BREAK)
    return text if text.startswith("<") else f"{EQUALS}{text}"


def _range(low: float, high: float, lang: str) -> str:
    """Print the range over the whole numbers, or say that there are none."""
    if np.isnan(low):
        return word("shift.impossible", lang)
    return pvalue_range(Interval(low, high))


@shows(ShiftExplorer, "frame")
def frame_shift_explorer(grid: ShiftExplorer) -> pd.DataFrame:
    """Return one row a point of the grid."""
    points = product(grid.overlaps, grid.bases, grid.correlations, grid.sizes)
    rows = [(*overlap, *others) for overlap, *others in points]
    columns = ["shared", "persistence", "size_after", "icc", "size_before"]
    names = ("p_printed", "low", "high", "p_whole_low", "p_whole_high")
    return pd.DataFrame(rows, columns=columns).assign(
        **{name: getattr(grid, name).ravel() for name in names}
    )


@shows(ShiftExplorer, "summary")
def summarise_explorer(grid: ShiftExplorer, *, lang: str = "en") -> str:
    """Say the answer at the assumptions at which a reader starts."""
    return tabulate_shift_explorer(grid, lang=lang).sentence(*grid.start)
