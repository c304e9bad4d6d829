"""Kinds of tables that were read wrongly in silence or refused, each with what is right."""

import csv
import datetime
import gzip
import io
import os
import subprocess
import sys
import zipfile

import duckdb
import openpyxl
import pandas as pd
import pytest
from openpyxl.styles import numbers

from scsi.evidence.survey import check_survey, delimited, read_survey
from scsi.evidence.survey.keys import near_pairs
from scsi.vocabulary import DataError

CITIES = ["Lima", "Oslo", "Porto"]


@pytest.fixture(params=["few rows", "many rows", "row by row"])
def size(request, monkeypatch):
    """Return how often a table's rows are repeated; the last way reads each row by itself."""
    if request.param == "row by row":
        monkeypatch.setattr(delimited, "_simple", lambda text, heading: False)
    return 3000 if request.param == "many rows" else 1


def rows_of(before=CITIES, after=CITIES, times=1):
    """Return rows of two waves: per city one public and one private, in the second all public."""
    rows = []
    for i in range(times):
        for wave, cities in ((2019, before), (2022, after)):
            for city in cities:
                for j, funding in enumerate(("public", "private" if wave == 2019 else "public")):
                    rows.append([f"{wave}-{city}-{i}-{j}", city, wave, funding])
    return rows


