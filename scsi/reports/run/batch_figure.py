"""What a batch found over what it was given: p-values along an axis, a line for each value."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import seaborn as sns

from scsi.reports.run.batch_order import Order
from scsi.showing.canvas import DASHES, INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.numbers import pvalue

ALPHA = 0.05


def draw_batch(
    order: Order, results: Mapping[str, Mapping[str, float]], lang: str
) -> Drawing | None:
    """Draw the p-values of a batch; None where they cannot be drawn.

    They can where one or two parameters differ, one of them a number, and the other has few enough
    values to be told apart.

    Parameters
    ----------
    order : Order
        What the batch was to make.
    results : mapping of str to mapping
        Per folder what was found, as `scsi.reports.run.findings.result` gives it.
    lang : str
        Language of the words.
    """
    data = _drawn(order, results)
    if data is None:
        return None
    axis, other = data.columns[0], data.columns[1] if len(data.columns) == 3 else None
    lines = list(data.groupby(other, sort=False)) if other else [("", data)]
    with canvas(lang, 3.4) as (figure, axes):
        for (value, part), colour, dash in zip(lines, SERIES, DASHES, strict=False):
            part = part.sort_values(axis)
            label = f"{other} = {value}" if other else None
            axes.plot(
                *(part[axis], part["pvalue"]),
                color=colour,
                linestyle=dash,
                marker="o",
                markersize=4,
                label=label,
            )
        axes.axhline(ALPHA, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        axes.annotate(
            f"p = {ALPHA}", (0.01, ALPHA), xycoords=("axes fraction", "data"), va="bottom"
        )
        axes.set(xlabel=axis, ylabel=word("batch.pvalue", lang), ylim=(0, None))
        sns.despine(ax=axes)
        if other:
            axes.legend()
    least, greatest = (
        data.loc[place] for place in (data["pvalue"].idxmin(), data["pvalue"].idxmax())
    )
    return Drawing(
        name="batch",
        lang=lang,
        caption=word("batch.figure", lang, axis=axis),
        alt=word(
            "batch.alt",
            lang,
            axis=axis,
            least=pvalue(least["pvalue"]),
            least_at=_at(least),
            greatest=pvalue(greatest["pvalue"]),
            greatest_at=_at(greatest),
        ),
        data=data,
        figure=figure,
    )


def _at(row: pd.Series) -> str:
    """Return at which parameters a p-value was found."""
    return ", ".join(f"{name} = {row[name]}" for name in row.index[:-1])


def _drawn(order: Order, results: Mapping[str, Mapping[str, float]]) -> pd.DataFrame | None:
    """Return the axis, the parameter that tells lines apart if there is one, and the p-value."""
    cases = [case for case in order.cases if results.get(case.folder)]
    data = pd.DataFrame([case.texts for case in cases])
    varied = [name for name in data if data[name].nunique(dropna=False) > 1]
    if data.empty or data[varied].isna().any(axis=None) or not 1 <= len(varied) <= 2:
        return None
    data = data[varied]
    numbers = data.apply(pd.to_numeric, errors="coerce")
    axes = [name for name in varied if numbers[name].notna().all()]
    if not axes:
        return None
    axis = max(axes, key=lambda name: numbers[name].nunique())
    others = [name for name in varied if name != axis]
    if any(data[name].nunique() > len(SERIES) for name in others):
        return None
    data = data[[axis, *others]].assign(**{axis: numbers[axis]})
    return data.assign(pvalue=[results[case.folder]["pvalue"] for case in cases])
