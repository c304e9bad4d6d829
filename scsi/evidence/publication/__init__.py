"""Printed figures of any report: a folder with a ``publication.toml`` and two tables."""

from scsi.evidence.publication.publication import Publication
from scsi.evidence.publication.reading import read_publication

__all__ = ["Publication", "read_publication"]
