"""The `demo` command: the main job, a line a step."""

import argparse
import tempfile
from pathlib import Path

from twentyweeks.cli.sitting import Sitting, give
from twentyweeks.operations.walk import walk


def demo(given: argparse.Namespace, sitting: Sitting) -> None:
    """Walk through the main job in a new folder; say what each step made."""
    out = given.out or Path(tempfile.mkdtemp(prefix="twentyweeks-demo-"))
    for number, step in enumerate(walk(out, sitting.clock()), start=1):
        give(f"{number}. {step.words} {step.path}")
