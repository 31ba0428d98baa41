"""What was concluded on a young person's capacity for one decision: recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from twentyweeks.casework import Capacity, Case, OwnDecision, Person
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_day,
    typed_line,
    typed_past_day,
    typed_word,
)
from twentyweeks.present.dates import day_of
from twentyweeks.present.young_person import is_young_person
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload

FOUND = ("has", "lacks")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCapacity:
    """A conclusion as it was typed; `found` is "has" or "lacks"."""

    decision: str
    found: str
    concluded_on: str
    concluded_by: str
    evidence: str
    support: str
    review_on: str = ""


def record_capacity(
    caseload: Caseload, case_id: str, new: NewCapacity, now: datetime
) -> str:
    """Record a conclusion on capacity for one decision; return its identifier.

    Refused, with the field, where it does not say by whom, on what evidence and with
    which support, for a finding of none that is not to be reviewed, and for somebody
    who was still a child in law on that day.
    """
    today = day_of(now)
    on = typed_past_day(new.concluded_on, "concluded_on", "Concluded on", today)
    decision = typed_word(OwnDecision, new.decision, "decision", "Decision")
    if new.found not in FOUND:
        raise Refused(f"What was found: nothing was chosen. {KEPT}", field="found")
    lacks = new.found == "lacks"
    review = None
    if lacks or new.review_on.strip():
        name = "To be looked at again by"
        review = typed_day(new.review_on, "review_on", name, today)
        if review <= on:
            raise Refused(
                f"{name}: that day is not after the conclusion. {KEPT}",
                field="review_on",
            )
    by = _given(
        typed_line(new.concluded_by, "concluded_by", "Concluded by"),
        "concluded_by",
        "Concluded by",
    )
    evidence = _needed(new.evidence, "evidence", "Evidence")
    support = _needed(new.support, "support", "Support that was tried")
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        _refuse_child(journal.session, case, on)
        made = Capacity(
            case_id=case.id,
            decision=decision,
            lacks=lacks,
            concluded_on=on,
            concluded_by=by,
            evidence=evidence,
            support=support,
            review_on=review,
        )
        return journal.create(made).id.hex


def _refuse_child(session: Session, case: Case, on: date) -> None:
    child = session.get(Person, case.person_id) or Person()
    if child.born is None or not is_young_person(child.born, on):
        raise Refused(
            f"Concluded on: {child.name} was still a child in law on that day, for "
            f"whom a parent decides. {KEPT}",
            field="concluded_on",
        )


def _needed(words: str, field: str, name: str) -> str:
    return _given(typed(read_text, words, field, name), field, name)


def _given(words: str | None, field: str, name: str) -> str:
    if words is None:
        raise Refused(f"{name}: it is missing. {KEPT}", field=field)
    return words
