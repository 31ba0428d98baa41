"""What the page for letters to several says: who gets one, who does not, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One letter that would be issued, to one person about one child.

    `shown` is the hash of the page as it was looked through in the dry run.
    """

    case_id: str
    recipient_id: str
    child: str
    recipient: str
    pages: int
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchNot:
    """Somebody who gets no letter in the batch, and why."""

    case_id: str
    child: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLook:
    """The dry run: nothing is issued yet."""

    kind: str
    sent_by: str
    leaves_on: date
    words: str  # "3 letters about 2 children. 1 child is left out."
    gets: tuple[BatchLine, ...]
    nots: tuple[BatchNot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchIssued:
    """What was issued, and what was not: refused since, or not reached when stopped."""

    words: str
    letter_ids: tuple[str, ...]
    nots: tuple[BatchNot, ...]


def by_reason(nots: Sequence[BatchNot]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason once, with the children for whom it holds."""
    told: dict[str, list[str]] = {}
    for each in nots:
        told.setdefault(each.because, []).append(each.child)
    return tuple((because, tuple(names)) for because, names in told.items())


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its word: 1 letter, 3 letters."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def look_words(gets: int, children: int, left_out: int) -> str:
    """Say what a dry run comes to."""
    if not gets:
        words = "Nobody would get a letter."
    else:
        letters = counted(gets, "letter", "letters")
        about = counted(children, "child", "children")
        words = f"{letters} about {about}."
    if not left_out:
        return words
    people = counted(left_out, "is left out", "are left out")
    return f"{words} {people}, with the reason below."


def issued_words(issued: int, left_out: int, unreached: int) -> str:
    """Say what a batch came to, once it ended or was stopped."""
    were = "1 letter was" if issued == 1 else f"{issued:,} letters were"
    words = (
        f"{were} issued and is kept as it stands."
        if issued == 1
        else (f"{were} issued and are kept as they stand.")
    )
    if unreached:
        words += f" It was stopped: {counted(unreached, 'letter', 'letters')} not made."
    if left_out:
        words += f" {counted(left_out, 'was', 'were')} refused."
    return words
