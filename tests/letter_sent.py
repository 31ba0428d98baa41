"""Letters of Amara's case as they are chosen, read back and followed."""

from datetime import date

from sqlalchemy import select

from letter_case import mother
from make import at
from twentyweeks.casework import Advice, Case, Document, Milestone, Plan, PlanState
from twentyweeks.operations.letter import LetterChoice
from twentyweeks.operations.milestones import record_milestone
from twentyweeks.paper import text_of

NOW = at("2026-04-13")


def chosen(caseload, kind, recipient="", **fields):
    """Choose a letter of a kind, to her mother where nobody else is named."""
    return LetterChoice(kind=kind, recipient_id=recipient or mother(caseload), **fields)


def refusal(caseload, recipient="", **fields):
    return chosen(caseload, "refuse-to-assess", recipient, **fields)


def said(pdf):
    return " ".join(" ".join(text_of(pdf)).split())


def change(caseload, kind, **fields):
    """Write fields of the first record of a kind."""
    with caseload.writing(caseload.stamp(NOW)) as journal:
        record = journal.session.scalars(select(kind)).first()
        for name, value in fields.items():
            journal.set(record, name, value)


def happen(caseload, case_id, kind, on, **facts):
    record_milestone(caseload, case_id, {"kind": kind, "on": on, **facts}, at(on))


def happened(caseload, *kinds):
    """Return the facts of the milestones of these kinds, in this order of kinds."""
    with caseload.reading() as session:
        rows = session.scalars(select(Milestone).order_by(Milestone.id))
        found = [dict(each.facts) for each in rows if each.facts["kind"] in kinds]
    return sorted(found, key=lambda each: kinds.index(each["kind"]))


def plan_begun(caseload, state=PlanState.DRAFT, **fields):
    """Begin a plan with nothing in it yet."""
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        day = date(2026, 6, 15)
        plan = Plan(case_id=case.id, number=1, state=state, begun_on=day, **fields)
        journal.create(plan)


def advised(caseload):
    """File one piece of advice, so that Section K is not empty."""
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        document = Document(
            case_id=case.id,
            title="Advice of the school",
            kind="advice",
            blob="none",
            sha256="none",
            media_type="application/pdf",
            size=1,
            dated=date(2026, 5, 12),
            author="Ashgrove Primary",
        )
        journal.create(document)
        advice = Advice(case_id=case.id, adviser="school", document_id=document.id)
        journal.create(advice)
