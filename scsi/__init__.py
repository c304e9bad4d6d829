"""Who pays for smart cities, and has that changed?

`scsi` holds the figures that chapter 07 of the *Smart Cities Index Report 2022* prints, tests
whether the public share rose since 2019, and says on which assumptions the answer hangs.

Start with one of these:

- `load_published`: what the chapter prints, as data frames.
- `published_shift`: 41 % against 51.3 % for any pair of sizes, with cities that differ.
- `compatible_sizes`: the sizes for which printed percentages can be whole counts.
- `difference_interval`, `difference_test`: two shares, items as the unit; `Share` and `Interval`.
- `share_interval`, `simultaneous_intervals`: one share, and all shares of a wave at once.

Names are loaded on first use, so that ``import scsi`` costs next to nothing.
"""

from importlib import import_module as _import_module

from scsi import vocabulary as _vocabulary

__version__ = "0.1.0"

_PUBLIC = {
    "Category": "scsi.vocabulary",
    "DataError": "scsi.vocabulary",
    "Finding": "scsi.vocabulary",
    "Interval": "scsi.vocabulary",
    "RunError": "scsi.vocabulary",
    "Share": "scsi.vocabulary",
    "Unit": "scsi.vocabulary",
}

__all__ = sorted(_PUBLIC)  # noqa: PLE0605

_vocabulary.on_first_form(lambda: _import_module("scsi.display.forms"))


def __getattr__(name: str):
    if name not in _PUBLIC:
        raise AttributeError(f"module 'scsi' has no attribute {name!r}")
    value = getattr(_import_module(_PUBLIC[name]), name)
    globals()[name] = value
    return value


def __dir__():
    return __all__
