"""English: a survey of project rows."""

WORDS = {
    "survey.simulated": "Simulated data, no evidence.",
    "survey.no_city": "rows without a city",
    "survey.no_name": "(empty)",
    "survey.more": "… and {count} more",
    "survey.weight.items": "items",
    "survey.weight.cities": "cities, all the same",
    "survey.weight.money": "money",
    "survey.weight.weight": "the survey's own weights",
    "survey.group.sector": "sector",
    "survey.group.layer": "layer",
    "survey.group.region": "region",
    "survey.group.country": "country",
    "survey.unit.cities": "cities like these, the cities as draws from a notional population of comparable ones",
    "survey.unit.items-within-cities": "these cities as they are, their items as realisations of a process in each",
    "survey.unit.items": "items as independent draws, which is seldom so",
    "survey.unit.none": "what was counted, without sampling error",
    "survey.reason.one-city": "a wave has one city",
    "survey.reason.variance-zero": "the cities do not vary",
    "survey.reason.few-degrees": "fewer than 4 degrees of freedom",
    "survey.reason.single-items": "every city has one item in a wave",
    "survey.reason.empty-draws": "too many draws leave a wave empty",
    "survey.reason.described": "no sampling error",
    "survey.reason.no-overlap": "no city is in both waves",
    "survey.reason.no-rows": "a wave has no such rows",
    "survey.method.cr2": "CR2, t with {degrees} degrees of freedom",
    "survey.method.score": "score test",
    "survey.method.items-within-cities": "normal, cities as fixed strata",
    "survey.method.wild-bootstrap": "restricted wild cluster bootstrap, {draws} draws",
    "survey.method.permutation": "exact permutation of city shares",
    "survey.method.permutation-drawn": "permutation of city shares, {draws} draws",
    "survey.line.cities": "cities like these (default: CR2)",
    "survey.line.items": "items as if independent (score test)",
    "survey.line.items-within-cities": "these cities as they are",
    "survey.line.wild-bootstrap": "cities, restricted wild bootstrap",
    "survey.line.balanced": "only cities in both waves",
    "survey.line.mean-of-shares": "mean of city shares",
    "survey.line.pooled": "pooled over items",
    "survey.line.no-city-out": "without rows that name no city",
    "survey.line.no-city-common": "rows without a city as one cluster",
    "survey.line.without-city": "without {name}",
    "survey.line.without-none": "without the most influential city",
    "survey.part.within": "change within those that stayed",
    "survey.part.between": "weights of those that stayed",
    "survey.part.cross": "both at once",
    "survey.part.entry": "cities that came",
    "survey.part.exit": "cities that left",
    "survey.part.composition": "composition",
    "survey.part.within-groups": "change within",
    "survey.column.answer": "answer",
    "survey.column.shift": "shift, points",
    "survey.column.interval": "{level} % interval, points",
    "survey.column.share_interval": "{level} % interval, %",
    "survey.column.p": "p",
    "survey.column.cities": "clusters before / after / both",
    "survey.column.note": "note",
    "survey.column.quantity": "quantity",
    "survey.column.by": "by",
    "survey.column.part": "part",
    "survey.column.share": "share, %",
    "survey.column.of": "{wave}: of all",
    "survey.column.composition": "composition, points",
    "survey.column.within": "within, points",
    "survey.column.bh": "p, Benjamini-Hochberg",
    "survey.column.holm": "p, Holm",
    "survey.column.category": "paid for",
    "survey.column.understood": "how the file was read",
    "survey.column.low": "from",
    "survey.column.high": "to",
    "survey.column.city": "city",
    "survey.column.counted": "counted",
    "survey.column.raw": "share, %",
    "survey.column.pooled": "drawn to the mean, %",
    "survey.column.rank": "rank",
    "survey.column.value": "value",
    "survey.row.rows": "projects",
    "survey.row.cities": "cities",
    "survey.row.without_city": "projects that name no city",
    "survey.row.without_funding": "projects of unknown funding",
    "survey.row.without_weight": "projects without an amount or weight",
    "survey.row.counted": "{category}, of known funding",
    "survey.row.share": "share compared, %",
    "survey.row.effective": "effective number of clusters",
    "survey.row.icc": "correlation within cities",
    "survey.row.before": "share in {wave}",
    "survey.row.after": "share in {wave}",
    "survey.row.bounds": "shift, whatever they are",
    "survey.row.imbens-manski": "{level} % interval (Imbens-Manski)",
    "survey.row.stoye": "{level} % interval (Stoye)",
    "survey.note.thin": "fewer than 10 rows in a wave",
    "survey.note.mirror": "the same test, its sign turned",
    "survey.note.simultaneous": "all sets hold together",
    "survey.plan": (
        "Fixed before the file is read: one primary test, of the {category} share; target: {unit}; weighted by "
        "{weight}; {level} % intervals; CR2 standard errors with Satterthwaite degrees for cities, and beside it "
        "the restricted wild cluster bootstrap and what independent items would have said. The other categories "
        "are secondary (Holm), sectors and cities exploratory (Benjamini-Hochberg). {changed}"
    ),
    "survey.plan.default": "These are the defaults.",
    "survey.plan.changed": "Changed from the defaults: {names}.",
    "survey.plan.name.category": "the category",
    "survey.plan.name.unit": "the target",
    "survey.plan.name.weight": "the weights",
    "survey.plan.name.level": "the level",
    "survey.lead": (
        "Weighted by {weight}, {wave} is worth {effective} cities of equal weight, and {city} alone "
        "holds {part} % of the weight."
    ),
    "survey.lead.unreliable": "With fewer than 10, no method here is reliable.",
    "survey.headline.up": (
        "**The {category} share is {points} points higher in {after} than in {before} ({share_before} % to "
        "{share_after} %).**"
    ),
    "survey.headline.down": (
        "**The {category} share is {points} points lower in {after} than in {before} ({share_before} % to "
        "{share_after} %).**"
    ),
    "survey.headline.same": "**The {category} share is {share_after} % in both {before} and {after}.**",
    "survey.answer": "Inference to {unit}: {result}.",
    "survey.answer.frame": "Inference to the {frame} cities from which these are taken to be drawn: {result}.",
    "survey.answer.none": "This describes {unit}.",
    "survey.result": "{level} % interval {low} to {high} points, {p} ({method})",
    "survey.result.p": "{p} ({method}); no interval, since {reason}",
    "survey.result.no": "no p and no interval can be given, since {reason}",
    "survey.beside.items": "Items as independent draws would have said {interval} points, {p}.",
    "survey.beside.wild": "The restricted wild cluster bootstrap says {interval} points, {p}.",
    "survey.beside.wild.no": "The restricted wild cluster bootstrap gives no p either.",
    "survey.short": "{points} points ({level} % interval {low} to {high}, {p})",
    "survey.short.no": "{points} points (no p: {reason})",
    "survey.short.none": "not estimable ({reason})",
    "survey.overlap.none": (
        "No city is in both waves ({cities_before} in {before}, {cities_after} in {after}), so that there is no "
        "balanced panel: a change of cities cannot be told from a change in cities."
    ),
    "survey.overlap.few": (
        "Only {both} of the {cities_before} cities of {before} and {cities_after} of {after} are in both waves; in these alone the "
        "shift is {balanced}."
    ),
    "survey.overlap": (
        "{both} of the {cities_before} cities of {before} and {cities_after} of {after} are in both waves; in these alone the "
        "shift is {balanced}."
    ),
    "survey.overlap.one": (
        "Only 1 city ({cities_before} in {before}, {cities_after} in {after}) is in both waves; in it alone the shift is "
        "{balanced}."
    ),
    "survey.estimand.mean": "Each city counting the same, the shift of the mean city share is {other}{gap}.",
    "survey.estimand.pooled": "Pooled over items, the shift is {other}{gap}.",
    "survey.estimand.gap": (
        "; among rows that name a city, the pooled shift less that of the mean is {difference} points{interval}"
    ),
    "survey.estimand.gap.interval": " ({level} % interval {low} to {high})",
    "survey.no_city.all": "Every project names a city.",
    "survey.no_city.each": (
        "The city is missing in {part_before} % of the projects of {before} ({lost_before} of {rows_before}) and {part_after} % of "
        "{after} ({lost_after} of {rows_after}). {how} Without these rows the shift is {out}; with them as one common "
        "cluster it is {common}."
    ),
    "survey.no_city.how.items": "Each of these rows stands as a cluster of its own.",
    "survey.no_city.how.cities": "Where all cities weigh the same these rows are left out, since they are no cities.",
    "survey.no_city.how.money": "By {weight} these rows stand as one common cluster.",
    "survey.influence": "Leaving out {city} changes the answer most: {line} without it.",
    "survey.influence.none": "No city can be left out.",
    "survey.missing.none": "Every project of both waves has a known funding, so nothing is left to bound.",
    "survey.missing": (
        "The funding of {missing_before} projects of {before} and {missing_after} of {after} is unknown. Whatever it was, the shift "
        "lies between {low} and {high} points before sampling error{interval}. {tipping}"
    ),
    "survey.missing.interval": ", and its {level} % interval (Imbens-Manski) is {low} to {high}",
    "survey.missing.tips": "Some funding of these projects would make the shift 0.",
    "survey.missing.holds": "No funding of these projects would make the shift 0.",
    "survey.source.city": (
        "By city, the {points} points add up from {within} (change within the {stayed} clusters that stayed), {between} (their "
        "changed weights), {cross} (both at once), {entry} (the {came} that came) and {exit} (the {left} that left). Who came and "
        "who left is compared with the pooled share of {before}; a row without a city is a cluster of its own."
    ),
    "survey.source.group": (
        "By {by} (Kitagawa) {composition} of the {points} points are composition and {within} are change within each {by}."
    ),
    "survey.source.none": "The survey names neither sectors nor layers, so that composition by them is not known.",
    "survey.source.thin": (
        "Fewer than 10 rows in a wave: {cells}. Over their intervals together the change within is {low} to {high} points."
    ),
    "survey.source.thin.cell": "{group} ({rows} in {wave})",
    "survey.source.hinge.one": (
        "**This split hangs on a single project**: {group} has 1 row in {wave} and {other_rows} in {other}."
    ),
    "survey.source.hinge": (
        "**This split hangs most on few projects**: {group} has {rows} rows in {wave} and {other_rows} in {other}."
    ),
    "survey.source.hinge.range": (
        "Over the {level} % interval of that cell alone, the change within is anything from {low} to {high} points."
    ),
    "survey.source.hinge.without": (
        "Without {group} the share is {share_before} % in {before} against {share_after} % in {after}; leaving it out is a "
        "restriction to other projects, not a decomposition."
    ),
    "survey.limits": (
        "What this does not show. Two waves make a difference, not a trend, and name no cause. The cities were chosen, "
        "not drawn: that they stand for cities like these is an assumption. Where other cities, sectors or kinds of "
        "projects were counted, the shift may be one of what was counted."
    ),
    "survey.rows.caption": "What the comparison rests on: {survey}, {before} and {after}.",
    "survey.understood.caption": "How {survey} was read: what was renamed, translated, left out or empty.",
    "survey.lines.caption": (
        "The shift of the {category} share from {before} to {after}, by method and by rows. {survey}, weighted by {weight}. A "
        "dash stands where no p can be given; the note says why."
    ),
    "survey.lines.alt": (
        "Point and interval of the shift for each of {count} answers; a vertical line marks 0. {items}."
    ),
    "survey.lines.item": "{label}: {points} points",
    "survey.sources.caption": (
        "Where the shift of the {category} share from {before} to {after} comes from: parts that add up to it, in percentage "
        "points. {survey}. Intervals resample cities."
    ),
    "survey.groups.caption": (
        "The {category} share by {by}, {before} and {after}: counts, share, the two terms of Kitagawa's decomposition, and the test of the "
        "group's own shift. {survey}. Exploratory: p is corrected by Benjamini and Hochberg."
    ),
    "survey.groups.caption.none": "{survey} names neither sectors nor layers.",
    "survey.categories.caption": (
        "Shares and shifts of all categories, {before} to {after}. {survey}. The first is the primary test; the others are "
        "secondary, corrected by Holm."
    ),
    "survey.categories.text": "All categories at once (Rao-Scott, second order): {result}.",
    "survey.categories.f": "F = {statistic} on {degrees} and {denominator} degrees of freedom, {p}",
    "survey.categories.one": "Only one category occurs in these waves.",
    "survey.missing.caption": "What the shift can be, whatever the funding of the projects without one was. {survey}.",
    "survey.cities.caption": (
        "The {count} cities with most projects in {wave} of the {cities} that have any of known funding: their {category} share as counted and drawn to "
        "the mean, the ranks that the data do not rule out (1 is the highest share), and Fisher's exact test against all "
        "others. {survey}. Items within a city as independent draws. Exploratory: p is corrected by "
        "Benjamini and Hochberg."
    ),
    "survey.cities.drawn": (
        "The {count} cities with most projects in {wave} of the {cities} that have any of known funding: their {category} share as counted, and "
        "drawn to the mean with its interval. Dashed: the mean. {survey}. Items within a city as independent draws."
    ),
    "survey.cities.alt": (
        "Dot plot of {count} cities: share as counted, and drawn to the mean with its interval. {items}."
    ),
    "survey.cities.item": "{city} {raw} % as counted, {pooled} % drawn to the mean",
    "survey.cities.raw": "as counted",
    "survey.cities.pooled": "drawn to the mean",
    "survey.cities.text": (
        "In {wave} the mean {category} share of cities like these is {mean} %, and the items of one city are alike with a "
        "correlation of {icc}. {different} of {cities} cities differ from the others together after correction "
        "(Benjamini-Hochberg, {alpha}). {ranks}"
    ),
    "survey.cities.none": "Fewer than two cities of {wave} have projects of known funding, so there is nothing to compare.",
    "survey.cities.ranks": "{sure} of the {cities} have a set of ranks that ends among the first three.",
    "survey.cities.no_ranks": "Ranks are told for up to {most} cities.",
    "survey.planned.caption": "What a survey of two waves would see, cities as the unit, at a level of {level} %{from_survey}.",
    "survey.planned.from": ", with the numbers of cities and items and the correlation of {survey}",
    "survey.planned.text": (
        "With {cities_before} and {cities_after} cities ({both} in both), {items_before} and {items_after} projects a city and a "
        "correlation of {icc} within cities, a survey sees with a power of {wanted} % {smallest}. {power}"
    ),
    "survey.planned.none": "{survey} tells too little to plan by: a wave has fewer than two cities, no city has two projects, or the first share is 0 or 100 %.",
    "survey.planned.both": "a fall of {fall} points or a rise of {rise} points or more from {before} %",
    "survey.planned.rise": "a rise of {rise} points or more from {before} %, and no fall",
    "survey.planned.fall": "a fall of {fall} points or more from {before} %, and no rise",
    "survey.planned.neither": "no shift at all from {before} %",
    "survey.planned.power": "The power to see {after} % is {power} %; {cities}, and {items}.",
    "survey.planned.cities": "with as many projects a city it takes {size} cities in each wave",
    "survey.planned.no_cities": "no number of such cities is enough",
    "survey.planned.items": "with as many cities it takes {size} projects a city",
    "survey.planned.no_items": "with as many cities no number of projects is enough",
    "survey.planned.row.cities": "cities before / after / both",
    "survey.planned.row.items": "projects a city, before / after",
    "survey.planned.row.icc": "correlation within cities",
    "survey.planned.row.persistence": "correlation of a city's effect between the waves",
    "survey.planned.row.cv": "coefficient of variation of city sizes",
    "survey.planned.row.fall": "smallest fall seen, points",
    "survey.planned.row.rise": "smallest rise seen, points",
    "survey.planned.row.power": "power, %",
    "survey.planned.row.cities_needed": "cities needed in each wave",
    "survey.planned.row.items_needed": "projects needed a city",
    "survey.axis.shift": "shift, percentage points",
    "survey.axis.share": "{category} share, %",
}
