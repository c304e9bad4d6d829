"""The one figure of a first screen: two shares, the earlier above the later, and their change."""

from __future__ import annotations

from matplotlib.axes import Axes

from scsi.questions.compare_waves.show import answers_behind
from scsi.questions.survey.worded import marked, waves_of
from scsi.questions.verdict.finding import PublicationVerdict, SurveyVerdict
from scsi.questions.verdict.show import frame_shares
from scsi.showing.canvas import COLOURS, INK, MUTED, Drawing
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name
from scsi.showing.numbers import MINUS, percent, rounded
from scsi.showing.outputs import Rows
from scsi.showing.picture import bare, in_two_widths
from scsi.showing.registry import shows

PALE = {"private": "#d9b59b", "ppp": "#a8cfc3", "private+ppp": "#c9c9c9"}


@shows(PublicationVerdict, "plot")
def draw_published_shares(found: PublicationVerdict, *, lang: str = "en") -> Drawing:
    """Draw the published shares of both years as bars, with the change of the public one."""
    points = found.after.value - found.before.value
    fields = {
        "first": found.waves[0],
        "last": found.waves[1],
        "before": rounded(found.before.value, found.before.decimals),
        "after": rounded(found.after.value, found.after.decimals),
        "points": rounded(abs(points), 1),
    }
    title = word(
        "verdict.shares.title" if points >= 0 else "verdict.shares.title.less", lang, **fields
    )

    def draw(axes: Axes, narrow: bool) -> None:
        for row, (wave, parts) in enumerate(zip(found.waves, found.parts, strict=True)):
            left = 0.0
            for category, share in parts:
                public = category == "public"
                colour = COLOURS["public"] if public else PALE[category]
                axes.barh(
                    row,
                    share.value,
                    left=left,
                    height=0.52,
                    color=colour,
                    edgecolor="white",
                    linewidth=1.5,
                )
                number = word("verdict.percent", lang, number=rounded(share.value, share.decimals))
                slim = share.value < 15
                name = _short(category, lang).replace(" ", "\n" if slim and narrow else " ")
                label = f"{name}\n{number}" if narrow or slim else f"{name} {number}"
                axes.text(
                    left + share.value / 2,
                    row,
                    label,
                    ha="center",
                    va="center",
                    color="white" if public else INK,
                    fontsize=8.5 if narrow else 10,
                    weight="bold" if public else "normal",
                )
                left += share.value
            cities = word("verdict.shares.wave", lang, year=wave, cities=found.cities[row])
            axes.text(0, row - 0.34, cities, ha="left", va="bottom", fontsize=9, color=MUTED)
        high = max(found.before.value, found.after.value)
        axes.plot([found.before.value] * 2, [0.26, 1.5], color=INK, linewidth=0.9, linestyle=":")
        axes.annotate(
            "",
            (found.after.value, 1.42),
            (found.before.value, 1.42),
            arrowprops={"arrowstyle": "->", "color": INK, "lw": 1.4, "shrinkA": 0, "shrinkB": 0},
        )
        change = word(
            "verdict.shares.change",
            lang,
            sign="+" if points >= 0 else MINUS,
            points=rounded(abs(points), 1),
        )
        axes.text(high + 1.5, 1.42, change, va="center", ha="left", fontsize=10, weight="bold")
        axes.set(xlim=(0, 100), ylim=(1.62, -0.62), xticks=[], yticks=[])
        bare(axes)

    figure, narrow = in_two_widths(lang, title, (2.35, 2.6), draw)
    parts = ", ".join(
        word("verdict.shares.part", lang, share=rounded(share.value, share.decimals),
             category=category_label(category, lang))
        for category, share in found.parts[1]
    )  # fmt: skip
    rest = sum(share.value for category, share in found.parts[0] if category != "public")
    alt = word("verdict.shares.alt", lang, **fields, parts=parts, rest=rounded(rest, 0))
    behind = Rows(tuple(share.id for parts in found.parts for _, share in parts))
    return Drawing(
        name="verdict_shares",
        lang=lang,
        caption=word("verdict.shares.caption", lang, first=found.waves[0]),
        alt=alt,
        data=frame_shares(found),
        figure=figure,
        narrow=narrow,
        behind=(behind,),
    )


