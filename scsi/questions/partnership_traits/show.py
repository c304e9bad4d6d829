"""Advantages and risks of partnerships, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.partnership_traits.finding import PartnershipTraits
from scsi.showing.catalogue import word
from scsi.showing.facts import in_language
from scsi.showing.labels import place_label
from scsi.showing.outputs import Rows, Table, Text
from scsi.showing.registry import shows


@shows(PartnershipTraits, "sentence")
def say_partnership_traits(found: PartnershipTraits, *, lang: str = "en") -> Text:
    """Say what is named of special purpose companies, and that none of it is measured."""
    counts = found.rows["trait"].value_counts()
    text = word(
        "partnership_traits.text", lang, advantages=counts["advantage"], risks=counts["risk"]
    )
    behind = (Rows.of("partnership_traits", found.rows["id"]),)
    return Text("partnership_traits", lang, text, behind=behind)


@shows(PartnershipTraits, "table")
def tabulate_partnership_traits(found: PartnershipTraits, *, lang: str = "en") -> Table:
    """Show the advantages and the risks that are named of special purpose companies."""
    rows = [
        {
            word("column.trait", lang): word(f"trait.{row.trait}", lang),
            word("column.detail", lang): in_language(row, "text", lang),
            word("column.place", lang): place_label(row.paragraph, row.sentence, lang),
        }
        for row in found.rows.itertuples()
    ]
    caption = word("partnership_traits.caption", lang)
    behind = (Rows.of("partnership_traits", found.rows["id"]),)
    return Table("partnership_traits", lang, caption, pd.DataFrame(rows), behind)
