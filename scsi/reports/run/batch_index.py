"""The page that lists a batch's profiles: the frame of a report, with a chapter for each group."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup

from scsi.reports.document.render import Chapter, Edition, page
from scsi.reports.document.walk import named_in
from scsi.reports.document.words import frame_words, side
from scsi.reports.run.batch_order import Order
from scsi.reports.run.members import Member
from scsi.showing.catalogue import word


def index_page(
    order: Order, profiles: Mapping[str, Mapping], failures: Mapping[str, str], package: Mapping
) -> str:
    """Return the page of a batch.

    Parameters
    ----------
    order : Order
        What the batch was to make.
    profiles : mapping of str to mapping
        The profiles that are there, with their ``headlines`` per language.
    failures : mapping of str to str
        What went wrong, per member, in one line.
    package : mapping
        The data package, for the foot of the page.
    """
    editions = [_edition(order, lang, profiles, failures) for lang in order.languages]
    return page(editions, *named_in(package))


def _edition(order: Order, lang: str, profiles: Mapping, failures: Mapping) -> Edition:
    """Return the list in one language."""
    made = sum(member.value not in failures for member in order.members)
    own = {"title": _title(order, lang), "made": word("page.profile_made", lang)}
    words = frame_words(lang) | own
    count = word("page.profiles", lang, made=made, all=len(order.members))
    edition = Edition(lang, words, Markup("<p><strong>{}</strong></p>").format(count))
    for place, (group, members) in enumerate(
        groupby(order.members, key=lambda member: member.groups[lang]), start=1
    ):
        ordered = sorted(members, key=lambda member: member.names[lang])
        items = [_item(member, lang, profiles, failures, words) for member in ordered]
        anchor = f"{lang}-{place}"
        head = Markup('<h2 id="{}">{}</h2>').format(anchor, group)
        blocks = [head, Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(items))]
        edition.chapters.append(Chapter(anchor, Markup.escape(group), [], blocks))
    return edition


def _item(
    member: Member, lang: str, profiles: Mapping, failures: Mapping, words: Mapping[str, str]
) -> Markup:
    """Return one profile's line: its name, linked where it is there, and what it says first."""
    name = Markup.escape(member.names[lang])
    profile = profiles.get(member.value)
    if profile:
        name = Markup('<a href="{}/index.html#{}">{}</a>').format(member.value, lang, name)
    if profile and member.value not in failures:
        return Markup("<li>{} – {}</li>").format(name, profile["headlines"].get(lang, ""))
    note = words["failed_before"] if profile else words["failed"]
    line = Markup("<li>{} – <strong>{}</strong> <small>{}</small></li>")
    return line.format(name, note, failures[member.value])


def _title(order: Order, lang: str) -> str:
    """Return the notebook's title in one language; its name where it has none."""
    path = order.jobs[order.members[0].value][0].path
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and source.startswith("# "):
            return side(source.splitlines()[0][2:], lang)
    return order.notebook
