"""What the law wants in each notice, and where the composed letter shows it.

A requirement holds when every string that it needs is known and stands in the
letter: so a fact that is missing and a sentence that was cut are both found.
"""

from collections.abc import Callable
from dataclasses import dataclass

from twentyweeks.letters.facts import Contact, LetterFacts, LetterKind
from twentyweeks.plans.words import in_full


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


def _way(contact: Contact) -> str:
    """Return a way to reach the contact that the letter must print."""
    return (
        contact.telephone
        or contact.email
        or contact.website
        or ", ".join(contact.address_lines)
    )


def _mediation_day(facts: LetterFacts) -> str:
    day = facts.dates.mediation_last_day
    return f"contact the mediation adviser by {in_full(day)}" if day else ""


def _appeal_day(facts: LetterFacts) -> str:
    day = facts.dates.appeal_last_day
    return f"5pm on {in_full(day)}" if day else ""


_AUTHORITY = "Add it to the authority's details."
_WORDING = "Put the paragraph back into the wording."

REG_32 = (
    Requirement(
        id="reg-32-a",
        missing="The letter does not say that there is a right to ask for mediation.",
        where="If you disagree",
        mend=_WORDING,
        cite="SEND Regulations 2014 reg 32(a)",
        says=("you have the right to ask for mediation",),
    ),
    Requirement(
        id="reg-32-b",
        missing="The letter does not say that an appeal needs a certificate first.",
        where="If you disagree",
        mend=_WORDING,
        cite="SEND Regulations 2014 reg 32(b); CFA 2014 s.55(4), (5)",
        says=("before you can appeal, you need a mediation certificate",),
    ),
    Requirement(
        id="reg-32-c",
        missing="The mediation adviser's contact details are not in the letter.",
        where="If you disagree",
        mend=_AUTHORITY,
        cite="SEND Regulations 2014 reg 32(c)",
        tells=lambda facts: (
            facts.authority.mediation_adviser.name,
            _way(facts.authority.mediation_adviser),
        ),
    ),
    Requirement(
        id="reg-32-d",
        missing="The last day to contact the mediation adviser is not in the letter.",
        where="If you disagree",
        mend="Record the day of sending; the date follows from it.",
        cite="SEND Regulations 2014 regs 32(d), 33",
        tells=lambda facts: (_mediation_day(facts),),
    ),
    Requirement(
        id="reg-32-e",
        missing=(
            "The letter does not say that we must be told of a wish for mediation, "
            "the issues, and any health provision wanted."
        ),
        where="If you disagree",
        mend=_WORDING,
        cite="SEND Regulations 2014 reg 32(e)",
        says=(
            "that you want mediation",
            "which things you disagree about",
            "any health care that you want",
        ),
    ),
    Requirement(
        id="reg-32-f",
        missing="Our own mediation contact is not in the letter.",
        where="If you disagree",
        mend=_AUTHORITY,
        cite="SEND Regulations 2014 reg 32(f)",
        tells=lambda facts: (
            facts.authority.mediation_contact.name,
            _way(facts.authority.mediation_contact),
        ),
    ),
)


def _rights(notice: str, cite: str, appeal: str) -> tuple[Requirement, ...]:
    """Return the appeal, disagreement and advice rows with a notice's citations."""
    return (
        Requirement(
            id=f"{notice}-appeal",
            missing="The letter does not tell of the right to appeal.",
            where="If you disagree",
            mend="Put the rights back, or name the tribunal in our details.",
            cite=f"{cite}; CFA 2014 {appeal}",
            says=("you have a right to appeal",),
            tells=lambda facts: (facts.authority.tribunal.name,),
        ),
        Requirement(
            id=f"{notice}-appeal-time",
            missing="The last day for an appeal is not in the letter.",
            where="If you disagree",
            mend="Record the day of sending; the date follows from it.",
            cite=f"{cite}; HESC Rules 2008 r.20(1)(c)",
            says=("one month",),
            tells=lambda facts: (_appeal_day(facts),),
        ),
        Requirement(
            id=f"{notice}-disagreement-resolution",
            missing="The disagreement resolution service is not in the letter.",
            where="Another way to sort out a disagreement",
            mend=_AUTHORITY,
            cite=cite,
            says=("you can also use our disagreement resolution service",),
            tells=lambda facts: (
                facts.authority.disagreement_resolution.name,
                _way(facts.authority.disagreement_resolution),
            ),
        ),
        Requirement(
            id=f"{notice}-advice",
            missing="The SEN information and advice service is not in the letter.",
            where="Free, independent advice",
            mend=_AUTHORITY,
            cite=cite,
            tells=lambda facts: (
                facts.authority.sendiass.name,
                _way(facts.authority.sendiass),
            ),
        ),
    )


def _decided(facts: LetterFacts) -> str:
    return in_full(facts.reasons.decided_on) if facts.reasons else ""


def _test(facts: LetterFacts) -> str:
    return facts.reasons.test if facts.reasons else ""


def _all_or_nothing(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip()) or ("",)


def _refusal(notice: str, cite: str, appeal: str) -> tuple[Requirement, ...]:
    """Return what a refusal must hold before it says anything about rights."""
    return (
        Requirement(
            id=f"{notice}-decision",
            missing="The decision, or the day on which it was made, is not there.",
            where="The first two lines",
            mend="Record the panel's decision.",
            cite=cite,
            says=("we have decided not to",),
            tells=lambda facts: (_decided(facts),),
        ),
        Requirement(
            id=f"{notice}-test",
            missing="The letter does not say how the legal test was applied.",
            where="The test that we had to apply",
            mend="Record in the panel's decision how the test was met or not met.",
            cite=f"{cite}; CFA 2014 s.36(8)",
            says=("section 36(8)",),
            tells=lambda facts: (_test(facts),),
        ),
        Requirement(
            id=f"{notice}-reasons",
            missing="The letter gives no reasons for this child.",
            where="Our reasons",
            mend="Record the panel's reasons for this child.",
            cite=cite,
            tells=lambda facts: _all_or_nothing(
                facts.reasons.for_this_child if facts.reasons else ()
            ),
        ),
        Requirement(
            id=f"{notice}-evidence",
            missing="The letter does not list the evidence that was read.",
            where="What we read",
            mend="List in the panel's decision the papers that the panel read.",
            cite=cite,
            tells=lambda facts: _all_or_nothing(
                tuple(paper.what for paper in facts.reasons.evidence)
                if facts.reasons
                else ()
            ),
        ),
        *_rights(notice, cite, appeal),
        *REG_32,
    )


_REFUSE = _refusal(
    "N1", "CFA 2014 s.36(5); SEND Regulations 2014 reg 5(3)", "s.51(2)(a)"
)

REQUIRED: dict[LetterKind, tuple[Requirement, ...]] = {
    LetterKind.REFUSE_TO_ASSESS: _REFUSE,
}
