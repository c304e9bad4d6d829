"""English: what else could make up the shift: mix, coding, double counting."""

WORDS = {
    "mix.text": (
        "**A changed mix of what was counted.** App and web items are {part} % of the {base} items of 2022; in "
        "2019 they were {low} to {high} %, which is inferred, not printed. For the mix alone to make the shift, "
        "app and web items would have to be less public than the others by {gap_low} points if they were "
        "{low} % in 2019, and by {gap_high} points if {high} %. {least} Nothing printed says how public "
        "either kind is."
    ),
    "mix.least": "Below {least} % in 2019 no difference would be enough.",
    "mix.none": "At no mix in 2019 would a difference be enough.",
    "mix.caption": (
        "By the part of app and web items in 2019: by how many points they must be less public than the other "
        "items (below 0: more) for the mix alone to make the shift. “Cannot”: no difference does."
    ),
    "column.mix_before": "app and web in 2019, %",
    "column.gap": "less public by, points",
    "coding.text": (
        "**A changed coding.** Had {missed} of the public items of 2019 been coded as something else "
        "({range} with rounding) and everything else rightly, nothing would have shifted; likewise had "
        "{added} of the other items of 2022 been coded as public. Whether both surveys were coded "
        "alike is printed nowhere."
    ),
    "coding.part": "{part} %",
    "coding.caption": (
        "The line at which nothing shifted, 2022 coded rightly: by the part of the other items of 2019 that was "
        "coded public, the part of the public ones that must have been coded otherwise. “Cannot”: no part does."
    ),
    "coding.figure": (
        "Coding errors in 2019 at which nothing shifted, 2022 coded rightly: public items coded otherwise "
        "against other items coded public."
    ),
    "coding.alt": (
        "A rising line from {first} % missed where nothing was added. Left of it the public share rose, right "
        "of it it fell."
    ),
    "coding.rose": "the share rose",
    "coding.fell": "the share fell",
    "axis.missed": "public items of 2019 coded otherwise, %",
    "axis.added": "other items of 2019 coded public, %",
    "column.added": "others coded public, %",
    "column.missed": "public coded otherwise, %",
    "double.text": (
        "**Counting twice.** An item that stands in a survey twice tells nothing new. {tipping} Only if "
        "2019 held no more than {size} entries can double counting there undo the test. Items that stand in "
        "both surveys make the shift stand out more, not less: p is {p_kept} where half of 2019's do."
    ),
    "double.undone": (
        "With {size_before} items in 2019 and {base} in 2022, each an independent draw, p passes {alpha} once "
        "{part} % of the entries of 2019 repeat another."
    ),
    "double.not_undone": (
        "With {size_before} items in 2019 and {base} in 2022, each an independent draw, p is {p_none}, and "
        "{p_most} if every item of 2019 stood there twice: that does not undo it."
    ),
    "double.without": (
        "With {size_before} items in 2019 and {base} in 2022, each an independent draw, p is {p_none} even "
        "without double counting."
    ),
    "double.caption": (
        "p of “no shift” by the part of the entries that repeats another, with {size_before} items in 2019 and "
        "{base} in 2022 as independent draws; last column: by the part of 2019's items that stand in both "
        "surveys."
    ),
    "column.repeated": "part, %",
    "column.left": "2019 is worth",
    "column.p_before": "p, twice in 2019",
    "column.p_after": "p, twice in 2022",
    "column.p_both": "p, twice in both",
    "column.p_kept": "p, in both surveys",
}
