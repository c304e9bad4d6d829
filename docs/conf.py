"""How Sphinx builds these pages: from the sources alone, without execution and without a network.

`make docs` runs it. The notebooks are shown with their stored outputs; they are laid beside the
pages for the build, with the alternative text that their figures carry, and are not kept here.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "tools"), str(HERE.parent)]

from example_table import write_examples  # noqa: E402
from laid_beside import lay_beside  # noqa: E402

import scsi  # noqa: E402

lay_beside(HERE.parent, HERE)
write_examples(HERE / "data")

project = "scsi"
author = "The scsi authors"
release = version = scsi.__version__
language = "en"
html_title = f"scsi {release}"

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "numpydoc",
    "sphinx_design",
    "mathml",
    "names",
    "shown",
]
templates_path = ["_templates"]
exclude_patterns = ["_build", "_templates", "**.ipynb_checkpoints"]
nitpicky = True
default_role = "named"  # a name in single backticks leads to its entry, if it has one

myst_enable_extensions = ["dollarmath", "deflist", "colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "off"
nb_merge_streams = True
nb_ipywidgets_js = {}  # would be loaded from elsewhere

autosummary_generate = True
autosummary_imported_members = True
autodoc_typehints = "none"  # the docstrings give the types
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
numpydoc_class_members_toctree = False

html_theme = "pydata_sphinx_theme"
html_static_path = ["_static"]
html_css_files = ["scsi.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "navbar_end": ["theme-switcher"],
    "header_links_before_dropdown": 6,
    "navigation_with_keys": False,
    "show_prev_next": True,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
}
html_sidebars = {"*": [], "data/*": []}  # pages without pages below them
html_context = {"default_mode": "auto"}
copyright = "the scsi authors; code MIT, tables CC BY 4.0"


def leave_out_absent(app, page, source):
    """Leave out of the index's contents what matches no page; Sphinx would warn."""
    if page == "index":
        lines = source[0].splitlines(keepends=True)
        there = [not line.endswith("*\n") or any(HERE.glob(f"{line.strip()}.md")) for line in lines]
        source[0] = "".join(line for line, kept in zip(lines, there, strict=True) if kept)


def setup(app):
    """Connect what is above."""
    app.connect("source-read", leave_out_absent)
