"""What is published, drawn."""

from __future__ import annotations

import pandas as pd
import seaborn as sns

from scsi.questions.published.finding import PublishedShares
from scsi.questions.published.show import printed_numbers, rows_of_cities
from scsi.showing.canvas import COLOURS, INK, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label
from scsi.showing.numbers import rounded
from scsi.showing.outputs import Rows
from scsi.showing.registry import shows

HATCHES = {"public": "", "private+ppp": "xx", "private": "//", "ppp": ".."}  # as they are stacked
MARKERS = {"public": "o", "private": "s", "ppp": "D"}


@shows(PublishedShares, "plot")
def draw_printed_shares(found: PublishedShares, *, lang: str = "en") -> Drawing:
    """Draw the printed shares of both years as stacked bars."""
    shares = found.of_all.sort_values("wave", ascending=False)
    data = shares[["wave", "category", "percent", "decimals"]].reset_index(drop=True)
    waves = data["wave"].unique()
    with canvas(lang, 2.1) as (figure, axes):
        for place, wave in enumerate(waves):
            printed = data[data["wave"] == wave].set_index("category")
            start = 0.0
            for category in HATCHES:
                if category in printed.index:
                    share = printed.loc[category]
                    _bar(axes, place, start, category, share, lang)
                    start += share["percent"]
        axes.set_yticks(range(len(waves)), [str(wave) for wave in waves])
        axes.invert_yaxis()
        axes.margins(y=0.05)
        axes.set(xlabel=word("axis.percent", lang), ylabel="", xlim=(0, 100))
        axes.grid(visible=False, axis="y")
    numbers = printed_numbers(found)
    return Drawing(
        name="printed_shares",
        lang=lang,
        caption=word("printed_shares.caption", lang, before=printed_numbers(found)["before"]),
        alt=word("printed_shares.alt", lang, **numbers),
        data=data,
        figure=figure,
        behind=(Rows.of("published_shares", shares["id"]),),
    )


def _bar(axes, place: int, start: float, category: str, share: pd.Series, lang: str) -> None:
    """Draw one share from `start` on, with its category and value written into it."""
    style = {"facecolor": COLOURS[category], "edgecolor": "white", "hatch": HATCHES[category]}
    (bar,) = axes.barh(place, share["percent"], 0.62, left=start, **style)
    axes.annotate(
        f"{category_label(category, lang)}\n{rounded(share['percent'], share['decimals'])}",
        (start + share["percent"] / 2, place),
        ha="center",
        va="center",
        color="white",
        fontsize="small",
        fontweight="bold",
        bbox={"facecolor": bar.get_facecolor(), "edgecolor": "none", "pad": 1.5},
    )


@shows(PublishedShares, "plot", "cities")
def draw_printed_cities(found: PublishedShares, *, lang: str = "en") -> Drawing:
    """Draw the printed city shares as dots, with the range each rounded share stands for."""
    data = found.of_cities
    labels = [found.names.city(place, lang) for place in data["place"]]
    drawn = data.assign(city=labels)
    with canvas(lang, 3.2) as (figure, axes):
        sns.scatterplot(
            drawn,
            x="percent",
            y="city",
            hue="category",
            style="category",
            palette=COLOURS,
            markers=MARKERS,
            s=70,
            zorder=3,
            ax=axes,
        )
        axes.hlines(drawn["city"], drawn["low"], drawn["high"], color=INK, linewidth=1, zorder=4)
        handles, keys = axes.get_legend_handles_labels()
        axes.legend(handles, [category_label(key, lang) for key in keys], loc="lower right")
        axes.set(xlabel=word("axis.percent", lang), ylabel="", xlim=(0, 100))
    items = (
        word(
            "printed_cities.item",
            lang,
            city=label,
            percent=rounded(row.percent, row.decimals),
            category=category_label(row.category, lang),
        )
        for label, row in zip(labels, data.itertuples(), strict=True)
    )
    return Drawing(
        name="printed_cities",
        lang=lang,
        caption=word("printed_cities.caption", lang, count=len(data)),
        alt=word("printed_cities.alt", lang, count=len(data), list=", ".join(items)),
        data=data,
        figure=figure,
        behind=(rows_of_cities(found),),
    )
