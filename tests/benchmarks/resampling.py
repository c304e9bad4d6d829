"""The wild bootstrap within its limit of time: ``python -m tests.benchmarks.resampling``.

Two waves of 20 and 31 cities, 12 of them in both, as in `tests.benchmarks.clusters`, which has the
cluster bootstrap beside R's replicate weights.
"""

from time import process_time

import scsi
from scsi.inference.clusters import wild_bootstrap_test
from scsi.questions.survey.rows import rows_of

from .clusters import survey_rows
from .harness import Comparison, report


def comparisons(rows=20_000):
    """Return the one row."""
    data = rows_of(scsi.read_survey(survey_rows(rows))).clusters("public").data
    return [
        Comparison(
            work="restricted wild bootstrap and its interval, 9,999 draws",
            ours=lambda: str(wild_bootstrap_test(data).interval),
            competitor="seconds",
            theirs=None,
            target=0.05,
            repeat=15,
            clock=process_time,
        )
    ]


if __name__ == "__main__":
    report(comparisons())
