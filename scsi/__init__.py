"""Who pays for smart cities, and has that changed?

`scsi` holds the figures that chapter 07 of the *Smart Cities Index Report 2022* prints, tests
whether the public share rose since 2019, and says on which assumptions the answer hangs.

Start with one of these:

- `load_published`: what the chapter prints, as data frames.
- `published_shift`: 41 % against 51.3 % for any pair of sizes, with cities that differ.
- `Assumptions`: sizes, cities, correlation, rounding and level, stated once for every question.
- `shift_readings`, `shift_boundary`: how much hangs on how the figures are read.
- `city_spread_bounds`, `new_city_bounds` and their like: what the printed figures allow.
- `compatible_sizes`: the sizes for which printed percentages can be whole counts.
- `difference_interval`, `difference_test`: two shares, items as the unit; `Share` and `Interval`.
- `share_interval`, `simultaneous_intervals`: one share, and all shares of a wave at once.
- `read_survey`, `check_survey`: project rows, understood and checked; `example_survey`: a
  simulated one.
- `claim_verdicts`: which of the chapter's statements stand, and on what.
- `city_regions`, `city_profile`, `partnerships`: what is known of each city, who works with whom.
- `read_survey`, `check_survey`, `example_survey`: project rows of your own, or simulated ones.
- `compare_waves`, `decompose`, `compare_cities`, `plan`: the same questions on project rows, cities
  as the unit.
- `explore`: a panel in JupyterLab for the published shift or for a survey.

Every answer says itself, in English and Korean: ``.sentence(lang)``, ``.table(lang)``,
``.plot(lang)``, ``.summary(lang)``, ``.to_frame()``.

Names are loaded on first use, so that ``import scsi`` costs next to nothing.
"""

from importlib import import_module as _import_module

from scsi import vocabulary as _vocabulary

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scsi.assumptions import Assumptions
    from scsi.evidence.published import load_published
    from scsi.evidence.simulate import example_survey
    from scsi.evidence.survey import check_survey, read_survey
    from scsi.inference.exact.size import exact_size
    from scsi.inference.printed.sizes import compatible_counts, compatible_sizes
    from scsi.inference.proportions.difference import difference_interval
    from scsi.inference.proportions.equality import difference_test
    from scsi.inference.proportions.one_share import share_interval
    from scsi.inference.proportions.ratios import odds_ratio_interval, ratio_interval
    from scsi.inference.proportions.simultaneous import simultaneous_intervals
    from scsi.lab.explore import explore
    from scsi.questions.analysis_plan.finding import planned_analysis
    from scsi.questions.asian_heading.finding import asian_heading
    from scsi.questions.boundary.finding import shift_boundary
    from scsi.questions.calibration.finding import calibration_table, recalibrate
    from scsi.questions.ceilings.finding import shift_ceilings
    from scsi.questions.cities.finding import city_counts
    from scsi.questions.city_level.finding import city_level_pvalue, city_level_table
    from scsi.questions.city_regions.finding import city_regions, other_cities
    from scsi.questions.claims.finding import claim_verdicts
    from scsi.questions.compare_cities.finding import compare_cities
    from scsi.questions.compare_waves.finding import compare_waves
    from scsi.questions.composition.finding import mix_bounds
    from scsi.questions.decompose.finding import decompose
    from scsi.questions.double_counting.finding import double_counting_bounds
    from scsi.questions.explorer.finding import shift_explorer
    from scsi.questions.misclassification.finding import coding_bounds
    from scsi.questions.new_cities.finding import new_city_bounds
    from scsi.questions.partnership_traits.finding import partnership_traits
    from scsi.questions.partnerships.finding import partnerships
    from scsi.questions.plan.finding import plan
    from scsi.questions.priors.finding import published_shift_prior
    from scsi.questions.profile.finding import city_profile
    from scsi.questions.public_money.finding import money_from_above
    from scsi.questions.published.finding import published_shares
    from scsi.questions.readings.finding import shift_readings
    from scsi.questions.sectors.finding import sector_and_money, sector_shares
    from scsi.questions.services.finding import named_services
    from scsi.questions.shift.finding import published_shift
    from scsi.questions.shift_answer.finding import shift_answer
    from scsi.questions.shift_curves.finding import shift_by_correlation, shift_by_size
    from scsi.questions.sizes.finding import candidate_sizes
    from scsi.questions.spread.finding import city_spread_bounds, city_spread_table
    from scsi.questions.survey.opening import open_survey
    from scsi.questions.tipping.finding import shift_break_even, shift_ceiling
    from scsi.questions.unsplit.finding import unsplit_bounds
    from scsi.reports.run.parameters import check_parameters
    from scsi.vocabulary import Category, DataError, Finding, Interval, RunError, Share, Unit

