"""What must go with a draft plan (notice N3)."""

from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.requirement import OUR_DETAILS, Proof, day, required, some

_VIEWS = "What you can do now"
VIEWS = {
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
    "school_request": Proof(
        missing="The letter does not say that the family may ask for a school.",
        where=_VIEWS,
        says=("ask us to name a particular school or college",),
    ),
    "meeting": Proof(
        missing="The letter does not say that the family may require a meeting.",
        where=_VIEWS,
        says=("ask for a meeting with one of our officers. You have a right",),
    ),
}
"""What the family can do in its 15 days, on a draft as on proposed amendments."""


def _advice(facts: LetterFacts) -> tuple[str, ...]:
    return facts.draft.advice if facts.draft else ()


def _empty_place(facts: LetterFacts) -> tuple[str]:
    named = facts.draft is None or facts.draft.names_a_place
    return ("" if named else "it is empty now",)


DRAFT = required(
    "N3",
    {
        "plan": Proof(
            missing="The letter does not say that the draft plan is with it.",
            where="The first two lines",
            says=("a draft is with this letter",),
        ),
        "no_school": Proof(
            missing="The draft plan names a school or a type in Section I.",
            where="No school is named yet",
            mend="Empty Section I, and make the draft and this letter again.",
            tells=_empty_place,
        ),
        "advice": Proof(
            missing="The letter does not list the advice that goes with the draft.",
            where="The advice that the plan rests on",
            mend="Record the advice in Section K, and enclose it.",
            tells=lambda facts: some(_advice(facts)),
        ),
        **VIEWS,
        "school_information": Proof(
            missing="The letter does not say where to find out about schools.",
            where="No school is named yet",
            mend=OUR_DETAILS,
            tells=lambda facts: (facts.authority.school_information,),
        ),
    },
)