def written(path, rows, heading=("project_id", "city", "wave", "funding"), encoding="utf-8"):
    """Write rows as CSV."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([heading, *rows])
    return path


def cities_of(survey):
    """Return the cities of each wave."""
    counts = survey.counts(["wave", "city"]).dropna(subset="city")
    return {wave: set(counts["city"][counts["wave"] == wave]) for wave in survey.waves}


def said(survey, *words):
    """Return whether one line of what was understood holds all of the words."""
    return any(all(word in line for word in words) for line in survey.understood)


def shares(survey, category="public"):
    """Return in how many rows of each wave the category is, and how many rows there are."""
    counts = survey.counts(["wave", "funding"])
    return {
        wave: (
            int(counts["n"][(counts["wave"] == wave) & (counts["funding"] == category)].sum()),
            int(counts["n"][counts["wave"] == wave].sum()),
        )
        for wave in survey.waves
    }


def test_a_city_is_its_name_within_its_region_and_country(tmp_path, size):
    regions = [f"Region {i:02d}" for i in range(12)]
    rows = [
        [f"{wave}-{region}-{i}-{j}", "Jung-gu", region, wave, "public" if j else "private"]
        for wave in (2019, 2022)
        for region in regions
        for i in range(size)
        for j in range(2)
    ]
    path = written(tmp_path / "a.csv", rows, ("project_id", "city", "region", "wave", "funding"))
    survey = read_survey(path)
    assert {wave: len(found) for wave, found in cities_of(survey).items()} == {2019: 12, 2022: 12}
    assert said(survey, "1 name in several regions or countries read as 12 cities: 'Jung-gu'")
    assert "Jung-gu (Region 03)" in cities_of(survey)[2019]
    assert read_survey(path, columns={"region": None}).counts(["city"])["n"].tolist() == [len(rows)]


def test_a_city_without_its_region_is_the_only_one_of_its_name_or_another():
    rows = {
        "project_id": range(6),
        "city": ["Busan", "Busan", "Seogu", "Seogu", "Seogu", None],
        "region": ["South", None, "Busan", "Daejeon", None, "South"],
        "wave": [2019, 2022, 2019, 2022, 2022, 2022],
        "funding": ["public"] * 6,
    }
    survey = read_survey(pd.DataFrame(rows))
    assert cities_of(survey) == {
        2019: {"Busan", "Seogu (Busan)"},
        2022: {"Busan", "Seogu (Daejeon)", "Seogu (?)"},
    }
    assert survey.to_frame()["city"].isna().sum() == 1


ALIKE = {
    "zero width space": "Lima\u200b",
    "zero width joiner": "Li\u200dma",
    "word joiner": "\u2060Lima",
    "left to right": "\u200eLima",
    "soft hyphen": "Li\u00adma",
    "variation selector": "Lima\ufe0f",
    "tag": "Lima\U000e0041",
    "Hangul filler": "Lima\u3164",
    "no-break space": "Lima\u00a0",
    "ideographic space": "\u3000Lima",
    "capitals": "LIMA",
    "full width": "Ｌｉｍａ",
    "carriage return of a workbook": "Lima_x000D_",
    "quotes after a space": ' "Lima"',
}


@pytest.mark.parametrize("kind", ALIKE)
def test_names_that_look_alike_are_one_and_it_is_told(tmp_path, size, kind):
    rows = rows_of(after=[ALIKE[kind], "Oslo", "Porto"], times=size)
    path = tmp_path / "a.csv"
    lines = [",".join(map(str, row)) for row in rows]
    path.write_text("\n".join(["project_id,city,wave,funding", *lines]) + "\n", encoding="utf-8")
    survey = read_survey(path)
    assert cities_of(survey)[2019] == cities_of(survey)[2022]
    assert said(survey, "city:", f"{2 * size:,} row")


PAIRS = [("İzmir", "izmir"), ("IZMİR", "Izmir"), ("L'Aquila", "L’Aquila"), ("Aix-en", "Aix‐en")]


@pytest.mark.parametrize("pair", [*PAIRS, ("Se\u0301ville", "S\u00e9ville"), ("Straße", "STRASSE")])
def test_two_ways_to_write_one_name_are_one(pair):
    rows = rows_of([pair[0], "Oslo"], [pair[1], "Oslo"])
    survey = read_survey(pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding"]))
    assert cities_of(survey)[2019] == cities_of(survey)[2022]


@pytest.mark.parametrize(
    "pair",
    [("Bangalore", "Bengaluru"), ("Milan", "Milano"), ("서울", "서울특별시"), ("1", "00001"),
     ("Saint-Denis", "Saint Denis"), ("Zurich", "Zürich"), ("Москва", "Mосква"),
     ("Sao Paulo", "São Paulo"), ("New York", "New York City"), ("Pittsburg", "Pittsburgh")],
)  # fmt: skip
def test_names_that_nearly_agree_are_pointed_out_and_never_merged(pair):
    rows = rows_of([pair[0], "Oslo"], [pair[1], "Oslo"])
    survey = read_survey(pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding"]))
    assert cities_of(survey) == {2019: {pair[0], "Oslo"}, 2022: {pair[1], "Oslo"}}
    assert said(survey, "names that nearly agree", f"'{pair[0]}' (in 2019)", f"'{pair[1]}' (in")


@pytest.mark.parametrize(
    "pair",
    [("City 1", "City 2"), ("City A", "City B"), ("East Ham", "West Ham"), ("Oslo", "Lima"),
     ("Spokane", "Spooner"), ("Harper", "Harlem"), ("Paris", "Perez"), ("Perth", "Porta")],
)  # fmt: skip
def test_other_names_are_not_pointed_out(pair):
    rows = rows_of([pair[0], "Porto"], [pair[1], "Porto"])
    survey = read_survey(pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding"]))
    assert not said(survey, "nearly agree")


def test_of_very_many_names_those_that_sound_alike_are_found_at_once():
    gone = {"Bangalore", "Milan", *(f"Town {i}" for i in range(20_000))}
    come = {"Bengaluru", "Milano", *(f"Ville {i}" for i in range(20_000))}
    assert near_pairs(gone, come) == [("Bangalore", "Bengaluru"), ("Milan", "Milano")]


@pytest.mark.parametrize("word", ["N/A", "#N/A", "-", "?", "unknown", ".", "미상", "keine Angabe"])
def test_words_for_nothing_are_empty_in_every_column_and_can_be_names(tmp_path, size, word):
    path = written(tmp_path / "a.csv", rows_of(before=["Lima", word], after=["Lima"], times=size))
    survey = read_survey(path)
    assert cities_of(survey) == {2019: {"Lima"}, 2022: {"Lima"}}
    assert said(survey, "city: ", "read as an empty cell", f"({2 * size:,} rows)")
    assert cities_of(read_survey(path, empty=()))[2019] == {"Lima", word}


def test_na_is_a_code_among_codes_and_other_words_can_be_mapped_to_nothing():
    table = pd.DataFrame(
        rows_of(["NA", "DE", "KR"], ["NA", "DE", "KR"]),
        columns=["project_id", "city", "wave", "funding"],
    )
    assert cities_of(read_survey(table))[2019] == {"NA", "DE", "KR"}
    mapped = read_survey(table, categories={"DE": None})
    assert cities_of(mapped)[2019] == {"NA", "KR"}


ENCODINGS = [
    ("cp1251", "Москва"),
    ("gb18030", "北京市"),
    ("shift_jis", "東京都"),
    ("cp1253", "Αθήνα"),
]


@pytest.mark.parametrize(("encoding", "city"), ENCODINGS)
def test_an_encoding_that_can_only_be_guessed_is_refused_and_shown(tmp_path, size, encoding, city):
    path = written(tmp_path / "a.csv", rows_of(after=["Lima", city], times=size), encoding=encoding)
    with pytest.raises(DataError, match=f"not UTF-8, .*{encoding} as in '{city}'.*encoding="):
        read_survey(path)
    assert city in cities_of(read_survey(path, encoding=encoding))[2022]


def test_utf_7_is_not_ascii_and_utf_32_is_not_utf_16(tmp_path):
    rows = rows_of(after=["Lima", "서울"])
    path = written(tmp_path / "a.csv", rows, encoding="utf-7")
    with pytest.raises(DataError, match=r"may be ascii as in '\+\S+-' or utf-7 as in '서울'"):
        read_survey(path)
    for encoding in ("utf-32", "utf-16", "utf-8-sig"):
        path = written(tmp_path / "a.csv", rows, encoding=encoding)
        assert cities_of(read_survey(path))[2022] == {"Lima", "서울"}


def test_korean_bytes_in_the_last_line_only_are_korean(tmp_path, size):
    path = written(tmp_path / "a.csv", rows_of(times=size))
    with path.open("ab") as file:
        file.write("z,서울,2022,public\r\n".encode("cp949"))
    survey = read_survey(path)
    assert said(survey, "CP949 (Korean), as in '서울'")
    assert survey.rows == 12 * size + 1


def test_a_quoted_title_with_line_ends_costs_no_row(tmp_path, size):
    path = written(tmp_path / "a.csv", rows_of(times=size))
    path.write_text('"Report\nof\nthree lines"\n' + path.read_text())
    survey = read_survey(path)
    assert survey.rows == 12 * size
    assert said(survey, "above the heading in line 4 left out")


def test_the_separator_is_told_by_the_shape_of_the_lines(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Stadt;Jahr;Träger;Kosten\nKöln;2019;öffentlich;1,5\nUlm;2022;privat;2,5\n")
    survey = read_survey(
        path,
        columns={"Stadt": "city", "Jahr": "wave", "Träger": "funding", "Kosten": "amount"},
        categories={"öffentlich": "public", "privat": "private"},
    )
    assert survey.counts(["wave"], ["amount"])["amount"].tolist() == [1.5, 2.5]
    profile = check_survey(path)
    assert "'Stadt', 'Jahr', 'Träger', 'Kosten'" in profile.in_the_way[0]
    assert "column 'Stadt' is city: its heading" in profile.understood
    assert "'Träger' may be funding: its heading" in profile.proposed


@pytest.mark.parametrize("typed", ["\t", "\\t", "tab"])
def test_a_tab_may_be_typed(tmp_path, typed):
    path = tmp_path / "a.csv"
    path.write_text("project_id\tcity\twave\tfunding\na\tOslo\t2022\tpublic\n")
    assert read_survey(path, separator=typed).rows == 1
    with pytest.raises(DataError, match="found no semicolon between cells"):
        read_survey(path, separator=";")


def workbook(path, rows, edit=lambda sheet: None):
    """Write a workbook."""
    book = openpyxl.Workbook()
    for row in [["project_id", "city", "wave", "funding", "amount"], *rows]:
        book.active.append(row)
    edit(book.active)
    book.save(path)
    return path


def test_numbers_of_a_workbook_stay_numbers_beside_texts(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        [["a", "Oslo", 2019, "public", 300.125], ["b", "Oslo", 2022, "public", "1.234,5"]],
    )
    for decimal in (None, ","):
        survey = read_survey(path, decimal=decimal)
        assert survey.to_frame()["amount"].tolist() == [300.125, 1234.5]
        assert survey.counts(["wave"], ["amount"])["amount"].tolist() == [300.125, 1234.5]
    frame = survey.to_frame().assign(amount=[300.125, "1.234,5"])
    assert read_survey(frame).to_frame()["amount"].tolist() == [300.125, 1234.5]


def test_codes_are_as_the_workbook_shows_them(tmp_path):
    def shown(sheet):
        sheet["B2"].number_format = "00000"

    rows = [["a", 1, 2019, "public", 1], ["b", "00001", 2022, "public", 1]]
    survey = read_survey(workbook(tmp_path / "a.xlsx", rows, shown))
    assert cities_of(survey) == {2019: {"00001"}, 2022: {"00001"}}


def test_what_a_workbook_hides_is_told_and_a_far_cell_costs_nothing(tmp_path):
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["E"].hidden = True
        sheet["XFD1048576"] = "x"
        sheet.parent.create_sheet("Old").sheet_state = "hidden"

    rows = [["a", "Oslo", 2019, "public", 1], ["b", "Oslo", 2022, "public", 1]]
    survey = read_survey(workbook(tmp_path / "a.xlsx", rows, hide))
    assert survey.rows == 2
    assert said(survey, "1 hidden row read like the others: 2")
    assert said(survey, "1 hidden column read like the others: E")
    assert said(survey, "hidden sheets: 'Old'")
    assert said(survey, "1 row with cells beyond the headings only left out")


def test_a_formula_without_a_value_is_found_whatever_the_dimension_says(tmp_path):
    rows = [["a", "Oslo", 2019, "public", 1], ["b", "Oslo", 2022, "=D2", 1]]
    path = workbook(tmp_path / "a.xlsx", rows)
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.infolist():
            data = old.read(each)
            if each.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'ref="A1:E3"', b'ref="A1:A1"')
            new.writestr(each, data)
    path.write_bytes(changed.getvalue())
    with pytest.raises(DataError, match="row 3: found a formula without a stored value in D3"):
        read_survey(path)


def test_a_file_is_what_its_first_bytes_say(tmp_path):
    rows = [["a", "Oslo", 2019, "public", 1], ["b", "Oslo", 2022, "public", 1]]
    for name in ("survey", "survey.xls", "survey.csv"):
        assert read_survey(workbook(tmp_path / name, rows)).rows == 2
    content = b"project_id,city,wave,funding\na,Oslo,2022,public\n"
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.writestr("data/projects.csv", content)
    (tmp_path / "one.csv").write_bytes(gzip.compress(content))
    for name, word in (("one.zip", "zip archive"), ("one.csv", "gzip")):
        survey = read_survey(tmp_path / name)
        assert survey.rows == 1
        assert said(survey, "unpacked", word)
    (tmp_path / "lines.json").write_text(
        '{"city": "Oslo", "wave": 2022, "funding": "public"}\n'
        '{"city": "Lima", "wave": 2019, "funding": null}\n'
    )
    assert shares(read_survey(tmp_path / "lines.json")) == {2019: (0, 1), 2022: (1, 1)}
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", content)
        archive.writestr("b.csv", content)
    for name, data, message in (
        ("two.zip", None, "a zip archive of 2 files"),
        ("a.xls", b"<html><table><tr><td>project_id</td></tr></table></html>", "an HTML page"),
        ("a.csv", b'[{"city": "Oslo"}]', "a JSON document"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a password"),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(DataError, match=f"{name}: found .*{message}") as error:
            read_survey(tmp_path / name)
        assert len(error.value.faults) == 1


def test_what_unpacks_to_more_than_a_table_has_is_refused(tmp_path, monkeypatch):
    """Its pieces are added up: each of them is small."""
    header, row = b"project_id,city,wave,funding\n", b"a%07d,Oslo,2022,public\n"
    content = header + b"".join(row % at for at in range(100_000))
    with zipfile.ZipFile(tmp_path / "one.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("projects.csv", content)
    assert 2 << 20 < len(content) < 3 << 20
    monkeypatch.setattr("scsi.evidence.survey.kinds._LARGEST", 2 << 20)
    with pytest.raises(DataError, match="found more than 2,097,152 bytes when unpacked"):
        read_survey(tmp_path / "one.zip")
    monkeypatch.setattr("scsi.evidence.survey.kinds._LARGEST", len(content))
    assert read_survey(tmp_path / "one.zip").rows == 100_000


@pytest.mark.parametrize("kind", ["sav", "dta"])
def test_value_labels_are_the_words_of_a_statistical_file(tmp_path, kind):
    pyreadstat = pytest.importorskip("pyreadstat")
    frame = pd.DataFrame({"city": ["Oslo", "Lima"], "wave": [2019, 2022], "funding": [1, 2]})
    labels = {"funding": {1: "public", 2: "private"}}
    path = str(tmp_path / f"a.{kind}")
    if kind == "sav":
        pyreadstat.write_sav(frame, path, variable_value_labels=labels)
    else:
        pyreadstat.write_dta(frame, path, variable_value_labels=labels)
    assert shares(read_survey(path)) == {2019: (1, 1), 2022: (0, 1)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_read_to_its_end(tmp_path):
    code = "from scsi.evidence.survey import read_survey; print(read_survey('/dev/stdin').rows)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        input="project_id,city,wave,funding\na,Oslo,2022,public\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "1\n"


def parquet(folder, name, query):
    """Write the rows of a query as a Parquet file."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"copy ({query}) to '{folder / name}' (format parquet)")


