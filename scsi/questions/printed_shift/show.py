"""What two printed percentages decide, in words and as a table."""

from __future__ import annotations

import math

from scsi.inference.printed.stated import StatedSplit
from scsi.questions.printed_shift.finding import PrintedShift
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha, confidence
from scsi.showing.numbers import percent, percent_range, pvalue, pvalue_range, rounded, whole
from scsi.showing.outputs import Table, Text, table_of_words
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(PrintedShift, "sentence")
def say_printed_shift(found: PrintedShift, *, lang: str = "en") -> Text:
    """Say what the figures decide."""
    return Text("printed_shift", lang, decided(found, lang), findings=(found,))


@shows(PrintedShift, "summary")
def summarise_printed_shift(found: PrintedShift, *, lang: str = "en") -> str:
    """Say what the figures decide."""
    return decided(found, lang)


def decided(found: PrintedShift, lang: str) -> str:
    """Say what the figures decide: for independent items first, then for clusters."""
    fields = {
        "before": printed_share(found, 0),
        "after": printed_share(found, 1),
        "points": rounded(100 * abs(found.estimate), _decimals(found)),
        "alpha": alpha(found.level),
    }
    verdict = found.verdict
    if verdict == "impossible":
        why = " ".join(_impossible(found, lang))
        return word("printed_shift.impossible", lang, why=why, **fields)
    if verdict == "from-size":
        unknown = "both" if found.sizes == (None, None) else "one"
        verdict = f"from-size.{unknown}"
        if found.most is not None and not math.isinf(found.most):
            verdict = "from-size.between"
        fields |= {
            "fewest": whole(found.fewest or 0),
            "range": _sizes(found.fewest_range, lang),
            "most": whole(found.most or 0) if found.most and math.isfinite(found.most) else "",
        }
    elif verdict != "never":
        fields["p"] = pvalue_range(found.p_range) if found.p_range else ""
    parts = [word(f"printed_shift.{verdict}", lang, **fields)]
    if found.independent:
        parts.append(
            word(
                "printed_shift.effect",
                lang,
                effect=rounded(found.design_effect or 0, 1),
                clusters_before=whole(found.independent[0]),
                clusters_after=whole(found.independent[1]),
            )
        )
    if found.ceiling is not None:
        case = "ceiling" if found.ceiling <= 1 else "no-ceiling"
        parts.append(word(f"printed_shift.{case}", lang, icc=rounded(found.ceiling, 3)))
    return " ".join(parts)


@shows(PrintedShift, "table")
def tabulate_printed_shift(found: PrintedShift, *, lang: str = "en") -> Table:
    """Show what was given and what follows, one line each."""
    none = word("none", lang)
    rows = [
        ("shares", f"{printed_share(found, 0)}, {printed_share(found, 1)}"),
        ("sizes", ", ".join(whole(n) if n else none for n in found.sizes)),
        ("clusters", ", ".join(whole(k) if k else none for k in found.clusters)),
        ("adds-up", ", ".join(word("yes" if fits else "no", lang) for fits in found.adds_up)),
        (
            "possible",
            ", ".join(
                none if fits is None else word("yes" if fits else "no", lang)
                for fits in found.possible
            ),
        ),
        ("interval", percent_range(found.interval) if found.interval else none),
        ("p", pvalue(found.pvalue) if found.pvalue is not None else none),
        ("p-range", pvalue_range(found.p_range) if found.p_range else none),
        ("fewest", none if found.fewest is None else _size(found.fewest, lang)),
        ("fewest-range", _sizes(found.fewest_range, lang) if found.fewest_range else none),
        ("effect", rounded(found.design_effect, 2) if found.design_effect is not None else none),
        ("ceiling", rounded(found.ceiling, 3) if found.ceiling is not None else none),
    ]
    caption = word("printed_shift.caption", lang, level=confidence(found.level))
    return table_of_words(
        "printed_shift",
        lang,
        caption,
        ("printed_shift.what", "printed_shift.value"),
        [(word(f"printed_shift.row.{name}", lang), value) for name, value in rows],
        (found,),
    )


def printed_share(found: PrintedShift, at: int) -> str:
    """Return a share as it is printed."""
    share = (found.before, found.after)[at].shares[0]
    return f"{percent(float(share.percent or 0) / 100, share.decimals)} %"


def _decimals(found: PrintedShift) -> int:
    """Return the decimals of the finer share."""
    return max(split.shares[0].decimals for split in (found.before, found.after))


def _impossible(found: PrintedShift, lang: str):
    """Yield what cannot be, wave by wave, with what is nearest."""
    waves = zip(
        (found.before, found.after), found.sizes, found.adds_up, found.possible, strict=True
    )
    for split, size, adds_up, possible in waves:
        if not adds_up:
            total = f"{split.total()} %"
            yield word("printed_shift.sum", lang, total=total)
        elif possible is False and size is not None:
            yield say_impossible_size(split, size, lang)


def say_impossible_size(split: StatedSplit, size: int, lang: str) -> str:
    """Say that no whole numbers of a size print so, what is nearest, and which figure it is."""
    near = [whole(n) for n in split.nearest_sizes(size) if n is not None]
    culprits = [
        word(
            "printed_shift.culprit",
            lang,
            size=whole(size),
            share=f"{split.shares[at].percent} %",
            percents=word("list", lang).join(
                f"{near} %" for near in dict.fromkeys(split.nearest_percents(at, size))
            ),
        )
        for at in split.culprits(size)
        if split.shares[at].percent is not None
    ]
    return word(
        "printed_shift.size",
        lang,
        size=whole(size),
        near=word("list", lang).join(near) or word("none", lang),
        culprit=" ".join(culprits) or word("printed_shift.no-culprit", lang),
    )


def _size(size: float, lang: str) -> str:
    """Return a number of items, or that none is enough."""
    return word("printed_shift.none", lang) if math.isinf(size) else whole(size)


def _sizes(over: Interval | None, lang: str) -> str:
    """Return a range of numbers of items."""
    if over is None:
        return word("none", lang)
    low, high = _size(over.low, lang), _size(over.high, lang)
    return low if low == high else word("printed_shift.to", lang, low=low, high=high)
