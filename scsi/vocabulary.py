"""The words of the package: categories, units of inference, shares, intervals, findings, errors.

Everything else is said in these words, and nothing here knows how they are shown: an object that
shows itself asks `FORMS`, which `scsi.questions` fills when a form is first asked for.
Only the standard library is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from numbers import Integral, Real
from typing import Any, Literal, get_args

LANGUAGES = ("en", "ko")
CLOSEST = 1e-9
"""How near a level may be to 0 and 1; nearer, intervals cannot be computed in floating point."""


class Category(StrEnum):
    """Where the money of a project came from."""

    PUBLIC = "public"
    PRIVATE = "private"
    PPP = "ppp"


class Layer(StrEnum):
    """What a counted item is: an app or web service, an infrastructure service, or a project."""

    APP_WEB = "app-web"
    INFRASTRUCTURE = "infrastructure"
    PROJECT = "project"


class Unit(StrEnum):
    """The unit of sampling, and with it the target of inference.

    ``NONE``: described, the items that were counted, without sampling error.
    ``ITEMS_WITHIN_CITIES``: these cities, as fixed strata; items are realisations of a process in
    each. ``ITEMS``: items as independent draws, the textbook test. ``CITIES``: comparable cities,
    the cities as draws from a notional population of comparable ones.
    """

    NONE = "none"
    ITEMS_WITHIN_CITIES = "items-within-cities"
    ITEMS = "items"
    CITIES = "cities"


Reference = Literal["t", "normal"]
REFERENCES: tuple[Reference, ...] = get_args(Reference)
"""Distributions that a statistic which compares two waves is referred to."""
Rounding = Literal["each", "half-even", "truncate", "largest-remainder", "largest-share"]
RULES: tuple[Rounding, ...] = get_args(Rounding)
"""Rules by which percentages may have been rounded; `scsi.compatible_sizes` says what each does."""


Relation = Literal["=", "<", "<=", ">", ">=", "about", "words", "derived"]
RELATIONS: tuple[str, ...] = get_args(Relation)
"""How a published percentage stands to the share: printed and rounded, a limit, or loosely."""

SPLIT_KINDS = ("complete", "rest", "several")
"""What percentages of one base are together: all there is, all but a rest, or several answers."""

STATED_ROUNDINGS = (*RULES, "adding-up", "unknown")
"""Rules that a publication may be said to follow: one, either that adds up, or any."""


class DataError(ValueError):
    """Data that cannot be used; the message lists every fault with its place.

    Parameters
    ----------
    faults : list of str
        One line per fault: file, line, column, what was found and what is allowed.
    """

    def __init__(self, faults: list[str]):
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class RunError(Exception):
    """A run that cannot start or did not end well; the message says which, where and why."""


Form = Callable[..., Any]
FORMS: dict[str, Form] = {}
"""How objects show themselves, by the name of the form: ``sentence``, ``table``, ``plot``,
``summary``, ``frame``, ``html``, ``plain`` and ``record``; each takes the object."""

_fill_forms: Callable[[], object] | None = None


def on_first_form(fill: Callable[[], object]) -> None:
    """Say what fills `FORMS` when a form is first asked for."""
    global _fill_forms
    _fill_forms = fill


def form(name: str) -> Form:
    """Return the function that shows objects in the form `name`."""
    if name not in FORMS and _fill_forms is not None:
        _fill_forms()
    return FORMS[name]


class Speaks:
    """An object that says itself in sentences, tables and figures, in English and Korean."""

    __slots__ = ()

    def sentence(self, lang: str = "en", name: str = "", **options: Any):
        """Return what the object says as a text; `name` chooses among several."""
        return form("sentence")(self, lang, name, **options)

    def table(self, lang: str = "en", name: str = "", **options: Any):
        """Return the object as a table of rounded, worded cells; `name` chooses among several."""
        return form("table")(self, lang, name, **options)

    def plot(self, lang: str = "en", name: str = "", **options: Any):
        """Return the object as a figure with alternative text; `name` chooses among several."""
        return form("plot")(self, lang, name, **options)


class Shown(Speaks):
    """An object that shows itself in a notebook, on a terminal and as a table.

    In Jupyter it is a short table with a sentence; on a terminal the sentence; `to_frame` gives
    the unrounded numbers.
    """

    __slots__ = ()

    def summary(self, lang: str = "en") -> str:
        """Return the object in a sentence or two, in English (``"en"``) or Korean (``"ko"``)."""
        return form("summary")(self, lang=lang)

    def to_frame(self, backend: str = "pandas"):
        """Return the object's numbers as a table, unrounded.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}
            Whose data frame it is; the last two must be installed.
        """
        return form("frame")(self, backend)

    def __repr__(self) -> str:
        return form("plain")(self)

    def __getattr__(self, name: str):
        hint = "" if name.startswith("_") else nearest(name, dir(self))
        raise AttributeError(f"{type(self).__name__} has no {name!r}{hint}")

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": form("plain")(self), "text/html": form("html")(self)}
        return data, {"scsi": form("record")(self)}


def _whole(value: object, name: str) -> int:
    """Return `value` as an int, or say which number was not whole."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} must be a whole number; got {value!r}{_instead(value)}")
    return int(value)


