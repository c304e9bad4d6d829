"""Every fact row appears in a notebook and in its city's profile, in both languages."""

import json

import pandas as pd
import pytest

import scsi
from scsi.evidence.sources import notebook_path
from scsi.vocabulary import LANGUAGES

PUBLISHED = scsi.load_published()
FILES = {
    "services": (
        {"5-sectors": ("firm_services", "public_services")},
        ("name", "actor", "detail"),
        "services",
    ),
    "partnerships": (
        {"6-partnerships": ("partnerships",)},
        ("partner", "purpose"),
        "partnerships",
    ),
    "public_money": (
        {"6-partnerships": ("money_from_above",)},
        ("receiver", "giver", "purpose", "note"),
        "money",
    ),
}


def facts(row, columns, lang):
    """Return what a reader must find of a row."""
    return [str(row[f"{name}_{lang}"]) for name in columns if pd.notna(row[f"{name}_{lang}"])]


def holds(cells, row, columns, lang):
    """Whether one row of a table holds everything that a fact row says, with its place."""
    numbers = {str(row["paragraph"]), str(row["sentence"])}
    return [
        line
        for line in cells
        if all(any(fact in cell for cell in line) for fact in facts(row, columns, lang))
        and numbers <= set("".join(c if c.isdigit() else " " for c in line[-1]).split())
    ]


def tables_of(file, lang):
    services, ties = scsi.published.services(), scsi.published.partnerships()
    answers = {
        "services": [
            services.table(lang, "firms"),
            services.table(lang, "public"),
        ],
        "partnerships": [ties.table(lang)],
        "public_money": [scsi.published.public_money().table(lang)],
    }
    return answers[file]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_the_tables_of_the_notebooks_hold_every_row_once(file, lang):
    rows, (_, columns, _) = getattr(PUBLISHED, file), FILES[file]
    cells = [
        line.astype(str).tolist()
        for table in tables_of(file, lang)
        for line in table.frame.to_numpy()
    ]
    assert len(cells) == len(rows)
    assert all(holds(cells, row, columns, lang) for _, row in rows.iterrows())


@pytest.mark.parametrize("file", FILES)
def test_the_stored_notebooks_show_those_tables(file):
    (notebook, names), *_ = FILES[file][0].items()
    cells = json.loads(notebook_path(notebook).read_text(encoding="utf-8"))["cells"]
    shown = {
        output["metadata"]["scsi"]["name"]: "".join(output["data"]["text/plain"])
        for cell in cells
        for output in cell.get("outputs", [])
        if output.get("metadata", {}).get("scsi", {}).get("kind") == "table"
    }
    stored = [shown[name] for name in names]
    assert stored == [repr(table) for table in tables_of(file, "en")]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_the_profile_of_a_city_holds_its_rows_and_no_others(file, lang):
    _, columns, table = FILES[file]
    rows = getattr(PUBLISHED, file)
    seen = 0
    for city in PUBLISHED.cities["id"]:
        frame = scsi.published.profile(city).table(lang, table).frame
        cells = [line.astype(str).tolist() for line in frame.to_numpy()]
        mine = rows[(rows["city"] == city).fillna(False)]
        assert len(cells) == len(mine)
        assert all(holds(cells, row, columns, lang) for _, row in mine.iterrows())
        seen += len(cells)
    assert seen == rows["city"].notna().sum()
