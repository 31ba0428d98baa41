"""Record that a letter came back: the family has not had it."""

from datetime import date, datetime

from sqlalchemy import select

from twentyweeks.casework import Contact, Letter, PostedBy
from twentyweeks.errors import Refused
from twentyweeks.operations.letter_served import settle_days
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_past_day
from twentyweeks.present.dates import day_of, plain
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal


def letter_returned(
    caseload: Caseload, letter_id: str, returned_on: str, now: datetime
) -> None:
    """Record the day on which a letter came back, by post or as an e-mail does.

    It is no service, and told the family nothing: the days that ran from it run from
    the first letter that did arrive, if there was one.
    """
    day = typed_past_day(returned_on, "returned_on", "Came back on", day_of(now))
    with saving(caseload, now) as journal:
        letter = journal.session.get(Letter, read_id(letter_id, "letter"))
        if letter is None:
            raise missing("letter")
        _check(letter, day)
        journal.set(letter, "returned_on", day)
        _untell(journal, letter)
        settle_days(journal, letter)


def _check(letter: Letter, day: date) -> None:
    if letter.posted_on is None:
        raise _refused("this letter is not recorded as posted.")
    if letter.returned_on is not None:
        raise _refused(f"it is recorded already, on {plain(letter.returned_on)}.")
    if letter.posted_by is PostedBy.HAND:
        raise _refused("this letter was given by hand, and that was its service.")
    if day < letter.posted_on:
        raise _refused(f"it left later, on {plain(letter.posted_on)}.")


def _refused(words: str) -> Refused:
    return Refused(f"Came back on: {words} {KEPT}", field="returned_on")


def _untell(journal: Journal, letter: Letter) -> None:
    told = select(Contact).where(
        Contact.case_id == letter.case_id,
        Contact.on == letter.posted_on,
        Contact.with_id == letter.recipient_id,
        Contact.words.startswith("Letter: "),
        Contact.told_new,
    )
    for contact in journal.session.scalars(told).all():
        journal.set(contact, "told_new", value=False)
