"""What a letter about a move, a mediation or an order must hold (N9 and others)."""

from twentyweeks.law.limits import REG
from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.requirement import Proof, Requirement, day, required, some


def _whether(facts: LetterFacts) -> tuple[str]:
    if facts.move is None or facts.move.will_assess is None:
        return ("",)
    if facts.move.will_assess:
        return ("we will make a new EHC needs assessment",)
    return ("we do not think that a new EHC needs assessment is needed",)


TRANSFER_IN = required(
    "N9",
    {
        "transferred": Proof(
            missing="The letter does not say that the plan has transferred, or when.",
            where="The first two lines",
            mend="Record the day on which the plan was transferred in.",
            says=("has transferred to us",),
            tells=lambda facts: day(facts.move.transferred_on if facts.move else None),
        ),
        "whether_assess": Proof(
            missing="The letter does not say whether we will make an assessment.",
            where="Whether we will assess",
            mend="Record the decision what follows from the transfer.",
            tells=_whether,
        ),
        "review_when": Proof(
            missing="The letter does not say when we will review the plan.",
            where="When we review the plan",
            mend="Record when the plan was made or last reviewed.",
            says=("we will review the plan",),
            tells=lambda facts: day(facts.dates.review_by),
        ),
    },
)


def _goes(facts: LetterFacts) -> tuple[str]:
    moved = facts.move.transferred_on if facts.move else None
    return day(moved or facts.dates.transfer_by)


TRANSFER_OUT = (
    Requirement(
        id="transfer-day",
        cite=f"{REG} reg 15(2)",
        proof=Proof(
            missing="The day on which the plan is transferred is not in the letter.",
            where="The first two lines",
            mend="Record when we learned of the move, and its day.",
            tells=_goes,
        ),
    ),
)
MEDIATION = (
    Requirement(
        id="mediation-notice",
        cite=f"{REG} reg 38",
        proof=Proof(
            missing="The letter does not give the day and the place of the mediation.",
            where="Where and when",
            mend="Write where the mediation is; its day comes from the case.",
            tells=lambda facts: (
                *day(facts.mediation.on if facts.mediation else None),
                *some((facts.mediation.where,) if facts.mediation else ()),
            ),
        ),
    ),
)
ORDER = (
    Requirement(
        id="order-steps",
        cite=f"{REG} reg 44",
        proof=Proof(
            missing="The letter does not say what we do and by when.",
            where="What we do, and by when",
            mend="Record the order on the case; its days follow from it.",
            tells=lambda facts: some(facts.order.steps if facts.order else ()),
        ),
    ),
)
