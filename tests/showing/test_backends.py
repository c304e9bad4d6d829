"""Numbers of findings as data frames of other libraries, the same in all."""

import importlib.util
import math

import pandas as pd
import pytest

import scsi
from scsi.showing.forms import BACKENDS, in_backend

DATA = pd.DataFrame(
    {
        "city": ["Seoul", None, "Tokyo"],
        "share": [0.5, math.nan, 1.0],
        "count": [1, 2, 3],
        "kind": pd.Categorical(["a", None, "b"]),
        "mixed": [1, "x", None],
    }
)
ROWS = [
    {"city": "Seoul", "share": 0.5, "count": 1, "kind": "a", "mixed": "1"},
    {"city": None, "share": None, "count": 2, "kind": None, "mixed": "x"},
    {"city": "Tokyo", "share": 1.0, "count": 3, "kind": "b", "mixed": None},
]


def rows_of(frame, backend):
    return frame.to_dicts() if backend == "polars" else frame.to_pylist()


@pytest.mark.parametrize("backend", [each for each in BACKENDS if each != "pandas"])
def test_another_library_has_the_same_cells_or_is_named(backend):
    if importlib.util.find_spec(backend) is None:
        with pytest.raises(ImportError, match=f"pip install {backend}"):
            in_backend(DATA, backend)
        return
    assert rows_of(in_backend(DATA, backend), backend) == ROWS


def test_a_library_that_is_not_known_is_refused():
    shift = scsi.published_shift(200)
    with pytest.raises(ValueError, match="backend must be one of pandas, polars, pyarrow"):
        shift.to_frame("spark")
    assert shift.to_frame().equals(shift.to_frame("pandas"))
