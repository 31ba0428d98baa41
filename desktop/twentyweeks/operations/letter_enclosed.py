"""What goes into an envelope with a letter: the plan, and the advice it rests on."""

from uuid import UUID

from sqlalchemy.orm import Session

from twentyweeks.casework import Letter, Plan
from twentyweeks.errors import Refused
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.letter_decided import register_of_advice

WITH_PLAN = (LetterKind.DRAFT_PLAN, LetterKind.FINAL_PLAN, LetterKind.CONSULT_SCHOOL)
_WITH_ADVICE = (*WITH_PLAN, LetterKind.AMENDMENT_NOTICE, LetterKind.WILL_NOT_ISSUE)


def advice_with(session: Session, case_id: UUID, kind: LetterKind) -> tuple[UUID, ...]:
    """Return the advice that goes with a kind of letter, as Section K numbers it."""
    if kind not in _WITH_ADVICE:
        return ()
    asked = register_of_advice(session, case_id)
    return tuple(each.document_id for each in asked if each.document_id)


def plan_with(session: Session, kind: LetterKind, plan: str) -> tuple[UUID, ...]:
    """Return the frozen copy of the version that a letter goes with.

    Refused where that version is not issued: what is enclosed could still change.
    """
    if kind not in WITH_PLAN or not plan:
        return ()
    version = session.get_one(Plan, UUID(hex=plan))
    if version.issued is None:
        raise Refused(
            f"Version {version.number} of the plan, which goes with this letter, is "
            "not issued. Nothing was made. Issue the plan first."
        )
    return (version.issued.document,)


def enclosed_in(session: Session, letter: Letter) -> tuple[UUID, ...]:
    """Return the papers that an issued letter says are with it, in their order.

    First its half-page for the child, then the plan, then the advice. Refused where
    the plan is not issued.
    """
    said = letter.issued
    copy = said.get("child_copy")
    own = (UUID(hex=copy),) if isinstance(copy, str) else ()
    plan = plan_with(session, LetterKind(letter.kind), str(said.get("plan", "")))
    listed = said.get("encloses")
    advice = listed if isinstance(listed, list) else []
    return (*own, *plan, *(UUID(hex=str(each)) for each in advice))
