"""The first screen in words: a kicker and a headline, three paragraphs, the strongest doubt."""

from __future__ import annotations

import pandas as pd

from scsi.questions.compare_waves.show import answers_behind
from scsi.questions.survey.worded import Say, text_of, title_of, waves_of
from scsi.questions.verdict.doubts import COUNTED, Doubt
from scsi.questions.verdict.finding import PublicationVerdict, SurveyVerdict
from scsi.questions.verdict.rules import Verdict
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, roughly, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Unit

CLEAR = {Verdict.RISE: "clear", Verdict.FALL: "clear"}


@shows(PublicationVerdict, "sentence")
def say_publication_verdict(found: PublicationVerdict, *, lang: str = "en") -> Text:
    """Say what is examined, and in a headline whether the change is clear."""
    kicker = word("verdict.report", lang, cities=found.cities[1])
    findings = (found.own,) if found.own else ()
    behind = (found.few_shared, found.all_shared)
    return Text(
        "verdict",
        lang,
        _headline(found, lang),
        kind="headline",
        findings=(*findings, *behind),
        kicker=kicker,
    )


def _headline(found: PublicationVerdict, lang: str) -> str:
    """Say the two shares and the verdict; that of a run's own assumptions comes first."""
    verdict = CLEAR.get(found.verdict, str(found.verdict))
    shares = {
        "before": rounded(found.before.value, 0),
        "after": rounded(found.after.value, 0),
    }
    if found.own is None or found.own_verdict is None:
        moved = word(f"verdict.moved.{_way(found)}", lang)
        return word(f"verdict.headline.{verdict}", lang, **shares, moved=moved)
    p = pvalue(found.own.pvalue)
    icc = found.own.icc
    return word(
        f"verdict.headline.own.{found.own_verdict}",
        lang,
        **shares,
        size=whole(found.own.sizes[0]),
        year=found.waves[0],
        alike=word("verdict.alike", lang, icc=f"{icc:g}")
        if icc
        else word("verdict.alike.none", lang),
        p=p if p.startswith("<") else f"= {p}",
        default=word(f"verdict.default.{verdict}", lang),
    )


def _way(found: PublicationVerdict) -> str:
    """Say whether the published share rose or fell."""
    return "rose" if found.after.value >= found.before.value else "fell"


@shows(PublicationVerdict, "sentence", "paragraphs")
def say_paragraphs(found: PublicationVerdict, *, lang: str = "en") -> Text:
    """Say what was published, why it cannot be settled, and what would settle it."""
    shift = (found.after.value - found.before.value) / 100
    low = pvalue(found.pvalues.low)
    text = word(
        "verdict.paragraphs",
        lang,
        first=found.waves[0],
        last=found.waves[1],
        before=rounded(found.before.value, found.before.decimals),
        after=rounded(found.after.value, found.after.decimals),
        cities_before=found.cities[0],
        cities_after=found.cities[1],
        enough=roughly(max(each.estimate for each in found.answer.break_evens)),
        change=word(f"verdict.change.{_way(found)}", lang),
        likely=roughly(max(found.answer.likely_sizes)),
        p_low=word("verdict.below", lang, value=low[2:]) if low.startswith("<") else low,
        p_high=rounded(found.pvalues.high, 2),
        new=found.new_cities,
        new_points=percent(abs(found.new_share)),
        points=percent(abs(shift)),
    )
    behind = (found.few_shared, found.all_shared, *found.answer.break_evens)
    return Text("verdict_paragraphs", lang, text.strip(), behind=behind)


@shows(SurveyVerdict, "sentence")
def say_survey_verdict(found: SurveyVerdict, *, lang: str = "en") -> Text:
    """Say which survey it is, and in a headline whether its share clearly changed."""
    about = found.comparison
    kicker = word(
        "verdict.survey.kicker",
        lang,
        survey=markdown_name(about.survey),
        **waves_of(about, lang, markdown_name),
        rows_before=whole(about.rows[0]),
        rows_after=whole(about.rows[1]),
    )
    body, title = survey_headline(found, lang), title_of(about, lang)
    return text_of(
        "survey_verdict", about, body, lang, "headline", [about], title=title, kicker=kicker
    )


