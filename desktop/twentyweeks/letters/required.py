"""What each kind of letter must hold, notice by notice."""

from twentyweeks.law.limits import CFA, REG
from twentyweeks.letters.amending import AMENDING
from twentyweeks.letters.asked import ADVICE, CHASE, CONSULT
from twentyweeks.letters.drafted import DRAFT
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.kept import CEASE, CONSULT_CEASING, KEEP, NOT_AMEND
from twentyweeks.letters.moved import MEDIATION, ORDER, TRANSFER_IN, TRANSFER_OUT
from twentyweeks.letters.refused import NOT_ASSESS, NOT_ISSUE, NOT_REASSESS
from twentyweeks.letters.requirement import (
    Proof,
    Requirement,
    day,
    required,
    some,
)
from twentyweeks.letters.rights import RIGHTS

_CONSIDERING = Requirement(
    id="considering-views",
    cite=f"{CFA} s.36(7); {REG} reg 4(2)",
    proof=Proof(
        missing="The letter does not say that the family may give views and evidence.",
        where="What you can do",
        says=("in writing or by talking to us", "you can also send us anything"),
    ),
)

_ASSESS = required(
    "N1a",
    {
        "decision": Proof(
            missing="The decision to assess, or the day it was made, is not there.",
            where="The first two lines",
            mend="Record the decision to assess.",
            says=("we have decided to carry out an EHC needs assessment",),
            tells=lambda facts: day(facts.assess.decided_on if facts.assess else None),
        )
    },
)

_REASSESS = (
    Requirement(
        id="reassess-decision",
        cite=f"{REG} reg 25(1)",
        proof=Proof(
            missing="The decision to re-assess, or the day it was made, is not there.",
            where="The first two lines",
            mend="Record the decision to re-assess.",
            says=("we have decided to carry out a new EHC needs assessment",),
            tells=lambda facts: day(facts.assess.decided_on if facts.assess else None),
        ),
    ),
)

_FINAL = (
    *required(
        "N2",
        {
            **RIGHTS,
            "plan": Proof(
                missing="The letter does not say that the final plan is with it.",
                where="The first two lines",
                says=("is now final, and it is with this letter",),
            ),
            "reg32_certificate": Proof(
                missing=(
                    "The letter does not say that an appeal needs a certificate "
                    "first, and when it needs none."
                ),
                where="If you disagree",
                says=(
                    "before you can appeal, you need a mediation certificate",
                    "you need no certificate if you appeal only about the school",
                ),
            ),
        },
    ),
    Requirement(
        id="N2-sections",
        cite=f"{CFA} s.51(2)(c)",
        proof=Proof(
            missing="The letter does not say that Sections B, F and I can be appealed.",
            where="If you disagree",
            says=("Section B (needs)", "Section F (help", "Section I (school"),
        ),
    ),
    Requirement(
        id="N2-section_i",
        cite=f"{CFA} ss.39, 40, 42(5), 61; {REG} reg 12(1)",
        proof=Proof(
            missing="The letter does not say what Section I holds.",
            where="The school, college or other place",
            mend="Record what Section I of the final plan holds.",
            tells=lambda facts: some(facts.final.section_i if facts.final else ()),
        ),
    ),
)

REQUIRED: dict[LetterKind, tuple[Requirement, ...]] = {
    LetterKind.RECEIVED: (_CONSIDERING,),
    LetterKind.WILL_ASSESS: _ASSESS,
    LetterKind.REFUSE_TO_ASSESS: NOT_ASSESS,
    LetterKind.WILL_NOT_ISSUE: NOT_ISSUE,
    LetterKind.ADVICE_REQUEST: ADVICE,
    LetterKind.ADVICE_CHASE: CHASE,
    LetterKind.CONSULT_SCHOOL: CONSULT,
    LetterKind.DRAFT_PLAN: DRAFT,
    LetterKind.FINAL_PLAN: _FINAL,
    LetterKind.AMENDMENT_NOTICE: AMENDING,
    LetterKind.KEEP_PLAN: KEEP,
    LetterKind.NOT_AMEND: NOT_AMEND,
    LetterKind.CONSULT_CEASING: CONSULT_CEASING,
    LetterKind.CEASE_PLAN: CEASE,
    LetterKind.WILL_REASSESS: _REASSESS,
    LetterKind.WILL_NOT_REASSESS: NOT_REASSESS,
    LetterKind.TRANSFER_IN: TRANSFER_IN,
    LetterKind.TRANSFER_OUT: TRANSFER_OUT,
    LetterKind.MEDIATION: MEDIATION,
    LetterKind.TRIBUNAL_ORDER: ORDER,
    LetterKind.UPDATE: (),
}
