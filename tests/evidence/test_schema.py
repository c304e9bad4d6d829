"""Tables are read as text and checked as text; what passes converts; every fault has its line."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.evidence.schema import (
    Fault,
    convert,
    foreign_key_faults,
    read_text,
    table_faults,
)

RESOURCE = {
    "name": "things",
    "path": "things.csv",
    "schema": {
        "primaryKey": "id",
        "uniqueKeys": [["kind", "n"]],
        "foreignKeys": [{"fields": "home", "reference": {"resource": "homes", "fields": "id"}}],
        "fields": [
            {
                "name": "id",
                "type": "string",
                "constraints": {"required": True, "unique": True, "pattern": "[a-z]+"},
            },
            {"name": "kind", "type": "string", "constraints": {"enum": ["b", "a"]}},
            {"name": "n", "type": "integer", "constraints": {"minimum": 1, "maximum": 9}},
            {"name": "x", "type": "number"},
            {"name": "ok", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
            {"name": "home", "type": "string"},
        ],
    },
}
HEADER = "id,kind,n,x,ok,home\n"


def read(tmp_path, text):
    path = tmp_path / "things.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text(path)


def faults(tmp_path, rows):
    table, unreadable = read(tmp_path, HEADER + rows)
    assert unreadable == []
    return [str(fault) for fault in table_faults(table, RESOURCE)]


def test_lines_are_the_reader_s_own(tmp_path):
    table, unreadable = read(tmp_path, 'a,b\n1,"two\nlines"\n\n3,\n')
    assert unreadable == []
    assert table.index.tolist() == [2, 5]
    assert table.loc[2, "b"] == "two\nlines"
    assert pd.isna(table.loc[5, "b"])


def test_a_byte_order_mark_and_text_that_looks_missing_are_read(tmp_path):
    table, _ = read(tmp_path, b"\xef\xbb\xbfa,b\r\nNA,nan\r\n")
    assert table.to_dict("list") == {"a": ["NA"], "b": ["nan"]}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"", Fault("things.csv", 1, None, "an empty file", "a header")),
        (b"a,a\n1,2\n", Fault("things.csv", 1, "a", "the column twice", "once")),
        (b"a\nx\n\xff\n", Fault("things.csv", 3, None, "the byte 0xff", "text in UTF-8")),
    ],
)
def test_a_file_that_cannot_be_read_says_where(tmp_path, text, fault):
    assert read(tmp_path, text) == (None, [fault])


def test_a_missing_file_is_a_fault(tmp_path):
    assert read_text(tmp_path / "no.csv")[1] == [Fault("no.csv", None, None, "no file", "the file")]


def test_rows_of_another_length_are_told_and_left_out(tmp_path):
    table, unreadable = read(tmp_path, "a,b\n1,2\n1,2,3\n1\n")
    assert table.index.tolist() == [2]
    assert list(map(str, unreadable)) == [
        "things.csv, line 3: found a row of 3; allowed: 2 cells, as the header",
        "things.csv, line 4: found a row of 1; allowed: 2 cells, as the header",
    ]


@pytest.mark.parametrize(
    ("row", "column", "found", "allowed"),
    [
        (",a,1,1,yes,", "id", "an empty cell", "a value"),
        ("A,a,1,1,yes,", "id", "'A'", "the pattern [a-z]+"),
        ("q,c,1,1,yes,", "kind", "'c'", "b, a"),
        ("q,a,one,1,yes,", "n", "'one'", "a whole number"),
        ("q,a,1.0,1,yes,", "n", "'1.0'", "a whole number"),
        ("q,a,0,1,yes,", "n", "'0'", "at least 1"),
        ("q,a,10,1,yes,", "n", "'10'", "at most 9"),
        ('q,a,1,"1,5",yes,', "x", "'1,5'", "a number with a decimal point"),
        ("q,a,1,1,true,", "ok", "'true'", "yes, no"),
    ],
)
def test_each_fault_names_line_column_found_and_allowed(tmp_path, row, column, found, allowed):
    expected = f"things.csv, line 3, column {column}: found {found}; allowed: {allowed}"
    assert faults(tmp_path, f"good,b,1,1,yes,\n{row}\n") == [expected]


def test_a_repeated_key_is_told_where_it_comes_again(tmp_path):
    assert faults(tmp_path, "p,b,1,,,\np,b,2,,,\nq,b,1,,,\n") == [
        "things.csv, line 3, column id: found 'p' again; allowed: each value once",
        "things.csv, line 4, column kind, n: found b, 1 again; allowed: each once",
    ]


def test_missing_and_extra_columns_are_told_together_with_bad_cells(tmp_path):
    table, _ = read(tmp_path, "id,kind,n,x,ok,house\np,c,1,1,yes,\n")
    found = [(fault.line, fault.column, fault.found) for fault in table_faults(table, RESOURCE)]
    assert found == [
        (1, "home", "no such column"),
        (1, "house", "an extra column"),
        (2, "kind", "'c'"),
    ]


def test_a_foreign_key_must_name_a_row(tmp_path):
    table, _ = read(tmp_path, HEADER + "p,,,,,here\nq,,,,,there\nr,,,,,\n")
    tables = {"things": table, "homes": pd.DataFrame({"id": ["here"]})}
    assert list(map(str, foreign_key_faults(tables, RESOURCE))) == [
        "things.csv, line 3, column home: found 'there'; allowed: an id of homes.csv"
    ]


def test_text_converts_to_the_described_types(tmp_path):
    table, _ = read(tmp_path, HEADER + "p,a,1,1.5,yes,\nq,,,,,h\n")
    converted = convert(table, RESOURCE)
    assert {name: str(kind) for name, kind in converted.dtypes.items()} == {
        "id": "str",
        "kind": "category",
        "n": "Int64",
        "x": "float64",
        "ok": "boolean",
        "home": "str",
    }
    assert converted["kind"].cat.categories.tolist() == ["b", "a"]
    assert converted.index.tolist() == [0, 1]
    assert converted.loc[0, ["n", "x", "ok"]].tolist() == [1, 1.5, True]


def test_a_missing_and_an_extra_column_are_told():
    columns = ["id", "kind", "n", "x", "ok", "extra"]
    faults = table_faults(pd.DataFrame(columns=columns, dtype="str"), RESOURCE)
    assert [(f.column, f.found) for f in faults] == [
        ("extra", "an extra column"), ("home", "no such column"),
    ]  # fmt: skip


@settings(max_examples=30, deadline=None)  # a list tries many cells
@given(st.lists(st.text() | st.from_regex(r"-?[0-9]*\.?[0-9]*", fullmatch=True), max_size=20))
def test_numbers_that_pass_convert_and_others_are_told(cells):
    numbers = ("integer", "number")
    fields = [{"name": kind, "type": kind, "constraints": {}} for kind in numbers]
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
    table = pd.DataFrame({kind: [c or None for c in cells] for kind in numbers}, dtype="str")
    bad = {
        kind: {f.line for f in table_faults(table, resource) if f.column == kind}
        for kind in numbers
    }
    for kind, as_python in zip(numbers, (int, float), strict=True):
        good = table.loc[[line for line in table.index if line not in bad[kind]], [kind]]
        converted = convert(
            good, {**resource, "schema": {"fields": [f for f in fields if f["name"] == kind]}}
        )
        for text, value in zip(good[kind].dropna(), converted[kind].dropna(), strict=True):
            assert as_python(text) == value
