"""The day on which a plan or a refusal was served: that of the first good letter."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter, Milestone, Wire
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.operations.letter_decided import DECIDED, decision_of
from twentyweeks.present.letter_service import VIEWS, service_fault
from twentyweeks.storage.journal import Journal


def posted_alike(session: Session, letter: Letter) -> Sequence[Letter]:
    """Return the letters that have left of one kind, on one case, with one plan."""
    alike = (
        select(Letter)
        .where(
            Letter.case_id == letter.case_id,
            Letter.kind == letter.kind,
            Letter.posted_on.is_not(None),
        )
        .order_by(Letter.posted_on, Letter.id)
    )
    plan = letter.issued.get("plan")
    found = session.scalars(alike).all()
    return [each for each in found if each.issued.get("plan") == plan]


def settle_days(journal: Journal, letter: Letter) -> None:
    """Put what was served on the day of the first letter of it that was good service.

    A final plan stays sent on the day on which it first left.
    """
    if letter.kind in VIEWS:
        settle_served(journal, letter)
    elif letter.kind in DECIDED:
        settle_notice(journal, letter)


def settle_served(journal: Journal, letter: Letter) -> None:
    """Put a draft's or a notice's milestone on the first letter that was good."""
    kind = VIEWS.get(letter.kind)
    alike = posted_alike(journal.session, letter)
    first = _first_good(journal.session, alike)
    if kind is None or first is None or first.posted_by is None:
        return
    held = journal.session.scalars(
        select(Milestone).where(Milestone.case_id == letter.case_id)
    )
    days = {_said(each) for each in alike}
    for milestone in held.all():
        facts = milestone.facts
        if facts.get("kind") == kind.value and facts.get("on") in days:
            by = {"on": _said(first), "sent_by": first.posted_by.value}
            _move(journal, milestone, by)


def settle_notice(journal: Journal, letter: Letter) -> None:
    """Put a decision's milestone on the day of the first good notice that was sent.

    The days for mediation and appeal run from there, not from the panel's meeting,
    which the decision itself keeps.
    """
    session = journal.session
    decision = decision_of(session, letter.case_id, LetterKind(letter.kind))
    if decision is None or decision.milestone_id is None:
        return
    milestone = session.get(Milestone, decision.milestone_id)
    alike = posted_alike(session, letter)
    since = [each for each in alike if each.written_on >= decision.decided_on]
    first = _first_good(session, since)
    if milestone is not None and first is not None:
        _move(journal, milestone, {"on": _said(first)})


def _first_good(session: Session, letters: Sequence[Letter]) -> Letter | None:
    """Return the first that was good service; where none was, the first of all."""
    holidays = holidays_in(session)
    good = [each for each in letters if service_fault(each, holidays) is None]
    return next(iter(good or letters), None)


def _move(journal: Journal, milestone: Milestone, by: dict[str, str]) -> None:
    moved: dict[str, Wire] = {**milestone.facts, **by}
    if moved != milestone.facts:
        journal.set(milestone, "facts", moved)


def _said(letter: Letter) -> str:
    return (letter.posted_on or date.max).isoformat()
