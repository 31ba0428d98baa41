"""What an update tells: what came in, what is awaited, what is late."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter
from twentyweeks.law import Kind, Owner, Status, date_of
from twentyweeks.law.citation import Force
from twentyweeks.law.limits import Limit
from twentyweeks.letters.facts import LetterKind, UpdateFacts
from twentyweeks.plans.words import listed
from twentyweeks.present.case_now import CaseNow, awaited
from twentyweeks.present.dates import full
from twentyweeks.present.law_words import adviser_in_a_sentence, step_words


def update_facts(now: CaseNow, told: UpdateFacts) -> UpdateFacts:
    """Complete what the officer wrote by what the case itself says."""
    waiting = awaited(now.timetable)
    about = _awaited(now, waiting)
    return replace(
        told,
        came_in=told.came_in.strip() or _came_in(now),
        awaited=about,
        awaited_since=_asked_on(now, waiting) if about else None,
        next_contact_on=_next_contact(now),
        late=_late(now),
    )


def last_update(session: Session, case_id: UUID, reader: UUID) -> UpdateFacts | None:
    """Return what the last update of this case told a reader."""
    letter = session.scalars(
        select(Letter)
        .where(
            Letter.case_id == case_id,
            Letter.kind == LetterKind.UPDATE.value,
            Letter.recipient_id == reader,
        )
        .order_by(Letter.id.desc())
    ).first()
    if letter is None:
        return None
    return UpdateFacts(
        came_in=str(letter.issued.get("came_in", "")),
        awaited=str(letter.issued.get("awaited", "")),
        awaited_since=None,
        next_contact_on=letter.written_on,
    )


def _came_in(now: CaseNow) -> str:
    received = [each for each in now.past if each.kind is Kind.ADVICE_RECEIVED]
    if not received:
        return ""
    last = received[-1]
    whose = adviser_in_a_sentence(last.adviser or "")
    return f"Advice from {whose} came in on {full(date_of(last))}"


def _awaited(now: CaseNow, limit: Limit | None) -> str:
    if limit is None or limit.about is None:
        return ""
    if limit.rule == "advice_return":
        whose = [
            adviser_in_a_sentence(each.about)
            for each in now.timetable.limits
            if each.rule == limit.rule
            and each.about
            and each.status in (Status.OPEN, Status.OVERDUE)
        ]
        return f"We are waiting for advice from {listed(whose)}"
    return f"We are waiting for the reply of {limit.about}"


def _asked_on(now: CaseNow, limit: Limit | None) -> date | None:
    return date_of(now.events[limit.started_by]) if limit else None


def _next_contact(now: CaseNow) -> date:
    promised = [each.next_contact_on for each in now.contacts if each.next_contact_on]
    coming = [day for day in promised if day > now.today]
    return min(coming, default=now.today + timedelta(days=now.promise_days))


def _late(now: CaseNow) -> str:
    for limit in now.timetable.limits:
        binds = limit.owner is Owner.AUTHORITY and limit.force is Force.STATUTE
        if binds and limit.status is Status.OVERDUE and limit.due:
            step = step_words(limit.rule).title
            return (
                f"We had to do this by {full(limit.due)}: {step[0].lower()}{step[1:]}"
            )
    return ""
