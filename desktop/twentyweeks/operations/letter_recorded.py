"""What the posting of a letter puts on the record of its case."""

from collections.abc import Sequence
from datetime import date

from twentyweeks.casework import Letter, Milestone
from twentyweeks.law import Event, Kind
from twentyweeks.storage.journal import Journal


def record_consulted(
    journal: Journal, letter: Letter, events: Sequence[Event], received: date
) -> None:
    """Record the consultation on the day when the school has the letter.

    By post that day is still to come: the school's 15 days run from it.
    """
    school = letter.recipient_name
    known = [each.kind for each in events if each.school == school]
    if known and known[-1] is Kind.SCHOOL_CONSULTED:
        return
    journal.create(
        Milestone(
            case_id=letter.case_id,
            facts={
                "kind": Kind.SCHOOL_CONSULTED.value,
                "on": received.isoformat(),
                "school": school,
            },
            recorded_by=journal.stamp.by,
            recorded_at=journal.stamp.now,
        )
    )
