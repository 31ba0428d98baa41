"""The proofs of what a notice says about disagreeing: appeal, mediation, advice."""

from twentyweeks.letters.requirement import OUR_DETAILS, WORDING, Proof, day, reach

_DISAGREE = "If you disagree"
_SENT = "Record the day of sending; the date follows from it."

RIGHTS = {
    "appeal_right": Proof(
        missing="The letter does not tell of the right to appeal.",
        where=_DISAGREE,
        mend="Put the rights back, or name the tribunal in our details.",
        says=("you have a right to appeal",),
        tells=lambda facts: (facts.authority.tribunal.name,),
    ),
    "appeal_time": Proof(
        missing="The last day for an appeal is not in the letter.",
        where=_DISAGREE,
        mend=_SENT,
        says=("one month",),
        tells=lambda facts: day(facts.dates.appeal_last_day, "5pm on "),
    ),
    "disagreement": Proof(
        missing="The disagreement resolution service is not in the letter.",
        where="Another way to sort out a disagreement",
        mend=OUR_DETAILS,
        says=("you can also use our disagreement resolution service",),
        tells=lambda facts: reach(facts.authority.disagreement_resolution),
    ),
    "sendiass": Proof(
        missing="The SEN information and advice service is not in the letter.",
        where="Free, independent advice",
        mend=OUR_DETAILS,
        tells=lambda facts: reach(facts.authority.sendiass),
    ),
    "reg32_request": Proof(
        missing="The letter does not say that there is a right to ask for mediation.",
        where=_DISAGREE,
        says=("you have the right to ask for mediation",),
    ),
    "reg32_certificate": Proof(
        missing="The letter does not say that an appeal needs a certificate first.",
        where=_DISAGREE,
        says=("before you can appeal, you need a mediation certificate",),
    ),
    "reg32_adviser": Proof(
        missing="The mediation adviser's contact details are not in the letter.",
        where=_DISAGREE,
        mend=OUR_DETAILS,
        tells=lambda facts: reach(facts.authority.mediation_adviser),
    ),
    "reg32_timescales": Proof(
        missing="The last day to contact the mediation adviser is not in the letter.",
        where=_DISAGREE,
        mend=_SENT,
        tells=lambda facts: day(
            facts.dates.mediation_last_day, "contact the mediation adviser by "
        ),
    ),
    "reg32_tell_la": Proof(
        missing=(
            "The letter does not say that we must be told of a wish for mediation, "
            "the issues, and any health provision wanted."
        ),
        where=_DISAGREE,
        mend=WORDING,
        says=(
            "that you want mediation",
            "which things you disagree about",
            "any health care that you want",
        ),
    ),
    "reg32_contact": Proof(
        missing="Our own mediation contact is not in the letter.",
        where=_DISAGREE,
        mend=OUR_DETAILS,
        tells=lambda facts: reach(facts.authority.mediation_contact),
    ),
}
