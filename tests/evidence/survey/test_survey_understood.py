"""Tables as dirty as real ones are read right, and what was understood is listed."""

import csv
import datetime
import io
import itertools
from decimal import Decimal

import numpy as np
import opencoesione
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.evidence.survey import check_survey, read_survey
from scsi.evidence.survey.columns import survey_columns
from scsi.evidence.survey.words import as_they_stand, reader
from scsi.vocabulary import DataError

HEADING = ["project_id", "city", "wave", "funding", "amount"]
ROWS = [
    ["a", "Zürich", "2022", "public", "1234.5"],
    ["b", "서울", "2022", "private", "1000"],
    ["c", "", "2019", "ppp", ""],
    ["d", "Zürich", "2019", "", "0.25"],
]
COUNTS = {
    (2019, None, "ppp"): 1,
    (2019, "Zürich", None): 1,
    (2022, "Zürich", "public"): 1,
    (2022, "서울", "private"): 1,
}


def counted(survey, *by, n="n"):
    """Return the counts of a survey as a dictionary, None for what is missing."""
    by = by or ("wave", "city", "funding")
    table = survey.counts(by)
    assert table["n"].dtype == np.int64
    keys = ([None if pd.isna(k) else k for k in table[name]] for name in by)
    return dict(zip(zip(*keys, strict=True), table[n], strict=True))


