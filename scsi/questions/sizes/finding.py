"""Which numbers of items can the printed shares of 2022 be shares of?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.evidence.published import Published
from scsi.inference.printed.rounding import RULES
from scsi.inference.printed.sizes import compatible_sizes
from scsi.questions.chapter import published_or_chapter
from scsi.vocabulary import Category, Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CandidateSizes(Shown):
    """The sizes that the printed shares allow, and what that says of the sizes in question.

    Attributes
    ----------
    data : tuple of str
        The rows the answer rests on, each ``file#id``.
    percents : tuple of float
        The printed shares of 2022, in per cent: public, private, joint.
    decimals : int
        To how many digits they are printed.
    max_size : int
        The largest size looked at.
    sizes : dict of str to ndarray of int64
        Per rounding rule, the sizes up to `max_size` at which whole counts print so, ascending.
    candidates : dict of int to str
        The sizes that have been proposed as the base, each with the id of its row.
    """

    data: tuple[str, ...]
    percents: tuple[float, ...]
    decimals: int
    max_size: int
    sizes: dict[str, NDArray[np.int64]]
    candidates: dict[int, str]

    def possible(self, size: int, rounding: str) -> bool:
        """Say whether whole counts of `size` items print as the chapter does under a rule."""
        return bool(np.isin(size, self.sizes[rounding]))

    def complete_from(self, rounding: str) -> int | None:
        """Return the size from which on every size up to `max_size` is possible.

        None where the last unbroken run is shorter than the longest gap before it, so that more
        gaps must be expected beyond `max_size`.
        """
        missing = np.setdiff1d(np.arange(1, self.max_size + 1), self.sizes[rounding])
        start = int(missing.max(initial=0)) + 1
        gap = int(np.diff(self.sizes[rounding], prepend=0).max(initial=0))
        return start if self.max_size - start + 1 >= gap else None

    def runs(self, rounding: str) -> NDArray[np.int64]:
        """Return the unbroken runs of possible sizes, shape (runs, 2): first and last of each."""
        sizes = self.sizes[rounding]
        breaks = np.flatnonzero(np.diff(sizes) > 1)
        first = np.concatenate([sizes[:1], sizes[breaks + 1]])
        last = np.concatenate([sizes[breaks], sizes[-1:]])
        return np.column_stack([first, last])


def candidate_sizes(max_size: int = 4000, *, published: Published | None = None) -> CandidateSizes:
    """Find the sizes at which whole counts print as the chapter's shares of 2022 do.

    Parameters
    ----------
    max_size : int
        The largest size to look at; at least the largest size in question.
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    CandidateSizes
        Per rounding rule the possible sizes, and the sizes that have been proposed as the base.

    Raises
    ------
    ValueError
        If `max_size` is below the largest size in question.

    Examples
    --------
    >>> answer = candidate_sizes()
    >>> int(answer.sizes["each"][0]), answer.complete_from("each")
    (224, 1246)
    >>> answer.possible(514, "each"), answer.possible(514, "largest-remainder")
    (False, True)

    Fewer than 224 items cannot print so. Whether 514 can depends on how the shares were rounded.
    """
    published = published_or_chapter(published)
    printed = [published.percent(published.waves[1], "all", category) for category in Category]
    # 514 is no base that a text suggests by itself; it is part of two of them, and the one size
    # on which the rounding rules disagree
    proposed = (*published.bases(), published.size("infrastructure-2022"))
    candidates = {size.known: size.id for size in proposed}
    if max_size < max(candidates):
        raise ValueError(f"max_size must be at least {max(candidates)}; got {max_size!r}")
    percents = tuple(share.value for share in printed)
    return CandidateSizes(
        data=(*(share.id for share in printed), *candidates.values()),
        percents=percents,
        decimals=printed[0].decimals,
        max_size=max_size,
        sizes={
            rule: compatible_sizes(percents, printed[0].decimals, max_size, rounding=rule)
            for rule in RULES
        },
        candidates=candidates,
    )
