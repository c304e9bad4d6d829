"""Findings as data frames, unrounded, where one row with a column per field would not do."""

from __future__ import annotations

import dataclasses
from itertools import product

import numpy as np
import pandas as pd

from scsi.study.bounds import (
    CityLevelTable,
    CitySpreadBounds,
    CitySpreadTable,
    CodingBounds,
    DoubleCounting,
    MixBounds,
    NewCityBounds,
)
from scsi.study.candidates import CandidateSizes
from scsi.study.claims import ClaimVerdicts
from scsi.study.explorer import ShiftExplorer
from scsi.study.listed import Listed
from scsi.study.priors import ShiftPriors
from scsi.study.profile import CityProfile
from scsi.study.readings import ShiftBoundary, ShiftReadings
from scsi.study.shift_ceilings import ShiftCeilings
from scsi.study.shift_curves import ShiftCurve
from scsi.vocabulary import Category


def city_spread_bounds(found: CitySpreadBounds) -> pd.DataFrame:
    """Return the cities with the shares and weights that attain the bounds."""
    columns = {
        f"{name}_{part}": getattr(getattr(found, name), part)
        for name in ("least", "greatest")
        for part in ("shares", "weights")
    }
    return pd.DataFrame({"city": found.cities, **columns})


def city_spread_table(found: CitySpreadTable) -> pd.DataFrame:
    """Return one row a constraint set and weighting."""
    rows = [
        (row.weighting, row.base, row.constraints, row.sd.low, row.sd.high, row.forced)
        for row in found.rows
    ]
    names = ["weighting", "base", "constraints", "sd_low", "sd_high", "forced"]
    return pd.DataFrame(rows, columns=names).astype({"base": "Int64"})


def city_level_table(found: CityLevelTable) -> pd.DataFrame:
    """Return one row a constraint set, spread of 2019 and rounding."""
    rows = [
        {
            "constraints": row.constraints,
            "spread_before": row.spread_before,
            "rounding": row.rounding,
            **_ends("sd_after", row.sd_after),
            **_ends("pvalue", row.pvalue_range),
        }
        for row in (*found.rows, *found.rounded)
    ]
    return pd.DataFrame(rows)


def new_city_bounds(found: NewCityBounds) -> pd.DataFrame:
    """Return one row a number of old cities."""
    columns = {f.name: getattr(found.equal, f.name) for f in dataclasses.fields(found.equal)}
    return pd.DataFrame({**columns, "needed_for_half": found.needed_for_half})


def mix_bounds(found: MixBounds) -> pd.DataFrame:
    """Return the needed gap by the part of app and web items."""
    return pd.DataFrame({"part_before": found.parts, "gap": found.gaps})


def coding_bounds(found: CodingBounds) -> pd.DataFrame:
    """Return the line of no shift."""
    return pd.DataFrame({"specificity": found.specificity, "sensitivity": found.sensitivity})


def double_counting(found: DoubleCounting) -> pd.DataFrame:
    """Return one row a part of repeated or kept entries."""
    names = [
        item.name
        for item in dataclasses.fields(found)
        if isinstance(getattr(found, item.name), np.ndarray)
    ]
    return pd.DataFrame({name: getattr(found, name) for name in names})


def shift_priors(found: ShiftPriors) -> pd.DataFrame:
    """Return one row a set of priors."""
    rows = [
        {
            "name": row.name,
            **dict(row.priors),
            "rose": row.rose,
            "rose_by_five": row.rose_by_five,
            "estimate": row.estimate,
            "sd": row.sd,
            **_ends("interval", row.interval),
        }
        for row in found.rows
    ]
    return pd.DataFrame(rows)


def shift_ceilings(found: ShiftCeilings) -> pd.DataFrame:
    """Return one row a panel and reference."""
    rows = [
        {
            "shared": row.shared,
            "persistence": row.persistence,
            "size_cv": row.size_cv,
            "reference": row.reference,
            "ceiling": row.estimate,
            **_ends("ceiling", row.rounding_range),
            "spread": row.spread,
        }
        for row in (*found.normal, *found.t)
    ]
    return pd.DataFrame(rows)


