"""Backups open, hold everything, and say plainly when they do not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import Case, Person
from twentyweeks.errors import BadInput, Refused
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
        "1 cases, 1 sealed papers."
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
