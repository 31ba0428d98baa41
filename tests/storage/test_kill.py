"""A laptop that loses power between two words loses none that was acknowledged."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("killed.py")


def rounds(home: Path, count: int) -> list[dict[str, object]]:
    ran = subprocess.run(
        [sys.executable, str(SCRIPT), str(home), str(count)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def held(results: list[dict[str, object]]) -> None:
    for result in results:
        assert result["lost"] == []
        assert result["half"] == []
        assert result["unasked"] == 0
        assert result["draft_kept"] is True
        assert result["faults"] == []


def test_fifty_kills_lose_nothing_acknowledged_and_leave_nothing_half(home):
    results = rounds(home, 50)
    held(results)
    points = [result["point"] for result in results]
    assert len(points) == 50
    assert sum(point in ("written", "half") for point in points) >= 10


@pytest.mark.slow
def test_a_thousand_kills_lose_nothing(home):
    held(rounds(home, 1000))
