"""The day on which a letter leaves: the post tray, and the days added for views."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, PostedBy, Posting
from twentyweeks.errors import Refused
from twentyweeks.law import Holidays
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import LONDON, full

POST = (PostedBy.FIRST_CLASS, PostedBy.SECOND_CLASS)
LONGEST = 14  # days that an issued letter may lie before it leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The day on which a letter leaves, how, and the days added to those for views."""

    on: date
    by: str
    views_added: int = 0


def leaving_of(
    session: Session,
    sent_by: str,
    wanted: date | None,
    today: date,
    clock: time | None = None,
) -> Leaving:
    """Return when a letter leaves: on the day that was asked, else with the next post.

    `clock` is the time in England, where it is known: after the tray has closed what
    is posted leaves with the next post. Refused for a day that cannot be meant.
    """
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    rules = (held.posting if held else None) or Posting()
    is_shut = sent_by in POST and _is_shut(rules, clock)
    first = today + timedelta(days=1) if is_shut else today
    next_post = _next_post(sent_by, first, holidays_in(session))
    on = wanted or next_post
    if on == today and is_shut:
        raise _refused(
            f"the post tray closed at {rules.tray_closes}, so it leaves with the next "
            f"post, on {full(next_post)}. Put that day, or another way."
        )
    if on < today:
        raise _refused("that day has passed. Put the day on which it will leave.")
    if on > today + timedelta(days=LONGEST):
        raise _refused(
            f"a letter leaves within {LONGEST} days of the day it is dated. Issue it "
            "nearer the day."
        )
    return Leaving(on=on, by=sent_by, views_added=rules.views_added)


def leaves_now(
    caseload: Caseload, sent_by: str, wanted: date | None, now: datetime
) -> date:
    """Return the day on which a letter leaves that is issued at this moment."""
    there = now.astimezone(LONDON)
    with caseload.reading() as session:
        return leaving_of(session, sent_by, wanted, there.date(), there.time()).on


def posting_days(caseload: Caseload, now: datetime) -> dict[str, date]:
    """Return the next day on which a letter can leave, for each way of sending."""
    return {way.value: leaves_now(caseload, way, None, now) for way in PostedBy}


def _next_post(sent_by: str, first: date, holidays: Holidays) -> date:
    return holidays.next_working(first) if sent_by in POST else first


def _is_shut(rules: Posting, clock: time | None) -> bool:
    if clock is None or not rules.tray_closes:
        return False
    return clock >= time.fromisoformat(rules.tray_closes)


def _refused(words: str) -> Refused:
    return Refused(f"Leaves on: {words} Nothing was made.", field="leaves_on")
