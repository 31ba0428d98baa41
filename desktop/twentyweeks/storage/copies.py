"""Sealed copies of a compartment's file: made by the database, proved before use."""

import shutil
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import func, inspect, select, table

from twentyweeks.errors import Unavailable
from twentyweeks.storage.engine import engine_for
from twentyweeks.vault.keys import DataKey

_SPARE = 32 * 1024 * 1024


def copy_file(source: Path, target: Path, key: DataKey) -> None:
    """Copy a caseload's file, whole at one moment, under the same key; prove the copy.

    Raises Unavailable where the disk has no room or the copy does not hold; there is
    no copy then.
    """
    needed = source.stat().st_size + _SPARE
    target.parent.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(target.parent).free < needed:
        raise Unavailable(
            f"There is not enough room for a sealed copy: {needed // 1_000_000} MB are "
            "needed. The caseload is as it was. Free some space and try again."
        )
    target.unlink(missing_ok=True)
    try:
        _copy(source, target, key)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def faults_in(path: Path, key: DataKey) -> tuple[str, ...]:
    """Return what is wrong with a file, page by page; nothing where it is whole."""
    opened = _open(path, key)
    try:
        pages = opened.execute("PRAGMA cipher_integrity_check").fetchall()
        rows = opened.execute("PRAGMA integrity_check").fetchall()
    except sqlcipher3.dbapi2.DatabaseError as fault:
        return (str(fault),)
    finally:
        opened.close()
    return tuple(row[0] for row in (*pages, *rows) if row[0] != "ok")


def counts_in(path: Path, key: DataKey) -> dict[str, int]:
    """Return how many rows each table of a file holds."""
    engine = engine_for(path, key)
    try:
        with engine.begin() as connection:
            names = inspect(connection).get_table_names()
            counts = [
                connection.scalar(select(func.count()).select_from(table(name))) or 0
                for name in names
            ]
    finally:
        engine.dispose()
    return dict(zip(names, counts, strict=True))


def _copy(source: Path, target: Path, key: DataKey) -> None:
    here, there = _open(source, key), _keyed(target, key)
    try:
        here.backup(there)
    finally:
        there.close()
        here.close()
    if faults_in(target, key) or counts_in(target, key) != counts_in(source, key):
        raise Unavailable(
            "A sealed copy was made and did not hold when it was read back. The "
            "caseload is as it was. Check the disk before going on."
        )


def _open(path: Path, key: DataKey) -> sqlcipher3.dbapi2.Connection:
    opened = _keyed(path, key)
    opened.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return opened


def _keyed(path: Path, key: DataKey) -> sqlcipher3.dbapi2.Connection:
    opened = sqlcipher3.dbapi2.connect(str(path))
    opened.execute("PRAGMA cipher_log_level=NONE").fetchall()
    opened.execute(f"PRAGMA key=\"x'{key.database_hex()}'\"")
    return opened
