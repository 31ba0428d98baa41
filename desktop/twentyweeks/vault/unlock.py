"""The key file's verbs: create, unlock, prove, and give or take away a slot.

Each takes the path of `caseload.keys`. The previous file stays beside it as `.bak`,
which opens with the passphrases of its day: a slot taken away is not a key changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from twentyweeks.errors import Refused
from twentyweeks.vault.faults import WrongPassphrase
from twentyweeks.vault.header import compose, mac_of, read_header, verify
from twentyweeks.vault.keys import Compartment, DataKey, Keys
from twentyweeks.vault.passphrase import Holder, make_slot, open_slot
from twentyweeks.vault.recovery import (
    Recovery,
    make_recovery_slot,
    open_recovery_slot,
    read_recovery,
)
from twentyweeks.vault.slots import Header, PassphraseSlot, is_id
from twentyweeks.vault.written import previous, write_keeping_previous


def create_key_file(
    path: Path,
    caseload_id: str,
    compartments: Iterable[Compartment],
    holder: Holder,
    recovery_public: str,
) -> Keys:
    """Make new data keys, wrap them for an officer and for recovery, and write them.

    Refused where a key file stands already or the passphrase is too short; ValueError
    where the general compartment is not among them or a key or id is malformed.
    """
    if path.exists():
        raise Refused(
            "There is a caseload in this folder already. It has not been changed. "
            "Unlock it, or choose another folder."
        )
    if not is_id(caseload_id):
        raise ValueError("a caseload's id is 32 hex digits")
    data = {compartment: DataKey.new() for compartment in sorted(set(compartments))}
    _check_general(data)
    header = Header(
        caseload_id,
        make_recovery_slot(recovery_public, caseload_id, data),
        (make_slot(holder, caseload_id, data),),
        {},
    )
    _write(path, header, data)
    return Keys(caseload_id, holder.officer, data, frozenset())


def unlock(path: Path, passphrase: str) -> Keys:
    """Open the slot that this passphrase opens, and check the whole file with it.

    Raises WrongPassphrase, KeyFileDamaged, KeyFileMissing or KeyFileNewer.
    """
    header = read_header(path)
    slot, data = _opened(header, passphrase)
    verify(header, data)
    return _keys(header, slot.officer, data)


def unlock_with_recovery(path: Path, recovery_identity: str) -> Keys:
    """Open every compartment with the recovery key, typed as it may be.

    Raises BadInput, WrongRecoveryKey, KeyFileDamaged, KeyFileMissing or KeyFileNewer.
    """
    recovery = read_recovery(recovery_identity)
    header = read_header(path)
    data = open_recovery_slot(header.recovery, recovery, header.caseload_id)
    verify(header, data)
    return _keys(header, None, data)


def prove_recovery(path: Path, recovery_identity: str) -> Recovery:
    """Show that this paper opens this caseload; raises what unlock_with_recovery does.

    Returns the key as it was read, so that its public half can be compared.
    """
    unlock_with_recovery(path, recovery_identity).wipe()
    return read_recovery(recovery_identity)


def recovery_public(path: Path) -> str:
    """Return the team's public recovery key, as the key file names it unverified."""
    return read_header(path).recovery.public_key


def officers(path: Path) -> tuple[str, ...]:
    """Return the ids of the officers who have a slot, as named unverified."""
    return tuple(slot.officer for slot in read_header(path).officers)


def change_passphrase(path: Path, old: str, new: str) -> None:
    """Wrap the same data keys with another passphrase; the caseload is not rewritten.

    Raises what unlock does, and Refused where the new passphrase is too short.
    """
    header = read_header(path)
    slot, data = _opened(header, old)
    verify(header, data)
    holder = Holder(slot.officer, new, slot.memory_kib)
    _check_own(header, holder)
    _set_slot(path, header, make_slot(holder, header.caseload_id, data), data)


def hand_over_slot(path: Path, passphrase: str, officer: str) -> None:
    """Give the slot that this passphrase opens to another officer's id.

    Raises what unlock does.
    """
    header = read_header(path)
    slot, data = _opened(header, passphrase)
    verify(header, data)
    holder = Holder(officer, passphrase, slot.memory_kib)
    others = tuple(
        each for each in header.officers if each.officer not in (slot.officer, officer)
    )
    mine = make_slot(holder, header.caseload_id, data)
    _write(path, replace(header, officers=(*others, mine)), data)


def add_officer_slot(
    path: Path, keys: Keys, holder: Holder, compartments: Iterable[Compartment]
) -> None:
    """Let an officer open these compartments; a slot they had before is replaced.

    Refused where the giver does not hold one of them or a compartment that the
    officer holds already, or where the passphrase is short or another officer's.
    """
    header = _verified(path, keys)
    data = {name: keys.data[name] for name in _held(keys, compartments)}
    _check_general(data)
    _check_own(header, holder)
    _set_slot(path, header, make_slot(holder, header.caseload_id, data), keys.data)


def set_passphrase_after_recovery(path: Path, keys: Keys, holder: Holder) -> None:
    """Give an officer a new passphrase to all that the recovery key opened."""
    add_officer_slot(path, keys, holder, keys.data)


