"""Where each data file and notebook is, its licence and its checksum.

The only module that knows the folders: in a checkout ``data`` and ``notebooks`` stand beside the
package, in an installed wheel they are inside it.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from scsi.vocabulary import DataError

__all__ = [
    "checksum",
    "checksum_fault",
    "data_path",
    "datapackage",
    "licence",
    "notebook_names",
    "notebook_path",
    "resource",
]

_PACKAGE = Path(__file__).resolve().parents[1]


def _home(kind: str) -> Path:
    """Return the folder `kind`, inside the package (wheel) or beside it (checkout)."""
    inside = _PACKAGE / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind


def data_path(name: str = "", folder: str | Path | None = None) -> Path:
    """Return the path of a data file, or of the data folder itself.

    Parameters
    ----------
    name : str, optional
        File name, such as ``"cities.csv"``.
    folder : path, optional
        A folder to use in place of the package's own.

    Examples
    --------
    >>> data_path("cities.csv").is_file()
    True

    The file is found from any working directory.
    """
    return (_home("data") if folder is None else Path(folder)) / name


def notebook_names() -> list[str]:
    """Return the names of the notebooks, without ``.ipynb``, sorted."""
    return sorted(path.stem for path in _home("notebooks").glob("*.ipynb"))


def notebook_path(name: str) -> Path:
    """Return the path of the notebook `name`, given with or without ``.ipynb``.

    Raises
    ------
    FileNotFoundError
        If there is no such notebook; the message lists those that there are.
    """
    path = _home("notebooks") / f"{name.removesuffix('.ipynb')}.ipynb"
    if not path.is_file():
        raise FileNotFoundError(
            f"no notebook {name!r}; there are {', '.join(notebook_names()) or 'none'}"
        )
    return path


def datapackage(folder: str | Path | None = None) -> dict:
    """Return ``datapackage.json``, the description of every data file.

    Parameters
    ----------
    folder : path, optional
        A folder to use in place of the package's own.

    Raises
    ------
    DataError
        If the file is missing or is not JSON.
    """
    path = data_path("datapackage.json", folder)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(
            [f"{path}: found no file; allowed: the data package's description"]
        ) from None
    except json.JSONDecodeError as error:
        raise DataError(
            [f"{path.name}, line {error.lineno}: found {error.msg}; allowed: JSON"]
        ) from None


def resource(name: str, folder: str | Path | None = None) -> dict:
    """Return what ``datapackage.json`` says of the file `name`, given with or without ``.csv``.

    Raises
    ------
    DataError
        If the data package does not describe such a file.

    Examples
    --------
    >>> resource("cities")["title"]
    'The 31 cities'

    Titles, columns and checksums are read from here and from nowhere else.
    """
    resources = datapackage(folder)["resources"]
    for described in resources:
        if described["name"] == name.removesuffix(".csv"):
            return described
    names = ", ".join(described["name"] for described in resources)
    raise DataError([f"datapackage.json: found no resource {name!r}; allowed: {names}"])


@cache
def _packaged_licence() -> dict:
    """Return the licence of the package's own data."""
    return datapackage()["licenses"][0]


def licence() -> str:
    """Return the title and the address of the licence that the data are under."""
    held = _packaged_licence()
    return f"{held['title']}, {held['path']}"


def checksum(path: str | Path) -> str:
    """Return the SHA-256 checksum of a file as the data package writes it, ``sha256:...``."""
    return "sha256:" + sha256(Path(path).read_bytes()).hexdigest()


def checksum_fault(described: dict, folder: str | Path | None = None) -> str | None:
    """Return what is wrong with the checksum of a described file, or None.

    Parameters
    ----------
    described : dict
        A resource of the data package.
    folder : path, optional
        A folder to use in place of the package's own.

    Returns
    -------
    str or None
        The file, the checksum found and the one expected; None where they are the same.
    """
    path = data_path(described["path"], folder)
    found = checksum(path) if path.is_file() else "no file"
    if found == described["hash"]:
        return None
    return f"{described['path']}: found {found}; allowed: {described['hash']} (datapackage.json)"
