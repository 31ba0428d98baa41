"""What a letter is made from, taken from the case's own records."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Authority,
    Document,
    Involved,
    Officer,
    Person,
    PlanState,
    Reach,
)
from twentyweeks.errors import Refused
from twentyweeks.law import Limit
from twentyweeks.letters import facts as letters
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.operations.envelope import window_of
from twentyweeks.operations.legal_name import legal_name
from twentyweeks.operations.letter_dates import letter_dates
from twentyweeks.operations.letter_decided import (
    advice_facts,
    adviser_of,
    assess_facts,
    reasons_of,
    register_of_advice,
)
from twentyweeks.operations.letter_enclosed import advice_with
from twentyweeks.operations.letter_moved import (
    mediation_facts,
    move_facts,
    order_facts,
)
from twentyweeks.operations.letter_news import last_update, update_facts
from twentyweeks.operations.letter_plan import (
    amending_facts,
    amending_plans,
    consult_facts,
    draft_facts,
    final_facts,
)
from twentyweeks.operations.letter_tray import Leaving, leaving_of
from twentyweeks.operations.plan_facts import latest_plan
from twentyweeks.operations.recipients import Reader, lines_of, people_around
from twentyweeks.present.case_now import STARTS, CaseNow
from twentyweeks.present.young_person import is_young_person


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChoice:
    """Which letter, to whom, and how it is to leave: on a day, or by the next post.

    `size` 0 stands for the size that the person asked for. Those from `came_in` are
    for an update: what came in, why a step is late, what is done about it and by when;
    `late_why` is for each letter that leaves after its limit.
    `shown` is the hash of the preview that is being issued, `replaces` the letter in
    whose place this one goes, and `where` the place of a mediation.
    """

    kind: str
    recipient_id: str
    size: int = 0
    sent_by: str = "first_class"
    leaves_on: date | None = None
    came_in: str = ""
    late_why: str = ""
    doing: str = ""
    expected_on: date | None = None
    shown: str = ""
    replaces: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything that one letter needs, read while the caseload is open."""

    facts: LetterFacts
    relied_on: tuple[Limit, ...]
    leaving: Leaving
    own_people: tuple[str, ...]
    adviser: str = ""
    plan: str = ""
    advice_papers: tuple[UUID, ...] = ()


def gather_letter(
    session: Session, now: CaseNow, reader: Reader, choice: LetterChoice
) -> Gathered:
    """Return the facts of one letter, each date from the law engine."""
    kind = LetterKind(choice.kind)
    leaving = leaving_of(session, choice.sent_by, choice.leaves_on, now.today)
    authority = _authority(session)
    around = people_around(session, now.person.id)
    asked = adviser_of(session, now, reader, kind)
    days = letter_dates(now, kind, leaving, asked.adviser if asked else "")
    officer = _officer(session, now)
    own = names_around(session, now)
    advice_papers = advice_with(session, now.case.id, kind)
    facts = LetterFacts(
        kind=kind,
        written_on=now.today,
        authority=authority,
        child=child_facts(now),
        recipient=reader.facts,
        officer=officer,
        dates=days.dates,
        asked_by=_asked_by(now, around),
        reasons=reasons_of(session, now, kind),
        assess=assess_facts(session, now, kind),
        advice=advice_facts(asked, now, days.dates) if asked else None,
        draft=draft_facts(session, now, leaving) if _is_draft(kind) else None,
        consult=consult_facts(session, now, leaving)
        if kind is LetterKind.CONSULT_SCHOOL
        else None,
        final=final_facts(session, now, reader.facts.name)
        if kind is LetterKind.FINAL_PLAN
        else None,
        amending=amending_facts(session, now, leaving)
        if kind is LetterKind.AMENDMENT_NOTICE
        else None,
        move=move_facts(session, now, kind),
        mediation=mediation_facts(now, choice.where)
        if kind is LetterKind.MEDIATION
        else None,
        order=order_facts(now) if kind is LetterKind.TRIBUNAL_ORDER else None,
        update=_update(now, choice) if kind is LetterKind.UPDATE else None,
        last_update=last_update(session, now.case.id, reader.id),
        own_people=own,
        enclosures=_enclosures(kind, advice_papers),
    )
    return Gathered(
        facts=facts,
        relied_on=days.relied_on,
        leaving=leaving,
        own_people=_names_in(facts),
        adviser=asked.adviser if asked else "",
        plan=plan_of(session, now.case.id, kind),
        advice_papers=advice_papers,
    )


def other_children(session: Session, child: Person) -> tuple[str, ...]:
    """Return the names of every other child and young person of the caseload."""
    rows = session.execute(
        select(Person.forename, Person.known_as, Person.surname).where(
            Person.id != child.id
        )
    )
    names = (
        f"{first} {surname}"
        for forename, known_as, surname in rows
        for first in (forename, known_as)
        if first and surname
    )
    return tuple(dict.fromkeys(names))


