"""Each fault on real files: told in one sentence, and nothing is lost."""

import os
import random
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks import places
from twentyweeks.casework import Officer, Person
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.caseload import file_of
from twentyweeks.storage.copies import faults_in
from twentyweeks.storage.engine import open_file
from twentyweeks.storage.unlock import (
    Founding,
    found_caseload,
    open_caseload,
    opened,
)
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import new_recovery

GENERAL = Compartment.GENERAL
FLIPS = 200


@pytest.fixture
def kept(home):
    """Make a caseload with one child, and close it."""
    made(home)
    with (
        opened(home, PASSPHRASE, NOW) as caseload,
        caseload.writing(caseload.stamp(NOW)) as journal,
    ):
        journal.create(Person(forename="Amara"))
    return home


def told(home, passphrase=PASSPHRASE):
    with pytest.raises(Unavailable) as refusal:
        open_caseload(home, passphrase, NOW)
    assert not (home / "caseload.inuse").exists()
    return refusal.value.sentence


def names(home):
    with opened(home, PASSPHRASE, NOW) as caseload, caseload.reading() as session:
        return session.scalars(select(Person.forename)).all()


def contents(home):
    files = [each for each in home.rglob("*") if each.is_file()]
    return {each.name: each.read_bytes() for each in files if each.suffix != ".lock"}


def test_a_wrong_passphrase(kept):
    before = contents(kept)
    assert told(kept, "not the passphrase") == (
        "That passphrase does not open this caseload. Nothing has been changed. "
        "Try again, or ask your manager for the recovery key."
    )
    assert contents(kept) == before
    assert names(kept) == ["Amara"]


def test_the_file_of_another_caseload(kept, tmp_path):
    with opened(kept, PASSPHRASE, NOW) as caseload:
        key = open_key(caseload)
        restricted = file_of(kept, Compartment.RESTRICTED).read_bytes()
    whole = file_of(kept, GENERAL).read_bytes()
    file_of(kept, GENERAL).write_bytes(restricted)
    assert told(kept) == (
        "The caseload's file does not open with its key: it is damaged, or it belongs "
        "to another caseload. Nothing has been changed. Restore a backup."
    )
    file_of(kept, GENERAL).write_bytes(whole)
    connection = open_file(file_of(kept, GENERAL), key)
    connection.execute("UPDATE fact SET value = 'x/general' WHERE name = 'caseload'")
    connection.close()
    assert told(kept) == (
        "The key file and the caseload's file belong to different caseloads. "
        "Nothing has been changed. Put back the two files of one backup."
    )


def test_a_file_that_was_cut_to_nothing(kept):
    file_of(kept, GENERAL).write_bytes(b"")
    assert told(kept) == (
        "The file general.db is empty, which it never should be. Nothing has been "
        "made in its place. Restore the latest backup."
    )
    assert file_of(kept, GENERAL).read_bytes() == b""


def test_a_file_that_is_missing(kept):
    file_of(kept, GENERAL).unlink()
    assert told(kept) == (
        "The file general.db is missing from the caseload's folder. Nothing has been "
        "made in its place. Put it back, or restore the latest backup."
    )
    assert not file_of(kept, GENERAL).exists()


def test_a_key_file_that_is_missing_makes_no_new_caseload(kept):
    (kept / "caseload.keys").unlink()
    assert told(kept) == (
        "The key file of this caseload (caseload.keys) is missing. The caseload "
        "itself is untouched. Put the file back from a backup."
    )
    recovery, officer = new_recovery(), Officer(name="Jo Marlow")
    founding = Founding(
        records=(officer,),
        officer=officer.id,
        passphrase=PASSPHRASE,
        recovery=recovery,
        typed_back=recovery.identity,
        memory_kib=8192,
    )
    with pytest.raises(Refused, match="There is a caseload in this folder already"):
        found_caseload(kept, founding, NOW)


def test_a_folder_with_no_caseload(tmp_path):
    assert told(tmp_path) == (
        f"There is no caseload in {tmp_path}. Nothing has been made. Choose another "
        "folder, or make a new caseload."
    )


def test_a_file_that_was_cut_short(kept):
    path = file_of(kept, GENERAL)
    path.write_bytes(path.read_bytes()[: 4096 * 20])
    assert "is damaged" in told(kept)


def test_every_flipped_bit_is_found(kept, tmp_path):
    with opened(kept, PASSPHRASE, NOW) as caseload:
        key = open_key(caseload)
    content = file_of(kept, GENERAL).read_bytes()
    copy = tmp_path / "flipped.db"
    chance = random.Random(20)  # noqa: S311
    unnoticed = []
    for _ in range(FLIPS):
        at, bit = chance.randrange(len(content)), chance.randrange(8)
        flipped = bytearray(content)
        flipped[at] ^= 1 << bit
        copy.write_bytes(flipped)
        if not faults_in(copy, key):
            unnoticed.append((at, bit))
        for left in ("flipped.db-wal", "flipped.db-shm"):
            (tmp_path / left).unlink(missing_ok=True)
    assert unnoticed == []
    copy.write_bytes(content)
    assert faults_in(copy, key) == ()


