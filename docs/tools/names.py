"""A name in backticks leads to its entry, if it has one, and is code otherwise.

The docstrings write every name in single backticks: public functions, result classes, parameters
and words alike; only the first two have an entry. In the pages ``scsi.name`` leads to its entry.
"""

import dataclasses

from docutils import nodes
from sphinx.application import Sphinx

import scsi

MADE_BY_PEOPLE = {"scsi.Share", "scsi.Interval"}
OF_A_CLASS = {"method", "property", "attribute"}


def named(role, rawtext, text, lineno, inliner, options=None, content=None):
    """Return a name of a docstring as code, marked as one to look for."""
    return [nodes.literal(text, text, classes=["named"])], []


def link_names(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Let each name that has an entry lead to it."""
    homes = homes_of(app)
    for code in list(tree.findall(nodes.literal)):
        text = code.astext().partition("(")[0]
        sought = "named" in code["classes"] or text.startswith("scsi.")
        if not sought or text not in homes or isinstance(code.parent, nodes.reference):
            continue
        where, anchor = homes[text]
        there = app.builder.get_relative_uri(page, where) + f"#{anchor}"
        link = nodes.reference("", "", internal=True, refuri=there)
        code.replace_self(link)
        link += code


def homes_of(app: Sphinx) -> dict[str, tuple[str, str]]:
    """Return page and anchor of every entry, by full name and by what a docstring calls it.

    A last part that two entries share names none of them, unless one is public.
    """
    entries = {
        full: (entry.docname, entry.node_id, entry.objtype)
        for full, entry in app.env.get_domain("py").objects.items()
    }
    called: dict[str, set[tuple[str, str]]] = {}
    for full, (page, anchor, kind) in entries.items():
        parts = full.split(".")
        for name in (full, ".".join(parts[-2:]), *([] if kind in OF_A_CLASS else parts[-1:])):
            called.setdefault(name, set()).add((page, anchor))
    homes = {name: next(iter(places)) for name, places in called.items() if len(places) == 1}
    public = {
        name: entries[f"scsi.{name}"][:2] for name in scsi.__all__ if f"scsi.{name}" in entries
    }
    return homes | public


def without_constructor(app, what, name, thing, options, signature, annotation):
    """Hide the constructor of what only the package makes."""
    if what == "class" and dataclasses.is_dataclass(thing) and name not in MADE_BY_PEOPLE:
        return "", None
    return None


def setup(app: Sphinx) -> dict:
    """Add the role and what resolves it."""
    app.add_role("named", named)
    app.connect("doctree-resolved", link_names)
    app.connect("autodoc-process-signature", without_constructor)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
