"""What the figures of any publication say and decide, in words and as tables."""

from __future__ import annotations

import math

from scsi.inference.printed.stated import StatedShare
from scsi.questions.figures.finding import (
    ComparedPublications,
    Figures,
    FigureShift,
    StatedFigures,
)
from scsi.questions.printed_shift.show import decided, say_impossible_size
from scsi.showing.catalogue import word
from scsi.showing.labels import rounding_label
from scsi.showing.numbers import percent, pvalue_range, rounded, whole
from scsi.showing.outputs import Table, Text, table_of_words
from scsi.showing.registry import shows


@shows(Figures, "sentence")
def say_figures(found: Figures, *, lang: str = "en") -> Text:
    """Say what the publication is, and what it decides about its question."""
    of, parts = found.publication, []
    parts.append(
        word(
            "figures.text",
            lang,
            title=of.title(lang),
            waves=word("list", lang).join(of.name("wave", wave, lang) for wave in of.waves),
            shares=len(of.shares),
        )
    )
    if found.main is not None:
        parts.append(_of_shift(found, found.main, lang))
    parts += [_fault(found, each, lang) for each in found.faults]
    shifts = tuple(each.found for each in found.shifts)
    return Text("figures", lang, "\n\n".join(parts), behind=shifts)


@shows(Figures, "summary")
def summarise_figures(found: Figures, *, lang: str = "en") -> str:
    """Say what the publication decides."""
    return say_figures(found, lang=lang).markdown


@shows(Figures, "sentence", "missing")
def say_missing(found: Figures, *, lang: str = "en") -> Text:
    """Say what is left out, and which figure would be needed for it."""
    of = found.publication
    lines = [
        "- "
        + word(
            f"figures.missing.{what}",
            lang,
            question=of.name("question", question, lang) if question else "",
            wave=of.name("wave", wave, lang) if wave else "",
            cluster=_noun(found, "cluster", "one", lang),
            clusters=_noun(found, "cluster", "many", lang),
        )
        for what, question, wave in found.missing
    ]
    head = word("figures.missing.text" if lines else "figures.missing.none", lang)
    return Text("figures_missing", lang, "\n\n".join([head, "\n".join(lines)]).strip())


@shows(Figures, "table")
def tabulate_figures(found: Figures, *, lang: str = "en") -> Table:
    """Show what is printed, whether it adds up, and which sizes it allows."""
    of = found.publication
    rows = [
        (
            of.name("question", each.question, lang),
            of.name("wave", each.wave, lang),
            _place(found, each.place, lang),
            "; ".join(
                f"{of.name('category', name, lang)} {printed(share, lang)}"
                for name, share in zip(each.categories, each.split.shares, strict=True)
            ),
            word(f"figures.kind.{each.split.kind}", lang),
            word("none", lang) if each.split.kind == "several" else f"{each.split.total()}",
            word("yes" if each.adds_up else "no", lang),
            ", ".join(whole(n) for n in each.smallest) or word("none", lang),
            _sizes(each, lang),
            word(f"figures.design.{each.design}", lang),
        )
        for each in found.stated
    ]
    columns = ("question", "wave", "place", "shares", "kind", "total", "adds-up", "smallest",
               "sizes", "design")  # fmt: skip
    return table_of_words(
        "figures",
        lang,
        word("figures.caption", lang, title=of.title(lang)),
        [f"figures.{name}" for name in columns],
        rows,
        tuple(each.found for each in found.shifts),
    )


@shows(Figures, "table", "shifts")
def tabulate_shifts(found: Figures, *, lang: str = "en") -> Table:
    """Show each shift: what is printed, and what it decides."""
    of = found.publication
    rows = [
        (
            of.name("question", each.question, lang),
            of.name("category", each.category, lang),
            f"{of.name('wave', each.before, lang)} – {of.name('wave', each.after, lang)}",
            f"{percent(each.found.estimate, _finest(each))}",
            _size_or_p(each, lang),
            word("none", lang) if each.found.ceiling is None else rounded(each.found.ceiling, 3),
            word(
                "figures.verdict.census"
                if each.census
                else f"figures.verdict.{each.found.verdict}",
                lang,
            ),
        )
        for each in found.shifts
    ]
    columns = ("question", "category", "waves", "points", "decides", "ceiling", "verdict")
    return table_of_words(
        "figure_shifts",
        lang,
        word("figures.shifts.caption", lang),
        [f"figures.{name}" for name in columns],
        rows,
        tuple(each.found for each in found.shifts),
    )


def _size_or_p(each: FigureShift, lang: str) -> str:
    """Return p over all whole counts, or the fewest items."""
    found = each.found
    if found.p_range is not None:
        return f"p {pvalue_range(found.p_range)}"
    if found.fewest is None or math.isinf(found.fewest):
        return word("printed_shift.none", lang)
    return word("figures.from", lang, size=whole(found.fewest))


def _finest(each: FigureShift) -> int:
    """Return the decimals of the finer share."""
    return max(split.shares[0].decimals for split in (each.found.before, each.found.after))


