"""The publication that ships with the package, in the form of any publication."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from scsi.evidence import sources
from scsi.evidence.publication.publication import ALL, Publication
from scsi.evidence.publication.reading import read_head

if TYPE_CHECKING:
    from scsi.evidence.published import Published


def as_publication(published: Published) -> Publication:
    """Return the figures of the package's own tables as those of any publication.

    Of several sizes that a wave may have had each is a row with its base, the likeliest first. The
    printed shares of single clusters, of which one category each is printed, have a rest.
    """
    empty = read_head(sources.data_path())
    shares = published.shares
    question = empty.question
    stated = pd.DataFrame(
        {
            "question": question,
            "wave": shares["wave"].astype("str"),
            "place": shares["place"].astype("str"),
            "category": shares["category"].astype("str"),
            "percent": shares["percent"],
            "decimals": shares["decimals"],
            "relation": "=",
            "some": None,
            "base": None,
            "count": pd.array([pd.NA] * len(shares), dtype="Int64"),
            "margin": float("nan"),
            "line": range(2, len(shares) + 2),
            "printed": [Decimal(f"{row.percent:.{row.decimals}f}") for row in shares.itertuples()],
        }
    )
    sizes = published.sizes
    rows = sizes[sizes["counted"] == "base"]
    clusters = sizes[sizes["counted"] == "cities"].drop_duplicates("wave").set_index("wave")["n"]
    return replace(
        empty,
        shares=stated,
        sizes=pd.DataFrame(
            {
                "question": question,
                "wave": rows["wave"].astype("str"),
                "place": ALL,
                "unit": None,
                "size": rows["n"],
                "relation": ["exact" if known else "unknown" for known in rows["n"].notna()],
                "base": rows["label_en"],
                "clusters": rows["wave"].map(clusters),
                "design": "unknown",
                "line": rows.index + 2,
            }
        ).reset_index(drop=True),
        clusters=published.cities[["id", "name_en", "name_ko"]],
    )
