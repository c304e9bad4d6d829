"""How objects show themselves: one function per form, one registration per type.

Importing this module fills `scsi.vocabulary.FORMS`. The forms are

``summary``
    a sentence or two, in English or Korean;
``frame``
    the unrounded numbers as a data frame;
``plain`` and ``html``
    what a terminal and a notebook show;
``record``
    everything, as JSON can hold it, kept in the metadata of a notebook's output.
"""

from scsi.display.forms.framed import frame
from scsi.display.forms.recorded import record
from scsi.display.forms.shown import html, plain
from scsi.display.forms.summarised import summary
from scsi.vocabulary import FORMS

FORMS.update(summary=summary, frame=frame, plain=plain, html=html, record=record)
