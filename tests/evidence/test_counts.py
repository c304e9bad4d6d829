"""One group-by: whole numbers, missing keys kept, words given their meaning afterwards."""

from collections import Counter

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.evidence.collecting import collect
from scsi.evidence.counts import count_rows, recode

KEYS = ["wave", "city", "funding"]
cells = st.tuples(
    st.sampled_from([2019, 2022]),
    st.sampled_from(["Seoul", " Seoul", "서울", "", None]),
    st.sampled_from(["public", "Public", "ppp", None]),
)
tables = st.lists(cells, min_size=1, max_size=40)


def frame(rows):
    """Return rows as a pandas table."""
    return pd.DataFrame(rows, columns=KEYS)


def plain(counted, by=KEYS):
    """Return a counted table as a dictionary."""
    keys = zip(*([None if pd.isna(k) else k for k in counted[name]] for name in by), strict=True)
    return dict(zip(keys, counted["n"].tolist(), strict=True))


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(tables)
def test_counting_is_counting(rows):
    expected = dict(Counter(rows))
    with duckdb.connect() as connection:
        for source in (frame(rows), connection.from_df(frame(rows))):
            counted = count_rows(source, KEYS)
            assert counted["n"].dtype == np.int64
            assert plain(counted) == expected


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["int8", "int16", "int64", "uint8", "uint64"]).flatmap(
        lambda kind: st.tuples(
            st.just(kind),
            st.lists(
                st.integers(np.iinfo(kind).min, np.iinfo(kind).max)
                | st.integers(0, 100)
                | st.sampled_from([np.iinfo(kind).min, np.iinfo(kind).max]),
                min_size=1,
                max_size=20,
            ),
        )
    )
)
def test_whole_numbers_are_counted_near_each_other_or_far(kind_and_numbers):
    kind, numbers = kind_and_numbers
    rows = pd.DataFrame({"wave": np.array(numbers, dtype=kind), "city": "Seoul"})
    assert plain(count_rows(rows, ["wave"]), ["wave"]) == {
        (n,): c for n, c in Counter(numbers).items()
    }
    by = ["city", "wave"]
    expected = {("Seoul", n): c for n, c in Counter(numbers).items()}
    assert plain(count_rows(rows, by), by) == expected


def meant(value):
    """Return a word as it is meant."""
    return None if value is None or not value.strip() else value.strip().lower()


@settings(max_examples=30, deadline=None)
@given(tables, st.sets(st.sampled_from(KEYS), min_size=1).map(sorted))
def test_meaning_after_counting_is_counting_after_meaning(rows, by):
    read = {"wave": int, "city": meant, "funding": meant}
    translated = [tuple(read[k](v) for k, v in zip(KEYS, row, strict=True)) for row in rows]
    places = [KEYS.index(name) for name in by]
    expected = Counter(tuple(row[i] for i in places) for row in translated)
    counted = recode(count_rows(frame(rows), by), {name: read[name] for name in by})
    assert plain(counted, by) == dict(expected)
    order = [tuple((k is None, "" if k is None else k) for k in key) for key in plain(counted, by)]
    assert order == sorted(order), "ascending, missing keys last"


def test_fewer_keys_than_were_counted_add_up():
    counted = count_rows(frame([(2019, "a", "ppp"), (2019, "b", "ppp"), (2022, None, None)]), KEYS)
    assert plain(recode(counted.drop(columns=["city", "funding"]), {"wave": int}), ["wave"]) == {
        (2019,): 2,
        (2022,): 1,
    }


def test_sums_leave_out_what_is_missing_and_say_on_how_many_rows_they_rest():
    table = pd.DataFrame({"wave": [2019, 2019, 2022], "amount": [1.5, np.nan, np.nan]})
    with duckdb.connect() as connection:
        for source in (table, connection.from_df(table)):
            amount = nw.col("amount").cast(nw.Float64)
            amount = nw.when(~amount.is_nan()).then(amount)
            counted = recode(count_rows(source, ["wave"], {"amount": amount}), {"wave": int})
            assert counted["amount"].tolist() == [1.5, 0.0]
            assert counted["amount_known"].tolist() == [1, 0]
            assert counted["amount_known"].dtype == np.int64


@pytest.mark.parametrize("plain", [True, False])
def test_many_rows_are_one_table_whole_or_in_batches(monkeypatch, plain):
    monkeypatch.setattr("scsi.evidence.collecting._BATCH", 7)
    with duckdb.connect() as connection:
        relation = connection.sql(
            "select i, case when i % 5 = 0 then null else 'c' || (i % 11) end as c, "
            f"{'i::double' if plain else 'i::decimal(9, 2)'} as x from range(100) t(i)"
        )
        uncoded = collect(relation).sort_values("i")
        assert [None if pd.isna(c) else c for c in uncoded["c"]] == [
            None if i % 5 == 0 else f"c{i % 11}" for i in range(100)
        ]
        assert uncoded["x"].tolist() == [*range(100)]
        relation = relation.select("i", "c")
        table = collect(relation, coded=["c"])
        assert sorted(table["i"]) == list(range(100))
        table = table.sort_values("i")
        expected = [None if i % 5 == 0 else f"c{i % 11}" for i in range(100)]
        assert [None if pd.isna(c) else c for c in table["c"]] == expected
        assert len(table["c"].cat.categories) == 11


def test_very_many_combinations_do_not_wrap_around():
    # Five keys of 7,000 words each have more than 2^63 combinations.
    n = 7_000
    words = pd.Series([f"w{i}" for i in range(n)])
    table = pd.DataFrame(
        {k: words.sample(frac=1, random_state=i).to_numpy() for i, k in enumerate("abcde")}
    )
    twice = pd.concat([table, table], ignore_index=True)
    counted = recode(count_rows(twice, list("abcde")), dict.fromkeys("abcde", str))
    assert (counted["n"] == 2).all()
    assert len(counted) == n
    assert recode(counted, {"a": str, "b": str})["n"].sum() == 2 * n


def test_an_empty_table_has_no_counts():
    with duckdb.connect() as connection:
        empty = connection.from_df(frame([(2019, "a", "b")])).limit(0)
        counted = recode(count_rows(empty, KEYS), dict.fromkeys(KEYS, str))
    assert len(counted) == 0
    assert counted["n"].dtype == np.int64


@pytest.mark.parametrize("column", [[1, 2], ["a", None], [1.5, None]])
def test_collecting_keeps_the_values(column):
    result = collect(pd.DataFrame({"x": column}))["x"]
    assert [None if pd.isna(v) else v for v in result] == column
