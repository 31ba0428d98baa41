"""A letter in the place of one that was not good service, and which it replaces."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter
from twentyweeks.errors import Refused
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.operations.letter_facts import LetterChoice
from twentyweeks.operations.saving import missing, read_id
from twentyweeks.present.dates import plain
from twentyweeks.present.letter_service import replaced_by, service_fault
from twentyweeks.storage.caseload import Caseload

_MADE = "Nothing was made."


def replacing(caseload: Caseload, letter_id: str) -> LetterChoice:
    """Return the choice of the letter that replaces one that was not good service.

    Refused for one that was, for one that is replaced already, and where the case no
    longer knows the person.
    """
    with caseload.reading() as session:
        letter = _found(session, letter_id)
        _check(session, letter)
        if letter.recipient_id is None:
            raise Refused(
                f"{letter.recipient_name} is not known to this case any more, so "
                f"nothing can be sent again. {_MADE}"
            )
        sent_by = letter.posted_by or str(letter.issued.get("sent_by", "first_class"))
        return LetterChoice(
            kind=letter.kind,
            recipient_id=letter.recipient_id.hex,
            sent_by=str(sent_by),
            replaces=letter.id.hex,
        )


def replaced_day(
    session: Session, case_id: UUID, choice: LetterChoice, plan: str
) -> date | None:
    """Return the date of the letter that a choice replaces, None where it does not.

    Refused where it is no letter of this kind to this person with the same version
    of the plan: such a letter stands in nobody's place.
    """
    if not choice.replaces:
        return None
    letter = _found(session, choice.replaces)
    _check(session, letter)
    same = (
        letter.case_id == case_id
        and letter.kind == choice.kind
        and letter.recipient_id == UUID(hex=choice.recipient_id)
    )
    if not same:
        raise Refused(
            f"A letter is replaced by one of its own kind, to the same person. {_MADE}"
        )
    if str(letter.issued.get("plan", "")) != plan:
        raise Refused(
            f"The letter of {plain(letter.written_on)} went with an earlier version of "
            f"the plan. {_MADE} Write a letter for the newer version; it has days of "
            "its own."
        )
    return letter.written_on


def _check(session: Session, letter: Letter) -> None:
    if service_fault(letter, holidays_in(session)) is None:
        raise Refused(
            f"The letter of {plain(letter.written_on)} was good service: it needs no "
            f"other in its place. {_MADE}"
        )
    others = session.scalars(select(Letter).where(Letter.case_id == letter.case_id))
    made = replaced_by(others).get(letter.id)
    if made is not None:
        raise Refused(
            f"The letter of {plain(letter.written_on)} is replaced already, by that of "
            f"{plain(made.written_on)}. {_MADE}"
        )


def _found(session: Session, letter_id: str) -> Letter:
    letter = session.get(Letter, read_id(letter_id, "letter"))
    if letter is None:
        raise missing("letter")
    return letter
