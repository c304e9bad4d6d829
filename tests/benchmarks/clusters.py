"""Cities as the unit beside R and SciPy: ``python -m tests.benchmarks.clusters [--rows N]``.

Two waves of 20 and 31 cities, 12 of them in both. Ours starts from the rows in memory, city and
funding as categories: read, counted, then CR2 beside the restricted wild bootstrap, items as
independent draws, the balanced panel, the mean of city shares and the cities left out. The
competitor is handed rows that are read already, with its columns as it wants them, and gives its
one answer; R's seconds are its own, without its start. Two lines say what rows held as text cost,
and what looking for projects that are there twice adds. Without Rscript or the package survey R's
lines are left out.

``--most N`` follows the time against the rows from 10⁴ to N.
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

from scsi.evidence.simulate import city_sizes, draw_counts
from scsi.evidence.survey import read_survey
from scsi.inference.clusters import (
    CityCounts,
    cluster_bootstrap_test,
    cr2_test,
    leave_out,
    mean_of_shares_test,
    permute_means,
    targeted_shift,
    two_estimands,
    wild_bootstrap_test,
)

from .harness import Comparison, Timed, report, seconds

BOTH, CITIES = 12, (20, 31)
R_START = "suppressMessages(library(survey)); d <- read.csv(commandArgs(TRUE)[1])\n"
R_ROWS = "s <- svydesign(ids = ~city, weights = ~1, data = d)\n"
R_TIMED = "t <- system.time({{ {call} }})[['elapsed']]; cat(t, {value})\n"
R_CALLS = {
    "svyglm": ("r <- svyglm(public ~ after, s)", "coef(summary(r))[2, c(1, 4)]"),
    "svychisq": ("r <- svychisq(~after + public, s)", "r$p.value"),
    "replicates": (
        "b <- as.svrepdesign(svydesign(ids = ~city, weights = ~1, data = d), type = 'bootstrap',"
        " replicates = 10000); r <- withReplicates(b, function(w, x)"
        " sum(w * x$c2) / sum(w * x$n2) - sum(w * x$c1) / sum(w * x$n1))",
        "SE(r)",
    ),
}


def survey_rows(rows, seed=1):
    """Return `rows` simulated projects as a data frame."""
    generator = np.random.default_rng(seed)
    sizes = [
        city_sizes(cities, total, 0.8)
        for cities, total in zip(CITIES, (rows // 3, rows - rows // 3), strict=True)
    ]
    drawn = draw_counts(generator, 1, *sizes, [0.45, 0.55], [0.5, 0.5], 0.1, BOTH, 0.5)
    parts = []
    for wave, counts in ((2019, drawn.before[0]), (2022, drawn.after[0])):
        names = [
            f"City {i:02d}" if wave == 2019 or i < BOTH else f"New {i:02d}"
            for i in range(len(counts))
        ]
        city = np.repeat(np.repeat(names, 2), counts.ravel())
        kind = np.repeat(np.tile(["public", "private"], len(counts)), counts.ravel())
        parts.append(pd.DataFrame({"city": city, "wave": wave, "funding": kind}))
    table = pd.concat(parts, ignore_index=True).sample(frac=1, random_state=seed)
    table = table.assign(project_id=np.arange(rows)).reset_index(drop=True)
    return table.astype({"city": "category", "funding": "category"})


def city_counts(rows, check_ids=False):
    """Read and count the rows; return the public counts per city."""
    counted = read_survey(rows, check_ids=check_ids).counts(["wave", "city", "funding"])
    keys = [counted[name].astype(str) for name in ("wave", "city", "funding")]
    table = counted["n"].groupby(keys).sum().unstack(["wave", "funding"], fill_value=0)
    columns = {}
    for name, wave in (("before", "2019"), ("after", "2022")):
        columns[f"count_{name}"] = table[wave].get("public", 0)
        columns[f"total_{name}"] = table[wave].sum(axis=1)
    return CityCounts(cities=table.index, **columns)


def answers(data):
    """Return what stands beside the default, which grows with cities and not with rows."""
    return (
        cr2_test(data),
        wild_bootstrap_test(data),
        targeted_shift(data, "items"),
        cr2_test(data.balanced()),
        mean_of_shares_test(data, "paired"),
        two_estimands(data),
        leave_out(data),
    )


def compare(rows, check_ids=False):
    """Return shift and p of the default, everything beside it computed too."""
    default = answers(city_counts(rows, check_ids))[0]
    return round(default.estimate, 4), default.pvalue


def in_r(name, file, start=R_ROWS):
    """Return R's seconds and answer; None where R or survey is not installed."""
    if shutil.which("Rscript") is None:
        return None
    call, value = R_CALLS[name]
    script = R_START + start + R_TIMED.format(call=call, value=value)
    command = ["Rscript", "--vanilla", "-e", script, str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        return None
    took, *answer = map(float, run.stdout.split())
    return Timed(took, answer)


def clustered_logit(public, after, city):
    """Return the slope and its p by statsmodels' logit with clustered errors."""
    design = np.column_stack([np.ones(len(after)), after])
    fit = sm.Logit(public, design).fit(disp=0, cov_type="cluster", cov_kwds={"groups": city})
    return fit.params[1], fit.pvalues[1]


def whole_comparisons(rows, folder):
    """Return the comparisons of the whole answer with R and statsmodels."""
    public = (rows["funding"] == "public").to_numpy(float)
    after = (rows["wave"] == 2022).to_numpy(float)
    city = pd.factorize(rows["city"])[0]
    file = Path(folder, "rows.csv")
    pd.DataFrame({"public": public, "after": after, "city": city}).astype(int).to_csv(
        file, index=False
    )
    sides = [
        ("R svyglm", lambda: in_r("svyglm", file), 75),
        ("R svychisq", lambda: in_r("svychisq", file), 23),
        ("statsmodels clustered logit", lambda: clustered_logit(public, after, city), 6),
    ]
    work = f"two waves compared, {len(rows):,} rows, counting included"
    text = rows.astype({"city": "str", "funding": "str"})
    dear = [
        (f"{work}, rows as text", lambda: compare(text)),
        (f"{work}, rows as text, ids looked at", lambda: compare(text, check_ids=True)),
    ]
    return [
        *(Comparison(work, lambda: compare(rows), name, side, aim) for name, side, aim in sides),
        *(Comparison(name, ours, "seconds", None, 10, repeat=3) for name, ours in dear),
    ]


def resampling_comparisons(data, folder):
    """Return the comparisons of the cluster bootstrap with R and of the permutation with SciPy."""
    file = Path(folder, "cities.csv")
    names = ("c1", "n1", "c2", "n2")
    pd.DataFrame(dict(zip(names, data.columns, strict=True))).rename_axis("city").to_csv(file)
    generator = np.random.default_rng(1)
    before, after = generator.beta(4, 5, CITIES[0]), generator.beta(5, 5, CITIES[1])
    apart = np.full(sum(CITIES), np.nan), np.full(sum(CITIES), np.nan)
    apart[0][: CITIES[0]], apart[1][CITIES[0] :] = before, after

    def ours():
        answer = permute_means(*apart, statistic="difference")
        return answer.how, round(answer.pvalue, 4)

    def theirs():
        return stats.permutation_test(
            (before, after),
            lambda x, y, axis: np.mean(x, axis=axis) - np.mean(y, axis=axis),
            vectorized=True,
            n_resamples=10_000,
            rng=1,
        ).pvalue

    return [
        Comparison(
            "cluster bootstrap, two overlapping waves, 10,000 draws",
            lambda: cluster_bootstrap_test(data, draws=10_000).standard_error,
            "R survey replicate weights",
            lambda: in_r("replicates", file, start=""),
            200,
        ),
        Comparison(
            "permutation of 20 and 31 cities, exact",
            ours,
            "SciPy permutation_test, 10,000 draws",
            theirs,
            1,
        ),
    ]


def against_rows(most):
    """Print the median seconds of the count and of all above it, from 10⁴ rows to `most`."""
    print("| rows | read and counted | above the count |")
    print("|---|---|---|")
    for power in range(4, int(np.log10(most)) + 1):
        rows = survey_rows(10**power)
        counting, data = seconds(lambda rows=rows: city_counts(rows), 3)
        above, _ = seconds(lambda data=data: answers(data), 5)
        print(f"| {10**power:,} | {counting:.3g} s | {above:.3g} s |", flush=True)


def main():
    """Print the comparisons, then the time against the rows if asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=float, default=1e6)
    parser.add_argument("--most", type=float, default=0, help="rows up to which time is followed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
        rows = survey_rows(int(options.rows))
        whole = whole_comparisons(rows, folder)
        resampling = resampling_comparisons(city_counts(rows), folder)
        missing = in_r("replicates", Path(folder, "cities.csv"), start="") is None
        report([c for c in (*whole, *resampling) if not (missing and c.competitor[:2] == "R ")])
        if missing:
            print("R with the package survey is not installed: its lines are left out")
    if options.most:
        against_rows(options.most)


if __name__ == "__main__":
    main()
