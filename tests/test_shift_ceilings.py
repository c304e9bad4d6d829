"""Ceilings over the panels: the check values, and what never happens."""

import pytest

import scsi


def test_ceilings_are_those_of_the_definition():
    """Normal .135, .222 and .625 with 20 in both and r .5 and 1; t .128, .211, .594."""
    found = scsi.published.ceilings()
    for rows, expected in ((found.normal, (0.135, 0.222, 0.625)), (found.t, (0.128, 0.211, 0.594))):
        alone, _, _, _, half, full = (round(row.estimate, 3) for row in rows)
        assert (alone, half, full) == expected
    alone, unequal = found.normal[:2]
    assert unequal.estimate == pytest.approx(alone.estimate / 2)  # by 1 + cv², without overlap
    over = [row.rounding_range for row in (found.normal[0], *found.normal[-2:])]
    assert [(round(r.low, 3), round(r.high, 3)) for r in over] == [
        (0.121, 0.149), (0.199, 0.246), (0.560, 0.693),
    ]  # fmt: skip


def test_no_more_cities_are_kept_than_there_were():
    shared = [row.shared for row in scsi.published.ceilings(cities_before=10).normal]
    assert shared == [0, 0, 6, 6, 10, 10]
