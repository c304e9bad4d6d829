"""Checks of what changed since 2019, and of why."""

from __future__ import annotations

from scsi.evidence.published import Published
from scsi.inference.printed.break_even import break_even_size
from scsi.inference.printed.ceiling import ceiling_icc
from scsi.inference.printed.split import split_ranges
from scsi.questions.claims.judgement import Claim, Judgement, Verdict, in_order
from scsi.questions.printed import city_numbers, printed
from scsi.questions.waves import printed_waves
from scsi.vocabulary import Category, Interval

_CHANGES = {  # category that is said to rise
    "public-share-rises": Category.PUBLIC,
    "private-more-active": Category.PRIVATE,
}
_EFFECTS = {  # the change, or the cities' high public share, that a cause is given for
    "covid-19": Category.PUBLIC,
    "english-finances": Category.PPP,
    "platform-cause": Category.PRIVATE,
    "e-government-cause": ("seoul", "moscow", "singapore"),
    "micro-mobility-cause": None,
}
_REST = "private+ppp"


def change_of(category: Category, published: Published) -> tuple[Interval, tuple[str, ...]]:
    """Return the range of a category's shift from 2019 to 2022 over the rounding, and its rows."""
    if category is Category.PUBLIC:
        before, after = (printed(wave, published=published) for wave in published.waves)
        low = after.interval.low - before.interval.high
        return Interval(low, after.interval.high - before.interval.low), (before.id, after.id)
    total = printed(published.waves[0], "all", _REST, published=published)
    parts = [
        printed(published.waves[1], "all", c, published=published)
        for c in (Category.PRIVATE, Category.PPP)
    ]
    found = split_ranges(*(figure.interval for figure in (total, *parts)))
    shift = found.first_shift if category is Category.PRIVATE else found.second_shift
    return shift, (total.id, *(part.id for part in parts))


def public_shift(claim: Claim, published: Published) -> Judgement:
    """Judge whether a share rose, and whether that is a trend."""
    category = _CHANGES[claim.id]
    shift, rests_on = change_of(category, published)
    facts = {"category": str(category), "shift": shift}
    if shift.high <= 0:
        return Judgement(Verdict.CONTRADICTED, "other-way", rests_on, {**facts, **_both(published)})
    known = not shift.low <= 0 <= shift.high
    if category is not Category.PUBLIC:
        rule = "part-two-waves" if known else "sign-unknown"
        return Judgement(Verdict.UNTESTABLE, rule, (*rests_on, "scsi.published.unsplit"), facts)
    if not known:
        return Judgement(Verdict.UNTESTABLE, "too-close", rests_on, facts)
    waves = sorted(set(published.shares.query("place == 'all' and category == 'public'")["wave"]))
    if len(waves) > 2:
        return _trend(waves, published)
    rests_on = (*rests_on, "scsi.published.break_even", "scsi.published.ceiling")
    facts = {**_both(published), **_chance(published)}
    return Judgement(Verdict.UNTESTABLE, "two-waves", rests_on, facts)


def leadership(claim: Claim, published: Published) -> Judgement:
    """Judge that leadership passes from government: leaders are not counted, money is."""
    both = _both(published)
    rests_on = both["before"].id, both["after"].id
    return Judgement(Verdict.UNTESTABLE, "leadership-not-counted", rests_on, both)


def _trend(waves, published) -> Judgement:
    """Judge a trend of public money over three waves or more: does every step go up?"""
    figures = [printed(wave, published=published) for wave in waves]
    ordered = in_order(figure.interval for figure in figures[::-1])
    rests_on = tuple(figure.id for figure in figures)
    facts = {"waves": len(waves)}
    if ordered:
        return Judgement(Verdict.FOLLOWS, "every-step", rests_on, facts)
    if ordered is None:
        return Judgement(Verdict.UNTESTABLE, "too-close", rests_on, facts)
    return Judgement(Verdict.CONTRADICTED, "not-every-step", rests_on, facts)


