"""What is published, drawn."""

from __future__ import annotations

import pandas as pd
import seaborn as sns

from scsi.evidence.published import Published
from scsi.questions.cities.finding import printed_city_shares
from scsi.questions.published.show import printed_numbers
from scsi.showing.canvas import COLOURS, INK, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, city_label
from scsi.showing.numbers import rounded
from scsi.showing.outputs import Rows
from scsi.showing.registry import shows

HATCHES = {"public": "", "private": "//", "ppp": "..", "private+ppp": "xx"}
MARKERS = {"public": "o", "private": "s", "ppp": "D"}


@shows(Published, "plot")
def draw_printed_shares(published: Published, *, lang: str = "en") -> Drawing:
    """Draw the printed shares of both years as stacked bars."""
    shares = published.shares.query("place == 'all'").sort_values("wave", ascending=False)
    data = shares[["wave", "category", "percent", "decimals"]].reset_index(drop=True)
    with canvas(lang, 2.1) as (figure, axes):
        sns.histplot(
            data.assign(wave=data["wave"].astype(str)),
            y="wave",
            weights="percent",
            hue="category",
            hue_order=["ppp", "private", "private+ppp", "public"],
            palette=COLOURS,
            multiple="stack",
            shrink=0.62,
            alpha=1,
            edgecolor="white",
            legend=False,
            ax=axes,
        )
        _label_bars(axes, data, lang)
        axes.set(xlabel=word("axis.percent", lang), ylabel="", xlim=(0, 100))
        axes.grid(visible=False, axis="y")
    numbers = printed_numbers(published)
    return Drawing(
        name="printed_shares",
        lang=lang,
        caption=word("printed_shares.caption", lang),
        alt=word("printed_shares.alt", lang, **numbers),
        data=data,
        figure=figure,
        behind=(Rows.of("published_shares", shares["id"]),),
    )


def _label_bars(axes, data: pd.DataFrame, lang: str) -> None:
    """Write category and value into each bar, and hatch what is not public."""
    for patch in axes.patches:
        if patch.get_width() == 0:
            continue
        row = data[(data["percent"] - patch.get_width()).abs() < 1e-9].iloc[0]
        patch.set_hatch(HATCHES[row["category"]])
        value = rounded(row["percent"], row["decimals"])
        label = f"{category_label(row['category'], lang)}\n{value}"
        axes.annotate(
            label,
            (patch.get_x() + patch.get_width() / 2, patch.get_y() + patch.get_height() / 2),
            ha="center",
            va="center",
            color="white",
            fontsize="small",
            fontweight="bold",
            bbox={"facecolor": patch.get_facecolor(), "edgecolor": "none", "pad": 1.5},
        )


@shows(Published, "plot", "cities")
def draw_printed_cities(published: Published, *, lang: str = "en") -> Drawing:
    """Draw the printed city shares as dots, with the range each rounded share stands for."""
    data = printed_city_shares(published)
    shares = published.shares.query("place != 'all'")
    labels = [city_label(published, place, lang) for place in data["place"]]
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
        behind=(Rows.of("published_shares", shares["id"]),),
    )
