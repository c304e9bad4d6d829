"""Plan: which notebooks run, in which languages, with what; every fault before any run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scsi.reports.document.words import side
from scsi.reports.run.declarations import Parameter, declared, fault_of, nearest
from scsi.vocabulary import LANGUAGES, check_choice

_LONGEST = 1_000_000  # characters of a file that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One notebook to be shown in one language.

    Attributes
    ----------
    notebook : str
        Name of the notebook.
    path : Path
        Where it is.
    lang : str
        Language of the report it is for.
    parameters : mapping of str to object
        Values that differ from nothing said: what was asked for, and `lang` where it is declared.
    """

    notebook: str
    path: Path
    lang: str
    parameters: Mapping[str, object] = field(default_factory=dict)


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages of ``en,ko``, each once, in the order written.

    Raises
    ------
    ValueError
        If one of them is not a language of the report.
    """
    named = [word.strip() for word in text.split(",")]
    return tuple(dict.fromkeys(check_choice("--lang", word, LANGUAGES) for word in named))


def read_parameters(path: Path, notebook: str) -> tuple[Parameter, ...]:
    """Return the parameters a notebook declares; none if it has no cell tagged ``parameters``.

    The file is read as JSON: loading nbformat takes longer than everything else here.
    """
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            return declared("".join(cell["source"]), notebook)
    return ()


def plan(
    notebooks: Mapping[str, Path],
    languages: Iterable[str],
    texts: Mapping[str, str] | None = None,
    values: Mapping[str, object] | None = None,
) -> list[Job]:
    """Return the jobs of a report, in the order of the report.

    Parameters
    ----------
    notebooks : mapping of str to Path
        The notebooks by name, in order.
    languages : iterable of str
        Languages of the report.
    texts : mapping of str to str
        Parameters as typed on a command line; their type is the one the notebook declares.
    values : mapping of str to object
        Parameters from a file; `texts` win over them.

    Raises
    ------
    ValueError
        If a name is unknown or a value does not fit; one line for every fault.
    """
    texts, values = dict(texts or {}), dict(values or {})
    known = {name: read_parameters(path, name) for name, path in notebooks.items()}
    faults = _name_faults([*texts, *values], known)
    settings = {}
    for name, parameters in known.items():
        settings[name], wrong = _settings(parameters, texts, values)
        faults += wrong
    if faults:
        raise ValueError("\n".join(dict.fromkeys(faults)))
    return [
        Job(
            notebook=name,
            path=path,
            lang=lang,
            parameters=settings[name] | ({"lang": lang} if _has(known[name], "lang") else {}),
        )
        for name, path in notebooks.items()
        for lang in languages
    ]


def together(jobs: Iterable[Job]) -> list[list[Job]]:
    """Return the jobs of each notebook together: in a row, they differ in the language alone."""
    notebooks: list[list[Job]] = []
    for job in jobs:
        if notebooks and _differ_in_language(job, notebooks[-1]):
            notebooks[-1].append(job)
        else:
            notebooks.append([job])
    return notebooks


def _differ_in_language(job: Job, others: list[Job]) -> bool:
    """Whether a job is one more language of the notebook of others."""
    first = others[0]
    spoken = {"lang": first.lang} if "lang" in first.parameters else {}
    same = replace(job, lang=first.lang, parameters={**job.parameters, **spoken})
    return same == first and all(job.lang != other.lang for other in others)


def _has(parameters: Iterable[Parameter], name: str) -> bool:
    """Whether `name` is among the parameters."""
    return any(each.name == name for each in parameters)


def _name_faults(given: Iterable[str], known: Mapping[str, tuple[Parameter, ...]]) -> list[str]:
    """Return a line for each name given that no notebook knows."""
    names = {each.name for parameters in known.values() for each in parameters} - {"lang"}
    faults = []
    for name in dict.fromkeys(given):
        if name == "lang":
            faults.append("the language is given by --lang, not as a parameter")
        elif name not in names:
            faults.append(f"no notebook has a parameter {name!r}{nearest(name, sorted(names))}")
    return faults


def _settings(
    parameters: tuple[Parameter, ...], texts: Mapping[str, str], values: Mapping[str, object]
) -> tuple[dict[str, object], list[str]]:
    """Return what is asked of one notebook, typed, and a line for each value that does not fit."""
    settings, faults = {}, []
    for each in parameters:
        if each.name in texts:
            value = from_text(texts[each.name], each.type)
        elif each.name in values:
            value = values[each.name]
        else:
            continue
        settings[each.name] = value
        if fault := fault_of(each, value):
            faults.append(fault)
    return settings, faults


def from_text(text: str, annotation: str) -> object:
    """Return what a text typed on the command line means for a parameter of this type.

    A text that cannot be read as the type is returned as it is, for the check to refuse.

    Examples
    --------
    >>> from_text("007", "str"), from_text("007", "int"), from_text("[a, b]", "list[str]")
    ('007', 7, ['a', 'b'])

    The declared type decides; nothing is guessed from how the text looks.
    """
    kinds = [kind.partition("[")[0] for kind in re.split(r" \| (?![^\[]*\])", annotation)]
    if "None" in kinds and text.lower() in ("none", "null", ""):
        return None
    readings = (_READERS[kind](text) for kind in kinds if kind != "None")
    return next((value for value in readings if value is not None), text)


def _number(kind: type, text: str) -> object:
    """Return `text` as an int or a float, None if it is not one."""
    try:
        return kind(text)
    except ValueError:
        return None


def _list(text: str) -> list | None:
    """Return a list written as YAML or JSON, None if it is not one."""
    from scsi.reports.run.yaml_text import values_of

    try:
        value = values_of(text)
    except ValueError:
        return None
    return value if isinstance(value, list) else None


_READERS: dict[str, Callable[[str], object]] = {
    "str": str,
    "int": lambda text: _number(int, text),
    "float": lambda text: _number(float, text),
    "bool": lambda text: {"true": True, "false": False}.get(text.lower()),
    "list": _list,
    "tuple": _list,
}


def read_values(path: Path) -> dict[str, object]:
    """Return the parameters of a YAML file.

    Raises
    ------
    ValueError
        If the file cannot be read or is not a mapping from names to values.
    """
    from scsi.reports.run.yaml_text import values_of

    try:
        with path.open(encoding="utf-8") as file:
            values = values_of(file.read(_LONGEST))
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise ValueError(f"{path} is not YAML for parameters: {error}") from None
    if not isinstance(values, dict) or not all(isinstance(name, str) for name in values):
        raise ValueError(f"{path} must hold one line NAME: VALUE for each parameter")
    return values


def listing(notebooks: Mapping[str, Path]) -> str:
    """Return a table of all parameters: name, type, default, unit, meaning, and who knows it."""
    knowers: dict[tuple[str, ...], list[str]] = {}
    for name, path in notebooks.items():
        for each in read_parameters(path, name):
            meaning = "; ".join(filter(None, (side(each.meaning, "en"), each.allowed)))
            row = (each.name, each.type, repr(each.default), side(each.unit, "en"), meaning)
            knowers.setdefault(row, []).append(name)
    head = ("name", "type", "default", "unit", "meaning", "notebooks")
    rows = [head, *((*row, ", ".join(names)) for row, names in sorted(knowers.items()))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