def plan_of(session: Session, case_id: UUID, kind: LetterKind) -> str:
    """Return the version of the plan that a kind of letter goes with, if one does."""
    states = {
        LetterKind.DRAFT_PLAN: PlanState.DRAFT,
        LetterKind.CONSULT_SCHOOL: PlanState.DRAFT,
        LetterKind.FINAL_PLAN: PlanState.FINAL,
    }
    if kind is LetterKind.AMENDMENT_NOTICE:
        plans = amending_plans(session, case_id)
        return plans[1].id.hex if plans else ""
    if kind not in states:
        return ""
    plan = latest_plan(session, case_id, states[kind])
    return plan.id.hex if plan else ""


def _is_draft(kind: LetterKind) -> bool:
    return kind is LetterKind.DRAFT_PLAN


def _authority(session: Session) -> letters.Authority:
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    if held is None:
        raise Refused(
            "The authority's own details are not recorded, so no letter can be made. "
            "Nothing was made. Record them in the settings."
        )
    own = held.reach or Reach()
    return letters.Authority(
        name=held.name,
        address_lines=lines_of(own.address),
        telephone=own.telephone,
        email=own.email,
        website=own.website,
        sendiass=_contact(held.sendiass),
        mediation_adviser=_contact(held.mediation_adviser),
        mediation_contact=_contact(held.mediation_contact),
        disagreement_resolution=_contact(held.disagreement),
        tribunal=_contact(held.tribunal),
        complaints=_contact(held.complaints),
        school_information=held.school_information or "",
        window=window_of(held.envelope),
    )


def _contact(reach: Reach | None) -> letters.Contact:
    if reach is None:
        return letters.Contact(name="")
    return letters.Contact(
        name=reach.name,
        address_lines=lines_of(reach.address),
        telephone=reach.telephone,
        email=reach.email,
        website=reach.website,
    )


def child_facts(now: CaseNow) -> letters.Child:
    """Return the child or young person whom a paper is about."""
    child = now.person
    name, born = legal_name(child)
    return letters.Child(
        legal_name=name,
        known_as=child.known_as or child.forename or name,
        born=born,
        setting=child.setting.name if child.setting else "",
        reference=now.case.reference,
        pronouns=child.pronouns or "",
        is_young_person=is_young_person(born, now.today),
    )


def _officer(session: Session, now: CaseNow) -> letters.OfficerFacts:
    held = session.get(Officer, now.case.officer_id) if now.case.officer_id else None
    if held is None:
        raise Refused(
            "No officer is named on this case, and a letter says whom to ring. Nothing "
            "was made. Name the case's officer first."
        )
    return letters.OfficerFacts(
        name=held.name,
        job_title=held.job_title or "",
        telephone=held.telephone or "",
        email=held.email or "",
    )


def _asked_by(now: CaseNow, around: tuple[Involved, ...]) -> str:
    asked = [each.requester for each in now.past if each.kind in STARTS]
    school = now.person.setting.name if now.person.setting else ""
    match asked[-1] if asked else None:
        case "parent":
            parents = [each.name for each in around if _is_parent(each)]
            return parents[0] if len(parents) == 1 else "A parent"
        case "young_person":
            return now.person.name
        case "school":
            return school or "The school"
        case "post16":
            return school or "The college"
        case _:
            return f"Somebody who knows {now.person.known_as or now.person.name}"


def _is_parent(person: Involved) -> bool:
    return person.standing.value in ("parental_responsibility", "care_of_child")


def _update(now: CaseNow, choice: LetterChoice) -> letters.UpdateFacts:
    told = letters.UpdateFacts(
        came_in=choice.came_in,
        awaited="",
        awaited_since=None,
        next_contact_on=now.today,
        late_why=choice.late_why,
        doing=choice.doing,
        expected_on=choice.expected_on,
    )
    return update_facts(now, told)


def _enclosures(kind: LetterKind, advice: tuple[UUID, ...]) -> tuple[str, ...]:
    if kind in (LetterKind.DRAFT_PLAN, LetterKind.CONSULT_SCHOOL):
        return ("The draft plan", "The advice that it rests on")
    if kind is LetterKind.FINAL_PLAN:
        return ("The final plan, with the advice",)
    if kind is LetterKind.AMENDMENT_NOTICE:
        return (
            "The notice of proposed amendments, with the plan and every change marked",
            "The evidence for the changes",
        )
    if kind is LetterKind.WILL_NOT_ISSUE and advice:
        return ("A copy of the advice",)
    return ()


def names_around(session: Session, now: CaseNow) -> tuple[str, ...]:
    """Return the names that belong in this child's papers: they are no finding."""
    advisers = [
        part
        for each in register_of_advice(session, now.case.id)
        for part in (each.name, each.institution)
    ]
    authors = session.scalars(
        select(Document.author).where(Document.case_id == now.case.id)
    )
    setting = now.person.setting.name if now.person.setting else ""
    names = [each.name for each in people_around(session, now.person.id)]
    names += [setting, now.officer]
    return tuple(dict.fromkeys(n for n in (*names, *advisers, *authors) if n))


def _names_in(facts: LetterFacts) -> tuple[str, ...]:
    bodies = facts.authority
    services = (
        bodies.sendiass,
        bodies.mediation_adviser,
        bodies.mediation_contact,
        bodies.disagreement_resolution,
        bodies.tribunal,
        bodies.complaints,
    )
    named = (facts.recipient.name, facts.recipient.salutation, facts.asked_by)
    return (*facts.own_people, *named, *(each.name for each in services if each.name))
