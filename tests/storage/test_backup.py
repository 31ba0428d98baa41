"""Backups open, hold everything, and say plainly when they do not."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import Case, Person
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.keep import back_up, check_caseload, restore
from twentyweeks.storage.backup import kept_days, read_manifest, sealed_copy
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment


@pytest.fixture
def caseload(home):
    made(home)
    with opened(home, PASSPHRASE, NOW) as found:
        with found.writing(found.stamp(NOW)) as journal:
            person = journal.create(Person(forename="Amara", surname="Okafor"))
            journal.create(Case(person_id=person.id, reference="EHC-26-1042"))
            found.papers().put(journal.connection, b"paper" * 30_000)
        yield found


def test_a_backup_is_restored_into_a_new_folder_with_all_that_it_held(
    caseload, tmp_path
):
    packed = back_up(caseload, tmp_path / "b.twbackup", NOW)
    told = restore(tmp_path / "again", packed, PASSPHRASE, NOW)
    assert told == (
        "Restored the backup made on Saturday 21 November 2026 at 10:00: "
        "1 case, 1 sealed paper."
    )
    with opened(tmp_path / "again", PASSPHRASE, NOW) as again:
        assert again.open == {Compartment.GENERAL, Compartment.RESTRICTED}
        assert check_caseload(again) == ()


def test_nothing_in_a_backup_can_be_read(caseload, tmp_path):
    content = back_up(caseload, tmp_path / "b.twbackup", NOW).read_bytes()
    assert b"Okafor" not in content
    assert b"paperpaper" not in content
    assert b"SQLite format" not in content


def test_a_damaged_backup_is_told_and_restores_nothing(caseload, tmp_path):
    packed = back_up(caseload, tmp_path / "b.twbackup", NOW)
    content = bytearray(packed.read_bytes())
    content[len(content) // 2] ^= 1
    packed.write_bytes(content)
    with pytest.raises(BadInput, match="not a whole backup"):
        restore(tmp_path / "again", packed, PASSPHRASE, NOW)
    assert not (tmp_path / "again").exists()


def test_a_backup_never_takes_another_file_s_place(caseload, tmp_path):
    out = tmp_path / "b.twbackup"
    out.write_bytes(b"kept")
    with pytest.raises(Refused, match="exists already"):
        back_up(caseload, out, NOW)
    assert out.read_bytes() == b"kept"


def test_a_backup_says_when_it_was_made_and_what_it_holds(caseload, tmp_path):
    manifest = read_manifest(back_up(caseload, tmp_path / "b.twbackup", NOW))
    assert manifest.made_at == datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    assert manifest.compartments == ("general", "restricted")
    assert manifest.papers == 1


def test_a_missing_paper_is_found(caseload):
    paper = next(p for p in (caseload.home / "papers").rglob("*") if p.is_file())
    paper.unlink()
    assert check_caseload(caseload) == (
        f"The paper {paper.name} is damaged or missing.",
    )


def test_copies_are_kept_for_seven_days_four_weeks_and_twelve_months():
    first = date(2026, 11, 21)
    kept = kept_days(first - timedelta(days=each) for each in range(400))
    assert kept >= {date(2026, 11, 21), date(2026, 11, 15)}
    assert date(2026, 11, 14) not in kept
    assert date(2026, 11, 8) in kept
    assert date(2026, 10, 31) in kept
    assert date(2025, 12, 31) in kept
    assert date(2025, 11, 30) not in kept
    assert len(kept) == 20


def test_a_day_s_copy_is_made_once(caseload):
    sealed_copy(caseload, NOW)
    sealed_copy(caseload, NOW + timedelta(hours=3))
    copies = sorted(each.name for each in (caseload.home / "copies").iterdir())
    assert copies == ["general-20261121.db", "restricted-20261121.db"]


def test_a_wrong_passphrase_restores_nothing_and_may_be_tried_again(caseload, tmp_path):
    packed = back_up(caseload, tmp_path / "b.twbackup", NOW)
    with pytest.raises(Unavailable, match="passphrase does not open"):
        restore(tmp_path / "again", packed, "not the passphrase", NOW)
    assert not (tmp_path / "again").exists()
    assert "1 case," in restore(tmp_path / "again", packed, PASSPHRASE, NOW)


def test_a_backup_is_never_restored_over_what_is_there(caseload, tmp_path):
    packed = back_up(caseload, tmp_path / "b.twbackup", NOW)
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="is not empty"):
        restore(tmp_path / "again", packed, PASSPHRASE, NOW)
    assert (tmp_path / "again" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_told_and_the_backup_kept(caseload, tmp_path):
    packed = back_up(caseload, tmp_path / "b.twbackup", NOW)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="could not be unpacked into"):
        restore(tmp_path / "file" / "again", packed, PASSPHRASE, NOW)
    assert read_manifest(packed).papers == 1


def test_a_place_that_takes_no_backup_is_told_and_leaves_no_half(caseload, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="there is no half backup"):
        back_up(caseload, tmp_path / "file" / "b.twbackup", NOW)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["caseload", "file"]


def test_what_is_no_backup_is_told(tmp_path):
    (tmp_path / "b.twbackup").write_bytes(b"words")
    with pytest.raises(BadInput, match="not a whole backup"):
        read_manifest(tmp_path / "b.twbackup")
    with pytest.raises(BadInput, match="not a whole backup"):
        read_manifest(tmp_path / "none.twbackup")


def test_a_backup_is_whole_while_another_thread_writes(caseload, tmp_path):
    done = threading.Event()

    def write():
        while not done.is_set():
            with caseload.writing(caseload.stamp(NOW)) as journal:
                journal.create(Person(forename="Samir"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        packed = back_up(caseload, tmp_path / "b.twbackup", NOW)
    finally:
        done.set()
        writer.join()
    assert "1 case," in restore(tmp_path / "again", packed, PASSPHRASE, NOW)


def test_copies_that_are_old_are_let_go_and_a_migration_s_is_kept(caseload):
    folder = caseload.home / "copies"
    folder.mkdir()
    for name in ("general-20240301.db", "general-20261119.db"):
        (folder / name).write_bytes(b"")
    (folder / "general-20240301-101500.db").write_bytes(b"")
    for day in range(20):
        sealed_copy(caseload, NOW + timedelta(days=day))
    kept = {each.name for each in folder.glob("general-*")}
    assert "general-20240301-101500.db" in kept
    assert "general-20261119.db" not in kept
    assert "general-20261210.db" in kept