def printed(share: StatedShare, lang: str) -> str:
    """Return a percentage as it is stated."""
    count = "" if share.count is None else f" ({whole(share.count)})"
    if share.percent is None:
        return word("figures.in-words", lang) + count
    sign = {"=": "", "about": "~", "derived": "", "words": ""}.get(share.relation, share.relation)
    return f"{sign}{share.percent}{count}"


def _sizes(each: StatedFigures, lang: str) -> str:
    """Return the printed sizes, those that cannot be marked."""
    texts = [
        whole(size) + (f" ({word('cannot', lang)})" if (base, size) in each.impossible else "")
        for base, size in each.sizes
    ]
    return ", ".join(texts) or word("none", lang)


def _place(found: Figures, place: str, lang: str) -> str:
    """Return what a place is called."""
    if place == "all":
        return word("figures.all", lang)
    clusters = found.publication.clusters
    named = (
        {} if clusters.empty else dict(zip(clusters["id"], clusters[f"name_{lang}"], strict=True))
    )
    name = named.get(place)
    return name if isinstance(name, str) else place


def _noun(found: Figures, noun: str, number: str, lang: str) -> str:
    """Return what is counted or a cluster is called, as the publication says or as one would."""
    said = found.publication.nouns.get(noun, {}).get(number, {})
    return said.get(lang) or word(f"figures.{noun}.{number}", lang)


def _of_shift(found: Figures, shift: FigureShift, lang: str) -> str:
    """Say what the shift of the question's category decides."""
    of = found.publication
    fields = {
        "question": of.name("question", shift.question, lang),
        "category": of.name("category", shift.category, lang),
        "before": of.name("wave", shift.before, lang),
        "after": of.name("wave", shift.after, lang),
    }
    text = word("figures.main", lang, decided=decided(shift.found, lang), **fields)
    return f"{text} {word('figures.census', lang)}" if shift.census else text


def _fault(found: Figures, each: StatedFigures, lang: str) -> str:
    """Say what cannot be as it is stated."""
    of, parts = found.publication, []
    if not each.adds_up:
        names = [of.name("category", each.categories[at], lang) for at in each.split.culprits()]
        parts.append(
            word(
                "figures.sum",
                lang,
                total=f"{each.split.total()} %",
                culprits=word("list", lang).join(names) or word("none", lang),
            )
        )
    else:
        parts += [say_impossible_size(each.split, size, lang) for _, size in each.impossible]
    if each.rules_of_counts == ():
        parts.append(word("figures.counts.none", lang))
    if each.wrong_counts:
        names = [of.name("category", name, lang) for name in each.wrong_counts]
        parts.append(word("figures.counts.wrong", lang, categories=word("list", lang).join(names)))
    return word(
        "figures.fault",
        lang,
        question=of.name("question", each.question, lang),
        wave=of.name("wave", each.wave, lang),
        place=_place(found, each.place, lang),
        why=" ".join(parts),
    )


@shows(Figures, "table", "counts")
def tabulate_counts(found: Figures, *, lang: str = "en") -> Table:
    """Show which rules of rounding the printed counts follow, and what margins imply."""
    of = found.publication
    rows = [
        (
            of.name("question", each.question, lang),
            of.name("wave", each.wave, lang),
            ", ".join(rounding_label(rule, lang) for rule in each.rules_of_counts or ())
            or word("none", lang),
            "; ".join(
                f"{of.name('category', name, lang)} {whole(size)}" for name, size in each.margins
            )
            or word("none", lang),
        )
        for each in found.stated
        if each.rules_of_counts is not None or each.margins
    ]
    return table_of_words(
        "figure_counts",
        lang,
        word("figures.counts.caption", lang),
        [f"figures.{name}" for name in ("question", "wave", "rules", "margins")],
        rows,
        tuple(each.found for each in found.shifts),
    )


@shows(ComparedPublications, "sentence")
def say_compared(found: ComparedPublications, *, lang: str = "en") -> Text:
    """Say how many figures several publications share, and how many contradict."""
    titles = word("list", lang).join(each.title(lang) for each in found.publications)
    text = word(
        "compared.text", lang, titles=titles, figures=len(found.rows), against=found.contradictions
    )
    return Text("compared", lang, text)


@shows(ComparedPublications, "summary")
def summarise_compared(found: ComparedPublications, *, lang: str = "en") -> str:
    """Say how many figures contradict."""
    return say_compared(found, lang=lang).markdown


@shows(ComparedPublications, "table")
def tabulate_compared(found: ComparedPublications, *, lang: str = "en") -> Table:
    """Show what each publication prints of the same figure."""
    first = found.publications[0]
    rows = []
    for question, wave, place, category, shares, agree in found.rows:
        said = [word("none", lang) if s is None else printed(s.shares[0], lang) for s in shares]
        names = (
            first.name("question", question, lang),
            first.name("wave", wave, lang),
            word("figures.all", lang) if place == "all" else place,
            first.name("category", category, lang),
        )
        rows.append((*names, "; ".join(said), word("yes" if agree else "no", lang)))
    return table_of_words(
        "compared",
        lang,
        word("compared.caption", lang),
        [f"figures.{name}" for name in ("question", "wave", "place", "category")]
        + ["compared.said", "compared.agree"],
        rows,
        (),
    )
