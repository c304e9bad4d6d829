"""Time our side and a competitor's in one process, print medians, ratio and target."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer whose seconds another program took itself, without its start and its reading."""

    seconds: float
    answer: object

    def __str__(self):
        return str(self.answer)


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
        Does the share `part` of it; None where seconds are the target. What it returns may be
        `Timed`.
    target : float
        Least ratio of their time to ours; where `theirs` is None, the most seconds allowed.
    part : float
        The share of the work that `theirs` does.
    repeat : int
        How often ours is run; theirs once if it takes longer than a second.
    clock : callable
        What both sides are timed by. `time.process_time`, which other work on the machine does not
        move, where neither side leaves this process.
    """

    work: str
    ours: Callable[[], object]
    competitor: str
    theirs: Callable[[], object] | None
    target: float
    part: float = 1.0
    repeat: int = 5
    clock: Callable[[], float] = perf_counter


def seconds(
    function: Callable[[], object], repeat: int, clock: Callable[[], float] = perf_counter
) -> tuple[float, object]:
    """Return the median time of a call, and what it returned; once if it takes over a second."""
    times, answer = [], None
    while len(times) < repeat and not (times and times[0] > 1.0):
        start = clock()
        answer = function()
        took = clock() - start
        times.append(answer.seconds if isinstance(answer, Timed) else took)
    return median(times), answer


def report(rows: list[Comparison]) -> None:
    """Print a line of Markdown table for each comparison, and what both sides answered."""
    print("| work | ours | competitor | theirs | ratio | target | met |")
    print("|---|---|---|---|---|---|---|")
    answers = []
    for row in rows:
        ours, our_answer = seconds(row.ours, row.repeat, row.clock)
        answers.append(f"{row.work}: {our_answer}")
        if row.theirs is None:
            cells = ["", "", f"under {row.target:g} s", "yes" if ours < row.target else "NO"]
        else:
            part, their_answer = seconds(row.theirs, row.repeat, row.clock)
            theirs = part / row.part
            met = "yes" if theirs >= row.target * ours else "NO"
            cells = [f"{theirs:.3g} s", f"{theirs / ours:,.0f}", f"{row.target:,g}", met]
            answers.append(f"  {row.competitor}: {their_answer}")
        print(f"| {row.work} | {ours:.3g} s | {row.competitor} | {' | '.join(cells)} |", flush=True)
    print("", *answers, sep="\n")
