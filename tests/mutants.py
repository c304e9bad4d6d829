"""Change one line at a time and see whether a test notices: mutation testing on a sample.

``python tests/mutants.py --draw 300 --seed 1 --workers 2`` lets mutmut write every mutant of what
``[tool.mutmut]`` in ``pyproject.toml`` names, draws some of each group, and runs for each the tests
that reach the function it changes, fastest first. What these leave is tried once more with the
tests that the first look leaves out because they take seconds. All happens in a copy, ``mutants/``;
what is unchanged there since the last run is not written or timed again.

It prints the score of each group, and each mutant that no test noticed, as a diff.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPY = ROOT / "mutants"
MUTMUT = [str(Path(sys.executable).with_name("mutmut"))]
GROUPS = {
    "scsi.inference.clusters": ["tests/inference/clusters"],
    "scsi.inference.decomposition": ["tests/inference/decomposition"],
    "scsi.inference.exact": ["tests/inference/exact"],
    "scsi.inference.printed": ["tests/inference/printed"],
    "scsi.inference.proportions": ["tests/inference/proportions"],
    "scsi.inference.planning": ["tests/inference/test_planning.py"],
    "scsi.evidence": ["tests/evidence"],
    "scsi.reports.review": ["tests/reports/review"],
    "scsi.reports.run.manifest": ["tests/reports/run"],
}
"""The parts that are mutated, and their own tests, of which the slow ones come last."""

LEFT_OUT = "browser or pdf or r"
SMALL = "scsi.reports.review.pictures.x_small_copy__mutmut_1"
FEWEST = 10
"""Mutants of a group, however small."""


def mutmut(*words, workers=None):
    """Return what a command of mutmut prints."""
    if workers:
        words = (*words[:1], "--max-children", str(workers), *words[1:])
    done = subprocess.run([*MUTMUT, *words], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"mutmut {words[0]} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def statuses():
    """Return what is known of every mutant, by name."""
    lines = mutmut("results", "--all", "true").splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines if ": " in line)


def group_of(name):
    """Return the group of a mutant."""
    return next(group for group in GROUPS if name.startswith(group))


def drawn(names, draw, seed):
    """Return so many mutants, of each group in proportion but never fewer than a few."""
    chosen, generator = [], random.Random(seed)
    sizes = Counter(map(group_of, names))
    for group in GROUPS:
        own = sorted(name for name in names if group_of(name) == group)
        number = max(round(draw * sizes[group] / len(names)), FEWEST)
        chosen += generator.sample(own, min(number, len(own)))
    return chosen


def own_tests(name):
    """Return the test files of the same part that name the module of a mutant or its functions."""
    module = COPY / (name.rpartition(".")[0].replace(".", "/") + ".py")
    if not module.exists():
        module = module.with_suffix("") / "__init__.py"
    source = (ROOT / module.relative_to(COPY)).read_text(encoding="utf-8")
    words = {module.stem, *re.findall(r"^(?:def|class) ([A-Za-z]\w+)", source, flags=re.MULTILINE)}
    named = re.compile(rf"\b({'|'.join(sorted(words))})\b")
    places = [COPY / place for place in GROUPS[group_of(name)]]
    files = [path for place in places for path in (place, *sorted(place.rglob("test_*.py")))]
    files = [path for path in files if path.is_file()]
    return [path for path in files if named.search(path.read_text(encoding="utf-8"))] or files


def noticed_slowly(name):
    """Whether a slow test of the same part notices a mutant."""
    tests = map(str, own_tests(name))
    words = ["-q", "-x", "--rootdir=.", "-p", "no:cacheprovider", "-m"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, f"slow and not ({LEFT_OUT})", *tests],
        cwd=COPY,
        env=os.environ | {"MUTANT_UNDER_TEST": name, "PYTHONPATH": str(COPY)},
        capture_output=True,
        text=True,
    )
    return done.returncode == 1


def main():
    """Draw, run, and print the score and what nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draw", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="", help="mutants whose name begins so")
    asked = parser.parse_args()
    mutmut("run", SMALL, workers=asked.workers)
    every = [name for name in statuses() if name.startswith(asked.only)]
    sample = drawn(every, asked.draw, asked.seed)
    print(f"{len(every)} mutants, {len(sample)} drawn with seed {asked.seed}", flush=True)
    mutmut("run", *sample, workers=asked.workers)
    found = statuses()
    left = [name for name in sample if found[name] in ("survived", "no tests")]
    slow = {name for name in left if noticed_slowly(name)}
    print("| part | mutants | drawn | noticed | of them by slow tests | not noticed |")
    print("|---|---|---|---|---|---|")
    for group in (*GROUPS, ""):
        own = [name for name in sample if name.startswith(group)]
        missed = [name for name in left if name.startswith(group) and name not in slow]
        of_slow = sum(name.startswith(group) for name in slow)
        whole = sum(name.startswith(group) for name in every)
        print(f"| {group or 'all'} | {whole} | {len(own)} | {len(own) - len(missed)} | {of_slow} "
              f"| {len(missed)} |")  # fmt: skip
    print(json.dumps(Counter(found[name] for name in sample)))
    for name in sorted(set(left) - slow):
        print(mutmut("show", name), flush=True)


if __name__ == "__main__":
    main()
