"""Tables that cannot be used are refused: every fault at once, each with its place."""

import datetime
import re

import openpyxl
import pandas as pd
import pytest

from scsi.evidence.survey import check_survey, read_survey
from scsi.vocabulary import DataError

HEADING = "project_id,city,wave,funding"
ROWS = ["a,Seoul,2022,public", "b,Busan,2022,private", "c,,2019,ppp", "d,Seoul,2019,"]


def table(*rows, heading=HEADING):
    """Return a CSV of a heading, four good rows and others, the first of them in line 6."""
    return "\n".join([heading, *ROWS, *rows]) + "\n"


REFUSED = {
    # what is in the file, and what the message says
    "empty file": (b"", "found an empty file"),
    "only a heading": (HEADING, "found no rows; allowed: at least one"),
    "only spaces": ("  \n \n", "column city: found no such column among no headings"),
    "no heading": (
        "\n".join(ROWS),
        "line 1: found 'a', 'Seoul', '2022', 'public', which looks like a row of values; allowed",
    ),
    "no wave": (
        table(heading="project_id,city,when,funding"),
        r"column wave: found no such column .*; allowed: a column wave, or columns=\{'its he",
    ),
    "near heading": (table(heading="project_id,city,wave,fundng"), "is it 'fundng'?"),
    "heading twice": (
        table(heading="project_id,city,wave,wave"),
        "line 1, column wave: found 2 headings, 'wave', 'wave'; allowed: one",
    ),
    "two languages": (
        "project_id,city,wave,funding,도시\na,Seoul,2022,public,x\n",
        "column city: found 2 headings, 'city', '도시'",
    ),
    "misspelt": (
        table("e,Seoul,2022,pubic"),
        "line 6, column 'funding': found 'pubic'; allowed: public, private, ppp, or an",
    ),
    "word not mapped": (table("e,Seoul,2022,mixed"), "line 6, column 'funding': found 'mixed'"),
    "number as funding": (table("e,Seoul,2022,1"), "column 'funding': found '1'"),
    "wave empty": (table("e,Seoul,,public"), "line 6, column 'wave': found an empty cell; allowed"),
    "wave of spaces": (table("e,Seoul,  ,public"), "line 6, column 'wave': found an empty cell"),
    "wave of words": (table("e,Seoul,twenty,public"), "found 'twenty'; allowed: a year from 1900"),
    "wave of two digits": (table("e,Seoul,22,public"), "line 6, column 'wave': found '22'"),
    "wave with half": (table("e,Seoul,2022.5,public"), "found '2022.5'"),
    "wave of another age": (table("e,Seoul,20222,public"), "found '20222'"),
    "wave negative": (table("e,Seoul,-2022,public"), "found '-2022'"),
    "wave not a number": (table("e,Seoul,nan,public"), "column 'wave': found 'nan'"),
    "wave infinite": (table("e,Seoul,inf,public"), "column 'wave': found 'inf'"),
    "wave of a short date": (table("e,Seoul,03/04/22,public"), "found '03/04/22'"),
    "wave of two years": (table("e,Seoul,2021/22,public"), "found '2021/22'"),
    "wave very long": (table("e,Seoul," + "9" * 5000 + ",public"), r"found '9{57}\.\.\.'"),
    "short row": (table("e,Seoul,2022"), "line 6: found 3 cells; allowed: 4, as the heading has"),
    "one cell": (table("Source: the ministry"), "line 6: found 1 cell; allowed: 4"),
    "long row": (table("e,Los Angeles, CA,2022,public"), "line 6: found 5 cells; allowed: 4"),
    "open quote": (table('e,"Seoul,2022,public'), "line 6: found a quote that is not closed"),
    "quote inside": (table('e,"Se"oul",2022,public'), "line 6: found a quote inside a quoted cell"),
    "cell without end": (table('e,"' + "x" * 200_000 + '",2022,public'), "more than 131,072 char"),
    "commented row": (
        table("#e,Seoul,2022,public"),
        "line 6: found a whole row that begins with #",
    ),
    "subtotal": (table("Total,,2022,"), "line 6: found what may be a total, 'Total'"),
    "total with funding": (table("합계,,,public"), "found what may be a total, '합계'"),
    "id twice": (
        table("a,Busan,2022,private"),
        "line 6, column 'project_id': found 'a' again; allowed: each once in 2022",
    ),
    "id twice, spaces": (table(" a ,Busan,2022,private"), "found 'a' again"),
    "row twice": (table(ROWS[0]), "line 6, column 'project_id': found 'a' again"),
    "zero byte": (table("e,Se\0oul,2022,public"), "found a zero byte in line 6"),
    "UTF-16 without mark": (
        table().encode("utf-16-le"),
        "zero byte in line 1: not a text file, or",
    ),
    "broken UTF-8": (
        table("e,Malmö,2022,public").encode()[:-20] + b"\xff\x81\x8d\n",
        "found bytes that no encoding known here explains, the first in line",
    ),
    "half a letter": (
        b"\xef\xbb\xbf" + table("e,Malm\xc3").encode("latin-1"),
        "a byte in line 6 that is not UTF-8",
    ),
    "Chinese": (
        table("e,北京市政府数据,2022,public").encode("gb18030"),
        "bytes that are not UTF-8, the first in line 6, .* gb18030 as in '北京市政府数据'",
    ),
    "not a table": (
        "<html><body><table><tr><td>city</td></tr></table></body></html>",
        "found an HTML page; allowed: a CSV",
    ),
    "JSON": (
        '[{"city": "Seoul", "wave": 2022}]',
        r"found a JSON document; allowed: a CSV, .*; or a CSV made of it: python -c .*read_json",
    ),
    "old Excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        "found a workbook that cannot be opened",
    ),
    "compressed": (b"\x1f\x8b\x08\0\0\0\0\0", "found a compressed file"),
    "PDF": (b"%PDF-1.7\n", "found a PDF; allowed: a CSV, Excel or Parquet file"),
    "a zip": (b"PK\x03\x04" + b"\0" * 100, "found a workbook that cannot be opened"),
    "half a Parquet": (b"PAR1" + b"\0" * 100, "which cannot be read .*; allowed: a Parquet file"),
}
MORE = HEADING + ",amount,weight,layer,currency"
REFUSED |= {
    f"amount {found}": (
        f"{MORE}\na,Seoul,2022,public,1.5,1,,\nb,Seoul,2022,public,{found},1,,\n",
        rf"line 3, column 'amount': found '{re.escape(found)}'; allowed: {allowed}",
    )
    for found, allowed in {
        "much": "a number with decimal points",
        "€ 12": "a number",
        "-1": "at least 0",
        "1e999": "a finite number, at most 1e\\+30",
        "0x10": "a number",
        "1_000": "a number",
        "12..5": "a number",
        "1 2": "a number",
        "=1+1": "a number",
        "10%": "a number",
    }.items()
}
REFUSED |= {
    "amounts that tell nothing": (
        f'{MORE}\na,Seoul,2022,public,"1,234",1,,\n',
        r"line 2, column 'amount': found '1,234', and in 1 row nothing "
        r"that tells a decimal mark .*say decimal='\.' or decimal=','",
    ),
    "amounts of three decimals": (f"{MORE}\na,Seoul,2022,public,1.234,1,,\n", "found '1.234', and"),
    "amounts mixed": (
        f'{MORE}\na,S,2022,public,1.5,1,,\nb,S,2022,public,2.5,1,,\nc,S,2022,public,"3,5",1,,\n',
        "line 4, .*found '3,5'; .*points like the",
    ),
    "weight empty": (
        f"{MORE}\na,Seoul,2022,public,,1,,\nb,Seoul,2022,public,,,,\n",
        "line 3, column 'weight': found an empty cell; allowed: a weight in every row",
    ),
    "weight negative": (
        f"{MORE}\na,Seoul,2022,public,,-2,,\n",
        "'weight': found '-2'; allowed: at",
    ),
    "layer unknown": (
        f"{MORE}\na,Seoul,2022,public,,1,roof,\n",
        "'layer': found 'roof'; allowed: app-web, infrastructure, project, or an",
    ),
    "currency a sign": (
        f"{MORE}\na,Seoul,2022,public,,1,,€\n",
        "'currency': found '€'; allowed: t",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_its_name_and_place(tmp_path, name):
    content, message = REFUSED[name]
    path = tmp_path / "projects.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError, match=message) as error:
        read_survey(path, strict=True)
    assert all(line.startswith("projects.csv") for line in error.value.faults)


def test_a_check_lists_what_a_reading_raises(tmp_path):
    path = tmp_path / "projects.csv"
    for name in ("empty file", "no wave", "misspelt", "short row", "amount much", "PDF"):
        content = REFUSED[name][0]
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(DataError) as error:
            read_survey(path, strict=True)
        assert check_survey(path, strict=True).in_the_way == tuple(error.value.faults)


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path):
    path = tmp_path / "projects.csv"
    path.write_text(table("a,Seoul,2022,public", "f,Seoul,0,pubic", "g,Seoul"))
    with pytest.raises(DataError) as error:
        read_survey(path)
    places = [line.split(": found")[0] for line in error.value.faults]
    assert places == ["projects.csv, line 8"]  # a table without its shape is not read further
    path.write_text(table("a,Seoul,2022,public", "f,Seoul,0,pubic"))
    with pytest.raises(DataError) as error:
        read_survey(path, strict=True)
    places = [line.split(": found")[0] for line in error.value.faults]
    assert places == [
        "projects.csv, line 6, column 'project_id'",
        "projects.csv, line 7, column 'wave'",
        "projects.csv, line 7, column 'funding'",
    ]


def test_of_many_faults_of_one_kind_one_is_told_with_how_many_there_are(tmp_path):
    path = tmp_path / "projects.csv"
    path.write_text(HEADING + "\n" + "".join(f"p{i},Seoul,2022,word{i}\n" for i in range(2345)))
    with pytest.raises(DataError) as error:
        read_survey(path)
    (fault,) = error.value.faults
    assert fault.startswith("projects.csv, lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2,335 more, ")
    assert "found 'word0' and 2,344 values like it; allowed: public" in fault


def test_of_very_many_kinds_of_faults_the_first_hundred_are_told(tmp_path):
    path = tmp_path / "projects.csv"
    marks = [f"{a}{b}{c}" for a in "!$%&(" for b in "*+/:;" for c in "<=>?@[]^_"]
    path.write_text(HEADING + "\n" + "".join(f"p{m},Seoul,2022,{m}\n" for m in marks))
    with pytest.raises(DataError) as error:
        read_survey(path)
    assert len(error.value.faults) == 101
    assert error.value.faults[100] == f"projects.csv: and {len(marks) - 100} more faults"


def test_a_cell_is_shown_without_control_characters(tmp_path):
    path = tmp_path / "projects.csv"
    path.write_text(table("e,Seoul,2022,\x1b[31mred\x07"))
    with pytest.raises(DataError, match=r"found '\\x1b\[31mred\\x07'"):
        read_survey(path)


def test_a_path_that_leads_nowhere_is_named(tmp_path):
    for source, message in {
        tmp_path / "none.csv": "none.csv: found no such file",
        tmp_path: f"{tmp_path.name}: found no Parquet file there",
        tmp_path / "*.parquet": "found no Parquet file there; allowed: a folder or a pattern",
    }.items():
        with pytest.raises(DataError, match=message):
            read_survey(source)
    (tmp_path / "a.csv").write_text(table())
    (tmp_path / "b.csv").write_text(table("e,Seoul,2022,public", heading="id,city,when,funding"))
    with pytest.raises(
        DataError, match=r"found no column wave in b\.csv; allowed: one, or one year"
    ):
        read_survey(str(tmp_path / "*.csv"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"columns": {"year": "wav"}}, "the new name must be one of .*'wav'; did you mean 'wave'"),
        ({"categories": {"mixed": "pp"}}, "the new word must be one of .*'pp'; did you mean 'ppp'"),
        ({"decimal": ";"}, r"decimal must be '\.' or ','; got ';'"),
        ({"separator": ",,"}, "separator must be one character; got ',,'"),
        ({"encoding": "klingon"}, "encoding must be one that Python knows; got 'klingon'"),
    ],
)
def test_an_argument_without_sense_is_refused(tmp_path, options, message):
    path = tmp_path / "projects.csv"
    path.write_text(table())
    with pytest.raises(ValueError, match=message):
        read_survey(path, **options)


