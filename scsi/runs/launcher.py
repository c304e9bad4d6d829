"""Launcher: a kernel as ``python -m ipykernel_launcher`` starts it, which ends with its run.

``python launcher.py ARGUMENTS``. ipykernel watches whoever started it as well, but takes a run that
was killed before it first looked for one it never had, and waits to be adopted by process 1. On a
desktop another process adopts, and such a kernel would stay for good.
"""

import os
import sys

if __name__ == "__main__" and sys.path[0] == os.path.dirname(__file__):
    del sys.path[0]  # the names in this folder are not a notebook's

import ipykernel_launcher

LAUNCHER = ipykernel_launcher.__file__  # the name of the program in a notebook
_PR_SET_PDEATHSIG = 1  # from linux/prctl.h


def end_with(parent: int) -> None:
    """Have Linux kill this process once its parent is gone; end it now if that is so already."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


if __name__ == "__main__":
    end_with(int(os.environ["JPY_PARENT_PID"]))
    sys.argv[0] = LAUNCHER
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
