"""Send a letter to a printer of this machine, without a file on the way."""

import shutil
import subprocess

from twentyweeks.errors import Unavailable

_SECONDS = 60
_SIDES = {1: "one-sided", 2: "two-sided-long-edge"}


def printers() -> tuple[str, ...]:
    """Return the names of the printers; none where the machine has no print queue."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return ()
    told = _run([lpstat, "-e"], b"")
    return tuple(told.stdout.decode(errors="replace").split())


def print_letter(pdf: bytes, queue: str, sides: int = 0) -> None:
    """Print a PDF; Unavailable where there is no such printer or it takes nothing.

    The job has a name that says nothing of the child. On 1 or 2 `sides` of each sheet,
    else as the printer is set.
    """
    lp = shutil.which("lp")
    if lp is None or queue not in printers():
        raise Unavailable(
            f"There is no printer “{queue}” on this computer. The letter is unharmed. "
            "Choose another printer, or save the PDF and print it."
        )
    how = ["-o", f"sides={_SIDES[sides]}"] if sides else []
    done = _run([lp, "-d", queue, "-t", "Letter", "-s", *how], pdf)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise Unavailable(
            f"The printer “{queue}” did not take the letter ({said}). The letter is "
            "unharmed. Look at the printer and try again."
        )


def _run(command: list[str], fed: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - CUPS itself, by its path, no shell
            command, input=fed, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Unavailable(
            "The print queue of this computer does not answer. The letter is "
            "unharmed. Try again, or save the PDF and print it."
        ) from fault
