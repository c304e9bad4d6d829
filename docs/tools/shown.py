"""The directive ``shown``: an expression of the package, and what it shows, computed at the build.

A number that the package can compute is not typed into a page.
"""

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

import scsi


class ShownResult(Directive):
    """Show what one expression shows in a notebook; its code stands above it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the code and what it shows."""
        code = "\n".join(self.content)
        result = eval(code, {"scsi": scsi})
        block = nodes.literal_block(code, code, language="python")
        data, _ = result._repr_mimebundle_()
        inside = f'<div class="shown">{data["text/html"]}</div>'
        return [block, nodes.raw("", inside, format="html")]


def setup(app: Sphinx) -> dict:
    """Add the directive."""
    app.add_directive("shown", ShownResult)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
