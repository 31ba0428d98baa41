"""Every check of the project, a line a step with its time."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from environment import prepare, python_of, tell
from machine import has_display, require, test_needs, window_needs

SOURCES = ("desktop", "migrations", "tests", "installer")
SCREEN = "-screen 0 1600x1000x24"
BESIDE = ("-n", "2", "--dist", "loadgroup")
ALONE = ("--last-failed", "--last-failed-no-failures", "none", "-p", "no:randomly")
"""How the tests are run: beside each other, and those that failed so, alone.

A window that waits for the focus or for its layout can fail beside a busy worker; a
fault of the program fails alone too.
"""


@dataclass(frozen=True)
class Step:
    """One check: what it is called, the command that does it, and a second look.

    `again` is run where the first found failures (status 1): it judges those alone.
    """

    name: str
    command: list[str]
    shown: bool = False
    again: tuple[str, ...] = ()


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
        Step(
            "tests",
            _pytest(root, [*BESIDE, *pytest_arguments]),
            shown=True,
            again=tuple(_pytest(root, list(ALONE))),
        ),
    ]


def _pytest(root: Path, arguments: list[str]) -> list[str]:
    """Return the test run, on a screen of its own where there is no display.

    Tests that open a window share one worker (tests/conftest.py groups them), so
    that no two windows fight for the focus.
    """
    command = [str(python_of(root)), "-m", "pytest"]
    command += ["-o", "qt_log_ignore=", *arguments]
    if has_display():
        return command
    return ["xvfb-run", "-a", "-s", SCREEN, *command]


def _run(root: Path, step: Step) -> tuple[str, bool]:
    began = time.monotonic()
    done = _ran(root, step, step.command)
    if done.returncode == 1 and step.again:
        tell("What failed beside other tests is run again alone.")
        done = _ran(root, step, list(step.again))
    passed = done.returncode == 0
    if not passed and not step.shown:
        sys.stdout.write(done.stdout)
    seconds = time.monotonic() - began
    line = f"{step.name:<8} {'passed' if passed else 'FAILED'} {seconds:7.1f} s"
    tell(line)
    return line, passed


def _ran(
    root: Path, step: Step, command: list[str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=root,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=None if step.shown else subprocess.PIPE,
        stderr=None if step.shown else subprocess.STDOUT,
        text=True,
        check=False,
    )


def _environment() -> dict[str, str]:
    """Return the environment of every step: UTF-8, and Qt on X where X is started."""
    changed = {"LC_ALL": "C.UTF-8"}
    if not has_display() and shutil.which("xvfb-run"):
        changed["QT_QPA_PLATFORM"] = "xcb"
    return os.environ | changed