ROW = "select 'a' as project_id, 'Oslo' as city, {wave} as wave, 'public' as funding"


def test_hidden_parts_of_a_folder_are_no_data_and_it_is_said(tmp_path):
    parquet(tmp_path, "a.parquet", ROW.format(wave=2022))
    for name in ("_temporary/0/b.parquet", ".hidden/c.parquet", "_d.parquet"):
        parquet(tmp_path, name, ROW.format(wave=2022))
    (tmp_path / "notes.csv").write_text("city\n")
    survey = read_survey(tmp_path)
    assert survey.rows == 1
    assert said(survey, "4 files of the folder left out", "_temporary/0/b.parquet")


def test_a_path_never_overrides_a_column(tmp_path):
    parquet(tmp_path, "wave=2019/a.parquet", ROW.format(wave=2022))
    parquet(tmp_path, "wave=2022/b.parquet", ROW.format(wave=2019))
    survey = read_survey(tmp_path)
    assert said(survey, "folders wave= not read")
    parquet(tmp_path / "city=Paris", "a.parquet", ROW.format(wave=2022))
    assert cities_of(read_survey(tmp_path / "city=Paris" / "a.parquet")) == {2022: {"Oslo"}}


@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul", "America/Los_Angeles"])
def test_an_instant_is_in_the_same_wave_in_every_zone(tmp_path, monkeypatch, zone):
    instant = "'2021-12-31 20:00:00+00'::timestamptz"
    parquet(tmp_path, "a.parquet", ROW.format(wave=instant))
    monkeypatch.setenv("TZ", zone)
    survey = read_survey(tmp_path / "a.parquet")
    assert survey.waves == (2021,)
    assert said(survey, "wave: dates read as their years, in the zone UTC")


