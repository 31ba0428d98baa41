"""Who read a plan: a second look, a sign-off, a moderation; the marks of its audit."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case, Mark, Plan, PlanReading, PlanState, ReadingKind
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed, typed_word
from twentyweeks.plans.audit import GRADES, HIGHEST, criteria, result
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.wordlists import why_of
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of, full
from twentyweeks.present.plan import AuditLine, ReadingLine
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload

SECOND_LOOK = "plan-second-look"
SIGN_OFF = "plan-sign-off"
_KINDS = {
    ReadingKind.SECOND_LOOK: "",
    ReadingKind.SIGN_OFF: "Signed off",
    ReadingKind.MODERATION: "Read once more for the sample",
}
MARKS = tuple((str(mark), words) for mark, words in enumerate(GRADES))


def record_reading(
    caseload: Caseload,
    plan_id: str,
    words: str,
    marks: Mapping[str, int],
    now: datetime,
    kind: str = ReadingKind.SECOND_LOOK.value,
) -> str:
    """Keep that this officer has read a version, with marks; return its identifier.

    `marks` are from 0 to 3 by criterion; what was not marked is left out. Refused
    where nothing at all is said; a sign-off to the case's own officer; a moderation
    to whoever has read the plan before, and without a mark.
    """
    what = typed_word(ReadingKind, kind, "kind", "Reading")
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
        _check_reader(journal.session, plan, what, journal.stamp.by)
        if what is ReadingKind.MODERATION and not marks:
            raise Refused(
                f"Mark the lines of the audit, to hold them against the first. {KEPT}",
                field="marks",
            )
        reading = PlanReading(
            case_id=plan.case_id,
            plan_id=plan.id,
            read_by=journal.stamp.by,
            read_on=day_of(now),
            kind=what,
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
            kind=_KINDS[each.kind],
            words=each.words or "",
            result=_result(each),
            poor=tuple(_poor(each)),
        )
        for each in readings_of(session, plan_id)
    )


def marks_of(reading: PlanReading | None) -> Mapping[str, int]:
    """Return the marks of a reading by criterion; none of no reading."""
    return {each.criterion: each.score for each in reading.marks} if reading else {}


def _result(reading: PlanReading) -> str:
    reached = result(marks_of(reading))
    count = len(reading.marks)
    if reached is None:
        return ""
    marked = "1 line was marked" if count == 1 else f"{count} lines were marked"
    return f"{reached} of 100: {marked}, each by its weight."


def _poor(reading: PlanReading) -> Iterator[str]:
    marks = marks_of(reading)
    for each in criteria():
        if marks.get(each.id, HIGHEST) < HIGHEST - 1:
            yield f"{each.section}: {each.words} {GRADES[marks[each.id]]}."


def readings_of(session: Session, plan_id: UUID) -> Sequence[PlanReading]:
    """Return who has read a version, in the order of their readings."""
    rows = select(PlanReading).where(PlanReading.plan_id == plan_id)
    return session.scalars(rows.order_by(PlanReading.read_on, PlanReading.id)).all()


def second_look(session: Session, now: CaseNow, plan: Plan) -> Iterator[Finding]:
    """Find whom a version still waits for, and what its audit says is poor.

    A draft waits for a second reader, a final plan for a manager's or a lawyer's
    sign-off too. The case's own officer is neither.
    """
    readings = [
        each
        for each in readings_of(session, plan.id)
        if each.read_by not in (now.case.officer_id, None)
    ]
    if not readings:
        yield _waits(
            SECOND_LOOK,
            f"Nobody has looked at version {plan.number} a second time.",
            "Ask a colleague to read it, or say why it goes without.",
            plan,
        )
    signed = any(each.kind is ReadingKind.SIGN_OFF for each in readings)
    if plan.state is PlanState.FINAL and not signed:
        yield _waits(
            SIGN_OFF,
            f"Nobody has signed version {plan.number} off.",
            "Ask a manager or a lawyer to sign it off, or say why it goes without.",
            plan,
        )
    yield from _audited(readings)


def _waits(requirement: str, missing: str, mend: str, plan: Plan) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement=requirement,
        missing=missing,
        where="The whole plan",
        mend=mend,
        why=why_of(requirement),
        about=plan.id.hex,
    )


def _audited(readings: Sequence[PlanReading]) -> Iterator[Finding]:
    """Find what the latest mark of a line calls not met, or met in part."""
    marks = {
        name: score
        for each in readings
        if each.kind is not ReadingKind.MODERATION
        for name, score in marks_of(each).items()
    }
    for each in criteria():
        score = marks.get(each.id, HIGHEST)
        if score < HIGHEST - 1:
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="plan-audit",
                missing=f"The audit says of “{each.words}”: {GRADES[score].lower()}.",
                where=f"Section {each.section}",
                mend=f"Mend it and have it marked again. Met would be: {each.good}",
                why=why_of("plan-audit"),
            )


def _check_reader(
    session: Session, plan: Plan, kind: ReadingKind, reader: UUID | None
) -> None:
    if kind is ReadingKind.SECOND_LOOK:
        return
    before = {session.get_one(Case, plan.case_id).officer_id}
    if kind is ReadingKind.MODERATION:
        before |= {
            each.read_by
            for each in readings_of(session, plan.id)
            if each.kind is not ReadingKind.MODERATION
        }
    if reader in before:
        what = {
            ReadingKind.SIGN_OFF: "A plan is not signed off by its own officer.",
            ReadingKind.MODERATION: "You have had this plan in your hands before.",
        }[kind]
        raise Refused(f"{what} Ask somebody else to read it. {KEPT}", field="words")


def _check(marks: Mapping[str, int]) -> None:
    known = {each.id for each in criteria()}
    for criterion, score in marks.items():
        if criterion not in known or score not in range(len(GRADES)):
            raise Refused(
                f"“{criterion}” is not marked {score}: a mark is from 0 to 3. {KEPT}",
                field="marks",
            )
