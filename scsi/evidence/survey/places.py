"""A place is its name within its region and its country, where these are given."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.survey.keys import folded, near_pairs
from scsi.evidence.survey.table import Table, missing, number, quoted
from scsi.evidence.survey.words import Unread, name

PLACE = "__scsi_place__"
_BETWEEN = "\x1f"
_TOLD = 5


def with_places(table: Table, parts: Sequence[str]) -> None:
    """Give a table a column `PLACE` that holds, row by row, what makes one place."""
    frame = table.frame
    if isinstance(frame, nw.DataFrame):
        codes, texts = [], []
        for part in parts:
            native = frame[part].to_native()
            values = native.array if hasattr(native, "array") else frame[part].to_list()
            own, words = pd.factorize(_objects(values))
            codes.append(own)
            texts.append([*(_text(word) for word in words), ""])
        key = np.zeros(len(frame), dtype=np.int64)
        for own, words in zip(codes, texts, strict=True):
            key = key * len(words) + np.where(own < 0, len(words) - 1, own)
        places, first = np.unique(key, return_index=True)
        joined = [
            _BETWEEN.join(words[own[at]] for own, words in zip(codes, texts, strict=True))
            for at in first
        ]
        held = np.array(joined, dtype=object)[np.searchsorted(places, key)]
        table.frame = frame.with_columns(
            nw.new_series(PLACE, held.tolist(), nw.String, backend=frame.implementation)
        )
        return
    columns = [nw.col(part).cast(nw.String).fill_null("") for part in parts]
    table.frame = frame.with_columns(nw.concat_str(columns, separator=_BETWEEN).alias(PLACE))


def _objects(values) -> np.ndarray:
    """Return values as objects, so that no two kinds are made one."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _text(value: object) -> str:
    """Return a part of a place as text."""
    try:
        return "" if missing(value) else str(value) if isinstance(value, str) else name(value)
    except Unread:
        return str(value)


def read_places(
    counts: Mapping[str | None, int], readers: Sequence[Callable], joined: bool
) -> tuple[dict, list[str]]:
    """Return the place that each value of `PLACE` means, and what there is to say of it.

    Parameters
    ----------
    counts : mapping of str or None to int
        In how many rows each value is.
    readers : sequence of callable
        How each part is read: the name first, then what it lies in.
    joined : bool
        Whether all parts together are the place's name; otherwise the first is, and the others
        are said only where they tell places of one name apart.
    """
    read = {
        value: tuple(
            reader(part or None)
            for reader, part in zip(readers, parts_of_place(value), strict=True)
        )
        for value in counts
        if value is not None
    }
    spelt: dict[tuple[int, str], Counter] = {}
    for value, parts in read.items():
        for i, part in enumerate(parts):
            if part is not None:
                spelt.setdefault((i, folded(part)), Counter())[part] += counts[value]
    best = {key: max(sorted(known), key=known.__getitem__) for key, known in spelt.items()}
    keys = {
        value: tuple(None if part is None else folded(part) for part in parts)
        for value, parts in read.items()
    }
    keys = keys if joined else _completed(keys)
    within: dict[str, set] = {}
    for key in keys.values():
        if key[0] is not None:
            within.setdefault(key[0], set()).add(key)
    meaning: dict[str | None, str | None] = {None: None}
    for value, key in keys.items():
        told = [best[i, part] for i, part in enumerate(key) if part is not None]
        if joined and len(told) == len(key):
            meaning[value] = ", ".join(told)
        elif joined or key[0] is None:
            meaning[value] = None
        else:
            meaning[value] = _label(key, within[key[0]], best)
    return meaning, [] if joined else _said(within, best)


def parts_of_place(value: str) -> list[str]:
    """Return the parts of a place."""
    return value.split(_BETWEEN)


def _completed(keys: Mapping[str, tuple]) -> dict[str, tuple]:
    """Fill what a place lies in where the row does not say it and its name lies in one only."""
    known: dict[str, set] = {}
    for key in keys.values():
        if None not in key:
            known.setdefault(key[0], set()).add(key)
    result = {}
    for value, key in keys.items():
        fits = [
            full
            for full in known.get(key[0], ())
            if all(part in (None, whole) for part, whole in zip(key, full, strict=True))
        ]
        result[value] = fits[0] if None in key and len(fits) == 1 else key
    return result


def _label(key: tuple, others: set, best: Mapping) -> str:
    """Return a place's name, with what tells it from others of that name."""
    differing = [i for i in range(1, len(key)) if len({other[i] for other in others}) > 1]
    told = [best[i, key[i]] if key[i] is not None else "?" for i in differing]
    return best[0, key[0]] + (f" ({', '.join(told)})" if told else "")


def _said(within: Mapping[str, set], best: Mapping) -> list[str]:
    """Say which names are several places."""
    several = {name: keys for name, keys in within.items() if len(keys) > 1}
    if not several:
        return []
    told = ", ".join(quoted(best[0, name]) for name in sorted(several)[:_TOLD])
    more = f" and {len(several) - _TOLD:,} more" if len(several) > _TOLD else ""
    cities = sum(map(len, several.values()))
    return [
        f"city: {number(len(several), 'name')} in several regions or countries read as "
        f"{number(cities, 'city', 'cities')}: {told}{more}"
    ]


def nearly_the_same(cities: Mapping[object, set]) -> list[str]:
    """Point out cities whose names nearly agree, one of which leaves as the other comes.

    Parameters
    ----------
    cities : mapping of wave to set of str
        The cities of each wave, the earliest first.
    """
    pairs: dict[str, None] = {}
    for (before, old), (after, new) in pairwise(cities.items()):
        for gone, come in near_pairs(old - new, new - old):
            pairs.setdefault(f"{quoted(gone)} (in {before}) and {quoted(come)} (in {after})", None)
    if not pairs:
        return []
    more = f", and {len(pairs) - _TOLD:,} more" if len(pairs) > _TOLD else ""
    return [
        "city: names that nearly agree, and are counted as different: "
        + "; ".join([*pairs][:_TOLD])
        + more
    ]
