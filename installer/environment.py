"""The virtual environment: locked packages, and the program itself, editable."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import time
from pathlib import Path


class Stopped(Exception):
    """Set-up cannot go on: one plain sentence, told on standard error."""


def tell(sentence: str) -> None:
    """Say what set-up does, on standard error: standard output is the program's."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def python_of(root: Path) -> Path:
    """Return the environment's own Python."""
    if sys.platform == "win32":
        return root / ".venv" / "Scripts" / "python.exe"
    return root / ".venv" / "bin" / "python"


def prepare(root: Path, lock: str, larger: str | None = None) -> None:
    """Bring the environment to the lock; a current one of `larger` serves as well.

    `.venv/.lock` remembers what was installed, so that nothing is done twice.
    """
    stamp = root / ".venv" / ".lock"
    wanted = _stamp(root, lock)
    enough = {wanted} if larger is None else {wanted, _stamp(root, larger)}
    found = stamp.read_text("utf-8") if stamp.is_file() else ""
    if found in enough and python_of(root).exists():
        return
    began = time.monotonic()
    stamp.unlink(missing_ok=True)
    _install(root, lock, fresh=not _serves(root))
    stamp.write_text(wanted, "utf-8")
    tell(f"Set up in {time.monotonic() - began:.0f} s.")


def _stamp(root: Path, lock: str) -> str:
    """Return what an environment of this lock rests on, as short text."""
    digest = hashlib.sha256()
    for name in (f"installer/{lock}", "installer/requirements-build.lock"):
        digest.update((root / name).read_bytes())
    digest.update((root / "pyproject.toml").read_bytes())
    return f"{lock} {digest.hexdigest()}\n{root}\n{sys.version}\n"


def _serves(root: Path) -> bool:
    """Whether the environment that is there runs, on the Python that we run on."""
    python = python_of(root)
    if not python.exists():
        return False
    question = "import sys; print(sys.version)"
    answer = subprocess.run(
        [str(python), "-I", "-c", question], capture_output=True, text=True, check=False
    )
    if answer.stdout.strip() != sys.version.strip():
        return False
    pip = [str(python), "-I", "-m", "pip", "--version"]
    return bool(shutil.which("uv")) or _succeeds(pip)


def _install(root: Path, lock: str, *, fresh: bool) -> None:
    python = str(python_of(root))
    tell(f"Setting up {root / '.venv'}; the first time this takes a minute or two.")
    uv = shutil.which("uv")
    if uv:
        create = [uv, "venv", "--quiet", "--clear", "--python", sys.executable]
        install = [uv, "pip", "install", "--quiet", "--python", python]
        locked = [*install, "--compile-bytecode", "--require-hashes"]
    else:
        create = [sys.executable, "-m", "venv", "--clear"]
        pip = [python, "-m", "pip", "install", "-qq", "--no-input"]
        install = [*pip, "--disable-pip-version-check"]
        locked = [*install, "--require-hashes"]
    if fresh:
        _do([*create, str(root / ".venv")], "The virtual environment")
    for name in (lock, "requirements-build.lock"):
        _do([*locked, "-r", str(root / "installer" / name)], f"What {name} lists")
    editable = ["--no-deps", "--no-build-isolation", "-e", str(root)]
    _do([*install, *editable], "The program")


def _do(command: list[str], what: str) -> None:
    """Run one step of set-up with its words on standard error."""
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        raise Stopped(
            f"{what} could not be installed; the reason stands above. "
            "Nothing that you had was changed. Look at the network connection, "
            "then run the same command again: it goes on from here."
        )


def _succeeds(command: list[str]) -> bool:
    return not subprocess.run(command, capture_output=True, check=False).returncode


def can_make_environments() -> bool:
    """Whether uv is there, or Python's own venv is whole (Debian splits it)."""
    importlib.invalidate_caches()
    return bool(shutil.which("uv") or importlib.util.find_spec("ensurepip"))
