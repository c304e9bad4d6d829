"""Questions about project rows: a survey opened, compared, decomposed, planned.

Each takes a `Survey`, which `scsi.read_survey` or `open` gives.
"""

from scsi._late import late

__getattr__, __dir__, __all__ = late(__name__)
