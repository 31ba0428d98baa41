"""The power goes in the middle of an exchange: a real process, really killed.

After each kill both laptops open, a second run completes, nothing stands twice and
nothing is missing, and no half file in the folder is taken for a bundle.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from make import OPENS_WITH, at
from sync.stations import Team, standing, values, write
from sync.test_exchange import file_advice
from twentyweeks.storage.backup import faults_of
from twentyweeks.storage.sync_tables import bundle
from twentyweeks.storage.tables import operation
from twentyweeks.storage.unlock import open_caseload

NOW = at("2026-03-04")
LATER = at("2026-03-05")
CHILD = str(Path(__file__).with_name("killed_exchange.py"))
HOWS = ("before", "torn", "after")
CALLS = (2, 3, 4, 5, 6, 8, 10, 13, 16, 19, 22, 25, 28, 31, 34, 37, 40, 43, 46, 50, 54)


@pytest.fixture(scope="module")
def ready(template, tmp_path_factory):
    """Return a folder where Jo is to send and to take, a paper and a conflict too."""
    folder = tmp_path_factory.mktemp("ready")
    team = Team(template, folder, ("jo", "sam"))
    write(team.caseloads["sam"], "telephone", "01632 960002", NOW)
    write(team.caseloads["sam"], "email", "sam@northmoor.example", NOW)
    team.exchange("sam", NOW)
    write(team.caseloads["jo"], "telephone", "01632 960001", NOW)
    write(team.caseloads["jo"], "best_way", "After four", NOW)
    file_advice(team.caseloads["jo"])
    team.close()
    return folder


@pytest.fixture
def begin(ready, tmp_path):
    for name in ("jo", "sam", "central"):
        shutil.copytree(ready / name, tmp_path / name)
    return tmp_path


def child(folder, call, how):
    command = [sys.executable, CHILD, str(folder / "jo"), str(folder / "central")]
    return subprocess.Popen(
        [*command, LATER.isoformat(), str(call), how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def killed(folder, call, how):
    """Run Jo's exchange to its death; return at what, or an empty text if it lived."""
    one = child(folder, call, how)
    told, faults = one.communicate(timeout=120)
    assert one.returncode in (-signal.SIGKILL, 0), faults
    return "" if one.returncode == 0 else told.strip()


class Again(Team):
    """The laptops of a folder, switched on again."""

    def __init__(self, folder):
        self.folder, self.central = folder, folder / "central"
        self.caseloads = {
            name: open_caseload(folder / name, OPENS_WITH, LATER)
            for name in ("jo", "sam")
        }


def count(caseload, table):
    with caseload.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def hold(folder):
    """Switch both on, exchange, and hold them against what was written."""
    team = Again(folder)
    try:
        team.everyone(LATER + timedelta(hours=1))
        jo, sam = team.caseloads.values()
        assert faults_of(jo) == faults_of(sam) == ()
        assert standing(jo) == standing(sam)
        for caseload in (jo, sam):
            assert values(caseload, "telephone") == [
                '"01632 960001"',
                '"01632 960002"',
            ]
            assert values(caseload, "best_way") == ['"After four"']
            assert values(caseload, "email") == ['"sam@northmoor.example"']
        assert count(jo, operation) == count(sam, operation)
        last = LATER + timedelta(hours=2)
        done = [team.exchange(name, last) for name in ("jo", "sam")]
        assert [(each.sent, each.received, each.bad) for each in done] == [
            (0, 0, {})
        ] * 2
        return count(jo, operation), count(jo, bundle)
    finally:
        team.close()


@pytest.fixture(scope="module")
def unharmed(ready, tmp_path_factory):
    """Return how many operations and bundles there are where no power goes."""
    folder = tmp_path_factory.mktemp("unharmed")
    for name in ("jo", "sam", "central"):
        shutil.copytree(ready / name, folder / name)
    assert killed(folder, 10_000, "before") == ""
    return hold(folder)


@pytest.mark.parametrize("at_call", [*enumerate(CALLS)], ids=str)
def test_killed_at_a_call_to_the_folder_it_goes_on(begin, unharmed, at_call):
    turn, call = at_call
    told = killed(begin, call, HOWS[turn % 3])
    assert told or call > 40
    assert hold(begin) == unharmed


def test_killed_again_and_again_it_comes_to_the_end(begin, unharmed):
    died = [killed(begin, call, "after") for call in (9, 14, 18, 21)]
    assert all(died)
    assert hold(begin) == unharmed


@pytest.mark.slow
@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("call", range(1, 60))
def test_killed_at_every_call_it_goes_on(begin, unharmed, call, how):
    killed(begin, call, how)
    assert hold(begin) == unharmed


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(60))
def test_killed_at_any_moment_it_goes_on(begin, unharmed, round_):
    one = child(begin, 10_000, "before")
    time.sleep(0.4 + round_ * 0.02)  # wherever it then is: in the database too
    if one.poll() is None:
        os.kill(one.pid, signal.SIGKILL)
    one.communicate(timeout=60)
    assert hold(begin) == unharmed
