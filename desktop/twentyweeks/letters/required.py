"""What each kind of letter must hold, notice by notice."""

from twentyweeks.letters.drafted import DRAFT
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.letters.requirement import (
    WORDING,
    Requirement,
    all_or_nothing,
    day,
)
from twentyweeks.letters.rights import REG_32, rights
from twentyweeks.plans.words import in_full


def _decided(facts: LetterFacts) -> str:
    return in_full(facts.reasons.decided_on) if facts.reasons else ""


def _test(facts: LetterFacts) -> str:
    return facts.reasons.test if facts.reasons else ""


_TESTS = {
    LetterKind.REFUSE_TO_ASSESS: "section 36(8)",
    LetterKind.WILL_NOT_ISSUE: "section 37(1)",
}


def _refusal(kind: LetterKind, cite: str, appeal: str) -> tuple[Requirement, ...]:
    """Return what a refusal must hold before it says anything about rights."""
    return (
        Requirement(
            id="N1-decision",
            missing="The decision, or the day on which it was made, is not there.",
            where="The first two lines",
            mend="Record the panel's decision.",
            cite=cite,
            says=("we have decided not to",),
            tells=lambda facts: (_decided(facts),),
        ),
        Requirement(
            id="N1-test",
            missing="The letter does not say how the legal test was applied.",
            where="The test that we had to apply",
            mend="Record in the panel's decision how the test was met or not met.",
            cite=f"{cite}; CFA 2014 {_TESTS[kind].replace('section ', 's.')}",
            says=(_TESTS[kind],),
            tells=lambda facts: (_test(facts),),
        ),
        Requirement(
            id="N1-reasons",
            missing="The letter gives no reasons for this child.",
            where="Our reasons",
            mend="Record the panel's reasons for this child.",
            cite=cite,
            tells=lambda facts: all_or_nothing(
                facts.reasons.for_this_child if facts.reasons else ()
            ),
        ),
        Requirement(
            id="N1-evidence",
            missing="The letter does not list the evidence that was read.",
            where="What we read",
            mend="List in the panel's decision the papers that the panel read.",
            cite=cite,
            tells=lambda facts: all_or_nothing(
                tuple(paper.what for paper in facts.reasons.evidence)
                if facts.reasons
                else ()
            ),
        ),
        *rights("N1", cite, appeal),
        *REG_32,
    )


_VIEWS = Requirement(
    id="considering-views",
    missing="The letter does not say that the family may give views and evidence.",
    where="What you can do",
    mend=WORDING,
    cite="CFA 2014 s.36(7); SEND Regulations 2014 reg 4",
    says=("in writing or by talking to us", "you can also send us anything"),
)

_ASSESS = Requirement(
    id="N1a-decision",
    missing="The decision to assess, or the day on which it was made, is not there.",
    where="The first two lines",
    mend="Record the decision to assess.",
    cite="SEND Regulations 2014 reg 5(1), (2)",
    says=("we have decided to carry out an EHC needs assessment",),
    tells=lambda facts: (in_full(facts.assess.decided_on) if facts.assess else "",),
)

_ADVICE = (
    Requirement(
        id="advice-due",
        missing="The day by which the advice is due is not in the letter.",
        where="The first two lines",
        mend="Record the day of asking; the date follows from it.",
        cite="SEND Regulations 2014 reg 8(1)",
        says=("you have six weeks",),
        tells=lambda facts: (day(facts.dates.advice_due),),
    ),
    Requirement(
        id="advice-asked",
        missing="The letter does not say what the adviser is asked.",
        where="What we ask you",
        mend="Write the questions for this adviser.",
        cite="SEND Regulations 2014 reg 6(1)",
        tells=lambda facts: all_or_nothing(
            facts.advice.questions if facts.advice else ()
        ),
    ),
)

_PLAN = "SEND Regulations 2014 reg 14(2)"

_FINAL = (
    Requirement(
        id="N2-plan",
        missing="The letter does not say that the final plan is with it.",
        where="The first two lines",
        mend=WORDING,
        cite="CFA 2014 s.39(8); SEND Regulations 2014 reg 13(2)",
        says=("is now final, and it is with this letter",),
    ),
    Requirement(
        id="N2-section-i",
        missing="The letter does not say what Section I names, or why it names none.",
        where="The school, college or other place",
        mend="Record what Section I of the final plan holds.",
        cite="CFA 2014 ss.39, 40",
        tells=lambda facts: (facts.final.section_i if facts.final else "",),
    ),
    Requirement(
        id="N2-sections",
        missing="The letter does not say that Sections B, F and I can be appealed.",
        where="If you disagree",
        mend=WORDING,
        cite=f"{_PLAN}; CFA 2014 s.51(2)(c)",
        says=("Section B (needs)", "Section F (help", "Section I (school"),
    ),
    *rights("N2", _PLAN, "s.51(2)(c)"),
    *REG_32,
)

REQUIRED: dict[LetterKind, tuple[Requirement, ...]] = {
    LetterKind.RECEIVED: (_VIEWS,),
    LetterKind.WILL_ASSESS: (_ASSESS,),
    LetterKind.REFUSE_TO_ASSESS: _refusal(
        LetterKind.REFUSE_TO_ASSESS,
        "CFA 2014 s.36(5); SEND Regulations 2014 reg 5(3)",
        "s.51(2)(a)",
    ),
    LetterKind.WILL_NOT_ISSUE: _refusal(
        LetterKind.WILL_NOT_ISSUE,
        "CFA 2014 s.36(9); SEND Regulations 2014 reg 10(3)",
        "s.51(2)(b)",
    ),
    LetterKind.ADVICE_REQUEST: _ADVICE,
    LetterKind.DRAFT_PLAN: DRAFT,
    LetterKind.FINAL_PLAN: _FINAL,
}