def _both(published) -> dict:
    """Return the printed public shares of both waves and their difference."""
    before, after = (published.percent(wave) for wave in published.waves)
    return {
        "before": before,
        "after": after,
        "points": (after.value - before.value) / 100,
    }


def _chance(published) -> dict:
    """Return what has to be known to tell the difference from chance: sizes and a correlation."""
    waves = printed_waves(published=published)
    shares = waves.share_before, waves.share_after
    sizes = break_even_size(*shares, [base.known for base in published.bases()])
    before, after = (size.known for size in city_numbers(published))
    pooled = (shares[0] * before + shares[1] * after) / (before + after)
    correlation = float(
        ceiling_icc(*shares, cities_before=before, cities_after=after, pooled=pooled)
    )
    return {
        "least": float(sizes.min()),
        "most": float(sizes.max()),
        "correlation": correlation,
    }


def joint_2019_bounds(claim: Claim, published: Published) -> Judgement:
    """Judge that joint money rose by what its sum with private money leaves to it in 2019.

    That it fell can never follow: it may have been nothing in 2019.
    """
    shift, data = change_of(Category.PPP, published)
    total, private, ppp = (
        printed(*of, published=published)
        for of in (
            (published.waves[0], "all", _REST),
            (published.waves[1], "all", "private"),
            (published.waves[1], "all", "ppp"),
        )
    )
    rests_on = (*data, "scsi.published.unsplit")
    facts = {
        "shift": shift,
        "below": published.percent(published.waves[1], "all", "ppp"),
        "fall": total.value - private.value - ppp.value,
    }
    if shift.low > 0:
        return Judgement(Verdict.REPRODUCED, "joint-rose", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "joint-unknown", rests_on, facts)


def cause_from_two_surveys(claim: Claim, published: Published) -> Judgement:
    """Judge a cause by whether its effect is known; why it came, two surveys cannot say."""
    effect = _EFFECTS[claim.id]
    beside = _other_reasons(claim, published)
    if effect is None:
        return Judgement(Verdict.UNTESTABLE, "cause-unmeasured", (claim.row,))
    if isinstance(effect, tuple):
        return _cause_of_level(effect, published)
    shift, data = change_of(effect, published)
    facts = {"category": str(effect), "shift": shift}
    if shift.high <= 0:
        return Judgement(Verdict.CONTRADICTED, "no-effect", data, facts)
    if shift.low <= 0 and effect is Category.PUBLIC:
        return Judgement(Verdict.UNTESTABLE, "too-close", data, facts)
    if shift.low <= 0:
        rests_on = (*data, *beside, "scsi.published.unsplit")
        return Judgement(Verdict.UNTESTABLE, "effect-unknown", rests_on, facts)
    rule = "cause-disputed" if beside else "cause-unknown"
    return Judgement(Verdict.UNTESTABLE, rule, (*data, *beside), facts)


def _cause_of_level(cities, published) -> Judgement:
    """Judge a cause given for the high public share of cities, from one survey."""
    percents = tuple(published.percent(published.waves[1], city) for city in cities)
    overall = published.percent(published.waves[1])
    rests_on = (*(percent.id for percent in percents), overall.id)
    whole = printed(published.waves[1], published=published).interval
    facts = {"percents": percents, "overall": overall, "category": "public"}
    bands = (printed(published.waves[1], city, published=published).interval for city in cities)
    if any(in_order([band, whole]) is False for band in bands):
        return Judgement(Verdict.CONTRADICTED, "below-the-whole", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "level-cause", rests_on, facts)


def _other_reasons(claim, published) -> tuple[str, ...]:
    """Return the rows in which the two texts give different reasons for a change."""
    if claim.id not in ("covid-19", "english-finances"):
        return ()
    rows = published.disagreements.query("id == 'why'")
    return tuple("disagreements.csv#" + rows.loc[rows["one_en"] != rows["other_en"], "id"])
