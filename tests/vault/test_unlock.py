import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twentyweeks.errors import BadInput, Refused
from twentyweeks.vault.faults import (
    KeyFileDamaged,
    KeyFileMissing,
    WrongPassphrase,
    WrongRecoveryKey,
)
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.recovery import new_recovery
from twentyweeks.vault.unlock import (
    add_compartment,
    add_officer_slot,
    change_passphrase,
    create_key_file,
    officers,
    prove_recovery,
    recovery_public,
    remove_officer_slot,
    replace_recovery,
    set_passphrase_after_recovery,
    unlock,
    unlock_with_recovery,
)
from twentyweeks.vault.written import previous
from vault.conftest import AMARA, AMARAS, BEN, BENS, CASELOAD

GENERAL, RESTRICTED = Compartment.GENERAL, Compartment.RESTRICTED


def secrets_of(keys):
    return {name: key.secret() for name, key in keys.data.items()}


def test_what_was_created_unlocks(path, keys):
    opened = unlock(path, AMARAS)
    assert opened.caseload_id == CASELOAD
    assert opened.officer == AMARA
    assert opened.missing == frozenset()
    assert secrets_of(opened) == secrets_of(keys)
    assert set(opened.data) == {GENERAL, RESTRICTED}
    assert opened.data[GENERAL].secret() != opened.data[RESTRICTED].secret()


def test_the_recovery_key_opens_everything(path, keys, recovery):
    opened = unlock_with_recovery(path, recovery.identity)
    assert opened.officer is None
    assert opened.missing == frozenset()
    assert secrets_of(opened) == secrets_of(keys)


def test_recovery_is_proved_with_what_a_manager_types(path, keys, recovery):
    typed = recovery.identity.lower().replace("-", " - \n")
    assert prove_recovery(path, typed) == recovery
    assert recovery_public(path) == recovery.public


def test_another_team_s_recovery_key_opens_nothing(path, keys):
    with pytest.raises(WrongRecoveryKey, match="made for this team"):
        prove_recovery(path, new_recovery().identity)


def test_words_that_are_no_recovery_key_are_refused(path, keys):
    with pytest.raises(BadInput, match="58 letters and figures"):
        unlock_with_recovery(path, "lantern")


def test_a_wrong_passphrase_changes_nothing(path, keys):
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase) as raised:
        unlock(path, "lantern orchard seven bridge")
    assert raised.value.sentence == (
        "That passphrase does not open this caseload. Nothing has been changed. "
        "Try again, or ask your manager for the recovery key."
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("caf\u00e9 at seven bells", "cafe\u0301 at seven bells"),
        ("twelve \ufb01nches sing", "twelve finches sing"),
        ("room \uff11\uff12 is painted", "room 12 is painted"),
        ("two\u00a0quiet\u00a0rivers", "two quiet rivers"),
    ],
)
def test_the_same_characters_typed_another_way_unlock(
    path, recovery, holder, chosen, typed
):
    made = create_key_file(
        path, CASELOAD, [GENERAL], holder(AMARA, chosen), recovery.public
    )
    assert secrets_of(unlock(path, typed)) == secrets_of(made)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    passphrase=st.text(min_size=30, max_size=60),
    compartments=st.sampled_from([(GENERAL,), (GENERAL, RESTRICTED)]),
)
def test_any_passphrase_round_trips(
    tmp_path_factory, recovery, passphrase, compartments
):
    path = tmp_path_factory.mktemp("caseload") / "caseload.keys"
    holder = Holder(AMARA, passphrase, memory_kib=8192)
    made = create_key_file(path, CASELOAD, compartments, holder, recovery.public)
    assert secrets_of(unlock(path, passphrase)) == secrets_of(made)


def test_a_passphrase_too_short_is_refused_before_anything_is_written(
    path, recovery, holder
):
    with pytest.raises(Refused, match="at least 12 characters"):
        create_key_file(
            path, CASELOAD, [GENERAL], holder(AMARA, "elevenchars"), recovery.public
        )
    assert list(path.parent.iterdir()) == []


