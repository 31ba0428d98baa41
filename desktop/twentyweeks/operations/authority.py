"""The authority's own details: the services that every letter must name."""

import re
from dataclasses import dataclass, field, fields
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, Case, Posting, Reach
from twentyweeks.errors import Refused
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.lines import refresh_lines
from twentyweeks.operations.saving import missing, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of

SHORTEST_PROMISE, LONGEST_PROMISE = 1, 60
MOST_ADDED = 14
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityForm:
    """What the authority says of itself in its letters.

    `promise_days` is how often, at least, a family hears from it.
    """

    name: str
    reach: Reach = field(default_factory=Reach)
    sendiass: Reach = field(default_factory=Reach)
    mediation_adviser: Reach = field(default_factory=Reach)
    mediation_contact: Reach = field(default_factory=Reach)
    disagreement: Reach = field(default_factory=Reach)
    tribunal: Reach = field(default_factory=Reach)
    complaints: Reach = field(default_factory=Reach)
    safeguarding: Reach = field(default_factory=Reach)
    school_information: str = ""
    promise_days: int = 14
    posting: Posting = field(default_factory=Posting)


def authority_form(caseload: Caseload) -> Opened[AuthorityForm]:
    """Open the authority's details for a change."""
    with caseload.reading() as session:
        held = _held(session)
        values = {each.name: getattr(held, each.name) for each in fields(AuthorityForm)}
        kept = {name: value for name, value in values.items() if value is not None}
        return Opened(AuthorityForm(**kept), seen_writes(session, held))


def change_authority(
    caseload: Caseload, form: AuthorityForm, seen: SeenWrites, now: datetime
) -> None:
    """Write what was changed on the form.

    Refused for a missing name or a promise that is no number of days.
    """
    if not form.name.strip():
        raise Refused(f"The council's name is needed. {KEPT}", field="name")
    if not SHORTEST_PROMISE <= form.promise_days <= LONGEST_PROMISE:
        raise Refused(
            f"The promise to families is a number of days from {SHORTEST_PROMISE} to "
            f"{LONGEST_PROMISE}. {KEPT}",
            field="promise_days",
        )
    _check_posting(form.posting)
    with saving(caseload, now) as journal:
        held = _held(journal.session)
        values = {each.name: getattr(form, each.name) for each in fields(form)}
        before = held.promise_days
        write_changes(journal, held, values, seen)
        if form.promise_days != before:
            session = journal.session
            refresh_lines(session, session.scalars(select(Case.id)), day_of(now))


def _check_posting(posting: Posting) -> None:
    if posting.tray_closes and not _TIME.fullmatch(posting.tray_closes):
        raise Refused(
            f"The post tray closes at a time of the day, as 15:30. {KEPT}",
            field="tray_closes",
        )
    if not 0 <= posting.views_added <= MOST_ADDED:
        raise Refused(
            "The days added to the family's 15 are a number from 0 to "
            f"{MOST_ADDED}. {KEPT}",
            field="views_added",
        )


def _held(session: Session) -> Authority:
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    if held is None:
        raise missing("authority")
    return held
