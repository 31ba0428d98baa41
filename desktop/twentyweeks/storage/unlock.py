"""Making a caseload and opening it: one process at a time, proved before use."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from filelock import FileLock, Timeout
from sqlalchemy import Connection

from twentyweeks.casework import Record, new_id
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.storage.caseload import (
    COPIES,
    IN_USE,
    KEYS,
    LOCK,
    STATION,
    Caseload,
    file_of,
    let_go,
)
from twentyweeks.storage.copies import copy_file
from twentyweeks.storage.engine import engine_for, make_file, told_plainly
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.journal import Stamp
from twentyweeks.storage.papers import FIRST_EPOCH
from twentyweeks.storage.upgrade import install, needs_upgrade, upgrade
from twentyweeks.vault.epoch import new_epoch
from twentyweeks.vault.faults import KeyFileMissing
from twentyweeks.vault.keys import Compartment, DataKey, Keys
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.recovery import Recovery, as_station, read_recovery
from twentyweeks.vault.station import Domain, StationKeys
from twentyweeks.vault.unlock import (
    create_key_file,
    prove_recovery,
    unlock,
    unlock_with_recovery,
)

CASELOAD = "caseload"
TEAM = "team"
RECOVERY = "recovery"
RECOVERY_SIGN = "recovery-sign"
RECOVERY_PROOF = "recovery-proof"
_ALL = (Compartment.GENERAL, Compartment.RESTRICTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What a team's first caseload is made with.

    `typed_back` is the recovery key as the manager typed it, or as the file that was
    written holds it: the caseload is not made unless it opens with it.
    """

    records: tuple[Record, ...]
    officer: UUID
    passphrase: str = field(repr=False)
    recovery: Recovery = field(repr=False)
    typed_back: str = field(repr=False)
    memory_kib: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What a further station's caseload is made with; its team lets it in later."""

    officer: UUID
    passphrase: str = field(repr=False)
    recovery_public: str
    team: str
    memory_kib: int | None = None


def is_caseload(home: Path) -> bool:
    """Whether a caseload lies in `home`."""
    return (home / KEYS).exists()


def _holds_anything(home: Path) -> bool:
    files = (file_of(home, compartment) for compartment in _ALL)
    return is_caseload(home) or any(file.exists() for file in files)


def found_caseload(home: Path, founding: Founding, now: datetime) -> None:
    """Make a team's first caseload, with both compartments and a proved recovery.

    Refused where one lies there already or the recovery key was not typed back.
    """
    if read_recovery(founding.typed_back) != founding.recovery:
        raise Refused(
            "That is not the recovery key that was just made. No caseload has been "
            "made. Compare the paper with the screen, group by group.",
            field="recovery",
        )
    holder = Holder(founding.officer.hex, founding.passphrase, founding.memory_kib)
    with _whole_or_nothing(home):
        keys = create_key_file(
            home / KEYS, new_id().hex, _ALL, holder, founding.recovery.public
        )
        prove_recovery(home / KEYS, founding.typed_back)
        facts = {TEAM: secrets.token_hex(16), RECOVERY: founding.recovery.public}
        _make_files(home, keys, facts)
        for compartment in _ALL:
            _first_epoch(home, compartment, keys.data[compartment])
        keys.wipe()
        with opened(home, founding.passphrase, now) as caseload:
            _vouch(caseload, founding.recovery)
            stamp = Stamp(by=founding.officer, now=now, src="founding")
            with caseload.writing(stamp) as journal:
                journal.create_all(founding.records)


def join_caseload(home: Path, joining: Joining) -> None:
    """Make the caseload of a further station: empty until its team lets it in."""
    holder = Holder(joining.officer.hex, joining.passphrase, joining.memory_kib)
    with _whole_or_nothing(home):
        keys = create_key_file(
            home / KEYS,
            new_id().hex,
            (Compartment.GENERAL,),
            holder,
            joining.recovery_public,
        )
        facts = {TEAM: joining.team, RECOVERY: joining.recovery_public}
        _make_files(home, keys, facts)
        keys.wipe()


def open_caseload(home: Path, passphrase: str, now: datetime) -> Caseload:
    """Unlock the caseload in `home`; the caller closes it.

    Raises Unavailable with one sentence for a wrong passphrase, a damaged or newer
    file, or a caseload in use.
    """
    return _opened(home, lambda: unlock(home / KEYS, passphrase), now)


def recover_caseload(home: Path, recovery: str, now: datetime) -> Caseload:
    """Unlock the caseload in `home` with the team's recovery key."""
    return _opened(home, lambda: unlock_with_recovery(home / KEYS, recovery), now)


@contextmanager
def opened(home: Path, passphrase: str, now: datetime) -> Iterator[Caseload]:
    """Unlock the caseload for the length of a block."""
    caseload = open_caseload(home, passphrase, now)
    try:
        yield caseload
    finally:
        caseload.close()


def _opened(home: Path, unlocked: Callable[[], Keys], now: datetime) -> Caseload:
    lock = _locked(home, now)
    try:
        return _proved(home, unlocked(), lock, now)
    except BaseException:
        let_go(home, lock)
        raise