@pytest.mark.parametrize("odd", ["1850", "", "n/a", "soon", "20222"])
def test_a_row_without_a_readable_wave_is_set_aside_counted_and_shown(tmp_path, size, odd):
    path = written(tmp_path / "a.csv", [*rows_of(times=size), ["odd", "Oslo", odd, "pubic"]])
    survey = read_survey(path)
    line = 12 * size + 2
    assert survey.rows == 12 * size
    assert survey.understood[1].startswith("1 row set aside, whose wave cannot be read: ")
    assert survey.understood[1].endswith(f"(line {line})")
    with pytest.raises(DataError, match=f"line {line}, column 'wave'"):
        read_survey(path, strict=True)


def test_rows_of_other_waves_never_block():
    rows = [*rows_of(), ["x", "Oslo", 2020, "pubic"], ["y", "Oslo", 2021, "mixed"]]
    table = pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding"])
    with pytest.raises(DataError, match="found 'pubic'"):
        read_survey(table)
    survey = read_survey(table, waves=(2019, 2022))
    assert survey.waves == (2019, 2022)
    assert shares(survey) == {2019: (3, 6), 2022: (6, 6)}
    assert said(survey, "2 rows of other waves left out: 2020, 2021")


def test_amounts_that_cannot_be_read_block_only_their_use():
    rows = [[*row, "much" if i == 5 else "1.5"] for i, row in enumerate(rows_of())]
    table = pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding", "amount"])
    survey = read_survey(table)
    assert shares(survey) == {2019: (3, 6), 2022: (6, 6)}
    assert said(survey, "amount: cannot be added up: row 5", "'much'")
    with pytest.raises(DataError, match="row 5, column 'amount': found 'much'"):
        survey.counts(["wave"], ["amount"])
    assert survey.profile().missing["amount"].tolist() == [0, 0]


