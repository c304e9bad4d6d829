"""The same survey as Polars, Arrow and Spark gives the same counts; run inside ``.venv-scale``."""

import shutil

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from rows import COLUMNS, agrees, rows

from scsi.evidence.survey import read_survey
from scsi.vocabulary import DataError

TABLE = rows()
CELLS = {name: list(column) for name, column in zip(COLUMNS, zip(*TABLE, strict=True), strict=True)}


@pytest.mark.parametrize(
    "build",
    [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table],
    ids=["pandas", "polars", "polars-lazy", "arrow"],
)
def test_a_table_in_memory_gives_the_same_counts(build):
    agrees(build(CELLS), TABLE)


def test_polars_categories_and_whole_numbers_without_sign_give_the_same_counts():
    frame = pl.DataFrame(CELLS).with_columns(
        pl.col("city").cast(pl.Categorical), pl.col("wave").cast(pl.UInt16)
    )
    agrees(frame, TABLE)


def test_arrow_dictionaries_give_the_same_counts():
    table = pa.table(CELLS)
    at = table.column_names.index("city")
    agrees(table.set_column(at, "city", table["city"].dictionary_encode()), TABLE)


def test_amounts_in_text_give_the_same_counts():
    text = [None if cell is None else f"{cell:,.2f}" for cell in CELLS["amount"]]
    agrees(pl.DataFrame(CELLS | {"amount": text}), TABLE)


def test_a_fault_names_its_row():
    wrong = CELLS | {"funding": ["pubic", *CELLS["funding"][1:]]}
    for build in (pl.DataFrame, pa.table):
        with pytest.raises(DataError, match="table, row 0, column 'funding': found 'pubic'"):
            read_survey(build(wrong), categories={"mixed": "ppp"})


@pytest.fixture(scope="module")
def spark():
    if shutil.which("java") is None:
        pytest.skip("Java is not installed, and Spark needs it")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_gives_the_same_counts_and_names_a_fault(spark):
    from pyspark.sql import types

    kinds = {"wave": types.IntegerType(), "amount": types.DoubleType()}
    kinds["weight"] = types.DoubleType()
    schema = types.StructType(
        [types.StructField(name, kinds.get(name, types.StringType())) for name in COLUMNS]
    )
    agrees(spark.createDataFrame(TABLE, schema), TABLE)
    wrong = [(*TABLE[0][:3], "pubic", *TABLE[0][4:]), *TABLE[1:]]
    with pytest.raises(DataError, match="table, project_id 'p0', column 'funding': found 'pubic'"):
        read_survey(spark.createDataFrame(wrong, schema), categories={"mixed": "ppp"})
