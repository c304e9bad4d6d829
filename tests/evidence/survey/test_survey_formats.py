"""Files of spreadsheets and statistical packages, some of them written byte by byte."""

import struct
import sys
import zipfile

import pandas as pd
import pyreadstat
import pytest

from scsi.evidence.survey import read_survey
from scsi.vocabulary import DataError

ROWS = [
    ["city", "wave", "funding", "amount"],
    ["Oslo", 2019.0, "public", 1.5],
    ["Łódź", 2019.0, "private", 2.0],
    ["Oslo", 2022.0, "public", 4.0],
    ["Łódź", 2022.0, "public", 8.25],
]
COUNTS = [(2019, "private", 1, 2.0), (2019, "public", 1, 1.5), (2022, "public", 2, 12.25)]


def counted(source, **options):
    """Return rows and amounts by wave and funding."""
    found = read_survey(source, **options).counts(["wave", "funding"], ["amount"])
    return [*found[["wave", "funding", "n", "amount"]].itertuples(index=False, name=None)]


def binary_workbook(path):
    """Write `ROWS` as .xlsb, by [MS-XLSB]: each record has a number, a size and its bytes."""

    def record(number, data=b""):
        size, more = len(data), b""
        while True:
            more += bytes([size & 127 | (128 if size > 127 else 0)])
            size >>= 7
            if not size:
                break
        kind = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
        return kind + more + data

    def text(value):
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    def cell(column, value):
        at = struct.pack("<II", column, 0)
        if isinstance(value, str):
            return record(6, at + text(value))
        return record(5, at + struct.pack("<d", value))

    last = (len(ROWS) - 1, len(ROWS[0]) - 1)
    sheet = record(0x81) + record(0x94, struct.pack("<IIII", 0, last[0], 0, last[1]))
    sheet += record(0x91)
    for i, row in enumerate(ROWS):
        sheet += record(0, struct.pack("<I", i) + bytes(21))
        sheet += b"".join(cell(j, value) for j, value in enumerate(row))
    sheet += record(0x92) + record(0x82)
    one = record(0x9C, struct.pack("<II", 0, 1) + text("rId1") + text("Data"))
    book = record(0x83) + record(0x8F) + one + record(0x90) + record(0x84)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)


def old_workbook(path):
    """Write `ROWS` as .xls, by [MS-XLS]: records of BIFF8 in the one stream of a compound file."""

    def record(number, data=b""):
        return struct.pack("<HH", number, len(data)) + data

    def text(value, size):
        return struct.pack(size, len(value)) + b"\x01" + value.encode("utf-16-le")

    def begin(kind):
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 6))

    def cell(i, j, value):
        at = struct.pack("<HHH", i, j, 0)
        if isinstance(value, str):
            return record(0x204, at + text(value, "<H"))
        return record(0x203, at + struct.pack("<d", value))

    sheet = begin(0x10)
    sheet += b"".join(cell(i, j, v) for i, row in enumerate(ROWS) for j, v in enumerate(row))
    sheet += record(0x0A)
    tail = text("Data", "<B")
    head = len(begin(5)) + 4 + 6 + len(tail) + 4
    book = begin(5) + record(0x85, struct.pack("<IH", head, 0) + tail) + record(0x0A) + sheet
    stream = book.ljust(4096, b"\0")  # a shorter one would lie in a stream of its own
    sectors = [stream[at : at + 512] for at in range(0, len(stream), 512)]
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [fat, end, *range(3, 2 + len(sectors)), end]
    allocation = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(name, kind, child, first, size):
        held = name.encode("utf-16-le")
        sizes = struct.pack("<HBBIII", len(held) + 2, kind, 1, free, free, child)
        return held.ljust(64, b"\0") + sizes + bytes(36) + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, end, 0) + entry("Workbook", 2, free, 2, len(stream))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    path.write_bytes(header + allocation + folder.ljust(512, b"\0") + b"".join(sectors))


@pytest.mark.parametrize("write", [binary_workbook, old_workbook])
@pytest.mark.parametrize("name", ["a.xlsb", "a.xls", "a"])
def test_a_workbook_of_another_kind_is_read_by_its_bytes(tmp_path, write, name):
    write(tmp_path / name)
    assert counted(tmp_path / name) == COUNTS
    assert set(read_survey(tmp_path / name).counts(["city"])["city"]) == {"Oslo", "Łódź"}


STATISTICAL = {
    "SPSS": pyreadstat.write_sav,
    "SPSS portable": pyreadstat.write_por,
    "Stata": pyreadstat.write_dta,
    "SAS transport": pyreadstat.write_xport,
    "SAS transport 8": lambda frame, path: pyreadstat.write_xport(
        frame, path, file_format_version=8
    ),
}


@pytest.mark.parametrize("kind", STATISTICAL)
def test_a_file_of_a_statistical_package_is_read_by_its_bytes(tmp_path, kind):
    frame = pd.DataFrame(ROWS[1:], columns=ROWS[0])
    frame["city"] = frame["city"].replace("Łódź", "Lima")
    STATISTICAL[kind](frame, tmp_path / "a.dat")
    assert counted(tmp_path / "a.dat") == COUNTS


@pytest.mark.parametrize("start", [b"ARROW1\0\0", b"FEA1"])
def test_an_arrow_file_without_its_reader_is_refused_in_a_line_that_names_it(
    tmp_path, monkeypatch, start
):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.feather").write_bytes(start + bytes(100))
    with pytest.raises(DataError) as refused:
        read_survey(tmp_path / "a.feather")
    (line,) = refused.value.faults
    assert "a Feather file, which pyarrow reads" in line
    assert "pip install pyarrow" in line
