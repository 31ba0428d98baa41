"""Run the migrations on the connection that the program hands over."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, Engine
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from twentyweeks.storage.schema import METADATA


def include_object(
    _item: SchemaItem, _name: str | None, kind: str, _reflected: bool, _other: Any
) -> bool:
    return kind != "unique_constraint"


def render_item(kind: str, item: Any, autogen_context: Any) -> str | bool:
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        render_item=render_item,
        include_object=include_object,
        transactional_ddl=True,
    )
    context.run_migrations()


given = context.config.attributes["connection"]
if isinstance(given, Engine):
    with given.begin() as opened:
        run(opened)
else:
    run(given)
