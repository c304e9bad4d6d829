"""Money from above the city, in words and as tables."""

from __future__ import annotations

from scsi.questions.public_money.finding import MoneyFromAbove
from scsi.showing.catalogue import word
from scsi.showing.facts import amount_label, money_cells
from scsi.showing.numbers import rounded
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(MoneyFromAbove, "sentence")
def say_money_from_above(found: MoneyFromAbove, *, lang: str = "en") -> Text:
    """Say what money from above is named, and why nothing is added up."""
    amounts = found.rows.set_index("id")
    text = word(
        "money_from_above.text",
        lang,
        count=found.rows["receiver_en"].nunique(),
        own=_amount(amounts.loc["berlin-state"], lang),
        years=amounts.loc["berlin-state", "years"],
        federal=_amount(amounts.loc["berlin-federal"], lang),
        berlin=rounded(found.berlin.value, found.berlin.decimals),
    )
    return Text("money_from_above", lang, text, findings=(found,))


def _amount(row, lang: str) -> str:
    return amount_label(row["amount"], row["currency"], lang)


@shows(MoneyFromAbove, "table")
def tabulate_money_from_above(found: MoneyFromAbove, *, lang: str = "en") -> Table:
    """Show money and backing from above, as printed."""
    cells = money_cells(found.rows, lang)
    caption = word("money_from_above.caption", lang)
    return Table("money_from_above", lang, caption, cells, (found,))
