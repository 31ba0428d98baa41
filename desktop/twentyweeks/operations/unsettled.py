"""What stands open on a case and stops its notices: conflicts, and doubles."""

from collections.abc import Iterator

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Authority,
    Case,
    Involved,
    Plan,
    PlanPart,
    ProtectedAddress,
)
from twentyweeks.operations.recipients import family
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.twice import recorded_twice
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.tables import contested
from twentyweeks.vault.keys import Compartment


def unsettled(session: Session, now: CaseNow) -> Iterator[Finding]:
    """Return a finding of the law for each kind of thing that is to be settled.

    A letter or a plan rests on the fields of the case, of the child, of the people
    around, of the officer, of the authority and of the plan.
    """
    return iter([*_conflicts(conflicts_on(session, now)), *_doubles(now)])


def unsettled_apart(
    caseload: Caseload, session: Session, now: CaseNow
) -> Iterator[Finding]:
    """Return the same for what is kept apart, where this officer may open it."""
    return _conflicts(conflicts_apart(caseload, session, now))


def conflicts_apart(caseload: Caseload, session: Session, now: CaseNow) -> int:
    """Return how many details that are kept apart of this case hold what differs."""
    if Compartment.RESTRICTED not in caseload.open:
        return 0
    whose = family(session, now.person.id)
    with caseload.reading(Compartment.RESTRICTED) as restricted:
        details = select(ProtectedAddress.id).where(ProtectedAddress.of_id.in_(whose))
        own = or_(contested.c.case_id == now.case.id, contested.c.eid.in_(details))
        found = select(func.count()).select_from(contested).where(own)
        return restricted.scalar(found) or 0


def conflicts_on(session: Session, now: CaseNow) -> int:
    """Return how many fields on which this case rests hold what differs.

    Whom to ask of what is kept apart may differ: no letter and no plan rests on it.
    """
    plans = select(Plan.id).where(Plan.case_id == now.case.id)
    entities = (
        select(Involved.id).where(Involved.child_id == now.person.id),
        select(PlanPart.id).where(PlanPart.plan_id.in_(plans)),
        select(Authority.id),
        [now.person.id, *([now.case.officer_id] if now.case.officer_id else [])],
    )
    own = or_(
        contested.c.case_id == now.case.id,
        *(contested.c.eid.in_(each) for each in entities),
    )
    found = select(func.count()).select_from(contested).where(own)
    found = found.where(contested.c.f != Case.held_apart.key)
    return session.scalar(found) or 0


def _conflicts(count: int) -> Iterator[Finding]:
    if count:
        fields = "One field holds" if count == 1 else f"{count} fields hold"
        yield _finding(
            "conflict",
            f"{fields} what two officers wrote apart, and nobody has said which is "
            "right.",
            "Settle it on the Exchange screen, then make this again.",
        )


def _doubles(now: CaseNow) -> Iterator[Finding]:
    for each in recorded_twice(now):
        yield _finding(
            "recorded-twice", each.words, "Settle which of them is right first."
        )


def _finding(requirement: str, missing: str, mend: str) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement=requirement,
        missing=missing,
        where="The case",
        mend=mend,
    )
