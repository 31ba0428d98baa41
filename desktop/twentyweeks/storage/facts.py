"""What a caseload file knows of itself: names and values that are never exchanged."""

from sqlalchemy import Connection, insert, select

from twentyweeks.storage.tables import fact


def read_fact(connection: Connection, name: str) -> str | None:
    """Return the value kept under `name`, or None."""
    value: str | None = connection.scalar(
        select(fact.c.value).where(fact.c.name == name)
    )
    return value


def write_fact(connection: Connection, name: str, value: str) -> None:
    """Keep `value` under `name`."""
    row = {"name": name, "value": value}
    connection.execute(insert(fact).prefix_with("OR REPLACE").values(row))
