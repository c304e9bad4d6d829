"""Again: what of a notebook runs a second time, for its kernel to show it in another language.

A cell assigns and then shows: what it assigned stays, and only its last line, which shows, is run
again. A statement that says `lang`, or a name that rests on it, runs again too. All this holds only
where every name has one value from the first cell to the last and showing changes nothing. Where
that cannot be read from the code or from the outputs, the notebook has to run anew as a whole.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

PARAMETERS = frozenset({"parameters", "injected-parameters"})
"""Tags of the cells that hold nothing but parameters; papermill writes the second."""

RESTART = "get_ipython().history_manager.reset()\nget_ipython().execution_count = 1"
"""Lets a kernel count its cells from 1, and forgets those it ran; names keep their values."""

_REACHING = frozenset(
    {"In", "Out", "get_ipython", "globals", "locals", "vars", "dir", "eval", "exec"}
)
_NOTHING = "#"  # it counts as a cell


@dataclass(frozen=True, slots=True)
class Part:
    """What of a cell runs again.

    Attributes
    ----------
    code : str
        The statements.
    shows : bool
        Whether the last of them is an expression.
    """

    code: str
    shows: bool


class _RunsWhole(Exception):
    """A notebook that shows itself in another language only by running as a whole."""


def parts_of(notebook: NotebookNode) -> list[Part | None] | None:
    """Return what runs again of each cell, None for one that does not run.

    None instead of the list means that the notebook has to run as a whole: a cell is not plain
    Python, does more than assign and show, or gives a name a second value.
    """
    reading = _Reading()
    try:
        return [
            reading.part(cell) if cell.cell_type == "code" and cell.source.strip() else None
            for cell in notebook.cells
        ]
    except (_RunsWhole, SyntaxError, ValueError):
        return None


class _Reading:
    """The cells of a notebook, read from the first to the last."""

    def __init__(self):
        self.bound = dict.fromkeys(dir(builtins), "")  # names, and what an import brings with each
        self.spoken = {"lang"}  # names that rest on the language

    def part(self, cell: NotebookNode) -> Part:
        """Return what runs again of a cell."""
        body = ast.parse(cell.source).body
        if PARAMETERS.intersection(cell.metadata.get("tags", [])):
            self.bound |= dict.fromkeys(map(_declared, body), "")
            return Part(cell.source, shows=False)
        shows = bool(body) and isinstance(body[-1], ast.Expr)
        for node in (each for statement in body for each in ast.walk(statement)):
            if isinstance(node, (ast.NamedExpr, ast.Global, ast.Nonlocal)) or _reaches(node):
                raise _RunsWhole
        kept = [each for each in body[: len(body) - shows] if self._rests_on_language(each)]
        lines = [ast.unparse(each) for each in [*kept, *body[len(body) - shows :]]]
        return Part("\n".join(lines or [_NOTHING]), shows)

    def _rests_on_language(self, statement: ast.stmt) -> bool:
        """Whether a statement says the language or what rests on it; it binds its names."""
        names = dict(_bindings(statement))
        for name, brought in names.items():
            if self.bound.get(name, brought) != brought or (name in self.bound and not brought):
                raise _RunsWhole
        self.bound |= names
        said = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
        if self.spoken.isdisjoint(said):
            return False
        self.spoken |= set(names)
        return True


def _declared(statement: ast.stmt) -> str:
    """Return the name that gets a plain value."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            pass
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            pass
        case _:
            raise _RunsWhole
    ast.literal_eval(value)
    return name


def _reaches(node: ast.AST) -> bool:
    """Whether a name is one of IPython's, or leads to names that are not written here."""
    return isinstance(node, ast.Name) and (node.id in _REACHING or node.id.startswith("_"))


def _bindings(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """Yield the names that a statement binds, with what an import brings."""
    match statement:
        case ast.Import(names=aliases):
            for alias in aliases:
                root = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (root, root)
        case ast.ImportFrom(module=module, names=aliases, level=level):
            for alias in aliases:
                if alias.name == "*":
                    raise _RunsWhole
                yield alias.asname or alias.name, f"{'.' * level}{module} {alias.name}"
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name, ""
        case ast.Assign(targets=targets):
            for target in targets:
                yield from ((name, "") for name in _names(target))
        case ast.AnnAssign(target=target):
            yield from ((name, "") for name in _names(target))
        case _:
            raise _RunsWhole


def _names(target: ast.expr) -> Iterator[str]:
    """Yield the names of a target; one that is a part of something changes that."""
    match target:
        case ast.Name(id=name):
            yield name
        case ast.Starred(value=value):
            yield from _names(value)
        case ast.Tuple(elts=each) | ast.List(elts=each):
            for one in each:
                yield from _names(one)
        case _:
            raise _RunsWhole


def can_show(notebook: NotebookNode, parts: list[Part | None]) -> bool:
    """Whether a notebook that has run did no more than show, with the last line of its cells.

    A last line without an output does something else, an output without a last line comes from
    what would not run again, and a warning comes only once.
    """
    for cell, part in zip(notebook.cells, parts, strict=True):
        if part is None:
            continue
        kinds = [output.get("name", output.output_type) for output in cell.outputs]
        if cell.execution_count is None or bool(kinds) != part.shows:
            return False
        if not {"error", "stderr"}.isdisjoint(kinds):
            return False
    return True


def alike(first: NotebookNode, second: NotebookNode) -> bool:
    """Whether two notebooks ran the same cells and have outputs of the same kinds."""
    return _kinds(first) == _kinds(second)


def _kinds(notebook: NotebookNode) -> list:
    """Return how each cell counted, and of which kinds its outputs are."""
    return [
        (
            cell.execution_count,
            [
                (output.output_type, output.get("name"), sorted(output.get("data", {})))
                for output in cell.outputs
            ],
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
