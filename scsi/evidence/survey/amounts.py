"""Numbers in text: which decimal mark a column uses, decided by all its texts or not at all.

A cell that holds a number is that number; only texts are judged, and among texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import narwhals as nw

from scsi.evidence.survey.columns import Column
from scsi.evidence.survey.table import Faults, Table, number, quoted
from scsi.evidence.survey.words import NOTHING
from scsi.vocabulary import DataError

LEAST, GREATEST = 1e-15, 1e30
"""What a number other than 0 may be: the fourth powers of such numbers can be added up."""
TYPED = "__scsi_number_of_{}__"
"""The column of a table that holds numbers of a column whose other cells are text."""

_SPACES = "[ \u00a0\u202f]"
_SIGN = "^[+-]?"
_POWER = "(?:[eE][+-]?[0-9]+)?"
_GROUPS = f"[1-9][0-9]{{0,2}}(?:{_SPACES}[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:'[0-9]{{3}})+"
_LAKHS = "[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
_WHOLE = {
    ".": f"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|{_LAKHS}|{_GROUPS})",
    ",": rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+|{_GROUPS})",
}
_FACTORS = {
    1e3: "thousand|천",
    1e4: "만",
    1e5: "lakhs?|lacs?",
    1e6: "millions?|mn|mio\\.?|백만",
    1e7: "crores?",
    1e8: "억",
    1e9: "billions?|bn|milliarden?|mrd\\.?|십억",
    1e12: "trillions?|조",
}
_WORD = f"(?:{_SPACES}?(?:{'|'.join(_FACTORS.values())}))?$"
PATTERNS = {
    ".": rf"(?i){_SIGN}(?:{_WHOLE['.']}(?:\.[0-9]*)?|\.[0-9]+){_POWER}{_WORD}",
    ",": f"(?i){_SIGN}(?:{_WHOLE[',']}(?:,[0-9]*)?|,[0-9]+){_POWER}{_WORD}",
}
_FACTOR_AT_END = f"(?i){_SPACES}?(?:{'|'.join(_FACTORS.values())})$"
_WORDED = f"(?i)[0-9.]{_SPACES}?(?:{'|'.join(_FACTORS.values())})$"
_NAMES = {".": "decimal points", ",": "decimal commas"}
_NOTHING = sorted(NOTHING)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How one column's numbers are read.

    Attributes
    ----------
    name : str
        The column.
    decimal : str
        The decimal mark of a column of text; empty where the column holds numbers.
    typed : str
        The column that holds the numbers among texts, if there is one.
    factors : bool
        Whether words such as million stand behind numbers.
    faults : Faults or None
        What stands in the way of using the numbers.
    """

    name: str
    decimal: str = ""
    typed: str = ""
    factors: bool = False
    faults: Faults | None = field(default=None, compare=False)

    def expression(self) -> nw.Expr:
        """Return the column as float64, missing where the cell is empty."""
        column = nw.col(self.name)
        if not self.decimal:
            column = column.cast(nw.Float64)
            return nw.when(~column.is_nan()).then(column).alias(self.name)
        drop = {".": f"[+,']|{_SPACES}", ",": rf"[+.']|{_SPACES}"}[self.decimal]
        stripped = _stripped(column)
        text = stripped.str.replace_all(_FACTOR_AT_END, "") if self.factors else stripped
        text = text.str.replace_all(drop, "").str.replace_all(r"\s", "")
        text = text.str.replace_all(",", ".", literal=True)
        value: nw.Expr = nw.when(~_nothing(stripped)).then(text).cast(nw.Float64)
        if self.factors:
            factor = nw.lit(1.0)
            for number, words in _FACTORS.items():
                worded = stripped.str.contains(f"(?i)[0-9.]{_SPACES}?(?:{words})$")
                factor = nw.when(worded).then(nw.lit(number)).otherwise(factor)
            value = value * factor
        if self.typed:
            typed = nw.col(self.typed)
            value = nw.when(typed.is_null()).then(value).otherwise(typed)
        return value.alias(self.name)

    def usable(self) -> None:
        """Raise `DataError` if there are cells that cannot be read."""
        if self.faults:
            raise DataError(self.faults.lines())


def _stripped(column: nw.Expr) -> nw.Expr:
    """Return text without spaces at its ends, nothing for an empty cell."""
    return column.fill_null("").str.replace_all(f"^(?:{_SPACES}|\\s)+|(?:{_SPACES}|\\s)+$", "")


