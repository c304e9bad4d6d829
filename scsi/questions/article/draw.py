"""The figures of the article: titles that say what they show, labels next to what they name."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from scipy.stats import norm

from scsi.questions.article.finding import Article
from scsi.questions.article.show import _grid, frame_article
from scsi.questions.claims.judgement import Verdict
from scsi.showing.canvas import COLOURS, INK, MUTED, SERIES, Drawing
from scsi.showing.catalogue import word
from scsi.showing.labels import choice_label
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Rows
from scsi.showing.picture import SMALLEST_POINTS, bare, in_two_widths
from scsi.showing.registry import shows

PALE = ("#cfe2f1", "#f1dccb")
SMALL = SMALLEST_POINTS


@shows(Article, "plot")
def draw_heat(article: Article, *, lang: str = "en") -> Drawing:
    """Draw p by size and intra-city correlation, with the line of 0.05 and the plausible region."""
    grid, sizes, icc = article.grid, article.plausible_sizes, article.plausible_icc
    p = grid.p_printed[grid.start[0], grid.start[1]]
    x, y = np.array(grid.sizes), np.array(grid.correlations)
    first = article.verdict.waves[0]

    def draw(axes: Axes, narrow: bool) -> None:
        axes.set(xscale="log", xlim=(x[0], x[-1]), ylim=(0, y[-1]))
        axes.contourf(x, y, p, levels=[0, 0.05, 1], colors=PALE)
        axes.contour(x, y, p, levels=[0.05], colors=[INK], linewidths=1.6)
        axes.add_patch(
            Rectangle((sizes.low, icc.low), sizes.high - sizes.low, icc.high - icc.low,
                      fill=False, edgecolor=INK, linewidth=1.4, linestyle=(0, (4, 2)))
        )  # fmt: skip
        middle = (sizes.low * sizes.high) ** 0.5
        axes.text(
            middle,
            icc.high - 0.008,
            word("article.heat.region", lang),
            ha="center",
            va="top",
            fontsize=9,
            weight="bold",
        )
        axes.text(
            x[-1] / 1.06,
            0.012,
            word("article.heat.below", lang),
            ha="right",
            va="bottom",
            fontsize=9,
            color=COLOURS["public"],
            weight="bold",
        )
        axes.text(
            x[0] * 1.06,
            y[-1] - 0.01,
            word("article.heat.above", lang),
            ha="left",
            va="top",
            fontsize=9,
            color=SERIES[1],
            weight="bold",
        )
        ticks = [50, 100, 200, 500, 1000, 2000][:: 2 if narrow else 1]
        axes.set_xticks(ticks, [whole(tick) for tick in ticks])
        axes.minorticks_off()
        axes.set_xlabel(word("article.heat.x", lang, first=first), fontsize=9)
        axes.set_ylabel(word("article.heat.y", lang), fontsize=9)
        bare(axes, left=True, bottom=True)

    title = word("article.heat.title", lang)
    figure, narrow = in_two_widths(lang, title, (3.7, 3.5), draw)
    region = _grid(article)
    alt = word(
        "article.heat.alt",
        lang,
        first=first,
        low=whole(sizes.low),
        high=whole(sizes.high),
        icc_low=rounded(icc.low, 2),
        icc_high=rounded(icc.high, 2),
        p_low=pvalue(float(region.min())),
        p_high=rounded(float(region.max()), 2),
    )
    shared = article.verdict.few_shared.shared
    caption = word("article.heat.caption", lang, first=first, shared=shared)
    return Drawing(
        name="article_heat",
        lang=lang,
        caption=caption,
        alt=alt,
        data=frame_article(article),
        figure=figure,
        narrow=narrow,
        behind=(grid, article.verdict.few_shared),
    )


@shows(Article, "plot", "named")
def draw_named(article: Article, *, lang: str = "en") -> Drawing:
    """Draw the cities with published shares, and what is left for the others."""
    named = article.named
    count = len(named.shares)
    others = len(named.names) - count
    names = [article.names.city(name, lang) for name in named.names[:count]]
    public = [category == "public" for category in named.categories]
    most = [float(s) if own else 1 - float(s) for s, own in zip(named.shares, public, strict=True)]
    least = [top if own else 0.0 for top, own in zip(most, public, strict=True)]
    order = sorted(range(count), key=lambda i: -most[i])
    rest = article.others_public
    data = pd.DataFrame(
        {
            "city": [*(named.names[i] for i in order), "others"],
            "low": [*(least[i] for i in order), rest.low],
            "high": [*(most[i] for i in order), rest.high],
        }
    )

    def draw(axes: Axes, narrow: bool) -> None:
        for row, i in enumerate(order):
            if public[i]:
                axes.plot(100 * most[i], row, "o", color=COLOURS["public"], markersize=8)
                label = rounded(100 * most[i], 0)
            else:
                axes.plot(
                    [0, 100 * most[i]],
                    [row, row],
                    color="#9cc3e0",
                    linewidth=6,
                    solid_capstyle="butt",
                )
                label = word("article.named.upto", lang, share=rounded(100 * most[i], 0))
            axes.annotate(
                label,
                (100 * most[i], row),
                (8, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
            )
        axes.plot(
            [100 * rest.low, 100 * rest.high],
            [count + 0.4] * 2,
            color=INK,
            linewidth=6,
            solid_capstyle="butt",
        )
        ends = f"{percent(rest.low, 0)} – {percent(rest.high, 0)}"
        axes.text(100 * rest.high + 2.5, count + 0.4, ends, va="center", fontsize=9, weight="bold")
        labels = [*(names[i] for i in order), word("article.named.others", lang, others=others)]
        axes.set_yticks([*range(count), count + 0.4], labels)
        axes.set(xlim=(0, 104), ylim=(count + 1, -0.6))
        axes.set_xlabel(word("article.named.x", lang), fontsize=9)
        bare(axes, bottom=True)

    ends = {"mean_low": percent(rest.low, 0), "mean_high": percent(rest.high, 0), "others": others}
    low = min(top for top, own in zip(most, public, strict=True) if not own)
    title = word(
        "article.named.title",
        lang,
        low=percent(low, 0),
        high=percent(max(most), 0),
        **ends,
    )
    figure, narrow = in_two_widths(lang, title, (3.6, 4.1), draw)
    items = ", ".join(
        word("article.named.item" if public[i] else "article.named.most", lang, city=names[i],
             share=percent(most[i], 0))
        for i in order
    )  # fmt: skip
    return Drawing(
        name="article_named",
        lang=lang,
        caption=word("article.named.caption", lang),
        alt=word("article.named.alt", lang, items=items, **ends),
        data=data,
        figure=figure,
        narrow=narrow,
        behind=(Rows(named.data),),
    )


@shows(Article, "plot", "new")
def draw_new(article: Article, *, lang: str = "en") -> Drawing:
    """Draw what added cities must average and what they can, by how many were kept."""
    bounds, verdict = article.new_cities, article.verdict
    equal = bounds.equal
    data = pd.DataFrame({"kept": equal.old, "needed": equal.needed, "possible": equal.possible})

    def draw(axes: Axes, narrow: bool) -> None:
        axes.fill_between(
            equal.old,
            100 * equal.needed,
            100 * equal.possible,
            where=equal.possible >= equal.needed,
            color="#e3e3e3",
            linewidth=0,
        )
        axes.plot(equal.old, 100 * equal.needed, color=SERIES[1], linewidth=2.2)
        axes.plot(
            equal.old, 100 * equal.possible, color=SERIES[0], linewidth=2.2, linestyle=(0, (5, 2))
        )
        at = int(np.searchsorted(equal.old, 10))
        axes.text(
            equal.old[at],
            100 * equal.possible[at] + 1.2,
            word("article.new.possible", lang),
            color=SERIES[0],
            weight="bold",
            fontsize=9,
            ha="center",
        )
        axes.text(
            equal.old[at],
            100 * equal.needed[at] - (2.2 if narrow else 1.2),
            word("article.new.needed", lang),
            color=SERIES[1],
            weight="bold",
            fontsize=9,
            ha="center",
            va="top",
        )
        for values, colour, up in ((equal.needed, SERIES[1], 1), (equal.possible, SERIES[0], -1)):
            axes.text(
                equal.old[-1] + 0.3,
                100 * values[-1] + 0.7 * up,
                percent(float(values[-1])),
                color=colour,
                fontsize=9,
                va="center",
                weight="bold",
            )
            axes.text(
                equal.old[0] - 0.3,
                100 * values[0],
                percent(float(values[0])),
                color=colour,
                fontsize=9,
                va="center",
                ha="right",
                weight="bold",
            )
        axes.set(xlim=(4, 22.4), ylim=(48, 76))
        axes.set_xlabel(word("article.new.x", lang, first=verdict.waves[0]), fontsize=9)
        axes.set_ylabel(word("article.new.y", lang), fontsize=9)
        axes.set_xticks([6, 10, 15, 20])
        bare(axes, bottom=True)
        axes.set_yticks([50, 60, 70])

    fields = {
        "new": bounds.cities - int(equal.old[-1]),
        "needed": percent(float(equal.needed[-1]), 0),
        "possible": percent(float(equal.possible[-1]), 0),
        "new_points": percent(abs(verdict.new_share)),
        "points": percent(abs((verdict.after.value - verdict.before.value) / 100)),
    }
    figure, narrow = in_two_widths(
        lang, word("article.new.title", lang, **fields), (3.4, 3.6), draw
    )
    alt = word(
        "article.new.alt",
        lang,
        few=int(equal.old[0]),
        all=int(equal.old[-1]),
        needed_few=percent(float(equal.needed[0])),
        needed=percent(float(equal.needed[-1])),
        possible_few=percent(float(equal.possible[0])),
        possible=percent(float(equal.possible[-1])),
    )
    return Drawing(
        name="article_new",
        lang=lang,
        caption=word("article.new.caption", lang, before=rounded(verdict.before.value, 0)),
        alt=alt,
        data=data,
        figure=figure,
        narrow=narrow,
        behind=(Rows(bounds.data),),
    )


@shows(Article, "plot", "moves")
def draw_moves(article: Article, *, lang: str = "en") -> Drawing:
    """Draw how far each choice alone moves the p-value."""
    readings = article.readings
    moves = [move for move in readings.moves if move.change > 0.04]
    ends = [(2 * float(norm.sf(move.most)), 2 * float(norm.sf(move.least))) for move in moves]
    middle = 2 * float(norm.sf(readings.reference_z))
    data = pd.DataFrame(
        {
            "choice": [move.choice for move in moves],
            "least_p": [low for low, _ in ends],
            "greatest_p": [high for _, high in ends],
        }
    )

    def draw(axes: Axes, narrow: bool) -> None:
        for row, (low, high) in enumerate(ends):
            axes.plot(
                [low, high],
                [row, row],
                color=SERIES[0] if row < 3 else "#9db4c4",
                linewidth=8,
                solid_capstyle="butt",
            )
            for end, side, shift in ((low, "right", 1 / 1.06), (high, "left", 1.06)):
                axes.text(
                    end * shift,
                    row,
                    pvalue(end),
                    ha=side,
                    va="center",
                    fontsize=SMALL,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
                )
        axes.axvline(0.05, color=INK, linewidth=1.4)
        axes.text(0.05, -0.75, "0.05", ha="center", va="bottom", fontsize=9, weight="bold")
        axes.axvline(middle, color=MUTED, linewidth=1, linestyle=":")
        axes.set(xscale="log", xlim=(0.0007, 2), ylim=(len(moves) - 0.4, -0.8))
        axes.set_yticks(range(len(moves)), [choice_label(move.choice, lang) for move in moves])
        axes.set_xticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
        axes.minorticks_off()
        axes.set_xlabel(word("article.moves.x", lang), fontsize=9)
        bare(axes, bottom=True)

    title = word("article.moves.title", lang)
    figure, narrow = in_two_widths(lang, title, (3.0, 3.4), draw)
    items = "; ".join(
        word("article.moves.item", lang, choice=choice_label(move.choice, lang), low=pvalue(low),
             high=pvalue(high))
        for move, (low, high) in zip(moves, ends, strict=True)
    )  # fmt: skip
    return Drawing(
        name="article_moves",
        lang=lang,
        caption=word("article.moves.caption", lang),
        alt=word("article.moves.alt", lang, items=items),
        data=data,
        figure=figure,
        narrow=narrow,
        behind=(Rows(readings.data),),
    )


@shows(Article, "plot", "verdicts")
def draw_verdicts(article: Article, *, lang: str = "en") -> Drawing:
    """Draw how many statements have which verdict."""
    counts = article.claims.counts().sum()
    order = (Verdict.UNTESTABLE, Verdict.REPRODUCED, Verdict.FOLLOWS, Verdict.CONTRADICTED,
             Verdict.ADVICE)  # fmt: skip
    colours = ("#b9b9b9", SERIES[0], "#5b9fc9", SERIES[1], "#d9d9d9")
    numbers = [int(counts[verdict.value]) for verdict in order]
    labels = [word(f"article.short.{verdict.value}", lang) for verdict in order]
    data = pd.DataFrame({"verdict": [verdict.value for verdict in order], "statements": numbers})

    def draw(axes: Axes, narrow: bool) -> None:
        axes.barh(range(len(order)), numbers, height=0.62, color=colours)
        for row, number in enumerate(numbers):
            axes.text(number + 1, row, str(number), va="center", fontsize=10, weight="bold")
        axes.set_yticks(range(len(order)), labels)
        axes.set(xlim=(0, max(numbers) * 1.15), ylim=(len(order) - 0.4, -0.6), xticks=[])
        bare(axes)

    holds = int(counts[Verdict.REPRODUCED.value] + counts[Verdict.FOLLOWS.value])
    total = len(article.claims.rows)
    fields = {"untestable": numbers[0], "all": total, "holds": holds}
    title = word("article.verdicts.title", lang, **fields)
    figure, narrow = in_two_widths(lang, title, (2.3, 2.6), draw)
    items = "; ".join(
        word("article.verdicts.item", lang, verdict=label, count=number)
        for label, number in zip(labels, numbers, strict=True)
    )
    return Drawing(
        name="article_verdicts",
        lang=lang,
        caption=word("article.verdicts.caption", lang, all=total),
        alt=word("article.verdicts.alt", lang, items=items),
        data=data,
        figure=figure,
        narrow=narrow,
        behind=(Rows(article.claims.data),),
    )
