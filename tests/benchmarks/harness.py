"""Time our side and a competitor's in one process, print medians, ratio and target."""

from collections.abc import Callable, Iterable
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


HEAD = ("work", "ours", "competitor", "theirs", "ratio", "target", "met")


def line(cells) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def measured(row: Comparison) -> tuple[list[str], list[str]]:
    """Return the cells of a comparison, measured now, and what both sides answered."""
    ours, our_answer = seconds(row.ours, row.repeat, row.clock)
    cells, answers = [row.work, f"{ours:.3g} s", row.competitor], [f"{row.work}: {our_answer}"]
    if row.theirs is None:
        met = "yes" if ours < row.target else "NO"
        return [*cells, "", "", f"under {row.target:g} s", met], answers
    part, their_answer = seconds(row.theirs, row.repeat, row.clock)
    theirs = part / row.part
    met = "yes" if theirs >= row.target * ours else "NO"
    ratio = theirs / ours
    shown = f"{ratio:,.0f}" if ratio >= 20 else f"{ratio:.3g}"
    cells += [f"{theirs:.3g} s", shown, f"{row.target:,g}", met]
    return cells, [*answers, f"  {row.competitor}: {their_answer}"]


def report(rows: Iterable[Comparison]) -> list[str]:
    """Print a line of Markdown table for each comparison, then all answers; return the lines."""
    lines, answers = [line(HEAD), "|" + "---|" * len(HEAD)], []
    print(*lines, sep="\n")
    for row in rows:
        cells, told = measured(row)
        lines.append(line(cells))
        answers += told
        print(lines[-1], flush=True)
    print("", *answers, sep="\n")
    return lines
