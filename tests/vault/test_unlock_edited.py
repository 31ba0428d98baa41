"""A key file that somebody edited opens for nobody."""

import json

import pytest

from twentyweeks.vault.faults import (
    KeyFileDamaged,
    WrongPassphrase,
    WrongRecoveryKey,
)
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.unlock import (
    add_officer_slot,
    unlock,
    unlock_with_recovery,
)
from vault.conftest import AMARAS, BEN, BENS

GENERAL, RESTRICTED = Compartment.GENERAL, Compartment.RESTRICTED


def leaves(value, at=()):
    if isinstance(value, dict):
        for name in value:
            yield from leaves(value[name], (*at, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from leaves(each, (*at, index))
    else:
        yield at


def composed(content):
    """The key file's own form, so that what refuses is the check and not the form."""
    return json.dumps(content, indent=1) + "\n"


def edited(value):
    if isinstance(value, int):
        return value + 1
    other = "1" if value[-5] == "0" else "0"
    return value[:-5] + other + value[-4:]


def changed_at(content, at):
    whole = json.loads(json.dumps(content))
    place = whole
    for step in at[:-1]:
        place = place[step]
    place[at[-1]] = edited(place[at[-1]])
    return whole


def test_any_edited_field_refuses_every_holder(path, keys, recovery, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    content = json.loads(path.read_text())
    places = list(leaves(content))
    assert len(places) == 28
    for at in places:
        path.write_text(composed(changed_at(content, at)))
        for attempt in (
            lambda: unlock(path, AMARAS),
            lambda: unlock_with_recovery(path, recovery.identity),
        ):
            with pytest.raises((KeyFileDamaged, WrongPassphrase, WrongRecoveryKey)):
                attempt()


def test_the_general_holder_notices_every_edit_but_the_restricted_check(
    path, keys, holder
):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    content = json.loads(path.read_text())
    unnoticed = []
    for at in leaves(content):
        path.write_text(composed(changed_at(content, at)))
        try:
            unlock(path, BENS)
        except (KeyFileDamaged, WrongPassphrase):
            continue
        unnoticed.append(at)
    assert unnoticed == [("mac", "restricted")]


def removed_at(content, at):
    whole = json.loads(json.dumps(content))
    place = whole
    for step in at[:-1]:
        place = place[step]
    del place[at[-1]]
    return whole


def test_any_removed_field_or_slot_refuses(path, keys, holder):
    add_officer_slot(path, keys, holder(BEN, BENS), [GENERAL])
    content = json.loads(path.read_text())
    for at in [*leaves(content), ("slots", 0), ("slots", 2)]:
        path.write_text(composed(removed_at(content, at)))
        with pytest.raises(KeyFileDamaged):
            unlock(path, AMARAS)


def test_the_wrapped_keys_of_two_compartments_do_not_change_places(
    path, keys, recovery
):
    content = json.loads(path.read_text())
    for slot in content["slots"]:
        wrapped = slot["wrapped"]
        wrapped["general"], wrapped["restricted"] = (
            wrapped["restricted"],
            wrapped["general"],
        )
    path.write_text(composed(content))
    with pytest.raises(WrongPassphrase):
        unlock(path, AMARAS)
    with pytest.raises(KeyFileDamaged):
        unlock_with_recovery(path, recovery.identity)
