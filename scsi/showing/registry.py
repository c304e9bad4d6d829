"""One registry joins a finding to its forms; one decorator fills it.

A form is a ``sentence``, a ``table`` or a ``plot``, of which a finding may have several by name, or
its ``summary``, ``frame``, ``plain``, ``html`` or ``record``. The functions stand next to the
finding, in modules whose names start with ``show`` or ``draw``, and are imported when a form of
that finding is first asked for: one sentence loads one question.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from scsi.vocabulary import check_choice

QUESTIONS = "scsi.questions."
_FUNCTIONS: dict[tuple[type, str], dict[str, Callable]] = {}
_HOMES: dict[str, tuple[str, ...]] = {}


def shows(kind: type, form: str, name: str = "") -> Callable[[Callable], Callable]:
    """Register the decorated function as a form of `kind`.

    Parameters
    ----------
    kind : type
        Of what it shows, the function's first argument.
    form : str
        As the module says.
    name : str
        Which of several; none for the one that is meant when no name is given.
    """

    def register(function: Callable) -> Callable:
        _FUNCTIONS.setdefault((kind, form), {})[name] = function
        return function

    return register


def shown_in(kind: str, *questions: str) -> None:
    """Name the questions that show a type of another layer, by ``module.name``."""
    _HOMES[kind] = questions


def find(kind: type, form: str, name: str = "") -> Callable | None:
    """Return the function for a form of `kind`; None if it has no such form at all.

    Raises
    ------
    ValueError
        If there are such forms, but none of that name.
    """
    named = _named(kind, form)
    if named and name not in named:
        check_choice(f"the name of a {form}", name, [key or "''" for key in named])
    return named.get(name)


def names(kind: type, form: str) -> tuple[str, ...]:
    """Return the names of a form that `kind` has; none where it has no such form."""
    return tuple(_named(kind, form))


def _named(kind: type, form: str) -> dict[str, Callable]:
    """Return the functions for a form by their names, those of the nearest type that has some."""
    for each in kind.__mro__:
        _load(f"{each.__module__}.{each.__qualname__}", each.__module__, form == "plot")
        if (each, form) in _FUNCTIONS:
            return _FUNCTIONS[each, form]
    return {}


@cache
def _load(kind: str, module: str, drawn: bool) -> None:
    """Import what shows a type: the modules of its question that show or draw."""
    questions = _HOMES.get(kind, ())
    if module.startswith(QUESTIONS):
        questions = (module.removeprefix(QUESTIONS).split(".")[0],)
    for question in questions:
        package = import_module(QUESTIONS + question)
        if package.__file__ and Path(package.__file__).name == "__init__.py":
            for _, name, _ in iter_modules(package.__path__):
                if name.startswith("draw" if drawn else "show"):
                    import_module(f"{package.__name__}.{name}")


def load_all() -> None:
    """Import everything that shows or draws, for a process from which others are forked."""
    for _, question, package in iter_modules(import_module(QUESTIONS.rstrip(".")).__path__):
        if package:
            for drawn in (False, True):
                _load("", f"{QUESTIONS}{question}", drawn)
