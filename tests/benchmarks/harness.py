"""Time our side and a competitor's in one process, print medians, ratio and target."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row: the same work done by us and by a competitor.

    Attributes
    ----------
    work : str
        What is done, with its size.
    ours : callable
        Does all of it, without arguments.
    competitor : str
        Who is compared, or what the limit is.
    theirs : callable or None
        Does the share `part` of it; None where seconds are the target.
    target : float
        Least ratio of their time to ours; where `theirs` is None, the most seconds allowed.
    part : float
        The share of the work that `theirs` does.
    repeat : int
        How often ours is run; theirs once if it takes longer than a second.
    """

    work: str
    ours: Callable[[], object]
    competitor: str
    theirs: Callable[[], object] | None
    target: float
    part: float = 1.0
    repeat: int = 5


def seconds(function: Callable[[], object], repeat: int) -> tuple[float, object]:
    """Return the median time of a call, and what it returned; once if it takes over a second."""
    times, answer = [], None
    while len(times) < repeat and not (times and times[0] > 1.0):
        start = perf_counter()
        answer = function()
        times.append(perf_counter() - start)
    return median(times), answer


def report(rows: list[Comparison]) -> None:
    """Print a line of Markdown table for each comparison, and what both sides answered."""
    print("| work | ours | competitor | theirs | ratio | target | met |")
    print("|---|---|---|---|---|---|---|")
    answers = []
    for row in rows:
        ours, our_answer = seconds(row.ours, row.repeat)
        answers.append(f"{row.work}: {our_answer}")
        if row.theirs is None:
            cells = ["", "", f"under {row.target:g} s", "yes" if ours < row.target else "NO"]
        else:
            part, their_answer = seconds(row.theirs, row.repeat)
            theirs = part / row.part
            met = "yes" if theirs >= row.target * ours else "NO"
            cells = [f"{theirs:.3g} s", f"{theirs / ours:,.0f}", f"{row.target:,g}", met]
            answers.append(f"  {row.competitor}: {their_answer}")
        print(f"| {row.work} | {ours:.3g} s | {row.competitor} | {' | '.join(cells)} |", flush=True)
    print("", *answers, sep="\n")
