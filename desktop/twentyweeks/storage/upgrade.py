"""Bringing a caseload's file to the edition of this program."""

from sqlalchemy import Connection, Engine, insert

from twentyweeks.casework import Record
from twentyweeks.storage.projection import RECORDS
from twentyweeks.storage.tables import guard


def install(engine: Engine) -> None:
    """Give an empty file its tables and its guard."""
    with engine.begin() as connection:
        Record.metadata.create_all(connection)
        connection.execute(insert(guard).prefix_with("OR IGNORE"), {"id": 1, "open": 0})
        install_guard(connection)


def install_guard(connection: Connection) -> None:
    """Refuse every write to a record table that does not come from the journal."""
    for name in sorted(RECORDS):
        for verb in ("INSERT", "UPDATE", "DELETE"):
            trigger = f"guard_{name}_{verb.lower()}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
            connection.exec_driver_sql(
                f'CREATE TRIGGER {trigger} BEFORE {verb} ON "{name}" {_UNLESS_OPEN}'
            )


_UNLESS_OPEN = (
    "WHEN (SELECT open FROM guard) = 0 "
    "BEGIN SELECT RAISE(ABORT, 'written outside the journal'); END"
)
