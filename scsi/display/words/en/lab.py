"""English: the panels of JupyterLab."""

WORDS = {
    "lab.write": "Write down how to repeat this",
    "lab.papermill": "Run the notebook with these parameters:",
    "lab.report": "Or write a whole report with them:",
    "lab.python": "Or ask in Python:",
    "lab.overlap": (
        "Which cities were kept is no parameter of the notebook: the report has it as its first slider, and "
        "Python has it below."
    ),
    "lab.memory": "These rows are in memory only; a command needs them in a file. In Python, with your data frame as table:",
    "lab.survey": "Two waves of {survey}. Choose, and the answer follows.",
    "lab.before": "Earlier wave",
    "lab.after": "Later wave",
    "lab.category": "Share of",
    "lab.unit": "Target of inference",
    "lab.weight": "Weighted by",
    "lab.by": "Where it comes from",
    "lab.unit.cities": "cities like these",
    "lab.unit.items-within-cities": "these cities as they are",
    "lab.unit.items": "items as if independent",
    "lab.unit.none": "what was counted, no sampling error",
    "lab.by.nothing": "not asked",
    "lab.by.city": "city",
}
