"""The panels without a browser: what is set is answered in the report's words, and repeated."""

import shlex
import sys
from types import SimpleNamespace

import pandas as pd
import pytest

import scsi
from scsi.lab import written
from scsi.reports.commands.program import program
from scsi.reports.run import plan


@pytest.fixture
def rows():
    """Rows under other names and words than ours, one of them hostile."""
    cities = ["Seoul", "Busan", "Tokyo", "<b>Osaka</b>"]
    return pd.DataFrame(
        {
            "id": range(40),
            "place": [cities[i % 4] for i in range(40)],
            "wave": [2019] * 20 + [2022] * 20,
            "funding": [("public", "mixed", "private")[i * i % 3] for i in range(40)],
            "sector": ["<script>x</script>" if i % 2 else "roads" for i in range(40)],
            "notes": "none",
        }
    )


MAPPED = {
    "columns": {"place": "city", "id": "project_id", "notes": None},
    "categories": {"mixed": "ppp"},
}


@pytest.fixture
def survey(rows, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows.to_csv("my projects.csv", index=False)
    return scsi.read_survey("my projects.csv", **MAPPED)


def parsed(words):
    """Return what a command understands of its words."""
    name, *rest = words
    context = program.make_context("scsi", [name])
    command = program.get_command(context, name)
    with command.make_context(name, rest, parent=context) as inner:
        return SimpleNamespace(**inner.params)


def printed(panel, capsys):
    """Return what the Python of a panel prints."""
    exec(panel.texts()["python"], {})
    return capsys.readouterr().out.removesuffix("\n")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_sliders_stop_at_the_report_s_points_and_say_its_sentences(lang, capsys):
    panel = scsi.explore(lang=lang, size_before=120, icc=0.05)
    explorer = scsi.published.explorer(size_before=120, icc=0.05).table(lang)
    steps = [[step for step, _ in slider.options] for slider in panel.controls.values()]
    assert steps == [list(axis.steps) for axis in explorer.axes]
    for place in (explorer.start, (0, 1, 0, 0), (3, 2, 8, 11), (2, 0, 4, 5)):
        for slider, step in zip(panel.controls.values(), place, strict=True):
            slider.value = step
        sentence = explorer.sentence(*place)
        assert panel.sentence == repr(panel) == sentence
        assert explorer.words[f"answer.{explorer.cell(*place)['verdict']}"] in panel.answer.value
        assert printed(panel, capsys) == sentence
    assert "overlap" in panel.texts()
    assert [slider.description for slider in panel.controls.values()] == [
        axis.label for axis in explorer.axes
    ]


def test_the_commands_of_a_shift_ask_for_what_is_seen():
    panel = scsi.explore(size_before=120, reference="normal")
    panel.controls["design"].value = 5
    assert "overlap" not in panel.texts()
    seen = {"size_before": 120, "size_after": 3091, "icc": 0.1, "reference": "normal"}
    _, *words = shlex.split(panel.texts()["report"])
    texts = dict(parsed(words).texts)
    (job,) = plan.plan({"2-shift": written.sources.notebook_path("2-shift")}, ["en"], texts)
    assert seen.items() <= job.parameters.items()
    words = shlex.split(panel.texts()["papermill"])
    pairs = {words[i + 1]: words[i + 2] for i, word in enumerate(words) if word == "-p"}
    assert pairs == {**texts, "lang": "en"}


def test_a_panel_starts_at_assumptions_that_are_handed_over(capsys):
    kept = scsi.Assumptions(size_before=120, icc=0.1, shared=8, persistence=0.3, level=0.9)
    panel = scsi.explore(assumptions=kept, size_before=150)
    assert "150 projects" in panel.sentence
    assert "8 cities in both surveys, whose effects correlate by 0.3" in panel.sentence
    assert printed(panel, capsys) == panel.sentence
    assert "-p level 0.9" in panel.texts()["papermill"]
    assert "shared" not in panel.texts()["papermill"]  # no parameter of the notebook
    panel.controls["among"].value = 0
    assert "no city in both surveys" in panel.sentence
    assert printed(panel, capsys) == panel.sentence


def test_the_button_writes_and_what_it_wrote_follows():
    panel = scsi.explore()
    assert panel.written.value == ""
    panel.button.click()
    assert "size_before=200" in panel.written.value
    panel.controls["size"].value = 0
    assert "size_before=34" in panel.written.value


@pytest.mark.parametrize("by", [None, "city", "sector"])
def test_menus_of_a_survey_ask_the_study_and_python_says_the_same(survey, by, capsys):
    panel = scsi.explore(survey, lang="ko", **({"by": by} if by else {}))
    panel.controls["category"].value = "ppp"
    panel.controls["unit"].value = "items"
    found = scsi.compare_waves(survey, category="ppp", unit="items")
    said = [found.summary("ko")]
    if by:
        said.append(scsi.decompose(survey, category="ppp", by=by).summary("ko"))
    assert panel.sentence == " ".join(said)
    assert printed(panel, capsys) == panel.sentence
    assert "<script" not in panel.answer.value
    assert "<b>Osaka" not in panel.answer.value
    assert panel.answer.value.count("<caption>") == len(said)


def test_the_command_of_a_survey_reads_it_as_it_was_read(survey):
    panel = scsi.explore(survey, weight="cities", level=0.9)
    _, *words = shlex.split(panel.texts()["report"])
    options = parsed(words)
    assert (options.file, dict(options.column)) == ("my projects.csv", MAPPED["columns"])
    assert (dict(options.category), options.weight, options.level) == (
        MAPPED["categories"], "cities", 0.9,
    )  # fmt: skip
    words = shlex.split(panel.texts()["papermill"])
    assert 'columns: ["place=city", "id=project_id", "notes="]' in words
    assert words[1].endswith("8-survey.ipynb")


def test_a_survey_of_something_else_is_asked_in_its_words_and_read_so_again(tmp_path, capsys):
    rows = "agency,year,operator\n" + "".join(
        f"A{place},{year},{'utility' if (place + year + i) % 3 else 'other'}\n"
        for year in (2019, 2022)
        for place in range(6)
        for i in range(4)
    )
    (tmp_path / "chargers.csv").write_text(rows, encoding="utf-8")
    survey = scsi.read_survey(
        tmp_path / "chargers.csv",
        {"agency": "city", "year": "wave", "operator": "funding"},
        share_of="utility",
        rows=("charger", "chargers", "충전기"),
        clusters=("agency", "agencies", "기관"),
        title="Who runs them?",
    )
    panel = scsi.explore(survey)
    menus = {name: [shown for shown, _ in menu.options] for name, menu in panel.controls.items()}
    assert menus["category"] == ["utility", "other"]
    assert menus["weight"][0] == "chargers"
    assert "comparable agencies" in panel.sentence
    _, *words = shlex.split(panel.texts()["report"])
    options = parsed(words)
    assert (options.share_of, options.title) == ("utility", "Who runs them?")
    assert options.rows == ("charger", "chargers", "충전기")
    assert options.clusters == ("agency", "agencies", "기관")
    assert '"share_of=utility"' in panel.texts()["papermill"]
    assert printed(panel, capsys) == panel.sentence


def test_rows_in_memory_have_python_and_no_command(rows):
    panel = scsi.explore(scsi.read_survey(rows, **MAPPED))
    texts = panel.texts()
    assert set(texts) == {"memory", "python"}
    assert "scsi.read_survey(table, columns={'place': 'city'" in texts["python"]


def test_a_question_that_makes_no_sense_is_answered_by_what_would(survey):
    panel = scsi.explore(survey)
    panel.controls["weight"].value = "cities"
    panel.controls["unit"].value = "items"
    assert "needs weight=&#x27;items&#x27;" in panel.answer.value
    panel.controls["unit"].value = "none"
    assert panel.sentence == scsi.compare_waves(survey, unit="none", weight="cities").summary()


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ({"size_befor": 3}, "did you mean 'size_before'"),
        ({"lang": "kr"}, "lang must be one of en, ko"),
        ({"icc": 2}, "icc must lie between 0 and 1"),
    ],
)
def test_wrong_starts_of_the_shift_are_refused(start, message):
    with pytest.raises(ValueError, match=message):
        scsi.explore(**start)


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ({"untt": "items"}, "did you mean 'unit'"),
        ({"unit": "city"}, "did you mean 'cities'"),
        ({"by": "layer"}, "by must be one of nothing, city, sector"),
        ({"before": 2020, "after": 2022}, "has no wave 2020"),
    ],
)
def test_wrong_starts_of_a_survey_are_refused(survey, start, message):
    with pytest.raises(ValueError, match=message):
        scsi.explore(survey, **start)


