"""Shares of independent items: intervals and tests.

Clusters and their methods are in `scsi.inference.clusters`.
"""

from scsi._late import late

__getattr__, __dir__, __all__ = late(__name__)
