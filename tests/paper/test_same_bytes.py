"""The same content gives the same bytes, whatever the program, place or day is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paper.papers_of_a_process import MAKERS

TESTS = Path(__file__).parents[1]
DESKTOP = TESTS.parent / "desktop"


def made(names, **surroundings):
    """Make papers in a process of its own; return each name with its hash."""
    run = subprocess.run(
        [sys.executable, "-m", "paper.papers_of_a_process", *names],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (TESTS, DESKTOP))),
            "PYTHONUTF8": "1",
            **surroundings,
        },
    )
    return set(run.stdout.splitlines())


@pytest.fixture(scope="module")
def here():
    return made(MAKERS, PYTHONHASHSEED="0", TZ="Europe/London", LC_ALL="C.UTF-8")


@pytest.mark.parametrize(
    ("seed", "zone", "language"),
    [("1", "Pacific/Kiritimati", "tr_TR.UTF-8"), ("77", "America/Adak", "C")],
)
def test_neither_place_nor_language_nor_chance_changes_a_byte(
    here, seed, zone, language
):
    there = made(MAKERS, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=language)
    assert there == here


def test_no_paper_is_changed_by_those_that_were_made_before_it(here):
    assert made([*reversed(MAKERS)] * 2) == here
