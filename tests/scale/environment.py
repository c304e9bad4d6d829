"""Sets up ``.venv-scale`` once: Polars, Arrow, Spark and Dask, apart from the package itself.

They stay apart: Spark alone is larger than all else.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
LOCK = HERE / "requirements.lock"
ENVIRONMENT = HERE.parents[1] / ".venv-scale"
FIRST = "setuptools=="  # Spark is built from source, and builds take it from the lock


def ready() -> Path:
    """Return the Python of the environment, set up if it is not or if the lock has changed."""
    folder = "Scripts" if sys.platform == "win32" else "bin"
    python = ENVIRONMENT / folder / "python"
    stamp = ENVIRONMENT / ".ready"
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        run("venv", "--clear", "--python", sys.executable, str(ENVIRONMENT))
        install = ("pip", "install", "--python", str(python), "--require-hashes")
        with tempfile.TemporaryDirectory() as temporary:
            first = Path(temporary, "first.lock")
            first.write_text(entry(LOCK.read_text(), FIRST))
            run(*install, "-r", str(first))
        run(*install, "--no-build-isolation", "-r", str(LOCK))
        stamp.write_text(digest)
    return python


def entry(lock: str, start: str) -> str:
    """Return one package of a lock with its hashes."""
    lines = lock.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith(start))
    end = next((i for i in range(at + 1, len(lines)) if not lines[i].startswith(" ")), len(lines))
    return "\n".join(lines[at:end]) + "\n"


def run(*arguments: str) -> None:
    """Run uv, which is among the development dependencies."""
    subprocess.run([sys.executable, "-m", "uv", "--quiet", *arguments], check=True)


if __name__ == "__main__":
    print(ready())
