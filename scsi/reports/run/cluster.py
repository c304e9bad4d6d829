"""Cluster: notebooks run by the workers of a Dask scheduler, where one machine is not enough."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

_WAIT = "10s"


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Yield the executor of a Dask cluster; its workers need the same `scsi` and its data.

    Parameters
    ----------
    address : str
        Where the scheduler listens, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    ValueError
        If Dask is not installed here, or no scheduler answers at that address.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ValueError(
            "--scheduler needs Dask, which is not installed: pip install distributed"
        ) from None
    try:
        client = Client(address, timeout=_WAIT)
    except (OSError, ValueError, TypeError) as fault:
        raise ValueError(f"--scheduler {address}: no scheduler answers ({fault})") from None
    with client:
        yield client.get_executor(pure=False)