def text(rows, heading=HEADING, separator=",", end="\n", quoting=csv.QUOTE_MINIMAL):
    """Return rows as delimited text."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerows([heading, *rows])
    return file.getvalue()


def read(tmp_path, content, written="utf-8", **options):
    """Write a file and read it as a survey."""
    path = tmp_path / "projects.csv"
    path.write_bytes(content.encode(written))
    return read_survey(path, **options)


def tried(path):
    """Return the survey, or None, and the faults."""
    try:
        return read_survey(path), []
    except DataError as error:
        return None, error.faults


def test_a_clean_table_is_read_without_a_word(tmp_path):
    survey = read(tmp_path, text([["a", "Seoul", "2022", "public", "1"]]))
    assert survey.understood == ("1 row",)
    assert repr(survey) == "Survey projects.csv: 1 row in 2022"


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252"])
def test_the_same_table_however_it_is_written_gives_the_same_counts(tmp_path, encoding):
    rows, counts = ROWS, COUNTS
    if encoding == "cp1252":
        rows = [[cell.replace("서울", "Genève") for cell in row] for row in ROWS]
        counts = {
            tuple("Genève" if k == "서울" else k for k in key): n for key, n in COUNTS.items()
        }
    if encoding == "cp949":
        rows = [[cell.replace("Zürich", "부산 강서구") for cell in row] for row in ROWS]
        counts = {
            tuple("부산 강서구" if k == "Zürich" else k for k in key): n
            for key, n in COUNTS.items()
        }
    quotings = itertools.cycle([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    for separator, end in itertools.product(",;\t|", ["\n", "\r\n", "\r"]):
        quoting = next(quotings)
        survey = read(tmp_path, text(rows, separator=separator, end=end, quoting=quoting), encoding)
        assert counted(survey) == counts
        assert survey.counts(["wave"], ["amount"])["amount"].tolist() == [0.25, 2234.5]


def test_encodings_and_separators_are_listed(tmp_path):
    survey = read(tmp_path, text(ROWS[:1], separator=";"), "cp1252")
    assert "encoding: Windows-1252 (Latin-1), as in 'Zürich'" in survey.understood
    assert "separator: semicolon" in survey.understood
    survey = read(tmp_path, text(ROWS[1:2], separator="\t"), "cp949")
    assert "encoding: CP949 (Korean), as in '서울'" in survey.understood
    assert "separator: tab" in survey.understood
    survey = read(tmp_path, text(ROWS), "utf-8-sig")
    assert "encoding: UTF-8 with a byte-order mark" in survey.understood


def test_an_encoding_that_is_asked_for_is_used(tmp_path):
    survey = read(
        tmp_path, text([["a", "Łódź", "2022", "public", ""]]), "cp1250", encoding="cp1250"
    )
    assert list(counted(survey, "city")) == [("Łódź",)]


def test_korean_headings_and_words_are_read(tmp_path):
    heading = ["사업번호", "도시", "조사연도", "재원", "금액"]
    words = {"public": "공공", "private": "민간", "ppp": "민관협력"}
    rows = [[a, b, f"{c}년", words.get(d, d), e] for a, b, c, d, e in ROWS]
    survey = read(tmp_path, text(rows, heading))
    assert counted(survey) == COUNTS
    assert "column '재원' is funding" in survey.understood
    assert any("'공공' read as public (1 row)" in line for line in survey.understood)


DECIMALS = {
    "1234,5 0,25 1000": [1234.5, 0.25, 1000],
    "1.234,5 0,25 1.000": [1234.5, 0.25, 1000],
    "1,234.5 0.25 1,000": [1234.5, 0.25, 1000],
    "1'234.5 .25 1'000": [1234.5, 0.25, 1000],
    "1\u00a0234,5 0,25 1\u202f000": [1234.5, 0.25, 1000],
    "1.234.567 12,5 7": [1234567, 12.5, 7],
    "1,234,567 12.5 7": [1234567, 12.5, 7],
    "1e3 2.5E-1 +7": [1000, 0.25, 7],
    "1,234 2,5 3": [1.234, 2.5, 3],
    "0.125 12 7": [0.125, 12, 7],
}


@pytest.mark.parametrize("cells", DECIMALS)
def test_decimal_marks_are_told_by_the_whole_column(tmp_path, cells):
    rows = [[f"p{i}", "Seoul", "2022", "public", cell] for i, cell in enumerate(cells.split(" "))]
    survey = read(tmp_path, text(rows, separator=";"))
    assert survey.to_frame()["amount"].tolist() == DECIMALS[cells]
    assert survey.counts(["wave"], ["amount"])["amount"].tolist() == [sum(DECIMALS[cells])]


@pytest.mark.parametrize(("decimal", "value"), [(".", 1234.0), (",", 1.234)])
def test_a_decimal_mark_in_doubt_is_as_the_caller_says(tmp_path, decimal, value):
    content = text([["a", "Seoul", "2022", "public", "1,234"]], separator=";")
    with pytest.raises(DataError, match=r"say decimal='\.' or decimal=','"):
        read(tmp_path, content, strict=True)
    with pytest.raises(DataError, match=r"say decimal='\.' or decimal=','"):
        read(tmp_path, content).counts(["wave"], ["amount"])
    survey = read(tmp_path, content, decimal=decimal)
    assert survey.to_frame()["amount"].tolist() == [value]


DATES = [
    "2022",
    "2022-03-01",
    "01/03/2022",
    "3.1.2022",
    "2022.03.01",
    "2022. 3. 1.",
    "2022/3/1",
    "2022년",
    "2022년 3월 1일",
    "2022.0",
    " 2022 ",
    "２０２２",
    "2022-03-01T10:00:00Z",
    "2022-03-01 00:00:00",
    "2022-03",
]


def test_years_and_dates_are_read_as_years(tmp_path):
    rows = [[f"p{i}", "Seoul", date, "public", ""] for i, date in enumerate(DATES)]
    survey = read(tmp_path, text(rows))
    assert counted(survey, "wave") == {(2022,): len(DATES)}
    assert any(
        line == "wave: 14 dates like '01/03/2022' read as their years, here 2022"
        for line in survey.understood
    )


def test_words_in_any_case_and_spacing_are_read_and_listed(tmp_path):
    words = ["Public", "PUBLIC", " public ", "Ppp", "N/A", "-", "null"]
    rows = [[f"p{i}", "Seoul", "2022", word, ""] for i, word in enumerate(words)]
    survey = read(tmp_path, text(rows))
    assert counted(survey, "funding") == {("public",): 3, ("ppp",): 1, (None,): 3}
    said = next(line for line in survey.understood if line.startswith("funding: 'Public'"))
    assert "'N/A' read as an empty cell (1 row)" in said
    assert "funding: empty in 3 rows, kept and counted" in survey.understood


def test_words_are_mapped_as_the_caller_says(tmp_path):
    rows = [["a", "Seoul", "2022", "Mixed", ""], ["b", "Seoul", "2022", "unknown", ""]]
    survey = read(
        tmp_path,
        text(rows, ["project_id", "city", "Year", "funding", "wave"]),
        columns={"year": "wave", "wave": None},
        categories={"mixed": "ppp", "unknown": None, "other": "private"},
    )
    assert counted(survey, "funding") == {("ppp",): 1, (None,): 1}
    assert "categories not found: 'other'" in survey.understood


def test_spellings_of_a_city_are_one_city_and_listed(tmp_path):
    cities = ["Seoul", "Seoul", "SEOUL", " Seoul", "Se\u0301ville", "S\u00e9ville", "New  York"]
    rows = [[f"p{i}", city, "2022", "public", ""] for i, city in enumerate(cities)]
    survey = read(tmp_path, text(rows))
    assert counted(survey, "city") == {("New York",): 1, ("Seoul",): 4, ("Séville",): 2}
    assert any("'SEOUL' read as Seoul (1 row)" in line for line in survey.understood)


def test_comments_totals_titles_and_blank_lines_are_left_out_and_listed(tmp_path):
    content = (
        "Projects by city\n\n# from the ministry\n" + text(ROWS) + "\n"
        "# end of the table\nTotal,,,,2234.75\n합계,,,,\n,,,,\n"
    )
    survey = read(tmp_path, content)
    assert counted(survey) == COUNTS
    assert "2 lines above the heading in line 4 left out" in survey.understood
    assert "1 comment row left out: line 10" in survey.understood
    assert "2 total rows left out: lines 11, 12" in survey.understood
    assert "2 blank lines left out" in survey.understood


def test_ids_that_all_begin_with_a_hash_are_ids(tmp_path):
    survey = read(tmp_path, text([[f"#{i}", "Seoul", "2022", "public", ""] for i in range(3)]))
    assert survey.rows == 3


def test_empty_cells_at_the_end_of_rows_are_left_out(tmp_path):
    survey = read(tmp_path, text([[*row, "", ""] for row in ROWS]))
    assert counted(survey) == COUNTS
    assert "empty cells beyond the heading left out in 4 rows" in survey.understood


def test_quoted_line_ends_keep_the_line_numbers_right(tmp_path):
    rows = [["a", "Seoul\nKorea", "2022", "public", ""], ["b", "Seoul", "2022", "pubic", ""]]
    with pytest.raises(DataError, match="line 4, column 'funding': found 'pubic'"):
        read(tmp_path, text(rows))


def test_empty_ids_are_kept_and_the_same_id_may_be_in_two_waves(tmp_path):
    rows = [
        ["", "Seoul", "2022", "public", ""],
        ["", "Seoul", "2022", "public", ""],
        ["a", "Seoul", "2022", "public", ""],
        ["a", "Seoul", "2019", "public", ""],
    ]
    survey = read(tmp_path, text(rows))
    assert counted(survey, "wave") == {(2019,): 1, (2022,): 3}
    assert "project_id: empty in 2 rows, kept and counted" in survey.understood


def test_formulas_and_markup_stay_text(tmp_path):
    cities = [
        '=HYPERLINK("http://x";"y")',
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "@SUM",
        "+1",
        "$(reboot)",
        "'; drop table x; --",
    ]
    rows = [[f"p{i}", city, "2022", "public", ""] for i, city in enumerate(cities)]
    survey = read(tmp_path, text(rows))
    assert sorted(key for (key,) in counted(survey, "city")) == sorted(cities)
    assert survey.to_frame()["city"].tolist() == cities


def test_rows_come_back_in_our_names_and_words(tmp_path):
    frame = read(tmp_path, text(ROWS)).to_frame()
    assert frame["wave"].tolist() == [2022, 2022, 2019, 2019]
    assert frame["wave"].dtype == np.int64
    assert frame["city"].isna().tolist() == [False, False, True, False]
    assert frame["funding"].fillna("?").tolist() == ["public", "private", "ppp", "?"]
    assert frame["amount"].isna().tolist() == [False, False, True, False]


def test_counts_refuse_what_cannot_be_counted(tmp_path):
    rows = [["a", "Seoul", "2022", "public", "1", "KRW"], ["b", "Seoul", "2022", "ppp", "2", "eur"]]
    survey = read(tmp_path, text(rows, [*HEADING, "currency"]))
    with pytest.raises(ValueError, match=r"by must be one of .*got 'citty'; did you mean 'city'"):
        survey.counts(["citty"])
    with pytest.raises(ValueError, match="by must name at least one column, each once"):
        survey.counts([])
    with pytest.raises(ValueError, match="sums must be one of amount; got 'weight'"):
        survey.counts(["wave"], ["weight"])
    with pytest.raises(ValueError, match="amounts in EUR, KRW cannot be added; count by currency"):
        survey.counts(["wave"], ["amount"])
    assert counted(survey, "currency") == {("EUR",): 1, ("KRW",): 1}
    assert survey.counts(["wave", "currency"], ["amount"])["amount"].tolist() == [2.0, 1.0]


def workbook(path, *rows, title="Sheet"):
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_a_workbook_is_read_like_the_text(tmp_path):
    path = tmp_path / "projects.xlsx"
    workbook(
        path,
        ["Projects"],
        [],
        HEADING,
        ["a", "Zürich", 2022, "public", 1234.5],
        ["b", "서울", datetime.date(2022, 5, 1), "private", 1000],
        [],
        ["c", None, 2019, "ppp", None],
        ["d", "Zürich", "2019", None, 0.25],
        ["Total", None, None, None, "=SUM(E4:E8)"][:4],
    )
    survey = read_survey(path)
    assert counted(survey) == COUNTS
    assert survey.to_frame()["amount"].sum() == 2234.75
    assert "2 rows above the heading in row 3 left out" in survey.understood
    assert "1 total row left out: row 9" in survey.understood
    assert "1 blank row left out" in survey.understood


def test_a_workbook_with_notes_is_read_from_the_sheet_that_fits(tmp_path):
    path = tmp_path / "projects.xlsx"
    workbook(path, HEADING, ROWS[0])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notes", 0).append(["read me"])
    book.save(path)
    survey = read_survey(path)
    assert counted(survey) == {(2022, "Zürich", "public"): 1}
    assert "sheet 'Sheet' of 'Notes', 'Sheet'" in survey.understood


def test_a_data_frame_of_mixed_kinds_is_read(tmp_path):
    frame = pd.DataFrame(
        {
            "project_id": [1, 2, 3, 4],
            "city": pd.Categorical(["Seoul", None, "Busan", "Seoul"]),
            "wave": pd.to_datetime(["2022-01-01", "2022-12-31", "2019-06-01", "2019-06-02"]),
            "funding": ["public", np.nan, pd.NA, None],
            "amount": [Decimal("1.5"), None, Decimal(2), Decimal(0)],
            3: [0, 0, 0, 0],
        }
    )
    survey = read_survey(frame.drop(columns="amount"))
    assert counted(survey) == {
        (2019, "Busan", None): 1,
        (2019, "Seoul", None): 1,
        (2022, "Seoul", "public"): 1,
        (2022, None, None): 1,
    }
    assert "wave: dates read as their years" in survey.understood
    floats = frame.assign(wave=[2022.0, 2022.0, 2019.0, 2019.0], amount=[1.5, np.nan, 2, 0])
    survey = read_survey(floats)
    assert survey.counts(["wave"], ["amount"])["amount_known"].tolist() == [2, 1]
    assert survey.to_frame()["project_id"].tolist() == ["1", "2", "3", "4"]


def test_the_profile_of_a_survey(tmp_path):
    profile = read(tmp_path, text(ROWS)).profile()
    assert profile.cities.to_dict("index") == {
        2019: {"projects": 2, "cities": 1, "without_city": 1},
        2022: {"projects": 2, "cities": 2, "without_city": 0},
    }
    assert profile.overlap.loc[(2019, 2022)].to_dict() == {
        "both": 1,
        "only_before": 0,
        "only_after": 1,
    }
    assert profile.categories.loc[2019].to_dict() == {
        "public": 0,
        "private": 0,
        "ppp": 1,
        "(empty)": 1,
    }
    assert profile.missing.loc[2019].to_dict() == {
        "project_id": 0,
        "city": 1,
        "funding": 1,
        "amount": 1,
    }
    assert repr(profile).endswith("Nothing stands in the way.")
    assert profile.in_the_way == ()


cell = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            cell,
            st.sampled_from(["2019", "2022"]),
            st.sampled_from(["public", "private", "ppp", ""]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_city_name_survives_and_every_row_counts(tmp_path_factory, rows, separator):
    rows = [[f"p{i}", city, wave, funding, ""] for i, (city, wave, funding) in enumerate(rows)]
    path = tmp_path_factory.mktemp("any") / "projects.csv"
    path.write_text(text(rows, separator=separator, quoting=csv.QUOTE_ALL), encoding="utf-8")
    survey, faults = tried(path)
    assert all(line.startswith("projects.csv") for line in faults)
    if survey is None:
        assert any("total" in line for line in faults)
        return
    expected = {}
    for _, _, wave, funding, _ in rows:
        key = (int(wave), funding or None)
        expected[key] = expected.get(key, 0) + 1
    totals = sum(line.startswith("1 total row") for line in survey.understood)
    assert sum(counted(survey, "wave", "funding").values()) == len(rows) - totals
    if not totals:
        assert counted(survey, "wave", "funding") == dict(
            sorted(expected.items(), key=lambda item: (item[0][0], item[0][1] or "~"))
        )


def mutations(generator, count):
    """Yield a good table with one random change: bytes, cells, rows or lines."""
    good = text(ROWS).encode()
    for _ in range(count):
        data = bytearray(good)
        kind = generator.integers(6)
        at = int(generator.integers(len(data)))
        if kind == 0:
            data[at] = int(generator.integers(256))
        elif kind == 1:
            del data[at : at + int(generator.integers(1, 30))]
        elif kind == 2:
            data[at:at] = bytes(
                generator.integers(256, size=int(generator.integers(1, 6))).tolist()
            )
        elif kind == 3:
            data = data[:at]
        elif kind == 4:
            data[at:at] = generator.choice([b",", b'"', b"\n", b"#", b";", b"\t", b"\r"])
        else:
            lines = data.split(b"\n")
            generator.shuffle(lines)
            data = b"\n".join(lines)
        yield bytes(data)


@pytest.mark.slow
def test_a_damaged_table_is_refused_by_name_or_counted_row_by_row(tmp_path):
    refused = 0
    for data in mutations(np.random.default_rng(20220218), 150):
        path = tmp_path / "damaged.csv"
        path.write_bytes(data)
        survey, faults = tried(path)
        assert all(line.startswith("damaged.csv") for line in faults)
        if survey is None:
            assert faults
            refused += 1
            continue
        # What is read is a subset of what was written, with as many rows as the table says.
        assert survey.counts(["wave"])["n"].sum() == survey.rows == len(survey.to_frame())
        assert survey.rows <= len(ROWS) + 1
        assert set(survey.waves) <= set(range(1900, 2101))
    assert refused > 50


def test_the_italian_survey_is_read_with_a_mapping_of_three_words(tmp_path):
    path = tmp_path / "projects.csv"
    rows = opencoesione.projects()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    survey = read_survey(
        path, columns={"year": "wave", "funding_source": "funding"}, categories={"mixed": "ppp"}
    )
    expected = {}
    for theme, cells in opencoesione.COUNTS.items():
        for (year, kind), numbers in cells.items():
            key = (year, theme, {"mixed": "ppp"}.get(kind, kind))
            expected[key] = sum(numbers)
    assert survey.rows == sum(expected.values()) == 417
    assert counted(survey, "wave", "sector", "funding") == expected
    # Those without a city are not like the rest: without them the public share falls.
    shares = {}
    for key in (True, False):
        some = survey.counts()
        some = some[(some["wave"] == 2022) & (key | some["city"].notna())]
        shares[key] = some.loc[some["funding"] == "public", "n"].sum() / some["n"].sum()
    assert [round(100 * share) for share in shares.values()] == [72, 62]


def test_a_check_of_a_table_that_is_no_file_says_so(tmp_path):
    profile = check_survey(tmp_path / "none.csv")
    assert profile.rows == 0
    assert repr(profile).splitlines()[-1].startswith("  none.csv: found no such file")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.text(alphabet=" \t\n\x1cabAéß-", max_size=4), min_size=1, max_size=4, unique=True)
)
def test_names_that_stand_are_those_that_reading_would_leave(values):
    column = survey_columns()["city"]
    read = reader(column, {})
    unchanged = [read(value) for value in values] == values
    distinct = len({value.casefold() for value in values}) == len(values)
    plain = all(map(str.isascii, values))
    assert as_they_stand(column, values) == (plain and unchanged and distinct)
    assert not as_they_stand(column, [*values, 7])
    assert not as_they_stand(survey_columns()["funding"], ["public"])
