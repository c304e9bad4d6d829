"""Holds every documented name to numpydoc's rules; prints what breaks one, and fails.

All of numpydoc's checks, save: a See Also and a second paragraph stand where they help (SA01,
ES01), and ``Returns`` may be a type that says it all (RT03). A parameter that is "As in" another
function has its type there (PR04). A class that only the package makes has attributes and no
parameters (PR01), and its examples stand with the function that returns it (EX01).
"""

import inspect
import re
import sys
from pathlib import Path

from numpydoc.validate import validate

import scsi

LEFT_OUT = {"SA01", "ES01", "RT03"}
ASKED_OF_FUNCTIONS = {"EX01", "PR01", "PR02"}
RESULTS = Path(__file__).parents[1] / "api" / "results.md"


def faults() -> list[str]:
    """Return a line for each rule that is broken."""
    results = re.findall(r"^   (scsi\.[\w.]+)$", RESULTS.read_text(), flags=re.MULTILINE)
    public = {f"scsi.{name}": getattr(scsi, name) for name in scsi.__all__}
    found = []
    for name in [*public, *results]:
        if inspect.ismodule(public.get(name)):
            continue
        left_out = LEFT_OUT
        if not inspect.isfunction(public.get(name)):
            left_out = LEFT_OUT | ASKED_OF_FUNCTIONS
        validated = validate(name)
        if re.search("^ +As in `|, as in `", validated["docstring"], flags=re.MULTILINE):
            left_out = left_out | {"PR04"}
        broken = [(code, said) for code, said in validated["errors"] if code not in left_out]
        found += [f"{name}: {code}: {said}" for code, said in broken]
    return found


if __name__ == "__main__":
    found = faults()
    print(*found, sep="\n")
    print(f"docstrings: {len(found)} faults")
    sys.exit(bool(found))
