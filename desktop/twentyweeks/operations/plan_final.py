"""The final plan: made from the draft, its Section I, and what differs from the draft.

The final may differ from the draft that the family was sent only by what they said or
by the place (SEND Regs 2014 reg 14(1); Code 9.125).
"""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Placing, Plan, PlanState, Reminder
from twentyweeks.errors import Refused
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.plan_facts import plan_facts
from twentyweeks.operations.plan_place import NewPlace, read_place
from twentyweeks.operations.plan_versions import copied, is_issued, latest, new_version
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.plans.compare import compare
from twentyweeks.plans.finding import Finding
from twentyweeks.plans.found import practice
from twentyweeks.plans.sections import PlanFacts, Section
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of, full
from twentyweeks.storage.caseload import Caseload


def begin_final(
    caseload: Caseload, case_id: str, place: NewPlace, now: datetime
) -> str:
    """Make the final plan from the draft, with what Section I came to.

    Returns the identifier of the final version; the draft stays as it was. The days
    that Section I leaves open are put among the reminders. Refused without a draft,
    and without what Section I must hold.
    """
    placed = read_place(place, day_of(now))
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        before = latest(journal.session, case.id)
        if before is None or before.state is not PlanState.DRAFT:
            raise Refused(
                f"There is no draft that could become final. {KEPT} Begin a plan "
                "first.",
                field="plan",
            )
        plan = new_version(case, before, PlanState.FINAL, now)
        plan.institution, plan.institution_type = placed.name, placed.type
        plan.placing = placed.placing
        journal.create(plan)
        journal.create_all(copied(journal.session, before, plan))
        journal.create_all(_reminders(plan, Placing(outcome=""), placed.placing))
        return plan.id.hex


def place_form(caseload: Caseload, plan_id: str) -> Opened[NewPlace]:
    """Return Section I of a final plan as it stands, with the writes behind it."""
    with caseload.reading() as session:
        plan = _final(session, plan_id)
        held = asdict(plan.placing or Placing(outcome="named"))
        typed = {name: _typed_again(value) for name, value in held.items()}
        form = NewPlace(
            institution=plan.institution or "",
            institution_type=plan.institution_type or "",
            **typed,
        )
        return Opened(form, seen_writes(session, plan))


def change_place(
    caseload: Caseload, plan_id: str, place: NewPlace, seen: SeenWrites, now: datetime
) -> None:
    """Write Section I of a final plan again; Refused once the plan is issued."""
    placed = read_place(place, day_of(now))
    with saving(caseload, now) as journal:
        plan = _final(journal.session, plan_id)
        if is_issued(journal.session, plan):
            raise Refused(
                f"Version {plan.number} was issued and stays as it was issued. {KEPT} "
                "Begin the next version.",
                field="plan",
            )
        values = {
            "institution": placed.name,
            "institution_type": placed.type,
            "placing": placed.placing,
        }
        before = plan.placing or Placing(outcome="")
        write_changes(journal, plan, values, seen)
        journal.create_all(_reminders(plan, before, placed.placing))


def changed_since_draft(
    session: Session, now: CaseNow, plan: Plan, facts: PlanFacts
) -> Iterator[Finding]:
    """Find that a final plan is not the draft that the family was sent."""
    if plan.state is not PlanState.FINAL:
        return
    rows = select(Plan).where(
        Plan.case_id == plan.case_id,
        Plan.state == PlanState.DRAFT,
        Plan.number < plan.number,
    )
    drafts = session.scalars(rows.order_by(Plan.number.desc())).all()
    sent = next((each for each in drafts if is_issued(session, each)), None)
    if sent is None:
        return
    draft = replace(plan_facts(session, now, sent), institution=facts.institution)
    changes = compare(draft, facts)
    if changes:
        places = "one place" if len(changes) == 1 else f"{len(changes)} places"
        yield practice(
            "plan-changed-since",
            f"The plan differs in {places} from draft version {sent.number}, which the "
            "family was sent.",
            "The whole plan",
            "Say which representations led to it, or send a new draft with a fresh 15 "
            "days.",
            "SEND Regs 2014 reg 14(1); SEND Code 2015 9.125",
            " ".join(each.sentence for each in changes),
        )


def changed_since_agreed(
    session: Session, now: CaseNow, plan: Plan, facts: PlanFacts
) -> Iterator[Finding]:
    """Find that the agreement to Section G is of what an issued version said."""
    health = facts.health_provision
    rows = select(Plan).where(Plan.case_id == plan.case_id, Plan.number < plan.number)
    before = session.scalars(rows.order_by(Plan.number.desc()))
    issued = next((each for each in before if is_issued(session, each)), None)
    if issued is None or health.agreed_on is None:
        return
    was = plan_facts(session, now, issued)
    changes = [each for each in compare(was, facts) if each.section is Section.G]
    if changes and was.health_provision.agreed_on == health.agreed_on:
        yield practice(
            "plan-G-changed",
            f"Section G has changed since version {issued.number}, and the health "
            f"commissioner agreed it on {full(health.agreed_on)}, before that.",
            "Section G",
            "Ask the commissioner again, and record the new day; or say why the "
            "agreement covers the change.",
            "SEND Regs 2014 reg 12(2)",
            " ".join(each.sentence for each in changes),
        )


def _reminders(plan: Plan, before: Placing, placing: Placing) -> Iterator[Reminder]:
    """Return a reminder for each day that somebody must own and that is new."""
    if placing.named_by and placing.named_by != before.named_by:
        words = f"A place is to be named in Section I. Still owed: {placing.owed}"
        yield Reminder(case_id=plan.case_id, on=placing.named_by, words=words)
    if placing.interim_review and placing.interim_review != before.interim_review:
        words = f"The interim place is to be looked at again: {placing.interim}"
        yield Reminder(case_id=plan.case_id, on=placing.interim_review, words=words)


def _final(session: Session, plan_id: str) -> Plan:
    plan = session.get(Plan, read_id(plan_id, "plan"))
    if plan is None:
        raise missing("plan")
    if plan.state is not PlanState.FINAL:
        raise Refused(
            f"A draft names no school and no type (CFA 2014 s.38(5)). {KEPT}",
            field="plan",
        )
    return plan


def _typed_again(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
