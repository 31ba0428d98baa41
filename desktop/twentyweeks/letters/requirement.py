"""One thing that the law wants in a notice.

A requirement holds when every string that it needs is known and stands in the
letter: so a fact that is missing and a sentence that was cut are both found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from twentyweeks.letters.facts import LetterFacts
from twentyweeks.plans.words import in_full

OUR_DETAILS = "Add it to the authority's details."
WORDING = "Put the paragraph back into the wording."


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that a notice must hold, with its citation.

    `says` are words of our wording; `tells` gives words from the facts that prove
    it, of which an empty one means that it is not known.
    """

    id: str
    missing: str
    where: str
    mend: str
    cite: str
    says: tuple[str, ...] = ()
    tells: Callable[[LetterFacts], tuple[str, ...]] = lambda _: ()


def day(value: date | None) -> str:
    """Return the day in full as the letter must print it; empty for none."""
    return in_full(value) if value else ""


def all_or_nothing(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts that say something, or one empty string for none."""
    return tuple(text for text in texts if text.strip()) or ("",)
