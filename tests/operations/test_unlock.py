import json

import pytest

from make import MEMORY_KIB, OFFICER, OPENS_WITH, at, make_northmoor, northmoor
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.operations.unlock import (
    Found,
    NewCaseload,
    give_passphrase,
    look_at,
    new_recovery,
    officers,
    open_caseload,
    recover,
    recovery_paper,
    set_passphrase,
    who,
)


def test_nothing_is_found_where_nothing_lies(home):
    assert look_at(home) == Found(exists=False)
    assert not home.exists()


def test_a_new_caseload_knows_its_council_and_its_officer(home):
    with northmoor(home) as caseload:
        told = who(caseload)
        assert (told.officer, told.initials) == ("Jo Marlow", "JM")
        assert told.authority == "Northmoor Council"
        assert officers(caseload) == ((told.officer_id, OFFICER),)
    assert look_at(home) == Found(exists=True)


def test_a_caseload_in_use_is_told_before_a_passphrase_is_asked(home):
    with northmoor(home, at("2026-03-02", "14:02")):
        found = look_at(home)
    assert found.in_use == "This caseload is open in another window since 14:02."


def test_a_demonstration_shows_its_own_passphrase_and_no_other_does(home, tmp_path):
    make_northmoor(home)
    told = {"passphrase": "for show only today"}
    (home / "demonstration.json").write_text(json.dumps(told), encoding="utf-8")
    make_northmoor(tmp_path / "own")
    offered = look_at(home).demonstration_passphrase
    assert offered == "for show only today"
    assert look_at(tmp_path / "own").demonstration_passphrase == ""


@pytest.mark.parametrize("words", ["", "[]", "{}", "not json", "5"])
def test_a_damaged_demonstration_file_offers_nothing(home, words):
    make_northmoor(home)
    (home / "demonstration.json").write_text(words, encoding="utf-8")
    assert look_at(home).demonstration_passphrase == ""


@pytest.mark.parametrize(
    ("fields", "at_fault"),
    [
        ({"authority": " "}, "authority"),
        ({"officer": ""}, "officer"),
        ({"passphrase": "elevenchars"}, "passphrase"),
        ({"typed_back": new_recovery().identity}, "recovery"),
    ],
)
def test_a_caseload_that_would_be_unsafe_is_not_made(home, fields, at_fault):
    with pytest.raises(Refused) as refused:
        make_northmoor(home, **fields)
    assert refused.value.field == at_fault
    assert not home.exists()


def test_a_second_caseload_never_replaces_the_first(home):
    make_northmoor(home)
    with pytest.raises(Refused, match="already"):
        make_northmoor(home, officer="Someone Else")
    with northmoor(home) as caseload:
        assert who(caseload).officer == "Jo Marlow"


def test_an_officer_changes_a_passphrase_and_the_old_one_opens_nothing(home):
    make_northmoor(home)
    set_passphrase(home, OPENS_WITH, "quarry velvet harbour moth")
    with pytest.raises(Unavailable):
        open_caseload(home, OPENS_WITH, at("2026-03-02"))
    caseload = open_caseload(home, "quarry velvet harbour moth", at("2026-03-02"))
    assert who(caseload).officer == "Jo Marlow"
    caseload.close()


def test_the_recovery_key_opens_and_gives_a_forgotten_passphrase_anew(home):
    recovery = make_northmoor(home)
    assert recovery.public in recovery_paper(recovery)
    caseload = recover(home, recovery.identity.lower(), at("2026-03-02"))
    assert who(caseload).officer == "Opened with the recovery key"
    ((officer_id, _),) = officers(caseload)
    give_passphrase(caseload, officer_id, "quarry velvet harbour moth")
    caseload.close()
    caseload = open_caseload(home, "quarry velvet harbour moth", at("2026-03-02"))
    assert who(caseload).officer_id == officer_id
    caseload.close()


def test_a_new_caseload_shows_no_secret_when_it_is_printed():
    recovery = new_recovery()
    shown = repr(
        NewCaseload(
            authority="Northmoor Council",
            officer=OFFICER,
            passphrase=OPENS_WITH,
            recovery=recovery,
            typed_back=recovery.identity,
            memory_kib=MEMORY_KIB,
        )
    )
    assert OPENS_WITH not in shown
    assert recovery.identity not in shown
