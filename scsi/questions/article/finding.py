"""The argument of the article in one object: what each of its steps rests on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.assumptions import Assumptions
from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.claims.finding import ClaimVerdicts, claim_verdicts
from scsi.questions.composition.finding import MixBounds, mix_bounds
from scsi.questions.explorer.finding import ShiftExplorer, shift_explorer
from scsi.questions.misclassification.finding import CodingBounds, coding_bounds
from scsi.questions.new_cities.finding import NewCityBounds, new_city_bounds
from scsi.questions.printed import NamedCities, named_before, named_cities
from scsi.questions.priors.finding import ShiftPriors, published_shift_prior
from scsi.questions.readings.finding import ShiftReadings, shift_readings
from scsi.questions.sizes.finding import CandidateSizes, candidate_sizes
from scsi.questions.unsplit.finding import UnsplitBounds, unsplit_bounds
from scsi.questions.verdict.finding import PublicationVerdict, publication_verdict
from scsi.vocabulary import Interval, Shown

SIZES = (50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500,
         3000)  # fmt: skip
CORRELATIONS = tuple(step / 50 for step in range(18))
MIDDLING = {"size_before": 1000, "icc": 0.15}
"""Where a reader of the explorer starts who assumes nothing: within the plausible region."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Article(Shown):
    """What the steps of the article rest on.

    Attributes
    ----------
    verdict : PublicationVerdict
        The first screen.
    sizes : CandidateSizes
    unsplit : UnsplitBounds
        Whether what was published adds up, and what it leaves open.
    grid : ShiftExplorer
        The p-value over sizes and intra-city correlations, finely, with the cities that are known
        to be in both surveys as they were.
    explorer : ShiftExplorer
        The same for a reader to try, from a middling correlation.
    plausible_sizes, plausible_icc : Interval
        How many projects the first survey had if its cities had as many each as later ones; how
        alike projects of one city are if city shares vary as the published extremes allow.
    new_cities : NewCityBounds
    composition : MixBounds
    misclassification : CodingBounds
        What else could explain the shift.
    readings : ShiftReadings
    priors : ShiftPriors
        What each reading says.
    claims : ClaimVerdicts
    named : NamedCities
        The cities with published shares.
    others_public : Interval
        The least and greatest mean public share of all other cities, each city counting the same.
    names : Names
        What cities are called.
    """

    verdict: PublicationVerdict
    sizes: CandidateSizes
    unsplit: UnsplitBounds
    grid: ShiftExplorer
    explorer: ShiftExplorer
    plausible_sizes: Interval
    plausible_icc: Interval
    new_cities: NewCityBounds
    composition: MixBounds
    misclassification: CodingBounds
    readings: ShiftReadings
    priors: ShiftPriors
    claims: ClaimVerdicts
    named: NamedCities
    others_public: Interval
    names: Names


def article(
    *, assumptions: Assumptions | None = None, published: Published | None = None
) -> Article:
    """Answer what the article asks, step by step.

    Parameters
    ----------
    assumptions : Assumptions, optional
        What a run assumes; it then leads with its own answer.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    Article

    Raises
    ------
    ValueError
        As in `scsi.published_shift`.

    Examples
    --------
    >>> found = article()
    >>> round(found.plausible_icc.low, 2), round(found.plausible_icc.high, 2)
    (0.07, 0.32)

    Nothing published says where between these the cities lie, and the answer turns there.
    """
    published = published_or_chapter(published)
    given = assumptions or Assumptions()
    verdict = publication_verdict(assumptions=given, published=published)
    changed = {key: value for key, value in given.changed().items() if key in MIDDLING}
    start = MIDDLING | changed
    known = min(named_before(published).known, *verdict.cities)
    quiet = given.replace(shared=0, persistence=0.0, size_before=None, icc=0.0)
    likely = verdict.answer.likely_sizes
    named = named_cities(published)
    share = verdict.after.value / 100
    spread = verdict.few_shared.sd_after
    return Article(
        verdict=verdict,
        sizes=candidate_sizes(published=published),
        unsplit=unsplit_bounds(published=published),
        grid=shift_explorer(
            *(SIZES[0], None, CORRELATIONS[0]),
            sizes=SIZES,
            correlations=CORRELATIONS,
            shared=known,
            persistence=1.0,
            assumptions=quiet,
            published=published,
        ),
        explorer=shift_explorer(
            assumptions=quiet.replace(**start), shared=known, persistence=1.0, published=published
        ),
        plausible_sizes=Interval(min(likely), max(likely)),
        plausible_icc=Interval(
            spread.low**2 / (share * (1 - share)), min(spread.high**2 / (share * (1 - share)), 1.0)
        ),
        new_cities=new_city_bounds(published=published),
        composition=mix_bounds(published=published),
        misclassification=coding_bounds(published=published),
        readings=shift_readings(published=published),
        priors=published_shift_prior(level=given.level, published=published),
        claims=claim_verdicts(published),
        named=named,
        others_public=_others(named, share),
        names=published.names,
    )


def _others(named: NamedCities, share: float) -> Interval:
    """Return what all other cities can average, each counting the same."""
    public = np.array([category == "public" for category in named.categories])
    least = np.where(public, named.shares, 0.0).sum()
    most = np.where(public, named.shares, 1 - named.shares).sum()
    cities = len(named.names)
    rest = cities - len(named.shares)
    return Interval(*(max((cities * share - each) / rest, 0.0) for each in (most, least)))
