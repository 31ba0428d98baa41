"""Which issued plans are read once more: picked by their own mark, not by anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

_WHOLE = 1 << 64
_HUNDRED = 100


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a calendar year, numbered from 1."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return (self.first + timedelta(days=95)).replace(day=1) - timedelta(days=1)

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter.of(self.first - timedelta(days=1))

    def holds(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return self.first <= day <= self.last


def sample(
    plans: Iterable[UUID], quarter: Quarter, share: int, today: date
) -> frozenset[UUID]:
    """Return which of a quarter's plans are read again, `share` in a hundred.

    A plan's place is the SHA-256 of its identifier and the quarter, so that every
    laptop picks the same, and no plan that is issued later puts another in or out. Of
    a quarter that is over, one at least.
    """
    every = {each: _place(each, quarter) for each in plans}
    picked = {each for each, at in every.items() if at * _HUNDRED < share * _WHOLE}
    if not picked and every and share and today > quarter.last:
        picked = {min(every, key=lambda each: every[each])}
    return frozenset(picked)


def _place(plan: UUID, quarter: Quarter) -> int:
    told = f"{plan.hex}:{quarter.year}-{quarter.number}"
    return int.from_bytes(sha256(told.encode()).digest()[:8])
