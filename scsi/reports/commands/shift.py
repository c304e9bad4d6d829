"""``scsi shift``: what two printed percentages decide, in one line."""

from __future__ import annotations

from types import SimpleNamespace

from scsi.reports.commands import answers
from scsi.reports.commands.arguments import argument, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import one_of
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.options import as_json

EXAMPLES = """\
Examples:
  scsi shift 41 51.3                                     no size is printed
  scsi shift 41 51.3 --sizes ?,3091 --clusters 20,31     one is, and so are the cities
  scsi shift 41/59 51.3/36.6/12.1 --sizes ?,3091         with the other percentages of each wave
  scsi shift 78 83 --sizes 1337,1324 --lang ko --table
"""


@new_command(
    "shift",
    "say what two printed percentages decide",
    "Say whether a printed shift is significant, or from which size on it would be, with every "
    "rounding. Type percentages as they are printed: 41.0 has a decimal, 41 has none. Percentages "
    "of the same wave follow after a slash, the one asked about first.",
    EXAMPLES,
)
@argument("before", metavar="BEFORE", about="the earlier percentage, such as 41 or 41/59")
@argument("after", metavar="AFTER", about="the later percentage, such as 51.3")
@option("--sizes", default="?,?", metavar="N,N", help="items before and after, ? if unknown [?,?]")
@option("--clusters", default="?,?", metavar="K,K", help="clusters, such as cities [?,?]")
@option(
    "--kind",
    default=None,
    metavar="KIND",
    help="percentages of a wave together: complete, rest or several [complete]",
    shell_complete=one_of("complete", "rest", "several"),
)
@option("--rounding", default="each", metavar="RULE", help="each, adding-up, unknown, ... [each]")
@option("--level", default="0.95", metavar="LEVEL", help="confidence level [0.95]")
@option("--lang", default="en", metavar="LANG", help="en or ko [en]")
@option("--table", is_flag=True, help="print every figure, not only the sentence")
@as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Print what the figures decide; 1 if they cannot be."""
    from scsi.questions.printed_shift.finding import printed_shift
    from scsi.vocabulary import LANGUAGES, check_choice

    try:
        check_choice("--lang", options.lang, LANGUAGES)
        found = printed_shift(
            options.before.split("/"),
            options.after.split("/"),
            pair("--sizes", options.sizes),
            pair("--clusters", options.clusters),
            kind=options.kind,
            rounding=options.rounding,
            level=_number("--level", options.level),
        )
    except ValueError as error:
        raise Refused(str(error)) from None
    if options.json:
        answers.tell({"verdict": found.verdict, "sentence": found.summary(options.lang)})
    else:
        print(found.summary(options.lang).replace("\u00a0", " "))
        if options.table:
            print(found.table(options.lang).frame.to_string(index=False))
    return 1 if found.verdict == "impossible" else 0


def pair(name: str, text: str) -> tuple[int | None, int | None]:
    """Return two whole numbers, None for each question mark."""
    words = [word.strip() for word in text.split(",")]
    if len(words) != 2 or not all(word == "?" or word.isdecimal() for word in words):
        raise ValueError(
            f"{name} needs two whole numbers, ? if unknown, such as ?,3091; got {text!r}"
        )
    first, last = (None if word == "?" else int(word) for word in words)
    return first, last


def _number(name: str, text: str) -> float:
    """Return a number."""
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{name} needs a number, such as 0.95; got {text!r}") from None
