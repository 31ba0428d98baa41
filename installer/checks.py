"""Every check of the project, a line a step with its time."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from environment import prepare, python_of, tell
from machine import require, test_needs, window_needs

SOURCES = ("desktop", "migrations", "tests", "installer")
BESIDE = ("-n", "2", "--dist", "loadfile")


@dataclass(frozen=True)
class Step:
    """One check: what it is called, and the command that does it."""

    name: str
    command: list[str]
    shown: bool = False


def check(root: Path, pytest_arguments: list[str]) -> int:
    """Set up, run each step though one before it failed; return the exit status."""
    require([*window_needs(display=True), *test_needs()])
    prepare(root, "requirements-dev.lock")
    steps = _steps(root, pytest_arguments)
    lines = [_run(root, step) for step in steps]
    tell("")
    for line, _ in lines:
        tell(line)
    return int(not all(passed for _, passed in lines))


def _steps(root: Path, pytest_arguments: list[str]) -> list[Step]:
    tools = python_of(root).parent
    ruff = str(tools / "ruff")
    folders = [name for name in SOURCES if (root / name).is_dir()]
    return [
        Step("format", [ruff, "format", "--check", *folders]),
        Step("lint", [ruff, "check", *folders]),
        Step("types", [str(tools / "mypy")]),
        Step("layers", [str(tools / "lint-imports"), "--no-cache"]),
        Step("tests", _pytest(root, [*BESIDE, *pytest_arguments]), shown=True),
    ]


def _pytest(root: Path, arguments: list[str]) -> list[str]:
    """Return the test run; pytest-xvfb gives each worker a screen of its own."""
    python = str(python_of(root))
    return [python, "-m", "pytest", "-o", "qt_log_ignore=", *arguments]


def _run(root: Path, step: Step) -> tuple[str, bool]:
    began = time.monotonic()
    done = subprocess.run(
        step.command,
        cwd=root,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=None if step.shown else subprocess.PIPE,
        stderr=None if step.shown else subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = done.returncode == 0
    if not passed and not step.shown:
        sys.stdout.write(done.stdout)
    seconds = time.monotonic() - began
    line = f"{step.name:<8} {'passed' if passed else 'FAILED'} {seconds:7.1f} s"
    tell(line)
    return line, passed
