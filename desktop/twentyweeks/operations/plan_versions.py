"""The versions of a plan: a draft begun, what follows it, and what is frozen."""

import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Case,
    Letter,
    Plan,
    PlanPart,
    PlanState,
    Section,
    Visit,
    new_id,
    to_wire,
)
from twentyweeks.casework.visit import Words
from twentyweeks.errors import Refused
from twentyweeks.law import Kind
from twentyweeks.operations.gather import gather
from twentyweeks.operations.plan_facts import parts_of
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.present.dates import day_of
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.papers import digest

_ASSESSED = (
    Kind.DECIDED_TO_ASSESS,
    Kind.DECIDED_TO_REASSESS,
    Kind.PLAN_TRANSFERRED_IN,
    Kind.FINAL_PLAN_SENT,
)


def begin_plan(caseload: Caseload, case_id: str, now: datetime) -> str:
    """Begin a draft plan; return its identifier.

    It starts from the version before. The first starts with the child's own words
    of the latest visit in Section A; no parent's words are put there unasked.
    Refused before an assessment was decided, and while a draft that was not issued is
    open.
    """
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        _check_assessed(journal, case)
        before = latest(journal.session, case.id)
        if before is not None and _is_still_written(journal.session, before):
            raise Refused(
                f"A draft of this plan is open already, version {before.number}. "
                f"{KEPT} Go on with that one.",
                field="plan",
            )
        plan = new_version(case, before, PlanState.DRAFT, now)
        journal.create(plan)
        if before is None:
            journal.create_all(_from_visit(journal.session, plan))
        else:
            journal.create_all(copied(journal.session, before, plan))
        return plan.id.hex


def latest(session: Session, case_id: UUID) -> Plan | None:
    """Return the newest version of a case's plan."""
    return session.scalars(
        select(Plan)
        .where(Plan.case_id == case_id)
        .order_by(Plan.number.desc(), Plan.id.desc())
    ).first()


def _check_assessed(journal: Journal, case: Case) -> None:
    (now,) = gather(journal.session, [case.id], day_of(journal.stamp.now))
    if not any(event.kind in _ASSESSED for event in now.past):
        raise Refused(
            "No decision to assess is recorded on this case, and a plan rests on an "
            f"assessment. {KEPT} Record the decision first.",
            field="plan",
        )


def _is_still_written(session: Session, plan: Plan) -> bool:
    return plan.state is PlanState.DRAFT and not is_issued(session, plan)


def is_issued(session: Session, plan: Plan) -> bool:
    """Return whether a version is frozen, or stands in a letter that is."""
    letters = session.scalars(select(Letter).where(Letter.case_id == plan.case_id))
    own = (each.issued.get("plan") == plan.id.hex for each in letters)
    return plan.issued is not None or any(own)


def content_of(session: Session, plan: Plan) -> str:
    """Return the hash of everything that a version's parts say."""
    names = [column.name for column in PlanPart.__table__.columns]
    parts = sorted(parts_of(session, plan.id), key=lambda part: part.id)
    told = [[to_wire(getattr(part, name)) for name in names] for part in parts]
    return digest(json.dumps(told, sort_keys=True).encode())


def was_written_after(session: Session, plan: Plan) -> bool:
    """Return whether another laptop wrote into a version while it was issued."""
    kept = plan.issued.content if plan.issued else ""
    return bool(kept) and kept != content_of(session, plan)


def open_plan(session: Session, plan_id: str) -> Plan:
    """Return a plan that may still be written; Refused where it is final or issued."""
    plan = session.get(Plan, read_id(plan_id, "plan"))
    if plan is None:
        raise missing("plan")
    if plan.state is PlanState.FINAL:
        raise Refused(
            f"This plan is final and is not changed any more. {KEPT} Amend it by a new "
            "version.",
            field="plan",
        )
    if is_issued(session, plan):
        raise Refused(
            f"Version {plan.number} was issued and stays as it was issued. {KEPT} "
            "Begin the next version.",
            field="plan",
        )
    return plan


def new_version(
    case: Case, before: Plan | None, state: PlanState, now: datetime
) -> Plan:
    """Return the version that follows another, still without its parts."""
    return Plan(
        case_id=case.id,
        number=before.number + 1 if before else 1,
        state=state,
        begun_on=day_of(now),
    )


def _from_visit(session: Session, plan: Plan) -> Iterator[PlanPart]:
    visit = session.scalars(
        select(Visit)
        .where(Visit.case_id == plan.case_id)
        .order_by(Visit.held_on.desc(), Visit.id.desc())
    ).first()
    if visit is None:
        return
    said = [each for each in visit.child_words if _is_own(each)]
    for number, each in enumerate(said, start=1):
        yield PlanPart(
            plan_id=plan.id,
            section=Section.A,
            place=f"{number:03}",
            words=f"“{each.words.strip()}”" if each.quoted else each.words.strip(),
            asked_of=each.topic,
            who=each.whose or None,
            skill=each.how or None,
        )


def _is_own(said: Words) -> bool:
    return bool(said.words.strip())


_OWN = ("id", "plan_id", "need_id", "outcome_id", "origin_id")


def copied(session: Session, before: Plan, plan: Plan) -> Iterator[PlanPart]:
    """Return the parts of a version, as the next one begins with them."""
    parts = parts_of(session, before.id)
    fresh = {part.id: new_id() for part in parts}
    columns = [
        column.name for column in PlanPart.__table__.columns if column.name not in _OWN
    ]
    for part in parts:
        values = {name: getattr(part, name) for name in columns}
        yield PlanPart(
            id=fresh[part.id],
            plan_id=plan.id,
            need_id=fresh.get(part.need_id) if part.need_id else None,
            outcome_id=fresh.get(part.outcome_id) if part.outcome_id else None,
            origin_id=part.origin_id or part.id,
            **values,
        )
