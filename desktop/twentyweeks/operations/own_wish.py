"""A young person's wish that somebody gets copies: told, and taken back."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from twentyweeks.casework import Involved, OwnDecision, OwnWish, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.acting import Acting, acting_for
from twentyweeks.operations.recipients import may_be_copied, people_around
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.own_rights import (
    CapacityLine,
    CopyLine,
    OwnRights,
    capacity_line,
    rights_words,
    wish_words,
)
from twentyweeks.present.young_person import is_young_person
from twentyweeks.storage.caseload import Caseload


def own_rights(session: Session, now: CaseNow) -> OwnRights | None:
    """Return what a young person decides; None before the end of schooling."""
    child = now.person
    if child.born is None or not is_young_person(child.born, now.today):
        return None
    around = people_around(session, child.id)
    acting = acting_for(session, now.case.id, child.name, around)
    return OwnRights(
        words=rights_words(child.name),
        copies=tuple(
            CopyLine(
                involved_id=each.id.hex,
                name=each.name,
                words=wish_words(each.copy_wished),
                stands=each.copy_wished is not None and each.copy_wished.until is None,
            )
            for each in around
            if may_be_copied(each)
        ),
        capacity=tuple(_line(acting, each, now) for each in OwnDecision),
    )


def _line(acting: Acting, decision: OwnDecision, now: CaseNow) -> CapacityLine:
    held = acting.held.get(decision)
    line = capacity_line(now.person.name, decision, held, acting.said(), now.today)
    return replace(line, differs=decision in acting.differs)


def record_wish(
    caseload: Caseload, involved_id: str, on: str, how: str, now: datetime
) -> None:
    """Record that the young person wishes this person to have copies, and how told.

    Refused for a day that is to come or on which they were still a child in law, and
    where such a wish stands already.
    """
    with saving(caseload, now) as journal:
        person = _found(journal.session, involved_id)
        if person.copy_wished is not None and person.copy_wished.until is None:
            since = plain(person.copy_wished.on)
            raise Refused(
                f"{person.name} gets copies already, as wished on {since}. {KEPT}",
                field="on",
            )
        day = typed_past_day(on, "on", "Wished on", day_of(now))
        _refuse_child(journal.session, person, day)
        wish = OwnWish(on=day, how=_how(how))
        journal.set(person, "copy_wished", wish)


def take_back_wish(
    caseload: Caseload, involved_id: str, on: str, how: str, now: datetime
) -> None:
    """Record that the young person took the wish back: no copy from that day.

    Refused where no wish stands, and for a day before it was told or to come.
    """
    with saving(caseload, now) as journal:
        person = _found(journal.session, involved_id)
        wish = person.copy_wished
        if wish is None or wish.until is not None:
            raise Refused(
                f"No wish that {person.name} gets copies stands, so there is none to "
                f"take back. {KEPT}",
                field="on",
            )
        day = typed_past_day(on, "on", "Taken back on", day_of(now))
        if day < wish.on:
            raise Refused(
                f"Taken back on: it was wished on {plain(wish.on)} only. {KEPT}",
                field="on",
            )
        ended = replace(wish, until=day, how_ended=_how(how))
        journal.set(person, "copy_wished", ended)


def _found(session: Session, involved_id: str) -> Involved:
    person = session.get(Involved, read_id(involved_id, "person"))
    if person is None or not may_be_copied(person):
        raise missing("person")
    return person


def _refuse_child(session: Session, person: Involved, day: date) -> None:
    child = session.get(Person, person.child_id) or Person()
    if child.born is None or not is_young_person(child.born, day):
        raise Refused(
            f"Wished on: {child.name} was still a child in law on that day (Children "
            f"and Families Act 2014 s.83(2)). {KEPT}",
            field="on",
        )


def _how(words: str) -> str:
    line = typed_line(words, "how", "How we were told")
    if line is None:
        raise Refused(f"How we were told: it is missing. {KEPT}", field="how")
    return line
