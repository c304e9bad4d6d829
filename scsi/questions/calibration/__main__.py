"""``python -m scsi.questions.calibration``: simulate the whole table and write it.

At its defaults this takes an hour and a half of one processor, a third of it for the default and as
much for the model with intercepts per wave; ``--workers`` divides them. Run
``python -m scsi.evidence.codebook`` after.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext

from scsi.questions.calibration.finding import write_table
from scsi.questions.calibration.scenarios import adverse, grid
from scsi.questions.calibration.simulation import Effort, simulate_all


def main(arguments: list[str] | None = None) -> None:
    """Simulate every scenario with every method and write ``data/calibration.csv``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    effort = Effort()
    parser.add_argument("--closed", type=int, default=effort.closed, help="surveys, closed forms")
    parser.add_argument("--resampled", type=int, default=effort.resampled, help="surveys, others")
    parser.add_argument("--fitted", type=int, default=effort.fitted, help="surveys, the models")
    parser.add_argument(
        "--parametric", type=int, default=effort.parametric, help="surveys, the default"
    )
    parser.add_argument(
        "--parametric-draws", type=int, default=effort.parametric_draws, help="of each survey"
    )
    parser.add_argument("--resamples", type=int, default=effort.resamples, help="of each survey")
    parser.add_argument("--seed", type=int, default=effort.seed)
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--out", help="another file")
    options = vars(parser.parse_args(arguments))
    workers, out = options.pop("workers"), options.pop("out")
    with nullcontext() if workers == 1 else ProcessPoolExecutor(workers) as executor:
        table = simulate_all(Effort(**options), (*grid(), *adverse()), executor, _say)
    print("written:", write_table(table, out))


def _say(done: int, of: int) -> None:
    """Say how many scenarios are done, on one line."""
    print(
        f"\r{done} of {of} scenarios", end="\n" if done == of else "", file=sys.stderr, flush=True
    )


if __name__ == "__main__":
    main()
