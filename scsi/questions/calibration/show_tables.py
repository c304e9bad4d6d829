"""Whether the tests keep their level, as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.calibration.finding import Calibration, Recalibration
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent, percent_range, rounded, whole
from scsi.showing.outputs import Table
from scsi.showing.registry import shows
from scsi.vocabulary import Interval, check_choice


def method_label(method: str, lang: str) -> str:
    """Return the name of a method."""
    return word(f"calibration.method.{method}", lang)


def overlap_label(overlap: int, persistence: float, lang: str) -> str:
    """Return which cities are in both waves, and how far they keep their shares."""
    if not overlap:
        return word("calibration.overlap.none", lang)
    return word("calibration.overlap.all", lang, persistence=f"{persistence:.4g}")


def scenario_label(row: pd.Series, lang: str) -> str:
    """Say what the surveys of a scenario are like."""
    more = ""
    if row["icc_after"] != row["icc"]:
        more += word("calibration.cell.icc_after", lang, value=f"{row['icc_after']:.4g}")
    for name in ("size_cv", "overlap", "informative", "amounts"):
        if row[name]:
            more += word(f"calibration.cell.{name}", lang, value=f"{row[name]:.4g}")
    if str(row["law"]) != "beta":
        more += word(f"calibration.cell.{row['law']}", lang)
    return word(
        "calibration.cell",
        lang,
        before=int(row["cities_before"]),
        after=int(row["cities_after"]),
        items_before=int(row["items_before"]),
        items_after=int(row["items_after"]),
        share=percent(row["share"], 0),
        icc=f"{row['icc']:.4g}",
        more=more,
    )


def _verdict(row: pd.Series, lang: str) -> str:
    """Say in how many scenarios a method exceeds its level and in how many it is conservative."""
    said = [
        word(f"calibration.verdict.{name}", lang, count=row[name], scenarios=row["scenarios"])
        for name in ("exceeds", "conservative")
        if row[name]
    ]
    return "; ".join(said) or word("calibration.verdict.keeps", lang)


def _range(row: pd.Series, rate: str, lang: str) -> str:
    """Print the least and greatest of a rate in per cent, or a dash."""
    low, high = row[f"{rate}_low"], row[f"{rate}_high"]
    return word("none", lang) if pd.isna(low) else percent_range(Interval(low, high))


def _named(name: str, lang: str, rows: list[dict], behind: object, **fields: object) -> Table:
    """Return rows as a table, their keys worded as columns; `behind` is the answer they show."""
    frame = pd.DataFrame(rows)
    frame.columns = [word(f"calibration.column.{key}", lang) for key in frame.columns]
    return Table(name, lang, word(f"{name}.caption", lang, **fields), frame, (behind,))


def _lost(row: pd.Series, lang: str) -> str:
    """Print the power lost, or a dash where the method is not conservative."""
    return word("none", lang) if pd.isna(row["power_lost"]) else percent(row["power_lost"])


@shows(Calibration, "table")
def tabulate_calibration_methods(answer: Calibration, *, lang: str = "en") -> Table:
    """Show level, coverage and power of every method over the usual scenarios."""
    found = answer.ranges(["method"])
    rows = [_rates(row, lang) for _, row in found.iterrows()]
    return _named("calibration_methods", lang, rows, answer, scenarios=found["scenarios"].max())


@shows(Calibration, "table", "design")
def tabulate_calibration_design(
    answer: Calibration, overlap: int = 0, persistence: float = 0.0, *, lang: str = "en"
) -> Table:
    """Show level, coverage and power of every method where as many cities are in both waves.

    Parameters
    ----------
    answer : Calibration
    overlap : {0, 20}
        Cities in both waves.
    persistence : {0, 0.5, 1}
        Correlation of a city's share in the two waves; 0 without overlap.
    lang : {"en", "ko"}
    """
    found = answer.ranges(["overlap", "persistence", "method"])
    check_choice("overlap", str(overlap), found["overlap"].astype(str).unique())
    kept = found.loc[found["overlap"] == overlap, "persistence"].unique()
    check_choice("persistence", str(float(persistence)), [str(value) for value in kept])
    own = found[(found["overlap"] == overlap) & (found["persistence"] == persistence)]
    rows = [_rates(row, lang) for _, row in own.iterrows()]
    return _named(
        "calibration_design",
        lang,
        rows,
        answer,
        overlap=overlap_label(overlap, persistence, lang),
        scenarios=own["scenarios"].max(),
    )


def _rates(row: pd.Series, lang: str) -> dict[str, str]:
    """Print one method's draws, rates and verdict over some scenarios."""
    return {
        "method": method_label(row["method"], lang),
        "draws": whole(row["draws"]),
        "level": _range(row, "level", lang),
        "error": percent(row["level_error"]),
        "coverage": _range(row, "coverage", lang),
        "power": _range(row, "power", lang),
        "verdict": _verdict(row, lang),
    }


