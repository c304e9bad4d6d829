"""How a notebook declares its parameters, and whether a value fits a declaration.

The cell tagged ``parameters`` is the only home of a parameter: its name, type, default and, in the
comment behind it, its meaning, unit and allowed values::

    size_before: int = 200  # items counted in 2019 | 2019년 항목 수 [items]
    lang: str = "en"  # language | 언어; one of en, ko
"""

from __future__ import annotations

import ast
import io
import math
import re
import tokenize
from dataclasses import dataclass
from difflib import get_close_matches

SIMPLE_TYPES = {"str": str, "int": int, "float": (int, float), "bool": bool}
LIST_TYPES = {"list", "tuple"}
_COMMENT = re.compile(
    r"^(?P<meaning>.*?)\s*(?:\[(?P<unit>[^\]]*)\])?(?:;\s*one of (?P<choices>.+))?$"
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
    notebook : str
        Name of the notebook; empty for the one that is running.
    """

    name: str
    type: str
    default: object
    meaning: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    notebook: str = ""


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
            right = isinstance(value, SIMPLE_TYPES[name]) and not isinstance(value, bool)
            return right and not (isinstance(value, float) and not math.isfinite(value))
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
            parameters.append(_declaration(line, comments.get(line.end_lineno, ""), notebook))
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
    parts = _COMMENT.match(comment).groupdict(default="")
    parameter = Parameter(
        name=name,
        type=annotation,
        default=default,
        meaning=parts["meaning"],
        unit=parts["unit"],
        choices=tuple(choice.strip() for choice in parts["choices"].split(",") if choice.strip()),
        notebook=notebook,
    )
    if fault := fault_of(parameter, default):
        raise ValueError(f"the default does not fit: {fault}")
    return parameter


def is_declaration(line: ast.stmt) -> bool:
    """Whether a line reads ``name: type = default``."""
    return (
        isinstance(line, ast.AnnAssign)
        and isinstance(line.target, ast.Name)
        and line.value is not None
    )


def fault_of(parameter: Parameter, value: object) -> str:
    """Return what is wrong with `value` for `parameter`, in one line; empty if nothing is."""
    if not fits(value, parameter.type):
        return f"{parameter.name} must be {parameter.type}; got {value!r} ({type(value).__name__})"
    if not parameter.choices:
        return ""
    wrong = [
        each
        for each in (value if isinstance(value, (list, tuple)) else [value])
        if each is not None and str(each) not in parameter.choices
    ]
    allowed = ", ".join(parameter.choices)
    return "; ".join(
        f"{parameter.name} must be one of {allowed}; got {each!r}"
        + nearest(str(each), parameter.choices)
        for each in wrong
    )


def nearest(word: str, words) -> str:
    """Return the end of a message that names the word nearest to `word`, or nothing."""
    near = get_close_matches(word, list(words), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
