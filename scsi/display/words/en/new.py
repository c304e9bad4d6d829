"""English: a survey of one's own, as `scsi new-survey` begins it."""

WORDS = {
    "new.columns": (
        "# The columns of projects.csv\n\nOne row a project. Columns that are not needed may be deleted; other "
        "headings and other words are mapped when the table is read (`columns` and `categories` in the notebook)."
    ),
    "new.column": "column",
    "new.needed": "needed",
    "new.holds": "holds",
    "new.allowed": "allowed",
    "new.yes": "yes",
    "new.no": "no",
    "new.range": "{low} to {high}",
    "new.least": "a number of at least {low}",
    "new.any": "any text",
    "new.rows": (
        "The rows that are there now are simulated, and their ids say so. Replace all of them: a table in which "
        "simulated rows stand among others is refused. Before that, every answer says that it is no evidence."
    ),
    "new.title": (
        "# A survey of my own\n\nThe table is `projects.csv` beside this notebook; `columns.md` says what each column "
        "holds. With more than two waves, say which: `scsi.compare_waves(survey, before=2019, after=2022)`.\n\n"
        'Headings and words of your own are mapped here, theirs first: `columns = {"year": "wave"}`, '
        '`categories = {"mixed": "ppp"}`.'
    ),
    "new.check": "## What is in the table, and what stands in the way?",
    "new.read": "## How was it read?",
    "new.changed": (
        '## Did the public share change?\n\nFor another share: `scsi.compare_waves(survey, category="private")`. '
        "To try menus instead: `scsi.explore(survey)`."
    ),
    "new.missing": "## What if the funding that is not known were all of one kind?",
    "new.sources": "## Where does the shift come from?",
    "new.cities": "## Which cities differ?",
    "new.plan": "## What would the next survey see?",
    "new.limits": "## What does this not show?",
}
