"""The lines that lists are made of: derived from the records, for one day.

They can be made anew at any time, with the same result.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from threading import Event as Signal
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Case
from twentyweeks.errors import Cancelled
from twentyweeks.law import Owner, Status
from twentyweeks.operations.causes import causes
from twentyweeks.operations.gather import AT_ONCE, gather
from twentyweeks.present.case_now import CaseNow, Phase, is_settled, running
from twentyweeks.present.row import line_of
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.tables import case_line, limit_line

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many."""


def refresh_lines(session: Session, case_ids: Iterable[UUID], today: date) -> None:
    """Make the lines of these cases anew as on `today`; a case that is gone has none.

    Runs within the transaction of the write that touched them.
    """
    ids = list(set(case_ids))
    for start in range(0, len(ids), AT_ONCE):
        _refresh(session, ids[start : start + AT_ONCE], today)


def refresh_all(
    caseload: Caseload,
    today: date,
    progress: Progress | None = None,
    cancel: Signal | None = None,
) -> int:
    """Bring every line that is not of `today` up to it; return how many were not.

    Works in short transactions; Cancelled between two of them, what is done is kept.
    """
    stale = _stale(caseload, today)
    for start in range(0, len(stale), AT_ONCE):
        if cancel is not None and cancel.is_set():
            raise Cancelled
        with caseload.local() as connection, Session(connection) as session:
            _refresh(session, stale[start : start + AT_ONCE], today)
            session.flush()
        if progress is not None:
            progress(min(start + AT_ONCE, len(stale)), len(stale))
    return len(stale)


def rebuild_lines(caseload: Caseload, today: date) -> None:
    """Throw every line away and make them all anew."""
    with caseload.local() as connection:
        connection.execute(delete(case_line))
        connection.execute(delete(limit_line))
    refresh_all(caseload, today)


def _stale(caseload: Caseload, today: date) -> list[UUID]:
    with caseload.reading() as session:
        lined = case_line.c.case_id
        held = select(Case.id).outerjoin(case_line, lined == Case.id)
        old = held.where(or_(lined.is_(None), case_line.c.as_of != today.isoformat()))
        gone = select(lined).where(lined.not_in(select(Case.id)))
        return [*session.scalars(old), *session.scalars(gone)]


def _refresh(session: Session, ids: list[UUID], today: date) -> None:
    session.execute(delete(case_line).where(case_line.c.case_id.in_(ids)))
    session.execute(delete(limit_line).where(limit_line.c.case_id.in_(ids)))
    cases = list(gather(session, ids, today))
    if not cases:
        return
    session.execute(insert(case_line), [_case_row(each) for each in cases])
    limits = [row for each in cases for row in _limit_rows(each)]
    if limits:
        session.execute(insert(limit_line), limits)


def _case_row(now: CaseNow) -> dict[str, Any]:
    line = line_of(now)
    return {
        "case_id": now.case.id,
        "name": line.name,
        "reference": line.reference,
        "officer_id": now.case.officer_id,
        "next_due": line.next_due.isoformat() if line.next_due else None,
        "phase": line.phase,
        "waiting_on": line.waiting_on,
        "told_on": line.told_on.isoformat() if line.told_on else None,
        "force": line.force,
        "overdue": line.overdue,
        "unheard": line.unheard,
        **_lists(now),
        "search": line.search,
        "as_of": now.today.isoformat(),
        "line": json.dumps(dict(line.words), ensure_ascii=False, sort_keys=True),
    }


_LISTS: Mapping[str, tuple[str, ...]] = {
    "review_due": (
        *("ar_12m", "ar_under5", "ar_meeting", "ar_report", "ar_decision"),
        *("ar_amend_notice", "ar_final"),
    ),
    "transfer_due": ("phase_backplan", "phase_school", "phase_post16", "phase_p16_p16"),
    "decision_due": ("assess_decision", "ar_decision", "reassess_decision"),
}
"""The lists of cases in which such a limit runs."""
_NO_PLAN = ("refuse_plan_notice",)


def _lists(now: CaseNow) -> dict[str, str | None]:
    """Return the next day of each list; a plan is decided on once all advice is in."""
    waits = any(running(now.timetable.limits, Owner.ADVISER))
    wanted = dict(_LISTS)
    if not waits:
        wanted["decision_due"] += _NO_PLAN
    return {name: _next_due(now, rules) for name, rules in wanted.items()}


def _next_due(now: CaseNow, rules: tuple[str, ...]) -> str | None:
    """Return the first day of the limits of these rules that run."""
    days = [
        each.due
        for each in now.timetable.limits
        if each.rule in rules
        and each.due
        and each.status in (Status.OPEN, Status.OVERDUE)
        and not is_settled(now, each)
    ]
    return min(days).isoformat() if days else None


def _limit_rows(now: CaseNow) -> list[dict[str, Any]]:
    if now.phase is Phase.CLOSED:
        return []  # a closed case binds nobody
    held_by = causes(now)
    return [
        {
            "case_id": now.case.id,
            "place": place,
            "rule": limit.rule,
            "about": limit.about,
            "due": limit.due.isoformat() if limit.due else None,
            "status": limit.status,
            "owner": limit.owner,
            "force": limit.force,
            "held_by": held_by.get(place),
        }
        for place, limit in enumerate(now.timetable.limits)
        if not is_settled(now, limit)
    ]
