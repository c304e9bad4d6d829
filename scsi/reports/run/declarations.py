"""How a notebook declares its parameters, and whether a value fits a declaration.

The cell tagged ``parameters`` is the only home of a parameter: its name, type, default and, in the
comment behind it, its meaning, unit and allowed values::

    size_before: int = 200  # projects surveyed in 2019 | 2019년 사업 수 [projects]; at least 1
    icc: float = 0.0  # intra-city correlation | 급내상관; from 0 to 1
    level: float = 0.95  # confidence level | 신뢰수준; between 0 and 1
    lang: str = "en"  # language | 언어; one of en, ko

Both ends of ``from`` are allowed, those of ``between`` are not. Numbers are at most a million in
size, whatever a declaration says: some methods work through every number of items.
"""

from __future__ import annotations

import ast
import io
import math
import re
import tokenize
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeGuard

from scsi.vocabulary import CLOSEST

if TYPE_CHECKING:

    class Declaration(ast.AnnAssign):
        """A line ``name: type = default``."""

        target: ast.Name
        value: ast.expr


LARGEST = 1_000_000
SIMPLE_TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "int": int,
    "float": (int, float),
    "bool": bool,
}
LIST_TYPES = {"list", "tuple"}
_LONGEST = 60
_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = rf"at least {_NUMBER}|from {_NUMBER} to {_NUMBER}|between {_NUMBER} and {_NUMBER}"
_COMMENT = re.compile(
    r"^(?P<meaning>.*?)\s*(?:\[(?P<unit>[^\]]*)\])?"
    rf"(?:;\s*(?:one of (?P<choices>.+)|(?P<range>{_RANGE})))?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of one notebook, as its ``parameters`` cell declares it.

    Attributes
    ----------
    name, type : str
        Name and annotation: ``str``, ``int``, ``float``, ``bool``, ``list``, ``tuple``,
        ``list[str]`` and the like, or any of them ``| None``.
    default : object
        The default value.
    meaning, unit : str
        What the comment says, ``English | 한국어``; empty where it says nothing.
    choices : tuple of str
        The values allowed, as written; empty where all are.
    range : str
        The numbers allowed, as written: ``at least 1``, ``from 0 to 1``, ``between 0 and 1``.
    notebook : str
        Name of the notebook; empty for the one that is running.
    """

    name: str
    type: str
    default: object
    meaning: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    range: str = ""
    notebook: str = ""

    @property
    def allowed(self) -> str:
        """What is allowed, in words; empty where all that fits the type is."""
        return f"one of {', '.join(self.choices)}" if self.choices else self.range

    def allows(self, value: Any) -> bool:
        """Whether one value of the right type is allowed; none at all always is."""
        if value is None:
            return True
        if self.choices:
            return str(value) in self.choices
        ends = [float(number) for number in re.findall(_NUMBER, self.range)]
        least, most = (*ends, math.inf, math.inf)[:2] if ends else (-math.inf, math.inf)
        if self.range.startswith("between"):
            return least + CLOSEST <= value <= most - CLOSEST
        return not ends or least <= value <= most


def fits(value: object, annotation: str) -> bool:
    """Whether `value` is of the type that `annotation` names; an int is also a float.

    Examples
    --------
    >>> fits(7, "str"), fits(200, "float | None"), fits(["Seoul"], "list[str]")
    (False, True, True)

    A name written as 007 and read as the number 7 is refused, not guessed at.
    """
    return _fits(value, ast.parse(annotation, mode="eval").body)


def _fits(value: object, node: ast.expr) -> bool:
    """`fits`, on a parsed annotation."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _fits(value, left) or _fits(value, right)
        case ast.Constant(value=None):
            return value is None
        case ast.Subscript(value=ast.Name(id=name), slice=inner) if name in LIST_TYPES:
            return isinstance(value, (list, tuple)) and all(_fits(each, inner) for each in value)
        case ast.Name(id=name) if name in LIST_TYPES:
            return isinstance(value, (list, tuple))
        case ast.Name(id="bool"):
            return isinstance(value, bool)
        case ast.Name(id=name) if name in SIMPLE_TYPES:
            if not isinstance(value, SIMPLE_TYPES[name]) or isinstance(value, bool):
                return False
            return not isinstance(value, float) or math.isfinite(value)
    raise ValueError(f"a parameter cannot be of type {ast.unparse(node)}")


def declared(source: str, notebook: str = "") -> tuple[Parameter, ...]:
    """Return the parameters that the source of a ``parameters`` cell declares.

    Raises
    ------
    ValueError
        If a line is not ``name: type = default  # meaning``; all such lines are named at once.
    """
    faults, parameters = [], []
    comments = _comments(source)
    for line in ast.parse(source).body:
        try:
            parameters.append(_declaration(line, comments.get(line.end_lineno or 0, ""), notebook))
        except ValueError as fault:
            where = f"{notebook}, parameters cell" if notebook else "parameters cell"
            faults.append(f"{where}, line {line.lineno}: {fault}")
    if faults:
        raise ValueError("\n".join(faults))
    return tuple(parameters)


def _comments(source: str) -> dict[int, str]:
    """Return the comment of each line that has one, without its sign."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("# ").strip()
        for token in tokens
        if token.type == tokenize.COMMENT
    }


def _declaration(line: ast.stmt, comment: str, notebook: str) -> Parameter:
    """Return the parameter that one line declares, or say what is wrong with the line."""
    if not is_declaration(line):
        raise ValueError(f"write name: type = default  # meaning; found {ast.unparse(line)!r}")
    if "=" in comment:
        raise ValueError("papermill does not see a parameter whose comment holds an equals sign")
    name, annotation = line.target.id, ast.unparse(line.annotation)
    try:
        default = ast.literal_eval(line.value)
    except ValueError:
        raise ValueError(f"the default of {name} must be a literal value") from None
    parts = next(_COMMENT.finditer(comment)).groupdict(default="")
    parameter = Parameter(
        name=name,
        type=annotation,
        default=default,
        meaning=parts["meaning"],
        unit=parts["unit"],
        choices=tuple(choice.strip() for choice in parts["choices"].split(",") if choice.strip()),
        range=parts["range"],
        notebook=notebook,
    )
    if fault := fault_of(parameter, default):
        raise ValueError(f"the default does not fit: {fault}")
    return parameter


def is_declaration(line: ast.stmt) -> TypeGuard[Declaration]:
    """Whether a line reads ``name: type = default``."""
    return (
        isinstance(line, ast.AnnAssign)
        and isinstance(line.target, ast.Name)
        and line.value is not None
    )


def fault_of(parameter: Parameter, value: object) -> str:
    """Return what is wrong with `value` for `parameter`, in one line; empty if nothing is."""
    name = parameter.name
    if not fits(value, parameter.type):
        kind = parameter.type.removesuffix(" | None")
        return f"{name} must be {kind}; got {short(value)} ({type(value).__name__})"
    values = value if isinstance(value, (list, tuple)) else [value]
    if any(isinstance(each, (int, float)) and abs(each) > LARGEST for each in values):
        return f"{name} must be at most {LARGEST:,} in size; got {short(value)}"
    return "; ".join(
        f"{name} must be {parameter.allowed}{_inside(parameter, each)}; got {short(each)}"
        + nearest(str(each), parameter.choices)
        for each in values
        if not parameter.allows(each)
    )


def _inside(parameter: Parameter, value: Any) -> str:
    """Return how near to an end a number may be, for one that is nearer."""
    if not parameter.range.startswith("between"):
        return ""
    ends = [float(number) for number in re.findall(_NUMBER, parameter.range)]
    return f", {CLOSEST:g} or more from either" if min(ends) < value < max(ends) else ""


def short(value: object) -> str:
    """Return a value as it is written, one that is long by its beginning."""
    if isinstance(value, int) and abs(value) >= 10**_LONGEST:
        return "a whole number of more than 60 digits"
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def nearest(word: str, words) -> str:
    """Return the end of a message that names the word nearest to `word`, or nothing."""
    near = get_close_matches(word, list(words), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
