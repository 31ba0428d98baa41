"""Record the day on which letters were last sent to a printer."""

from collections.abc import Sequence
from datetime import datetime

from twentyweeks.casework import Letter
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.present.dates import day_of
from twentyweeks.storage.caseload import Caseload


def record_printed(
    caseload: Caseload, letter_ids: Sequence[str], now: datetime
) -> None:
    """Keep that the printer took these letters, one or a stack of them."""
    with saving(caseload, now) as journal:
        for each in letter_ids:
            letter = journal.session.get(Letter, read_id(each, "letter"))
            if letter is None:
                raise missing("letter")
            if letter.printed_on != day_of(now):
                journal.set(letter, "printed_on", day_of(now))
