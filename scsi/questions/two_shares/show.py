"""Two shares compared, in words and as tables."""

from __future__ import annotations

import html

from scsi.inference.proportions.equality import DifferenceTest
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.registry import shows
from scsi.vocabulary import Interval, Share


def share(piece: Share, *, lang: str = "en") -> str:
    """Say a share: its count, its total and the per cent that they make."""
    fields = {"count": whole(piece.count), "total": whole(piece.total)}
    return word("pieces.share", lang, percent=percent(piece.value), **fields)


def interval(piece: Interval, *, lang: str = "en") -> str:
    """Say an interval in the unit that it has, which is not known here: four decimals."""
    fields = {name: rounded(getattr(piece, name), 4) for name in ("low", "high")}
    return word("pieces.interval", lang, **fields)


def difference_test(piece: DifferenceTest, *, lang: str = "en") -> str:
    """Say a test of two shares: what was compared, the shift, p, and by which test."""
    p = pvalue(piece.pvalue)
    return word(
        "pieces.test",
        lang,
        before=share(piece.before, lang=lang),
        after=share(piece.after, lang=lang),
        shift=percent(piece.after.value - piece.before.value),
        p=p if p.startswith("<") else f"= {p}",
        method=piece.method,
        alternative=piece.alternative,
    )


@shows(Share, "html")
def html_share(piece: Share) -> str:
    """Return the share as a paragraph."""
    return f"<p>{html.escape(share(piece))}</p>"


@shows(Interval, "html")
def html_interval(piece: Interval) -> str:
    """Return the interval as a paragraph."""
    return f"<p>{html.escape(interval(piece))}</p>"


@shows(DifferenceTest, "html")
def html_test(piece: DifferenceTest) -> str:
    """Return the test as a paragraph."""
    return f"<p>{html.escape(difference_test(piece))}</p>"
