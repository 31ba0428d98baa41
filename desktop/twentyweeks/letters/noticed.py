"""What a notice to others than the family must hold: they are told, and have no rights.

A school, the health service or another authority gets a decision without its reasons.
"""

from collections.abc import Mapping

from twentyweeks.law.limits import REG
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.letters.requirement import Proof, Requirement, Tells, day


def _decided(facts: LetterFacts) -> tuple[str]:
    return day(facts.reasons.decided_on if facts.reasons else None)


def _assessed(facts: LetterFacts) -> tuple[str]:
    return day(facts.assess.decided_on if facts.assess else None)


def _notice(of: str, regulation: str, says: str, tells: Tells) -> Requirement:
    return Requirement(
        id=f"notice-{of}",
        cite=f"{REG} reg {regulation}",
        proof=Proof(
            missing="The notice does not say what was decided, or on which day.",
            where="The first two lines",
            says=(says,),
            tells=tells,
        ),
    )


def _told(regulation: str, says: str, tells: Tells = _decided) -> Requirement:
    return _notice("decision", regulation, says, tells)


def _goes(facts: LetterFacts) -> tuple[str]:
    moved = facts.move.transferred_on if facts.move else None
    return day(moved or facts.dates.transfer_by)


_TRANSFERRED = Requirement(
    id="transfer-day",
    cite=f"{REG} reg 15(2)",
    proof=Proof(
        missing="The day on which the plan is transferred, or that the plan and the "
        "file are with it, is not in the letter.",
        where="The first two lines",
        mend="Record when we learned of the move, and its day.",
        says=("the plan and our file are with this letter",),
        tells=_goes,
    ),
)
_FOLLOWS = Requirement(
    id="transfer-follows",
    cite=f"{REG} reg 15(3) to (5)",
    proof=Proof(
        missing="The letter does not say by when the new authority tells the family "
        "and reviews the plan.",
        where="What follows for you",
        mend="Record when the plan was made or last reviewed.",
        says=("secure the help in Section F",),
        tells=lambda facts: (*day(facts.dates.inform_by), *day(facts.dates.review_by)),
    ),
)
_CONSULTED = Requirement(
    id="N7-consultation",
    cite=f"{REG} reg 31(1)",
    proof=Proof(
        missing="The notice does not say that ceasing is only considered, or does not "
        "ask for an answer, or by when.",
        where="The first two lines",
        says=("we are considering whether to cease to maintain", "nothing is decided"),
        tells=lambda facts: day(facts.dates.reply_by),
    ),
)

NOTICED: Mapping[LetterKind, tuple[Requirement, ...]] = {
    LetterKind.RECEIVED: (
        _notice(
            "considering",
            "4(2)",
            "whether to carry out an EHC needs assessment",
            lambda facts: day(facts.dates.decide_by),
        ),
    ),
    LetterKind.WILL_ASSESS: (
        _told("5(1), (2)", "we have decided to carry out an EHC", _assessed),
    ),
    LetterKind.REFUSE_TO_ASSESS: (
        _told("5(1), (2)", "we have decided not to carry out an EHC"),
    ),
    LetterKind.WILL_NOT_ISSUE: (
        _told("10(1), (2)", "we have decided not to write an EHC plan"),
    ),
    LetterKind.FINAL_PLAN: (
        _notice("plan", "13(2)", "is with this letter", lambda _: ()),
    ),
    LetterKind.KEEP_PLAN: (_told("20(10)", "we have decided to keep the EHC plan"),),
    LetterKind.CONSULT_CEASING: (_CONSULTED,),
    LetterKind.CEASE_PLAN: (
        _told("31(2)", "we have decided to cease to maintain the EHC plan"),
    ),
    LetterKind.WILL_REASSESS: (
        _told("25(1)", "we have decided to carry out a new EHC", _assessed),
    ),
    LetterKind.WILL_NOT_REASSESS: (
        _told("25(1)", "we have decided not to carry out a new EHC"),
    ),
    LetterKind.TRANSFER_OUT: (_TRANSFERRED, _FOLLOWS),
}
"""The letters that others are told by, each with what its notice must say."""
