"""Write what stands for the public names without loading them: ``python -m scsi._stubs``.

``scsi/_functions.py`` holds the functions of the package itself, each with its signature and its
docstring; a stub next to each namespace says what its names are. Both come from the one list in
`scsi._late`, and a test finds them stale.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from scsi._late import NAMES, load

_FOLDER = Path(__file__).parent
_HEAD = '"""Written by ``python -m scsi._stubs`` from `scsi._late`; do not edit."""\n\n'


def texts() -> dict[Path, str]:
    """Return what is written, by file, formatted."""
    written = {_FOLDER / "_functions.py": "".join(_functions())}
    for namespace, names in NAMES.items():
        if namespace != "scsi":
            path = _FOLDER / f"{namespace.partition('.')[2]}.pyi"
            written[path] = _HEAD + "".join(_stub_line(name, home) for name, home in names.items())
    return {path: _formatted(path, text) for path, text in written.items()}


def _stub_line(name: str, home: str) -> str:
    """Return the line of a stub that says where a name comes from."""
    module, _, there = home.partition(":")
    return f"from {module} import {there} as {name}\n"


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
    spec = find_spec(module)
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
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


def _spell_out_defaults(node: ast.FunctionDef, module: str) -> None:
    """Put the values of constants in the place of their names."""
    for defaults in (node.args.defaults, node.args.kw_defaults):
        for place, default in enumerate(defaults):
            if isinstance(default, ast.Name):
                defaults[place] = ast.Constant(load(f"{module}:{default.id}"))


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
    for command in (["check", "--fix", "--quiet", "--exit-zero"], ["format", "--quiet"]):
        run = [sys.executable, "-m", "ruff", *command, *name]
        text = subprocess.run(run, input=text, capture_output=True, text=True, check=True).stdout
    return text


def main() -> None:
    """Write all of it."""
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
