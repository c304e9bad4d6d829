"""The steps of the article in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.article.finding import Article
from scsi.questions.claims.judgement import Verdict
from scsi.questions.claims.show import KEY_CLAIMS, verdict_label
from scsi.questions.explorer.show import Explorer, tabulate_shift_explorer
from scsi.questions.verdict.rules import verdict_of_range
from scsi.showing.catalogue import word
from scsi.showing.labels import percent_or_cannot
from scsi.showing.numbers import percent, pvalue, roughly, rounded, whole
from scsi.showing.outputs import Rows, Table, Text, table_of_words
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


def _text(article: Article, name: str, lang: str, behind: tuple = (), **fields: object) -> Text:
    """Return one step as a text."""
    text = word(f"article.{name}", lang, **fields)
    return Text(f"article_{name}", lang, text.strip(), behind=behind)


@shows(Article, "sentence")
def say_adds_up(article: Article, *, lang: str = "en") -> Text:
    """Say whether what was published adds up, and what it leaves open."""
    unsplit, verdict = article.unsplit, article.verdict
    each = article.sizes.sizes["each"]
    return _text(
        article,
        "adds_up",
        lang,
        (unsplit, Rows(article.sizes.data)),
        first=verdict.waves[0],
        last=verdict.waves[1],
        before=rounded(verdict.before.value, verdict.before.decimals),
        total=percent(unsplit.total_before, 0),
        shares=" / ".join(rounded(share.value, share.decimals) for _, share in verdict.parts[1]),
        least=whole(int(each[0])),
        bases=", ".join(whole(each.size_after) for each in verdict.answer.break_evens),
        low=percent(unsplit.ppp_shift.low),
        high=percent(unsplit.ppp_shift.high),
    )


@shows(Article, "sentence", "sizes")
def say_sizes(article: Article, *, lang: str = "en") -> Text:
    """Say that the number of projects is hardly the question."""
    answer, verdict = article.verdict.answer, article.verdict
    fewest = [each.estimate for each in answer.break_evens]
    return _text(
        article,
        "sizes",
        lang,
        answer.break_evens,
        first=verdict.waves[0],
        last=verdict.waves[1],
        cities=verdict.cities[0],
        low=whole(min(fewest)),
        high=whole(max(fewest)),
        likely_low=roughly(min(answer.likely_sizes)),
        likely_high=roughly(max(answer.likely_sizes)),
    )


@shows(Article, "sentence", "cities")
def say_cities(article: Article, *, lang: str = "en") -> Text:
    """Say why cities are the question."""
    answer = article.verdict.answer
    high, low = answer.most_public, answer.most_private
    return _text(
        article,
        "cities",
        lang,
        (Rows((high.percent.id, low.percent.id)), answer.ceiling, answer.ceiling_kept),
        high_city=high.names[lang],
        high=rounded(high.percent.value, 0),
        low_city=low.names[lang],
        low=rounded(low.percent.value, 0),
        ceiling=rounded(answer.ceiling.estimate, 2),
        shared=article.verdict.few_shared.shared,
        ceiling_kept=rounded(answer.ceiling_kept.estimate, 2),
    )


@shows(Article, "sentence", "both")
def say_both(article: Article, *, lang: str = "en") -> Text:
    """Say where the plausible sizes and correlations lie: on both sides of the line."""
    spread, icc = article.verdict.few_shared.sd_after, article.plausible_icc
    return _text(
        article,
        "both",
        lang,
        (article.grid, article.verdict.few_shared),
        sd_low=percent(spread.low, 0),
        sd_high=percent(spread.high, 0),
        icc_low=rounded(icc.low, 2),
        icc_high=rounded(icc.high, 2),
        p_low=pvalue(float(_grid(article).min())),
        p_high=rounded(float(_grid(article).max()), 2),
    )


def _grid(article: Article):
    """Return p over the plausible region, correlations by sizes."""
    grid, sizes, icc = article.grid, article.plausible_sizes, article.plausible_icc
    rows = [i for i, rho in enumerate(grid.correlations) if icc.low <= rho <= icc.high]
    columns = [i for i, size in enumerate(grid.sizes) if sizes.low <= size <= sizes.high]
    return grid.p_printed[grid.start[0], grid.start[1]][rows][:, columns]


@shows(Article, "sentence", "try")
def say_try(article: Article, *, lang: str = "en") -> Text:
    """Say what to do with the explorer, and that it says what the headline says."""
    icc = article.plausible_icc
    fields = {"icc_low": rounded(icc.low, 2), "icc_high": rounded(icc.high, 2)}
    return _text(article, "try", lang, (article.explorer,), **fields)


@shows(Article, "sentence", "named")
def say_named(article: Article, *, lang: str = "en") -> Text:
    """Say what nine published city shares leave to the others."""
    return _text(
        article,
        "named",
        lang,
        (Rows(article.named.data),),
        named=len(article.named.shares),
        others=len(article.named.names) - len(article.named.shares),
        low=percent(article.others_public.low, 0),
        high=percent(article.others_public.high, 0),
    )


@shows(Article, "sentence", "new")
def say_new(article: Article, *, lang: str = "en") -> Text:
    """Say what the added cities could account for."""
    bounds, verdict = article.new_cities, article.verdict
    equal = bounds.equal
    last, first = int(equal.old.argmax()), int(equal.old.argmin())
    return _text(
        article,
        "new",
        lang,
        (Rows(bounds.data),),
        before=rounded(verdict.before.value, 0),
        all=int(equal.old[last]),
        new=bounds.cities - int(equal.old[last]),
        needed=percent(float(equal.needed[last])),
        possible=percent(float(equal.possible[last])),
        new_points=percent(abs(verdict.new_share)),
        points=percent(abs((verdict.after.value - verdict.before.value) / 100)),
        few=int(equal.old[first]),
        many=bounds.cities - int(equal.old[first]),
        needed_few=percent(float(equal.needed[first])),
    )


@shows(Article, "sentence", "counted")
def say_counted(article: Article, *, lang: str = "en") -> Text:
    """Say how far other things counted, or other coding, could account for the shift."""
    mix, coding, waves = article.composition, article.misclassification, article.verdict.waves
    gaps = sorted(abs(gap) for gap in mix.gap if gap is not None)
    return _text(
        article,
        "counted",
        lang,
        (Rows(mix.data), Rows(coding.data)),
        first=waves[0],
        last=waves[1],
        part_low=percent(mix.part_before.low, 0),
        part_high=percent(mix.part_before.high, 0),
        part=percent(mix.part_after, 0),
        gap_low=percent(gaps[0], 0),
        gap_high=percent(gaps[-1], 0),
        missed=percent_or_cannot(coding.missed_before, lang),
        added=percent_or_cannot(coding.added_after, lang),
    )


@shows(Article, "sentence", "readings")
def say_readings(article: Article, *, lang: str = "en") -> Text:
    """Say why three answers of different strength do not contradict each other."""
    rows = [row.rose for row in article.priors.rows]
    return _text(
        article,
        "readings",
        lang,
        (article.priors,),
        low=percent(min(rows)),
        high=percent(max(rows)),
        count=len(rows),
    )


@shows(Article, "sentence", "statements")
def say_statements(article: Article, *, lang: str = "en") -> Text:
    """Say how many of the statements hold."""
    counts = article.claims.counts().sum()
    holds = int(counts[Verdict.REPRODUCED.value] + counts[Verdict.FOLLOWS.value])
    return _text(
        article,
        "statements",
        lang,
        (Rows(article.claims.data),),
        all=len(article.claims.rows),
        holds=holds,
        untestable=int(counts[Verdict.UNTESTABLE.value]),
        contradicted=int(counts[Verdict.CONTRADICTED.value]),
        advice=int(counts[Verdict.ADVICE.value]),
    )


@shows(Article, "sentence", "conclusion")
def say_conclusion(article: Article, *, lang: str = "en") -> Text:
    """Say what can be concluded, and what cannot."""
    verdict = article.verdict
    return _text(
        article,
        "conclusion",
        lang,
        (verdict.few_shared, verdict.all_shared),
        first=verdict.waves[0],
        last=verdict.waves[1],
        points=percent(abs((verdict.after.value - verdict.before.value) / 100)),
    )


@shows(Article, "table")
def tabulate_published(article: Article, *, lang: str = "en") -> Table:
    """Show published values, ours and the difference."""
    verdict = article.verdict
    first, last = (dict(parts) for parts in verdict.parts)
    sums = [sum(share.value for share in parts.values()) for parts in (first, last)]
    shift = verdict.after.value - verdict.before.value
    rows = [
        *(
            _checked(
                word("article.row.left", lang, year=verdict.waves[1], of=_category(name, lang)),
                share.value,
                100 - (sums[1] - share.value),
                share.decimals,
            )
            for name, share in last.items()
        ),
        _checked(word("article.row.sum", lang, year=verdict.waves[0]), 100, sums[0], 0),
        _checked(word("article.row.sum", lang, year=verdict.waves[1]), 100, sums[1], 1),
    ]
    caption = word("article.published.caption", lang, points=rounded(shift, 1))
    behind = (Rows(tuple(share.id for parts in verdict.parts for _, share in parts)),)
    columns = ("figure", "published_value", "ours", "difference")
    return table_of_words("article_published", lang, caption, columns, rows, behind)


def _category(name: str, lang: str) -> str:
    """Name a category."""
    return word(f"category.{name}", lang)


def _checked(name: str, theirs: float, ours: float, decimals: int) -> tuple[str, ...]:
    """Return a row of a published value, ours and the difference."""
    return (
        name,
        rounded(theirs, decimals),
        rounded(ours, decimals),
        rounded(ours - theirs, decimals),
    )


@shows(Article, "table", "readings")
def tabulate_readings(article: Article, *, lang: str = "en") -> Table:
    """Show what each reading says, from independent projects to all cities in both surveys."""
    verdict, grid = article.verdict, article.grid
    shift, alpha = verdict.after.value - verdict.before.value, 1 - verdict.level
    sizes = article.plausible_sizes
    at = [i for i, size in enumerate(grid.sizes) if sizes.low <= size <= sizes.high]
    independent = grid.p_printed[grid.start[0], grid.start[1], 0, at]
    region = _grid(article)
    cases = (
        ("independent", Interval(float(independent.min()), float(independent.max()))),
        ("region", Interval(float(region.min()), float(region.max()))),
        ("few", verdict.few_shared.pvalue_range),
        ("all", verdict.all_shared.pvalue_range),
    )
    rows = [
        (
            word(f"article.reading.{name}", lang, shared=verdict.few_shared.shared,
                 all=verdict.all_shared.shared),
            _ends(ends, lang),
            word(f"article.says.{verdict_of_range(shift, ends, alpha)}", lang),
        )
        for name, ends in cases
    ]  # fmt: skip
    columns = ("reading", "p_ends", "says")
    behind = (grid, verdict.few_shared, verdict.all_shared)
    caption = word("article.readings.caption", lang)
    return table_of_words("article_readings", lang, caption, columns, rows, behind)


def _ends(ends: Interval, lang: str) -> str:
    """Print a range of p-values; one where both ends print alike."""
    low, high = pvalue(ends.low), pvalue(ends.high)
    return low if low == high else word("article.ends", lang, low=low, high=high)


@shows(Article, "table", "statements")
def tabulate_statements(article: Article, *, lang: str = "en") -> Table:
    """Show the statements that matter, each with its verdict."""
    rows = [
        (article.claims[name].claim.text[lang],
         verdict_label(article.claims[name].judgement.verdict, lang))
        for name in KEY_CLAIMS
    ]  # fmt: skip
    caption = word("article.statements.caption", lang)
    behind = (Rows(article.claims.data),)
    return table_of_words(
        "article_statements", lang, caption, ("statement", "verdict"), rows, behind
    )


@shows(Article, "table", "ask")
def tabulate_questions(article: Article, *, lang: str = "en") -> Table:
    """Show what to ask the authors for, and what it would settle."""
    verdict = article.verdict
    years = {"first": verdict.waves[0], "last": verdict.waves[1]}
    rows = [
        (word(f"article.ask.{name}", lang, **years), word(f"article.settles.{name}", lang, **years))
        for name in ("shares", "panel", "counted", "coding", "split")
    ]
    caption = word("article.ask.caption", lang)
    behind = (verdict.few_shared,)
    return table_of_words("article_ask", lang, caption, ("ask", "settles"), rows, behind)


@shows(Article, "frame")
def frame_article(article: Article) -> pd.DataFrame:
    """Return p by size and intra-city correlation, one row a point."""
    grid = article.grid
    p = grid.p_printed[grid.start[0], grid.start[1]]
    return pd.DataFrame(
        [
            (size, icc, float(p[i, j]))
            for i, icc in enumerate(grid.correlations)
            for j, size in enumerate(grid.sizes)
        ],
        columns=["size_before", "icc", "p"],
    )


@shows(Article, "table", "explorer")
def tabulate_explorer(article: Article, *, lang: str = "en") -> Explorer:
    """Word the grid that a reader can try, from a middling correlation."""
    return tabulate_shift_explorer(article.explorer, lang=lang)
