"""Record what happens on a case from day to day: milestones, contacts, advice."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Case,
    Contact,
    Direction,
    Involved,
    Reminder,
    Way,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.ask_advice import AskedOf, advice_in, ask_advice
from twentyweeks.operations.milestones import (
    MilestoneNow,
    correct_milestone,
    milestones_of,
    record_milestone,
    strike_milestone,
)
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_day,
    typed_line,
    typed_past_day,
    typed_word,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.names import folded
from twentyweeks.returns.cells import read_text

__all__ = [
    "AskedOf",
    "MilestoneNow",
    "NewContact",
    "add_reminder",
    "advice_in",
    "answer_question",
    "ask_advice",
    "correct_milestone",
    "done_reminder",
    "milestones_of",
    "record_contact",
    "record_milestone",
    "strike_milestone",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """One call, letter, message or visit as an officer types it.

    `told_new` says that the family learned something new; `asks_us` is a question
    that we still owe an answer to.
    """

    on: str
    way: str
    direction: str
    with_name: str
    words: str
    told_new: bool
    asks_us: str = ""
    next_contact_on: str = ""


def record_contact(
    caseload: Caseload, case_id: str, new: NewContact, now: datetime
) -> str:
    """Record a contact; return its identifier.

    Refused where the family is said to have been told something new in the very
    words that it was told the time before.
    """
    today = day_of(now)
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        contact = _contact(new, case, today)
        contact.by = caseload.officer
        contact.with_id = _with(journal.session, case, contact.with_name)
        if contact.told_new:
            _refuse_repeated(journal.session, contact)
        return journal.create(contact).id.hex


def _contact(new: NewContact, case: Case, today: date) -> Contact:
    on = typed_past_day(new.on, "on", "Day of the contact", today)
    promised = new.next_contact_on.strip()
    next_on = None
    if promised:
        next_on = typed_day(promised, "next_contact_on", "Next contact", today)
        if next_on < on:
            raise Refused(
                f"Next contact: it lies before this one. {KEPT}",
                field="next_contact_on",
            )
    return Contact(
        case_id=case.id,
        on=on,
        way=typed_word(Way, new.way, "way", "How"),
        direction=typed_word(Direction, new.direction, "direction", "Who began it"),
        with_name=_needed(new.with_name, "with_name", "With whom"),
        words=_needed_text(new.words, "words", "What was said"),
        told_new=new.told_new,
        asks_us=typed(read_text, new.asks_us, "asks_us", "Their question"),
        next_contact_on=next_on,
    )


def _with(session: Session, case: Case, name: str) -> UUID | None:
    around = select(Involved).where(Involved.child_id == case.person_id)
    same = [
        each.id for each in session.scalars(around) if folded(each.name) == folded(name)
    ]
    return same[0] if len(same) == 1 else None


def _refuse_repeated(session: Session, contact: Contact) -> None:
    told = session.scalars(
        select(Contact)
        .where(Contact.case_id == contact.case_id, Contact.told_new)
        .order_by(Contact.on.desc(), Contact.id.desc())
    ).first()
    if told is not None and folded(told.words) == folded(contact.words):
        raise Refused(
            f"The family was told just this on {plain(told.on)}. Say one thing that is "
            f"new, or record the contact as telling nothing new. {KEPT}",
            field="words",
        )


def answer_question(
    caseload: Caseload, contact_id: str, on: str, now: datetime
) -> None:
    """Record the day on which a family's question was answered."""
    with saving(caseload, now) as journal:
        contact = journal.session.get(Contact, read_id(contact_id, "contact"))
        if contact is None or contact.asks_us is None:
            raise missing("contact")
        day = typed_past_day(on, "on", "Answered on", day_of(now))
        if day < contact.on:
            raise Refused(
                f"Answered on: the question came later, on {plain(contact.on)}. {KEPT}",
                field="on",
            )
        journal.set(contact, "answered_on", day)


def add_reminder(
    caseload: Caseload, case_id: str, on: str, words: str, now: datetime
) -> str:
    """Write down a day to remember; it is never a limit of the law."""
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        day = typed_day(on, "on", "Day", day_of(now))
        said = _needed_text(words, "words", "What to remember")
        return journal.create(Reminder(case_id=case.id, on=day, words=said)).id.hex


def done_reminder(caseload: Caseload, reminder_id: str, now: datetime) -> None:
    """Tick a reminder off."""
    with saving(caseload, now) as journal:
        found = journal.session.get(Reminder, read_id(reminder_id, "reminder"))
        if found is None:
            raise missing("reminder")
        journal.set(found, "done_on", day_of(now))


def _needed(words: str, field: str, name: str) -> str:
    return _given(typed_line(words, field, name), field, name)


def _needed_text(words: str, field: str, name: str) -> str:
    return _given(typed(read_text, words, field, name), field, name)


def _given(read: str | None, field: str, name: str) -> str:
    if read is None:
        raise Refused(f"{name}: it is missing. {KEPT}", field=field)
    return read
