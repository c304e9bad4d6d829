"""The panels: controls, the answer in the package's words, and a button that writes it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from scsi.evidence.survey import Survey
from scsi.lab import written
from scsi.questions.compare_waves.finding import compare_waves
from scsi.questions.decompose.finding import decompose
from scsi.questions.explorer.finding import ShiftExplorer
from scsi.questions.survey.rows import DEFAULT, GROUPS, WEIGHTS
from scsi.questions.survey.words import own_words
from scsi.showing.catalogue import in_words, word
from scsi.showing.labels import category_label
from scsi.vocabulary import Unit, check_choice

LABELS = {"description_width": "18em"}
NOTHING = "nothing"
"""What the menu of columns has first; widgets take None for no choice at all."""
JUPYTER = "jp-RenderedHTMLCommon"
"""What JupyterLab styles as it does the outputs of cells, light and dark."""
WIDE = {"width": "auto", "max_width": "48em"}
WIDER = {"width": "auto", "max_width": "64em"}


class Panel(widgets.VBox):
    """Controls, an answer and a button; a move of a control asks for another answer.

    Attributes
    ----------
    controls : dict of str to widget
        Sliders or menus by what they set.
    answer : ipywidgets.HTML
        The answer to what is set.
    button : ipywidgets.Button
        Writes what is seen into `written`, where it then follows the controls.
    written : ipywidgets.HTML
        Commands and Python.
    sentence : str
        What the answer says, as text.
    """

    def __init__(self, controls: Mapping[str, widgets.Widget], caption: str, lang: str):
        self.lang, self.controls, self.sentence = lang, dict(controls), ""
        self.answer, self.written = (widgets.HTML(layout=WIDER) for _ in range(2))
        self.button = widgets.Button(
            description=word("lab.write", lang), layout={"width": "max-content"}
        )
        self.button.on_click(lambda _: self.write())
        for control in self.controls.values():
            control.observe(self._moved, names="value")
        top = widgets.HTML(f"<p>{escape(caption)}</p>", layout=WIDE)
        super().__init__([top, *self.controls.values(), self.answer, self.button, self.written])
        self._moved()

    def __repr__(self) -> str:
        return self.sentence

    def _moved(self, change=None) -> None:
        """Answer what is set now, and write it down anew if it was."""
        self.sentence, self.answer.value = self.say()
        if self.written.value:
            self.write()

    def say(self) -> tuple[str, str]:
        """Return the answer to what is set, as text and as HTML."""
        raise NotImplementedError

    def texts(self) -> dict[str, str]:
        """Return what is seen as commands and as Python, each under the key of its label."""
        raise NotImplementedError

    def write(self) -> None:
        """Show how to repeat what is seen."""
        parts = (
            f"<p>{word(f'lab.{key}', self.lang)}</p>"
            + (
                f'<pre tabindex="0" style="white-space: pre; overflow-x: auto">{escape(text)}</pre>'
                if text
                else ""
            )
            for key, text in self.texts().items()
        )
        self.written.value = f'<div class="{JUPYTER}">{"".join(parts)}</div>'


class PublishedPanel(Panel):
    """The published shift at every point of its grid; sliders stop at computed points only."""

    def __init__(
        self, grid: ShiftExplorer, start: Mapping[str, object], lang: str, *, own_figures: bool
    ):
        self.grid, self.start, self.own_figures = grid, dict(start), own_figures
        self.explorer = grid.table(lang)
        sliders = {
            axis.key: widgets.SelectionSlider(
                options=[(step, i) for i, step in enumerate(axis.steps)],
                value=place, description=axis.label, style=LABELS, layout=WIDE,
            )
            for axis, place in zip(self.explorer.axes, self.explorer.start, strict=True)
        }  # fmt: skip
        super().__init__(sliders, self.explorer.caption, lang)

    def say(self) -> tuple[str, str]:
        """Return verdict and sentence of the point that the sliders are at."""
        place = self.place()
        verdict = self.explorer.words[f"answer.{self.explorer.cell(*place)['verdict']}"]
        sentence = self.explorer.sentence(*place)
        return sentence, status(f"<p><b>{escape(verdict)}</b></p><p>{escape(sentence)}</p>")

    def place(self) -> tuple[int, ...]:
        """Return the step of each axis."""
        return tuple(slider.value for slider in self.controls.values())

    def values(self) -> dict[str, object]:
        """Return the parameters of the notebook at the point that the sliders are at."""
        _, base, icc, size = self.place()
        seen = {
            "size_before": self.grid.sizes[size],
            "size_after": self.grid.bases[base],
            "icc": self.grid.correlations[icc],
        }
        own = ("shared", "persistence", *seen)
        return seen | {name: value for name, value in self.start.items() if name not in own}

    def texts(self) -> dict[str, str]:
        """Return papermill, report and Python; the overlap is no parameter of the notebook."""
        values, overlap = self.values(), self.grid.overlaps[self.place()[0]]
        python = {"python": written.shift_python(values, overlap, self.own_figures, self.lang)}
        if self.own_figures:
            return {"figures": "", **python}
        texts = {
            "papermill": written.papermill(written.SHIFT, {**values, "lang": self.lang}),
            "report": written.report(values, self.lang),
        }
        texts |= {"overlap": ""} if overlap[0] else {}
        return texts | python


class SurveyPanel(Panel):
    """Two waves of a survey compared, and where the shift comes from; each answer is kept."""

    def __init__(self, survey: Survey, start: Mapping[str, object], lang: str):
        self.survey, self.level = survey, start.get("level", 0.95)
        self._known: dict[tuple, tuple[str, str]] = {}
        first = survey.categories[0] if survey.origin.get("share_of") else DEFAULT
        start = {"category": first, "unit": "cities", "weight": "items", "by": NOTHING, **start}
        menus = {
            name: widgets.Dropdown(
                options=options, value=_among(name, start[name], options),
                description=word(f"lab.{name}", lang), style=LABELS, layout=WIDE,
            )
            for name, options in _menus(survey, lang).items()
        }  # fmt: skip
        super().__init__(menus, word("lab.survey", lang, survey=survey.name), lang)

    def asked(self) -> dict[str, Any]:
        """Return what is asked: the value of each menu, and the level where it is another."""
        asked = {name: menu.value for name, menu in self.controls.items()}
        if asked["by"] == NOTHING:
            del asked["by"]
        return asked | ({"level": self.level} if self.level != 0.95 else {})

    def say(self) -> tuple[str, str]:
        """Return the answer as the package words it, or what stands in its way."""
        asked = self.asked()
        key = tuple(asked.items())
        if key not in self._known:
            self._known[key] = self._answered(asked)
        return self._known[key]

    def _answered(self, asked: dict[str, Any]) -> tuple[str, str]:
        """Ask the study; a question that makes no sense is answered by what would."""
        by = asked.pop("by", None)
        try:
            found = compare_waves(self.survey, **asked)
            said = [(found.summary(self.lang), found.table(self.lang))]
            if by:
                asked.pop("unit")
                parts = decompose(self.survey, by=by, **asked)
                table = parts.table(self.lang)
                said.append((parts.summary(self.lang), table))
        except ValueError as error:
            return str(error), status(f"<p>{escape(str(error))}</p>")
        shown = "".join(f"<p>{escape(text)}</p>{table._repr_html_()}" for text, table in said)
        return " ".join(text for text, _ in said), status(shown)

    def texts(self) -> dict[str, str]:
        """Return papermill, report and Python; rows from memory have no command."""
        asked = self.asked()
        python = {"python": written.survey_python(self.survey, asked, self.lang)}
        if "source" not in self.survey.origin:
            return {"memory": "", **python}
        values = {**written.survey_values(self.survey, asked), "lang": self.lang}
        return {
            "papermill": written.papermill(written.SURVEY, values),
            "report": written.survey_command(self.survey, asked, self.lang),
            **python,
        }


def status(html: str) -> str:
    """Return HTML as what a screen reader tells when it changes."""
    return f'<div role="status" class="{JUPYTER}">{html}</div>'


def _among(name: str, value: Any, options: Sequence[tuple[str, object]]) -> object:
    """Return a value if a menu has it, else say which it has."""
    values = {str(each): each for _, each in options}
    return values[check_choice(name, value, values)]


def _menus(survey: Survey, lang: str) -> dict[str, Sequence[tuple[str, object]]]:
    """Return the options of each menu of a survey: what is shown, and its value."""
    with in_words(own_words(survey)):
        return _worded_menus(survey, lang)


def _worded_menus(survey: Survey, lang: str) -> dict[str, Sequence[tuple[str, object]]]:
    """Return the options of each menu in the words that are bound."""
    waves = [(str(wave), wave) for wave in survey.waves]
    weights = [name for name, column in WEIGHTS.items() if column in ("n", *survey.columns)]
    groups = [name for name in GROUPS if name in survey.columns]
    return {
        "before": waves,
        "after": waves,
        "category": [(category_label(name, lang), name) for name in survey.categories],
        "unit": [(word(f"lab.unit.{unit}", lang), str(unit)) for unit in Unit],
        "weight": [(word(f"survey.weight.{name}", lang), name) for name in weights],
        "by": [
            (word("lab.by.nothing", lang), NOTHING),
            (word("lab.by.city", lang), "city"),
            *((word(f"survey.group.{name}", lang), name) for name in groups),
        ],
    }
