"""The parameters of the notebook that is running, checked against what it declares."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from scsi.reports.document.words import side
from scsi.reports.run.declarations import Parameter, declared, fault_of, is_declaration, nearest
from scsi.showing.catalogue import word
from scsi.vocabulary import LANGUAGES

_INJECTED = "# Parameters"  # how the cell begins that papermill puts in


@dataclass(frozen=True, slots=True, repr=False)
class RunParameters:
    """The parameters of the notebook that is running, with their values; shows itself as a table.

    Attributes
    ----------
    declared : tuple of Parameter
        As the notebook declares them.
    values : mapping of str to object
        The values of this run, by name.
    """

    declared: tuple[Parameter, ...]
    values: Mapping[str, object]

    def _lang(self) -> str:
        """Return the language of the run, English where the notebook has none."""
        lang = self.values.get("lang")
        return lang if lang in LANGUAGES else LANGUAGES[0]

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Return name, value, default, and meaning with unit, of each parameter, as text."""
        lang = self._lang()
        rows = []
        for each in self.declared:
            unit = f" [{side(each.unit, lang)}]" if each.unit else ""
            meaning = side(each.meaning, lang) + unit
            rows.append((each.name, repr(self.values[each.name]), repr(each.default), meaning))
        return rows

    def _head(self) -> tuple[str, ...]:
        """Return the heads of the columns, in the language of the run."""
        lang = self._lang()
        return tuple(word(f"page.{key}", lang) for key in ("name", "value", "default", "meaning"))

    def __repr__(self) -> str:
        return "\n".join("  ".join(row) for row in [self._head(), *self.rows()])

    def _repr_mimebundle_(self, include=None, exclude=None):
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self._head())
        body = "\n".join(
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + "</tr>"
            for name, *cells in self.rows()
        )
        table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        record = {"kind": "parameters", "values": dict(self.values)}
        return {"text/plain": repr(self), "text/html": table}, {"scsi": record}


def check_parameters() -> RunParameters:
    """Check the parameters of the notebook that is running against what it declares.

    It reads the cells run so far: the last one that only declares (``name: type = default``) says
    which parameters there are, and the cell that papermill puts behind it says what was passed.
    papermill itself lets a misspelt name pass with a warning and turns ``-p name 007`` into 7.

    Returns
    -------
    RunParameters
        Shows itself as a small table of the run's parameters.

    Raises
    ------
    ValueError
        If a name is unknown, a value of another type than declared or not among the allowed ones;
        the message lists every fault, and for names the nearest.
    RuntimeError
        If no notebook is running, or none of the cells run so far declares parameters.

    Examples
    --------
    >>> check_parameters()
    Traceback (most recent call last):
      ...
    RuntimeError: check_parameters() reads the cells of a notebook; none is running here

    Elsewhere than in a notebook there is nothing to check; in one it shows the run's parameters.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("check_parameters() reads the cells of a notebook; none is running here")
    return parameters_of_session(_cells(shell.user_ns), shell.user_ns)


def _cells(names: Mapping[str, Any]) -> list[str]:
    """Return the sources of the cells run so far.

    nbval runs cells without history; there the sources that Python keeps for its tracebacks serve,
    in the order in which they were first run. Those of cells have no time of change.
    """
    if any(names["In"]):
        return names["In"]
    kept = [entry for entry in linecache.cache.values() if len(entry) == 4 and entry[1] is None]
    return ["".join(lines) for _, _, lines, _ in kept]


def parameters_of_session(cells: list[str], names: Mapping[str, object]) -> RunParameters:
    """Check the parameters of a session, from the cells it ran and the `names` it holds now."""
    place = max((i for i, cell in enumerate(cells) if _declares(cell)), default=None)
    if place is None:
        raise RuntimeError("no cell run so far declares parameters as name: type = default")
    parameters = declared(cells[place])
    known = [each.name for each in parameters]
    faults = [
        f"this notebook has no parameter {name!r}{nearest(name, known)}"
        for name in _injected(cells[place:])
        if name not in known
    ]
    faults += [fault for each in parameters if (fault := fault_of(each, names[each.name]))]
    if faults:
        raise ValueError("\n".join(faults))
    return RunParameters(parameters, {name: names[name] for name in known})


def _body(cell: str) -> list[ast.stmt]:
    """Return the statements of a cell; none for one that is not plain Python."""
    try:
        return ast.parse(cell).body
    except SyntaxError:
        return []


def _declares(cell: str) -> bool:
    """Whether a cell declares parameters and does nothing else."""
    body = _body(cell)
    return bool(body) and all(is_declaration(line) for line in body)


def _injected(cells: list[str]) -> list[str]:
    """Return the names that the last cell put in by papermill assigns."""
    injected = [cell for cell in cells if cell.lstrip().startswith(_INJECTED)]
    lines = _body(injected[-1]) if injected else []
    targets = [line.targets[0] for line in lines if isinstance(line, ast.Assign)]
    return [target.id for target in targets if isinstance(target, ast.Name)]