def test_a_survey_takes_nothing_of_the_published_shift(survey):
    for given in ({"assumptions": scsi.Assumptions()}, {"published": scsi.load_published()}):
        with pytest.raises(TypeError, match="takes no assumptions and no published figures"):
            scsi.explore(survey, **given)


def test_a_table_is_to_be_read_first(rows):
    with pytest.raises(TypeError, match=r"survey = scsi\.read_survey\(table\)"):
        scsi.explore(rows)


def test_without_ipywidgets_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(ModuleNotFoundError) as error:
        scsi.explore()
    assert str(error.value) == "scsi.explore needs ipywidgets: pip install 'scsi[lab]'"


def test_paths_are_near_or_whole_and_quoted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert written.near("a.csv") == "a.csv"
    assert written.near(tmp_path.parent / "b.csv").startswith("..")
    assert written.near(written.sources.notebook_path("2-shift")).endswith("2-shift.ipynb")
    monkeypatch.setattr(written.os.path, "relpath", far)
    assert written.near("D:/c.csv") == "D:/c.csv"
    assert shlex.split(written.command(["a b", "it's"])) == ["a b", "it's"]
    monkeypatch.setattr(written.os, "name", "nt")
    assert written.command(["scsi", "a b"]) == 'scsi "a b"'


def far(path):
    """Refuse a relative path as Windows does between drives."""
    raise ValueError("path is on another drive")
