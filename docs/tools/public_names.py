"""Write what stands for the public names without loading them; ``make names`` runs this.

``scsi/_functions.py`` holds the functions of the package itself, each with its signature and its
docstring; a stub next to each namespace says what its names are. Both come from the one list in
`scsi._late`, and a test finds them stale.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from runpy import run_path

_FOLDER = Path(__file__).resolve().parents[2] / "scsi"
_HEAD = '"""Written by ``make names`` from `scsi._late`; do not edit."""\n\n'
NAMES = run_path(str(_FOLDER / "_late.py"))["NAMES"]


def texts() -> dict[Path, str]:
    """Return what is written, by file, formatted."""
    written = {_FOLDER / "_functions.py": "".join(_functions())}
    for namespace, names in NAMES.items():
        if namespace != "scsi":
            path = _FOLDER / f"{namespace.partition('.')[2]}.pyi"
            written[path] = _HEAD + _stub(names)
    return {path: _formatted(path, text) for path, text in written.items()}


def _stub(names: Mapping[str, str]) -> str:
    """Return a stub: where each name comes from, then the name; a stub hands on no other import."""
    homes = {name: home.partition(":")[::2] for name, home in names.items()}
    imports = [
        f"from {module} import {there} as _{name}" for name, (module, there) in homes.items()
    ]
    return "\n".join([*imports, "", *(f"{name} = _{name}" for name in homes), ""])


def _functions() -> Iterator[str]:
    """Yield the module of the functions: imports for their annotations, then each function."""
    bodies, needed = [], {}
    for name, home in NAMES["scsi"].items():
        module, _, there = home.partition(":")
        if there and there.islower():
            module, node, imports = _defined(module, there)
            _spell_out_defaults(node, module)
            bodies.append(_function(name, module, there, node))
            for used in _annotation_names(node):
                if used in imports:
                    needed[used] = imports[used]
    yield _HEAD + "from __future__ import annotations\n\nfrom typing import TYPE_CHECKING\n\n"
    yield "if TYPE_CHECKING:\n"
    yield from (f"    {line}\n" for line in sorted(set(needed.values())))
    yield from bodies


def _defined(module: str, name: str) -> tuple[str, ast.FunctionDef, dict[str, str]]:
    """Return the module that defines a function, its node, and what each name there comes from."""
    tree = _tree(module)
    imports = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                known = alias.asname or alias.name
                imports[known] = f"from {node.module} import {alias.name} as {known}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                imports[alias.asname or alias.name] = ast.unparse(node)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            own = {
                each.name: f"from {module} import {each.name} as {each.name}"
                for each in tree.body
                if isinstance(each, ast.ClassDef)
            }
            return module, node, own | imports
    home = imports[name].split()[1]  # a package that hands the name on
    return _defined(home, name)


def _tree(module: str) -> ast.Module:
    """Return a module's code; nothing of it is run."""
    path = _FOLDER.parent.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def _spell_out_defaults(node: ast.FunctionDef, module: str) -> None:
    """Put the values of constants in the place of their names."""
    for defaults in (node.args.defaults, node.args.kw_defaults):
        for place, default in enumerate(defaults):
            if isinstance(default, ast.Name):
                defaults[place] = next(
                    each.value
                    for each in _tree(module).body
                    if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == default.id
                )


def _annotation_names(node: ast.FunctionDef) -> set[str]:
    """Return the names in the annotations of a function."""
    parts = [*ast.walk(node.args), *(ast.walk(node.returns) if node.returns else ())]
    return {part.id for part in parts if isinstance(part, ast.Name)}


def _function(name: str, module: str, there: str, node: ast.FunctionDef) -> str:
    """Return a function of the same signature and docstring that loads the real one."""
    arguments = node.args
    passed = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    passed += [f"*{arguments.vararg.arg}"] if arguments.vararg else []
    passed += [f"{each.arg}={each.arg}" for each in arguments.kwonlyargs]
    passed += [f"**{arguments.kwarg.arg}"] if arguments.kwarg else []
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    doc = ast.get_docstring(node, clean=False)
    mark = 'r"""' if "\\" in doc else '"""'
    lines = [
        f"\n\ndef {name}({ast.unparse(arguments)}){returns}:",
        f'    {mark}{doc}"""',
        f"    from {module} import {there} as answer\n",
        f"    return answer({', '.join(passed)})",
    ]
    return "\n".join(lines) + "\n"


def _formatted(path: Path, text: str) -> str:
    """Return code as ruff formats and sorts it."""
    name = ["--stdin-filename", str(path), "-"]
    for command in (["check", "--select=I", "--fix", "--quiet"], ["format", "--quiet"]):
        run = [sys.executable, "-m", "ruff", *command, *name]
        text = subprocess.run(run, input=text, capture_output=True, text=True, check=True).stdout
    return text


def main() -> None:
    """Write all of it."""
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
