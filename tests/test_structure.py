"""The house keeps its order: layers, light import, public names, thin notebooks."""

import ast
import inspect
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import scsi
from scsi._late import NAMES, load

ROOT = Path(__file__).parents[1]
LAYERS = [
    "vocabulary",
    "assumptions",
    "evidence",
    "inference",
    "showing",
    "questions",
    "reports",
    "lab",
]
ROOM_FILES = sorted(path for path in (ROOT / "scsi").rglob("*.py") if path.parent != ROOT / "scsi")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def imported_rooms(path):
    """Return the rooms of `scsi` that a file imports, wherever in the file it does so."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "scsi" and len(parts) > 1:
                rooms.add(parts[1])
    return rooms


@pytest.mark.slow
@pytest.mark.parametrize("path", ROOM_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_rooms_before_it(path):
    room = path.relative_to(ROOT / "scsi").parts[0]
    allowed = set(LAYERS[: LAYERS.index(room) + 1])
    if room == "inference":
        allowed = {"vocabulary", "inference"}
    rooms = imported_rooms(path)
    if room == "reports":
        allowed |= {"__version__", "_late"}
    assert rooms <= allowed, f"imports {sorted(rooms - allowed)}"


def test_assumptions_know_no_other_room():
    assert imported_rooms(ROOT / "scsi" / "assumptions.py") == {"vocabulary"}


def test_a_room_that_looks_ahead_is_caught(tmp_path):
    culprit = tmp_path / "culprit.py"
    culprit.write_text("def late():\n    from scsi.showing import numbers\n")
    assert imported_rooms(culprit) == {"showing"}


LOADS = {"questions/chapter.py"}
"""The one place of the questions from which the chapter may be loaded."""
READERS = {"open", "read_text", "read_bytes"}


def relative(path):
    return path.relative_to(ROOT / "scsi").as_posix()


def loads(path):
    """Return whether a file names what loads the chapter, outside of words and examples."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {"load_published", "load_chapter"}
    return any(
        names & {getattr(node, "id", ""), getattr(node, "attr", "")}
        or (isinstance(node, ast.alias) and node.name in names)
        for node in ast.walk(tree)
    )


