"""Do the tests keep their level? The stored table, and a part of it simulated again."""

from scsi._late import late

__getattr__, __dir__, __all__ = late(__name__)
