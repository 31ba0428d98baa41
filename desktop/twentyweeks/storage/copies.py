"""Sealed copies of a compartment's file: made by the database, proved before use."""

import shutil
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2

from twentyweeks.errors import Unavailable
from twentyweeks.storage.engine import make_file, open_file, told_plainly
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
        with told_plainly():
            _copy(source, target, key)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def faults_in(path: Path, key: DataKey) -> tuple[str, ...]:
    """Return what is wrong with a file, page by page; nothing where it is whole."""
    try:
        with closing(open_file(path, key)) as opened:
            pages = opened.execute("PRAGMA cipher_integrity_check").fetchall()
            rows = opened.execute("PRAGMA integrity_check").fetchall()
    except sqlcipher3.dbapi2.DatabaseError as fault:
        return (str(fault),)
    return tuple(row[0] for row in (*pages, *rows) if row[0] != "ok")


def counts_in(path: Path, key: DataKey) -> dict[str, int]:
    """Return how many rows each table of a file holds."""
    with closing(open_file(path, key)) as opened:
        return _counts(opened)


def _counts(opened: sqlcipher3.dbapi2.Connection) -> dict[str, int]:
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    return {
        name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in opened.execute(tables).fetchall()
    }


def _copy(source: Path, target: Path, key: DataKey) -> None:
    make_file(target, key)
    with closing(open_file(source, key)) as here:
        here.execute("BEGIN")
        counted = _counts(here)
        with closing(open_file(target, key)) as there:
            here.backup(there)
    if faults_in(target, key) or counts_in(target, key) != counted:
        raise Unavailable(
            "A sealed copy was made and did not hold when it was read back. The "
            "caseload is as it was. Check the disk before going on."
        )
