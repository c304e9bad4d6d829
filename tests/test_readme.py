"""The README says what the stored notebook says, and shows its figure."""

import json
import re
from pathlib import Path

import scsi
from scsi.evidence.sources import notebook_names, notebook_path
from scsi.reports.run.store import README_FIGURE, figure_png

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def stored(name):
    return json.loads(notebook_path(name).read_text(encoding="utf-8"))


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def test_the_finding_is_the_first_sentence_of_the_stored_notebook():
    headlines = [
        output["metadata"]["scsi"]["text"]
        for cell in stored("2-shift")["cells"]
        for output in cell.get("outputs", [])
        if output.get("metadata", {}).get("scsi", {}).get("kind") == "headline"
    ]
    assert len(headlines) == 1
    finding = re.match(r"\*\*.+?\*\*", plain(headlines[0]))
    assert finding[0] in plain(README)


def test_the_first_call_answers_as_the_readme_says():
    said = re.search(r">>> (scsi\.published_shift\(.+?\))\n(.+?)```", README, flags=re.DOTALL)
    arguments = dict(re.findall(r"(\w+)=([\d.]+)", said[1]))
    found = scsi.published_shift(int(arguments["size_before"]), icc=float(arguments["icc"]))
    assert plain(str(found)).strip() == plain(said[2]).strip()


def test_the_figure_is_the_one_that_is_stored():
    notebook, name, place = README_FIGURE
    assert (ROOT / place).read_bytes() == figure_png(stored(notebook), name)
    assert str(place) in README


def test_every_notebook_and_every_make_target_named_is_there():
    assert set(re.findall(r"`(\d-\w+)`", README)) == {
        name for name in notebook_names() if name[0].isdigit()
    }
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= set(targets)


def test_every_link_leads_somewhere():
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / link).exists(), link
