"""Every rule between rows finds what it forbids, and names its line."""

import pandas as pd
import pytest

from scsi.evidence import sources
from scsi.evidence.published import _RESOURCES
from scsi.evidence.rules import RULES, rule_faults
from scsi.evidence.schema import read_text


@pytest.fixture(scope="module")
def untouched():
    """Return the package's tables in text."""
    paths = {name: sources.data_path(f"{name}.csv") for name in _RESOURCES.values()}
    return {name: read_text(path)[0] for name, path in paths.items()}


@pytest.fixture
def tables(untouched):
    """Return the package's tables in text, free to spoil."""
    return {name: table.copy() for name, table in untouched.items()}


# rule, file, line, column, what is put there, the column told, the start of what is found.
SPOILT = [
    ("disjoint_shares_fit", "published_shares", 6, "percent", "61", "percent", "41 + 61 = 102"),
    ("percents_have_their_decimals", "published_shares", 2, "percent", "51", "percent", "'51'"),
    ("percents_have_their_decimals", "sector_shares", 3, "decimals", "0", "percent", "'40.1'"),
    ("low_is_not_above_high", "around", 7, "low", "90", "low", "'90'"),
    ("parts_fit_their_whole", "published_sizes", 6, "n", "3092", "n", "'3092'"),
    ("parts_fit_their_whole", "published_sizes", 7, "n", "1089", "n", "'1089'"),
    ("places_are_known", "published_shares", 9, "place", "asia", "place", "'asia'"),
    ("places_are_known", "claims", 9, "place", "atlantis", "place", "'atlantis'"),
    ("further_sources_exist", "published_sizes", 3, "also_in", "etnews x", "also_in", "'x'"),
    ("cells_come_together", "public_money", 2, "currency", None, "currency", "an empty cell"),
    ("cells_come_together", "claims", 2, "sentence", None, "sentence", "an empty cell"),
    (
        "sentences_are_numbered_without_gap",
        "coverage",
        5,
        "sentence",
        "2",
        "paragraph, sentence",
        "4, 2",
    ),
    ("coverage_names_every_row", "coverage", 5, "rows", "claims.csv#x", "rows", "'claims.csv#x'"),
    ("coverage_names_every_row", "claims", 2, "sentence", "1", "id", "'partnership-synergy' of"),
]


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda spoilt: f"{spoilt[0]}-{spoilt[1]}")
def test_a_rule_finds_what_it_forbids(tables, spoilt):
    name, file, line, column, value, told, found = spoilt
    rule = {rule.__name__: rule for rule in RULES}[name]
    assert list(rule(tables)) == []
    tables[file].loc[line, column] = value
    faults = [(f.file, f.line, f.column) for f in rule(tables) if f.found.startswith(found)]
    assert (f"{file}.csv", line, told) in faults


def test_every_rule_is_spoilt_above():
    assert {rule.__name__ for rule in RULES} == {spoilt[0] for spoilt in SPOILT}


def test_rounding_may_carry_a_sum_past_100(tables):
    shares = tables["published_shares"]
    shares.loc[4, "percent"] = "12.2"
    assert rule_faults(tables) == []
    shares.loc[4, "percent"] = "12.3"
    assert [fault.column for fault in rule_faults(tables)] == ["percent"]


def test_shares_that_overlap_are_not_added_to_each_other():
    rows = {
        "wave": ["2019"] * 4,
        "place": ["all"] * 4,
        "category": ["public", "private", "ppp", "private+ppp"],
        "percent": ["41", "40", "19", "59"],
        "decimals": ["0"] * 4,
    }
    assert rule_faults({"published_shares": pd.DataFrame(rows, dtype="str")}) == []


def test_rules_pass_over_tables_and_columns_that_are_not_there(tables):
    assert rule_faults({}) == []
    assert rule_faults({name: table.iloc[:, :0] for name, table in tables.items()}) == []
