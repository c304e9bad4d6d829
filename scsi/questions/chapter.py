"""The publication a question is about: the one that is passed, the chapter's where none is."""

from __future__ import annotations

from scsi.evidence.published import Published, load_chapter


def published_or_chapter(published: Published | None) -> Published:
    """Return the publication that was passed, or the chapter that ships with the package.

    This is the one place from which a question may load what it was not given.
    """
    return load_chapter() if published is None else published
