"""What an exact method takes as a table, and what it refuses."""

import numpy as np
import pytest

from scsi.inference.exact.interval import chan_zhang_interval
from scsi.inference.exact.table import whole_table
from scsi.inference.exact.unconditional import (
    barnard_test,
    barnard_unpooled_test,
    boschloo_test,
    chan_zhang_test,
)

METHODS = [
    barnard_test,
    barnard_unpooled_test,
    boschloo_test,
    chan_zhang_test,
    chan_zhang_interval,
]


def test_whole_numbers_of_any_type_become_ints():
    table = whole_table(np.int64(1), 4.0, np.float64(3), 4)
    assert table == (1, 4, 3, 4)
    assert all(type(number) is int for number in table)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [1.5, float("nan"), float("inf"), "1", None, np.array([1, 2])])
def test_what_is_not_one_whole_number_is_refused(method, count):
    with pytest.raises(ValueError, match=r"needs whole counts and totals; got \("):
        method(count, 4, 3, 4)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("table", [(5, 4, 3, 4), (-1, 4, 3, 4), (0, 0, 3, 4), (1, 4, 5, 4)])
def test_what_cannot_be_is_refused(method, table):
    with pytest.raises(ValueError, match="needs 0 <= count <= total and total > 0"):
        method(*table)


@pytest.mark.parametrize("method", METHODS[:-1])
def test_an_unknown_alternative_is_refused(method):
    with pytest.raises(ValueError, match="alternative must be one of two-sided, less, greater"):
        method(1, 4, 3, 4, "greatr")


@pytest.mark.parametrize(
    ("options", "message"),
    [({"level": 1.0}, "level must lie strictly"), ({"atol": 0.0}, "atol must be above 0; got 0.0")],
)
def test_an_interval_needs_a_level_and_a_step(options, message):
    with pytest.raises(ValueError, match=message):
        chan_zhang_interval(1, 4, 3, 4, **options)
