"""Parameters: declared in a cell, typed from a command line, checked in a running notebook."""

import json

import pytest

from scsi.reports.run.declarations import Parameter, declared, fault_of, fits
from scsi.reports.run.parameters import check_parameters, parameters_of_session
from scsi.reports.run.plan import from_text, languages_of, listing, plan, read_values
from scsi.showing.catalogue import word

CELL = """\
lang: str = "en"  # language | 언어; one of en, ko
size_before: int = 200  # items counted in 2019 | 2019년 항목 수 [items | 건]
icc: float = 0  # correlation within cities
cities: list[str] = ["Seoul", "Berlin"]  # shown; one of Seoul, Berlin, Moscow
seed: int | None = None
"""


def session(*cells):
    """Run cells one after the other and check the parameters, as a kernel would."""
    names = {}
    for cell in cells:
        exec(cell, names)
    return parameters_of_session(["", *cells], names)


@pytest.fixture
def notebooks(tmp_path):
    """Two notebooks that share one parameter."""
    other = 'base: str = "items"  # what is counted; one of items, cities\nicc: float = 0.0\n'
    paths = {}
    for name, cell in {"1-one": CELL, "2-two": other}.items():
        cells = [{"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": [cell]}]
        paths[name] = tmp_path / f"{name}.ipynb"
        paths[name].write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return paths


def test_a_declaration_is_read_whole():
    assert declared(CELL, "2-shift")[1] == Parameter(
        name="size_before",
        type="int",
        default=200,
        meaning="items counted in 2019 | 2019년 항목 수",
        unit="items | 건",
        choices=(),
        notebook="2-shift",
    )
    assert declared(CELL)[0].choices == ("en", "ko")
    assert declared(CELL)[3].default == ["Seoul", "Berlin"]


def test_all_faults_of_a_declaration_come_at_once():
    cell = (
        "a = 1\nb: int = 2  # n = 2\nc: int = 'x'\nd: int = 1 + n\n"
        "e: set = {1}\nf: str = 'z'  # f; one of x, y"
    )
    with pytest.raises(
        ValueError, match=r"2-shift, parameters cell, line 1: write name: type"
    ) as e:
        declared(cell, "2-shift")
    lines = str(e.value).splitlines()
    assert [line.split(": ")[0][-1] for line in lines] == list("123456")
    assert "equals sign" in lines[1]
    assert "c must be int; got 'x' (str)" in lines[2]
    assert "the default of d must be a literal" in lines[3]
    assert "cannot be of type set" in lines[4]
    assert "f must be one of x, y; got 'z'" in lines[5]


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("at least 2", [2, 1000], [1, -3]),
        ("from 0 to 1", [0, 0.5, 1], [-0.01, 1.01]),
        ("between 0 and 1", [0.01, 0.99], [0, 1]),
        ("from -1 to 0.99", [-1, 0.99], [-1.5, 1]),
    ],
)
def test_a_number_out_of_range_is_refused_before_anything_runs(said, right, wrong):
    one = declared(f"x: float | None = None  # what | 무엇 [items | 건]; {said}")[0]
    many = declared(f"x: list[float] = []  # what | 무엇; {said}")[0]
    assert (one.meaning, one.unit, one.allowed) == ("what | 무엇", "items | 건", said)
    assert [fault_of(one, value) for value in [None, *right]] == [""] * (1 + len(right))
    assert fault_of(many, right) == ""
    assert fault_of(many, [*right, *wrong]) == "; ".join(
        f"x must be {said}; got {value!r}" for value in wrong
    )


@pytest.mark.parametrize(
    ("value", "annotation", "right"),
    [
        (1, "int", True),
        (True, "int", False),
        (1.0, "int", False),
        (1, "float", True),
        (float("nan"), "float", False),
        (True, "float", False),
        (1, "bool", False),
        (7, "str", False),
        ("[1, 2]", "list", False),
        ((1, 2), "list", True),
        ([1, "2"], "list[int]", False),
        (None, "int", False),
        (None, "int | None", True),
    ],
)
def test_types_are_strict_but_for_whole_numbers_as_floats(value, annotation, right):
    assert fits(value, annotation) is right


@pytest.mark.parametrize(
    ("text", "annotation", "value"),
    [
        ("007", "str", "007"),
        ("[1,2]", "str", "[1,2]"),
        ("true", "str", "true"),
        ("007", "int", 7),
        ("2.0", "int", "2.0"),
        ("2", "float", 2.0),
        ("False", "bool", False),
        ("0", "bool", "0"),
        ("[1, 2]", "list[int]", [1, 2]),
        ("Seoul", "list", "Seoul"),
        ("none", "int | None", None),
        ("3", "int | None", 3),
        ("[a, null]", "list[str | None]", ["a", None]),
    ],
)
def test_a_text_is_read_as_the_declared_type(text, annotation, value):
    read = from_text(text, annotation)
    assert read == value
    assert type(read) is type(value)