def _proved(home: Path, keys: Keys, lock: FileLock, now: datetime) -> Caseload:
    try:
        for compartment, key in keys.data.items():
            _check_there(file_of(home, compartment))
            with told_plainly():
                _check_identity(home, compartment, key, keys.caseload_id)
                _bring_up_to_date(home, compartment, key, now)
        return Caseload(home, keys, lock)
    except BaseException:
        keys.wipe()
        raise


def _check_there(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as fault:
        raise Unavailable(
            f"The file {path.name} is missing from the caseload's folder. Nothing has "
            "been made in its place. Put it back, or restore the latest backup."
        ) from fault
    if not size:
        raise Unavailable(
            f"The file {path.name} is empty, which it never should be. Nothing has "
            "been made in its place. Restore the latest backup."
        )


def _check_identity(
    home: Path, compartment: Compartment, key: DataKey, caseload_id: str
) -> None:
    engine = engine_for(file_of(home, compartment), key)
    try:
        with engine.begin() as connection:
            held = read_fact(connection, CASELOAD)
    finally:
        engine.dispose()
    if held != f"{caseload_id}/{compartment}":
        raise Unavailable(
            "The key file and the caseload's file belong to different caseloads. "
            "Nothing has been changed. Put back the two files of one backup."
        )


def _bring_up_to_date(
    home: Path, compartment: Compartment, key: DataKey, now: datetime
) -> None:
    path = file_of(home, compartment)
    engine = engine_for(path, key, migrating=True)
    try:
        with engine.begin() as connection:
            behind = needs_upgrade(connection)
        if behind:
            copy = home / COPIES / f"{compartment}-{now:%Y%m%d-%H%M%S}.db"
            upgrade(engine, lambda: copy_file(path, copy, key))
    finally:
        engine.dispose()


def _locked(home: Path, now: datetime) -> FileLock:
    if not _holds_anything(home):
        raise Unavailable(
            f"There is no caseload in {home}. Nothing has been made. Choose another "
            "folder, or make a new caseload."
        )
    if not is_caseload(home):
        raise KeyFileMissing
    lock = FileLock(home / LOCK, thread_local=False)  # another thread may close
    try:
        lock.acquire(timeout=0)
        (home / IN_USE).write_text(f"{os.getpid()} {now:%H:%M}", encoding="utf-8")
    except Timeout as fault:
        raise Unavailable(_in_use(home)) from fault
    except OSError as fault:
        lock.release()
        raise Unavailable(
            f"The caseload's folder cannot be written to ({fault.strerror}). Nothing "
            "has been changed. Check the folder's permissions and the room on its disk."
        ) from fault
    return lock


def _in_use(home: Path) -> str:
    try:
        process, since = (home / IN_USE).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        process, since = "unknown", "a moment ago"
    return (
        f"This caseload is in use by another window (process {process}) since {since}. "
        "Nothing has been changed. Close that window first."
    )


@contextmanager
def _whole_or_nothing(home: Path) -> Iterator[None]:
    fresh = not home.exists()
    if _holds_anything(home):
        raise Refused(
            "There is a caseload in this folder already. It has not been changed. "
            "Unlock it, or choose another folder."
        )
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = set(home.iterdir())
    except OSError as fault:
        raise Unavailable(
            f"The folder {home} could not be made ({fault.strerror}). Nothing has been "
            "made. Choose another folder."
        ) from fault
    try:
        with told_plainly():
            yield
    except BaseException:
        for made in set(home.iterdir()) - before:
            shutil.rmtree(made) if made.is_dir() else made.unlink()
        if fresh:
            home.rmdir()
        raise


def _make_files(home: Path, keys: Keys, facts: dict[str, str]) -> None:
    for compartment, key in keys.data.items():
        make_file(file_of(home, compartment), key)
        with _written(home, compartment, key) as connection:
            identity = f"{keys.caseload_id}/{compartment}"
            for name, value in {**facts, CASELOAD: identity}.items():
                write_fact(connection, name, value)
    with _written(home, Compartment.GENERAL, keys.data[Compartment.GENERAL]) as general:
        write_fact(general, STATION, StationKeys.new().private_bytes().hex())


def _first_epoch(home: Path, compartment: Compartment, key: DataKey) -> None:
    with _written(home, compartment, key) as connection:
        write_fact(connection, FIRST_EPOCH, new_epoch().identity)


def _vouch(caseload: Caseload, recovery: Recovery) -> None:
    """Let the recovery key sign, while it is at hand, which station began the team."""
    keys = as_station(recovery)
    with caseload.local() as connection:
        team = read_fact(connection, TEAM) or ""
        founding = founding_of(team, caseload.station.sign_public)
        write_fact(connection, RECOVERY_SIGN, keys.sign_public)
        proof = keys.sign(Domain.FOUNDING, founding).hex()
        write_fact(connection, RECOVERY_PROOF, proof)


def founding_of(team: str, sign_public: str) -> bytes:
    """Return what the recovery key signs of a team: its name, and who began it."""
    return f"{team} {sign_public}".encode()


@contextmanager
def _written(
    home: Path, compartment: Compartment, key: DataKey
) -> Iterator[Connection]:
    engine = engine_for(file_of(home, compartment), key)
    try:
        install(engine)
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
