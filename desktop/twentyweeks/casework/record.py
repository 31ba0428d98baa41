"""The declarative base of every record."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, MetaData, Text
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    declared_attr,
    mapped_column,
)
from uuid_utils.compat import uuid7

from twentyweeks.casework.fields import Coupled, Flag, Guid, Iso


def new_id() -> UUID:
    """Return a fresh identifier that sorts by the time it was made."""
    return uuid7()


NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """What the officers know, field by field in the journal.

    A record points at another by its identifier alone, with no foreign key in
    the file: the other may still be on its way from a second station.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012
        UUID: Guid(),
        date: Iso(date),
        datetime: Iso(datetime),
        str: Text(),
        bool: Flag(),
        int: Integer(),
        tuple[str, ...]: Coupled(tuple[str, ...]),
    }

    @declared_attr.directive
    def __table_args__(self) -> dict[str, Any]:
        """Make the table STRICT: a value of the wrong type is refused."""
        return {"sqlite_strict": True}

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
