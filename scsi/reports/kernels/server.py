"""Kernels: forked warm from a process that has loaded everything, or started cold.

Most of a notebook's time is its kernel importing the same libraries. A run of several notebooks
therefore starts one process that imports them once (`zygote`) and forks a real ipykernel
for each notebook: a fresh process that holds nothing of any other. It is cold kernels everywhere
that a fork is not safe, and wherever that process cannot be had; the outputs are the same bytes.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

from scsi.reports.kernels import launcher

_ANSWER_SECONDS = 120  # of a busy machine; the first answer waits until all is loaded
_CAN_FORK = sys.platform == "linux"  # on macOS the system's own libraries may not be forked


@contextmanager
def warm_kernels(notebooks: int, workers: int) -> Iterator[KernelServer | None]:
    """Yield what forks kernels, started in the background; None where cold ones serve as well.

    Loading everything takes about as long as a cold kernel does, and side by side with it: what is
    saved begins with the first notebook that has to wait for another.
    """
    if not _CAN_FORK or notebooks <= workers:
        yield None
        return
    server = KernelServer()
    try:
        yield server
    finally:
        server.close()


def kernel_environment(folder: Path | None = None) -> dict[str, str]:
    """Return the environment of a kernel, its own files below `folder`.

    A backend set by the caller would stand in the way of the notebook's own, a start-up file is
    for people, and the debugger prints a warning at each start. An empty entry among the folders
    of modules means the folder where the caller is, which hardly anybody intends.
    """
    left_out = ("MPLBACKEND", "MATPLOTLIBRC", "PYTHONSTARTUP")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    if folders := list(filter(None, env.pop("PYTHONPATH", "").split(os.pathsep))):
        env["PYTHONPATH"] = os.pathsep.join(folders)
    env["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    own = {"TMPDIR": str(folder), "IPYTHONDIR": str(folder / "ipython")} if folder else {}
    return env | own


class KernelServer:
    """The process that forks kernels, as seen from the run: one question at a time.

    It ends, and every kernel with it, when this process closes it or is gone.
    """

    def __init__(self, *modules: str):
        """Start it; `modules` are loaded beside its own."""
        ours, theirs = socket.socketpair()
        zygote = Path(__file__).with_name("zygote.py")
        command = [sys.executable, "-P", str(zygote), str(theirs.fileno()), *modules]
        with theirs:
            self.process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=kernel_environment(),
                start_new_session=True,
            )
        ours.settimeout(_ANSWER_SECONDS)
        self._socket, self._answers = ours, ours.makefile("r", encoding="utf-8")
        self._lock = threading.Lock()
        self.closed = False

    def ask(self, **question: object) -> Any:
        """Return its answer, None where it is gone; one that does not answer is ended."""
        with self._lock, suppress(OSError, ValueError):
            try:
                self._socket.sendall(json.dumps(question).encode() + b"\n")
                return json.loads(self._answers.readline())
            except TimeoutError:
                self.process.kill()  # and with it what it has forked
        return None

    def close(self) -> None:
        """End it; whoever waits for an answer learns that it is gone."""
        self.closed = True
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # it ends its kernels and itself
        try:
            self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:  # still loading, and without kernels
            self.process.kill()
            self.process.wait()
        with self._lock, suppress(OSError):
            self._answers.close()
            self._socket.close()


class ForkedProcess:
    """A forked kernel with the methods of `subprocess.Popen` that provisioners use.

    Its parent is the server, which collects it only when asked: until then its number is its own.
    """

    stdin = stdout = stderr = None

    def __init__(self, server: KernelServer, pid: int):
        self.pid, self._server = pid, server
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return its exit code, None while it runs."""
        if self.returncode is None:
            answer = self._server.ask(poll=self.pid)
            self.returncode = -9 if answer is None else answer["code"]
        return self.returncode

    def wait(self) -> int:
        """Return its exit code when it has ended."""
        while (code := self.poll()) is None:
            time.sleep(0.01)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(9)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(15)


def provisioner_of(server: KernelServer, manager):
    """Return the provisioner that forks a manager's kernel, or starts it cold where it cannot."""
    from jupyter_client.provisioning import LocalProvisioner

    class ForkProvisioner(LocalProvisioner):
        """Have a kernel forked; all else is as with a process that was started here."""

        async def launch_kernel(self, cmd, **settings):
            """Fork a kernel with the arguments that a cold one would have got."""
            arguments = cmd[cmd.index(launcher.__file__) + 1 :]
            answer = server.ask(fork=arguments, env=settings["env"], folder=os.getcwd())
            if server.closed:
                raise RuntimeError("the run is broken off")
            if answer is None:
                return await super().launch_kernel(cmd, **settings)
            forked = ForkedProcess(server, answer["pid"])
            self.process = cast("subprocess.Popen", forked)  # it has what provisioners use
            self.pid = self.pgid = answer["pid"]  # it leads a group and a session of its own
            self.cwd = settings.get("cwd", Path.cwd())
            return self.connection_info

    return ForkProvisioner(
        kernel_id=manager.kernel_id, kernel_spec=manager.kernel_spec, parent=manager
    )
