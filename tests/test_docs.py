"""The pages in docs/ hold together: all are reachable, every name has an entry, links lead on.

Their Python examples run as doctests (docs/conftest.py); here the rest of what they promise.
"""

import inspect
import re
import shlex
from pathlib import Path

import click
import pytest

import scsi
from scsi._late import NAMES
from scsi.reports.commands.program import program

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LAID_BESIDE = {"data": ROOT / "data", "notebooks": ROOT / "notebooks"}
MADE_AT_BUILD = {"data/investments.csv", "data/faulty.csv"}


def pages():
    """Return every page that is kept, by its path in docs/."""
    found = [*DOCS.glob("*.md"), *(DOCS / "api").glob("*.md")]
    return {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in found}


PAGES = pages()


def contents(text):
    """Return the entries of the tables of contents of a page."""
    for block in re.findall(r"^```\{toctree\}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        entries = [line for line in block.splitlines() if line and not line.startswith(":")]
        yield from (re.sub(r"^.+<(.+)>$", r"\1", entry) for entry in entries)


def anchors(text):
    """Return the anchors of a page's headings, as MyST makes them."""
    headings = re.findall(r"^#{1,3} (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in headings}


def links(name, text):
    """Return the places within the repository that a page leads to, with their anchors."""
    for target in re.findall(r"\]\(([^)\s]+)\)|\{download\}`[^`<]+<([^>]+)>`", text):
        place, _, anchor = (target[0] or target[1]).partition("#")
        if not place.startswith(("https://", "http://")):
            yield place or name, anchor


def commands(text):
    """Return the commands that a page shows, each line after a dollar sign."""
    for block in re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL):
        yield from re.findall(r"^ *\$ (.+)$", block, flags=re.MULTILINE)


def read(arguments):
    """Read the arguments of a command, which refuses those that it does not know."""
    name, *words = arguments
    with program.commands[name].make_context(name, words):
        pass


def test_every_page_is_in_the_contents():
    reached = {"index.md"}
    for name, text in PAGES.items():
        for entry in contents(text):
            folder = (DOCS / name).parent
            found = [path.relative_to(DOCS).as_posix() for path in folder.glob(f"{entry}.md")]
            laid = entry.split("/")[0] in LAID_BESIDE
            assert found or laid or entry.endswith("*"), f"{name}: {entry}"
            reached |= set(found)
    assert set(PAGES) <= reached


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_pages_lead_somewhere(name):
    for place, anchor in links(name, PAGES[name]):
        if place in MADE_AT_BUILD:
            continue
        folder, _, rest = place.partition("/")
        where = LAID_BESIDE[folder] / rest if folder in LAID_BESIDE else DOCS / name / ".." / place
        assert where.resolve().is_file(), place
        if anchor:
            assert anchor in anchors(where.resolve().read_text(encoding="utf-8")), anchor


def entries():
    """Return every name that has an entry."""
    listed = "\n".join(PAGES[name] for name in PAGES if name.startswith("api/"))
    return set(re.findall(r"^   (scsi\.[\w.]+)$", listed, flags=re.MULTILINE))


def test_every_public_name_has_an_entry_and_no_other_has():
    listed = {name for name in entries() if name.startswith("scsi.")}
    homes = {home for name in listed if (home := home_of(name))}
    assert homes == {home for names in NAMES.values() for home in names.values() if home[-1] != ":"}
    public = {f"{space}.{name}" for space, names in NAMES.items() for name in names}
    assert not {name for name in listed if name.count(".") == 1} - public


def home_of(name):
    """Return where a public name is defined; nothing of a name that is not public."""
    space, _, last = name.rpartition(".")
    return NAMES.get(space, {}).get(last)


def test_what_a_public_function_returns_has_an_entry():
    for name in scsi.__all__:
        function = getattr(scsi, name)
        if not inspect.isfunction(function):
            continue
        given = inspect.signature(function, eval_str=False).return_annotation
        words = set(re.findall(r"\w+", given if isinstance(given, str) else given.__name__))
        for word in words & vars(inspect.getmodule(function)).keys():
            kind = getattr(inspect.getmodule(function), word)
            if inspect.isclass(kind) and kind.__module__.startswith("scsi."):
                full = f"{kind.__module__}.{word}"
                assert full in entries() or word in scsi.__all__, f"{name} returns {full}"


@pytest.mark.parametrize("name", [name for name in PAGES if list(commands(PAGES[name]))])
def test_commands_are_understood(name):
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    for line in commands(PAGES[name]):
        program, *arguments = shlex.split(line)
        if Path(program).name == "scsi":
            read(arguments)
        elif program == "make":
            assert set(arguments) <= set(targets), line


def test_a_wrong_command_and_a_dead_link_are_caught():
    page = "[there](nowhere.md#at-all)\n```console\n$ scsi report --nothing\n```\n"
    assert list(links("x.md", page)) == [("nowhere.md", "at-all")]
    (line,) = commands(page)
    with pytest.raises(click.NoSuchOption):
        read(shlex.split(line)[1:])