def _nothing(text: nw.Expr) -> nw.Expr:
    """Whether a stripped text is empty or a word for nothing."""
    return (text == "") | text.str.to_lowercase().is_in(_NOTHING)


def read_numbers(table: Table, column: Column, decimal: str | None, strict: bool) -> Numbers:
    """Find how a column's numbers are read.

    A column of text is read with the decimal mark that fits all its values. Where both fit and
    give other numbers, as for ``1,234``, it is refused: `decimal` decides. What is no number, or
    too small, is a fault of the table if `strict`, and otherwise of whoever uses the numbers.
    """
    name, schema = column.name, table.frame.collect_schema()
    faults = table.faults if strict else Faults(table.name)
    judged = replace(table, understood=[], faults=faults)
    if schema[name] == nw.String:
        typed = TYPED.format(name)
        result = _text(judged, column, decimal, typed if typed in schema.names() else "")
    elif schema[name].is_numeric():
        result = _limits(judged, Numbers(name), column)
    else:
        faults.add(f"values of type {schema[name]}", "numbers", column=table.column(name))
        result = Numbers(name)
    table.understood += judged.understood
    if strict or not faults:
        return result
    lines = faults.lines()
    more = f", and {number(len(lines) - 1, 'other kind')} of fault" if len(lines) > 1 else ""
    told = lines[0].removeprefix(f"{table.name}, ")
    table.understood.append(f"{name}: cannot be added up: {told}{more}")
    return Numbers(name, result.decimal, result.typed, result.factors, faults)


def _text(table: Table, column: Column, decimal: str | None, typed: str) -> Numbers:
    """Find the decimal mark of a column of text."""
    name = column.name
    text = _stripped(nw.col(name))
    full = ~_nothing(text)
    fits = {mark: text.str.contains(pattern) for mark, pattern in PATTERNS.items()}
    tests = {
        "full": full,
        "points": fits["."],
        "commas": fits[","],
        "marked": full & text.str.contains("[.,]"),
        "neither": full & ~fits["."] & ~fits[","],
        "worded": text.str.contains(_WORDED),
    }
    n = table.count(tests)
    mark = decimal or ("." if n["points"] >= n["commas"] else ",")
    fit = n["points"] if mark == "." else n["commas"]
    numbers = Numbers(name, mark, typed, bool(n["worded"]))
    if decimal is None and n["points"] == n["commas"] == n["full"] and n["marked"]:
        _tell_ambiguous(table, name, full & text.str.contains("[.,]"), n["marked"])
        return numbers
    if fit < n["full"]:
        mixed = " like the others" if n["neither"] < n["full"] - fit else ""
        table.blame(
            full & ~fits[mark], name, n["full"] - fit, f"a number with {_NAMES[mark]}{mixed}"
        )
        return numbers
    if n["marked"] and mark == ",":
        table.understood.append(f"{name}: {_NAMES[mark]}")
    if n["worded"]:
        table.understood.append(f"{name}: words such as million read as factors")
    return _limits(table, numbers, column)


def _tell_ambiguous(table: Table, name: str, marked: nw.Expr, count: int) -> None:
    """Refuse a column whose marks may be decimal marks or separate thousands."""
    key, value = table.offenders(marked, name)[0]
    table.faults.add(
        f"{quoted(value)}, and in {number(count, 'row')} nothing that tells a decimal "
        "mark from one that separates thousands",
        "numbers that tell; or say decimal='.' or decimal=','",
        place=table.at([key], 1),
        order=key if table.numbered() else 0,
        column=table.column(name),
    )


def _limits(table: Table, numbers: Numbers, column: Column) -> Numbers:
    """Refuse numbers that are too small or too large, and empty cells if none may be."""
    value = numbers.expression()
    tests = {
        "low": value < column.minimum,
        "high": value > GREATEST,
        "near": (value > 0) & (value < LEAST),
        "empty": value.is_null(),
    }
    n = table.count(tests)
    for test, count, words in (
        ("low", n["low"], f"at least {column.minimum:g}"),
        ("high", n["high"], f"a finite number, at most {GREATEST:g}"),
        ("near", n["near"], f"0, or at least {LEAST:g}"),
    ):
        if count:
            table.blame(tests[test], numbers.name, count, words)
    if n["empty"] and column.filled:
        table.blame(tests["empty"], numbers.name, n["empty"], f"a {numbers.name} in every row")
    elif n["empty"]:
        table.understood.append(
            f"{numbers.name}: empty in {number(n['empty'], 'row')}, which add nothing"
        )
    return numbers
