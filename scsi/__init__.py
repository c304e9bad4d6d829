"""Who pays for smart cities, and has that changed?

`scsi` holds the figures that chapter 07 of the *Smart Cities Index Report 2022* publishes, tests
whether the public share rose since 2019, and shows which assumptions the answer depends on; and it
puts the same questions to project rows of your own.

- `load_published`, `published_shift`, `Assumptions`: the published figures and the shift between
  them; everything else that is asked of them is in `scsi.published`.
- `read_survey`, `check_survey`, `compare_waves`, `decompose`, `compare_cities`, `plan`: project
  rows, with cities as the unit; `example_survey` is a simulated one; more in `scsi.surveys`.
- `Share`, `difference_interval`, `difference_test`, `share_interval`: shares of your own; more in
  `scsi.proportions`. `compatible_sizes`: the sizes that can print some percentages.
- `explore`: a panel in JupyterLab, for the published shift or for a survey.

Every answer says itself, in English and Korean: ``.sentence(lang)``, ``.table(lang)``,
``.plot(lang)``, ``.summary(lang)``, ``.to_frame()``. What a question needs is loaded when it is
first asked, so that ``import scsi`` costs next to nothing.
"""

from importlib import import_module as _import_module

from scsi import _late, calibration, proportions, published, surveys
from scsi import vocabulary as _vocabulary
from scsi._functions import (
    check_parameters,
    check_survey,
    compare_cities,
    compare_publications,
    compare_waves,
    compatible_sizes,
    decompose,
    difference_interval,
    difference_test,
    example_survey,
    explore,
    load_published,
    plan,
    printed_shift,
    published_shift,
    read_survey,
    share_interval,
    survey_readings,
    trend,
)
from scsi.assumptions import Assumptions
from scsi.vocabulary import DataError, Finding, Interval, RunError, Share

__version__ = "0.2.0"
__all__ = list(_late.NAMES["scsi"])

_vocabulary.on_first_form(lambda: _import_module("scsi.questions"))


def __getattr__(name: str):
    hint = _vocabulary.nearest(name, __all__)
    raise AttributeError(f"scsi has no public name {name!r}{hint}")


def __dir__():
    return __all__
