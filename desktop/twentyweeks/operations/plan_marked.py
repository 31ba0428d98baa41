"""Two versions of a plan beside each other, as words and as a marked paper."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, Plan, PlanState
from twentyweeks.errors import Refused
from twentyweeks.operations.gather import gather
from twentyweeks.operations.made_for import refuse_given_away
from twentyweeks.operations.plan_facts import two_facts
from twentyweeks.operations.plan_paper import title_of
from twentyweeks.operations.recipients import family_size, size_of
from twentyweeks.operations.saving import case_in
from twentyweeks.paper import render, text_of
from twentyweeks.paper.blocks import Document
from twentyweeks.plans.amended import Versions, compose_amendments, compose_changes
from twentyweeks.plans.compare import compare
from twentyweeks.plans.sections import PlanFacts
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.plan_papers import ChangeLine, PlanPaper
from twentyweeks.storage.caseload import Caseload

_NOTHING = "Nothing was made."
_KINDS: Mapping[str, Callable[[Versions], Document]] = {
    "changes": compose_changes,
    "amendments": compose_amendments,
}
_TITLES = {"changes": "What changed", "amendments": "Notice of proposed amendments"}


def marked_plan(
    caseload: Caseload,
    case_id: str,
    numbers: tuple[int, int],
    kind: str,
    today: date,
    letter_size: int = 0,
) -> PlanPaper:
    """Return two versions of a plan compared; `numbers` are earlier and later.

    `kind` is `changes`, or `amendments` for the notice that proposes the later one;
    `letter_size` is in points, 0 for the largest print that the family asked for.
    Refused where there is no such version, and for a notice that rests on no final
    plan or changes nothing.
    """
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        before, after = (_version(session, now, number) for number in numbers)
        was, says = two_facts(session, now, before, after)
        size = size_of(letter_size) if letter_size else family_size(session, now.person)
        versions = Versions(
            before=was,
            after=replace(says, size=float(size)),
            was=title_of(before),
            now=title_of(after),
            school_information=_school_information(session),
        )
        changes = compare(versions.before, versions.after)
        if kind == "amendments":
            _check_amends(before, after, changed=bool(changes))
    pdf = render(_KINDS[kind](versions))
    refuse_given_away(caseload, case_id, pdf, place=_places(was, says))
    count = len(changes)
    told = "1 change" if count == 1 else f"{count or 'No'} changes"
    return PlanPaper(
        title=_TITLES[kind],
        sentence=f"From {versions.was} to {versions.now}: {told}.",
        pdf=pdf,
        pages=len(text_of(pdf)),
        file_name=f"plan-{numbers[0]}-to-{numbers[1]}-{kind}.pdf",
        changes=tuple(
            ChangeLine(section=each.section.value, words=each.sentence)
            for each in changes
        ),
    )


def newest_number(caseload: Caseload, case_id: str) -> int:
    """Return the number of the newest version; Refused where there is no plan."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        rows = select(Plan.number).where(Plan.case_id == case.id)
        number = session.scalars(rows.order_by(Plan.number.desc())).first()
    if number is None:
        raise Refused(f"No plan has been begun on this case. {_NOTHING}")
    return number


def _version(session: Session, now: CaseNow, number: int) -> Plan:
    rows = select(Plan).where(Plan.case_id == now.case.id)
    held = {each.number: each for each in session.scalars(rows.order_by(Plan.id))}
    if number not in held:
        known = ", ".join(map(str, sorted(held))) or "none"
        raise Refused(
            f"There is no version {number} of this plan; there is {known}. {_NOTHING}",
            field="version",
        )
    return held[number]


def _check_amends(before: Plan, after: Plan, *, changed: bool) -> None:
    if before.state is not PlanState.FINAL or after.state is not PlanState.DRAFT:
        raise Refused(
            "A notice of amendments goes from a final plan to the draft that follows "
            f"it (SEND Regs 2014 reg 22). {_NOTHING}",
            field="version",
        )
    if not changed:
        raise Refused(f"The draft changes nothing in the final plan. {_NOTHING}")


def _places(*facts: PlanFacts) -> str:
    return "\n".join(each.institution.name for each in facts)


def _school_information(session: Session) -> str:
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    return (held.school_information if held else "") or ""