@shows(Calibration, "table", "default")
def tabulate_calibration_default(answer: Calibration, *, lang: str = "en") -> Table:
    """Show the default by overlap, persistence and correlation: level, power and power lost."""
    found = answer.ranges(["overlap", "persistence", "icc"], answer.default)
    found = found.sort_values(["overlap", "persistence", "icc"])
    rows = [
        {
            "overlap": overlap_label(row["overlap"], row["persistence"], lang),
            "icc": f"{row['icc']:.4g}",
            "level": _range(row, "level", lang),
            "coverage": _range(row, "coverage", lang),
            "power": _range(row, "power", lang),
            "verdict": _verdict(row, lang),
            "lost": _lost(row, lang),
        }
        for _, row in found.iterrows()
    ]
    return _named("calibration_default", lang, rows, answer)


@shows(Calibration, "table", "unequal")
def tabulate_calibration_unequal(answer: Calibration, *, lang: str = "en") -> Table:
    """Show the default and the restricted wild bootstrap by how unequal the cities are."""
    rows = [
        {
            "size_cv": f"{row['size_cv']:.4g}",
            "method": method_label(method, lang),
            "level": _range(row, "level", lang),
            "error": percent(row["level_error"]),
            "coverage": _range(row, "coverage", lang),
            "answered": percent(row["answered"]),
            "verdict": _verdict(row, lang),
        }
        for method in (answer.default, "wild-bootstrap")
        for _, row in answer.ranges(["size_cv"], method, usual=False).iterrows()
    ]
    return _named("calibration_unequal", lang, rows, answer)


@shows(Calibration, "table", "adverse")
def tabulate_calibration_adverse(answer: Calibration, *, lang: str = "en") -> Table:
    """Show the default in the adverse scenarios, what is said of its surveys, and two others."""
    others = {
        name: answer.adverse(method).set_index("cell")["level"]
        for name, method in (("level_cr2", "cr2"), ("level_wild", "wild-bootstrap"))
    }
    rows = []
    for _, row in answer.adverse(answer.default).iterrows():
        alone = row["level_unflagged"]
        rows.append(
            {
                "cell": scenario_label(row, lang),
                "level": percent(row["level"]),
                "error": percent(row["level_error"]),
                "flagged": percent(row["flagged"], 0),
                "level_unflagged": word("none", lang) if pd.isna(alone) else percent(alone),
                "coverage": percent(row["coverage"]),
                "power": percent(row["power"]),
                **{name: percent(level[row["cell"]]) for name, level in others.items()},
                "verdict": word(f"calibration.one.{row['verdict']}", lang),
            }
        )
    return _named("calibration_adverse", lang, rows, answer)


@shows(Recalibration, "table")
def tabulate_recalibration(again: Recalibration, *, lang: str = "en") -> Table:
    """Show the levels that were simulated anew beside the stored ones."""
    rows = [
        {
            "overlap": overlap_label(row["overlap"], row["persistence"], lang),
            "method": method_label(row["method"], lang),
            "stored": percent(row["stored"]),
            "anew": percent(row["anew"]),
            "apart": rounded(row["apart"], 1),
        }
        for _, row in again.rows.query("rate == 'level'").iterrows()
    ]
    return _named("recalibration", lang, rows, again)