AMOUNTS = {
    "20,00,00,000": 200e6,
    "1,20,000": 120e3,
    "3 million": 3e6,
    "2.5 crore": 25e6,
    "7억": 7e8,
    "undisclosed": None,
    "12.5": 12.5,
}


@pytest.mark.parametrize("cell", AMOUNTS)
def test_amounts_are_read_as_they_are_written(cell):
    rows = [[*row, cell if i == 0 else "0.5"] for i, row in enumerate(rows_of())]
    table = pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding", "amount"])
    found = read_survey(table).counts(["wave"], ["amount"])
    known = AMOUNTS[cell]
    assert found["amount"].tolist() == [2.5 + (known or 0), 3.0]
    assert found["amount_known"].tolist() == [6 if known else 5, 6]


WAVES = {
    "2019 2022": (2019, 2022),
    "2019.0 2022.0": (2019, 2022),
    "2019년 2022년": (2019, 2022),
    "201903 202203": (2019, 2022),
    "20190315 20220315": (2019, 2022),
    "9/30/1990_0:00:00 9/30/1995_0:00:00": (1990, 1995),
    "3_March_2019 March_5,_2022": (2019, 2022),
    "2018/19 2021/22": ("2018/19", "2021/22"),
    "FY2019 FY2022": ("FY2019", "FY2022"),
    "2014-2018 2019-2023": ("2014-2018", "2019-2023"),
    "Round_2 Round_10": ("Round 2", "Round 10"),
    "1 2": (1, 2),
    "1차 2차": ("1차", "2차"),
    "Wave_I Wave_II": ("Wave I", "Wave II"),
    "baseline follow-up": ("baseline", "follow-up"),
    "pre post": ("pre", "post"),
    "사전 사후": ("사전", "사후"),
}


