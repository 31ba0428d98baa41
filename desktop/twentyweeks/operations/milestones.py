"""Record, correct and strike out what happened on a case, as the law takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Milestone, Officer, Wire
from twentyweeks.errors import BadInput, Refused
from twentyweeks.law import Event, opens_window, read_event
from twentyweeks.operations.gather import in_order, with_place
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.law_words import milestone_words
from twentyweeks.storage.journal import Journal, seen_of

Facts = Mapping[str, Wire]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneNow:
    """One milestone as it stands, and the writes that a correction replaces."""

    id: str
    facts: Facts
    words: str
    recorded_by: str
    recorded_at: datetime | None
    seen: tuple[str, ...]


def milestones_of(caseload: Caseload, case_id: str) -> tuple[MilestoneNow, ...]:
    """Return what happened on a case, the first day first."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        officers = {each.id: each.name for each in session.scalars(select(Officer))}
        return tuple(
            MilestoneNow(
                id=milestone.id.hex,
                facts=dict(milestone.facts),
                words=milestone_words(event),
                recorded_by=officers.get(milestone.recorded_by or case.id, ""),
                recorded_at=milestone.recorded_at,
                seen=_heads(session, milestone),
            )
            for milestone, event in _standing(session, case.id)
        )


def record_milestone(
    caseload: Caseload, case_id: str, facts: Facts, now: datetime
) -> str:
    """Record what happened, in the facts of an event; return the milestone's id.

    `notice` names the milestone of the notice by its id. BadInput for what is no
    event; Refused for a day still to come or what is recorded already.
    """
    with saving(caseload, now) as journal:
        return write_milestone(journal, read_id(case_id, "case"), facts).hex


def write_milestone(journal: Journal, case_id: UUID, facts: Facts) -> UUID:
    """Record what happened within a Save that writes more than this."""
    case = case_in(journal.session, case_id.hex)
    read = _read(journal.session, case.id, facts, day_of(journal.stamp.now))
    _refuse_again(journal.session, case.id, read)
    milestone = Milestone(
        case_id=case.id,
        facts=read,
        recorded_by=journal.stamp.by,
        recorded_at=journal.stamp.now,
    )
    return journal.create(milestone).id


def correct_milestone(
    caseload: Caseload,
    milestone_id: str,
    facts: Facts,
    why: str,
    seen: tuple[str, ...],
    now: datetime,
) -> None:
    """Replace a milestone's facts; `seen` are the writes the officer looked at.

    The journal keeps what stood there, with the reason. What another officer wrote
    since is kept beside it, as a conflict to settle.
    """
    with saving(caseload, now, why=_reason(why)) as journal:
        session = journal.session
        milestone = _found(session, milestone_id)
        read = _read(session, milestone.case_id, facts, day_of(now))
        heads = tuple(read_id(each, "milestone") for each in seen)
        journal.set(milestone, "facts", read, heads)


def strike_milestone(
    caseload: Caseload, milestone_id: str, why: str, now: datetime
) -> None:
    """Strike out a milestone recorded by mistake; the journal keeps it, with why.

    Refused without a reason, and while another milestone is about it.
    """
    with saving(caseload, now, why=_reason(why)) as journal:
        session = journal.session
        milestone = _found(session, milestone_id)
        for other, event in _standing(session, milestone.case_id):
            if other.facts.get("notice") == milestone.id.hex:
                raise Refused(
                    f"“{milestone_words(event)}” is about this notice, so the notice "
                    "was not struck out. Strike out or correct that first.",
                    field="milestone",
                )
        journal.delete(milestone)


def _reason(why: str) -> str:
    read = typed_line(why, "why", "Why")
    if read is None:
        raise Refused(
            f"Why: give the reason; the journal keeps it. {KEPT}", field="why"
        )
    return read


def _found(session: Session, milestone_id: str) -> Milestone:
    found = session.get(Milestone, read_id(milestone_id, "milestone"))
    if found is None:
        raise missing("milestone")
    return found


def _standing(session: Session, case_id: UUID) -> list[tuple[Milestone, Event]]:
    rows = session.scalars(select(Milestone).where(Milestone.case_id == case_id))
    return in_order(rows)


def _heads(session: Session, milestone: Milestone) -> tuple[str, ...]:
    heads = seen_of(session, milestone).get("facts", ())
    return tuple(each.hex for each in heads)


def _read(
    session: Session, case_id: UUID, facts: Facts, today: date
) -> dict[str, Wire]:
    standing = _standing(session, case_id)
    places = {each.id.hex: place for place, (each, _) in enumerate(standing)}
    notice = facts.get("notice")
    if notice is not None:
        _check_notice(notice, places, standing)
    event = read_event(with_place(facts, places), "this milestone")
    if event.on is not None and event.on > today:
        raise Refused(
            f"{milestone_words(event)}: {plain(event.on)} is still to come. A "
            f"milestone is what has happened. {KEPT}",
            field="on",
        )
    read = {name: value for name, value in facts.items() if value is not None}
    return {"kind": event.kind.value, **read}


def _check_notice(
    notice: Wire, places: Mapping[str, int], standing: list[tuple[Milestone, Event]]
) -> None:
    place = places.get(notice) if isinstance(notice, str) else None
    if place is None or not opens_window(standing[place][1]):
        raise BadInput(
            "The notice is not a decision of this case that can be appealed: give the "
            f"identifier of its milestone. {KEPT}",
            field="notice",
        )


def _refuse_again(session: Session, case_id: UUID, read: Facts) -> None:
    for milestone, event in _standing(session, case_id):
        if milestone.facts == read:
            raise Refused(
                f"“{milestone_words(event)}” is recorded on that day already. {KEPT}",
                field="kind",
            )
