"""What a letter that asks an adviser or a school for something must hold."""

from twentyweeks.law.limits import CFA, CODE, REG
from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.requirement import Proof, Requirement, day, some

_QUESTIONS = Requirement(
    id="advice-asked",
    cite=f"{REG} reg 6(1)",
    proof=Proof(
        missing="The letter does not say what the adviser is asked.",
        where="What we ask you",
        mend="Write the questions for this adviser.",
        tells=lambda facts: some(facts.advice.questions if facts.advice else ()),
    ),
)


def _due(says: str) -> Requirement:
    return Requirement(
        id="advice-due",
        cite=f"{REG} reg 8(1)",
        proof=Proof(
            missing="The day by which the advice is due is not in the letter.",
            where="The first two lines",
            mend="Record the day of asking; the date follows from it.",
            says=(says,),
            tells=lambda facts: day(facts.dates.advice_due),
        ),
    )


ADVICE = (_due("you have six weeks"), _QUESTIONS)
CHASE = (
    _due("within six weeks of our request"),
    _QUESTIONS,
    Requirement(
        id="advice-reasons",
        cite=f"{REG} reg 8(2)",
        proof=Proof(
            missing="The letter does not say what alone excuses late advice.",
            where="The only reasons",
            says=("The law knows only three reasons",),
        ),
    ),
)


def _papers(facts: LetterFacts) -> tuple[str, ...]:
    return facts.consult.papers if facts.consult else ()


CONSULT = (
    Requirement(
        id="consult-draft",
        cite=f"{CFA} ss.39(2), 40(3)",
        proof=Proof(
            missing="The letter does not say that the draft and the reports are with "
            "it, or names none.",
            where="What is with this letter",
            mend="Record the advice in Section K, and enclose it with the draft.",
            says=("the draft plan and the reports that it rests on are with this",),
            tells=lambda facts: some(_papers(facts)),
        ),
    ),
    Requirement(
        id="consult-reply",
        cite=f"{CODE} 9.83",
        proof=Proof(
            missing="The day for the reply is not in the letter.",
            where="The first two lines",
            mend="Record the day of sending; the date follows from it.",
            tells=lambda facts: day(facts.dates.reply_by),
        ),
    ),
    Requirement(
        id="consult-grounds",
        cite=f"{CFA} s.39(4)",
        proof=Proof(
            missing="The letter does not give the only grounds on which a school that "
            "a family asks for need not be named.",
            where="What the law says",
            says=(
                "unsuitable for",
                "the efficient education of others",
                "the efficient use of resources",
            ),
        ),
    ),
)
