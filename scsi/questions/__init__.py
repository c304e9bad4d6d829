"""The questions: one folder each, with its finding, how it is shown and drawn, and its words."""

from scsi.showing import forms
from scsi.showing.registry import shown_in
from scsi.vocabulary import FORMS

FORMS.update(
    {
        name: getattr(forms, name)
        for name in ("sentence", "table", "plot", "summary", "frame", "plain", "html", "record")
    }
)
shown_in("scsi.assumptions.Assumptions", "assumptions")
shown_in("scsi.evidence.published.Published", "published")
shown_in("scsi.evidence.survey.survey.Survey", "survey")
shown_in("scsi.evidence.survey.profile.Profile", "survey")
shown_in("scsi.inference.proportions.equality.DifferenceTest", "two_shares")
shown_in("scsi.vocabulary.Share", "two_shares")
shown_in("scsi.vocabulary.Interval", "two_shares")
