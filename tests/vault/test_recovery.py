import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.errors import BadInput
from twentyweeks.vault.age import seal_to
from twentyweeks.vault.faults import KeyFileDamaged
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import (
    Recovery,
    new_recovery,
    open_recovery_slot,
    paper,
    read_recovery,
)
from twentyweeks.vault.slots import RecoverySlot

IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
RECOVERY = Recovery(IDENTITY, PUBLIC)
CASELOAD = "0123456789abcdef0123456789abcdef"
KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"


def test_the_paper_says_what_it_is_whom_it_opens_and_how_to_keep_it():
    page = paper(RECOVERY)
    assert (
        "    AGE-SECRET-KEY-1\n"
        "    GFPYY  SJZGF  PYYSJ  ZGFPY\n"
        "    YSJZG  FPYYS  JZGFP  YYSJZ\n"
        "    GFPYY  SJZGF  PQ4EG  AEX\n"
    ) in page
    assert f"Public half, which is no secret: {PUBLIC}" in page
    assert "opens every caseload of this team" in page
    assert "Keep the two envelopes in two locked places" in page
    assert max(len(line) for line in page.splitlines()) <= 98


def test_every_new_recovery_key_is_another():
    one, two = new_recovery(), new_recovery()
    assert one.identity != two.identity
    assert one.public != two.public
    assert read_recovery(one.identity) == one


@pytest.mark.parametrize(
    "typed",
    [
        IDENTITY,
        IDENTITY.lower(),
        f"  {IDENTITY}\r\n",
        "age secret key 1 gfpyy sjzgf pyysj zgfpy yjzgf".replace("yjzgf", "ysjzg")
        + " fpyys jzgfp yysjz gfpyy sjzgf pq4eg aex",
        "GFPYY SJZGF PYYSJ ZGFPY\nYSJZG FPYYS JZGFP YYSJZ\nGFPYY SJZGF PQ4EG AEX",
        ".".join(IDENTITY),
    ],
)
def test_what_a_manager_types_is_taken_back(typed):
    assert read_recovery(typed) == RECOVERY


@given(
    st.lists(
        st.sampled_from(["", " ", "\n", "-", " \t", "\u2013", "."]),
        min_size=74,
        max_size=74,
    ),
    st.booleans(),
)
def test_spaces_lines_and_case_never_matter(gaps, lower):
    letters = IDENTITY.lower() if lower else IDENTITY
    typed = "".join(gap + letter for gap, letter in zip(gaps, letters, strict=False))
    assert read_recovery(typed) == RECOVERY


def test_letters_that_look_alike_are_read_as_the_ones_in_use():
    has = "AGE-SECRET-KEY-1L08L08L08L08L08L08L08L08L08L08L08L08L08L08L08L08L0QQQQQQQQ"
    as_typed = has[:16] + has[16:].replace("L", "1").replace("0", "o")
    with pytest.raises(BadInput) as exact:
        read_recovery(has)
    with pytest.raises(BadInput) as alike:
        read_recovery(as_typed.replace("8", "b"))
    assert exact.value.sentence == alike.value.sentence
    assert "not as on the paper" in exact.value.sentence


@pytest.mark.parametrize("at", range(16, 74))
def test_one_wrong_letter_is_noticed_and_not_repeated(at):
    wrong = "Q" if IDENTITY[at] != "Q" else "P"
    typed = IDENTITY[:at] + wrong + IDENTITY[at + 1 :]
    with pytest.raises(BadInput, match="not as on the paper") as raised:
        read_recovery(typed)
    assert typed[20:40] not in raised.value.sentence
    assert raised.value.field == "recovery"


@given(st.text(max_size=90))
def test_anything_else_is_refused_in_a_sentence(typed):
    with pytest.raises(BadInput, match="Nothing has been changed"):
        read_recovery(typed)


def slot_of(told):
    return RecoverySlot("0" * 32, PUBLIC, {Compartment.GENERAL: seal_to(PUBLIC, told)})


def told(**changed):
    whole = {
        "format": "twentyweeks-keys/1",
        "caseload_id": CASELOAD,
        "compartment": "general",
        "key": KEY,
    }
    return json.dumps({**whole, **changed}).encode()


def test_a_recovery_slot_is_plain_age_and_plain_json():
    opened = open_recovery_slot(slot_of(told()), RECOVERY, CASELOAD)
    assert opened[Compartment.GENERAL].secret().hex() == KEY


@pytest.mark.parametrize(
    "sealed",
    [
        told(format="twentyweeks-keys/0"),
        told(caseload_id="f" * 32),
        told(compartment="restricted"),
        told(key=KEY[2:]),
        told(key="key"),
        told(key=7),
        b"",
        b"{}",
        b"null",
        b"[" * 100_000,
    ],
)
def test_a_recovery_slot_of_anything_else_is_damaged(sealed):
    with pytest.raises(KeyFileDamaged):
        open_recovery_slot(slot_of(sealed), RECOVERY, CASELOAD)
