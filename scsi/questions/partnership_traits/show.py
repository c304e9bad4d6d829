"""What the chapter says of collaborative partnership, in words and as tables."""

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
    """Say what partnership means, who takes part, and that no advantage or risk is measured."""
    counts = found.rows["trait"].value_counts()
    members = found.rows[found.rows["trait"] == "member"]
    text = word(
        "partnership_traits.text",
        lang,
        members=len(members),
        advantages=counts["advantage"],
        risks=counts["risk"],
    )
    behind = (Rows.of("partnership_traits", found.rows["id"]),)
    return Text("partnership_traits", lang, text, behind=behind)


@shows(PartnershipTraits, "table")
def tabulate_partnership_traits(found: PartnershipTraits, *, lang: str = "en") -> Table:
    """Show the meaning, the members, and the advantages and risks that are named."""
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
