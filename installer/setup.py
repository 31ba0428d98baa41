"""Set this machine up, then start the program (`run`) or test it (`check`)."""

import os
import subprocess
import sys
from pathlib import Path

from checks import check
from environment import Stopped, prepare, python_of
from machine import has_display, require, window_needs

ROOT = Path(__file__).resolve().parents[1]


def run(arguments: list[str]) -> int:
    """Start the program with the arguments, or with the demonstration if none."""
    require(window_needs(display=has_display()))
    prepare(ROOT, "requirements.lock", "requirements-dev.lock")
    if not arguments:
        arguments = ["--demonstration"] if has_display() else ["demo"]
    program = [str(python_of(ROOT)), "-m", "twentyweeks", *arguments]
    if sys.platform != "win32":
        os.execv(program[0], program)
    return subprocess.run(program, check=False).returncode


def main(arguments: list[str]) -> int:
    """Do what the first argument says; return the exit status."""
    try:
        match arguments:
            case ["check", *others]:
                return check(ROOT, others)
            case ["run", *others]:
                return run(others)
            case _:
                return run(arguments)
    except Stopped as stopped:
        sys.stderr.write(f"{stopped}\n")
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
