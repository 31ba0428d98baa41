"""What the page of the post says: the letters that wait, what goes into envelopes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from twentyweeks.casework import Letter, PostedBy
from twentyweeks.present.activity import letter_words
from twentyweeks.present.dates import full, near
from twentyweeks.present.letter_batch import counted

WAYS = {
    PostedBy.FIRST_CLASS.value: "first class",
    PostedBy.SECOND_CLASS.value: "second class",
    PostedBy.EMAIL.value: "by e-mail",
    PostedBy.HAND.value: "by hand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLetter:
    """A letter that is issued and has not left, about one child."""

    letter_id: str
    case_id: str
    child: str
    words: str  # "To Ngozi Okafor: we have received your request"
    leaves: str  # "Leaves first class on Tuesday 3 March 2026; printed today"
    is_late: bool = False  # that day has passed


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """Every letter that waits for the post; those of `singly` go one by one."""

    words: str  # "12 letters are issued and not posted."
    letters: tuple[WaitingLetter, ...]
    singly: tuple[WaitingLetter, ...]


def waiting_letter(letter: Letter, child: str, today: date) -> WaitingLetter:
    """Say which letter waits, to whom it goes, and when it is to leave."""
    said = letter.issued
    on = date.fromisoformat(str(said.get("leaves_on", letter.written_on.isoformat())))
    way = WAYS.get(str(said.get("sent_by", "")), "")
    is_late = on < today
    verb = "Was to leave" if is_late else "Leaves"
    leaves = f"{verb} {way} on {full(on)}".replace("  ", " ")
    printed = letter.printed_on
    return WaitingLetter(
        letter_id=letter.id.hex,
        case_id=letter.case_id.hex,
        child=child,
        words=f"To {letter.recipient_name}: {letter_words(letter.kind)}",
        leaves=f"{leaves}; printed {near(printed, today)}" if printed else leaves,
        is_late=is_late,
    )


def waiting_words(letters: int) -> str:
    """Say how many letters wait for the post."""
    if not letters:
        return "No letter is waiting for the post."
    are = "is" if letters == 1 else "are"
    return f"{counted(letters, 'letter', 'letters')} {are} issued and not posted."


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPosted:
    """What was recorded of a stack that left; `faulty` what was not good service."""

    words: str
    faulty: bool


def stack_posted(letters: int, faults: Sequence[str]) -> StackPosted:
    """Say what was recorded of a stack that left."""
    are = "is" if letters == 1 else "are"
    told = f"{counted(letters, 'letter', 'letters')} {are} recorded as posted."
    return StackPosted(words=" ".join((told, *faults)), faulty=bool(faults))
