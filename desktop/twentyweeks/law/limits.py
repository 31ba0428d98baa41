"""Rules, the book that holds them, and the limits that they give a case."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from twentyweeks.law.citation import Evidence, Force, Owner
from twentyweeks.law.counting import Counting, Length

PART_3_IN_FORCE = date(2014, 9, 1)

CFA = "CFA 2014"
REG = "SEND Regs 2014"
HESC = "HESC Rules 2008"
CODE = "SEND Code 2015"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One duty or right, as in force from a day until another (both included)."""

    id: str
    heading: str
    duty: str
    starts: str
    length: Length
    cite: str
    evidence: Evidence
    owner: Owner = Owner.AUTHORITY
    force: Force = Force.STATUTE
    meets: str = ""
    exceptions: tuple[str, ...] = ()
    note: str = ""
    in_force_from: date = PART_3_IN_FORCE
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """An edition of the rules; one id may have several texts, one after another."""

    edition: str
    rules: tuple[Rule, ...]
    _texts: dict[str, list[Rule]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for rule in self.rules:
            self._texts.setdefault(rule.id, []).append(rule)

    def choose(self, rule_id: str, day: date) -> Rule | None:
        """Return the text in force on the day of the event that starts the clock."""
        for rule in self._texts.get(rule_id, ()):
            until = rule.in_force_until
            if rule.in_force_from <= day and (until is None or day <= until):
                return rule
        return None

    def texts(self, rule_id: str) -> tuple[Rule, ...]:
        """Return every text of a rule; none where the book does not know the id."""
        return tuple(self._texts.get(rule_id, ()))


class Status(StrEnum):
    """How a limit stands on the day asked about."""

    OPEN = "open"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    LIFTED = "lifted"
    ENDED = "ended"


class Limit(NamedTuple):
    """One time limit of one case, with its working.

    A named tuple, for half a million of them are made at a time.
    """

    rule: str
    about: str | None
    started_by: int
    due: date | None
    earliest: date | None
    status: Status
    met_on: date | None
    days_left: int | None
    owner: Owner
    force: Force
    cite: str
    evidence: Evidence
    lifted_by: tuple[str, ...]
    warnings: tuple[str, ...]
    working: str


@dataclass(slots=True, kw_only=True)
class Running:
    """A limit while the case is walked through, event by event.

    `worked` are the days between which working days were told from others.
    """

    rule: Rule
    about: str | None
    started_by: int
    placed_on: date
    start: date
    due: date | None
    working: str
    earliest: date | None = None
    met_on: date | None = None
    ended_on: date | None = None
    warnings: tuple[str, ...] = ()
    lifts: tuple[tuple[date, str], ...] = ()
    worked: tuple[date, date] | None = None

    @property
    def closed_on(self) -> date | None:
        """The day on which the limit was met or ended, if it was."""
        return self.met_on or self.ended_on


WINDOWS = frozenset(("ar_under5",))
_LAPSING = WINDOWS | {"appeal", "mediation_contact", "draft_reps", "ar_reps"}


def limit_on(row: Running, as_of: date) -> Limit:
    """Say how a limit stands at the end of a day."""
    rule, due, met_on = row.rule, row.due, row.met_on
    if met_on is not None and met_on > as_of:
        met_on = None
    lifted_by = _lifted_by(row, as_of) if row.lifts else ()
    status = _status(row, as_of, met_on, lifted=bool(lifted_by))
    counts = status is Status.OPEN or status is Status.OVERDUE
    return (
        Limit(  # in the order of its fields: by their names it takes half as long again
            rule.id,
            row.about,
            row.started_by,
            due,
            row.earliest,
            status,
            met_on,
            (due - as_of).days if counts and due else None,
            rule.owner,
            rule.force,
            rule.cite,
            rule.evidence,
            lifted_by,
            row.warnings,
            row.working,
        )
    )


def _status(row: Running, as_of: date, met_on: date | None, *, lifted: bool) -> Status:
    if met_on is not None:
        return Status.MET if lifted or not _is_late(row, met_on) else Status.MET_LATE
    if row.ended_on is not None and row.ended_on <= as_of:
        return Status.ENDED
    if row.due is None and row.earliest is not None and row.earliest <= as_of:
        return Status.ENDED
    if lifted:
        return Status.LIFTED
    if row.due is None or as_of <= row.due:
        return Status.OPEN
    return Status.ENDED if row.rule.id in _LAPSING else Status.OVERDUE


def _is_late(row: Running, day: date) -> bool:
    if row.due is None or day <= row.due:
        return False
    on_the_day_after = day == row.due + timedelta(days=1)
    return not on_the_day_after or row.rule.length.counting is not Counting.CLEAR_DAYS


def _lifted_by(row: Running, as_of: date) -> tuple[str, ...]:
    until = min(as_of, row.closed_on or as_of)
    return tuple(sorted({limb for moment, limb in row.lifts if moment <= until}))