def test_a_caseload_is_never_created_over_another(path, keys, recovery, holder):
    before = path.read_bytes()
    with pytest.raises(Refused, match="a caseload in this folder already"):
        create_key_file(path, CASELOAD, [GENERAL], holder(), recovery.public)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("caseload", "compartments", "public", "why"),
    [
        ("northmoor", [GENERAL], None, "32 hex digits"),
        (CASELOAD, [RESTRICTED], None, "general compartment"),
        (CASELOAD, [], None, "general compartment"),
        (CASELOAD, [GENERAL], "age1nobody", "public key"),
    ],
)
def test_a_caseload_without_its_parts_is_not_made(
    path, recovery, holder, caseload, compartments, public, why
):
    with pytest.raises(ValueError, match=why):
        create_key_file(
            path, caseload, compartments, holder(), public or recovery.public
        )
    assert list(path.parent.iterdir()) == []


def test_a_changed_passphrase_opens_the_same_keys_and_the_old_one_does_not(path, keys):
    change_passphrase(path, AMARAS, "copper weather nine pencils")
    assert secrets_of(unlock(path, "copper weather nine pencils")) == secrets_of(keys)
    with pytest.raises(WrongPassphrase):
        unlock(path, AMARAS)


def test_the_previous_key_file_is_kept_and_still_opens(path, keys):
    before = path.read_bytes()
    change_passphrase(path, AMARAS, "copper weather nine pencils")
    assert previous(path).name == "caseload.keys.bak"
    assert previous(path).read_bytes() == before
    assert secrets_of(unlock(previous(path), AMARAS)) == secrets_of(keys)
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "caseload.keys",
        "caseload.keys.bak",
    ]


def test_a_passphrase_is_not_changed_without_the_old_one(path, keys):
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(path, BENS, "copper weather nine pencils")
    with pytest.raises(Refused):
        change_passphrase(path, AMARAS, "short")
    assert path.read_bytes() == before


def test_a_second_officer_may_hold_the_general_part_alone(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    opened = unlock(path, BENS)
    assert opened.officer == BEN
    assert opened.missing == {RESTRICTED}
    assert secrets_of(opened) == {GENERAL: keys.data[GENERAL].secret()}
    assert secrets_of(unlock(path, AMARAS)) == secrets_of(keys)
    assert officers(path) == (AMARA, BEN)


def test_a_slot_given_again_replaces_the_first(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL, RESTRICTED])
    assert officers(path) == (AMARA, BEN)
    assert unlock(path, BENS).missing == frozenset()


def test_two_officers_never_share_a_passphrase(path, keys, holder):
    with pytest.raises(Refused, match="cannot be used on this laptop"):
        add_officer_slot(path, keys, holder(BEN, AMARAS), [GENERAL])
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    with pytest.raises(Refused, match="cannot be used on this laptop"):
        change_passphrase(path, BENS, AMARAS)
    assert unlock(path, AMARAS).officer == AMARA


