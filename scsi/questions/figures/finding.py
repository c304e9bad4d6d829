"""What the figures of a publication allow and decide, and which figure would be needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from scipy.special import ndtri

from scsi.evidence.publication import Publication
from scsi.evidence.publication.chapter import as_publication
from scsi.evidence.published import Published
from scsi.inference.printed.stated import StatedShare, StatedSplit
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed_shift.finding import PrintedShift, shift_of_splits
from scsi.vocabulary import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StatedFigures:
    """What is printed for one question in one wave at one place, and what follows.

    Attributes
    ----------
    question, wave, place : str
        Which figures.
    lines : tuple of int
        Lines of ``shares.csv``.
    categories : tuple of str
        Categories, in the order of the rows.
    split : StatedSplit
        The percentages.
    sizes : tuple of (str, int)
        The printed sizes with the base of each; empty where none is.
    impossible : tuple of (str, int)
        Those of which no whole counts print so.
    design : str
        How the items were chosen.
    nonanswers : str
        Whether those without an answer are in the base: ``in``, ``out``, ``unknown``.
    adds_up : bool
        Whether any shares could be printed so.
    smallest : tuple of int
        The five smallest sizes of which some whole counts print so, up to 4,000.
    rules_of_counts : tuple of str or None
        Rules under which the counts print as the percentages do; None where there are no counts.
    wrong_counts : tuple of str
        Categories whose count is not the printed percentage of the printed size.
    margins : tuple of (str, int)
        Size of a simple random sample that each printed margin of error implies, by category.
    """

    question: str
    wave: str
    place: str
    lines: tuple[int, ...]
    categories: tuple[str, ...]
    split: StatedSplit
    sizes: tuple[tuple[str, int], ...]
    impossible: tuple[tuple[str, int], ...]
    design: str
    nonanswers: str
    adds_up: bool
    smallest: tuple[int, ...]
    rules_of_counts: tuple[str, ...] | None
    wrong_counts: tuple[str, ...]
    margins: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FigureShift:
    """A shift between two waves of one category of a question, with what it was compared as.

    Attributes
    ----------
    question, category, before, after : str
        Which shift.
    found : PrintedShift
        What the figures decide.
    census : bool
        Whether a wave was counted completely, so that p answers no question of sampling.
    """

    question: str
    category: str
    before: str
    after: str
    found: PrintedShift
    census: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Figures(Shown):
    """What a publication's figures say, allow and decide.

    Attributes
    ----------
    publication : Publication
        The publication.
    stated : tuple of StatedFigures
        Each question, wave and place.
    shifts : tuple of FigureShift
        Each category of each question between waves that follow each other, and between the first
        and the last.
    missing : tuple of (str, str, str)
        What would be needed for what is left out: the section, the question and the wave.
    """

    publication: Publication = field(repr=False)
    stated: tuple[StatedFigures, ...]
    shifts: tuple[FigureShift, ...]
    missing: tuple[tuple[str, str, str], ...]

    @property
    def faults(self) -> tuple[StatedFigures, ...]:
        """The figures that cannot be as they are stated."""
        return tuple(
            each
            for each in self.stated
            if not each.adds_up
            or each.impossible
            or each.wrong_counts
            or each.rules_of_counts == ()
        )

    @property
    def main(self) -> FigureShift | None:
        """The shift the publication is about: its question and category, first to last wave."""
        of = self.publication
        about = [s for s in self.shifts if (s.question, s.category) == (of.question, of.category)]
        return about[-1] if about else None


def figures(published: Published | Publication | None = None, *, level: float = 0.95) -> Figures:
    """Say what the figures of any publication allow and decide.

    Parameters
    ----------
    published : Published or Publication, optional
        From `scsi.load_published`; the chapter unless given.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    Figures

    Examples
    --------
    >>> found = figures()
    >>> [(each.wave, each.smallest[0]) for each in found.stated if each.place == "all"]
    [('2019', 17), ('2022', 224)]
    >>> found.main.found.fewest
    94.0

    Of 2019 no size is printed: 94 independent items would be enough.
    """
    if isinstance(published, Publication):
        publication = published
    else:
        publication = as_publication(published_or_chapter(published))
    stated = tuple(_stated(publication, *key) for key in publication.sets())
    return Figures(
        publication=publication,
        stated=stated,
        shifts=tuple(_shifts(publication, stated, level)),
        missing=tuple(_missing(publication, stated)),
    )


def _stated(of: Publication, question: str, wave: str, place: str) -> StatedFigures:
    """Return what is printed of one question, wave and place, and what follows."""
    rows, said = of.rows(question, wave, place), of.split(question, wave)
    shares = tuple(
        StatedShare(
            row.printed,
            int(row.decimals),
            str(row.relation),
            None if row.count != row.count or row.count is None else int(row.count),
            bool(row.some is True),
        )
        for row in _plain(rows)
    )
    kind = str(said["kind"]) if place == "all" or len(shares) > 1 else "rest"
    split = StatedSplit(shares, kind, str(said.get("rounding", "unknown")))
    table = of.size_rows(question, wave, place)
    exact = table[table["size"].notna() & (table["relation"] == "exact")]
    sizes = tuple(
        (str(base) if isinstance(base, str) else "", int(size))
        for base, size in zip(exact["base"], exact["size"], strict=True)
    )
    names = tuple(str(name) for name in rows["category"])
    return StatedFigures(
        question=question,
        wave=wave,
        place=place,
        lines=tuple(int(line) for line in rows["line"]),
        categories=names,
        split=split,
        sizes=sizes,
        impossible=tuple(pair for pair in sizes if not split.possible(pair[1])),
        design=of.design(question, wave),
        nonanswers=str(said.get("nonanswers", "unknown")),
        adds_up=split.adds_up(),
        smallest=tuple(int(n) for n in split.possible_sizes()[:5]),
        rules_of_counts=split.rules_of_counts(),
        wrong_counts=tuple(_wrong_counts(split, names, sizes)),
        margins=tuple(_margins(rows, shares, names)),
    )


def _plain(rows) -> Iterator:
    """Yield rows with None for what is missing."""
    return rows.astype("object").where(rows.notna(), None).itertuples()


def _wrong_counts(split: StatedSplit, names, sizes) -> Iterator[str]:
    """Yield the categories whose count does not print as its percentage at any printed size.

    Where a rule makes shares add up, one may be off by a unit, and the rule is looked at instead.
    """
    if split.rules_of_counts() is not None:
        return
    for share, name in zip(split.shares, names, strict=True):
        if share.count is None or share.units < 0 or not sizes:
            continue
        alone = StatedSplit((share,), "several", split.rounding)
        ranges = [alone.count_range(0, size) for _, size in sizes]
        if not any(found and found[0] <= share.count <= found[1] for found in ranges):
            yield name


def _margins(rows, shares, names) -> Iterator[tuple[str, int]]:
    """Yield the simple random sample that each printed margin of error, of 95 %, implies."""
    z = float(ndtri(0.975))
    for margin, share, name in zip(rows["margin"], shares, names, strict=True):
        if margin == margin and margin and share.percent is not None:
            p = float(share.percent) / 100
            yield name, round(p * (1 - p) * (z / (float(margin) / 100)) ** 2)


def _shifts(of: Publication, stated, level: float) -> Iterator[FigureShift]:
    """Yield the shift of each category between waves that follow, and from first to last."""
    by_question: dict[tuple[str, str], list[StatedFigures]] = {}
    for each in stated:
        by_question.setdefault((each.question, each.place), []).append(each)
    for (question, place), waves in by_question.items():
        pairs = list(pairwise(waves))
        if len(waves) > 2:
            pairs.append((waves[0], waves[-1]))
        for first, last in pairs:
            for category in first.categories if place == "all" else ():
                if category in last.categories:
                    yield from _shift(of, question, category, first, last, level)


def _shift(of, question, category, first, last, level) -> Iterator[FigureShift]:
    """Yield one shift, where both percentages are printed as numbers."""
    splits = [_first(each, category) for each in (first, last)]
    if any(split.shares[0].percent is None or split.shares[0].relation != "=" for split in splits):
        return
    sizes = [each.sizes[0][1] if each.sizes else None for each in (first, last)]
    clusters = [of.clusters_of(question, each.wave) for each in (first, last)]
    data = tuple(f"shares.csv#line-{line}" for each in (first, last) for line in each.lines)
    clusters = [k if k is None or k >= 2 else None for k in clusters]
    yield FigureShift(
        question=question,
        category=category,
        before=first.wave,
        after=last.wave,
        found=shift_of_splits(splits, sizes, clusters, level, data),
        census="census" in (first.design, last.design),
    )


def _first(each: StatedFigures, category: str) -> StatedSplit:
    """Return the split with a category in front; rules that look at the order keep it there."""
    at, shares = each.categories.index(category), each.split.shares
    order = (shares[at], *shares[:at], *shares[at + 1 :])
    return StatedSplit(order, each.split.kind, each.split.rounding)


def _missing(of: Publication, stated) -> Iterator[tuple[str, str, str]]:
    """Yield what a section would need."""
    for each in stated:
        if each.place != "all":
            continue
        if not each.sizes:
            yield "size", each.question, each.wave
        if of.nouns["cluster"] and of.clusters_of(each.question, each.wave) is None:
            yield "clusters", each.question, each.wave
    for question in of.questions:
        waves = [each for each in stated if each.question == question and each.place == "all"]
        if len(waves) < 2:
            yield "wave", question, ""
    if of.nouns["cluster"] and not any(each.place != "all" for each in stated):
        yield "cluster-shares", "", ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ComparedPublications(Shown):
    """What several publications say of the same question, wave, place and category.

    Attributes
    ----------
    publications : tuple of Publication
        The publications.
    rows : tuple of tuple
        For each figure that two or more print: question, wave, place, category, what each prints
        (None where it does not), and whether some true share can be behind all of them.
    """

    publications: tuple[Publication, ...] = field(repr=False)
    rows: tuple[tuple[str, str, str, str, tuple[StatedSplit | None, ...], bool], ...]

    @property
    def contradictions(self) -> int:
        """How many figures cannot all be right."""
        return sum(not row[-1] for row in self.rows)


def compare_publications(*publications: Publication) -> ComparedPublications:
    """Put publications side by side: what each says of the same wave, and where they contradict.

    Parameters
    ----------
    *publications : Publication
        Two or more, such as editions of one index, from `scsi.load_published`.

    Returns
    -------
    ComparedPublications

    Raises
    ------
    ValueError
        If there are fewer than two.
    """
    if len(publications) < 2:
        raise ValueError(f"compare_publications needs two or more; got {len(publications)}")
    cells: dict[tuple[str, str, str, str], list] = {}
    for at, each in enumerate(publications):
        for key in each.sets():
            found = _stated_shares(each, *key)
            for category, share in found:
                row = cells.setdefault((*key, category), [None] * len(publications))
                row[at] = share
    return ComparedPublications(
        publications=publications,
        rows=tuple(
            (*key, tuple(shares), _agree([share for share in shares if share is not None]))
            for key, shares in cells.items()
            if sum(share is not None for share in shares) > 1
        ),
    )


def _stated_shares(of: Publication, question: str, wave: str, place: str):
    """Return the categories with their shares, each alone under the rule that is stated."""
    rounding = str(of.split(question, wave).get("rounding", "unknown"))
    for row in _plain(of.rows(question, wave, place)):
        share = StatedShare(row.printed, int(row.decimals), str(row.relation))
        yield row.category, StatedSplit((share,), "several", rounding)


def _agree(splits: list[StatedSplit]) -> bool:
    """Whether the limits of each two meet."""
    limits = [split.limits(0) for split in splits]
    return all(a[0] <= b[1] and b[0] <= a[1] for a, b in combinations(limits, 2))