def reading(path):
    """Return what a file takes from the evidence beside types, and its calls that read files."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("scsi.evidence"):
            found |= {alias.name for alias in node.names if not alias.name[0].isupper()}
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names if a.name.startswith("scsi.evidence")}
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in READERS or name.startswith("read_"):
                found.add(name)
    return found


def showing_files():
    """Return the files that show or draw."""
    return [
        path
        for path in ROOM_FILES
        if relative(path).startswith("showing/")
        or (relative(path).startswith("questions/") and path.stem.startswith(("show", "draw")))
    ]


def test_questions_load_the_chapter_in_one_place():
    rooms = ("questions/", "showing/")
    found = {
        relative(path) for path in ROOM_FILES if relative(path).startswith(rooms) and loads(path)
    }
    assert found == LOADS


def test_nothing_that_shows_reads_data():
    allowed = {  # the package's own words and letters
        "showing/catalogue.py": {"read_text"},
        "showing/messages.py": {"read_text"},
        "showing/methods/reading.py": {"read_text"},
        "showing/methods/references.py": {"read_text"},
        "showing/methods/tables.py": {"read_text"},
        "showing/canvas.py": {"written"},
        "showing/labels.py": {"written"},
    }
    found = {relative(path): reading(path) for path in showing_files()}
    culprits = {name: names - allowed.get(name, set()) for name, names in found.items()}
    assert len(found) > 50
    assert not {name: names for name, names in culprits.items() if names}


CHAPTER = {3091, 1602, 820, 51.3, 36.6, 12.1, 0.513, 0.366, 0.121}
"""Numbers that only the chapter has."""


def test_inference_knows_no_number_of_the_chapter():
    for path in (ROOT / "scsi" / "inference").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
                assert node.value not in CHAPTER, f"{path.name}:{node.lineno}"
            if isinstance(node, ast.FunctionDef):
                parameters = node.args.args[len(node.args.args) - len(node.args.defaults) :]
                pairs = zip(parameters, node.args.defaults, strict=True)
                pairs = [*pairs, *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)]
                for parameter, default in pairs:
                    if parameter.arg.startswith(("cities", "size_before", "size_after")):
                        known = default is None or getattr(default, "value", 0) is None
                        assert known, f"{path.name}:{node.lineno} {parameter.arg}"


def circle_of(imports):
    """Return the names that can be reached from themselves."""

    def reached(name):
        seen, waiting = set(), [name]
        while waiting:
            for each in imports.get(waiting.pop(), set()) - seen:
                seen.add(each)
                waiting.append(each)
        return seen

    return {name for name in imports if name in reached(name)}


def test_questions_use_each_other_in_one_direction():
    folder = ROOT / "scsi" / "questions"
    topics = {path.name for path in folder.iterdir() if (path / "__init__.py").exists()}
    imports = {topic: set() for topic in topics}
    for path in folder.rglob("*.py"):
        topic = path.relative_to(folder).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = getattr(node, "module", None) or ""
            if topic in topics and module.startswith("scsi.questions."):
                imports[topic] |= {module.split(".")[2]} & topics - {topic}
    assert len(topics) > 30
    assert circle_of(imports) == set()
    assert circle_of({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == {"b", "c"}


def test_a_file_that_shows_and_reads_is_caught(tmp_path):
    culprit = tmp_path / "show.py"
    culprit.write_text(
        "from scsi.evidence.published import Published, load_published\n"
        "import pandas as pd\n"
        "def show(path):\n"
        "    return load_published(), pd.read_csv(path), path.open()\n"
    )
    assert loads(culprit)
    assert reading(culprit) == {"load_published", "read_csv", "open"}


def test_import_loads_only_the_standard_library():
    code = (
        "import sys; before = set(sys.modules); import scsi; "
        "names = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(names - set(sys.stdlib_module_names) - {'scsi'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_public_names_are_few_there_and_documented():
    assert len(scsi.__all__) <= 29
    assert dir(scsi) == sorted(scsi.__all__)
    for name in scsi.__all__:
        assert getattr(scsi, name).__doc__, name


@pytest.mark.parametrize("name", [name for name in NAMES if name != "scsi"])
def test_a_namespace_has_the_names_of_the_list(name):
    namespace = getattr(scsi, name.partition(".")[2])
    assert dir(namespace) == sorted(namespace.__all__)
    for each in namespace.__all__:
        assert getattr(namespace, each).__doc__, each


def test_what_is_written_from_the_list_of_names_is_not_stale():
    written = runpy.run_path(str(ROOT / "docs" / "tools" / "public_names.py"))["texts"]()
    assert len(written) == len(NAMES)
    for path, text in written.items():
        assert path.read_text(encoding="utf-8") == text, path.name


@pytest.mark.parametrize("name", [name for name, home in NAMES["scsi"].items() if ":" in home])
def test_a_function_that_loads_late_is_the_one_it_names(name):
    late = getattr(scsi, name)
    if inspect.isfunction(late):
        real = load(NAMES["scsi"][name])
        assert [*inspect.signature(late).parameters] == [*inspect.signature(real).parameters]
        assert inspect.getdoc(late) == inspect.getdoc(real)


def test_the_first_look_at_the_names_loads_nothing():
    code = (
        "import sys, scsi; before = set(sys.modules); "
        "kinds = {name: type(getattr(scsi, name)).__name__ for name in dir(scsi)}; "
        "print(sorted(set(sys.modules) - before), set(kinds.values()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("[]")
    for kind in ("function", "type", "module"):
        assert kind in run.stdout


@pytest.mark.parametrize("namespace", [scsi, scsi.published])
def test_an_unknown_name_is_refused_with_the_nearest(namespace):
    with pytest.raises(AttributeError, match=f"did you mean {namespace.__all__[0]!r}"):
        getattr(namespace, namespace.__all__[0][:-1] + "_")


def code_cells(path):
    """Return the code cells of a notebook, each as (tags, source)."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        (cell["metadata"].get("tags", []), "".join(cell["source"]))
        for cell in cells
        if cell["cell_type"] == "code"
    ]


def called_names(tree):
    """Return the dotted names that a cell calls."""
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


VERBS = {"sentence", "table", "plot", "summary", "to_frame"}
FORBIDDEN = (
    *(ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.For, ast.While, ast.Try, ast.With),
    *(ast.BinOp, ast.ListComp, ast.DictComp, ast.GeneratorExp, ast.Import, ast.ImportFrom),
)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_thin(path):
    tests = "\n".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "tests").rglob("test_*.py")
        if file.name != "test_structure.py"
    )
    cells = code_cells(path)
    assert [tags for tags, _ in cells].count(["parameters"]) == 1
    assert cells[1][1] == "import scsi\n\nscsi.check_parameters()"
    for tags, source in cells[2:]:
        tree = ast.parse(source)
        assert tags == []
        assert len(tree.body) <= 4, source
        assert isinstance(tree.body[-1], ast.Expr), f"a cell ends in one shown value: {source}"
        assert not [node for node in ast.walk(tree) if isinstance(node, FORBIDDEN)], source
        for name in called_names(tree):
            if name.partition(".")[2] in VERBS:
                continue
            target = scsi
            for part in name.split(".")[1:]:
                target = getattr(target, part)
            assert name.startswith("scsi."), name
            assert target.__doc__, f"{name} has no documentation"
            assert re.search(rf"\b{name.rsplit('.', 1)[-1]}\b", tests), f"{name} has no test"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stored_executed_and_clean(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        assert set(cell["metadata"]) <= {"tags"}
        for output in cell["outputs"]:
            assert output["output_type"] != "error"
            assert output.get("name") != "stderr"