def survey_headline(found: SurveyVerdict, lang: str) -> str:
    """Say the two shares and the verdict."""
    about = found.comparison
    shares = percent(about.share_before), percent(about.share_after)
    still = shares[0] == shares[1]
    way = "still" if still else "rise" if about.share_after > about.share_before else "fall"
    lead = word(
        f"verdict.survey.lead.{way}",
        lang,
        category=markdown_name(category_label(about.category, lang)),
        share_before=shares[0],
        share_after=shares[1],
    )
    if found.verdict is not Verdict.DEPENDS:
        return word(f"verdict.survey.{found.verdict}", lang, lead=lead)
    doubt = next(each for each in found.doubts if each.kind in COUNTED or each.kind == "missing")
    by = about.by_group.by if about.by_group and doubt.kind == "group" else ""
    fields = {"by": word(f"verdict.survey.by.{by}", lang)} if by else {}
    return word(f"verdict.survey.depends.{doubt.kind}", lang, lead=lead, **fields)


@shows(SurveyVerdict, "sentence", "paragraphs")
def say_survey_paragraphs(found: SurveyVerdict, *, lang: str = "en") -> Text:
    """Say the estimate with its interval in words, and the strongest doubt."""
    about = found.comparison
    points = percent(about.estimate)
    if about.interval is None:
        first = word("verdict.survey.interval.none", lang, points=points)
    else:
        counted = about.unit in (Unit.ITEMS, Unit.ITEMS_WITHIN_CITIES)
        first = word(
            "verdict.survey.interval.counted" if counted else "verdict.survey.interval",
            lang,
            points=points,
            low=percent(about.interval.low),
            high=percent(about.interval.high),
            level=confidence(about.level),
        )
    if found.doubts:
        said = doubt_sentence(found, found.doubts[0], lang, markdown_name)
        second = word("verdict.survey.doubt", lang, doubt=said)
    else:
        second = word("verdict.survey.doubt.none", lang)
    body = f"{first}\n\n{second}"
    behind = answers_behind(about)
    return text_of("survey_verdict_paragraphs", about, body, lang, behind=behind)


def doubt_sentence(found: SurveyVerdict, doubt: Doubt, lang: str, say: Say = plain_name) -> str:
    """Say one doubt."""
    about = found.comparison
    decimals = 1 if doubt.kind == "few" else 0
    fields: dict[str, object] = {
        **waves_of(about, lang, say),
        "category": say(category_label(about.category, lang)),
        "points": percent(abs(about.estimate)),
        "name": say(doubt.name) or word("survey.no_name", lang),
        "n_before": rounded(doubt.numbers[0], decimals),
        "n_after": rounded(doubt.numbers[1], decimals),
    }
    if doubt.kind == "absent":
        fields["empty"] = fields["before" if doubt.numbers[0] == 0 else "after"]
    if doubt.left is not None:
        fields["part"] = percent((1 - doubt.left) * abs(about.estimate))
    if doubt.shares is not None:
        fields |= {
            "share_before": percent(doubt.shares[0]),
            "share_after": percent(doubt.shares[1]),
        }
        fields["panel"] = percent(doubt.shares[1])
    return word(f"verdict.doubt.{doubt.kind}", lang, **fields)


@shows(SurveyVerdict, "table")
def tabulate_doubts(found: SurveyVerdict, *, lang: str = "en") -> Table:
    """Show every doubt in its order, with what it leaves of the shift."""
    about = found.comparison
    fields = {
        "category": category_label(about.category, lang),
        **waves_of(about, lang),
        "survey": plain_name(about.survey),
    }
    key = "verdict.survey.checks.caption" if found.doubts else "verdict.survey.checks.none"
    rows = [
        (
            doubt_sentence(found, doubt, lang),
            word("none", lang) if doubt.left is None else percent(doubt.left, 0),
        )
        for doubt in found.doubts
    ]
    heads = [word(f"column.{name}", lang) for name in ("doubt", "left_of_shift")]
    frame = pd.DataFrame(rows, columns=heads, dtype=object)
    return Table("survey_doubts", lang, word(key, lang, **fields), frame, answers_behind(about))


@shows(SurveyVerdict, "frame")
def frame_doubts(found: SurveyVerdict) -> pd.DataFrame:
    """Return one row a doubt, the strongest first."""
    return pd.DataFrame(
        [(str(found.verdict), each.kind, each.name, each.left) for each in found.doubts],
        columns=["verdict", "doubt", "name", "left"],
    )


@shows(PublicationVerdict, "frame")
def frame_shares(found: PublicationVerdict) -> pd.DataFrame:
    """Return the published shares, one a row."""
    return pd.DataFrame(
        [
            (wave, category, share.value)
            for wave, parts in zip(found.waves, found.parts, strict=True)
            for category, share in parts
        ],
        columns=["wave", "category", "percent"],
    )
