"""Write a plan: its parts, its page as it stands, and what it lacks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from twentyweeks.casework import Document, Officer, Plan, PlanState
from twentyweeks.errors import Refused
from twentyweeks.letters.checks import check_paper, one_child
from twentyweeks.letters.facts import Child
from twentyweeks.operations.gather import gather
from twentyweeks.operations.letter_facts import (
    child_facts,
    names_around,
    other_children,
)
from twentyweeks.operations.letter_shown import refuse_stopped, shown
from twentyweeks.operations.plan_facts import latest_plan, parts_of, plan_facts
from twentyweeks.operations.plan_parts import (
    NewPart,
    add_part,
    change_part,
    part_form,
    take_part_out,
)
from twentyweeks.operations.plan_versions import begin_final, begin_plan, latest
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import typed_word
from twentyweeks.operations.unsettled import unsettled
from twentyweeks.paper import render, text_of
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.finding import Finding, stops_issue
from twentyweeks.plans.quality import check_plan
from twentyweeks.plans.sections import Institution, PlanFacts
from twentyweeks.plans.sections import PlanState as PaperState
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of
from twentyweeks.present.letter import Finding as Shown
from twentyweeks.present.letter import LetterIssued, LetterPreview
from twentyweeks.present.plan import PlanPage
from twentyweeks.present.plan_parts import sections_of
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

__all__ = [
    "NewPart",
    "add_part",
    "begin_final",
    "begin_plan",
    "change_part",
    "issue_plan",
    "part_form",
    "plan_form",
    "preview_plan",
    "take_part_out",
]

_STATES = {PlanState.DRAFT: PaperState.DRAFT, PlanState.FINAL: PaperState.FINAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A plan as it would be printed today, with what was found in it."""

    plan_id: UUID
    case_id: UUID
    title: str
    child: Child
    facts: PlanFacts
    pdf: bytes
    pages: tuple[str, ...]
    findings: tuple[Finding, ...]


def plan_form(caseload: Caseload, case_id: str, today: date) -> PlanPage:
    """Return the newest version of the plan, section by section."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        plan = latest(session, case.id)
        if plan is None:
            return PlanPage(
                case_id=case.id.hex,
                child=now.person.name,
                plan_id="",
                title="No plan has been begun",
                state="",
                institution="",
                institution_type="",
                sections=(),
                findings=(),
            )
        facts = _facts(session, now, plan)
        found = check_plan(facts, _STATES[plan.state])
        return PlanPage(
            case_id=case.id.hex,
            child=now.person.name,
            plan_id=plan.id.hex,
            title=_title(plan),
            state=plan.state.value,
            institution=plan.institution or "",
            institution_type=plan.institution_type or "",
            sections=sections_of(
                plan.state,
                now.person.name,
                parts_of(session, plan.id),
                facts.advice,
                _by_place(found),
            ),
            findings=tuple(shown(each) for each in found),
        )


def _by_place(found: Sequence[Finding]) -> dict[str, list[Shown]]:
    places: dict[str, list[Shown]] = {}
    for each in found:
        places.setdefault(each.where, []).append(shown(each))
    return places


def preview_plan(
    caseload: Caseload, case_id: str, state: str, today: date
) -> LetterPreview:
    """Return the plan as it would be printed today; in a draft Section I is blank.

    Refused where there is no plan in this state.
    """
    made = _make(caseload, case_id, state, today)
    own = [each.missing for each in made.findings if each.requirement in _ONE_CHILD]
    name = made.facts.legal_name
    return LetterPreview(
        pdf=made.pdf,
        pages=len(made.pages),
        findings=tuple(shown(each) for each in made.findings),
        one_child=" ".join(dict.fromkeys(own))
        or f"Every page names {name} and no other child.",
        may_be_issued=not stops_issue(made.findings),
        file_name=_file_name(made),
        sha256=digest(made.pdf),
    )


_ONE_CHILD = ("one-child", "page-whose", "page-unread")


def issue_plan(
    caseload: Caseload, case_id: str, state: str, now: datetime
) -> LetterIssued:
    """Freeze the plan as a paper of the case: the copy that goes with its letter.

    Refused where a finding of the law stands against it.
    """
    made = _make(caseload, case_id, state, day_of(now))
    refuse_stopped(made.findings, "plan")
    sha256 = digest(made.pdf)
    with saving(caseload, now) as journal:
        document = Document(
            case_id=made.case_id,
            title=made.title,
            kind="plan",
            blob=caseload.papers().put(journal.connection, made.pdf),
            sha256=sha256,
            media_type="application/pdf",
            size=len(made.pdf),
            pages=len(made.pages),
            dated=made.facts.dated,
            author=made.facts.authority,
        )
        journal.issue(document, "sha256")
        return LetterIssued(
            letter_id="",
            document_id=document.id.hex,
            sha256=sha256,
            pdf=made.pdf,
            words=f"{made.title} is kept as it stands. Nobody can change it now.",
            file_name=_file_name(made),
        )


def _make(caseload: Caseload, case_id: str, state: str, today: date) -> _Made:
    wanted = typed_word(PlanState, state, "state", "State")
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        plan = latest_plan(session, case.id, wanted)
        if plan is None:
            raise Refused(
                f"There is no {wanted.value} plan on this case. Nothing was made. "
                "Begin a plan first."
            )
        facts = _facts(session, now, plan)
        child = child_facts(now)
        others = other_children(session, now.person)
        own = names_around(session, now)
        open_ends = tuple(unsettled(session, now))
        title, plan_id = _title(plan), plan.id
    paper = _STATES[wanted]
    printed = facts
    if wanted is PlanState.DRAFT:
        printed = replace(facts, institution=Institution())
    document = compose_plan(printed, paper)
    pdf = render(document)
    pages = text_of(pdf)
    found = (
        *open_ends,
        *check_plan(facts, paper),
        *check_paper(document, child, others, own),
        *one_child(pages, child, others, own),
    )
    return _Made(
        plan_id=plan_id,
        case_id=case.id,
        title=title,
        child=child,
        facts=facts,
        pdf=pdf,
        pages=pages,
        findings=tuple(dict.fromkeys(found)),
    )


def _facts(session: Session, now: CaseNow, plan: Plan) -> PlanFacts:
    facts = plan_facts(session, now, plan)
    if plan.state is PlanState.DRAFT or now.case.officer_id is None:
        return facts
    officer = session.get(Officer, now.case.officer_id)
    if officer is None:
        return facts
    return replace(
        facts,
        signed_by=officer.name,
        signed_job=officer.job_title or "",
        signed_on=now.today,
    )


def _title(plan: Plan) -> str:
    state = "Draft plan" if plan.state is PlanState.DRAFT else "Final plan"
    return f"{state}, version {plan.number}"


def _file_name(made: _Made) -> str:
    reference = re.sub(r"[^A-Za-z0-9-]+", "-", made.facts.reference).strip("-")
    return f"plan-{reference}-{made.title.split()[0].lower()}.pdf"
