"""A compartment that a station was granted later: its key, then its file, whole."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete

from twentyweeks.storage.caseload import KEYS, file_of
from twentyweeks.storage.engine import engine_for, make_file, told_plainly
from twentyweeks.storage.facts import read_fact, write_fact
from twentyweeks.storage.tables import fact
from twentyweeks.storage.unlock import CASELOAD, RECOVERY, TEAM
from twentyweeks.storage.upgrade import install
from twentyweeks.vault.keys import Compartment, DataKey, Keys
from twentyweeks.vault.unlock import add_compartment, unlock

_MAKING = "making-"


def complete(home: Path, passphrase: str, granted: Iterable[str] = ()) -> None:
    """Make the files of compartments that were granted, and of any half made before.

    The caseload must be closed. Safe to kill: what was begun is in the general file.
    """
    with told_plainly():
        keys = unlock(home / KEYS, passphrase)
        try:
            for comp in sorted({*_begun(home, keys), *_new(keys, granted)}):
                _make(home, passphrase, comp)
        finally:
            keys.wipe()


def _new(keys: Keys, granted: Iterable[str]) -> set[Compartment]:
    return {Compartment(comp) for comp in granted} - keys.data.keys() - keys.missing


def _begun(home: Path, keys: Keys) -> set[Compartment]:
    with _general(home, keys.data[Compartment.GENERAL]) as connection:
        return {
            comp for comp in Compartment if read_fact(connection, _MAKING + comp.value)
        }


def _make(home: Path, passphrase: str, comp: Compartment) -> None:
    keys = unlock(home / KEYS, passphrase)
    general = keys.data[Compartment.GENERAL]
    with _general(home, general) as connection:
        write_fact(connection, _MAKING + comp.value, "begun")
        facts = {name: read_fact(connection, name) or "" for name in (TEAM, RECOVERY)}
    if comp not in keys.data:
        keys = add_compartment(home / KEYS, passphrase, comp)
    facts[CASELOAD] = f"{keys.caseload_id}/{comp}"
    if not file_of(home, comp).exists():
        _make_whole(file_of(home, comp), keys.data[comp], facts)
    with _general(home, general) as connection:
        done = fact.c.name == _MAKING + comp.value
        connection.execute(delete(fact).where(done))


def _make_whole(path: Path, key: DataKey, facts: dict[str, str]) -> None:
    beside = path.with_name(f"{path.name}.new")
    for left in path.parent.glob(f"{beside.name}*"):
        left.unlink()
    make_file(beside, key)
    engine = engine_for(beside, key)
    install(engine)
    with engine.begin() as connection:
        for name, value in facts.items():
            write_fact(connection, name, value)
    engine.dispose()
    beside.replace(path)


@contextmanager
def _general(home: Path, key: DataKey) -> Iterator[Connection]:
    engine = engine_for(file_of(home, Compartment.GENERAL), key)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
