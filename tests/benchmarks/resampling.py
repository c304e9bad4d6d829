"""Cities resampled, beside R: ``python -m tests.benchmarks.resampling``.

Two waves of 20 and 31 cities, 12 of them in both, as in `tests.benchmarks.clusters`. R draws the
same number of bootstrap weights (survey's `as.svrepdesign`, `withReplicates`) and refits the ratio;
its seconds are its own, without its start. Without Rscript or the package survey its line is left
out. Random sharing with other work on the machine tells on the short side more than on R's, so each
side is run several times and the medians are compared.
"""

import tempfile
from functools import partial
from pathlib import Path

import pandas as pd

from scsi.inference.clusters import cluster_bootstrap_test, wild_bootstrap_test

from .clusters import city_counts, in_r, survey_rows
from .harness import Comparison, report


def comparisons(folder, data=None):
    """Return the comparisons; `folder` holds the cities' table that R reads."""
    data = city_counts(survey_rows(20_000)) if data is None else data
    file = Path(folder, "cities.csv")
    columns = dict(zip(("c1", "n1", "c2", "n2"), data.columns, strict=True))
    pd.DataFrame(columns).rename_axis("city").to_csv(file)
    theirs = partial(in_r, "replicates", file, start="")
    rows = [
        Comparison(
            "cluster bootstrap, two overlapping waves, 10,000 draws",
            lambda: cluster_bootstrap_test(data, draws=10_000).standard_error,
            "R survey replicate weights",
            theirs,
            200,
            repeat=15,
        ),
        Comparison(
            "restricted wild bootstrap and its interval, 9,999 draws",
            lambda: str(wild_bootstrap_test(data).interval),
            "seconds",
            None,
            0.05,
            repeat=15,
        ),
    ]
    return rows if theirs() is not None else rows[1:]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
        report(comparisons(folder))
