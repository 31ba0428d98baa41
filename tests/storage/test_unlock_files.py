"""Making a caseload: whole and proved, or not at all."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.casework import Authority, Officer
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.unlock import (
    Founding,
    Joining,
    found_caseload,
    is_caseload,
    join_caseload,
    opened,
    recover_caseload,
)
from twentyweeks.vault.faults import WrongRecoveryKey
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import new_recovery


def founding(**fields):
    officer, recovery = Officer(name="Jo Marlow"), new_recovery()
    given = {
        "records": (Authority(name="Northmoor Council"), officer),
        "officer": officer.id,
        "passphrase": PASSPHRASE,
        "recovery": recovery,
        "typed_back": recovery.identity,
        "memory_kib": 8192,
    }
    return Founding(**(given | fields))


def test_a_recovery_key_that_was_not_typed_back_makes_nothing(home):
    with pytest.raises(Refused, match="not the recovery key that was just made"):
        found_caseload(home, founding(typed_back=new_recovery().identity), NOW)
    assert not home.exists()


def test_a_founding_that_fails_at_its_last_step_leaves_no_folder(home):
    broken = founding(records=(Officer(name="\ud800"),))
    with pytest.raises(UnicodeEncodeError):
        found_caseload(home, broken, NOW)
    assert not home.exists()


def test_a_founding_that_fails_leaves_what_was_in_the_folder(home):
    home.mkdir()
    (home / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        found_caseload(home, founding(records=(Officer(name="\ud800"),)), NOW)
    assert [each.name for each in home.iterdir()] == ["mine.txt"]


def test_a_second_caseload_is_not_made_over_the_first(home):
    made(home)
    with pytest.raises(Refused, match="There is a caseload in this folder already"):
        found_caseload(home, founding(), NOW)
    assert is_caseload(home)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="could not be made"):
        found_caseload(tmp_path / "file" / "caseload", founding(), NOW)


def test_the_first_records_are_lines_of_the_journal_in_a_folder_of_one_s_own(home):
    found_caseload(home, founding(), NOW)
    assert home.stat().st_mode & 0o077 == 0
    with opened(home, PASSPHRASE, NOW) as caseload:
        with caseload.reading() as session:
            assert session.scalars(select(Officer.name)).all() == ["Jo Marlow"]
        for compartment in Compartment:
            assert changed_by_rebuild(caseload, compartment) == ()


def test_a_further_station_is_empty_and_general_alone(home):
    officer, recovery = Officer(name="Sam Reed"), new_recovery()
    joining = Joining(
        officer=officer.id,
        passphrase=PASSPHRASE,
        recovery_public=recovery.public,
        team="ab" * 16,
        memory_kib=8192,
    )
    join_caseload(home, joining)
    with opened(home, PASSPHRASE, NOW) as caseload:
        assert caseload.open == {Compartment.GENERAL}
        with caseload.reading() as session:
            assert session.scalars(select(Officer)).all() == []
    assert not (home / "restricted.db").exists()
    with pytest.raises(Refused, match="already"):
        join_caseload(home, replace(joining, team="cd" * 16))


def test_another_team_s_recovery_key_opens_nothing_and_lets_go(home):
    made(home)
    with pytest.raises(WrongRecoveryKey):
        recover_caseload(home, new_recovery().identity, NOW)
    with opened(home, PASSPHRASE, NOW) as caseload:
        assert len(caseload.open) == 2


def test_a_caseload_that_was_not_finished_is_told_and_let_go(home):
    made(home)
    with opened(home, PASSPHRASE, NOW) as caseload, caseload.local() as connection:
        connection.execute(text("DELETE FROM fact WHERE name = 'station'"))
    for _ in range(2):
        with (
            pytest.raises(Unavailable, match="was not finished when it was made"),
            opened(home, PASSPHRASE, NOW),
        ):
            pytest.fail("it was opened")


def test_the_keys_are_wiped_when_it_is_closed(home):
    made(home)
    with opened(home, PASSPHRASE, NOW) as caseload:
        keys = caseload.keys
    for key in keys.data.values():
        with pytest.raises(Unavailable, match="locked"):
            key.secret()
    assert not (home / "caseload.inuse").exists()
