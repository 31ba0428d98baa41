"""What was said between the authority and the people around a child."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Code
from twentyweeks.casework.record import Record


class Way(StrEnum):
    """How a contact was made."""

    CALL = "call"
    LETTER = "letter"
    EMAIL = "email"
    VISIT = "visit"
    MEETING = "meeting"
    MESSAGE = "message"


class Direction(StrEnum):
    """Who began it."""

    TO_US = "to_us"
    FROM_US = "from_us"


class Contact(Record, kw_only=True):
    """One call, letter, message or visit.

    `told_new` marks that the family learned something new by it: the days of
    silence are counted from there. `asks_us` is a question still to be answered
    until `answered_on`.
    """

    __tablename__ = "contact"

    case_id: Mapped[UUID] = mapped_column(index=True)
    on: Mapped[date]
    way: Mapped[Way] = mapped_column(Code(Way))
    direction: Mapped[Direction] = mapped_column(Code(Direction))
    with_name: Mapped[str]
    with_id: Mapped[UUID | None] = mapped_column(default=None)
    words: Mapped[str]
    told_new: Mapped[bool] = mapped_column(default=False)
    asks_us: Mapped[str | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    next_contact_on: Mapped[date | None] = mapped_column(default=None)
    by: Mapped[UUID | None] = mapped_column(default=None)
