"""Project rows: read, understood, validated.

`read_survey` goes through one module after the other: a file is told by its bytes (`kinds`) and
becomes a `Table` of cells as found (`delimited`, `excel`, `files`, `statistical`, `frames`,
`several`) under our names (`columns`); the values of each column are counted and read (`checks`,
`waves`, `places`, `words`, `amounts`, `ids`; `keys` says when two names are one), and what came out
is a `Survey`, or one `DataError` with every fault. `check_survey` also says what headings and words
may mean (`further`, `proposing`), and `mapping` is the file in which their holder decides.
"""

from scsi.evidence.survey.profile import Profile
from scsi.evidence.survey.reading import check_survey, read_survey
from scsi.evidence.survey.survey import Survey

__all__ = ["Profile", "Survey", "check_survey", "read_survey"]