def open_key(caseload):
    """Return the general key in a form that outlives the caseload."""
    held = caseload.keys.data[GENERAL]
    return type(held)(held.secret())


HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from twentyweeks.storage.unlock import opened
with opened(Path(sys.argv[1]), sys.argv[2], datetime(2026, 11, 21, 10, 5, tzinfo=UTC)):
    print("open", flush=True)
    sys.stdin.readline()
"""
ENV = {"PYTHONPATH": str(Path(places.__file__).parents[1])}


def test_a_caseload_in_use_by_another_process(kept):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(kept), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENV,
        text=True,
    ) as child:
        assert child.stdout.readline() == "open\n"
        with pytest.raises(Unavailable) as refusal:
            open_caseload(kept, PASSPHRASE, NOW)
        child.communicate("\n")
    assert refusal.value.sentence == (
        f"This caseload is in use by another window (process {child.pid}) since "
        "10:05. Nothing has been changed. Close that window first."
    )
    assert child.returncode == 0
    assert names(kept) == ["Amara"]


FILL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from twentyweeks.casework import Officer, Person
from twentyweeks.errors import Unavailable
from twentyweeks.storage.unlock import opened
now = datetime(2026, 11, 21, 10, 5, tzinfo=UTC)
saved = 1
with opened(Path(sys.argv[1]), sys.argv[2], now) as caseload:
    if "--limit" in sys.argv:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
    try:
        while True:
            with caseload.writing(caseload.stamp(now)) as journal:
                long = "x" * 4000
                journal.create_all(
                    Person(forename="Samir", surname=long) for _ in range(40)
                )
            saved += 40
    except Unavailable as told:
        print(saved, told.sentence)
"""


def fill(home, *more):
    """Write until the disk takes no more; return what was acknowledged, and why."""
    ran = subprocess.run(
        [sys.executable, "-c", FILL, str(home), PASSPHRASE, *more],
        capture_output=True,
        env=ENV,
        text=True,
        check=True,
    )
    saved, sentence = ran.stdout.strip().split(" ", 1)
    return int(saved), sentence


def test_a_disk_that_takes_no_more(kept):
    saved, sentence = fill(kept, "--limit")
    assert sentence == (
        "The disk would not take or give back the caseload. Nothing was half saved. "
        "Check that the disk has room and is whole, and try again."
    )
    assert saved > 1
    assert len(names(kept)) == saved


@contextmanager
def small_disk(folder):
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


if os.geteuid() == 0:  # only root may mount a disk

    def test_a_disk_that_is_full(kept, tmp_path):
        with small_disk(tmp_path / "disk") as disk:
            home = disk / "caseload"
            shutil.copytree(kept, home)
            saved, sentence = fill(home)
            assert sentence == (
                "The disk is full. Nothing was half saved and the caseload is as it "
                "was. Free some space and save again."
            )
            assert saved > 1
            shutil.copytree(home, tmp_path / "moved")
        assert len(names(tmp_path / "moved")) == saved

    def test_a_disk_that_cannot_be_written_to(kept, tmp_path):
        with small_disk(tmp_path / "disk") as disk:
            home = disk / "caseload"
            shutil.copytree(kept, home)
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            with pytest.raises(Unavailable) as refusal:
                open_caseload(home, PASSPHRASE, NOW)
        assert refusal.value.sentence == (
            "The caseload's folder cannot be written to (Read-only file system). "
            "Nothing has been changed. Check the folder's permissions and the room on "
            "its disk."
        )

else:

    def test_a_folder_that_cannot_be_written_to(kept):
        kept.chmod(0o500)
        try:
            assert "cannot be written to (Permission denied)" in told(kept)
        finally:
            kept.chmod(0o700)
        assert names(kept) == ["Amara"]


def test_a_disk_that_fails_while_the_caseload_is_open(kept):
    with opened(kept, PASSPHRASE, NOW) as caseload:
        shutil.rmtree(kept / "papers", ignore_errors=True)
        (kept / "papers").write_bytes(b"")
        with pytest.raises(Unavailable, match="The paper could not be filed"):
            file_a_paper(caseload)
    assert names(kept) == ["Amara"]


def file_a_paper(caseload):
    with caseload.writing(caseload.stamp(NOW)) as journal:
        journal.create(Person(forename="Samir"))
        caseload.papers().put(journal.connection, b"paper" * 30_000)


@pytest.mark.parametrize("name", ["Ö'Neill #2 100% ?x=1", "two  spaces", "ça"])
def test_a_folder_of_any_name(tmp_path, name):
    home = tmp_path / name
    made(home)
    assert names(home) == []
    assert {"general.db", "restricted.db"} <= {each.name for each in home.iterdir()}
    assert [each.name for each in tmp_path.iterdir()] == [name]