def test_a_mapping_from_a_heading_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "projects.csv"
    path.write_text(table())
    with pytest.raises(DataError, match="found no column 'yaer'; allowed: 'project_id', 'city'"):
        read_survey(path, columns={"yaer": "wave"})


def test_what_is_no_table_is_refused():
    for source in (None, 3, [1, 2], {"city": ["Seoul"]}, object()):
        with pytest.raises(TypeError, match="source must be a path or a DataFrame"):
            read_survey(source)


def book(path, rows, **others):
    """Write a workbook; a sheet for `rows` and one for each of `others`."""
    workbook = openpyxl.Workbook()
    for title, cells in {"Sheet": rows, **others}.items():
        sheet = workbook[title] if title in workbook.sheetnames else workbook.create_sheet(title)
        for row in cells:
            sheet.append(row)
    workbook.save(path)
    return workbook


GOOD = [HEADING.split(","), ["a", "Seoul", 2022, "public"], ["b", "Busan", 2022, "private"]]


def test_a_workbook_that_cannot_be_read_as_rows_is_refused(tmp_path):
    path = tmp_path / "projects.xlsx"
    for rows, message in (
        (
            [*GOOD, ["c", "Seoul", 2022, "=A1"]],
            "row 4: found a formula without a stored value in D4",
        ),
        ([*GOOD, ["c", "Seoul", 2022, "#REF!"]], "row 4: found the error '#REF!' in D4"),
        ([*GOOD, ["c", "Seoul", None, "public"]], "row 4, column 'wave': found an empty cell"),
        ([*GOOD, ["c", "Seoul", True, "public"]], "row 4, column 'wave': found 'True'"),
        ([*GOOD, ["Total", None, 2022, None]], "row 4: found what may be a total, 'Total'"),
        ([], "row 1, column city: found no such column among no headings"),
    ):
        book(path, rows)
        with pytest.raises(DataError, match=f"projects.xlsx, {message}"):
            read_survey(path, strict=True)


