"""A folder that goes away, fills up, forbids, or is copied about by another program.

Each is told in one sentence, and the caseload is as before or the exchange complete.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from make import OPENS_WITH, at
from sync.stations import standing, values, write
from sync.test_exchange import file_advice
from twentyweeks.errors import Unavailable
from twentyweeks.storage.backup import faults_of
from twentyweeks.storage.facts import write_fact
from twentyweeks.storage.tables import operation
from twentyweeks.storage.unlock import open_caseload
from twentyweeks.sync.book import unsent
from twentyweeks.sync.central.folder import Folder
from twentyweeks.sync.exchange import exchange as run
from twentyweeks.sync.pull import RUNS
from twentyweeks.sync.ready import check_room

NOW = at("2026-03-04")
LATER = at("2026-03-05")
CHILD = str(Path(__file__).with_name("no_room.py"))


def first_line(told):
    assert len(told.strip().splitlines()) == 1
    return told.strip()


class Vanishing(Folder):
    """A share that the network loses at its n-th call."""

    def __init__(self, root, station, call):
        super().__init__(root, station)
        self._left = call

    def _check(self):
        left = getattr(self, "_left", None)
        if left is not None:
            self._left = left - 1
            if self._left == 0:
                self._root.rename(self._root.with_name("elsewhere"))
        super()._check()


@pytest.mark.parametrize("call", [2, 5, 9, 14, 20, 26, 32])
def test_a_folder_that_goes_away_in_the_middle_is_told_and_gone_on_with(two, call):
    jo, sam = two.caseloads.values()
    write(sam, "email", "sam@northmoor.example", NOW)
    two.exchange("sam", NOW)
    write(jo, "telephone", "01632 960001", NOW)
    share = Vanishing(two.central, jo.station.station_id, call)
    with pytest.raises(Unavailable) as told:
        run(jo, share, LATER)
    assert "you can go on working" in first_line(told.value.sentence)
    assert faults_of(jo) == ()
    assert values(jo, "telephone") == ['"01632 960001"']
    two.central.with_name("elsewhere").rename(two.central)
    two.everyone(LATER)
    assert standing(jo) == standing(sam)
    assert values(sam, "telephone") == ['"01632 960001"']


def in_a_child(two, room=0, before=()):
    """Exchange as Jo in a process of its own; return the sentence."""
    two.caseloads["jo"].close()
    home, central = str(two.folder / "jo"), str(two.central)
    told = subprocess.run(
        [*before, sys.executable, CHILD, home, central, LATER.isoformat(), str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    two.caseloads["jo"] = open_caseload(two.folder / "jo", OPENS_WITH, LATER)
    assert told.returncode == 0, told.stderr
    return first_line(told.stdout)


def test_a_full_folder_is_told_and_nothing_half_is_left_in_it(two):
    jo = two.caseloads["jo"]
    file_advice(jo)
    write(jo, "telephone", "01632 960001", NOW)
    before = {path for path in two.central.rglob("*") if path.is_file()}
    told = in_a_child(two, room=400)
    assert told.startswith("The central folder is full.")
    left = {path for path in two.central.rglob("*") if path.is_file()} - before
    assert left == set()
    jo = two.caseloads["jo"]
    with jo.reading() as session:
        assert unsent(session.connection()) > 0
    assert in_a_child(two) == "done"
    two.exchange("sam", LATER)
    assert values(two.caseloads["sam"], "telephone") == ['"01632 960001"']


def test_a_folder_that_fills_between_two_files_keeps_what_was_given(two):
    jo = two.caseloads["jo"]
    file_advice(jo)
    write(jo, "telephone", "01632 960001", NOW)
    told = in_a_child(two, room=3_000)
    assert told.startswith("The central folder is full.")
    assert in_a_child(two) == "done"
    two.everyone(LATER)
    assert standing(two.caseloads["jo"]) == standing(two.caseloads["sam"])


def without_power_over_files():
    """Return what runs a command as one who must keep to a file's permissions."""
    if os.geteuid():
        return ()
    powers = "-dac_override,-dac_read_search,-fowner"
    return ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")


