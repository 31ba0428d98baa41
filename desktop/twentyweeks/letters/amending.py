"""What must go with a notice of proposed amendments (notice N5)."""

from twentyweeks.letters.drafted import VIEWS
from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.requirement import OUR_DETAILS, Proof, day, required, some


def _changes(facts: LetterFacts) -> tuple[str, ...]:
    return facts.amending.changes if facts.amending else ()


def _evidence(facts: LetterFacts) -> tuple[str, ...]:
    return facts.amending.evidence if facts.amending else ()


def _reviewed(facts: LetterFacts) -> tuple[str, ...]:
    """Return what a notice says where a review decided on it."""
    reviewed = facts.amending.reviewed_on if facts.amending else None
    return day(reviewed, "we decided to amend the plan on ") if reviewed else ()


_CHANGED = Proof(
    missing="The letter does not say what is to be changed.",
    where="What would change",
    mend="Write the changes in the draft that amends the plan.",
    tells=lambda facts: some(_changes(facts)),
)
_N5 = required(
    "N5",
    {
        "plan": Proof(
            missing="The letter does not say that a copy of the plan is with it.",
            where="The first two lines",
            says=("a copy of the plan with every change marked is with it",),
        ),
        "amendments": _CHANGED,
        "advice": Proof(
            missing="The letter does not list the evidence for the changes.",
            where="The evidence for the changes",
            mend="Record the evidence in Section K, and enclose it.",
            tells=lambda facts: some(_evidence(facts)),
        ),
        **VIEWS,
        "school_information": Proof(
            missing="The letter does not say where to find out about schools.",
            where="What you can do now",
            mend=OUR_DETAILS,
            tells=lambda facts: (facts.authority.school_information,),
        ),
    },
)
_N4A = required(
    "N4a",
    {
        "decision": Proof(
            missing="The letter does not say what the review decided.",
            where="The first two lines",
            mend="Record the decision after the review.",
            tells=_reviewed,
        ),
        "amendments": _CHANGED,
    },
)
AMENDING = (*_N5, _N4A[0])
"""The notice, with the decision that it carries where a review decided on it."""
