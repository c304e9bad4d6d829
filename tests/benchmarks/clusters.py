"""Cities as the unit beside R and SciPy: ``python -m tests.benchmarks.clusters [--rows N]``.

Two waves of 20 and 31 cities, 12 of them in both. Ours is the whole public path from a data frame
in memory to the finding: ``scsi.compare_waves(scsi.read_survey(frame))`` reads, checks and counts
the rows, looks for projects that are there twice, and answers with everything that stands beside
the default. It is asked once with city and funding as categories and the ids as whole numbers, and
once with all three as text. The competitor has its rows in memory already, as it wants them, R the
design built and its packages loaded, and gives its one answer. All is timed after a first call, by
the processor's clock, five times; the median counts. Without Rscript or the package survey R's
lines are left out.
"""

import argparse
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

import scsi
from scsi.evidence.simulate import city_sizes, draw_counts
from scsi.inference.clusters import cluster_bootstrap_test, permute_means
from scsi.questions.survey.rows import rows_of

from .harness import Comparison, Timed, report

BOTH, CITIES, REPEATS = 12, (20, 31), 5
R_START = "suppressMessages(library(survey)); d <- read.csv(commandArgs(TRUE)[1])\n"
R_ROWS = "s <- svydesign(ids = ~city, weights = ~1, data = d)\n"
R_TIMED = "times <- replicate({repeat}, {{ t <- system.time({{ {call} }}); t[[1]] + t[[2]] }})\n"
R_CALLS = {
    "svyglm": ("r <<- svyglm(public ~ after, s)", "coef(summary(r))[2, c(1, 4)]"),
    "svychisq": ("r <<- svychisq(~after + public, s)", "r$p.value"),
    "replicates": (
        "b <- as.svrepdesign(svydesign(ids = ~city, weights = ~1, data = d), type = 'bootstrap',"
        " replicates = 10000); r <<- withReplicates(b, function(w, x)"
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


def as_text(rows):
    """Return the same rows with city, funding and project id as text."""
    ids = "p" + rows["project_id"].astype("str")
    return rows.assign(project_id=ids).astype({"city": "str", "funding": "str"})


def compare(rows):
    """Answer from a data frame to the finding; return shift and p of the default."""
    found = scsi.compare_waves(scsi.read_survey(rows))
    return round(found.estimate, 4), found.pvalue


def processor(function, repeat=REPEATS, warm=True):
    """Return the median processor seconds of a call, after a first one, and what it returned."""
    if warm:
        function()
    times = []
    for _ in range(repeat):
        start = process_time()
        answer = function()
        times.append(process_time() - start)
    return Timed(median(times), answer)


def in_r(name, table, start=R_ROWS, repeat=REPEATS):
    """Return R's median seconds and its answer; None where R or survey is not installed."""
    if shutil.which("Rscript") is None:
        return None
    call, value = R_CALLS[name]
    timed = R_TIMED.format(call=call, repeat=repeat)
    script = R_START + start + timed + f"cat(median(times), {value})\n"
    with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
        file = Path(folder, "rows.csv")
        table.to_csv(file, index=False)
        command = ["Rscript", "--vanilla", "-e", script, str(file)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        return None
    took, *answer = map(float, run.stdout.split())
    return Timed(took, answer)


@cache
def survey_in_r():
    """Whether R and its package survey are installed."""
    return in_r("svychisq", columns_of(survey_rows(2_000)), repeat=1) is not None


def columns_of(rows):
    """Return what competitors are handed: public, after and the city, as whole numbers."""
    public, after = rows["funding"] == "public", rows["wave"] == 2022
    city = pd.factorize(rows["city"])[0]
    return pd.DataFrame({"public": public, "after": after, "city": city}).astype(int)


def clustered_logit(public, after, city):
    """Return the slope and its p by statsmodels' logit with clustered errors."""
    design = np.column_stack([np.ones(len(after)), after])
    fit = sm.Logit(public, design).fit(disp=0, cov_type="cluster", cov_kwds={"groups": city})
    return fit.params[1], fit.pvalues[1]


def whole_comparisons(rows):
    """Return the comparisons of the whole answer with R and statsmodels."""
    columns = columns_of(rows)
    arrays = columns["public"].to_numpy(float), *(columns[x].to_numpy() for x in ("after", "city"))
    sides = [
        ("statsmodels clustered logit", lambda: processor(lambda: clustered_logit(*arrays)), 6)
    ]
    if survey_in_r():
        sides += [
            ("R svyglm", lambda: in_r("svyglm", columns), 75),
            ("R svychisq", lambda: in_r("svychisq", columns), 23),
        ]
    theirs = {name: cache(side) for name, side, _ in sides}
    found = []
    for kind, table in {"categories": rows, "text": as_text(rows)}.items():
        work = f"two waves compared, {len(rows):,} rows, words as {kind}"
        ours = cache(lambda table=table: processor(lambda: compare(table)))
        found += [
            Comparison(work, ours, name, theirs[name], aim, repeat=1) for name, _, aim in sides
        ]
    return found


def resampling_comparisons(data):
    """Return the comparisons of the cluster bootstrap with R and of the permutation with SciPy."""
    names = ("c1", "n1", "c2", "n2")
    table = pd.DataFrame(dict(zip(names, data.columns, strict=True)))
    table = table.assign(city=np.arange(len(table)))
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

    permutation = Comparison(
        "permutation of 20 and 31 cities, exact",
        ours,
        "SciPy permutation_test, 10,000 draws",
        theirs,
        1,
    )
    bootstrap = Comparison(
        "cluster bootstrap, two overlapping waves, 10,000 draws",
        lambda: processor(lambda: cluster_bootstrap_test(data, draws=10_000).standard_error),
        "R survey replicate weights",
        lambda: in_r("replicates", table, start=""),
        200,
    )
    return [*([bootstrap] if survey_in_r() else []), permutation]


def comparisons(rows=10**6):
    """Return every comparison on so many rows."""
    table = survey_rows(rows)
    data = rows_of(scsi.read_survey(table)).clusters("public").data
    return [*whole_comparisons(table), *resampling_comparisons(data)]


def main():
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=float, default=1e6)
    report(comparisons(int(parser.parse_args().rows)))
    if not survey_in_r():
        print("R with the package survey is not installed: its lines are left out")


if __name__ == "__main__":
    main()
