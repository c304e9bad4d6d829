"""Data frames of every kind that Narwhals knows, as they are."""

from collections.abc import Sequence
from decimal import Decimal
from numbers import Real

import narwhals as nw

from scsi.evidence.collecting import collect
from scsi.evidence.survey.amounts import TYPED
from scsi.evidence.survey.columns import SUMMED, Headings, name_columns
from scsi.evidence.survey.table import ROW, Faults, Table, missing

_SAMPLE = 2000
_NO_CELL = (list, dict, set, bytes, bytearray)


def read_frame(source: object, columns: Headings, name: str = "") -> Table:
    """Return a data frame under our column names, wherever it lies.

    Messages call it `name`, or by its kind.

    Raises
    ------
    TypeError
        If it is no data frame that Narwhals knows.
    """
    _check_names(source, name or "Pandas table")
    frame = nw.from_native(source, pass_through=True)
    if not isinstance(frame, (nw.DataFrame, nw.LazyFrame)):
        raise TypeError(
            "source must be a path or a DataFrame (pandas, Polars, Arrow, DuckDB, Spark); "
            f"got {type(source).__name__}"
        )
    return named(frame, name or f"{frame.implementation.name.title()} table", columns)


def _check_names(source: object, name: str) -> None:
    """Refuse a pandas frame whose headings are doubled or are not text."""
    headings = source.columns if nw.dependencies.is_pandas_dataframe(source) else None
    if headings is None:
        return
    faults = Faults(name)
    if headings.nlevels > 1:
        faults.add(f"headings of {headings.nlevels} levels", "one level")
    else:
        for heading in headings[headings.duplicated()].unique():
            faults.add(f"the heading {heading!r} twice", "each heading once")
    faults.stop()


def named(
    frame: nw.DataFrame | nw.LazyFrame,
    name: str,
    columns: Headings,
    numbered: Sequence[str] = (),
) -> Table:
    """Return a frame under our names, years for dates, words for categories.

    Parameters
    ----------
    frame : narwhals frame
        The rows.
    name : str
        What messages call it.
    columns : mapping
        The caller's headings, checked.
    numbered : sequence of str
        Columns of the frame that are not part of the survey: `ROW`, if it has one.
    """
    faults = Faults(name)
    schema = frame.collect_schema()
    headings = [heading for heading in schema.names() if heading not in numbered]
    naming = name_columns(
        [str(heading) for heading in headings],
        columns,
        faults,
        values=lambda: _sample(frame, headings),
    )
    if faults:
        return Table(
            name,
            frame,
            naming.headings,
            [*naming.understood],
            faults,
            sample=_sample(frame, headings),
        )
    understood = list(naming.understood)
    expressions, changed = [], False
    for ours, heading in naming.headings.items():
        heading = heading if heading in schema else next(h for h in headings if str(h) == heading)
        dtype, held = schema[heading], nw.col(heading)
        column = held
        if isinstance(dtype, (nw.Date, nw.Datetime)) and ours == "wave":
            column = column.dt.year()
            understood.append(_said_dates(dtype))
        elif isinstance(dtype, (nw.Categorical, nw.Enum)):
            if not _counted_as_held(frame, heading, ours):
                column = column.cast(nw.String)
        elif dtype.is_nested() or isinstance(dtype, nw.Binary):
            faults.add(f"values of type {dtype}", "text or numbers", column=ours)
            continue
        elif isinstance(dtype, nw.Object):
            _tell_unhashable(frame, heading, ours, faults)
            if ours in SUMMED and isinstance(frame, nw.DataFrame):
                parts = _split(frame, heading, ours)
                frame = frame.with_columns(*parts)
                expressions += [nw.col(part.name) for part in parts]
                changed = True
                continue
        expressions.append(column.alias(ours))
        changed = changed or heading != ours or column is not held
    faults.stop()
    # To choose columns as they are takes a tenth of what expressions of them do.
    rows = frame.select(*(expressions if changed else naming.headings), *numbered)
    return Table(
        name,
        rows,
        naming.headings,
        understood,
        faults,
        "row" if ROW in numbered or isinstance(rows, nw.DataFrame) else "project",
    )


def _sample(frame, headings: Sequence) -> dict[str, list]:
    """Return some values by heading."""
    if not headings:
        return {}
    some = collect(frame.lazy().select(*headings).head(_SAMPLE))
    return {str(heading): some[heading].tolist() for heading in headings}


def _counted_as_held(frame, heading: str, ours: str) -> bool:
    """Whether a column's categories are texts that need not be written out row by row."""
    if ours in (*SUMMED, "project_id") or not isinstance(frame, nw.DataFrame):
        return False
    if not frame.implementation.is_pandas():
        return False
    return frame[heading].to_native().cat.categories.inferred_type == "string"


def _said_dates(dtype) -> str:
    """Say that dates are read as years, of instants in which zone."""
    zone = getattr(dtype, "time_zone", None)
    return "wave: dates read as their years" + (f", in the zone {zone}" if zone else "")


def _split(frame: nw.DataFrame, heading: str, ours: str) -> list[nw.Series]:
    """Return the texts of a column of texts and numbers, and its numbers."""
    cells = frame[heading].to_list()
    if not all(isinstance(c, (str, Real, Decimal)) or missing(c) for c in cells):
        return [frame[heading].alias(ours)]
    texts = [cell if isinstance(cell, str) else None for cell in cells]
    numbers = [None if isinstance(c, str) or missing(c) else float(c) for c in cells]
    make = frame.implementation
    return [
        nw.new_series(ours, texts, nw.String, backend=make),
        nw.new_series(TYPED.format(ours), numbers, nw.Float64, backend=make),
    ]


def _tell_unhashable(frame, heading: str, ours: str, faults: Faults) -> None:
    """Refuse lists and the like in a column of objects."""
    if not isinstance(frame, nw.DataFrame):
        return
    values = frame[heading].to_list()
    kinds = {*map(type, values)}
    if not any(issubclass(kind, _NO_CELL) or hasattr(kind, "__array__") for kind in kinds):
        return
    for i, value in enumerate(values):
        if isinstance(value, _NO_CELL) or hasattr(value, "__array__"):
            if getattr(value, "shape", None) == ():
                continue
            faults.add(
                f"a {type(value).__name__}",
                "text or a number",
                place=f"row {i}",
                order=i,
                column=ours,
            )
