"""Words that no letter may hold any more: withdraw them, and allow them again."""

from datetime import datetime

from twentyweeks.casework import WithdrawnWords
from twentyweeks.errors import Refused
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of

LEAST = 8
"""Letters of withdrawn words: fewer would stand in letters by chance."""


def withdraw_words(caseload: Caseload, words: str, because: str, now: datetime) -> str:
    """Withdraw words: no letter that holds them can be issued; return their id."""
    said = typed_line(words, "withdrawn", "Words that are withdrawn")
    why = typed_line(because, "because", "Why")
    if said is None or len(said) < LEAST:
        raise Refused(
            f"Words that are withdrawn: give at least {LEAST} letters of them, so that "
            f"no other letter is held up by chance. {KEPT}",
            field="withdrawn",
        )
    if why is None:
        raise Refused(
            f"Why: say it, as an officer reads it on the letter. {KEPT}",
            field="because",
        )
    with saving(caseload, now) as journal:
        gone = WithdrawnWords(
            words=" ".join(said.split()), because=why, withdrawn_on=day_of(now)
        )
        return journal.create(gone).id.hex


def allow_words(caseload: Caseload, withdrawn_id: str, now: datetime) -> None:
    """Let letters hold withdrawn words again."""
    with saving(caseload, now) as journal:
        held = journal.session.get(WithdrawnWords, read_id(withdrawn_id, "words"))
        if held is None:
            raise missing("words")
        journal.delete(held)
