"""The house keeps its order: layers, light import, public names, thin notebooks."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import scsi

ROOT = Path(__file__).parents[1]
LAYERS = [
    "vocabulary",
    "assumptions",
    "evidence",
    "inference",
    "showing",
    "questions",
    "runs",
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


@pytest.mark.parametrize("path", ROOM_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_rooms_before_it(path):
    room = path.relative_to(ROOT / "scsi").parts[0]
    allowed = set(LAYERS[: LAYERS.index(room) + 1])
    if room == "inference":
        allowed = {"vocabulary", "inference"}
    rooms = imported_rooms(path)
    if room == "runs":
        allowed.add("__version__")
    assert rooms <= allowed, f"imports {sorted(rooms - allowed)}"


def test_assumptions_know_no_other_room():
    assert imported_rooms(ROOT / "scsi" / "assumptions.py") == {"vocabulary"}


PASSED = (
    *("assumptions", "boundary", "calibration", "ceilings", "city_level", "composition"),
    *("double_counting", "explorer", "misclassification", "new_cities", "priors", "readings"),
    *("shift", "shift_answer", "shift_curves", "spread", "tipping", "unsplit"),
)


@pytest.mark.parametrize("topic", PASSED)
def test_data_is_passed_and_nothing_that_shows_reads_any(topic):
    for path in (ROOT / "scsi" / "questions" / topic).glob("*.py"):
        names = {
            node.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name)
        }
        assert "load_published" not in names, path.name
        if path.name.startswith(("show", "draw")):
            assert "published_or_chapter" not in names, path.name


def test_a_room_that_looks_ahead_is_caught(tmp_path):
    culprit = tmp_path / "culprit.py"
    culprit.write_text("def late():\n    from scsi.showing import numbers\n")
    assert imported_rooms(culprit) == {"showing"}


def test_import_loads_only_the_standard_library():
    code = (
        "import sys; before = set(sys.modules); import scsi; "
        "names = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(names - set(sys.stdlib_module_names) - {'scsi'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_public_name_is_there_and_documented():
    for name in scsi.__all__:
        assert getattr(scsi, name).__doc__, name
    assert dir(scsi) == sorted(scsi.__all__)


def test_type_checkers_see_the_names_that_are_loaded_late():
    tree = ast.parse((ROOT / "scsi" / "__init__.py").read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.asname or alias.name: node.module for node in guarded.body for alias in node.names
    }
    late = scsi._PUBLIC
    assert seen == late


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(AttributeError, match="did you mean 'published_shift'"):
        _ = scsi.publish_shift


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
