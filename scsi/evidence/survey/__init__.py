"""Project rows: read, understood, validated.

`read_survey` goes through one module after the other: a file becomes a `Table` of cells as found
(`delimited`, `excel`, `files`, `frames`) under our names (`columns`), the values of each column are
counted and read (`checks`, `words`, `amounts`), and what came out is a `Survey`, or one
`DataError` with every fault.
"""

from scsi.evidence.survey.profile import Profile
from scsi.evidence.survey.reading import check_survey, read_survey
from scsi.evidence.survey.survey import Survey

__all__ = ["Profile", "Survey", "check_survey", "read_survey"]
