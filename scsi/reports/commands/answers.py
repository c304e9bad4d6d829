"""What commands answer in JSON: one object on stdout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path


def tell(answer: Mapping) -> None:
    """Print an answer."""
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def tell_page(page: Path, findings: list[Path], as_json: bool) -> None:
    """Say where a page is and, in JSON, the files of what it says."""
    if as_json:
        tell({"page": str(page), "findings": [str(path) for path in findings], "exit": 0})
    else:
        print(page)


def profile(found) -> dict:
    """Return a `scsi.evidence.survey.profile.Profile` as JSON takes it."""
    names = ("cities", "overlap", "missing", "categories")
    return {
        "name": found.name,
        "rows": found.rows,
        "simulated": found.simulated,
        "waves": [int(wave) for wave in found.cities.index],
        **{name: _records(getattr(found, name)) for name in names},
        "understood": list(found.understood),
        "in_the_way": list(found.in_the_way),
    }


def _records(table) -> list[dict]:
    """Return the rows of a data frame, their index among them."""
    return json.loads(table.reset_index().to_json(orient="records")) if len(table) else []


def parameters(notebooks: Mapping[str, Path]) -> list[dict]:
    """Return every parameter of notebooks as it is declared, with those that know it."""
    from scsi.reports.run.plan import read_parameters

    found: dict[str, dict] = {}
    for name, path in notebooks.items():
        for each in read_parameters(path, name):
            declared = asdict(each)
            del declared["notebook"]
            told = found.setdefault(json.dumps(declared), {**declared, "notebooks": []})
            told["notebooks"].append(name)
    return sorted(found.values(), key=lambda told: told["name"])