def shift_readings(found: ShiftReadings) -> pd.DataFrame:
    """Return one row a reading, its options named."""
    options = {
        name: np.array(values)[found.choices[name]] for name, values in found.options.items()
    }
    return pd.DataFrame({**options, "z": found.z, "z_low": found.z_low, "z_high": found.z_high})


def shift_boundary(found: ShiftBoundary) -> pd.DataFrame:
    """Return one row a line and size; a correlation is inf where p is below at every one."""
    parts = [
        pd.DataFrame(
            {
                "base": line.base,
                "shared": line.shared,
                "persistence": line.persistence,
                "size_before": found.sizes,
                "icc": line.icc,
                "icc_low": line.icc_low,
                "icc_high": line.icc_high,
            }
        )
        for line in found.lines
    ]
    return pd.concat(parts, ignore_index=True)


def listed(answer: Listed) -> pd.DataFrame:
    """Return the rows of the data that an answer lists."""
    return answer.rows.copy()


def city_profile(profile: CityProfile) -> pd.DataFrame:
    """Return one row a constraint set: the limits of each share, and the part of the triangle."""
    rows = [
        {
            "constraints": name,
            **{f"{c}_low": low for c, low in zip(Category, region.low, strict=True)},
            **{f"{c}_high": high for c, high in zip(Category, region.high, strict=True)},
            "part": region.part,
        }
        for name, region in profile.regions.items()
    ]
    return pd.DataFrame(rows)


def shift_curve(curve: ShiftCurve) -> pd.DataFrame:
    """Return one row a base and point."""
    bases, points = curve.p_printed.shape
    names = ("p_printed", "p_band_low", "p_band_high", "p_whole_low", "p_whole_high")
    return pd.DataFrame(
        {
            "size_after": np.repeat(curve.bases, points),
            curve.axis: np.tile(curve.x, bases),
            **{name: getattr(curve, name).ravel() for name in names},
        }
    )


def candidate_sizes(answer: CandidateSizes) -> pd.DataFrame:
    """Return one row a rounding rule and unbroken run of possible sizes."""
    rows = [(rule, *run) for rule in answer.sizes for run in answer.runs(rule).tolist()]
    return pd.DataFrame(rows, columns=["rounding", "first", "last"])


def shift_explorer(grid: ShiftExplorer) -> pd.DataFrame:
    """Return one row a point of the grid."""
    points = product(grid.overlaps, grid.bases, grid.correlations, grid.sizes)
    rows = [(*overlap, *others) for overlap, *others in points]
    columns = ["shared", "persistence", "size_after", "icc", "size_before"]
    names = ("p_printed", "low", "high", "p_whole_low", "p_whole_high")
    return pd.DataFrame(rows, columns=columns).assign(
        **{name: getattr(grid, name).ravel() for name in names}
    )


def claim_verdicts(answer: ClaimVerdicts) -> pd.DataFrame:
    """Return one row a statement: its verdict, the rule, and what it rests on."""
    return pd.DataFrame(
        [
            {
                **{name: getattr(row.claim, name) for name in ("id", "place", "kind", "check")},
                "verdict": row.judgement.verdict.value,
                "rule": row.judgement.rule,
                "rests_on": " ".join(row.judgement.rests_on),
            }
            for row in answer.rows
        ]
    )


def _ends(name: str, interval) -> dict[str, float]:
    """Return both ends of an interval as columns."""
    return {f"{name}_low": interval.low, f"{name}_high": interval.high}


FRAMES = {
    CandidateSizes: candidate_sizes,
    CityProfile: city_profile,
    ClaimVerdicts: claim_verdicts,
    ShiftExplorer: shift_explorer,
    Listed: listed,
    ShiftCurve: shift_curve,
    CitySpreadBounds: city_spread_bounds,
    CitySpreadTable: city_spread_table,
    CityLevelTable: city_level_table,
    NewCityBounds: new_city_bounds,
    MixBounds: mix_bounds,
    CodingBounds: coding_bounds,
    DoubleCounting: double_counting,
    ShiftPriors: shift_priors,
    ShiftCeilings: shift_ceilings,
    ShiftReadings: shift_readings,
    ShiftBoundary: shift_boundary,
}
