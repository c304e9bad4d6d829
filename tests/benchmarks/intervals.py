"""The exact interval beside R's exact2x2: ``python -m tests.benchmarks.intervals``.

Without Rscript or exact2x2 only our seconds are printed. R's own start is not counted.
"""

import shutil
import subprocess

from scsi.inference.exact.interval import chan_zhang_interval

from .harness import Comparison, report

R = """
suppressMessages(library(exact2x2))
t <- as.numeric(commandArgs(TRUE))
seconds <- system.time(r <- uncondExact2x2(t[1], t[2], t[3], t[4], method = "score",
  tsmethod = "central", conf.int = TRUE))[["elapsed"]]
cat(seconds, r$conf.int[1], r$conf.int[2])
"""


def exact2x2(table):
    """Return R's seconds and bounds; None where R or the package is not installed."""
    if shutil.which("Rscript") is None:
        return None
    command = ["Rscript", "-e", R, *map(str, table)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return tuple(map(float, run.stdout.split())) if run.returncode == 0 else None


def main():
    """Print our seconds at 50, 100, 200, 500 and 1,000 a side, and R's at 50 and 200."""
    sizes = (50, 100, 200, 500, 1000)
    tables = {size: (round(0.41 * size), size, round(0.51 * size), size) for size in sizes}
    report(
        [
            Comparison(
                work=f"exact interval, {size:,} a side",
                ours=lambda table=tables[size]: chan_zhang_interval(*table),
                competitor="seconds",
                theirs=None,
                target=5 if size <= 200 else 60,
                repeat=3,
            )
            for size in sizes
        ]
    )
    for size in (50, 200):
        found = exact2x2(tables[size])
        print(f"R exact2x2, {size} a side (seconds, low, high):", found or "not installed")


if __name__ == "__main__":
    main()
