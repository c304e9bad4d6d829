"""Numbers in text: which decimal mark a column uses, decided by all its values or not at all."""

from dataclasses import dataclass

import narwhals as nw

from scsi.evidence.collecting import collect
from scsi.evidence.survey.table import Table, missing, number, quoted

LEAST, GREATEST = 1e-15, 1e30
"""What a number other than 0 may be: the fourth powers of such numbers can be added up."""

_SPACES = "[ \u00a0\u202f]"
_SIGN = "^[+-]?"
_POWER = "(?:[eE][+-]?[0-9]+)?$"
_WHOLE = {
    ".": f"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:{_SPACES}[0-9]{{3}})+"
    "|[1-9][0-9]{0,2}(?:'[0-9]{3})+)",
    ",": rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:{_SPACES}[0-9]{{3}})+"
    "|[1-9][0-9]{0,2}(?:'[0-9]{3})+)",
}
PATTERNS = {
    ".": rf"{_SIGN}(?:{_WHOLE['.']}(?:\.[0-9]*)?|\.[0-9]+){_POWER}",
    ",": f"{_SIGN}(?:{_WHOLE[',']}(?:,[0-9]*)?|,[0-9]+){_POWER}",
}
_NAMES = {".": "decimal points", ",": "decimal commas"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """How one column's numbers are read.

    Attributes
    ----------
    name : str
        The column.
    decimal : str
        The decimal mark of a column of text; empty where the column holds numbers.
    missing : int
        Rows without a value.
    """

    name: str
    decimal: str
    missing: int

    def expression(self) -> nw.Expr:
        """Return the column as float64, missing where the cell is empty."""
        column = nw.col(self.name)
        if not self.decimal:
            column = column.cast(nw.Float64)
            return nw.when(~column.is_nan()).then(column).alias(self.name)
        drop = {".": f"[+,']|{_SPACES}", ",": rf"[+.']|{_SPACES}"}[self.decimal]
        text = column.str.replace_all(drop, "").str.replace_all(r"\s", "")
        text = text.str.replace_all(",", ".", literal=True)
        return nw.when(text != "").then(text).cast(nw.Float64).alias(self.name)


def read_numbers(table: Table, name: str, minimum: float, filled: bool, decimal: str | None):
    """Find how a column's numbers are read; what is none, or too small, becomes a fault.

    A column of text is read with the decimal mark that fits all its values. Where both fit and
    give other numbers, as for ``1,234``, it is refused: `decimal` decides.
    """
    dtype = table.frame.collect_schema()[name]
    if dtype == nw.String:
        return _text(table, name, minimum, filled, decimal)
    if not dtype.is_numeric():
        table.faults.add(f"values of type {dtype}", "numbers", column=table.column(name))
        return Numbers(name, "", 0)
    result = Numbers(name, "", 0)
    return _limits(table, result, minimum, filled)


def _text(table: Table, name: str, minimum: float, filled: bool, decimal: str | None) -> Numbers:
    """Find the decimal mark of a column of text."""
    text = (
        nw.col(name).fill_null("").str.replace_all(f"^(?:{_SPACES}|\\s)+|(?:{_SPACES}|\\s)+$", "")
    )
    full = text != ""
    fits = {mark: text.str.contains(pattern) for mark, pattern in PATTERNS.items()}
    tests = {
        "full": full,
        "points": fits["."],
        "commas": fits[","],
        "marked": text.str.contains("[.,]"),
        "neither": full & ~fits["."] & ~fits[","],
    }
    n = _count(table, tests)
    mark = decimal or ("." if n["points"] >= n["commas"] else ",")
    fit = n["points"] if mark == "." else n["commas"]
    if decimal is None and n["points"] == n["commas"] == n["full"] and n["marked"]:
        _tell_ambiguous(table, name, text, n["marked"])
    elif fit < n["full"]:
        mixed = " like the others" if n["neither"] < n["full"] - fit else ""
        table.blame(
            full & ~fits[mark], name, n["full"] - fit, f"a number with {_NAMES[mark]}{mixed}"
        )
    else:
        if n["marked"] and mark == ",":
            table.understood.append(f"{name}: {_NAMES[mark]}")
        return _limits(table, Numbers(name, mark, 0), minimum, filled)
    return Numbers(name, mark, 0)


def _tell_ambiguous(table: Table, name: str, text: nw.Expr, count: int) -> None:
    """Refuse a column whose marks may be decimal marks or separate thousands."""
    key, value = table.offenders(text.str.contains("[.,]"), name)[0]
    table.faults.add(
        f"{quoted(value)}, and in {number(count, 'row')} nothing that tells a decimal "
        "mark from one that separates thousands",
        "numbers that tell; or say decimal='.' or decimal=','",
        place=table.at([key], 1),
        order=key if table.numbered() else 0,
        column=table.column(name),
    )


def _limits(table: Table, numbers: Numbers, minimum: float, filled: bool) -> Numbers:
    """Refuse numbers that are too small or too large, and empty cells if none may be."""
    value = numbers.expression()
    tests = {
        "low": value < minimum,
        "high": value > GREATEST,
        "near": (value > 0) & (value < LEAST),
        "empty": value.is_null(),
    }
    n = _count(table, tests)
    for test, count, words in (
        ("low", n["low"], f"at least {minimum:g}"),
        ("high", n["high"], f"at most {GREATEST:g}"),
        ("near", n["near"], f"0, or at least {LEAST:g}"),
    ):
        if count:
            table.blame(tests[test], numbers.name, count, words)
    if n["empty"] and filled:
        table.blame(tests["empty"], numbers.name, n["empty"], f"a {numbers.name} in every row")
    elif n["empty"]:
        table.understood.append(
            f"{numbers.name}: empty in {number(n['empty'], 'row')}, which add nothing"
        )
    return Numbers(numbers.name, numbers.decimal, n["empty"])


def _count(table: Table, tests: dict[str, nw.Expr]) -> dict[str, int]:
    """Return for how many rows each test holds, in one pass."""
    ones = {key: nw.when(test).then(nw.lit(1)).otherwise(nw.lit(0)) for key, test in tests.items()}
    sums = collect(table.frame.lazy().select(**ones).select(nw.all().sum()))
    return {key: 0 if missing(sums[key][0]) else int(sums[key][0]) for key in tests}
