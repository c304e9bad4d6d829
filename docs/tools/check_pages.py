"""Checks the built pages offline: links and anchors lead on, nothing is loaded from elsewhere.

Links to other sites are listed, not followed.
"""

import re
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup

LOADING = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}
FROM_ELSEWHERE = re.compile(r"^(https?:)?//")
STYLE_LOADS = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""")


class Page:
    """A built page: what it loads, where it leads, and the anchors that it has."""

    def __init__(self, path: Path):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        self.path = path
        self.anchors = {tag["id"] for tag in soup.find_all(id=True)}
        self.links = [tag["href"] for tag in soup.find_all("a", href=True)]
        self.loaded = [
            tag[part]
            for name, part in LOADING.items()
            for tag in soup.find_all(name, **{part: True})
        ]
        self.undescribed = [tag["src"] for tag in soup.find_all("img") if not tag.get("alt")]


def faults(folder: Path) -> tuple[list[str], set[str]]:
    """Return a line for each fault of the pages in `folder`, and the other sites they lead to."""
    folder = folder.resolve()
    pages = {path: Page(path) for path in built_pages(folder)}
    found, elsewhere = [], set()
    for path, page in pages.items():
        name = path.relative_to(folder)
        found += [f"{name}: loads {one}" for one in page.loaded if FROM_ELSEWHERE.match(one)]
        found += [f"{name}: {one} has no alternative text" for one in page.undescribed]
        for link in (*page.links, *page.loaded):
            if FROM_ELSEWHERE.match(link) or link.startswith(("mailto:", "data:")):
                elsewhere.add(link)
            elif fault := dead(path, link, pages):
                found.append(f"{name}: {fault}")
    for style in folder.rglob("*.css"):
        for one in STYLE_LOADS.findall(style.read_text(encoding="utf-8")):
            found.append(f"{style.relative_to(folder)}: loads {one}")
    return found, {link for link in elsewhere if not link.startswith("data:")}


def built_pages(folder: Path) -> list[Path]:
    """Return the pages, without the templates that the theme leaves among its scripts."""
    return sorted(path for path in folder.rglob("*.html") if "_static" not in path.parts)


def dead(path: Path, link: str, pages: dict[Path, Page]) -> str:
    """Return what is wrong with a link within the pages; nothing if it leads somewhere."""
    place, anchor = urldefrag(link)
    place = unquote(place.partition("?")[0])
    target = (path.parent / place).resolve() if place else path
    if not target.is_file():
        return f"{link} leads nowhere"
    if anchor and target in pages and unquote(anchor) not in pages[target].anchors | {""}:
        return f"{link} has no such anchor"
    return ""


if __name__ == "__main__":
    built = Path(sys.argv[1])
    found, elsewhere = faults(built)
    print(*found, sep="\n", end="\n" * bool(found))
    count = len(built_pages(built))
    print(
        f"{count} pages, {len(found)} faults; {len(elsewhere)} links to other sites, not followed:"
    )
    print(*(f"  {link}" for link in sorted(elsewhere)), sep="\n")
    print(f"The pages: {built / 'index.html'}")
    sys.exit(bool(found))