def test_who_lacks_the_restricted_key_neither_gives_nor_takes_it(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    bens = unlock(path, BENS)
    before = path.read_bytes()
    with pytest.raises(Refused, match="does not open the restricted part"):
        add_officer_slot(
            path, bens, holder("c" * 32, "willow stone forty gates"), Compartment
        )
    with pytest.raises(Refused, match="does not open the restricted part"):
        add_officer_slot(
            path, bens, holder(AMARA, "willow stone forty gates"), [GENERAL]
        )
    with pytest.raises(Refused, match="does not open the restricted part"):
        remove_officer_slot(path, bens, AMARA)
    assert path.read_bytes() == before


def test_who_lacks_the_restricted_key_still_changes_their_own_slot(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    change_passphrase(path, BENS, "copper weather nine pencils")
    assert unlock(path, "copper weather nine pencils").missing == {RESTRICTED}
    assert secrets_of(unlock(path, AMARAS)) == secrets_of(keys)


def test_every_slot_holds_the_general_part(path, keys, holder):
    with pytest.raises(ValueError, match="general compartment"):
        add_officer_slot(path, keys, holder(BEN, BENS), [RESTRICTED])


def test_a_removed_officer_no_longer_unlocks(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    remove_officer_slot(path, keys, BEN)
    with pytest.raises(WrongPassphrase):
        unlock(path, BENS)
    assert secrets_of(unlock(path, AMARAS)) == secrets_of(keys)


def test_the_last_officer_stays(path, keys):
    with pytest.raises(Refused, match="Nobody else could open"):
        remove_officer_slot(path, keys, AMARA)


def test_a_new_passphrase_after_recovery_opens_everything(path, keys, recovery, holder):
    opened = unlock_with_recovery(path, recovery.identity)
    set_passphrase_after_recovery(
        path, opened, holder(AMARA, "copper weather nine pencils")
    )
    again = unlock(path, "copper weather nine pencils")
    assert again.officer == AMARA
    assert secrets_of(again) == secrets_of(keys)
    with pytest.raises(WrongPassphrase):
        unlock(path, AMARAS)


def test_a_new_recovery_key_takes_the_place_of_the_old(path, keys, recovery, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    fresh = new_recovery()
    with pytest.raises(Refused, match="does not open the restricted part"):
        replace_recovery(path, unlock(path, BENS), fresh.public)
    replace_recovery(path, keys, fresh.public)
    assert secrets_of(unlock_with_recovery(path, fresh.identity)) == secrets_of(keys)
    assert secrets_of(unlock(path, AMARAS)) == secrets_of(keys)
    with pytest.raises(WrongRecoveryKey):
        prove_recovery(path, recovery.identity)


def test_a_compartment_added_later_opens_for_officer_and_recovery(
    path, recovery, holder
):
    first = create_key_file(path, CASELOAD, [GENERAL], holder(), recovery.public)
    added = add_compartment(path, AMARAS, RESTRICTED)
    assert added.data[GENERAL].secret() == first.data[GENERAL].secret()
    assert secrets_of(unlock(path, AMARAS)) == secrets_of(added)
    assert secrets_of(unlock_with_recovery(path, recovery.identity)) == (
        secrets_of(added)
    )


def test_a_compartment_is_added_once(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    with pytest.raises(Refused, match="has a restricted part already"):
        add_compartment(path, BENS, RESTRICTED)


def test_keys_of_another_caseload_change_nothing(path, keys, recovery, holder):
    other = path.with_name("other.keys")
    others = create_key_file(other, CASELOAD, [GENERAL], holder(), recovery.public)
    before = path.read_bytes()
    with pytest.raises(KeyFileDamaged):
        add_officer_slot(path, others, holder(BEN, BENS), [GENERAL])
    with pytest.raises(KeyFileDamaged):
        add_officer_slot(other, keys, holder(BEN, BENS), [GENERAL])
    assert path.read_bytes() == before


def test_a_missing_key_file_is_told(path):
    with pytest.raises(KeyFileMissing, match=r"caseload\.keys\) is missing"):
        unlock(path, AMARAS)


def test_the_key_file_holds_no_secret_and_no_name(path, keys, recovery):
    text = path.read_text()
    for key in keys.data.values():
        for secret in (key.secret().hex(), key.database_hex(), key.header_key().hex()):
            assert secret not in text
    assert recovery.identity not in text
    assert AMARAS not in text
    assert set(re.findall(r'"(\w+)":', text)) == {
        *("format", "caseload_id", "slots", "type", "id", "public_key", "wrapped"),
        *("general", "restricted", "officer", "kdf", "salt", "memory_kib"),
        *("passes", "lanes", "mac"),
    }


def test_nothing_secret_is_shown(path, keys, recovery, holder):
    secret = {
        AMARAS,
        recovery.identity,
        *(key.secret().hex() for key in keys.data.values()),
        *(repr(key.secret()) for key in keys.data.values()),
    }
    shown = [repr(keys), repr(recovery), repr(holder()), str(recovery)]
    for attempt in (
        lambda: unlock(path, AMARAS + "!"),
        lambda: unlock_with_recovery(path, recovery.identity[:-1] + "Q"),
        lambda: create_key_file(path, CASELOAD, [GENERAL], holder(), recovery.identity),
    ):
        with pytest.raises(Exception) as raised:  # noqa: PT011
            attempt()
        shown.append(repr(raised.value) + str(raised.value))
        assert raised.value.__cause__ is None
    assert not [word for word in secret for text in shown if word in text]
