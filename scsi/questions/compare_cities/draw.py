"""The cities of a wave, drawn."""

from __future__ import annotations

import pandas as pd
import seaborn as sns

from scsi.questions.compare_cities.finding import CityComparison
from scsi.questions.compare_cities.show import cities_caption, shown_cities
from scsi.showing.canvas import INK, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name
from scsi.showing.numbers import percent, whole
from scsi.showing.registry import shows

LONGEST_LABEL = 42


def _label(text: str) -> str:
    """Return text for a figure: not long, and no formula even where it holds dollar signs."""
    short = text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
    return short.replace("$", r"\$")


def _unique(labels: list[str]) -> list[str]:
    """Return labels of which no two are alike: what does not show tells them apart."""
    seen: dict[str, int] = {}
    unique = []
    for label in labels:
        unique.append(label + "\u200a" * seen.get(label, 0))
        seen[label] = seen.get(label, 0) + 1
    return unique


@shows(CityComparison, "plot")
def draw_city_comparison(found: CityComparison, *, lang: str = "en") -> Drawing:
    """Draw the cities with most projects: share as counted, and drawn to the mean."""
    cities = shown_cities(found)
    names = [plain_name(each.city) for each in cities]
    data = pd.DataFrame(
        {
            "city": names,
            "raw": [each.raw for each in cities],
            "pooled": [each.pooled for each in cities],
            "low": [each.low for each in cities],
            "high": [each.high for each in cities],
        }
    )
    drawn = data.assign(label=_unique([_label(name) for name in names]))
    drawn[["raw", "pooled", "low", "high"]] *= 100
    with canvas(lang, 1.2 + 0.25 * len(cities)) as (figure, axes):
        if cities:
            _draw_cities(axes, drawn, lang)
            axes.axvline(100 * found.estimate, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        label = word("survey.axis.share", lang, category=category_label(found.category, lang))
        axes.set(xlabel=label, ylabel="", xlim=(-2, 102))
    items = ", ".join(
        word(
            "survey.cities.item",
            lang,
            city=name,
            raw=percent(each.raw),
            pooled=percent(each.pooled),
        )
        for name, each in zip(names, cities, strict=True)
    )
    return Drawing(
        name="city_comparison",
        lang=lang,
        caption=cities_caption(found, lang, "drawn"),
        alt=word("survey.cities.alt", lang, count=whole(len(cities)), items=items),
        data=data,
        figure=figure,
        behind=(found,),
    )


def _draw_cities(axes, drawn: pd.DataFrame, lang: str) -> None:
    """Draw both shares of each city, and the interval of the one drawn to the mean."""
    kinds = {kind: word(f"survey.cities.{kind}", lang) for kind in ("pooled", "raw")}
    long = drawn.melt("label", list(kinds), var_name="kind", value_name="share")
    axes.hlines(drawn["label"], drawn["low"], drawn["high"], color=MUTED, linewidth=1.4)
    sns.scatterplot(
        long.assign(kind=long["kind"].map(kinds)),
        x="share",
        y="label",
        hue="kind",
        style="kind",
        palette=dict(zip(kinds.values(), SERIES, strict=False)),
        markers=dict(zip(kinds.values(), ("o", "X"), strict=True)),
        s=50,
        zorder=3,
        ax=axes,
    )
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, title=None)