@pytest.mark.parametrize("cells", WAVES)
def test_waves_of_any_kind_are_in_their_order(tmp_path, size, cells):
    first, second = (cell.replace("_", " ") for cell in cells.split(" "))
    rows = [
        [id_, city, first if wave == 2019 else second, f]
        for id_, city, wave, f in rows_of(times=size)
    ]
    survey = read_survey(written(tmp_path / "a.csv", rows))
    assert survey.waves == WAVES[cells]
    assert [*shares(survey).values()] == [(3 * size, 6 * size), (6 * size, 6 * size)]


def test_short_dates_are_read_where_the_file_decides_which_part_is_the_year():
    days = [f"{day:02d}.{day % 12 + 1:02d}." for day in range(1, 32) if day % 12 + 1 != 2]
    rows = [
        [city, f"{day}{year}", "public"] for day in days for year in ("19", "22") for city in CITIES
    ]
    table = pd.DataFrame(rows, columns=["city", "wave", "funding"])
    assert read_survey(table).waves == (2019, 2022)
    doubtful = pd.DataFrame({"city": ["A", "B"], "wave": ["03/04/05", "04/05/03"], "funding": None})
    with pytest.raises(DataError, match="column 'wave': found '03/04/05'"):
        read_survey(doubtful)


def test_the_order_of_named_waves_is_the_callers_and_years_make_periods():
    table = pd.DataFrame(
        {"city": ["A"] * 4, "wave": ["spring", "autumn"] * 2, "funding": ["public"] * 4}
    )
    assert read_survey(table, waves=("spring", "autumn")).waves == ("spring", "autumn")
    years = table.assign(wave=[2014, 2016, 2019, 2020])
    survey = read_survey(years, waves=("2014-2016", "2019-2022"))
    assert shares(survey) == {"2014-2016": (2, 2), "2019-2022": (2, 2)}


def test_rows_without_an_id_are_numbered_and_repeated_ids_are_one_fault(tmp_path, size):
    rows = [row[1:] for row in rows_of(times=size)]
    survey = read_survey(written(tmp_path / "a.csv", rows, ("city", "wave", "funding")))
    assert survey.rows == 12 * size
    assert survey.to_frame()["project_id"].is_unique
    assert "project_id" not in survey.columns
    again = [["x", *row] for row in rows]
    path = written(tmp_path / "b.csv", again)
    with pytest.raises(DataError) as error:
        read_survey(path)
    (fault,) = error.value.faults
    assert "found 'x' again; allowed: each once in a wave; or repeated_ids='keep'" in fault
    kept = read_survey(path, repeated_ids="keep")
    assert said(kept, f"{12 * size - 2:,} rows with an id that is there before in the wave, kept")


