"""The explorer of assumptions as HTML: sliders, an answer, and every table that they can reach.

The package has worded everything (`scsi.questions.explorer`); the page's script only picks. Where
scripts are off the sliders stay hidden and the tables are plain.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product

from markupsafe import Markup

from scsi.reports.document.parts import Explorer

EQUALS = "=\u00a0"  # a table leaves it out
_NEEDED = ("axes", "start", "words", "cells")


def explorer(part: Explorer, marks: Markup) -> Markup:
    """Return an explorer as HTML, with the marks of its notes."""
    record, place = part.record, part.place
    axes, words = record["axes"], record["words"]
    sliders = Markup("").join(
        _slider(axis, start, f"{place}-{axis['key']}")
        for axis, start in zip(axes, record["start"], strict=True)
    )
    first, *others = _tables(record)
    grid = json.dumps({name: record[name] for name in _NEEDED}, ensure_ascii=False)
    return Markup(
        '<div class="explorer" role="group" aria-labelledby="{place}" data-grid="{grid}">'
        '<p class="caption" id="{place}">{caption}{marks}</p>'
        '<div class="sliders" hidden><p class="hint">{hint}</p>{sliders}</div>'
        '<div class="answer" role="status" hidden><p class="verdict"></p>'
        '<p class="sentence"></p></div>'
        '<div class="grids">{first}</div><details><summary>{more}</summary>{others}</details>'
        "</div>"
    ).format(
        place=place,
        grid=grid,
        caption=record["caption"],
        marks=marks,
        hint=words["hint"],
        sliders=sliders,
        first=first,
        more=words["more"],
        others=Markup("").join(others),
    )


def _slider(axis: Mapping, start: int, place: str) -> Markup:
    """Return one slider with its label and its ends; it stops at computed points only."""
    steps = axis["steps"]
    return Markup(
        '<div class="slider"><label for="{place}">{label}</label>'
        '<output for="{place}">{now}</output>'
        '<input type="range" id="{place}" min="0" max="{last}" step="1" value="{start}" '
        'aria-valuetext="{now}"></div>'
    ).format(place=place, label=axis["label"], now=steps[start], last=len(steps) - 1, start=start)


def _tables(record: Mapping) -> list[Markup]:
    """Return p as tables, one for each overlap and base, that of the start first."""
    overlaps, bases, correlations, sizes = (axis["steps"] for axis in record["axes"])
    among, base = (record["axes"][i]["phrases"] for i in (0, 1))
    cells = {name: texts.split("|") for name, texts in record["cells"].items()}
    tables = {}
    for i, j in product(range(len(overlaps)), range(len(bases))):
        caption = record["words"]["table"].replace("{among}", among[i]).replace("{base}", base[j])
        head = Markup('<th scope="col" class="number">{}</th>')
        rows = []
        for row, size in enumerate(sizes):
            at = [
                ((i * len(bases) + j) * len(correlations) + column) * len(sizes) + row
                for column in range(len(correlations))
            ]
            rows.append(
                Markup('<tr><th scope="row" class="number">{}</th>{}</tr>').format(
                    size, Markup("").join(_cell(cells, index) for index in at)
                )
            )
        tables[i, j] = Markup(
            '<div class="table" role="region" tabindex="0" aria-label="{caption}" '
            'data-place="{i} {j}"><table><caption>{caption}</caption><thead><tr>{corner}{head}</tr>'
            "</thead><tbody>{rows}</tbody></table></div>"
        ).format(
            caption=caption,
            i=i,
            j=j,
            corner=head.format(record["words"]["corner"]),
            head=Markup("").join(head.format(step) for step in correlations),
            rows=Markup("").join(rows),
        )
    start = tables.pop(tuple(record["start"][:2]))
    return [start, *tables.values()]


def _cell(cells: Mapping[str, list[str]], index: int) -> Markup:
    """Return one cell, marked by its verdict."""
    text = cells["p"][index].removeprefix(EQUALS)
    return Markup('<td class="number {}">{}</td>').format(cells["verdict"][index], text)
