"""Who pays for smart cities, and has that changed?

`scsi` holds the figures that chapter 07 of the *Smart Cities Index Report 2022* prints, tests
whether the public share rose since 2019, and says on which assumptions the answer hangs.

Start with one of these:

- `load_published`: what the chapter prints, as data frames.
- `published_shift`: 41 % against 51.3 % for any pair of sizes, with cities that differ.
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
- `tables`, `figures`, `sentences`: what the answers look like, in English and Korean.

Names are loaded on first use, so that ``import scsi`` costs next to nothing.
"""

from importlib import import_module as _import_module

from scsi import vocabulary as _vocabulary

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scsi.display import figures, sentences, tables
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
    from scsi.runs.parameters import check_parameters
    from scsi.study.asian_heading import asian_heading
    from scsi.study.bounds import (
        city_level_pvalue,
        city_level_table,
        city_spread_bounds,
        city_spread_table,
        coding_bounds,
        double_counting_bounds,
        mix_bounds,
        new_city_bounds,
        unsplit_bounds,
    )
    from scsi.study.calibration import calibration_table, recalibrate
    from scsi.study.candidates import candidate_sizes
    from scsi.study.cities import city_counts
    from scsi.study.city_regions import city_regions, other_cities
    from scsi.study.claims import claim_verdicts
    from scsi.study.explorer import shift_explorer
    from scsi.study.partnerships import money_from_above, partnerships
    from scsi.study.priors import published_shift_prior
    from scsi.study.profile import city_profile
    from scsi.study.published import published_shift
    from scsi.study.readings import shift_boundary, shift_readings
    from scsi.study.sectors import named_services, sector_and_money
    from scsi.study.shift_answer import shift_answer
    from scsi.study.shift_ceilings import shift_ceilings
    from scsi.study.shift_curves import shift_by_correlation, shift_by_size
    from scsi.study.shift_tipping import shift_break_even, shift_ceiling
    from scsi.study.survey import (
        compare_cities,
        compare_waves,
        decompose,
        open_survey,
        plan,
        planned_analysis,
    )
    from scsi.vocabulary import Category, DataError, Finding, Interval, RunError, Share, Unit

_PUBLIC = {
    "Category": "scsi.vocabulary",
    "DataError": "scsi.vocabulary",
    "Finding": "scsi.vocabulary",
    "Interval": "scsi.vocabulary",
    "RunError": "scsi.vocabulary",
    "Share": "scsi.vocabulary",
    "Unit": "scsi.vocabulary",
    "asian_heading": "scsi.study.asian_heading",
    "calibration_table": "scsi.study.calibration",
    "candidate_sizes": "scsi.study.candidates",
    "check_parameters": "scsi.runs.parameters",
    "check_survey": "scsi.evidence.survey",
    "city_counts": "scsi.study.cities",
    "city_level_pvalue": "scsi.study.bounds",
    "city_level_table": "scsi.study.bounds",
    "city_profile": "scsi.study.profile",
    "city_regions": "scsi.study.city_regions",
    "city_spread_bounds": "scsi.study.bounds",
    "city_spread_table": "scsi.study.bounds",
    "claim_verdicts": "scsi.study.claims",
    "coding_bounds": "scsi.study.bounds",
    "compare_cities": "scsi.study.survey",
    "compare_waves": "scsi.study.survey",
    "compatible_counts": "scsi.inference.printed.sizes",
    "compatible_sizes": "scsi.inference.printed.sizes",
    "decompose": "scsi.study.survey",
    "difference_interval": "scsi.inference.proportions.difference",
    "difference_test": "scsi.inference.proportions.equality",
    "double_counting_bounds": "scsi.study.bounds",
    "exact_size": "scsi.inference.exact.size",
    "example_survey": "scsi.evidence.simulate",
    "explore": "scsi.lab.explore",
    "figures": "scsi.display",
    "load_published": "scsi.evidence.published",
    "mix_bounds": "scsi.study.bounds",
    "money_from_above": "scsi.study.partnerships",
    "named_services": "scsi.study.sectors",
    "new_city_bounds": "scsi.study.bounds",
    "odds_ratio_interval": "scsi.inference.proportions.ratios",
    "open_survey": "scsi.study.survey",
    "other_cities": "scsi.study.city_regions",
    "partnerships": "scsi.study.partnerships",
    "plan": "scsi.study.survey",
    "planned_analysis": "scsi.study.survey",
    "published_shift": "scsi.study.published",
    "published_shift_prior": "scsi.study.priors",
    "ratio_interval": "scsi.inference.proportions.ratios",
    "read_survey": "scsi.evidence.survey",
    "recalibrate": "scsi.study.calibration",
    "sector_and_money": "scsi.study.sectors",
    "sentences": "scsi.display",
    "share_interval": "scsi.inference.proportions.one_share",
    "shift_answer": "scsi.study.shift_answer",
    "shift_boundary": "scsi.study.readings",
    "shift_break_even": "scsi.study.shift_tipping",
    "shift_by_correlation": "scsi.study.shift_curves",
    "shift_by_size": "scsi.study.shift_curves",
    "shift_ceiling": "scsi.study.shift_tipping",
    "shift_ceilings": "scsi.study.shift_ceilings",
    "shift_explorer": "scsi.study.explorer",
    "shift_readings": "scsi.study.readings",
    "simultaneous_intervals": "scsi.inference.proportions.simultaneous",
    "tables": "scsi.display",
    "unsplit_bounds": "scsi.study.bounds",
}

__all__ = sorted(_PUBLIC)

_vocabulary.on_first_form(lambda: _import_module("scsi.display.forms"))


def __getattr__(name: str):
    if name not in _PUBLIC:
        from difflib import get_close_matches

        near = get_close_matches(name, __all__, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise AttributeError(f"scsi has no public name {name!r}{hint}")
    home = _PUBLIC[name]
    value = _import_module(f"{home}.{name}" if home == "scsi.display" else home)
    if home != "scsi.display":
        value = getattr(value, name)
    globals()[name] = value
    return value


def __dir__():
    return __all__
