"""Opening one SQLCipher file: key first, proof, then pragmas."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from twentyweeks.errors import Unavailable
from twentyweeks.vault.keys import DataKey

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "cache_size=-131072",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "busy_timeout=5000",
)


def engine_for(path: Path, key: DataKey, *, migrating: bool = False) -> Engine:
    """Return an engine on the encrypted file at `path`, which must exist.

    With `migrating`, foreign keys are off, as Alembic's batch mode needs.
    """
    engine = create_engine(
        f"sqlite:///file:{path}?mode=rw&uri=true",
        module=sqlcipher3.dbapi2,
        pool_size=2,
        max_overflow=1,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect", insert=True)
    def _connect(connection: DBAPIConnection, _record: object) -> None:
        _unlock(connection, key)
        foreign_keys = "foreign_keys=OFF" if migrating else "foreign_keys=ON"
        for pragma in (*_PRAGMAS, foreign_keys):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql(options.get("begin", "BEGIN"))

    return engine


def make_file(path: Path, key: DataKey) -> None:
    """Make an empty encrypted file; refuse where one stands already."""
    path.touch(mode=0o600, exist_ok=False)
    connection = sqlcipher3.dbapi2.connect(str(path))
    try:
        connection.execute(f"PRAGMA key=\"x'{key.database_hex()}'\"")
        connection.execute("PRAGMA journal_mode=WAL").fetchall()
        connection.execute("CREATE TABLE made (id INTEGER PRIMARY KEY)")
        connection.execute("DROP TABLE made")
        connection.commit()
    finally:
        connection.close()


def _unlock(connection: DBAPIConnection, key: DataKey) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute(f"PRAGMA key=\"x'{key.database_hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    status = connection.execute("PRAGMA cipher_status").fetchone()
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if status is None or status[0] != "1" or not version[0].startswith("4."):
        raise Unavailable(
            "This computer would not open the caseload encrypted, so it was left "
            "closed. Nothing has been changed. Ask for help before going on."
        )


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what the database reports into a sentence for the officer."""
    try:
        yield
    except DBAPIError as fault:
        raise _sentence(str(fault.orig)) from fault
    except sqlcipher3.dbapi2.Error as fault:
        raise _sentence(str(fault)) from fault


def _sentence(words: str) -> Unavailable:
    for said, sentence in _SENTENCES.items():
        if said in words:
            return Unavailable(sentence)
    return Unavailable(
        f"The caseload could not be read or written ({words}). Nothing was half "
        "saved. Close the program, start it again, and ask for help if this returns."
    )


_SENTENCES = {
    "file is not a database": (
        "The caseload's file does not open with its key: it is damaged, or it belongs "
        "to another caseload. Nothing has been changed. Restore a backup."
    ),
    "malformed": (
        "The caseload's file is damaged. Nothing has been changed. Restore the latest "
        "backup; the exchange brings back what was sent since."
    ),
    "full": (
        "The disk is full. Nothing was half saved and the caseload is as it was. Free "
        "some space and save again."
    ),
    "locked": (
        "Another program is using the caseload's file. Nothing was saved. Close it "
        "and try again."
    ),
    "unable to open": (
        "The caseload's file is missing. Nothing has been made in its place. Put it "
        "back, or restore a backup."
    ),
    "readonly": (
        "The caseload's folder cannot be written to. Nothing was saved. Check the "
        "folder's permissions and try again."
    ),
}
