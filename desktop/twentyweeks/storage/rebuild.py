"""Proof that the tables are what the journal says: rebuild them, and compare."""

from functools import cache
from hashlib import sha256

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import sqlite

from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.projection import RECORDS, rebuild
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
        before = _digests(connection)
        rebuild(connection)
        after = _digests(connection)
    return tuple(name for name in before if before[name] != after[name])


def _digests(connection: Connection) -> dict[str, bytes]:
    return {name: _digest(connection, table) for name, table in _REBUILT.items()}


def _digest(connection: Connection, table: Table) -> bytes:
    digest = sha256()
    for row in connection.exec_driver_sql(_in_order(table)):
        digest.update(repr(tuple(row)).encode())
    return digest.digest()


@cache
def _in_order(table: Table) -> str:
    rows = select(table).order_by(*table.primary_key)
    return str(rows.compile(dialect=sqlite.dialect()))
