"""The rows of two waves by all that an analysis may choose about, counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import CellCounts

HELD = ("sector", "layer", "region", "country")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Combinations:
    """Each combination of wave, city, region, groups and funding that occurs.

    Attributes
    ----------
    wave, city, region, funding : ndarray of int
        Codes; -1 where empty. `funding` is 1 for the category and 0 for others.
    groups : mapping of str to ndarray of int
        Codes of each column whose composition may be held; empty values are a group.
    n : ndarray
        Rows.
    """

    wave: np.ndarray
    city: np.ndarray
    region: np.ndarray
    funding: np.ndarray
    groups: Mapping[str, np.ndarray]
    n: np.ndarray

    @property
    def regions(self) -> int:
        """Number of regions."""
        return int(self.region.max(initial=-1)) + 1

    @property
    def stayed(self) -> int:
        """Cities with known funding in both waves."""
        return int(self._in_both().sum())

    def _in_both(self) -> np.ndarray:
        known = (self.city >= 0) & (self.funding >= 0)
        size = int(self.city.max(initial=-1)) + 1
        before, after = (
            np.bincount(self.city[known & (self.wave == t)], minlength=size) > 0 for t in (0, 1)
        )
        return before & after

    def crossed(self, columns: Sequence[str]) -> int:
        """Return how many crossed groups of some columns occur."""
        return len(np.unique(np.stack([self.groups[name] for name in columns]), axis=1).T)

    def chosen(self, options: Mapping[str, str]) -> Combinations:
        """Return the combinations that some choices keep, with missing funding as they take it."""
        kept = np.ones(len(self.n), dtype=bool)
        funding = self.funding
        if options["missing"] == "out":
            kept &= funding >= 0
        else:
            funding = np.where(funding < 0, int(options["missing"] == "all"), funding)
        if options["no_city"] == "out" or options["weight"] == "cities":
            kept &= self.city >= 0
        if options["panel"] == "both":
            kept &= np.append(self._in_both(), False)[self.city]
        return replace(
            self,
            wave=self.wave[kept],
            city=self.city[kept],
            region=self.region[kept],
            funding=funding[kept],
            groups={name: codes[kept] for name, codes in self.groups.items()},
            n=self.n[kept],
        )

    def numbers(self, by_cities: bool) -> np.ndarray:
        """Return what each combination weighs."""
        if not by_cities:
            return self.n
        at = self.city * 2 + self.wave
        return self.n / np.bincount(at, self.n)[at]

    def cells(
        self, level: str, no_city: str, held: Sequence[str], by_cities: bool
    ) -> tuple[CellCounts | None, list[list[int]], np.ndarray]:
        """Return cells of the groups in both waves, each group's levels, and rows by cell.

        None where no group is in both waves.
        """
        group, factors = np.zeros(len(self.n), dtype=np.int64), np.zeros((1, 0), dtype=np.int64)
        if held:
            stacked = np.stack([self.groups[name] for name in held], axis=1)
            factors, group = np.unique(stacked, axis=0, return_inverse=True)
            group = group.ravel()
        number = self.numbers(by_cities)
        size = len(factors)
        rows = np.bincount(self.wave * size + group, self.n, 2 * size).reshape(2, size)
        common = np.asarray((rows > 0).all(axis=0))
        if not common.any():
            return None, [], rows
        place = np.cumsum(common) - 1
        kept = common[group]
        cell = self.wave[kept] * int(common.sum()) + place[group[kept]]
        code = self._clusters(kept, level, no_city)
        cluster, times = _alike(code, cell, self.funding[kept], number[kept])
        shape = (len(times), 2 * int(common.sum()))
        flat = cluster * shape[1] + cell
        value = np.where(code < 0, 1.0, number[kept])  # once for each kind of single row
        once = np.ones(len(code), dtype=bool)
        once[code < 0] = _first(cluster[code < 0])
        flat, value = flat[once], value[once]
        own = self.funding[kept][once]
        total = np.bincount(flat, value, shape[0] * shape[1]).reshape(shape)
        count = np.bincount(flat, value * own, shape[0] * shape[1]).reshape(shape)
        levels = [
            np.unique(column, return_inverse=True)[1].tolist() for column in factors[common].T
        ]
        return CellCounts(count=count, total=total, times=times), levels, rows[:, common]

    def _clusters(self, kept, level: str, no_city: str) -> np.ndarray:
        """Return each combination's cluster, -1 for rows of their own."""
        city, region = self.city[kept], self.region[kept]
        cities = int(self.city.max(initial=-1)) + 1
        code = city.copy()
        if level == "region":
            code = np.where(region >= 0, cities + region, city)
        if no_city == "common":
            code = np.where(code < 0, cities + self.regions, code)
        return code


def _first(codes: np.ndarray) -> np.ndarray:
    """Return where each code stands for the first time."""
    found = np.zeros(len(codes), dtype=bool)
    found[np.unique(codes, return_index=True)[1]] = True
    return found


def _alike(code, cell, funding, number) -> tuple[np.ndarray, np.ndarray]:
    """Return clusters numbered from 0 and how many each stands for: single rows count as many."""
    single = code < 0
    top = int(code.max(initial=-1)) + 1
    code = np.where(single, top + cell * 2 + funding, code)
    used, at = np.unique(code, return_inverse=True)
    times = np.ones(len(used))
    many = np.bincount(at, np.where(single, number, 0.0), len(used))
    return at, np.where(used >= top, np.maximum(many, 1.0), times)


def combinations_of(survey: Survey, waves: Sequence[int | str], category: str) -> Combinations:
    """Return the combinations of two waves of a survey."""
    held = [name for name in HELD if name in survey.columns]
    keys = [*dict.fromkeys(["wave", "city", "funding", *held])]
    counted = survey.groups(keys)
    codes = {name: counted[name].array.codes.astype(np.int64) for name in keys}
    asked = counted["wave"].array.categories.get_indexer([*waves])
    kept = np.isin(codes["wave"], asked)
    kinds = [*counted["funding"].array.categories]
    own = kinds.index(category) if category in kinds else -2
    funding = np.where(codes["funding"] < 0, -1, (codes["funding"] == own).astype(np.int64))
    region = next((name for name in ("region", "country") if name in held), None)
    useful = [name for name in held if len(np.unique(codes[name][kept])) > 1]
    return Combinations(
        wave=(codes["wave"][kept] == asked[1]).astype(np.int64),
        city=codes["city"][kept],
        region=codes[region][kept] if region else np.full(int(kept.sum()), -1),
        funding=funding[kept],
        groups={name: codes[name][kept] for name in useful},
        n=counted["n"].to_numpy(float)[kept],
    )
