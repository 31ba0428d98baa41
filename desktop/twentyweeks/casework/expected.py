"""What the authority sets for its own reckoning: expected times, added holidays."""

from datetime import date
from uuid import UUID, uuid5

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.record import Record

_STEPS = UUID("5d1c6a55-0b0f-4b51-9a52-6f1d4c3b7a10")


def expected_id(step: str) -> UUID:
    """Return the one identifier of a step, so that two officers meet on it."""
    return uuid5(_STEPS, step)


class ExpectedTime(Record, kw_only=True):
    """How many days a step usually takes here: never a limit of the law.

    `step` is `decision`, `panel`, `draft`, `reply`, `final`, or `advice:` with the
    adviser's word; `days` is empty where the authority took its number back.
    """

    __tablename__ = "expected_time"

    step: Mapped[str]
    days: Mapped[int | None] = mapped_column(default=None)


class BankHoliday(Record, kw_only=True):
    """A bank holiday that was proclaimed after the published list was made."""

    __tablename__ = "bank_holiday"

    on: Mapped[date]
    name: Mapped[str]
