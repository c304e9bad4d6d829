"""Level, coverage and power of the methods, simulated."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

import numpy as np
import pandas as pd

from scsi.inference.clusters import FEWEST_EFFECTIVE, rarer_outcome
from scsi.questions.calibration.methods import (
    CLOSED,
    FITTED,
    FOR_ANY,
    LEVEL,
    METHODS,
    PARAMETRIC,
    RESAMPLED,
    SHARED,
    Answers,
)
from scsi.questions.calibration.scenarios import SHIFT, USUAL_CV, Scenario

ALPHA = round(1 - LEVEL, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is simulated in every scenario, once without and once with a shift.

    Attributes
    ----------
    closed, resampled, fitted, parametric : int
        Surveys for the methods in closed form, those that resample, those that iterate (in the
        grid only), and the parametric bootstrap (half as many where sizes vary by more than is
        usual); 0 leaves a group out.
    resamples, parametric_draws : int
        Resamples of each survey by a method that resamples, and draws by the parametric bootstrap.
    seed : int
        A scenario and a group of methods have generators of their own from it, so that a part
        simulated by itself is the same as in the whole.
    """

    closed: int = 10_000
    resampled: int = 2_000
    fitted: int = 1_000
    parametric: int = 2_000
    resamples: int = 999
    parametric_draws: int = 499
    seed: int = 2022


def versions() -> str:
    """Return what the numbers were computed with."""
    names = ("scsi", "numpy", "scipy")
    return "; ".join([f"python {platform.python_version()}", *(f"{n} {version(n)}" for n in names)])


def monte_carlo_error(rate, draws, resamples=0):
    """Return the standard error of a simulated rate r, of r' = (r D + 1/2)/(D + 1), never 0.

    `SHARED` surveys have their B resamples in common. Given those, the level of a test is itself
    off by at most sqrt(r(1 - r)/B), all of them by the same, so that the variance r'(1 - r')/D is
    multiplied by 1 + SHARED/B; 0 resamples share nothing.

    Examples
    --------
    >>> round(float(monte_carlo_error(0.05, 10_000)), 4)
    0.0022

    Ten thousand surveys tell 5.0 from 5.7 per cent.
    """
    inside = (np.asarray(rate) * draws + 0.5) / (np.asarray(draws) + 1)
    resamples = np.asarray(resamples, dtype=float)
    common = np.divide(SHARED, resamples, out=np.zeros(resamples.shape), where=resamples > 0)
    return np.sqrt(inside * (1 - inside) / draws * (1 + common))


def rates(null: Answers, moved: Answers, flagged: np.ndarray) -> dict[str, float]:
    """Return level, coverage and power of one method in one scenario.

    A survey without p counts as not rejected. Coverage is at the true shift, over the surveys with
    an answer. `power_at_level` is the power of the test that rejects where p is not above the
    nominal quantile of the p's without a shift, so that its level is the nominal one. `flagged`
    says of which surveys without a shift a finding says that no method is reliable.
    """
    none, some = (np.nan_to_num(answers.pvalue, nan=1.0) for answers in (null, moved))
    answered = np.isfinite(moved.pvalue)
    bar = np.quantile(none, ALPHA, method="lower")
    covered = np.nan
    if moved.covers is not None and answered.any():
        covered = moved.covers[answered].mean()
    return {
        "answered": np.isfinite(null.pvalue).mean(),
        "level": (none < ALPHA).mean(),
        "flagged": flagged.mean(),
        "level_unflagged": (none < ALPHA)[~flagged].mean() if not flagged.all() else np.nan,
        "coverage": covered,
        "power": (some < ALPHA).mean(),
        "power_at_level": (some <= bar).mean() if bar < 1 else 0.0,
    }


def simulate(effort: Effort, scenario: Scenario) -> list[dict]:
    """Return a row for every method in a scenario, as ``data/calibration.csv`` describes it."""
    rows = []
    unusual = not scenario.cell and scenario.size_cv > max(USUAL_CV)
    groups: tuple[tuple[Mapping[str, Callable], int, int], ...] = (
        (CLOSED, effort.closed, 0),
        (RESAMPLED, effort.resampled, effort.resamples),
        (FITTED, 0 if scenario.cell else effort.fitted, 0),
        (PARAMETRIC, effort.parametric // (1 + unusual), effort.parametric_draws),
    )
    for number, (methods, draws, resamples) in enumerate(groups):
        if not draws:
            continue
        generator = np.random.default_rng([effort.seed, number, *scenario.key])
        surveys = [scenario.draw(generator, draws, shift) for shift in (0.0, SHIFT)]
        before, after = (rarer_outcome(*surveys[0][at : at + 2]) for at in (0, 2))
        flagged = np.minimum(before, after) < FEWEST_EFFECTIVE
        options = () if methods is CLOSED else (resamples, generator)
        for name, method in methods.items():
            if not (scenario.alike or name in FOR_ANY):
                continue
            null, moved = (
                method(drawn, shift, *options)
                for drawn, shift in zip(surveys, (0.0, SHIFT), strict=True)
            )
            found = rates(null, moved, flagged)
            if methods is not PARAMETRIC:
                found["level_unflagged"] = np.nan
            rows.append(_row(scenario, name, found, draws, resamples, effort.seed))
    return sorted(rows, key=lambda row: METHODS.index(row["method"]))


def _row(scenario, name: str, found: dict, draws: int, resamples: int, seed: int) -> dict:
    """Put one row together, each rate with its Monte Carlo error."""
    row = scenario.described() | {"method": name, "draws": draws, "resamples": resamples}
    row["answered"] = found["answered"]
    for rate in ("level", "coverage", "power"):
        shared = in_common(name, resamples)
        row |= {rate: found[rate], f"{rate}_error": monte_carlo_error(found[rate], draws, shared)}
    more = {name: found[name] for name in ("power_at_level", "flagged", "level_unflagged")}
    return row | more | {"shift": SHIFT, "seed": seed}


def in_common(method, resamples):
    """Return how many resamples the surveys that are answered at once have in common."""
    return np.where(np.isin(method, list(PARAMETRIC)), 0, resamples)


def simulate_all(
    effort: Effort,
    scenarios: Iterable[Scenario],
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> pd.DataFrame:
    """Return the rows of all scenarios, the same whatever the executor.

    Parameters
    ----------
    effort : Effort
    scenarios : iterable of Scenario
    executor : concurrent.futures.Executor, optional
        Where scenarios are simulated; here, one after another, if none.
    progress : callable, optional
        Called with the scenarios done and all scenarios after each.

    Returns
    -------
    pandas.DataFrame
        One row a scenario and method, unrounded.
    """
    scenarios, rows = list(scenarios), []
    spread = map if executor is None else executor.map
    for done, found in enumerate(spread(partial(simulate, effort), scenarios), start=1):
        rows += found
        if progress:
            progress(done, len(scenarios))
    return pd.DataFrame(rows)
