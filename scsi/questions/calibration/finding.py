"""The stored table of the calibration, and a part of it simulated anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from scsi.evidence import sources
from scsi.evidence.schema import convert, read_text, table_faults
from scsi.questions.calibration.methods import DEFAULT, METHODS
from scsi.questions.calibration.scenarios import (
    CORRELATIONS,
    ITEMS,
    SHARES,
    SIZE_CV,
    USUAL_CV,
    grid,
)
from scsi.questions.calibration.simulation import (
    Effort,
    in_common,
    monte_carlo_error,
    simulate_all,
    versions,
)
from scsi.questions.progress import Progress, told
from scsi.vocabulary import DataError, Shown, check_choice

FILE = "calibration.csv"
MOST, LEAST = 0.06, 0.04
"""A default rejects at most 6 per cent; below 4 it is conservative."""
ERRORS = 3
"""Monte Carlo errors by which a simulated rate may miss."""
SCENARIO = (
    "size_cv", "share", "icc", "overlap", "persistence", "items_before", "items_after", "cell",
)  # fmt: skip
CATCHES = 0.5
"""A scenario counts as flagged where a finding says of half its surveys or more that no method is
reliable."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Calibration(Shown):
    """Level, coverage and power of every method over the grid.

    Attributes
    ----------
    rows : pandas.DataFrame
        The rows of ``data/calibration.csv`` with three columns more: ``verdict``, ``exceeds``
        (level above 6 per cent by more than 3 Monte Carlo errors), ``conservative`` (below 4 per
        cent) or ``keeps``; ``power_lost``, what the test of that level would have had more; and
        ``usual``, whether it is of the grid and the cities' sizes vary by a coefficient of at most
        1. Scenarios that try the methods hard have a name, ``cell``.
    default : str
        The method that answers for people who do not choose.
    """

    rows: pd.DataFrame
    default: str = DEFAULT

    @property
    def data(self) -> tuple[str, ...]:
        """The file it rests on."""
        return (FILE,)

    def of(self, method: str, usual: bool = True) -> pd.DataFrame:
        """Return the rows of one method in the grid, by default only of usual spreads of sizes."""
        check_choice("method", method, METHODS)
        own = (self.rows["method"].astype(str) == method) & (self.rows["cell"] == "")
        return self.rows[own & self.rows["usual"] if usual else own]

    def adverse(self, method: str = DEFAULT) -> pd.DataFrame:
        """Return the rows of one method in the adverse scenarios."""
        check_choice("method", method, METHODS)
        own = (self.rows["method"].astype(str) == method) & (self.rows["cell"] != "")
        return self.rows[own]

    @property
    def unflagged(self) -> pd.DataFrame:
        """The default where its level is above 6 per cent and a finding seldom says so.

        Of the usual and the adverse scenarios those whose simulated level is above 6 per cent, and
        in fewer than half of whose surveys a finding says that no method is reliable.
        """
        own = pd.concat([self.of(self.default), self.adverse(self.default)])
        return own[(own["level"] > MOST) & ~(own["flagged"] >= CATCHES)]

    @property
    def keeps_level(self) -> bool:
        """Whether the default exceeds its level nowhere among the usual scenarios of the grid."""
        return not self.of(self.default)["verdict"].eq("exceeds").any()

    def ranges(self, by: list[str], method: str | None = None, usual: bool = True) -> pd.DataFrame:
        """Return least and greatest rates over scenarios, unrounded.

        Parameters
        ----------
        by : list of str
            Columns whose values get a row each, in the order of the table.
        method : str, optional
            Only this method.
        usual : bool, default True
            Only the usual spreads of city sizes.

        Returns
        -------
        pandas.DataFrame
            `by`; ``scenarios``, ``draws``; ``level_low`` and ``level_high``, the same of
            ``coverage`` and ``power``; ``level_error``, the largest; ``answered``, the least;
            ``exceeds`` and ``conservative``, how many scenarios; ``power_lost``, the most among
            the conservative ones, nan where none is.
        """
        rows = self.rows[self.rows["usual"] if usual else self.rows["cell"] == ""]
        if method is not None:
            rows = self.of(method, usual)
        rows = rows.astype({"method": str})
        rows = rows.assign(
            exceeds=rows["verdict"] == "exceeds",
            conservative=rows["verdict"] == "conservative",
            power_lost=rows["power_lost"].where(rows["verdict"] == "conservative"),
        )
        ends = {
            f"{rate}_{end}": (rate, pick)
            for rate in ("level", "coverage", "power")
            for end, pick in (("low", "min"), ("high", "max"))
        }
        return rows.groupby(by, sort=False, as_index=False).agg(
            scenarios=("level", "size"), draws=("draws", "min"), **ends,
            level_error=("level_error", "max"), answered=("answered", "min"),
            exceeds=("exceeds", "sum"), conservative=("conservative", "sum"),
            power_lost=("power_lost", "max"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Recalibration(Shown):
    """A part of the table simulated anew, beside what is stored.

    Attributes
    ----------
    rows : pandas.DataFrame
        A row a scenario, method and rate (level, coverage, power): ``stored``, ``anew``, the
        Monte Carlo ``error`` of their difference and how many of those ``apart`` they are.
    draws, seed : int
        Surveys drawn in each scenario, and the seed.
    bar : float
        How many errors apart the farthest of so many may be: the two-sided normal quantile at 1 per
        cent divided by their number (Bonferroni).
    """

    rows: pd.DataFrame
    draws: int
    seed: int
    bar: float

    @property
    def data(self) -> tuple[str, ...]:
        """The file it is compared with."""
        return (FILE,)

    @property
    def agrees(self) -> bool:
        """Whether no rate is farther from the stored one than chance explains."""
        return bool(self.rows["apart"].abs().max() <= self.bar)


def verdicts(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with what follows from its rates: verdict, power lost, usual."""
    draws, resamples = (table[name].astype(float) for name in ("draws", "resamples"))
    shared = in_common(table["method"].astype(str), resamples)
    highest = MOST + ERRORS * monte_carlo_error(MOST, draws, shared)
    cell = table["cell"].astype(object).fillna("").astype(str)
    level = table["level"]
    found = np.where(level > highest, "exceeds", np.where(level < LEAST, "conservative", "keeps"))
    return table.assign(
        verdict=found,
        power_lost=table["power_at_level"] - table["power"],
        cell=cell,
        usual=(cell == "") & (table["size_cv"] <= max(USUAL_CV)),
    )


def calibration_table() -> Calibration:
    """Return the stored level, coverage and power of every method.

    Returns
    -------
    Calibration
        Simulated: a grid of 20 and 31 cities, and adverse scenarios; ``data/CODEBOOK.md`` says
        what each column means.

    Raises
    ------
    DataError
        If the file is not the one that the data package describes.

    Examples
    --------
    >>> answer = calibration_table()
    >>> answer.keeps_level
    True

    Nowhere in the grid does the default reject clearly more than 6 per cent of surveys in which
    nothing changed.
    """
    described = sources.resource(FILE)
    fault = sources.checksum_fault(described)
    if fault:
        raise DataError([fault])
    text, faults = read_text(sources.data_path(FILE))
    faults = faults or table_faults(text, described)
    if faults:
        raise DataError([str(fault) for fault in faults])
    return Calibration(rows=verdicts(convert(text, described)))


def recalibrate(
    size_cv: float = 0.5,
    share: float = 0.46,
    icc: float = 0.1,
    items: str = "few",
    draws: int = 1_000,
    seed: int = 1,
    progress: Progress = None,
) -> Recalibration:
    """Simulate a part of the table anew, the methods in closed form, and compare.

    Parameters
    ----------
    size_cv : {0, 0.5, 1, 1.5, 2}
        Coefficient of variation of the cities' numbers of items.
    share : {0.46, 0.12}
    icc : {0, 0.1, 0.3}
        Correlation of items of one city.
    items : {"few", "many"}
        10 and 26 items a city, or 50 and 100.
    draws, seed : int
        Surveys in each scenario; with the stored seed and as many draws the numbers are the same.
    progress : bool or callable, optional
        True shows a bar of scenarios once two seconds have passed; a function is told the
        scenarios done and all scenarios.

    Returns
    -------
    Recalibration
        Every overlap and persistence of these scenarios.

    Raises
    ------
    ValueError
        If there is no such scenario or `draws` is below 100.

    Examples
    --------
    >>> recalibrate(draws=500).agrees
    True

    Five hundred new surveys a scenario say what ten thousand said.
    """
    check_choice("items", items, ITEMS)
    for name, value, there in (
        ("size_cv", size_cv, SIZE_CV), ("share", share, SHARES), ("icc", icc, CORRELATIONS),
    ):  # fmt: skip
        check_choice(name, str(float(value)), map(str, there))
    if draws < 100:
        raise ValueError(f"draws must be at least 100; got {draws}")
    before, _ = ITEMS[items]
    chosen = [
        scenario
        for scenario in grid()
        if (scenario.size_cv, scenario.share, scenario.icc, scenario.items_before)
        == (size_cv, share, icc, before)
    ]
    effort = Effort(closed=draws, resampled=0, fitted=0, parametric=0, seed=seed)
    with told(progress) as tell:
        anew = simulate_all(effort, chosen, progress=tell)
    stored = calibration_table().rows.astype({"method": str})
    table = _beside(stored, anew)
    return Recalibration(
        rows=table, draws=draws, seed=seed, bar=float(stats.norm.isf(0.005 / len(table)))
    )


def _beside(stored: pd.DataFrame, anew: pd.DataFrame) -> pd.DataFrame:
    """Return both tables side by side, a row for every rate that both have."""
    keys, rates = [*SCENARIO, "method"], ["level", "coverage", "power"]
    both = stored.merge(anew, on=keys, suffixes=("_stored", "_anew"))
    rows = [
        both[keys].assign(
            rate=rate,
            stored=both[f"{rate}_stored"],
            anew=both[f"{rate}_anew"],
            error=np.hypot(both[f"{rate}_error_stored"], both[f"{rate}_error_anew"]),
        )
        for rate in rates
    ]
    table = pd.concat(rows, ignore_index=True).dropna(subset=["stored"])
    return table.assign(apart=(table["anew"] - table["stored"]) / table["error"])


def write_table(table: pd.DataFrame, path: str | Path | None = None) -> Path:
    """Write simulated rows as the data package describes them, and return where.

    Rates are written to five decimals and an absent one as an empty cell.
    """
    path = sources.data_path(FILE) if path is None else Path(path)
    table = table.assign(versions=versions())
    for name in table.select_dtypes("float").columns:
        written = table[name].map(lambda value: "" if np.isnan(value) else f"{value:.5f}")
        table[name] = written.str.rstrip("0").str.rstrip(".")
    table.to_csv(path, index=False, lineterminator="\n")
    return path
