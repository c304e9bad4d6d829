"""Names that load on first use, and the one list of all public names.

`NAMES` says, in the order in which a person needs them, which names the package and each of its
namespaces have and where each is defined. A namespace finds its names here when they are asked
for. The functions of the package itself stand in `scsi._functions`, each with its signature and
its docstring and without what it needs to run, so that help and completion load nothing; that
module and the stubs of the namespaces are written from the list by ``python -m scsi._late``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

_Q = "scsi.questions."
NAMES: dict[str, dict[str, str]] = {
    "scsi": {
        "load_published": "scsi.evidence.published:load_published",
        "published_shift": _Q + "shift.finding:published_shift",
        "printed_shift": _Q + "printed_shift.finding:printed_shift",
        "compare_publications": _Q + "figures.finding:compare_publications",
        "Assumptions": "scsi.assumptions:Assumptions",
        "explore": "scsi.lab.explore:explore",
        "read_survey": "scsi.evidence.survey:read_survey",
        "check_survey": "scsi.evidence.survey:check_survey",
        "example_survey": "scsi.evidence.simulate:example_survey",
        "compare_waves": _Q + "compare_waves.finding:compare_waves",
        "trend": _Q + "trend.finding:trend",
        "survey_readings": _Q + "survey_readings.finding:survey_readings",
        "decompose": _Q + "decompose.finding:decompose",
        "compare_cities": _Q + "compare_cities.finding:compare_cities",
        "plan": _Q + "plan.finding:plan",
        "Share": "scsi.vocabulary:Share",
        "Interval": "scsi.vocabulary:Interval",
        "share_interval": "scsi.inference.proportions.one_share:share_interval",
        "difference_interval": "scsi.inference.proportions.difference:difference_interval",
        "difference_test": "scsi.inference.proportions.equality:difference_test",
        "compatible_sizes": "scsi.inference.printed.sizes:compatible_sizes",
        "Finding": "scsi.vocabulary:Finding",
        "DataError": "scsi.vocabulary:DataError",
        "RunError": "scsi.vocabulary:RunError",
        "check_parameters": "scsi.reports.run.parameters:check_parameters",
        "published": "scsi.published:",
        "surveys": "scsi.surveys:",
        "proportions": "scsi.proportions:",
        "calibration": "scsi.calibration:",
    },
    "scsi.published": {
        "verdict": _Q + "verdict.finding:publication_verdict",
        "figures": _Q + "figures.finding:figures",
        "article": _Q + "article.finding:article",
        "answer": _Q + "shift_answer.finding:shift_answer",
        "shares": _Q + "published.finding:published_shares",
        "sizes": _Q + "sizes.finding:candidate_sizes",
        "counts": "scsi.inference.printed.sizes:compatible_counts",
        "shift": _Q + "shift.finding:published_shift",
        "textbook": _Q + "textbook.finding:published_textbook",
        "explorer": _Q + "explorer.finding:shift_explorer",
        "break_even": _Q + "tipping.finding:shift_break_even",
        "ceiling": _Q + "tipping.finding:shift_ceiling",
        "ceilings": _Q + "ceilings.finding:shift_ceilings",
        "shift_by_size": _Q + "shift_curves.finding:shift_by_size",
        "shift_by_correlation": _Q + "shift_curves.finding:shift_by_correlation",
        "city_level": _Q + "city_level.finding:city_level_table",
        "city_level_pvalue": _Q + "city_level.finding:city_level_pvalue",
        "spread": _Q + "spread.finding:city_spread_table",
        "spread_bounds": _Q + "spread.finding:city_spread_bounds",
        "new_cities": _Q + "new_cities.finding:new_city_bounds",
        "composition": _Q + "composition.finding:mix_bounds",
        "misclassification": _Q + "misclassification.finding:coding_bounds",
        "double_counting": _Q + "double_counting.finding:double_counting_bounds",
        "unsplit": _Q + "unsplit.finding:unsplit_bounds",
        "priors": _Q + "priors.finding:published_shift_prior",
        "readings": _Q + "readings.finding:shift_readings",
        "boundary": _Q + "boundary.finding:shift_boundary",
        "cities": _Q + "cities.finding:city_counts",
        "regions": _Q + "city_regions.finding:city_regions",
        "other_cities": _Q + "city_regions.finding:other_cities",
        "asian_heading": _Q + "asian_heading.finding:asian_heading",
        "services": _Q + "services.finding:named_services",
        "sectors": _Q + "sectors.finding:sector_shares",
        "sector_and_money": _Q + "sectors.finding:sector_and_money",
        "partnerships": _Q + "partnerships.finding:partnerships",
        "partnership_traits": _Q + "partnership_traits.finding:partnership_traits",
        "public_money": _Q + "public_money.finding:money_from_above",
        "claims": _Q + "claims.finding:claim_verdicts",
        "profile": _Q + "profile.finding:city_profile",
    },
    "scsi.surveys": {
        "open": _Q + "survey.opening:open_survey",
        "analysis": _Q + "analysis_plan.finding:planned_analysis",
        "compare_waves": _Q + "compare_waves.finding:compare_waves",
        "trend": _Q + "trend.finding:trend",
        "readings": _Q + "survey_readings.finding:survey_readings",
        "levels": _Q + "cluster_levels.finding:cluster_levels",
        "margin": _Q + "margin.finding:shift_margin",
        "textbook": _Q + "textbook.finding:survey_textbook",
        "adjusted": _Q + "adjusted.finding:adjusted",
        "verdict": _Q + "verdict.finding:survey_verdict",
        "decompose": _Q + "decompose.finding:decompose",
        "compare_cities": _Q + "compare_cities.finding:compare_cities",
        "plan": _Q + "plan.finding:plan",
    },
    "scsi.proportions": {
        "share_interval": "scsi.inference.proportions.one_share:share_interval",
        "simultaneous_intervals": (
            "scsi.inference.proportions.simultaneous:simultaneous_intervals"
        ),
        "difference_interval": "scsi.inference.proportions.difference:difference_interval",
        "difference_test": "scsi.inference.proportions.equality:difference_test",
        "ratio_interval": "scsi.inference.proportions.ratios:ratio_interval",
        "odds_ratio_interval": "scsi.inference.proportions.ratios:odds_ratio_interval",
        "exact_size": "scsi.inference.exact.size:exact_size",
    },
    "scsi.calibration": {
        "table": _Q + "calibration.finding:calibration_table",
        "recalibrate": _Q + "calibration.finding:recalibrate",
    },
}


def load(home: str) -> Any:
    """Return what stands at ``module:name``; the module itself where no name is given."""
    module, _, name = home.partition(":")
    found = import_module(module)
    return getattr(found, name) if name else found


def late(namespace: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return ``__getattr__``, ``__dir__`` and ``__all__`` of a namespace."""
    names = NAMES[namespace]

    def get(name: str) -> Any:
        if name in names:
            return load(names[name])
        from scsi.vocabulary import nearest

        raise AttributeError(f"{namespace} has no public name {name!r}{nearest(name, names)}")

    return get, lambda: list(names), list(names)