def test_merged_cells_and_sheets_in_doubt_are_refused(tmp_path):
    path = tmp_path / "projects.xlsx"
    workbook = book(path, GOOD, Other=GOOD)
    with pytest.raises(
        DataError, match="several sheets that may be the survey, 'Sheet', 'Other'; a"
    ):
        read_survey(path)
    with pytest.raises(DataError, match="found no sheet 'Third'; allowed: 'Sheet', 'Other'"):
        read_survey(path, sheet="Third")
    workbook["Sheet"].merge_cells("B2:B3")
    workbook.save(path)
    with pytest.raises(DataError, match="row 2: found merged cells B2:B3; allowed: one value in"):
        read_survey(path, sheet="Sheet")
    assert read_survey(path, sheet="Other").rows == 2


def frame(**columns):
    """Return a good pandas table of two rows with some columns replaced."""
    good = {
        "project_id": ["a", "b"],
        "city": ["Seoul", None],
        "wave": [2022, 2022],
        "funding": ["public", "ppp"],
    }
    return pd.DataFrame(good | columns)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"wave": [2022.5, 2022]}, "Pandas table, row 0, column 'wave': found '2022.5'"),
        ({"wave": [2022, None]}, "row 1, column 'wave': found an empty cell"),
        ({"wave": [2022, float("inf")]}, "row 1, column 'wave': found 'inf'"),
        ({"wave": [True, False]}, "row 0, column 'wave': found 'True'"),
        ({"funding": [["public"], "ppp"]}, "row 0, column funding: found a list; allowed: text"),
        ({"funding": [{"a": 1}, "ppp"]}, "found a dict"),
        ({"city": [b"Seoul", "Busan"]}, "found a bytes"),
        ({"city": [True, "Busan"]}, "row 0, column 'city': found 'True'; allowed: a name"),
        ({"amount": [1.0, float("-inf")]}, "row 1, column 'amount': found '-inf'"),
        ({"amount": [datetime.date(2022, 1, 1)] * 2}, "column 'amount': found values of type"),
        ({"project_id": ["a", "a"]}, "row 1, column 'project_id': found 'a' again"),
        ({"weight": [1.0, None]}, "row 1, column 'weight': found an empty cell"),
    ],
)
def test_a_data_frame_that_cannot_be_used_is_refused_with_its_row(columns, message):
    with pytest.raises(DataError, match=message):
        read_survey(frame(**columns), strict=True)


def test_a_data_frame_with_odd_headings_is_refused():
    doubled = frame().rename(columns={"city": "wave"})
    with pytest.raises(DataError, match="found the heading 'wave' twice"):
        read_survey(doubled)
    with pytest.raises(DataError, match="found headings of 2 levels"):
        read_survey(pd.concat({"a": frame()}, axis=1))
    with pytest.raises(DataError, match="no such column among no headings"):
        read_survey(pd.DataFrame())
    with pytest.raises(DataError, match="Pandas table: found no rows"):
        read_survey(frame().head(0))
