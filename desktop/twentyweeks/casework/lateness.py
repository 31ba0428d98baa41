"""Why a limit was late, where an officer knows better than the reckoning."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy.orm import Mapped, mapped_column

from twentyweeks.casework.fields import Coupled
from twentyweeks.casework.record import Record

_LATE = UUID("0e9d7f6b-3a0d-4c76-8d6e-5b8a2f4c1d32")


def late_id(milestone_id: UUID, rule: str, about: str) -> UUID:
    """Return the one identifier of a late limit, so that two officers meet on it."""
    return uuid5(_LATE, f"{milestone_id.hex}:{rule}:{about}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The reason that an officer gives, as a report counts it, and why in words."""

    reason: str
    words: str


class LateReason(Record, kw_only=True):
    """An officer's correction of the reason that was found for one late limit.

    The limit is named by the milestone that started it, its rule, and whom it is
    about. It excuses nothing and moves no date. Without a correction, the reason that
    was found stands again.
    """

    __tablename__ = "late_reason"

    case_id: Mapped[UUID] = mapped_column(index=True)
    milestone_id: Mapped[UUID]
    rule: Mapped[str]
    about: Mapped[str | None] = mapped_column(default=None)
    correction: Mapped[Correction | None] = mapped_column(
        Coupled(Correction), default=None
    )
