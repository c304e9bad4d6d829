"""Zygote: the process that kernels are forked from, ``python -P zygote.py SOCKET``.

It imports what notebooks use and then only answers: a line of JSON asks for a fork or whether one
has ended. What a fork must not inherit is either not there (threads, open connections, the inline
backend, which wants a running shell) or made anew in the fork (see `become`). A warning while
importing would be missing from the notebook that imports the same; then there are no forks.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__" and (home := str(Path(__file__).resolve().parents[3])) not in sys.path:
    sys.path.append(home)  # of a checkout that is not installed

import atexit
import gc
import importlib
import json
import os
import random
import signal
import socket
import tempfile
import threading
import time
import traceback
import warnings
from contextlib import suppress

from scsi.reports.kernels.launcher import LAUNCHER, end_with, settle, start

MODULES = (  # beside what the public names of scsi bring with them
    *("ipykernel.kernelapp", "ipykernel.debugger", "debugpy.server.api", "sqlite3"),
    *("IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger"),
    *("IPython.extensions.storemagic", "pandas.io.formats.html", "zmq.utils.garbage"),
    *(f"PIL.{kind}ImagePlugin" for kind in ("Bmp", "Gif", "Jpeg", "Png", "Ppm")),
    "encodings.idna",
)


def load(modules) -> bool:
    """Import modules and what `scsi` loads late; False where a fork would not be like a start."""
    import scsi
    from scsi._late import NAMES
    from scsi._late import load as load_name
    from scsi.showing.registry import load_all
    from scsi.vocabulary import DataError

    told, show = [], warnings.showwarning
    warnings.showwarning = lambda *warning, **place: told.append(warning)  # filters stay as set
    for name in modules:
        importlib.import_module(name)
        if told:
            return False
    for names in NAMES.values():
        for home in names.values():
            load_name(home)
    load_all()
    with suppress(DataError):  # which the notebook will be told itself
        scsi.load_published()
    warnings.showwarning = show
    return not told and threading.active_count() == 1


def serve(questions, answers: socket.socket) -> dict | None:
    """Answer until the run is gone; in a fork, return what was asked for."""
    kernels: set[int] = set()
    try:
        while line := questions.readline():
            question = json.loads(line)
            if "fork" in question:
                pid = os.fork()
                if pid == 0:
                    kernels.clear()  # they are the zygote's
                    return question
                kernels.add(pid)
                answer: dict[str, int | None] = {"pid": pid}
            else:
                answer = {"code": _code(question["poll"], kernels)}
            answers.sendall(json.dumps(answer).encode() + b"\n")
    finally:
        _end(kernels)
    return None


def _code(pid: int, kernels: set[int]) -> int | None:
    """Return the exit code of a kernel, None while it runs."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    if not ended:
        return None
    kernels.discard(pid)
    return os.waitstatus_to_exitcode(status)


def _end(kernels: set[int]) -> None:
    """End the kernels that run on, and what they have started."""
    for pid in kernels:
        for kill in (os.killpg, os.kill):
            with suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)


def become(question: dict, added: dict[str, str], parent: int) -> None:
    """Let this fork be as a kernel that was just started: session, folder, environment, chance.

    `added` to the environment is what the libraries set as they were loaded; `parent` is the
    zygote.
    """
    end_with(parent)
    os.setsid()
    os.chdir(question["folder"])
    os.environ.clear()
    os.environ.update(question["env"] | added, JPY_PARENT_PID=str(parent))
    time.tzset()
    tempfile.tempdir = None
    atexit._clear()  # what the libraries left to do is the zygote's
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    sys.argv = [LAUNCHER, *question["fork"]]


def loaded(modules) -> bool:
    """Load everything; False where that cannot be done, which a notebook is told itself."""
    try:
        settle()
        return load(modules)
    except Exception:
        return False


if __name__ == "__main__":  # no function: a kernel's stack is as deep as that of a cold one
    with socket.socket(fileno=int(sys.argv[1])) as _socket:
        _channel = _socket.makefile("r", encoding="utf-8")
        _question, _before, _own = None, dict(os.environ), os.getpid()
        if loaded([*sys.argv[2:], *MODULES]):
            _added = dict(os.environ.items() - _before.items())
            gc.collect()
            gc.freeze()
            with suppress(OSError, ValueError):  # the run is gone, in the middle of a question
                _question = serve(_channel, _socket)
        _channel.close()
    if _question is not None:
        become(_question, _added, _own)
        from ipykernel import kernelapp

        _ended = 1
        try:
            start(parent_handle=_own)
            # It still answers; a stream closed under it would let it wait for seconds, in vain.
            kernelapp.IPKernelApp.instance().control_thread.join(timeout=1)
            _ended = 0
        except Exception:
            traceback.print_exc()
        finally:  # without taking down what was loaded, piece by piece
            atexit._run_exitfuncs()
            os._exit(_ended)