def _short(category: str, lang: str) -> str:
    """Name a category within a bar."""
    return (
        word("verdict.rest", lang) if category == "private+ppp" else category_label(category, lang)
    )


@shows(SurveyVerdict, "plot")
def draw_survey_shares(found: SurveyVerdict, *, lang: str = "en") -> Drawing:
    """Draw the shares of both waves, and the shift with its interval around it."""
    about = found.comparison
    category = category_label(about.category, lang)
    points = percent(abs(about.estimate))
    still = not points.strip("0.")
    way = "still" if still else "up" if about.estimate > 0 else "down"
    fields = {"category": category, "after": waves_of(about, lang)["after"]} | (
        {} if still else {"points": points}
    )
    title = word(f"verdict.survey.title.{way}", lang, **fields)
    shares = 100 * about.share_before, 100 * about.share_after
    ends = None
    if about.interval is not None:
        ends = 100 * about.interval.low, 100 * about.interval.high

    def draw(axes: Axes, narrow: bool) -> None:
        for row, (wave, share) in enumerate(zip((about.before, about.after), shares, strict=True)):
            axes.barh(row, 100, height=0.5, color="#e6e6e6")
            axes.barh(row, share, height=0.5, color=COLOURS["public"])
            axes.text(
                0, row - 0.3, plain_name(str(wave)), ha="left", va="bottom", fontsize=9, color=MUTED
            )
            inside = share > 18
            axes.text(
                share - 1.5 if inside else share + 1.5,
                row,
                word("verdict.percent", lang, number=percent(share / 100)),
                ha="right" if inside else "left",
                va="center",
                weight="bold",
                color="white" if inside else INK,
                fontsize=10,
            )
        top = 1.45
        if ends is not None:
            reach = [min(max(shares[0] + end, 0), 100) for end in ends]
            axes.plot(reach, [top, top], color=INK, linewidth=2.2, solid_capstyle="butt")
            text = "{} – {}".format(*(_signed(end) for end in ends))
            axes.text(sum(reach) / 2, top + 0.14, text, ha="center", va="top", fontsize=9)
        axes.plot([shares[0]] * 2, [-0.25, top + 0.08], color=INK, linewidth=0.9, linestyle=":")
        axes.plot([shares[1]], [top], marker="D", color=INK, markersize=5)
        axes.set(xlim=(0, 100), ylim=(1.95, -0.62), xticks=[], yticks=[])
        bare(axes)

    figure, narrow = in_two_widths(lang, title, (2.6, 2.7), draw)
    said = ""
    if about.interval is not None:
        low, high = percent(about.interval.low), percent(about.interval.high)
        said = word("verdict.survey.alt.range", lang, low=low, high=high)
    words = {
        "category": category,
        **waves_of(about, lang),
        "share_before": percent(about.share_before),
        "share_after": percent(about.share_after),
        "points": percent(about.estimate),
        "range": said,
    }
    key = "verdict.survey.caption" if ends else "verdict.survey.caption.none"
    caption = word(key, lang, category=category, survey=plain_name(about.survey))
    data = about.to_frame().head(1)[["estimate", "interval_low", "interval_high"]]
    return Drawing(
        name="survey_verdict",
        lang=lang,
        caption=marked(caption, about.simulated, lang),
        alt=word("verdict.survey.alt", lang, **words),
        data=data.assign(share_before=about.share_before, share_after=about.share_after),
        figure=figure,
        narrow=narrow,
        behind=answers_behind(about),
    )


def _signed(points: float) -> str:
    """Print a shift in points with its sign."""
    return ("+" if points > 0 else "") + rounded(points, 1)
