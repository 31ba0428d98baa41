"""Ceasing to maintain a plan, and what else has a date."""

from collections.abc import Mapping

from twentyweeks.law.appeals import hold_until, open_window
from twentyweeks.law.citation import Evidence, Owner
from twentyweeks.law.counting import in_words, uncounted
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import CFA, REG, Rule, Running

HEADING = "Ceasing, and other dates"
_BOUND = tuple(owner for owner in Owner if owner is not Owner.FAMILY)

RULES = (
    Rule(
        id="cease_consult",
        heading=HEADING,
        duty="Tell the family that ceasing is considered; consult them and the head or "
        "principal of the institution named.",
        starts="the authority considers ceasing",
        length=uncounted("before deciding; by convention 15 days"),
        cite=f"{REG} reg 31(1)",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="cease_hold",
        heading=HEADING,
        duty="Keep maintaining everything in the plan.",
        starts="notice of ceasing sent",
        meets="the appeal window closes, or the appeal is finally determined",
        length=uncounted("until no appeal can be made or pending"),
        cite=f"{CFA} s.45(4)",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="cease_under18",
        heading=HEADING,
        duty="Under 18, cease only if the plan is no longer necessary; if not in "
        "education, review and amend.",
        starts="ceasing is considered",
        length=uncounted("no clock"),
        cite=f"{REG} reg 29",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="cease_18plus",
        heading=HEADING,
        duty="At 18 or over, review before ceasing; amend if the young person wishes "
        "to return and that is appropriate.",
        starts="a young person of 18 or over leaves the setting named",
        length=uncounted("review first"),
        cite=f"{REG} reg 30",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="age_25",
        heading=HEADING,
        duty="A plan may be maintained to the end of the academic year of the 25th "
        "birthday.",
        starts="25th birthday",
        length=uncounted("end of that academic year"),
        cite=f"{CFA} s.46; {REG} reg 46",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="compulsory_age_end",
        heading=HEADING,
        duty="Treat the person as a young person, whose own rights these now are.",
        starts="16th birthday",
        length=uncounted("last Friday in June of that academic year"),
        cite=f"{CFA} s.83(2); Education Act 1996 s.8",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="detained",
        heading=HEADING,
        duty="Assess and plan for a detained person as the home authority, with the "
        "appropriate person.",
        starts="request, or brought to attention, while in youth accommodation",
        length=uncounted("6, 16 and 20 weeks; 15 days; advice in 6 weeks"),
        cite=f"{CFA} ss.48, 70-75; SI 2015/62 regs 4, 5, 13, 18",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="complaint",
        heading=HEADING,
        duty="A complaint may be made to the Ombudsman.",
        starts="the family becomes aware of the matter",
        length=uncounted("12 months"),
        cite="Local Government Act 1974",
        evidence=Evidence.SECONDARY,
        owner=Owner.FAMILY,
    ),
    Rule(
        id="jr",
        heading=HEADING,
        duty="Judicial review may be sought.",
        starts="decision or continuing failure",
        length=uncounted("promptly, and in 3 months"),
        cite="CPR 54.5",
        evidence=Evidence.SECONDARY,
        owner=Owner.FAMILY,
    ),
)


def _considered(course: Course) -> None:
    """Reg 31(1) gives no day, so nothing starts and nothing ends."""


def _notice_sent(course: Course) -> None:
    window = open_window(course)
    hold = course.place("cease_hold", course.day, None, "")
    if window is None or hold is None or window.limit.due is None:
        return
    window.hold = hold
    hold_until(hold, window.limit.due)


def _ceased(course: Course) -> None:
    hold = course.latest("cease_hold")
    if hold is not None:
        _warn_if_early(course, hold)
    course.end_duties_of(_BOUND)
    course.refused = []


def _warn_if_early(course: Course, hold: Running) -> None:
    ceased = f"The plan was ceased on {in_words(course.day)}, "
    if hold.earliest is None:
        hold.warnings += (f"{ceased}while an appeal against ceasing was pending.",)
    elif course.day < hold.earliest:
        hold.warnings += (
            f"{ceased}before its day: it could end from {in_words(hold.earliest)}.",
        )


STEPS: Mapping[Kind, Step] = {
    Kind.CEASING_CONSIDERED: _considered,
    Kind.CEASE_NOTICE_SENT: _notice_sent,
    Kind.PLAN_CEASED: _ceased,
}
