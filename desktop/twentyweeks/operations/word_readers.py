"""Who may have a draft in Word: the people of a case, and who was asked for advice."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Advice, Case
from twentyweeks.errors import BadInput
from twentyweeks.law import Kind
from twentyweeks.operations.bundle_facts import TRIBUNAL, reader_named, readers_of
from twentyweeks.operations.gather import gather
from twentyweeks.operations.hidden import Protected, read_protected
from twentyweeks.operations.recipients import people_around
from twentyweeks.operations.saving import case_in
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.law_words import adviser_words
from twentyweeks.present.letter import RecipientChoice
from twentyweeks.present.names import folded
from twentyweeks.storage.caseload import Caseload

_ADVISER = "adviser:"
_FAMILY = ("parent", "parents", "family", "young_person")


def word_readers(
    caseload: Caseload, case_id: str, today: date
) -> tuple[RecipientChoice, ...]:
    """Return who may be offered a draft to comment on, with why some may not have it.

    They are the people of the case and the advisers who were asked for advice on it;
    an adviser who is one of its people is offered as that person alone.
    """
    protected = read_protected(caseload)
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        people = readers_of(session, case, protected, today)
        return (
            *(each for each in people if each.id != TRIBUNAL),
            *_advisers(session, case, now),
        )


def word_reader(
    session: Session, case: Case, now: CaseNow, protected: Protected, reader: str
) -> tuple[UUID | None, str]:
    """Return who a reader is; None where it is an adviser, who is nobody's person.

    Refused where they may not have papers of this child; BadInput for the Tribunal,
    and for who is neither of the case nor was asked on it.
    """
    if reader == TRIBUNAL:
        raise BadInput(
            "The Tribunal gets the working document, and no draft in Word. Nothing was "
            "made. Choose a person of the case.",
            field="reader",
        )
    if reader.startswith(_ADVISER):
        for each in _advisers(session, case, now):
            if each.id == reader:
                return None, each.words
    return reader_named(session, case, protected, reader, now.today)


def _advisers(session: Session, case: Case, now: CaseNow) -> Iterator[RecipientChoice]:
    around = {folded(each.name) for each in people_around(session, case.person_id)}
    rows = select(Advice).where(Advice.case_id == case.id).order_by(Advice.id)
    known = {each.adviser: each for each in session.scalars(rows)}
    asked = [each.adviser for each in now.past if each.kind is Kind.ADVICE_REQUESTED]
    for adviser in dict.fromkeys(filter(None, asked)):
        held = known.get(adviser)
        told = (held.name, held.institution or held.service) if held else ()
        name = next(filter(None, told), "")
        if adviser.casefold() not in _FAMILY and folded(name) not in around:
            words = ", ".join(filter(None, (name, adviser_words(adviser))))
            yield RecipientChoice(id=f"{_ADVISER}{adviser}", words=words)