def test_a_count_stands_for_rows_and_a_weight_is_said_first(tmp_path):
    rows = [[*row, i % 5 + 1] for i, row in enumerate(rows_of())]
    table = pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding", "count"])
    repeated = table.loc[table.index.repeat(table["count"])].drop(columns="count")
    counted = read_survey(table).counts()
    expected = repeated.groupby(["wave", "city", "funding"]).size()
    assert counted.set_index(["wave", "city", "funding"])["n"].to_dict() == expected.to_dict()
    weighed = read_survey(table.rename(columns={"count": "weight"}))
    assert weighed.understood[0].startswith("weight: each row counts once where")
    assert weighed.counts(["wave"])["n"].tolist() == [6, 6]
    with pytest.raises(DataError, match=r"column 'count': found '1.5'; allowed: a whole number"):
        read_survey(table.assign(count=[1.5] + [1.0] * 11))


def test_a_wave_without_any_funding_and_a_total_are_not_passed_in_silence():
    table = pd.DataFrame(rows_of(), columns=["project_id", "city", "wave", "funding"])
    blank = table.assign(funding=table["funding"].where(table["wave"] == 2022))
    assert read_survey(blank).understood[0] == "funding: empty in every row of wave 2019"
    total = pd.DataFrame([["t", "Total", 2022, "public"]], columns=table.columns)
    with pytest.raises(DataError, match="row 12: found what may be a total, 'Total'"):
        read_survey(pd.concat([table, total], ignore_index=True))
    total = pd.DataFrame([["Total", None, None, None]], columns=table.columns)
    survey = read_survey(pd.concat([table, total], ignore_index=True))
    assert survey.rows == 12
    assert said(survey, "1 total row left out: row 12")


def test_a_column_of_weights_that_is_left_blank_is_not_used(tmp_path):
    rows = [[*row, "", ""] for row in rows_of()]
    heading = ("project_id", "city", "wave", "funding", "weight", "amount")
    survey = read_survey(written(tmp_path / "a.csv", rows, heading))
    assert said(survey, "weight: empty in every row, not used")
    assert "weight" not in survey.columns


def test_dates_of_a_workbook_are_years(tmp_path):
    rows = [
        ["a", "Oslo", datetime.datetime(2019, 12, 31, 23), "public", 1],
        ["b", "Oslo", datetime.date(2022, 1, 1), "public", 1],
    ]
    path = workbook(
        tmp_path / "a.xlsx",
        rows,
        lambda s: setattr(s["C2"], "number_format", numbers.BUILTIN_FORMATS[22]),
    )
    assert read_survey(path).waves == (2019, 2022)


def test_several_files_are_one_survey_each_of_the_year_in_its_name(tmp_path):
    rows = rows_of()
    heading = ("project_id", "city", "funding")
    for wave in (2019, 2022):
        part = [[row[0], row[1], row[3]] for row in rows if row[2] == wave]
        written(tmp_path / f"schools_{wave}.csv", part, heading)
    survey = read_survey(str(tmp_path / "schools_*.csv"))
    assert shares(survey) == {2019: (3, 6), 2022: (6, 6)}
    assert said(survey, "schools_2019.csv: 6 rows of wave 2019, by its name")
    written(tmp_path / "schools_2023.csv", [["x", "public"]], ("project_id", "funding"))
    with pytest.raises(DataError, match=r"schools_2023\.csv, .*column city: found no such column"):
        read_survey(str(tmp_path / "schools_*.csv"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_fault_in_one_of_several_files_names_the_file_and_its_own_line(tmp_path, kind):
    rows = {
        "a2019": [["Oslo", 2019, "public", "1.5"], ["Lima", 1850, "public", "2"]],
        "b2022": [["Oslo", 2022, "pubic", "much"], ["Total", 2022, "public", "3"]],
    }
    for name, body in rows.items():
        path = tmp_path / f"{name}.{kind}"
        frame = pd.DataFrame(body, columns=["city", "wave", "funding", "amount"])
        frame.to_csv(path, index=False) if kind == "csv" else frame.to_excel(path, index=False)
    with pytest.raises(DataError) as refused:
        read_survey(str(tmp_path / f"*.{kind}"), strict=True)
    word, own = ("line", 2) if kind == "csv" else ("row", 2)
    assert [fault.partition(": found")[0] for fault in refused.value.faults] == [
        f"*.{kind}, {word} {own + 1} of a2019.{kind}, column 'wave'",
        f"*.{kind}, {word} {own} of b2022.{kind}, column 'funding'",
        f"*.{kind}, {word} {own} of b2022.{kind}, column 'amount'",
        f"*.{kind}, {word} {own + 1} of b2022.{kind}",
    ]
    profile = check_survey(str(tmp_path / f"*.{kind}"))
    place = f"({word} {own + 1} of a2019.{kind})"
    assert any(line.endswith(f"'1850' {place}") for line in profile.understood)


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet>
</office:body></office:document-content>"""


MANIFEST = """<?xml version="1.0"?><manifest:manifest
xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""


def test_an_open_document_is_read_with_its_types(tmp_path):
    def cell(value):
        kind = f'float" office:value="{value}' if isinstance(value, (int, float)) else "string"
        start = f'<table:table-cell office:value-type="{kind}">'
        return f"{start}<text:p>{value}</text:p></table:table-cell>"

    table = [["city", "wave", "funding", "amount"], ["Oslo", 2019, "public", 1.5]]
    table += [["Oslo", 2022, "private", "1.234,5"]]
    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in table)
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(rows=rows))
    survey = read_survey(tmp_path / "a.ods")
    assert shares(survey) == {2019: (1, 1), 2022: (0, 1)}
    assert survey.to_frame()["amount"].tolist() == [1.5, 1234.5]


