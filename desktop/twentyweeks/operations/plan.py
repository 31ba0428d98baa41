"""The plan as its screen shows it, and everything that is done to it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Plan, PlanState
from twentyweeks.operations.finding_answers import Judged
from twentyweeks.operations.gather import gather
from twentyweeks.operations.leaving import plan_leaves_by
from twentyweeks.operations.letter_shown import shown
from twentyweeks.operations.plan_budget import pays_direct
from twentyweeks.operations.plan_facts import advice_numbers, parts_of
from twentyweeks.operations.plan_final import begin_final, change_place, place_form
from twentyweeks.operations.plan_paper import (
    LETTERS,
    answer_finding,
    facts_of,
    found_in,
    issue_plan,
    preview_plan,
    title_of,
)
from twentyweeks.operations.plan_parts import (
    NewPart,
    add_part,
    change_part,
    move_part,
    part_form,
    take_part_out,
)
from twentyweeks.operations.plan_place import NewPlace
from twentyweeks.operations.plan_second_look import SECOND_LOOK, reading_lines
from twentyweeks.operations.plan_sources import sources_text
from twentyweeks.operations.plan_versions import (
    begin_plan,
    is_issued,
    latest,
    was_written_after,
)
from twentyweeks.operations.saving import case_in
from twentyweeks.plans.finding import Finding
from twentyweeks.plans.linked import rows_of
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import full
from twentyweeks.present.letter import Answered
from twentyweeks.present.plan import PlanPage, VersionLine
from twentyweeks.present.plan_budget import budget_of
from twentyweeks.present.plan_links import link_lines
from twentyweeks.present.plan_parts import Found, Written, sections_of
from twentyweeks.present.plan_place import place_of
from twentyweeks.storage.caseload import Caseload

__all__ = [
    "NewPart",
    "NewPlace",
    "add_part",
    "answer_finding",
    "begin_final",
    "begin_plan",
    "change_part",
    "change_place",
    "issue_plan",
    "move_part",
    "part_form",
    "place_form",
    "plan_form",
    "preview_plan",
    "take_part_out",
]


def plan_form(caseload: Caseload, case_id: str, today: date) -> PlanPage:
    """Return the newest version of the plan, section by section."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        plan = latest(session, case.id)
        if plan is None:
            return PlanPage(case_id=case.id.hex, child=now.person.name)
        return _page(session, now, plan)


def _page(session: Session, now: CaseNow, plan: Plan) -> PlanPage:
    facts = facts_of(session, now, plan)
    found = found_in(session, now, plan, facts)
    numbers = advice_numbers(session, now.case.id)
    parts = parts_of(session, plan.id)
    issued = is_issued(session, plan)
    leaves_by = None if issued else plan_leaves_by(now, LETTERS[plan.state])
    return PlanPage(
        case_id=now.case.id.hex,
        child=now.person.name,
        plan_id=plan.id.hex,
        title=title_of(plan),
        state=plan.state.value,
        is_open=plan.state is PlanState.DRAFT and not issued,
        issued=_issued(session, plan) if issued else "",
        leaves_by=leaves_by,
        place=place_of(plan),
        budget=budget_of(now.case.budget),
        pays_direct=pays_direct(now.case.budget),
        sections=sections_of(
            Written(
                state=plan.state,
                child=now.person.name,
                parts=parts,
                sources={each.id: sources_text(each.cites, numbers) for each in parts},
                advice=facts.advice,
                today=now.today,
            ),
            _by_place(found),
        ),
        findings=tuple(shown(each) for each in found.open),
        answered=tuple(told for _, told in found.answered),
        links=link_lines(rows_of(facts)),
        versions=_versions(session, now.case.id),
        readings=reading_lines(session, now, plan.id),
        waits_for_reader=any(each.requirement == SECOND_LOOK for each in found.open),
    )


def _issued(session: Session, plan: Plan) -> str:
    day = f" on {full(plan.issued.on)}" if plan.issued else ""
    told = f"{title_of(plan)} was issued{day} and stays as it was issued."
    if was_written_after(session, plan):
        return (
            f"{told} Another laptop wrote into it meanwhile: what stands below is not "
            "what was issued. Begin the next version, which takes the change in."
        )
    return f"{told} A change makes the next version."


def _versions(session: Session, case_id: UUID) -> tuple[VersionLine, ...]:
    rows = select(Plan).where(Plan.case_id == case_id)
    held = session.scalars(rows.order_by(Plan.number.desc(), Plan.id.desc()))
    return tuple(VersionLine(number=each.number, title=title_of(each)) for each in held)


def _by_place(found: Judged) -> Mapping[str, Found]:
    places = {each.where for each in found.open} | {
        told.where for _, told in found.answered
    }
    return {
        place: Found(
            open=tuple(shown(each) for each in _at(found.open, place)),
            answered=tuple(_told_at(found.answered, place)),
        )
        for place in places
    }


def _at(found: Sequence[Finding], place: str) -> list[Finding]:
    return [each for each in found if each.where == place]


def _told_at(
    answered: Iterable[tuple[Finding, Answered]], place: str
) -> list[Answered]:
    return [told for _, told in answered if told.where == place]
