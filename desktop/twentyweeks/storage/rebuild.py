"""Proof that the tables are what the journal says: rebuild them, and compare."""

from typing import Any

from sqlalchemy import Connection, Row, Table, select

from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.projection import RECORDS, project
from twentyweeks.storage.reducer import rebuild_heads
from twentyweeks.storage.tables import contested, head, superseded
from twentyweeks.vault.keys import Compartment

_REBUILT: dict[str, Table] = {
    **RECORDS,
    head.name: head,
    superseded.name: superseded,
    contested.name: contested,
}


def changed_by_rebuild(caseload: Caseload, compartment: Compartment) -> tuple[str, ...]:
    """Return the tables that a rebuild from the journal would change; none should be.

    Nothing is kept of the rebuild.
    """
    with caseload.trying(compartment) as connection:
        before = _rows(connection)
        project(connection, rebuild_heads(connection))
        after = _rows(connection)
    return tuple(name for name in before if before[name] != after[name])


def _rows(connection: Connection) -> dict[str, list[Row[Any]]]:
    return {
        name: list(connection.execute(select(table).order_by(*table.primary_key)))
        for name, table in _REBUILT.items()
    }
