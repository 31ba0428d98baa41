"""What a screen reader is told by the real program, over a bus of the test's own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from make import OPENS_WITH, at, northmoor, register

HERE = Path(__file__).parent
STATUS = re.compile(r", (\d+ days? (overdue|left)|Due today), week \d+ of 20, ")


@pytest.fixture
def told(home):
    """Return what the tree said on each screen, in a caseload of two children."""
    with northmoor(home, at("2025-03-03")) as caseload:
        register(caseload, "2025-03-03")
        register(caseload, "2025-03-03", forename="Samir", surname="Hughes")
    program = [sys.executable, "-m", "twentyweeks", "--home", str(home)]
    reader = ["/usr/bin/python3", str(HERE / "screen_reader.py"), OPENS_WITH]
    heard = subprocess.run(
        ["dbus-run-session", "--", *reader, *program],
        env={
            **os.environ,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(HERE.parents[1] / "desktop"),
        },
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=240,
    )
    return json.loads(heard.stdout.splitlines()[-1])  # a bus speaks there too


@pytest.mark.skipif(
    "DISPLAY" not in os.environ, reason="a screen reader needs a display"
)
def test_every_screen_speaks_and_each_case_says_how_it_stands(told):
    assert told["silent"] == {"Unlock": [], "Today": [], "Settings": [], "Caseload": []}
    rows = [cell for cell in told["cells"] if cell.startswith(("Amara", "Samir"))]
    assert [row.split(",")[0] for row in rows] == ["Amara Okafor", "Samir Hughes"]
    assert all(STATUS.search(row) for row in rows)
    steps = [cell for cell in told["cells"] if cell.startswith("Next step: ")]
    assert all(re.search(r"\d+ days? overdue$", step) for step in steps)
    assert len(steps) == len(rows)
    assert not any(cell == "" for cell in told["cells"])
