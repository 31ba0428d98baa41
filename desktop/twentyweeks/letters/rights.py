"""What a notice must say about disagreeing: appeal, mediation, advice."""

from twentyweeks.letters.facts import Contact, LetterFacts
from twentyweeks.letters.requirement import OUR_DETAILS, WORDING, Requirement
from twentyweeks.plans.words import in_full


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


REG_32 = (
    Requirement(
        id="reg-32-a",
        missing="The letter does not say that there is a right to ask for mediation.",
        where="If you disagree",
        mend=WORDING,
        cite="SEND Regulations 2014 reg 32(a)",
        says=("you have the right to ask for mediation",),
    ),
    Requirement(
        id="reg-32-b",
        missing="The letter does not say that an appeal needs a certificate first.",
        where="If you disagree",
        mend=WORDING,
        cite="SEND Regulations 2014 reg 32(b); CFA 2014 s.55(4), (5)",
        says=("before you can appeal, you need a mediation certificate",),
    ),
    Requirement(
        id="reg-32-c",
        missing="The mediation adviser's contact details are not in the letter.",
        where="If you disagree",
        mend=OUR_DETAILS,
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
        mend=WORDING,
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
        mend=OUR_DETAILS,
        cite="SEND Regulations 2014 reg 32(f)",
        tells=lambda facts: (
            facts.authority.mediation_contact.name,
            _way(facts.authority.mediation_contact),
        ),
    ),
)


def rights(notice: str, cite: str, appeal: str) -> tuple[Requirement, ...]:
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
            mend=OUR_DETAILS,
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
            mend=OUR_DETAILS,
            cite=cite,
            tells=lambda facts: (
                facts.authority.sendiass.name,
                _way(facts.authority.sendiass),
            ),
        ),
    )
