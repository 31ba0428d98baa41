"""The Case screen: one case, its dates and why, its people, papers and contacts."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Advice,
    Document,
    Involved,
    Letter,
    Reminder,
    RestrictedNote,
    Visit,
)
from twentyweeks.operations.beside import beside
from twentyweeks.operations.consent import all_consents, consent_lines
from twentyweeks.operations.find_case import find_case
from twentyweeks.operations.forecast import forecast_in
from twentyweeks.operations.gather import gather
from twentyweeks.operations.happened import happened_in
from twentyweeks.operations.lateness import late_lines
from twentyweeks.operations.limits_of import limits_of
from twentyweeks.operations.own_wish import own_rights
from twentyweeks.operations.saving import case_in
from twentyweeks.operations.translated import translations_in
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.unsettled import conflicts_apart, conflicts_on
from twentyweeks.operations.visit_apart import told_apart
from twentyweeks.present.activity import (
    advice_lines,
    contact_lines,
    note_lines,
    paper_lines,
)
from twentyweeks.present.bar import final_due, holding_up, timeline_of
from twentyweeks.present.case import CasePage, ContactLine
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.case_words import alerts_of, chips_of, facts_of, person_card
from twentyweeks.present.dates import plain
from twentyweeks.present.forecast import forecast_card
from twentyweeks.present.names import initials
from twentyweeks.present.silence import silence_chip, silence_of
from twentyweeks.present.steps import Done, steps_of
from twentyweeks.present.twice import recorded_twice
from twentyweeks.present.visits import visit_lines
from twentyweeks.present.why import limit_lines, whys
from twentyweeks.vault.keys import Compartment

__all__ = ["case_page", "find_case", "limits_of"]

_R = TypeVar("_R", Advice, Document, Letter, Reminder, Visit)


def case_page(caseload: Caseload, case_id: str, today: date) -> CasePage:
    """Return everything that the Case screen says; BadInput where there is no case."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        return _page(caseload, session, now)


def _page(caseload: Caseload, session: Session, now: CaseNow) -> CasePage:
    letters = _of_case(session, Letter, now.case.id)
    papers = _of_case(session, Document, now.case.id)
    copies = translations_in(session, papers, now.today)
    visits = _of_case(session, Visit, now.case.id)
    around = session.scalars(
        select(Involved).where(Involved.child_id == now.person.id).order_by(Involved.id)
    ).all()
    place = beside(session, now.case.id)
    return CasePage(
        case_id=now.case.id.hex,
        person_id=now.person.id.hex,
        name=now.person.name,
        initials=initials(now.person.name),
        chips=chips_of(now),
        facts=facts_of(now),
        alerts=(*alerts_of(now.person, around, now.today), *_not_shared(visits)),
        position=place.position,
        previous_id=place.previous_id,
        next_id=place.next_id,
        timeline=timeline_of(now),
        timeline_chip=holding_up(now),
        final_due=final_due(now),
        steps=steps_of(now, _done(session, now, letters, visits)),
        people=tuple(person_card(each) for each in around),
        advice=advice_lines(now, _of_case(session, Advice, now.case.id)),
        papers=paper_lines(papers, letters, copies, now),
        contacts=contact_lines(now, letters),
        why=whys(now),
        limits=limit_lines(now),
        silence=silence_chip(silence_of(now), now.today),
        recorded_twice=recorded_twice(now),
        conflicts=conflicts_on(session, now) + conflicts_apart(caseload, session, now),
        held_apart=_held_apart(now, around, readable=_restricted_is_open(caseload)),
        notes=_notes(caseload, now),
        forecast=forecast_card(forecast_in(session, now)),
        late=late_lines(session, now),
        visits=visit_lines(visits),
        chosen=consent_lines(all_consents(session, now.case.id)),
        own=own_rights(session, now),
        happened=happened_in(session, now),
    )


def _of_case(session: Session, kind: type[_R], case_id: UUID) -> list[_R]:
    rows = select(kind).where(kind.case_id == case_id).order_by(kind.id)
    return list(session.scalars(rows))


def _not_shared(visits: Sequence[Visit]) -> tuple[str, ...]:
    """Return whom the family named at a visit as not to share with, newest first."""
    told = [(each.held_on, each.told) for each in visits]
    return tuple(
        f"Not to be shared with {' '.join(said.not_to_share_with.split())}, said at "
        f"the visit of {plain(on)}"
        for on, said in reversed(told)
        if said and said.not_to_share_with.strip()
    )


def _done(
    session: Session, now: CaseNow, letters: Sequence[Letter], visits: Sequence[Visit]
) -> Done:
    return Done(
        letters={each.kind for each in letters},
        visited=bool(visits),
        reminders=tuple(_of_case(session, Reminder, now.case.id)),
    )


def _restricted_is_open(caseload: Caseload) -> bool:
    return Compartment.RESTRICTED in caseload.open


def _notes(caseload: Caseload, now: CaseNow) -> tuple[ContactLine, ...]:
    if not _restricted_is_open(caseload):
        return ()
    with caseload.reading(Compartment.RESTRICTED) as session:
        rows = select(RestrictedNote).where(RestrictedNote.case_id == now.case.id)
        notes = note_lines(session.scalars(rows).all(), now.today)
        return (*notes, *map(_apart_line, _of_case(session, Visit, now.case.id)))


def _apart_line(visit: Visit) -> ContactLine:
    told = ". ".join(told_apart(visit))
    title = f"Kept apart from the visit of {plain(visit.held_on)}"
    return ContactLine(icon="lock", title=title, words=f"{told}.")


def _held_apart(now: CaseNow, around: Sequence[Involved], *, readable: bool) -> str:
    held = now.case.held_apart
    if held is None or readable:
        return ""
    protected = now.person.address_is_protected or any(
        each.address_is_protected for each in around
    )
    if protected:
        return (
            "Something about this case is kept apart that you may not open: an "
            f"address, and notes where there are any. Ask {held.ask}."
        )
    return f"There are notes about this case that you may not open. Ask {held.ask}."
