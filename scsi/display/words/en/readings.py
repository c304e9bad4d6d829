"""English: how much hangs on how the figures are read."""

WORDS = {
    "readings.headline": (
        "**Read one way the rise is beyond chance, read another it is not; the printed figures do not choose "
        "between the readings.** {boundary} With everything else as in one middle reading ({reference}), where z "
        "is {z} and {critical} is the edge at {alpha}, a single choice moves z most if it is the {first} "
        "({first_low} to {first_high}), then the {second} ({second_low} to {second_high}) and the {third} "
        "({third_low} to {third_high}); it moves least if it is the {last} ({last_low} to {last_high})."
    ),
    "readings.reference": (
        "{before} items in 2019 against {after}, {unit}, correlation {icc}, {overlap}"
    ),
    "readings.boundary": (
        "Of {size} items in 2019, the shift is significant only if items of one city correlate by less than "
        "{alone} with no city in both surveys, and by less than {kept} if all {shared} cities were kept and "
        "stayed as they were."
    ),
    "readings.limits": (
        "What z is: the shift in units of its standard error; beyond {critical} it is significant at {alpha}. "
        "What this does not show: which reading is right. It shows on what one has to agree before the figures "
        "can say anything. How far a choice moves z depends on the options that were listed for it, and these "
        "are ours (a coding error, for one, concerns {part} % of the items of a kind); the table of options "
        "names them, and each can be changed."
    ),
    "readings.counts": (
        "The grid: {factors} = {combinations} combinations. {left_out} of them contradict themselves or repeat "
        "another and are left out; {readings} are left. In this grid {below} have p below {alpha} whatever the "
        "rounding, {not_below} have not, and for {rounding} it depends on the rounding. **These counts are a "
        "property of the grid, not probabilities**: with other options they would be others."
    ),
    "reading_grid.caption": (
        "What was read in more than one way, and how. Rounding is not among the choices: it is carried along."
    ),
    "column.choice": "choice",
    "column.options": "options",
    "column.count": "how many",
    "left_out.caption": (
        "Combinations that are left out, each by the first reason that holds, of the {combinations} that the "
        "options make ({factors})."
    ),
    "column.reason": "reason",
    "column.combinations": "combinations",
    "left_out.size-does-not-print": "no whole count of this size prints as the chapter does",
    "left_out.items-are-independent": "items as independent draws have no correlation",
    "left_out.no-correlation-is-items": "without a correlation, cities or not is the same reading as items",
    "left_out.cities-do-not-matter": "where cities are not drawn, neither their overlap nor their sizes enter",
    "left_out.no-degrees-to-estimate": "where cities are not drawn, t and the normal are the same",
    "left_out.nothing-to-persist": "no city in both surveys, so that nothing can persist",
    "left_out.no-persistence-is-no-overlap": "cities in both surveys of which nothing persists are as good as others",
    "left_out.counts-need-independence": "Fisher's test is for independent items only",
    "left_out.counts-are-as-coded": "Fisher's test takes whole counts as coded, not corrected ones",
    "left_out.coherent": "left: the readings",
    "choice.base": "size of 2022",
    "choice.size_before": "size of 2019",
    "choice.unit": "unit of sampling",
    "choice.icc": "correlation within cities",
    "choice.test": "test",
    "choice.coding": "coding",
    "choice.overlap": "overlap of cities",
    "choice.shared": "cities in both surveys",
    "choice.persistence": "persistence of a city's ways",
    "choice.reference": "reference distribution",
    "choice.size_cv": "variation of cities' sizes",
    "option.items": "{size} items",
    "option.unit.cities": "cities like these",
    "option.unit.items-within-cities": "these cities",
    "option.unit.items": "independent items",
    "option.test.score": "score",
    "option.test.likelihood-ratio": "likelihood ratio",
    "option.test.fisher": "Fisher",
    "option.test.fisher-midp": "Fisher, mid-p",
    "option.coding.as-printed": "as printed",
    "option.coding.missed-before": "2019: {part} % of the public missed",
    "option.coding.added-before": "2019: {part} % of the others taken as public",
    "option.coding.missed-after": "2022: {part} % of the public missed",
    "option.coding.added-after": "2022: {part} % of the others taken as public",
    "short.coding.as-printed": "as printed",
    "short.coding.missed-before": "2019 public missed",
    "short.coding.added-before": "2019 others added",
    "short.coding.missed-after": "2022 public missed",
    "short.coding.added-after": "2022 others added",
    "option.reference.t": "t",
    "option.reference.normal": "normal",
    "option.overlap.none": "no city in both",
    "option.overlap.some": "{shared} in both, persistence {persistence}",
    "reading_moves.caption": (
        "What moves z most: one choice changed, the others as in the reference reading ({reference}; z {z}). "
        "Last columns: the same change averaged over all readings of the grid in which something else can be "
        "chosen, and how many these are."
    ),
    "reading_moves.alt": (
        "Horizontal bars from the least to the greatest z of each choice, around the reference at {z}; dashed "
        "the edge of significance at {critical}. From top: {list}."
    ),
    "reading_moves.item": "{choice} {low} to {high}",
    "column.least_z": "least z",
    "column.least_at": "least at",
    "column.most_z": "greatest z",
    "column.most_at": "greatest at",
    "column.change": "change",
    "column.mean_change": "averaged",
    "column.over": "over readings",
    "axis.z": "z (shift in units of its standard error)",
    "reading_curve.caption": (
        "Specification curve: all {readings} readings of the grid by their z, least first, {bins} columns of about "
        "equally many. Above: z, with the range of the column and its rounding in grey; dashed: {critical}, the edge "
        "at {alpha}. Below: where the readings that take an option lie; the darker, the more of them."
    ),
    "reading_curve.alt": (
        "A curve of z that climbs from {low} to {high} and passes {critical} on the way. Under it a field of "
        "options: readings of high correlations, of few items in 2019 and of coding errors that make the shift "
        "lie on the left, those of low correlations and of these cities as the target on the right."
    ),
    "axis.z_short": "z",
    "axis.reading": "readings, by z",
    "reading_options.caption": (
        "The same by option: how many of the {readings} readings take it, how many of these have p below "
        "{alpha} at the printed shares, and their z. Counts belong to this grid ({factors}, less what is left "
        "out) and are no probabilities."
    ),
    "column.option": "option",
    "column.readings": "readings",
    "column.below": "p below {alpha}",
    "column.median_z": "median z",
    "boundary.text": (
        "Where the answer changes. With {low_size} items in 2019 or fewer no correlation is small enough. Of {size} "
        "items, p is below {alpha} up to a correlation of {alone} ({alone_range} by rounding) if no city was "
        "in both surveys, and the size of 2022 matters little ({bases}); if all {shared} cities were kept it is {half} "
        "where the correlation of a city's ways is {half_r}, and {full} where it is {full_r}."
    ),
    "boundary.plain": (
        "Where the answer changes. Of {size} items in 2019, p is below {alpha} up to a correlation of {alone} "
        "({alone_range} by rounding) if no city was in both surveys."
    ),
    "boundary.caption": (
        "The boundary at which the answer changes: under a line the shift is significant (p < {alpha}), above it "
        "not. Against the items of 2019, with cities as the unit; lines for the sizes of 2022 with no city in "
        "both surveys, and for all cities of 2019 kept. Grey: over the rounding, first line."
    ),
    "boundary.table": (
        "The correlation within cities at which p reaches {alpha}, by the items of 2019; in brackets over the "
        "rounding. 0: p is not below at any correlation."
    ),
    "boundary.alt": ("Lines that climb from 0 near {low_size} items and level off. {text}"),
    "boundary.line": "2022: {base} items, no city in both",
    "boundary.kept": "2022: {base} items, {shared} in both, persistence {persistence}",
    "boundary.significant": "p < {alpha}",
}