_PUBLIC = {
    "Assumptions": "scsi.assumptions",
    "Category": "scsi.vocabulary",
    "DataError": "scsi.vocabulary",
    "Finding": "scsi.vocabulary",
    "Interval": "scsi.vocabulary",
    "RunError": "scsi.vocabulary",
    "Share": "scsi.vocabulary",
    "Unit": "scsi.vocabulary",
    "asian_heading": "scsi.questions.asian_heading.finding",
    "calibration_table": "scsi.questions.calibration.finding",
    "candidate_sizes": "scsi.questions.sizes.finding",
    "check_parameters": "scsi.reports.run.parameters",
    "check_survey": "scsi.evidence.survey",
    "city_counts": "scsi.questions.cities.finding",
    "city_level_pvalue": "scsi.questions.city_level.finding",
    "city_level_table": "scsi.questions.city_level.finding",
    "city_profile": "scsi.questions.profile.finding",
    "city_regions": "scsi.questions.city_regions.finding",
    "city_spread_bounds": "scsi.questions.spread.finding",
    "city_spread_table": "scsi.questions.spread.finding",
    "claim_verdicts": "scsi.questions.claims.finding",
    "coding_bounds": "scsi.questions.misclassification.finding",
    "compare_cities": "scsi.questions.compare_cities.finding",
    "compare_waves": "scsi.questions.compare_waves.finding",
    "compatible_counts": "scsi.inference.printed.sizes",
    "compatible_sizes": "scsi.inference.printed.sizes",
    "decompose": "scsi.questions.decompose.finding",
    "difference_interval": "scsi.inference.proportions.difference",
    "difference_test": "scsi.inference.proportions.equality",
    "double_counting_bounds": "scsi.questions.double_counting.finding",
    "exact_size": "scsi.inference.exact.size",
    "example_survey": "scsi.evidence.simulate",
    "explore": "scsi.lab.explore",
    "load_published": "scsi.evidence.published",
    "mix_bounds": "scsi.questions.composition.finding",
    "money_from_above": "scsi.questions.public_money.finding",
    "named_services": "scsi.questions.services.finding",
    "new_city_bounds": "scsi.questions.new_cities.finding",
    "odds_ratio_interval": "scsi.inference.proportions.ratios",
    "open_survey": "scsi.questions.survey.opening",
    "other_cities": "scsi.questions.city_regions.finding",
    "partnership_traits": "scsi.questions.partnership_traits.finding",
    "partnerships": "scsi.questions.partnerships.finding",
    "plan": "scsi.questions.plan.finding",
    "planned_analysis": "scsi.questions.analysis_plan.finding",
    "published_shares": "scsi.questions.published.finding",
    "published_shift": "scsi.questions.shift.finding",
    "published_shift_prior": "scsi.questions.priors.finding",
    "ratio_interval": "scsi.inference.proportions.ratios",
    "read_survey": "scsi.evidence.survey",
    "recalibrate": "scsi.questions.calibration.finding",
    "sector_and_money": "scsi.questions.sectors.finding",
    "sector_shares": "scsi.questions.sectors.finding",
    "share_interval": "scsi.inference.proportions.one_share",
    "shift_answer": "scsi.questions.shift_answer.finding",
    "shift_boundary": "scsi.questions.boundary.finding",
    "shift_break_even": "scsi.questions.tipping.finding",
    "shift_by_correlation": "scsi.questions.shift_curves.finding",
    "shift_by_size": "scsi.questions.shift_curves.finding",
    "shift_ceiling": "scsi.questions.tipping.finding",
    "shift_ceilings": "scsi.questions.ceilings.finding",
    "shift_explorer": "scsi.questions.explorer.finding",
    "shift_readings": "scsi.questions.readings.finding",
    "simultaneous_intervals": "scsi.inference.proportions.simultaneous",
    "unsplit_bounds": "scsi.questions.unsplit.finding",
}

__all__ = sorted(_PUBLIC)

_vocabulary.on_first_form(lambda: _import_module("scsi.questions"))


def __getattr__(name: str):
    if name not in _PUBLIC:
        from difflib import get_close_matches

        near = get_close_matches(name, __all__, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise AttributeError(f"scsi has no public name {name!r}{hint}")
    home = _PUBLIC[name]
    value = getattr(_import_module(home), name)
    globals()[name] = value
    return value


def __dir__():
    return __all__
