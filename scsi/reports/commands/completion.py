"""What a shell offers after a Tab: files and folders, names, and words of a few.

Nothing heavy is loaded: a person waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from scsi.reports.commands.arguments import words_of
from scsi.reports.commands.ending import Refused

VARIABLE = "_SCSI_COMPLETE"
"""Set by the shell when it asks, to such as ``bash_source`` or ``bash_complete``."""
_GIVEN = ("lang", "city")  # by --lang and by --over


def asked_by_shell() -> bool:
    """Whether a shell asks what could come next."""
    return VARIABLE in os.environ


def answer_shell(program: click.Command) -> int:
    """Print what a shell asks for: its script, or what could come next.

    Raises
    ------
    Refused
        If it is a shell or a question that click does not know.
    """
    asked = os.environ[VARIABLE]
    shell, _, question = asked.partition("_")
    if get_completion_class(shell) is None or question not in ("source", "complete"):
        raise Refused(f"{VARIABLE} must be a shell and what it asks, bash_source; got {asked!r}")
    return shell_complete(program, {}, "scsi", VARIABLE, asked)


def files(context, param, incomplete: str) -> list[CompletionItem]:
    """Let the shell offer files."""
    return [CompletionItem(incomplete, type="file")]


def folders(context, param, incomplete: str) -> list[CompletionItem]:
    """Let the shell offer folders."""
    return [CompletionItem(incomplete, type="dir")]


def one_of(*words: str) -> Callable:
    """Offer a few words."""
    return lambda context, param, incomplete: _beginning(incomplete, words)


def files_or(*words: str) -> Callable:
    """Offer a few words, and files where none of them begins so."""
    return lambda context, param, incomplete: (
        _beginning(incomplete, words) or files(context, param, incomplete)
    )


def notebooks(context, param, incomplete: str) -> list[str]:
    """Offer the names of the notebooks."""
    from scsi.evidence import sources

    return _beginning(incomplete, sources.notebook_names())


def parameters(context, param, incomplete: str) -> list[CompletionItem] | list[str]:
    """Offer the parameters of the notebooks after ``-p``, then the values of the one named."""
    from scsi.reports.document.words import side

    before = words_of(context)
    known = {each.name: each for each in _declared(context) if each.name not in _GIVEN}
    if before[-1:] == ["-p"]:
        names = _beginning(incomplete, sorted(known))
        return [CompletionItem(name, help=side(known[name].meaning, "en")) for name in names]
    named = known.get(before[-1])
    if named is None:
        return []
    return _beginning(incomplete, ("true", "false") if named.type == "bool" else named.choices)


def _declared(context: click.Context) -> Iterable:
    """Return the parameters of every notebook that a command may run."""
    from scsi.evidence import sources
    from scsi.reports.commands.report import main_notebooks
    from scsi.reports.run import plan

    names: Iterable[str] = main_notebooks()
    if any(each.name == "notebook" for each in context.command.params):
        names = set(words_of(context)) & set(sources.notebook_names())
    for name in names:
        yield from plan.read_parameters(sources.notebook_path(name), name)


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    """Return the words that begin as a word does that is not finished."""
    return [word for word in words if word.startswith(incomplete)]
