"""Whether the tests keep their level, in words."""

from __future__ import annotations

import pandas as pd

from scsi.questions.calibration.finding import (
    CATCHES,
    MOST,
    SCENARIO,
    Calibration,
    Recalibration,
)
from scsi.questions.calibration.show_tables import scenario_label
from scsi.showing.catalogue import word
from scsi.showing.forms import as_json, sentences
from scsi.showing.numbers import percent, rounded, whole
from scsi.showing.outputs import Text
from scsi.showing.registry import shows


@shows(Calibration, "sentence")
def say_calibration_answer(answer: Calibration, *, lang: str = "en") -> Text:
    """Say whether the default keeps its level, where it is conservative and what that costs."""
    found = answer.ranges(["method"]).set_index("method")
    own = found.loc[answer.default]
    verdict = word("calibration.keeps", lang)
    if not answer.keeps_level:
        verdict = word(
            "calibration.breaks", lang, count=int(own["exceeds"]), scenarios=int(own["scenarios"])
        )
    conservative = word("calibration.not_conservative", lang)
    if own["conservative"]:
        conservative = word(
            "calibration.conservative",
            lang,
            count=int(own["conservative"]),
            lost=percent(own["power_lost"]),
        )
    text = word(
        "calibration.headline",
        lang,
        verdict=verdict,
        scenarios=int(own["scenarios"]),
        low=percent(own["level_low"]),
        high=percent(own["level_high"]),
        error=percent(own["level_error"]),
        conservative=conservative,
        mean=percent(answer.of(answer.default)["level"].mean()),
        items=percent(found.loc["items", "level_high"], 0),
        adverse=_adverse(answer, lang),
        **_cost(answer),
    )
    own = (answer,)
    return Text("calibration_answer", lang, text, "headline", findings=own, behind=own)


def _cost(answer: Calibration) -> dict[str, str]:
    """Return the power that the default has less than CR2 with Satterthwaite degrees."""
    keys = list(SCENARIO)
    own, other = (answer.of(name).set_index(keys)["power"] for name in (answer.default, "cr2"))
    lost = other.reindex(own.index) - own
    return {"cost": percent(lost.mean()), "most_cost": percent(lost.max())}


def _adverse(answer: Calibration, lang: str) -> str:
    """Say how the default fares in the adverse scenarios, and where it is above 6 unflagged."""
    own = answer.adverse(answer.default)
    fields = {}
    for prefix, method in (("", answer.default), ("cr2_", "cr2"), ("wild_", "wild-bootstrap")):
        level = answer.adverse(method)["level"]
        fields[f"{prefix}low"], fields[f"{prefix}high"] = percent(level.min()), percent(level.max())
    missed = [
        word(
            "calibration.unflagged.item",
            lang,
            level=percent(row["level"]),
            scenario=scenario_label(row, lang),
        )
        for _, row in answer.unflagged.iterrows()
    ]
    unflagged = word("calibration.unflagged.none", lang)
    if missed:
        unflagged = word("calibration.unflagged", lang, list="; ".join(missed))
    return word(
        "calibration.adverse",
        lang,
        scenarios=len(own),
        flagged=int((own["flagged"] >= CATCHES).sum()),
        above=int(((own["flagged"] >= CATCHES) & (own["level"] > MOST)).sum()),
        flagged_grid=percent(answer.of(answer.default)["flagged"].mean()),
        unflagged=unflagged,
        **fields,
    )


@shows(Calibration, "sentence", "unequal")
def say_calibration_unequal(answer: Calibration, *, lang: str = "en") -> Text:
    """Say what happens where city sizes are more unequal than the default is promised for."""
    found = answer.ranges(["method", "size_cv"], usual=False).set_index(["method", "size_cv"])
    fields = {}
    for name, cv in (("15", 1.5), ("20", 2.0)):
        own = found.loc[(answer.default, cv)]
        fields[f"low_{name}"] = percent(own["level_low"])
        fields[f"high_{name}"] = percent(own["level_high"])
        fields[f"wild_{name}"] = percent(found.loc[("wild-bootstrap", cv), "level_high"])
        fields[f"cr2_{name}"] = percent(found.loc[("cr2", cv), "level_high"])
    fields["silent"] = percent(1 - found.loc[("cr2", 2.0), "answered"], 0)
    error = found.loc["wild-bootstrap"]["level_error"].max()
    text = word("calibration_unequal.text", lang, wild_error=percent(error), **fields)
    return Text("calibration_unequal", lang, text, behind=(answer,))


@shows(Recalibration, "sentence")
def say_recalibration(again: Recalibration, *, lang: str = "en") -> Text:
    """Say whether a part simulated anew agrees with what is stored."""
    text = word(
        "recalibration.text",
        lang,
        verdict=word(f"recalibration.{'agrees' if again.agrees else 'differs'}", lang),
        count=len(again.rows),
        draws=whole(again.draws),
        seed=again.seed,
        apart=rounded(again.rows["apart"].abs().max(), 1),
        bar=rounded(again.bar, 1),
    )
    return Text("recalibration", lang, text, findings=(again,), behind=(again,))


@shows(Calibration, "frame")
@shows(Recalibration, "frame")
def frame_calibration(answer: Calibration | Recalibration) -> pd.DataFrame:
    """Return the rows of the table."""
    return answer.rows.copy()


@shows(Calibration, "record")
def record_calibration(answer: Calibration) -> dict:
    """Return the default and the ranges of every method; the table itself is data."""
    return {
        "kind": "finding",
        "type": "Calibration",
        "default": answer.default,
        "methods": as_json(answer.ranges(["method"])),
        "sentence": sentences(answer),
    }
