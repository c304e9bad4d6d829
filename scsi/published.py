"""What a publication prints, and what follows from it.

Every question takes ``published=`` (from `scsi.load_published`; the chapter unless given), and
those about the shift between its two waves take ``assumptions=`` (`scsi.Assumptions`).
"""

from scsi._late import late

__getattr__, __dir__, __all__ = late(__name__)