def replace_recovery(path: Path, keys: Keys, recovery_public: str) -> None:
    """Seal every data key to another recovery key; the old paper opens `.bak` still.

    Refused where `keys` lacks a compartment; ValueError if it is no public key.
    """
    header = _verified(path, keys)
    for compartment in header.recovery.wrapped:
        if compartment not in keys.data:
            raise _not_yours(compartment)
    recovery = make_recovery_slot(recovery_public, header.caseload_id, keys.data)
    _write(path, replace(header, recovery=recovery), keys.data)


def remove_officer_slot(path: Path, keys: Keys, officer: str) -> None:
    """Take an officer's slot away; what they copied before stays open to them.

    Refused where it is the last, or holds a compartment that `keys` does not.
    """
    header = _verified(path, keys)
    remaining = tuple(slot for slot in header.officers if slot.officer != officer)
    if not remaining:
        raise Refused(
            "Nobody else could open this caseload. Nothing has been changed. Give "
            "another officer a passphrase first."
        )
    _check_replaceable(header, officer, keys.data)
    _write(path, replace(header, officers=remaining), keys.data)


def forget_officers(path: Path, keys: Keys) -> None:
    """Take every officer's slot away, in the previous file too: recovery opens it."""
    header = _verified(path, keys)
    _write(path, replace(header, officers=()), keys.data)
    previous(path).unlink(missing_ok=True)


def add_compartment(path: Path, passphrase: str, compartment: Compartment) -> Keys:
    """Make a data key for a compartment that this caseload had not, for one officer.

    Raises what unlock does, and Refused where the compartment exists.
    """
    header = read_header(path)
    slot, data = _opened(header, passphrase)
    verify(header, data)
    if compartment in header.mac:
        raise Refused(
            f"This caseload has a {compartment} part already. Nothing has been changed."
        )
    added = {compartment: DataKey.new()}
    wider = {**data, **added}
    caseload_id = header.caseload_id
    holder = Holder(slot.officer, passphrase, slot.memory_kib)
    sealed = make_recovery_slot(header.recovery.public_key, caseload_id, added)
    recovery = replace(
        header.recovery, wrapped={**header.recovery.wrapped, **sealed.wrapped}
    )
    header = replace(header, recovery=recovery)
    _set_slot(path, header, make_slot(holder, caseload_id, wider), wider)
    return _keys(header, slot.officer, wider)


def _opened(
    header: Header, passphrase: str
) -> tuple[PassphraseSlot, dict[Compartment, DataKey]]:
    for slot in header.officers:
        try:
            return slot, open_slot(slot, passphrase, header.caseload_id)
        except WrongPassphrase:
            continue
    raise WrongPassphrase


def _keys(
    header: Header, officer: str | None, data: Mapping[Compartment, DataKey]
) -> Keys:
    missing = frozenset(header.recovery.wrapped) - frozenset(data)
    return Keys(header.caseload_id, officer, data, missing)


def _verified(path: Path, keys: Keys) -> Header:
    header = read_header(path)
    verify(header, keys.data)
    return header


def _held(keys: Keys, compartments: Iterable[Compartment]) -> list[Compartment]:
    wanted = sorted(set(compartments))
    for compartment in wanted:
        if compartment not in keys.data:
            raise _not_yours(compartment)
    return wanted


def _check_own(header: Header, holder: Holder) -> None:
    others = tuple(each for each in header.officers if each.officer != holder.officer)
    try:
        _opened(replace(header, officers=others), holder.passphrase)
    except WrongPassphrase:
        return
    raise Refused(
        "That passphrase cannot be used on this laptop. Nothing has been changed. "
        "Choose another.",
        field="passphrase",
    )


def _check_general(data: Mapping[Compartment, DataKey]) -> None:
    if Compartment.GENERAL not in data:
        raise ValueError("every slot holds the general compartment")


def _set_slot(
    path: Path,
    header: Header,
    slot: PassphraseSlot,
    data: Mapping[Compartment, DataKey],
) -> None:
    _check_replaceable(header, slot.officer, data)
    others = tuple(each for each in header.officers if each.officer != slot.officer)
    _write(path, replace(header, officers=(*others, slot)), data)


def _check_replaceable(
    header: Header, officer: str, data: Mapping[Compartment, DataKey]
) -> None:
    for slot in header.officers:
        for compartment in slot.wrapped if slot.officer == officer else ():
            if compartment not in data:
                raise _not_yours(compartment)


def _not_yours(compartment: Compartment) -> Refused:
    return Refused(
        f"Your own passphrase does not open the {compartment} part of this caseload, "
        "so you cannot give it or take it away. Nothing has been changed. Ask an "
        "officer who can open it."
    )


def _write(path: Path, header: Header, data: Mapping[Compartment, DataKey]) -> None:
    macs = {name: mac_of(header, name, key) for name, key in data.items()}
    whole = replace(header, mac={**header.mac, **macs})
    write_keeping_previous(path, compose(whole))
