"""What the letters that carry a plan say of it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter, Plan, PlanState
from twentyweeks.letters.facts import DraftFacts, FinalFacts
from twentyweeks.operations.plan_facts import appendices, latest_plan, plan_facts
from twentyweeks.plans.compare import compare
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import plain

_SERVED = {
    "hand": "I give the draft to you by hand today",
    "email": "I send the draft to the e-mail address that you agreed to, today",
    "first_class": "I post the draft first class today, and it counts as served on the "
    "second working day after",
    "second_class": "I post the draft second class today, and it counts as served on "
    "the fourth working day after",
}


def draft_facts(session: Session, now: CaseNow, sent_by: str) -> DraftFacts | None:
    """Return what goes out with the draft plan; None where there is no draft."""
    plan = latest_plan(session, now.case.id, PlanState.DRAFT)
    if plan is None:
        return None
    return DraftFacts(
        advice=tuple(
            f"K{each.number}. {', '.join(_parts(each.title, each.author))}"
            + (f", {plain(each.dated)}" if each.dated else "")
            for each in appendices(session, now.case.id)
        ),
        served_how=_SERVED[sent_by],
        names_a_place=bool(plan.institution or plan.institution_type),
    )


def final_facts(session: Session, now: CaseNow) -> FinalFacts | None:
    """Return what the final plan says; None where there is no final plan."""
    final = latest_plan(session, now.case.id, PlanState.FINAL)
    if final is None:
        return None
    return FinalFacts(
        changes=_changes(session, now, final),
        not_changed=(),
        section_i=_section_i(final),
    )


def _changes(session: Session, now: CaseNow, final: Plan) -> tuple[str, ...]:
    """Tell what changed since the draft that the family was last sent."""
    drafts = session.scalars(
        select(Plan)
        .where(
            Plan.case_id == now.case.id,
            Plan.state == PlanState.DRAFT,
            Plan.number < final.number,
        )
        .order_by(Plan.number.desc())
    ).all()
    sent = _sent(session, now.case.id)
    before = next((each for each in drafts if each.id.hex in sent), None)
    if before is None:
        return ()
    old, new = plan_facts(session, now, before), plan_facts(session, now, final)
    return tuple(change.sentence for change in compare(old, new))


def _sent(session: Session, case_id: UUID) -> set[object]:
    letters = session.scalars(select(Letter).where(Letter.case_id == case_id))
    return {each.issued.get("plan") for each in letters}


def _section_i(plan: Plan) -> str:
    if plan.institution:
        kind = f", {plan.institution_type}," if plan.institution_type else ""
        return f"{plan.institution}{kind} is named in Section I"
    if plan.institution_type:
        return f"Section I names a type of place: {plan.institution_type}"
    return ""


def _parts(*words: str) -> list[str]:
    return [each for each in words if each]