def test_each_value_of_a_list_must_be_allowed_and_the_nearest_is_named():
    cities = declared(CELL)[3]
    assert fault_of(cities, ["Seoul", "Moscow"]) == ""
    assert fault_of(cities, ["Moscov"]).endswith("got 'Moscov'; did you mean 'Moscow'?")


def test_a_session_shows_its_parameters_in_its_language():
    shown = session(CELL, "# Parameters\nsize_before = 100\nlang = 'ko'\n")
    data, metadata = shown._repr_mimebundle_()
    assert shown.values["size_before"] == 100
    assert "<td>100</td><td>200</td><td>2019년 항목 수 [건]</td>" in data["text/html"]
    assert data["text/plain"].splitlines()[0].startswith(word("page.name", "ko"))
    assert metadata["scsi"]["values"]["lang"] == "ko"


def test_markup_in_a_value_stays_text():
    html = session('name: str = "<b>x</b>"  # a & b')._repr_mimebundle_()[0]["text/html"]
    assert "<b>" not in html
    assert "a &amp; b" in html


def test_all_faults_of_a_session_come_at_once():
    with pytest.raises(ValueError, match="no parameter 'size_befor'; did you mean") as error:
        session(CELL, "# Parameters\nsize_befor = 100\nsize_before = '007'\nlang = 'de'\n")
    assert "lang must be one of en, ko; got 'de'" in str(error.value)
    assert "size_before must be int; got '007' (str)" in str(error.value)


def test_a_cell_that_was_run_again_counts():
    first, second = "n: int = 1", "m: int = 2"
    assert dict(session(first, "# Parameters\nn = 3\n", second).values) == {"m": 2}


def test_a_cell_that_does_more_declares_nothing():
    with pytest.raises(RuntimeError, match="no cell run so far declares parameters"):
        session("n: int = 1\nprint(n)")


def test_outside_a_notebook_there_is_nothing_to_check():
    with pytest.raises(RuntimeError, match="none is running here"):
        check_parameters()


def test_a_parameter_goes_to_every_notebook_that_declares_it(notebooks):
    jobs = plan(notebooks, ["en", "ko"], {"icc": "0.1", "base": "cities"}, {"icc": 0.3})
    assert [(job.notebook, job.lang) for job in jobs] == [
        ("1-one", "en"),
        ("1-one", "ko"),
        ("2-two", "en"),
        ("2-two", "ko"),
    ]
    assert jobs[1].parameters == {"icc": 0.1, "lang": "ko"}
    assert jobs[3].parameters == {"icc": 0.1, "base": "cities"}


def test_all_faults_of_a_plan_come_at_once(notebooks):
    texts = {"size_befor": "1", "base": "citys", "lang": "ko"}
    with pytest.raises(ValueError, match="did you mean 'size_before'") as error:
        plan(notebooks, ["en"], texts, {"size_before": "200", "icc": True})
    assert sorted(str(error.value).splitlines()) == [
        "base must be one of items, cities; got 'citys'; did you mean 'cities'?",
        "icc must be float; got True (bool)",
        "no notebook has a parameter 'size_befor'; did you mean 'size_before'?",
        "size_before must be int; got '200' (str)",
        "the language is given by --lang, not as a parameter",
    ]


def test_languages_are_checked():
    assert languages_of("ko, en,ko") == ("ko", "en")
    with pytest.raises(ValueError, match="--lang must be one of en, ko; got 'kr'"):
        languages_of("en,kr")


def test_the_listing_says_everything(notebooks):
    lines = listing(notebooks).splitlines()
    assert lines[0].split() == ["name", "type", "default", "unit", "meaning", "notebooks"]
    size = next(line for line in lines if line.startswith("size_before"))
    assert size.split("  ")[-1] == "1-one"
    assert "items counted in 2019" in size
    assert any("one of items, cities" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [("- a\n", "one line NAME: VALUE"), ("a: [", "is not YAML"), ("1: 2", "one line NAME: VALUE")],
)
def test_a_file_of_parameters_is_a_mapping(tmp_path, text, message):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_values(path)
    path.write_text("size_before: 100\n", encoding="utf-8")
    assert read_values(path) == {"size_before": 100}
    with pytest.raises(ValueError, match="No such file"):
        read_values(tmp_path / "none.yaml")
