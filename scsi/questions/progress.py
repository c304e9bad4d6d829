"""Progress of what is drawn: a bar for whoever asks for one, once it has taken two seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SILENT_SECONDS = 2.0
"""What is done by then shows no bar."""
Progress = Callable[[int, int], object] | bool | None
"""True for a bar; a function, to be told how much is done and of how much; None for neither."""


@contextmanager
def told(progress: Progress) -> Iterator[Callable[[int, int], object] | None]:
    """Yield whom draws are to tell: a caller's function as it is, a bar for True.

    The bar is tqdm's, on stderr, and gone when all is done. Draws that follow others begin it anew.
    """
    if not isinstance(progress, bool):
        if not (progress is None or callable(progress)):
            raise TypeError(f"progress must be True, None or a function; got {progress!r}")
        yield progress
        return
    from tqdm import tqdm

    with tqdm(
        delay=SILENT_SECONDS,
        disable=not progress,
        leave=False,
        file=sys.stderr,
        miniters=1,
        bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt}",
    ) as bar:

        def tell(done: int, of: int) -> None:
            if of != bar.total or done < bar.n:
                bar.total, bar.n, bar.last_print_n = of, 0, 0
            bar.update(done - bar.n)

        yield tell
