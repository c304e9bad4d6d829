"""The bootstraps of a shift within their limits of time: ``python -m tests.benchmarks.resampling``.

Two waves of 20 and 31 cities, 12 of them in both, as in `tests.benchmarks.clusters`, which has the
cluster bootstrap beside R's replicate weights; the parametric bootstrap also with a hundred times
the rows, which must not cost it more.
"""

from time import process_time

import scsi
from scsi.inference.clusters import CityCounts, parametric_bootstrap_test, wild_bootstrap_test
from scsi.inference.clusters.counts import FIELDS
from scsi.questions.survey.rows import rows_of

from .clusters import survey_rows
from .harness import Comparison, report


def comparisons(rows=20_000):
    """Return a row for each bootstrap and size."""
    data = rows_of(scsi.read_survey(survey_rows(rows))).clusters("public").data
    larger = CityCounts(
        cities=data.cities,
        **{name: 100 * getattr(data, name) for name in FIELDS},
    )
    return [
        *(
            Comparison(
                work=f"parametric bootstrap-t, both scenarios, 1,999 draws, {size} rows",
                ours=lambda own=own: str(parametric_bootstrap_test(own).interval),
                competitor="seconds",
                theirs=None,
                target=0.03,
                repeat=15,
                clock=process_time,
            )
            for size, own in (("20,000", data), ("2,000,000", larger))
        ),
        Comparison(
            work="restricted wild bootstrap and its interval, 9,999 draws",
            ours=lambda: str(wild_bootstrap_test(data).interval),
            competitor="seconds",
            theirs=None,
            target=0.05,
            repeat=15,
            clock=process_time,
        ),
    ]


if __name__ == "__main__":
    report(comparisons())
