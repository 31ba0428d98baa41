"""Opening one SQLCipher file: key first, proof, then pragmas."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from twentyweeks.errors import Unavailable
from twentyweeks.vault.keys import DataKey

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "temp_store": 2,
    "trusted_schema": 0,
    "cache_size": -131072,
    "busy_timeout": 5000,
}
"""What every connection is set to, and must then say that it is.

FULL; MEMORY, since a temporary file would hold readable words; OFF; 128 MB; ms.
"""


def engine_for(path: Path, key: DataKey, *, migrating: bool = False) -> Engine:
    """Return an engine on the encrypted file at `path`, which must exist.

    With `migrating`, foreign keys are off, as Alembic's batch mode needs.
    """

    def connect() -> sqlcipher3.dbapi2.Connection:
        connection = open_file(path, key)
        connection.execute(f"PRAGMA foreign_keys={int(not migrating)}")
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=1,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql(options.get("begin", "BEGIN"))

    return engine


def make_file(path: Path, key: DataKey) -> None:
    """Make an empty encrypted file; refuse where one stands already."""
    path.touch(mode=0o600, exist_ok=False)
    connection = open_file(path, key)
    try:
        connection.execute("CREATE TABLE made (id INTEGER PRIMARY KEY)")
        connection.execute("DROP TABLE made")
    finally:
        connection.close()


def open_file(path: Path, key: DataKey) -> sqlcipher3.dbapi2.Connection:
    """Open the file at `path`, which must exist; the caller closes it.

    Each statement is a transaction of its own until one says BEGIN.
    """
    connection = sqlcipher3.dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _unlock(connection, key)
        _settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: sqlcipher3.dbapi2.Connection, key: DataKey) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute(f"PRAGMA key=\"x'{key.database_hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    status = connection.execute("PRAGMA cipher_status").fetchone()
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if status != ("1",) or version is None or not version[0].startswith("4."):
        raise Unavailable(
            "This computer would not open the caseload encrypted, so it was left "
            "closed. Nothing has been changed. Ask for help before going on."
        )


def _settle(connection: sqlcipher3.dbapi2.Connection) -> None:
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        if connection.execute(f"PRAGMA {name}").fetchone() != (value,):
            raise Unavailable(
                f"The caseload's file would not be opened safely ({name}), so it was "
                "left closed. Nothing has been changed. Ask for help before going on."
            )


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what the database reports into a sentence for the officer."""
    try:
        yield
    except DBAPIError as fault:
        raise _sentence(fault.orig) from fault
    except sqlcipher3.dbapi2.Error as fault:
        raise _sentence(fault) from fault


def _sentence(fault: BaseException | None) -> Unavailable:
    code = str(getattr(fault, "sqlite_errorname", ""))
    for begins, sentence in _SENTENCES.items():
        if code.startswith(begins):
            return Unavailable(sentence)
    return Unavailable(
        f"The caseload could not be read or written ({fault}). Nothing was half "
        "saved. Close the program, start it again, and ask for help if this returns."
    )


_SENTENCES = {
    "SQLITE_NOTADB": (
        "The caseload's file does not open with its key: it is damaged, or it belongs "
        "to another caseload. Nothing has been changed. Restore a backup."
    ),
    "SQLITE_CORRUPT": (
        "The caseload's file is damaged. Nothing has been changed. Restore the latest "
        "backup; the exchange brings back what was sent since."
    ),
    "SQLITE_FULL": (
        "The disk is full. Nothing was half saved and the caseload is as it was. Free "
        "some space and save again."
    ),
    "SQLITE_IOERR": (
        "The disk would not take or give back the caseload. Nothing was half saved. "
        "Check that the disk has room and is whole, and try again."
    ),
    "SQLITE_BUSY": (
        "Another program is using the caseload's file. Nothing was saved. Close it "
        "and try again."
    ),
    "SQLITE_CANTOPEN": (
        "The caseload's file cannot be opened: it is missing, or its folder cannot be "
        "written to. Nothing has been made in its place. Check the folder, or restore "
        "a backup."
    ),
    "SQLITE_READONLY": (
        "The caseload's folder cannot be written to. Nothing was saved. Check the "
        "folder's permissions and try again."
    ),
}