def test_a_folder_that_may_only_be_read_is_told_before_anything_is_begun(two):
    write(two.caseloads["sam"], "email", "sam@northmoor.example", NOW)
    two.exchange("sam", NOW)
    write(two.caseloads["jo"], "telephone", "01632 960001", NOW)
    folders = [two.central, *(p for p in two.central.rglob("*") if p.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    told = in_a_child(two, before=without_power_over_files())
    for folder in folders:
        folder.chmod(0o755)
    assert told.startswith("The central folder can be read and not written to.")
    jo = two.caseloads["jo"]
    assert values(jo, "email") == []
    with jo.reading() as session:
        sent = select(operation.c.bundle).where(operation.c.f == "telephone")
        assert session.scalars(sent).all() == [None]
    two.everyone(LATER)
    assert standing(jo) == standing(two.caseloads["sam"])


def copies(two):
    """Leave beside every file what programs that copy folders about leave."""
    for path in [each for each in two.central.rglob("*") if each.is_file()]:
        whole = path.read_bytes()
        stem, suffix = path.stem, path.suffix
        path.with_name(f"{stem} (1){suffix}").write_bytes(whole)
        path.with_name(f"{stem}-LAPTOP7{suffix}").write_bytes(whole[: len(whole) // 2])
        path.with_name(f"~{path.name}.tmp").write_bytes(whole[:20])
        path.with_name(f"{path.name}.partial").write_bytes(b"")
        path.with_name(path.name.upper() + ".COPY").write_bytes(whole)


def test_copies_and_halves_beside_every_file_change_nothing(two):
    jo, sam = two.caseloads.values()
    write(jo, "telephone", "01632 960001", NOW)
    two.exchange("jo", NOW)
    copies(two)
    for caseload in (jo, sam):
        with caseload.local() as connection:
            write_fact(connection, RUNS, "0")
    two.everyone(LATER)
    assert values(sam, "telephone") == ['"01632 960001"']
    assert standing(jo) == standing(sam)
    write(sam, "best_way", "After four", LATER)
    two.exchange("sam", LATER)
    two.exchange("jo", LATER)
    assert values(jo, "best_way") == ['"After four"']


def test_a_folder_whose_names_changed_their_case_is_read_by_what_files_are(two):
    jo, sam = two.caseloads.values()
    write(jo, "telephone", "01632 960001", NOW)
    two.exchange("jo", NOW)
    for path in [each for each in two.central.rglob("*.bdl") if each.is_file()]:
        path.rename(path.with_name(path.name.upper()))
    with sam.local() as connection:
        write_fact(connection, RUNS, "0")
    two.exchange("sam", LATER)
    assert values(sam, "telephone") == ['"01632 960001"']


def test_a_file_that_a_program_keeps_elsewhere_is_waited_for(two):
    jo, sam = two.caseloads.values()
    write(jo, "telephone", "01632 960001", NOW)
    known = set(two.central.rglob("*.bdl"))
    two.exchange("jo", NOW)
    (new,) = set(two.central.rglob("*.bdl")) - known
    whole = new.read_bytes()
    new.write_bytes(b"")
    done = two.exchange("sam", NOW)
    assert list(done.bad.values()) == ["magic"]
    assert values(sam, "telephone") == []
    new.write_bytes(whole)
    two.exchange("sam", LATER)
    assert values(sam, "telephone") == ['"01632 960001"']


def test_a_laptop_without_room_begins_nothing(two):
    check_room(two.folder / "jo", 1)
    with pytest.raises(Unavailable) as told:
        check_room(two.folder / "jo", 10**18)
    assert "Nothing has been begun" in first_line(told.value.sentence)


class Slow(Folder):
    """A folder on a server whose clock is this many seconds away from the laptop's."""

    def __init__(self, root, station, away):
        super().__init__(root, station)
        self._away = away

    def stat(self, name):
        told = super().stat(name)
        return type(told)(told.size, told.written + self._away)


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (
            3 * 86_400,
            "This laptop's clock is about 3 days behind the central folder's.",
        ),
        (-7_200, "This laptop's clock is about 2 hours ahead of the central folder's."),
        (300, ""),
    ],
)
def test_a_clock_that_is_off_is_told_and_stops_nothing(two, away, words):
    jo = two.caseloads["jo"]
    write(jo, "telephone", "01632 960001", NOW)
    done = run(jo, Slow(two.central, jo.station.station_id, away), LATER)
    assert done.sent == 1
    assert [each.startswith(words) for each in done.alarms] == ([True] if words else [])
    assert not (jo.home / "exchange.probe").exists()
    assert not list((two.central / "tmp").iterdir())


def test_a_share_that_was_copied_whole_is_no_other_team(two, tmp_path):
    shutil.copytree(two.central, tmp_path / "copied")
    jo = two.caseloads["jo"]
    write(jo, "telephone", "01632 960001", NOW)
    assert run(jo, Folder(tmp_path / "copied", jo.station.station_id), NOW).sent == 1
