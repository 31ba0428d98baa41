"""What must go with a notice of proposed amendments (notice N5)."""

from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.requirement import OUR_DETAILS, Proof, day, required, some

_VIEWS = "What you can do now"


def _changes(facts: LetterFacts) -> tuple[str, ...]:
    return facts.amending.changes if facts.amending else ()


def _evidence(facts: LetterFacts) -> tuple[str, ...]:
    return facts.amending.evidence if facts.amending else ()


AMENDING = required(
    "N5",
    {
        "plan": Proof(
            missing="The letter does not say that a copy of the plan is with it.",
            where="The first two lines",
            says=("a copy of the plan with every change marked is with it",),
        ),
        "amendments": Proof(
            missing="The letter does not say what is to be changed.",
            where="What would change",
            mend="Write the changes in the draft that amends the plan.",
            tells=lambda facts: some(_changes(facts)),
        ),
        "advice": Proof(
            missing="The letter does not list the evidence for the changes.",
            where="The evidence for the changes",
            mend="Record the evidence in Section K, and enclose it.",
            tells=lambda facts: some(_evidence(facts)),
        ),
        "school_request": Proof(
            missing="The letter does not say that the family may ask for a school.",
            where=_VIEWS,
            says=("ask us to name a particular school or college",),
        ),
        "period": Proof(
            missing="The letter does not give the 15 days and their last day.",
            where="Your 15 days",
            mend="Record the day of service; the last day follows from it.",
            says=("at least 15 days",),
            tells=lambda facts: day(
                facts.dates.representations_last_day, "your last day is "
            ),
        ),
        "representations": Proof(
            missing="The letter does not say that the family may comment.",
            where=_VIEWS,
            says=("what is right, what is wrong and what is missing",),
        ),
        "meeting": Proof(
            missing="The letter does not say that the family may require a meeting.",
            where=_VIEWS,
            says=("ask for a meeting with one of our officers. You have a right",),
        ),
        "school_information": Proof(
            missing="The letter does not say where to find out about schools.",
            where=_VIEWS,
            mend=OUR_DETAILS,
            tells=lambda facts: (facts.authority.school_information,),
        ),
    },
)
