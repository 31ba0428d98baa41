"""The Today screen: what binds, who waits, what was left lying, what was not sent."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Case,
    Consent,
    Contact,
    Involved,
    Letter,
    Milestone,
    Plan,
    PlanComment,
    PlanPart,
    Reminder,
)
from twentyweeks.law import Force, Owner
from twentyweeks.operations.bank_holidays import published_holidays
from twentyweeks.operations.capacity_due import capacity_sections
from twentyweeks.operations.caseload_page import binding, deadlines
from twentyweeks.operations.letter_faulty import fault_section, faulty_letters
from twentyweeks.operations.passed import waiting_count
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case_now import Phase
from twentyweeks.present.dates import SOON, day_of, full
from twentyweeks.present.holidays import holidays_warning
from twentyweeks.present.list_words import truth
from twentyweeks.present.today import TodayLine, TodayPage, TodaySection, Unfinished
from twentyweeks.present.today_words import (
    Due,
    Told,
    advice_line,
    due_line,
    letter_line,
    passed_words,
    reminder_line,
    silent_line,
    sync_words,
    unfinished,
)
from twentyweeks.storage.drafts import drafts, read_draft
from twentyweeks.storage.facts import read_fact
from twentyweeks.storage.tables import case_line, limit_line, operation

SHOWN = 50
LAST_EXCHANGE = "last-exchange"
_ON_A_CASE = tuple(
    each.__tablename__
    for each in (Consent, Contact, Milestone, Plan, PlanComment, PlanPart)
)
_OPEN = case_line.c.phase != Phase.CLOSED.value
_RUNNING = limit_line.c.status.in_(("open", "overdue"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """One section before it is read: its words, its rows and how one is said."""

    title: str
    nothing: str
    rows: Select[Any]
    say: Callable[[Row[Any]], TodayLine]
    page: str = ""


def today_page(caseload: Caseload, today: date, now: datetime) -> TodayPage:
    """Return the day, top to bottom, from the lines as they stand."""
    with caseload.reading() as session:
        groups = (
            _binding(today),
            _unheard(today),
            _late_advice(today),
            _targets(today),
            _reminders(today),
            _unposted(today),
        )
        faulty = faulty_letters(session)
        return TodayPage(
            date=full(today),
            truth=truth(*deadlines(session, today)),
            sections=(
                *map(fault_section, filter(None, [faulty])),
                *(_section(session, group) for group in groups),
                *capacity_sections(session, today),
            ),
            sync=_sync(session, today),
            drafts=_drafts(session, day_of(now)),
            warning=holidays_warning(published_holidays().published_until, today),
            passed=passed_words(waiting_count(session, caseload.officer)),
        )


def _section(session: Session, group: _Group) -> TodaySection:
    count = select(func.count()).select_from(group.rows.order_by(None).subquery())
    shown = session.execute(group.rows.limit(SHOWN)).all()
    many = session.scalar(count) or 0
    return TodaySection(
        title=group.title,
        nothing=group.nothing,
        lines=tuple(group.say(row) for row in shown),
        more=many - len(shown),
        page=group.page if shown else "",
    )


def _binding(today: date) -> _Group:
    return _Group(
        title="Dates that bind in the next seven days",
        nothing="No statutory date falls in the next seven days.",
        rows=_limits(and_(*binding(), limit_line.c.due <= _ends(today))),
        say=lambda row: due_line(_due(row), today),
    )


def _unheard(today: date) -> _Group:
    line = case_line.c
    return _Group(
        title="Families not heard from",
        nothing="Every family has heard from us as promised.",
        rows=select(line.case_id, line.name, line.told_on, line.line)
        .where(_OPEN, line.unheard)
        .order_by(line.told_on, line.name, line.case_id),
        say=lambda row: silent_line(
            Told(
                case_id=row.case_id.hex,
                name=row.name,
                told_on=date.fromisoformat(row.told_on) if row.told_on else None,
                words=json.loads(row.line),
            ),
            today,
        ),
    )


def _late_advice(today: date) -> _Group:
    line = limit_line.c
    adviser = line.owner == Owner.ADVISER.value
    return _Group(
        title="Advice overdue",
        nothing="Nobody's advice is late.",
        rows=_limits(and_(_RUNNING, adviser, line.due < today.isoformat())),
        say=lambda row: advice_line(_due(row), today),
    )


def _targets(today: date) -> _Group:
    line = limit_line.c
    ours = and_(
        _RUNNING,
        line.owner == Owner.AUTHORITY.value,
        line.force != Force.STATUTE.value,
        line.due <= _ends(today),
    )
    return _Group(
        title="Guidance and our own targets",
        nothing="None falls in the next seven days.",
        rows=_limits(ours),
        say=lambda row: due_line(_due(row), today),
    )


def _reminders(today: date) -> _Group:
    return _Group(
        title="Reminders",
        nothing="No reminder is due.",
        rows=select(Reminder, case_line.c.name)
        .join(case_line, case_line.c.case_id == Reminder.case_id)
        .where(Reminder.done_on.is_(None), Reminder.on <= today)
        .order_by(Reminder.on, Reminder.id),
        say=lambda row: reminder_line(row.Reminder, row.name, today),
    )


def _unposted(today: date) -> _Group:
    return _Group(
        title="Letters printed but not posted",
        nothing="No letter is waiting for the post.",
        rows=select(Letter, case_line.c.name)
        .join(case_line, case_line.c.case_id == Letter.case_id)
        .where(Letter.posted_on.is_(None))
        .order_by(Letter.written_on, Letter.id),
        say=lambda row: letter_line(row.Letter, row.name, today),
        page="post",
    )


def _ends(today: date) -> str:
    return (today + timedelta(days=SOON)).isoformat()


def _limits(wanted: ColumnElement[bool]) -> Select[Any]:
    line = limit_line.c
    return (
        select(
            case_line.c.name,
            line.case_id,
            line.rule,
            line.about,
            line.due,
            line.force,
            line.held_by,
        )
        .join(case_line, case_line.c.case_id == line.case_id)
        .where(wanted)
        .order_by(line.due, case_line.c.name, line.case_id, line.place)
    )


def _due(row: Row[Any]) -> Due:
    return Due(
        case_id=row.case_id.hex,
        name=row.name,
        rule=row.rule,
        about=row.about or "",
        due=date.fromisoformat(row.due),
        force=row.force,
        held_by=row.held_by or "",
    )


def _sync(session: Session, today: date) -> str:
    waiting = select(func.count()).where(operation.c.bundle.is_(None))
    last = read_fact(session.connection(), LAST_EXCHANGE)
    return sync_words(last, session.scalar(waiting) or 0, today)


def _drafts(session: Session, today: date) -> tuple[Unfinished, ...]:
    connection = session.connection()
    told = []
    for name in drafts(connection):
        kept = read_draft(connection, name)
        case_id, child = _about(session, name)
        if kept is not None:
            told.append(unfinished(name, case_id, child, kept[1], today))
    return tuple(told)


def _about(session: Session, draft: str) -> tuple[str, str]:
    """Return the case that a draft is about, or something on it, and the child."""
    for part in draft.split(":"):
        try:
            identifier = UUID(hex=part)
        except ValueError:
            continue
        found = session.execute(_cases_of(identifier)).first()
        if found is not None:
            return found.case_id.hex, found.name
    return "", ""


def _cases_of(identifier: UUID) -> Select[Any]:
    on_case = select(operation.c.case_id).where(
        operation.c.ent.in_(_ON_A_CASE), operation.c.eid == identifier
    )
    around = select(Involved.child_id).where(Involved.id == identifier)
    return (
        select(case_line.c.case_id, case_line.c.name)
        .join(Case, Case.id == case_line.c.case_id)
        .where(
            or_(
                Case.id == identifier,
                Case.id.in_(on_case),
                Case.person_id == identifier,
                Case.person_id.in_(around),
            )
        )
        .order_by(Case.closed_on.is_not(None), Case.id.desc())
    )
