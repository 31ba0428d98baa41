"""What is half typed: kept in the encrypted file, never sent, gone once saved."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from twentyweeks.storage.tables import draft


def keep_draft(connection: Connection, name: str, words: str, now: datetime) -> None:
    """Keep `words` (JSON of a form) under `name`, over what was kept before."""
    row = {"name": name, "words": words, "kept_at": now.isoformat()}
    connection.execute(insert(draft).prefix_with("OR REPLACE").values(row))


def read_draft(connection: Connection, name: str) -> tuple[str, datetime] | None:
    """Return the words kept under `name` and when, or None."""
    row = connection.execute(select(draft).where(draft.c.name == name)).first()
    return None if row is None else (row.words, datetime.fromisoformat(row.kept_at))


def drop_draft(connection: Connection, name: str) -> None:
    """Let the draft go: it was saved, or thrown away."""
    connection.execute(delete(draft).where(draft.c.name == name))


def drafts(connection: Connection) -> tuple[str, ...]:
    """Return the names of all drafts, oldest first."""
    return tuple(connection.scalars(select(draft.c.name).order_by(draft.c.kept_at)))
