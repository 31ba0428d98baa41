"""Bringing a caseload's file to the edition of this program, on a sealed copy first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, inspect, text

from twentyweeks import places
from twentyweeks.errors import Unavailable
from twentyweeks.storage.projection import RECORDS, rebuild
from twentyweeks.storage.schema import HEAD
from twentyweeks.storage.tables import guard, operation

if TYPE_CHECKING:
    from alembic.config import Config

NEWER = Unavailable(
    "This caseload was made by a newer version of Twenty Weeks. Nothing has been "
    "changed. Install the newer version on this laptop."
)


def install(engine: Engine) -> None:
    """Give an empty file its tables and its guard, by the migrations."""
    with engine.execution_options(begin="BEGIN EXCLUSIVE").begin() as connection:
        _migrate(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the file is at; None for a file with no tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(
        text("SELECT version_num FROM alembic_version")
    )
    return revision


def needs_upgrade(connection: Connection) -> bool:
    """Whether the file is behind this program; raises where it is ahead of it."""
    revision = revision_of(connection)
    if revision == HEAD:
        return False
    if revision is not None and revision not in _known():
        raise NEWER
    return True


def upgrade(engine: Engine, copy: Callable[[], None]) -> None:
    """Run every pending migration in one transaction, after `copy` has been made.

    The records are then laid anew from the journal: what a newer station had written,
    and was kept unread, shows from now on.
    `engine` must be one for migrating: foreign keys off. On any failure the file is as
    it was.
    """
    copy()
    with engine.execution_options(begin="BEGIN EXCLUSIVE").begin() as connection:
        _migrate(connection)
        rebuild(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise Unavailable(
                "The caseload could not be brought up to this version: its tables "
                "would not fit together. It is as it was. Ask for help."
            )


def install_guard(connection: Connection) -> None:
    """Refuse every write to a record table that does not come from the journal."""
    for name in sorted(RECORDS):
        for verb in ("INSERT", "UPDATE", "DELETE"):
            trigger = f"guard_{name}_{verb.lower()}"
            connection.exec_driver_sql(
                f'CREATE TRIGGER {trigger} BEFORE {verb} ON "{name}" {_UNLESS_OPEN}'
            )
    lines = ", ".join(f'"{each.name}"' for each in operation.c if each.name != "bundle")
    connection.exec_driver_sql(
        f"CREATE TRIGGER guard_journal BEFORE UPDATE OF {lines} ON operation {_NEVER}"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER guard_unsent BEFORE DELETE ON operation {_UNSENT}"
    )


def _lift_guard(connection: Connection) -> None:
    named = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    for name in connection.scalars(text(named)).all():
        if name.startswith("guard_"):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


_UNLESS_OPEN = (
    "WHEN (SELECT open FROM guard) = 0 "
    "BEGIN SELECT RAISE(ABORT, 'written outside the journal'); END"
)
_NEVER = "BEGIN SELECT RAISE(ABORT, 'the journal is never rewritten'); END"
_UNSENT = f"WHEN OLD.bundle IS NULL {_NEVER}"


def _migrate(connection: Connection) -> None:
    from alembic import command

    _lift_guard(connection)
    command.upgrade(_configured(connection), "head")
    connection.execute(insert(guard).prefix_with("OR IGNORE"), {"id": 1, "open": False})
    install_guard(connection)


def _known() -> frozenset[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_configured(None))
    return frozenset(each.revision for each in scripts.walk_revisions())


def _configured(connection: Connection | None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(places.migrations()))
    config.attributes["connection"] = connection
    return config
