"""A second reader's look at a plan, and the marks of its audit."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Mark, Plan, PlanReading
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed
from twentyweeks.plans.audit import GRADES, HIGHEST, criteria, result
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.wordlists import why_of
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of, full
from twentyweeks.present.plan import AuditLine, ReadingLine
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload

SECOND_LOOK = "plan-second-look"
MARKS = tuple((str(mark), words) for mark, words in enumerate(GRADES))


def record_reading(
    caseload: Caseload,
    plan_id: str,
    words: str,
    marks: Mapping[str, int],
    now: datetime,
) -> str:
    """Keep that this officer has read a version, with marks; return its identifier.

    `marks` are from 0 to 3 by criterion; what was not marked is left out. Refused
    where nothing at all is said.
    """
    said = typed(read_text, words, "words", "What you saw")
    _check(marks)
    if said is None and not marks:
        raise Refused(
            f"Say what you saw, or mark at least one line. {KEPT}", field="words"
        )
    with saving(caseload, now) as journal:
        plan = journal.session.get(Plan, read_id(plan_id, "plan"))
        if plan is None:
            raise missing("plan")
        reading = PlanReading(
            case_id=plan.case_id,
            plan_id=plan.id,
            read_by=journal.stamp.by,
            read_on=day_of(now),
            words=said,
            marks=tuple(Mark(criterion=c, score=n) for c, n in marks.items()),
        )
        return journal.create(reading).id.hex


def audit_lines() -> tuple[AuditLine, ...]:
    """Return what a reader marks, section by section, with examples."""
    return tuple(
        AuditLine(
            criterion=each.id,
            words=f"{each.section}: {each.words}",
            example=f"Met: {each.good} Not met: {each.poor}",
        )
        for each in criteria()
    )


def reading_lines(
    session: Session, now: CaseNow, plan_id: UUID
) -> tuple[ReadingLine, ...]:
    """Return each reading of a version as the screen says it."""
    return tuple(
        ReadingLine(
            by=f"{now.name_of(each.read_by) or 'An officer'}, {full(each.read_on)}",
            words=each.words or "",
            result=_result(each),
            poor=tuple(_poor(each)),
        )
        for each in readings_of(session, plan_id)
    )


def _result(reading: PlanReading) -> str:
    reached = result({each.criterion: each.score for each in reading.marks})
    count = len(reading.marks)
    if reached is None:
        return ""
    marked = "1 line was marked" if count == 1 else f"{count} lines were marked"
    return f"{reached} of 100: {marked}, each by its weight."


def _poor(reading: PlanReading) -> Iterator[str]:
    marks = {each.criterion: each.score for each in reading.marks}
    for each in criteria():
        if marks.get(each.id, HIGHEST) < HIGHEST - 1:
            yield f"{each.section}: {each.words} {GRADES[marks[each.id]]}."


def readings_of(session: Session, plan_id: UUID) -> Sequence[PlanReading]:
    """Return who has read a version, in the order of their readings."""
    rows = select(PlanReading).where(PlanReading.plan_id == plan_id)
    return session.scalars(rows.order_by(PlanReading.read_on, PlanReading.id)).all()


def second_look(session: Session, now: CaseNow, plan: Plan) -> Iterator[Finding]:
    """Find that nobody but the case's own officer has read this version."""
    readers = {each.read_by for each in readings_of(session, plan.id)}
    if not readers - {now.case.officer_id, None}:
        yield Finding(
            rule=Rule.PRACTICE,
            requirement=SECOND_LOOK,
            missing=f"Nobody has looked at version {plan.number} a second time.",
            where="The whole plan",
            mend="Ask a colleague to read it, or say why it goes without.",
            why=why_of(SECOND_LOOK),
            about=plan.id.hex,
        )


def _check(marks: Mapping[str, int]) -> None:
    known = {each.id for each in criteria()}
    for criterion, score in marks.items():
        if criterion not in known or score not in range(len(GRADES)):
            raise Refused(
                f"“{criterion}” is not marked {score}: a mark is from 0 to 3. {KEPT}",
                field="marks",
            )
