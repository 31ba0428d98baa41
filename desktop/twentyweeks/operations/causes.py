"""What held each late limit of a case, and the corrections that officers made."""

from collections.abc import Mapping
from uuid import UUID

from twentyweeks.casework import LateReason
from twentyweeks.law import LateEntry, Status, ledger_of
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.lateness import cause_words, corrected_to

LatePlace = tuple[UUID, str, str | None]
"""The milestone that started a limit, its rule, and whom it is about."""


def late_entries(now: CaseNow) -> tuple[LateEntry, ...]:
    """Return the ledger of a case as it stands; a closed case is not late any more.

    What was overdue on the day it closed stays, late by as many days as it was then.
    """
    closed_on = now.closed_on
    if closed_on is None:
        return ledger_of(now.events, now.timetable, now.today)
    return tuple(
        entry
        for entry in ledger_of(now.events, now.timetable, closed_on)
        if entry.limit.status is Status.MET_LATE or entry.days > 0
    )


def late_place(now: CaseNow, entry: LateEntry) -> LatePlace:
    """Return what names a late limit although milestones are added around it."""
    limit = entry.limit
    return now.milestones[limit.started_by].id, limit.rule, limit.about


def corrections(now: CaseNow) -> Mapping[LatePlace, LateReason]:
    """Return what officers corrected, by the limit that it is about."""
    return {
        (each.milestone_id, each.rule, each.about): each for each in now.late_reasons
    }


def causes(now: CaseNow) -> Mapping[int, str]:
    """Return what held each late limit of a case, shortly, by the limit's place."""
    entries = {id(entry.limit): entry for entry in late_entries(now)}
    known = corrections(now)
    return {
        place: cause_words(entry, corrected_to(known.get(late_place(now, entry))))
        for place, limit in enumerate(now.timetable.limits)
        if (entry := entries.get(id(limit)))
    }
