"""The limits of one case, as the deadline engine gives them for its events."""

from datetime import date

from twentyweeks.law import Timetable
from twentyweeks.operations.gather import gather
from twentyweeks.operations.saving import case_in
from twentyweeks.operations.unlock import Caseload


def limits_of(caseload: Caseload, case_id: str, as_of: date) -> Timetable:
    """Return the same answer as `timeline` gives for this case's events on a day."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], as_of)
        return now.timetable
