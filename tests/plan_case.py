"""A plan of Amara's that nothing of the law stands against, and its issue."""

from datetime import date

from sqlalchemy import select

from make import at
from twentyweeks.casework import Advice, Case, Document, PlanPart
from twentyweeks.operations.plan import (
    NewPart,
    NewPlace,
    add_part,
    answer_finding,
    begin_plan,
    issue_plan,
    plan_form,
    preview_plan,
)
from twentyweeks.storage.papers import digest

NOW = at("2026-06-15")
TODAY = date(2026, 6, 15)
ADVICE = b"Amara joins in when it is quiet. She reads words of one syllable."
READING = NewPart(
    section="B",
    words="Amara finds it hard to read words of two syllables.",
    asked_of="Cognition and learning",
    who="Dr Pryce",
)
ASKED = [
    NewPart(
        section=section,
        words="No needs were found.",
        asked="none",
        asked_of="Dr Anand",
        by_when="22/5/2026",
    )
    for section in ("C", "D", "G", "H1", "H2")
]

NAMED = NewPlace(institution="Ashgrove", institution_type="Mainstream school")


def whole_plan(caseload, case_id):
    """Begin a plan and write every section that the law wants; return its parts."""
    plan_id = begin_plan(caseload, case_id, NOW)
    views = NewPart(
        section="A", words="“I like trains.”", who="Amara Okafor", skill="At home"
    )
    add_part(caseload, plan_id, views, NOW)
    need = add_part(caseload, plan_id, READING, NOW)
    outcome = NewPart(
        section="E", words="Amara reads a page aloud", by_when="2027-07-20"
    )
    reached = add_part(caseload, plan_id, outcome, NOW)
    for each in ASKED:
        add_part(caseload, plan_id, each, NOW)
    helped = NewPart(
        section="F",
        words="Reading in a group of three",
        need_id=need,
        outcome_id=reached,
        who="A teacher",
        how_often="Three times a week",
        how_long="30 minutes",
        group_size="Three children",
        skill="Trained in phonics",
    )
    add_part(caseload, plan_id, helped, NOW)
    with caseload.writing(caseload.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        document = Document(
            case_id=case.id,
            title="Advice of the school",
            kind="advice",
            blob=caseload.papers().put(journal.connection, ADVICE),
            sha256=digest(ADVICE),
            media_type="text/plain",
            size=len(ADVICE),
            dated=date(2026, 5, 12),
            author="Ashgrove Primary",
            author_role="School",
        )
        journal.create(document)
        journal.create(
            Advice(case_id=case.id, adviser="school", document_id=document.id)
        )
    return plan_id


def pass_second_look(caseload, case_id, state="draft", now=NOW):
    """Say why nobody else has read the plan, nor signed it off."""
    preview = preview_plan(caseload, case_id, state, now.date())
    waits = ("plan-second-look", "plan-sign-off")
    for look in [e for e in preview.findings if e.requirement in waits]:
        about = [(look.requirement, look.judged)]
        answer_finding(caseload, case_id, state, about, "I work alone.", now)


def pass_the_rest(caseload, case_id, state="draft", now=NOW):
    """Say why all that is open of our practice stands."""
    if preview_plan(caseload, case_id, state, now.date()).findings:
        answer_finding(caseload, case_id, state, [], "It may go.", now)


def issued(caseload, case_id, state="draft", now=NOW):
    """Issue the plan as it is shown."""
    shown = preview_plan(caseload, case_id, state, now.date())
    return issue_plan(caseload, case_id, state, shown.sha256, now)


def found(caseload, case_id, requirement):
    """Return the findings of one requirement on the plan as it stands."""
    page = plan_form(caseload, case_id, TODAY)
    return [each for each in page.findings if each.requirement == requirement]


def last(caseload, section):
    """Return the part that stands last in a section."""
    with caseload.reading() as session:
        held = session.scalars(select(PlanPart).order_by(PlanPart.place))
        return [each.id.hex for each in held if each.section.value == section][-1]
