"""What was passed with a reason, for the manager: read it, and mark it looked at."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case, FindingAnswer, Looked, Officer, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.quality import PassedLine
from twentyweeks.storage.caseload import Caseload

SHOWN = 100
"""How many that were looked at are still shown, the latest first."""


def mark_looked_at(caseload: Caseload, answer_id: str, now: datetime) -> None:
    """Keep that somebody looked at a reason; refused to the officer who gave it."""
    with saving(caseload, now) as journal:
        answer = journal.session.get(FindingAnswer, read_id(answer_id, "answer"))
        if answer is None:
            raise missing("answer")
        if answer.answered_by == journal.stamp.by:
            raise Refused(
                "You gave this reason yourself. Somebody else looks at it. " + KEPT
            )
        looked = Looked(on=day_of(now), by=journal.stamp.by)
        journal.set(answer, "looked_at", looked)


def waiting_lines(session: Session, own: UUID | None) -> tuple[PassedLine, ...]:
    """Return what nobody has looked at yet, the oldest first; `own` is who asks."""
    rows = _answers().where(FindingAnswer.looked_at.is_(None))
    order = FindingAnswer.answered_on, FindingAnswer.id
    return _lines(session, rows.order_by(*order), own)


def looked_lines(session: Session, own: UUID | None) -> tuple[PassedLine, ...]:
    """Return what was looked at, the latest first."""
    rows = _answers().where(FindingAnswer.looked_at.is_not(None))
    order = FindingAnswer.answered_on.desc(), FindingAnswer.id.desc()
    return _lines(session, rows.order_by(*order).limit(SHOWN), own)


def waiting_count(session: Session, own: UUID | None) -> int:
    """Return how many reasons of others wait to be looked at by this officer."""
    rows = select(func.count()).select_from(FindingAnswer)
    rows = rows.where(
        FindingAnswer.looked_at.is_(None), FindingAnswer.answered_by.is_not(own)
    )
    return session.scalar(rows) or 0


def _answers() -> Select[FindingAnswer, Person]:
    rows = select(FindingAnswer, Person).join(Case, Case.id == FindingAnswer.case_id)
    return rows.join(Person, Person.id == Case.person_id)


def _lines(
    session: Session, rows: Select[FindingAnswer, Person], own: UUID | None
) -> tuple[PassedLine, ...]:
    names = {each.id: each.name for each in session.scalars(select(Officer))}
    return tuple(
        PassedLine(
            id=answer.id.hex,
            case_id=answer.case_id.hex,
            child=person.name,
            paper=answer.paper or "The plan",
            found=answer.found or answer.words,
            reason=answer.reason,
            by=_by(names.get(answer.answered_by or _NOBODY), answer.answered_on),
            looked_at=_looked(names, answer.looked_at),
            may_be_looked_at=answer.answered_by != own,
        )
        for answer, person in session.execute(rows)
    )


_NOBODY = UUID(int=0)


def _looked(names: dict[UUID, str], looked: Looked | None) -> str:
    if looked is None:
        return ""
    return f"Looked at by {_by(names.get(looked.by or _NOBODY), looked.on)}"


def _by(name: str | None, day: date) -> str:
    return f"{name or 'An officer'}, {plain(day)}"
