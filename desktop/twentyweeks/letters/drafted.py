"""What must go with a draft plan (notice N3)."""

from twentyweeks.letters.requirement import (
    OUR_DETAILS,
    WORDING,
    Requirement,
    all_or_nothing,
    day,
)

_VIEWS = "What you can do now"


DRAFT = (
    Requirement(
        id="N3-period",
        missing="The letter does not state the 15 days with their last day in full.",
        where="Your 15 days",
        mend="Record the day on which the draft is served; the date follows from it.",
        cite="CFA 2014 s.38(4); SEND Regulations 2014 reg 13(1)(a)",
        says=("at least 15 days",),
        tells=lambda facts: (
            f"Your last day is {day(facts.dates.representations_last_day)}"
            if facts.dates.representations_last_day
            else "",
        ),
    ),
    Requirement(
        id="N3-representations",
        missing="The letter does not say that the family may comment on the draft.",
        where=_VIEWS,
        mend=WORDING,
        cite="CFA 2014 s.38(2)(b)(i)",
        says=("what is right, what is wrong and what is missing",),
    ),
    Requirement(
        id="N3-school",
        missing="The letter does not say that the family may ask for a school.",
        where=_VIEWS,
        mend=WORDING,
        cite="CFA 2014 s.38(2)(b)(ii), (3)",
        says=("ask us to name a particular school or college",),
    ),
    Requirement(
        id="N3-meeting",
        missing="The letter does not say that the family may require a meeting.",
        where=_VIEWS,
        mend=WORDING,
        cite="SEND Regulations 2014 reg 13(1)(a)",
        says=("ask for a meeting with one of our officers. You have a right to one",),
    ),
    Requirement(
        id="N3-school-information",
        missing="The letter does not say where to find out about schools.",
        where="No school is named yet",
        mend=OUR_DETAILS,
        cite="SEND Regulations 2014 reg 13(1)(b)",
        tells=lambda facts: (facts.authority.school_information,),
    ),
    Requirement(
        id="N3-advice",
        missing="The letter does not list the advice that goes with the draft.",
        where="The advice that the plan rests on",
        mend="Record the advice in Section K, and enclose it.",
        cite="SEND Code of Practice 2015, 9.77",
        tells=lambda facts: all_or_nothing(facts.draft.advice if facts.draft else ()),
    ),
)