def _instead(value: object) -> str:
    """Say what to write where a number of items was wanted and something near it was given."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return ""
    if value == value // 1:
        return f"; write {floor(value)}"
    return (
        "; a share is two counts, scsi.Share(48, 80), and a percentage has none of its own: "
        "scsi.published.counts gives those behind a printed one"
    )


def check_share(name: str, value: object) -> Share:
    """Return `value` if it is a `Share`, else say how to make one."""
    if isinstance(value, Share):
        return value
    like = "48, 80"
    if isinstance(value, tuple) and len(value) == 2:
        like = f"{value[0]!r}, {value[1]!r}"
    hint = f"write scsi.Share({like})"
    if isinstance(value, Real):
        hint += ", since how sure a share is depends on its count; "
        hint += "for the chapter's percentages call scsi.published_shift"
    raise TypeError(f"{name} must be a scsi.Share(count, total); got {value!r}: {hint}")


@dataclass(frozen=True, slots=True)
class Share:
    """`count` items of one kind among `total`.

    Parameters
    ----------
    count, total : int
        Whole numbers of items with ``0 <= count <= total`` and ``total > 0``.

    Examples
    --------
    >>> Share(264, 514).value
    0.5136186770428015

    264 of 514 is the whole count behind a printed 51.4 per cent.
    """

    count: int
    total: int

    def __post_init__(self):
        count, total = _whole(self.count, "count"), _whole(self.total, "total")
        if not 0 <= count <= total or total == 0:
            hint = f"; swapped? Share({total}, {count})" if 0 < total < count else ""
            raise ValueError(
                "a share needs 0 <= count <= total and total > 0; "
                f"got count={count}, total={total}{hint}"
            )
        object.__setattr__(self, "count", count)
        object.__setattr__(self, "total", total)

    @property
    def value(self) -> float:
        """The share as a fraction in [0, 1]."""
        return self.count / self.total

    def _repr_html_(self) -> str:
        return form("html")(self)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval, `low` to `high`, in the unit of what it bounds.

    Parameters
    ----------
    low, high : float
        ``low <= high``; shares and their differences are fractions, not per cent.

    Examples
    --------
    >>> 0 in Interval(0.033, 0.173)
    False

    An interval for a shift that leaves out 0 says that the share moved.
    """

    low: float
    high: float

    def __post_init__(self):
        low, high = float(self.low), float(self.high)
        if not low <= high:
            raise ValueError(f"an interval needs low <= high; got low={low}, high={high}")
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def width(self) -> float:
        """`high` less `low`."""
        return self.high - self.low

    def _repr_html_(self) -> str:
        return form("html")(self)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Finding(Shown):
    """An answer with its question: what was asked of which data, how, and what came out.

    Attributes
    ----------
    question : str
        Key of the question; its folder in `scsi.questions` words it.
    data : tuple of str
        The rows the answer rests on, each ``file#id`` (``published_shares.csv#all-2022-public``),
        or what the caller handed in.
    method : str
        Key of the method; its folder in `scsi.questions` words it.
    unit : Unit
        Unit of sampling, and with it the target of inference.
    estimate : float
        The estimate; a fraction for shares and shifts.
    interval : Interval or None
        Interval at `level`, in the unit of the estimate; None where none can be had.
    pvalue : float or None
        The p-value dual to `interval`; None where none can be had.
    level : float
        Confidence level in (0, 1).
    """

    question: str
    data: tuple[str, ...]
    method: str
    unit: Unit
    estimate: float
    interval: Interval | None
    pvalue: float | None
    level: float = 0.95

    def conf_int(self, alpha: float | None = None) -> tuple[float, float]:
        """Return both ends of the interval, as statsmodels names it.

        Parameters
        ----------
        alpha : float, optional
            One less the level. A finding holds one interval: for another level the question is
            asked again.

        Raises
        ------
        ValueError
            If there is no interval, or `alpha` is not one less the finding's level.

        Examples
        --------
        >>> import scsi
        >>> low, high = scsi.published_shift(200).conf_int()
        >>> round(low, 3), round(high, 3)
        (0.032, 0.171)

        The published share rose by 3 to 17 points if 2019 counted 200 independent items.
        """
        if alpha is not None and abs(1 - alpha - self.level) > CLOSEST:
            raise ValueError(
                f"this finding has level {self.level:g}; for another interval ask its question "
                f"again with level={1 - alpha:.10g}"
            )
        if self.interval is None:
            raise ValueError(f"{type(self).__name__} has no interval")
        return self.interval.low, self.interval.high


def check_level(level: float) -> float:
    """Return a confidence level as a float, refusing what does not lie strictly in (0, 1)."""
    number = isinstance(level, (int, float)) and not isinstance(level, bool)
    if not number or not CLOSEST <= level <= 1 - CLOSEST:
        percent = isinstance(level, Real) and 50 <= level < 100
        hint = f"; for {level} % write {level / 100:.6g}" if percent else ""
        near = f", {CLOSEST:g} or more from either" if number and 0 < level < 1 else ""
        raise ValueError(f"level must lie strictly between 0 and 1{near}; got {level!r}{hint}")
    return float(level)


def check_choice(name: str, value: str, allowed) -> str:
    """Return `value` if it is one of `allowed`, else name parameter, value and the nearest."""
    words = [str(word) for word in allowed]
    if str(value) in words:
        return str(value)
    hint = nearest(str(value), words)
    raise ValueError(f"{name} must be one of {', '.join(words)}; got {value!r}{hint}")


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a question that names the nearest of some names, or nothing if none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(names), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
