"""The tables that the pages read: the simulated example as a city office might keep it.

Other headings, other words, start dates in place of waves, decimal commas, gaps in funding and in
city; and one with faults. Nothing is invented here: the rows are a part of `example_survey`.
"""

from pathlib import Path

import scsi

HEADINGS = {
    "project_id": "Contract",
    "city": "Municipality",
    "wave": "Start",
    "funding": "Paid by",
    "sector": "Theme",
    "amount": "Cost EUR",
}
WORDS = {"public": "State", "private": "Company", "ppp": "Mixed"}
EVERY = 5
FAULTY = """\
Contract;Municipality;Start;Paid by;Theme;Cost EUR
simulated-1;Seoul;2019-03-04;State;transport;12,50
simulated-2;Busan;March;State;safety;7,20
simulated-3;Busan;2022-01-30;Lottery;safety;-3,00
"""


def write_examples(folder: Path) -> None:
    """Write ``investments.csv`` and ``faulty.csv`` to a folder."""
    rows = scsi.example_survey().to_frame().iloc[::EVERY].reset_index(drop=True)
    number = rows.index.to_series()
    start = rows["wave"].astype(str) + "-" + (number % 12 + 1).map("{:02}".format)
    table = rows.assign(
        wave=start + "-" + (number % 28 + 1).map("{:02}".format),
        funding=rows["funding"].map(WORDS).where(number % 40 != 7, "not known"),
        city=rows["city"].where(number % 60 != 11),
        amount=rows["amount"].map("{:.2f}".format).str.replace(".", ",").replace("nan", ""),
    )
    table = table[list(HEADINGS)].rename(columns=HEADINGS)
    table.to_csv(folder / "investments.csv", sep=";", index=False, lineterminator="\n")
    (folder / "faulty.csv").write_text(FAULTY, encoding="utf-8")