def four_owners():
    """Return rows whose owners are of four kinds, a quarter each."""
    owners = ["public", "private", "utility", "joint"]
    rows = [(city, wave, owner) for wave in (2019, 2022) for city in CITIES for owner in owners]
    return pd.DataFrame(rows, columns=["city", "wave", "owner"])


def test_categories_may_be_the_tables_own():
    options = {"columns": {"owner": "funding"}, "share_of": "Utility"}
    survey = read_survey(four_owners(), **options)
    assert survey.categories == ("utility", "joint", "private", "public")
    assert shares(survey, "utility") == {2019: (3, 12), 2022: (3, 12)}
    mapped = read_survey(four_owners(), **options, categories={"joint": "utility", "private": None})
    assert shares(mapped, "utility") == {2019: (6, 12), 2022: (6, 12)}
    assert mapped.categories == ("utility", "public")
    words = {"utility": "private", "joint": "ppp"}
    ours = read_survey(four_owners(), columns={"owner": "funding"}, categories=words)
    assert ours.categories == ("public", "private", "ppp")


def test_a_cluster_may_be_a_region_or_a_pair_of_columns():
    table = four_owners().rename(columns={"owner": "sector"})
    table = table.assign(funding="public", region=["North", "South"] * 12)
    survey = read_survey(table, cluster="region")
    assert cities_of(survey)[2019] == {"North", "South"}
    assert cities_of(read_survey(table.drop(columns="city"), cluster="region"))[2022] == {
        "North",
        "South",
    }
    pairs = read_survey(table, cluster=("city", "sector"))
    assert len(cities_of(pairs)[2019]) == 12
    assert "Lima, utility" in cities_of(pairs)[2019]
    assert said(pairs, "clusters: city and sector (12 clusters)")
    with pytest.raises(ValueError, match="cluster must be one of"):
        read_survey(table, cluster="county")


def test_rows_and_clusters_have_the_names_that_the_caller_gives():
    names = read_survey(
        pd.DataFrame(rows_of(), columns=["project_id", "city", "wave", "funding"]),
        rows=("hospital", "hospitals", "병원"),
        clusters=("county", "counties"),
        title=("Who owns hospitals?", "병원의 주인은 누구인가?"),
    )
    assert names.names.rows == {"en": ("hospital", "hospitals"), "ko": ("병원", "병원")}
    assert names.names.clusters["en"] == ("county", "counties")
    assert names.names.title["ko"] == "병원의 주인은 누구인가?"
    with pytest.raises(ValueError, match="rows must be a word for one, one for several"):
        read_survey(four_owners(), columns={"owner": "funding"}, rows=("a", "b", "c", "d"))


def test_ids_that_look_alike_are_one_and_it_is_told():
    table = pd.DataFrame(rows_of(), columns=["project_id", "city", "wave", "funding"])
    changed = table.assign(project_id=table["project_id"].str.replace("-", "\u2011"))
    assert said(read_survey(changed), "project_id: ", "and 11 other rows alike")
    again = pd.concat([table, changed.head(1)], ignore_index=True)
    with pytest.raises(DataError, match="row 12, column 'project_id': found '2019-Lima-0-0' again"):
        read_survey(again)
