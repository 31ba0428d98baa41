"""One thing that the law wants in a notice, and how the letter shows it.

What must be there, and by which provision, is `law.notices`. Here stands only its
proof: it holds when every string that it needs is known and stands in the letter,
so a fact that is missing and a sentence that was cut are both found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from twentyweeks.law import NOTICES
from twentyweeks.letters.facts import Contact, LetterFacts
from twentyweeks.plans.words import in_full

OUR_DETAILS = "Add it to the authority's details."
WORDING = "Put the paragraph back into the wording."
Tells: TypeAlias = Callable[[LetterFacts], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where a letter shows something, and what to say and do when it does not.

    `says` are words of our wording; `tells` gives words from the facts, of which
    an empty one means that it is not known.
    """

    missing: str
    where: str
    mend: str = WORDING
    says: tuple[str, ...] = ()
    tells: Tells = lambda _: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A thing that the letter must hold; `evidence` is the rule's mark in law."""

    id: str
    cite: str
    proof: Proof
    evidence: str = ""


def required(notice: str, proofs: dict[str, Proof]) -> tuple[Requirement, ...]:
    """Return a notice's requirements, in the law's order, each with its proof.

    A requirement without a proof is one that no letter can show: see NOT_ON_PAPER.
    """
    return tuple(
        Requirement(
            id=f"{notice}-{one.id}",
            cite=one.cite,
            proof=proofs[one.id],
            evidence=one.evidence.value,
        )
        for one in NOTICES[notice].requirements
        if (notice, one.id) not in NOT_ON_PAPER
    )


NOT_ON_PAPER = {
    ("N1a", "sent_to_others"): "the dispatch record shows who else was written to",
    ("N8", "sent_to_others"): "the dispatch record shows who else was written to",
}


def day(value: date | None, before: str = "") -> tuple[str]:
    """Return the day in full after `before`, as the letter prints it; or empty."""
    return (f"{before}{in_full(value)}" if value else "",)


def some(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts that say something, or one empty string for none."""
    return tuple(text for text in texts if text.strip()) or ("",)


def reach(contact: Contact) -> tuple[str, str]:
    """Return a contact's name and one way to reach it."""
    way = contact.telephone or contact.email or contact.website
    return contact.name, way or ", ".join(contact.address_lines)
