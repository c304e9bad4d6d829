"""Launcher: a kernel as ``python -m ipykernel_launcher`` starts it, which ends with its run.

``python -P launcher.py ARGUMENTS``. ipykernel watches whoever started it as well, but takes a run
that was killed before it first looked for one it never had, and waits to be adopted by process 1.
On a desktop another process adopts, and such a kernel would stay for good.

A kernel works in the user's folder, where a notebook finds the user's table. Nothing else there is
taken: Python's own option ``-P`` keeps modules out, `settle` a ``matplotlibrc``, and `OwnKernelApp`
reads no settings and runs no start-up files, here or in the user's home.
"""

import os
import sys
from pathlib import Path

import ipykernel_launcher

LAUNCHER = ipykernel_launcher.__file__  # the name of the program in a notebook
INLINE = "module://matplotlib_inline.backend_inline"  # what ipykernel sets in a kernel
HOME = Path(__file__).resolve().parents[3]  # where `scsi` is
_PR_SET_PDEATHSIG = 1  # from linux/prctl.h


def end_with(parent: int) -> None:
    """Have Linux kill this process once its parent is gone; end it now if that is so already."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def settle() -> None:
    """Load what reads its settings where it is loaded, elsewhere than in the user's folder."""
    if str(HOME) not in sys.path:
        sys.path.append(str(HOME))  # of a checkout that is not installed
    os.environ["MPLBACKEND"] = INLINE  # as ipykernel does, but too late for what is loaded here
    here = os.getcwd()
    os.chdir(Path(__file__).parent)
    try:
        import matplotlib  # noqa: F401
    finally:
        os.chdir(here)


def start(**settings) -> None:
    """Start the kernel that the arguments of this process describe."""
    from ipykernel.kernelapp import IPKernelApp

    class OwnKernelApp(IPKernelApp):
        """A kernel as it is without anybody's settings."""

        def load_config_file(self, *arguments, **settings):
            """Read no settings, neither the user's nor the machine's."""

        def _run_startup_files(self):
            """Run nothing before the first cell."""

    OwnKernelApp.launch_instance(**settings)


if __name__ == "__main__":
    end_with(int(os.environ["JPY_PARENT_PID"]))
    sys.argv[0] = LAUNCHER
    settle()
    start()
