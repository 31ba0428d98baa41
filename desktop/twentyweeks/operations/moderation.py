"""The moderation sample: issued plans that somebody else audits once more."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Authority,
    Case,
    Officer,
    Person,
    Plan,
    PlanReading,
    PlanState,
    ReadingKind,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.passed import looked_lines, waiting_lines
from twentyweeks.operations.plan_paper import title_of
from twentyweeks.operations.plan_second_look import marks_of, readings_of
from twentyweeks.operations.saving import missing, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.plans.audit import GRADES, agreement, criteria, result
from twentyweeks.plans.sample import Quarter, sample
from twentyweeks.present.dates import months
from twentyweeks.present.quality import ModeratedLine, QualityPage, SampleLine
from twentyweeks.storage.caseload import Caseload

HIGHEST_SHARE = 100


def quality_page(caseload: Caseload, today: date) -> QualityPage:
    """Return what was passed with a reason, and the samples of two quarters."""
    own = caseload.officer
    quarter = Quarter.of(today)
    with caseload.reading() as session:
        authority = _authority(session)
        share = authority.moderation_share
        return QualityPage(
            share=share,
            waiting=waiting_lines(session, own),
            looked_at=looked_lines(session, own),
            samples=tuple(
                _sample(session, each, share, today)
                for each in (quarter, quarter.before)
            ),
        )


def set_share(caseload: Caseload, share: str, now: datetime) -> None:
    """Set how many plans in a hundred are read once more, 0 to 100."""
    if not share.strip().isdecimal() or int(share) > HIGHEST_SHARE:
        raise Refused(
            f"Plans in a hundred: a whole number from 0 to 100. {KEPT}", field="share"
        )
    with saving(caseload, now) as journal:
        authority = _authority(journal.session)
        if authority.moderation_share != int(share):
            journal.set(authority, "moderation_share", int(share))


def _authority(session: Session) -> Authority:
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    if held is None:
        raise missing("authority")
    return held


def _sample(session: Session, quarter: Quarter, share: int, today: date) -> SampleLine:
    plans = _issued_in(session, quarter)
    picked = sample([each.id for each in plans], quarter, share, today)
    chosen = [each for each in plans if each.id in picked]
    names = {each.id: each.name for each in session.scalars(select(Officer))}
    return SampleLine(
        quarter=months(quarter.first, quarter.last),
        words=_counted(len(plans), len(chosen)),
        plans=tuple(_moderated(session, each, names) for each in chosen),
    )


def _issued_in(session: Session, quarter: Quarter) -> list[Plan]:
    rows = select(Plan).where(Plan.state == PlanState.FINAL, Plan.issued.is_not(None))
    held = session.scalars(rows.order_by(Plan.id))
    return [each for each in held if each.issued and quarter.holds(each.issued.on)]


def _counted(issued: int, picked: int) -> str:
    if not issued:
        return "No final plan was issued."
    if issued == 1:
        once = "it is" if picked else "it is not"
        return f"1 final plan was issued; {once} read once more."
    again = {0: "none of them is", 1: "1 of them is"}.get(
        picked, f"{picked} of them are"
    )
    return f"{issued} final plans were issued; {again} read once more."


def _moderated(
    session: Session, plan: Plan, names: Mapping[UUID, str]
) -> ModeratedLine:
    case = session.get_one(Case, plan.case_id)
    person = session.get(Person, case.person_id)
    readings = readings_of(session, plan.id)
    first = _of(readings, ReadingKind.SECOND_LOOK, ReadingKind.SIGN_OFF)
    again = _of(readings, ReadingKind.MODERATION)
    same, near, far = agreement(marks_of(first), marks_of(again))
    return ModeratedLine(
        case_id=case.id.hex,
        plan_id=plan.id.hex,
        child=person.name if person else "",
        title=title_of(plan),
        first=_told(first, names) or "issued without an audit",
        again=_told(again, names),
        agreement=_agreed(same, near, far) if first and again else "",
        differ=_differ(first, again),
    )


def _of(readings: Sequence[PlanReading], *kinds: ReadingKind) -> PlanReading | None:
    """Return the latest reading of these kinds that was marked."""
    marked = [each for each in readings if each.marks and each.kind in kinds]
    return marked[-1] if marked else None


def _told(reading: PlanReading | None, names: Mapping[UUID, str]) -> str:
    if reading is None:
        return ""
    by = names.get(reading.read_by) if reading.read_by else None
    return f"{by or 'An officer'}: {result(marks_of(reading))} of 100"


def _agreed(same: int, near: int, far: int) -> str:
    both = same + near + far
    if not both:
        return "The two marked no line in common."
    lines = "1 line" if both == 1 else f"{both} lines"
    return (
        f"Both marked {lines}: {same} the same, {near} one step apart, "
        f"{far} further apart."
    )


def _differ(first: PlanReading | None, again: PlanReading | None) -> tuple[str, ...]:
    was, then = marks_of(first), marks_of(again)
    return tuple(
        f"{each.section}: {each.words} First {GRADES[was[each.id]].lower()}, then "
        f"{GRADES[then[each.id]].lower()}."
        for each in criteria()
        if each.id in was and each.id in then and was[each.id] != then[each.id]
    )
