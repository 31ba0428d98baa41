"""Close a case that asks for nothing more, with the reason, and open it again."""

from datetime import datetime

from twentyweeks.errors import Refused
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import KEPT, typed, typed_past_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of
from twentyweeks.returns.cells import read_text


def close_case(
    caseload: Caseload, case_id: str, on: str, because: str, now: datetime
) -> None:
    """Take a case out of the lists of work; its record stays whole.

    Refused without a reason: a date that was missed must not vanish in silence.
    """
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        day = typed_past_day(on, "on", "Closed on", day_of(now))
        reason = typed(read_text, because, "because", "Why it is closed")
        if reason is None:
            raise Refused(f"Why it is closed: give a reason. {KEPT}", field="because")
        journal.set(case, "closed_on", day)
        journal.set(case, "closed_because", reason)


def reopen_case(caseload: Caseload, case_id: str, now: datetime) -> None:
    """Bring a closed case back into the lists of work."""
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        journal.set(case, "closed_on", None)
        journal.set(case, "closed_because", None)
