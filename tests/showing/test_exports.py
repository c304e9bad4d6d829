"""Tables in the forms of other programs, read back by those programs or their libraries."""

import csv
import io

import openpyxl
import pandas as pd
import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.showing.exports import FORMATS, to_latex, to_markdown, unarmed
from scsi.showing.outputs import Table

FRAME = pd.DataFrame(
    {"city & state": ["Seoul_1", "=1+1", "a|b\\c"], "share (%)": ["51.3", "−2.1", None]}
)
TABLE = Table("t", "en", "Shares of 50 % {all} | #1", FRAME)
cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=20)


def test_markdown_has_every_cell_and_the_caption():
    page = pypandoc.convert_text(TABLE.to_markdown(), "html", format="markdown")
    assert page.count("<tr") == 4
    for text in ("city &amp; state", "Seoul_1", "=1+1", "51.3", "−2.1", "Shares of 50 %"):
        assert text in page


def test_latex_has_every_cell_and_the_caption():
    page = pypandoc.convert_text(TABLE.to_latex(), "html", format="latex")
    assert page.count("<tr") == 4
    for text in ("city &amp; state", "Seoul_1", "=1+1", "a|b\\c", "51.3", "Shares of 50 % {all}"):
        assert text in page


@given(cells, cells)
def test_no_cell_changes_the_shape_of_latex(first, second):
    text = to_latex(pd.DataFrame({"a": [first], "b": [second]}), "c")
    body = text.partition("\\midrule\n")[2].partition("\\bottomrule")[0]
    assert body.count("\\\\") == 1
    assert body.replace("\\&", "").count("&") == 1


@given(cells, cells)
def test_no_cell_changes_the_shape_of_markdown(first, second):
    line = to_markdown(pd.DataFrame({"a": [first], "b": [second]}), "c").splitlines()[2]
    assert line.replace("\\|", "").count("|") == 3


@given(cells)
def test_no_spreadsheet_finds_a_formula(text):
    assert unarmed(text)[:1] not in ("=", "+", "@", "\t", "\r")
    assert unarmed(text).removeprefix("'") == text.removeprefix("'")


def test_csv_and_excel_hold_texts(tmp_path):
    read = csv.reader(io.StringIO(TABLE.save(tmp_path / "a.csv").read_text(encoding="utf-8")))
    wanted = [["city & state", "share (%)"], ["Seoul_1", "51.3"], ["'=1+1", "−2.1"], ["a|b\\c", ""]]
    assert list(read) == wanted
    sheet = openpyxl.load_workbook(TABLE.save(tmp_path / "a.xlsx")).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[:4] == wanted
    assert rows[-1][0] == TABLE.caption
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_nothing_is_written_over_and_every_other_end_is_refused(tmp_path):
    TABLE.save(tmp_path / "a.csv")
    with pytest.raises(FileExistsError):
        TABLE.save(tmp_path / "a.csv")
    with pytest.raises(ValueError, match="one of md, tex, csv, xlsx, feather; got 'xls'"):
        TABLE.save(tmp_path / "a.xls")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_feather_is_read_back_or_says_what_it_needs(tmp_path):
    try:
        import pyarrow.feather as feather
    except ImportError:
        with pytest.raises(ImportError, match="pyarrow"):
            FORMATS["feather"](FRAME, "")
        return
    frame = feather.read_feather(TABLE.save(tmp_path / "a.feather"))
    assert frame.iloc[1].tolist() == ["=1+1", "−2.1"]
