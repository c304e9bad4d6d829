"""English: the statements of the chapter and their verdicts."""

WORDS = {
    "verdict.reproduced": "reproduced",
    "verdict.follows": "follows on a stated assumption",
    "verdict.untestable": "cannot be tested with what is printed",
    "verdict.contradicted": "contradicted by another figure or text",
    "verdict.advice": "advice",
    "kind.figure": "figure",
    "kind.comparison": "comparison",
    "kind.trend": "change in time",
    "kind.cause": "cause",
    "kind.advice": "advice",
    "column.statement": "statement, in our words",
    "column.kind": "kind",
    "column.verdict": "verdict",
    "column.rule": "what it rests on",
    "column.all_kinds": "all",
    "axis.statements": "number of statements",
    "claims.from.chapter-en": "English text",
    "claims.from.sci": "the report's site",
    "claims.from.sci-later": "a later edition",
    "claims.and": " and ",
    "claims.no_rule": "rounded by a rule not known here",
    "claims.caption": (
        "Statements of the chapter, {shown} of {total}, each with its verdict, the rule that gave it, and, "
        "in brackets, the rows and functions the rule used. Verdicts are computed from the figures; none is stored."
    ),
    "key_claims.caption": (
        "The statements that the chapter's argument hangs on, and what the English text says instead."
    ),
    "claim_counts.caption": "Verdicts on the chapter's {total} statements, by kind of statement.",
    "claim_counts.alt": "Stacked bars, one for each kind of statement. {list}.",
    "claim_counts.item": "{kind}: {parts}",
    "claim_counts.part": "{count} {verdict}",
    "claims_answer.text": (
        "**Of the chapter's {total} statements, {untestable} cannot be tested with what is printed, {stands} "
        "stand.** Computed again from other figures or counted again in what is listed: {reproduced}. True "
        "if an assumption that is stated holds: {follows}. Contradicted by the chapter's own figures, by "
        "its English text or by another text of the same report: {contradicted}. Advice: {advice}. "
        "Statements on a cause that stand: {causes_stand} of {causes}; on a change in time: {trends_stand} "
        "of {trends}.\n\n"
        "- A rising trend of public money: {rising}.\n"
        "- COVID-19 as the reason: {covid}.\n"
        "- Asian cities in the lead: {asian}.\n"
        "- That it was joint money that rose, as the English text has it: {joint}.\n\n"
        "What stands describes what was counted; it says neither why it is so nor that it will go on. All "
        "of this hangs on how little is printed: with the rows behind the shares, most verdicts could be "
        "settled."
    ),
    "untestable_claims.text": (
        "“Cannot be tested” does not mean false. It means that no printed figure could show the statement "
        "wrong or right. Of the {untestable}, {figure} are single figures: what is printed "
        "without the items behind it can be quoted but not computed again. {comparison} are comparisons that need cities or sectors of which nothing is printed, or examples that were never "
        "counted. {trend} are changes in time, for which two surveys (or undated partnerships) are too few. "
        "{cause} are causes, which no survey of what is there can show without something to compare it "
        "with. The rows behind the shares, with city, year and who paid, would settle most of the first "
        "two kinds; a third survey of the same cities the third."
    ),
    "claims.rule.adds-up": (
        "What is printed of the same whole adds up ({percents} %, together {total} %), so each share is what "
        "the others leave."
    ),
    "claims.rule.does-not-add-up": "What is printed of the same whole ({percents} %) makes {total} %.",
    "claims.rule.printed-alone": (
        "{percent} % is printed alone: no items, and no other share of this city to compute it from. The "
        "fewest items that print so are {fewest}."
    ),
    "claims.rule.stated-otherwise": "{stated} % is stated; the figures are {percents} %.",
    "claims.rule.in-order": "The figures stand in this order, whatever their rounding: {percents} %.",
    "claims.rule.not-in-order": "The figures do not stand in this order: {percents} %.",
    "claims.rule.too-close": "The figures lie so close that their rounding leaves the order open.",
    "claims.rule.above-the-whole": (
        "{percents} % lie above the {overall} % of all cities together, whatever the rounding."
    ),
    "claims.rule.below-the-whole": (
        "Of {percents} %, at least one lies below the {overall} % of all cities together."
    ),
    "claims.rule.others-open": (
        "{percents} % stand in this order, but of {open} of the {cities_total} cities nothing is printed "
        "that keeps their joint share below the second."
    ),
    "claims.rule.stated-otherwise-share": "{stated} % is stated; the figure is {shares} %.",
    "claims.rule.base-unclear": (
        "What the {shares} % are a share of is not printed, so the figure has no base and no interval."
    ),
    "claims.rule.sectors-add-up": "The printed sectors of the city add up to 100 % ({shares} %).",
    "claims.rule.sector-alone": (
        "{share} % is printed alone: neither the number of services nor another sector of this city."
    ),
    "claims.rule.sector-alone-largest": (
        "{share} % is printed alone, and the other sectors, {rest} % together, are not: one of them could "
        "be larger."
    ),
    "claims.rule.money-not-high": (
        "At least one of these cities lies below all cities together in the money it is named for."
    ),
    "claims.rule.three-points": (
        "{points} cities, named because they are extreme, with transport at {shares} %: nothing is printed "
        "of transport elsewhere, and {points} points bear no coefficient."
    ),
    "claims.rule.two-waves": (
        "Two surveys give a difference ({before} to {after} %, {points} points), not a trend. Even the "
        "difference is more than chance (p < 0.05) only if 2019 held at least {least} to {most} independent "
        "items; with cities as what varies, never above a correlation of {correlation} within cities "
        "(equal weights, none in both surveys)."
    ),
    "claims.rule.sign-unknown": (
        "For 2019 only the sum of private and joint money is printed: the {category} share "
        "may have changed by anything from {shift_low} to {shift_high} points."
    ),
    "claims.rule.part-two-waves": (
        "The {category} share rose by {shift_low} to {shift_high} points, whatever the split of the sum in 2019; "
        "but two surveys give a difference, not a trend."
    ),
    "claims.rule.other-way": (
        "The only printed figure that bears on it goes the other way: public money from "
        "{before} to {after} %, a change of {shift_low} to {shift_high} points with rounding. "
        "It is about money; who leads is not counted."
    ),
    "claims.rule.every-step": (
        "Over {waves} surveys every step goes this way, if cities, items and coding stayed "
        "the same."
    ),
    "claims.rule.not-every-step": "Over {waves} surveys not every step goes this way.",
    "claims.rule.joint-rose": (
        "Whatever the split of the sum in 2019, joint money rose, by {shift_low} to "
        "{shift_high} points."
    ),
    "claims.rule.joint-unknown": (
        "Joint money may have changed by anything from {shift_low} to {shift_high} points. It "
        "rose only if it was below {below} % in 2019, and then private money fell by more "
        "than {fall} points; only so can both texts be right."
    ),
    "claims.rule.cause-disputed": (
        "The {category} share rose by {shift_low} to {shift_high} points with rounding, but "
        "two surveys without cities that were spared cannot say why, and the English text, "
        "for another change, names strained finances."
    ),
    "claims.rule.cause-unknown": (
        "The {category} share rose by {shift_low} to {shift_high} points with rounding, but "
        "two surveys with nothing to compare cannot say why."
    ),
    "claims.rule.effect-unknown": (
        "It is not known whether what is explained took place: only a sum is printed for "
        "2019, so the {category} share may have changed by anything from {shift_low} to "
        "{shift_high} points. And two surveys cannot say why."
    ),
    "claims.rule.no-effect": (
        "What is explained did not take place: the {category} share changed by {shift_low} to "
        "{shift_high} points."
    ),
    "claims.rule.cause-unmeasured": (
        "Neither what is explained nor what explains it is measured, and two surveys could not say why."
    ),
    "claims.rule.level-cause": (
        "{percents} % lie above the {overall} % of all cities, but e-government is measured in no city, and one "
        "survey cannot say why."
    ),
    "claims.rule.asian-not-high": (
        "{cities}: {percents} % public money, below the {overall} % of all cities together, so not among those "
        "that lead."
    ),
    "claims.rule.asian-not-most": (
        "By the United Nations' regions (M49) {in_region} of the {named} named cities are in Asia."
    ),
    "claims.rule.asian-after-the-fact": (
        "Written after seeing the figures, so the same figures cannot test it. By the United Nations' regions "
        "(M49) {in_region} of the {named} named are in Asia (not there: {outside}). If they are the {named} "
        "highest of {cities_total} cities, {region} of them Asian, chance does that with probability {p_by_m49}; "
        "counted as the heading counts, {p_as_counted}; both were chosen after the fact. Of the other "
        "{unprinted} Asian cities no share of public money is printed."
    ),
    "claims.rule.asian-if-highest": (
        "It follows if the {named} named are the {named} highest, which is not printed: {in_region} of them "
        "are in Asia by the United Nations' regions (M49; not there: {outside}). Chance does that with probability "
        "{p_by_m49}, counted as the heading counts {p_as_counted}; both were chosen after seeing the figures "
        "and are no test."
    ),
    "claims.rule.asian-highest": (
        "No other city can have a public share as high, and {in_region} of the {named} are in Asia (M49)."
    ),
    "claims.rule.size-possible": (
        "A base of {size} is possible if the shares were {rules}. So are {sizes}: the printed "
        "shares cannot tell them apart. The {alone} infrastructure services alone could be "
        "the base only if the shares were {rules_alone}."
    ),
    "claims.rule.size-impossible": (
        "No whole counts of {size} print so under any rounding rule. The {alone} "
        "infrastructure services alone could be the base only if the shares were "
        "{rules_alone}."
    ),
    "claims.rule.size-stated-otherwise": "What is stated adds up to {part}, the base read is {size}.",
    "claims.rule.base-in-english": (
        "The English text counts infrastructure services and innovative projects only, so at "
        "most one text is right. The figures do not say which: {size} is possible if the "
        "shares were {rules}, and so are {sizes}. The {alone} infrastructure services alone "
        "could be the base only if the shares were {rules_alone}."
    ),
    "claims.rule.texts-differ": (
        "On {subject}, one text has “{one}”, another “{other}”. No printed figure decides."
    ),
    "claims.rule.texts-agree": "On {subject}, both texts have “{one}”.",
    "claims.rule.no-example": (
        "Nothing is counted, and no single service is named for it: what is listed only says it again."
    ),
    "claims.rule.examples-for": (
        "Of {examples} services named for it, {fitting} fit. It follows if they stand for all "
        "that were counted; they were named as examples."
    ),
    "claims.rule.examples-against": "Of {examples} services named for it, only {fitting} fit.",
    "claims.rule.sector-without-example": (
        "Of {examples} services named, {fitting} fit, but none is named in: {sectors}."
    ),
    "claims.rule.amount-stated-otherwise": "The amounts or years stated are not those listed.",
    "claims.rule.amount-alone": "The amounts are printed once, with nothing to compute them from.",
    "claims.rule.role-not-measured": "The backing is named, without an amount; how central it is is not measured.",
    "claims.rule.money-cause": (
        "Cities named with backing from above: {places}; with an amount: {amounts}. Why it is "
        "given, and that a city's own money would not do, is not measured."
    ),
    "claims.rule.ties-undated": (
        "Of {ties} named partnerships, a year is printed for {dated}, so nothing shows a change."
    ),
    "claims.rule.ties-dated": "All {ties} partnerships have a year; it follows if the named stand for all.",
    "claims.rule.ties-everywhere": "Partnerships are named for all {cities_total} cities, of {types} types.",
    "claims.rule.ties-somewhere": (
        "Partnerships of {types} types are named for {named} of the {cities_total} cities; of the others nothing "
        "is printed."
    ),
    "claims.rule.types-counted": "Counted again: {types} types, each with a partnership among the {ties} named.",
    "claims.rule.types-counted-otherwise": "{types} types are listed, {used} have a partnership.",
    "claims.rule.networks-in-most": "Such a network is named for {named} of {cities_total} cities.",
    "claims.rule.networks-in-some": (
        "Such a network is named for {named} of {cities_total} cities; how many have one was not counted."
    ),
    "claims.rule.size-of-tie-otherwise": "The size stated is not the one listed ({size}).",
    "claims.rule.size-of-tie-alone": "The size, {size}, is printed alone, with nothing to count it from.",
    "claims.rule.effect-of-companies": (
        "{named} such companies are named, with {advantages} advantages and {risks} risks; what they did to a "
        "partnership is not measured."
    ),
    "claims.rule.forms-combined": "It is shown by those that do: {cities} combine at least two types.",
    "claims.rule.forms-not-combined": "No city is named with more than one type.",
    "claims.rule.figure-beside": (
        "The figure printed in the same sentence is about something else; of this nothing is measured."
    ),
    "claims.rule.not-measured": "No printed figure bears on it.",
    "claims.rule.advice": "It says what should be done; no figure can bear it out or refute it.",
}
