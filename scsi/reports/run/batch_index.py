"""The page that lists a batch's profiles, in the frame of a report.

Cases that have groups are listed in a chapter a group. Others stand in one table, what each was
given next to what it found, with a figure where what was given can be an axis.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from scsi.reports.document.markup import in_regions
from scsi.reports.document.render import Chapter, Edition, page, picture
from scsi.reports.document.walk import named_in
from scsi.reports.document.words import frame_words, side
from scsi.reports.run.batch_cases import Case
from scsi.reports.run.batch_figure import draw_batch
from scsi.reports.run.batch_order import Order
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent, percent_range, pvalue
from scsi.vocabulary import Interval


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
        What went wrong, per folder, in one line.
    package : mapping
        The data package, for the foot of the page.
    """
    editions = [_edition(order, lang, profiles, failures) for lang in order.languages]
    return page(editions, *named_in(package))


def _edition(order: Order, lang: str, profiles: Mapping, failures: Mapping) -> Edition:
    """Return the list in one language."""
    made = sum(case.folder not in failures for case in order.cases)
    own = {"title": _title(order, lang), "made": word("page.profile_made", lang)}
    words = frame_words(lang) | own
    count = word("page.profiles", lang, made=made, all=len(order.cases))
    edition = Edition(lang, words, Markup("<p><strong>{}</strong></p>").format(count))
    if all(case.groups for case in order.cases):
        edition.chapters += _lists(order, lang, profiles, failures, words)
    else:
        edition.chapters.append(_overview(order, lang, profiles, failures, words))
    return edition


def _lists(
    order: Order, lang: str, profiles: Mapping, failures: Mapping, words: Mapping
) -> Iterator[Chapter]:
    """Yield a chapter for each group."""
    grouped = groupby(order.cases, key=lambda case: case.groups[lang])
    for place, (group, cases) in enumerate(grouped, start=1):
        ordered = sorted(cases, key=lambda case: case.names[lang])
        items = [_item(case, lang, profiles, failures, words) for case in ordered]
        anchor = f"{lang}-{place}"
        head = Markup('<h2 id="{}">{}</h2>').format(anchor, group)
        blocks = [head, Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(items))]
        yield Chapter(anchor, Markup.escape(group), [], blocks)


def _item(
    case: Case, lang: str, profiles: Mapping, failures: Mapping, words: Mapping[str, str]
) -> Markup:
    """Return one profile's line: its name, linked where it is there, and what it says first."""
    name = _link(case, lang, profiles)
    said = _said(case, lang, profiles, failures, words)
    return Markup("<li>{} – {}</li>").format(name, said)


def _link(case: Case, lang: str, profiles: Mapping) -> Markup:
    """Return the name of a case, linked where its profile is there."""
    name = Markup.escape(case.names[lang])
    if case.folder not in profiles:
        return name
    return Markup('<a href="{}/index.html#{}">{}</a>').format(quote(case.folder), lang, name)


def _said(
    case: Case, lang: str, profiles: Mapping, failures: Mapping, words: Mapping[str, str]
) -> Markup:
    """Return what a profile says first, or that it failed and why."""
    profile = profiles.get(case.folder)
    if profile and case.folder not in failures:
        return Markup.escape(profile["headlines"].get(lang, ""))
    note = words["failed_before"] if profile else words["failed"]
    return Markup("<strong>{}</strong> <small>{}</small>").format(note, failures[case.folder])


def _overview(
    order: Order, lang: str, profiles: Mapping, failures: Mapping, words: Mapping
) -> Chapter:
    """Return the figure and the table of all cases, in the order in which they were given."""
    title, anchor = word("batch.title", lang), f"{lang}-1"
    results = {
        case.folder: profiles[case.folder]["result"]
        for case in order.cases
        if case.folder in profiles and case.folder not in failures
    }
    columns: dict[str, Sequence[str]] = {}
    columns[word("batch.run", lang)] = [_link(case, lang, profiles) for case in order.cases]
    columns |= {
        name: [case.texts.get(name, "") for case in order.cases] for name in order.parameters
    }
    shown = [_shown(results.get(case.folder, {})) for case in order.cases]
    for place, key in enumerate(("estimate", "interval", "pvalue")):
        columns[word(f"batch.{key}", lang)] = [numbers[place] for numbers in shown]
    columns[word("batch.says", lang)] = [
        _said(case, lang, profiles, failures, words) for case in order.cases
    ]
    blocks = [Markup('<h2 id="{}">{}</h2>').format(anchor, title)]
    if drawing := draw_batch(order, results, lang):
        blocks.append(picture(drawing.png(), drawing.alt, drawing.caption))
    blocks.append(Markup(in_regions(_table(columns, word("batch.caption", lang)), title)))
    return Chapter(anchor, Markup.escape(title), [], blocks)


def _shown(numbers: Mapping[str, float]) -> tuple[str, str, str]:
    """Return estimate and interval in per cent and the p-value, empty where there are none."""
    if not numbers:
        return "", "", ""
    interval = percent_range(Interval(numbers["low"], numbers["high"]))
    return percent(numbers["estimate"]), interval, pvalue(numbers["pvalue"])


def _table(columns: Mapping[str, Sequence[str]], caption: str) -> str:
    """Return columns as a table that the page can sort."""
    marks = [Markup(' class="number"') if _numbers(each) else "" for each in columns.values()]
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(mark, name)
        for mark, name in zip(marks, columns, strict=True)
    )
    body = Markup("\n").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<td{}>{}</td>").format(mark, cell)
                for mark, cell in zip(marks, row, strict=True)
            )
        )
        for row in zip(*columns.values(), strict=True)
    )
    table = "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>\n{}\n</tbody></table>"
    return str(Markup(table).format(caption, head, body))


def _numbers(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, empty cells aside."""
    said = [cell for cell in cells if cell]
    return bool(said) and all(re.match(r"[<−-]?\d", cell) for cell in said)


def _title(order: Order, lang: str) -> str:
    """Return the notebook's title in one language; its name where it has none."""
    path = order.jobs[order.cases[0].folder][0].path
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and source.startswith("# "):
            return side(source.splitlines()[0][2:], lang)
    return order.notebook
