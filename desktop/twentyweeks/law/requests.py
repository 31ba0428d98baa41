"""Request and assessment: from the request to the advice and the school's reply."""

from collections.abc import Mapping

from twentyweeks.law.appeals import open_window
from twentyweeks.law.citation import Evidence, Force, Owner
from twentyweeks.law.counting import days, uncounted, weeks
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import CFA, CODE, REG, Rule
from twentyweeks.law.plans import LIFTS, start_plan_limits

HEADING = "Request and assessment"
REFUSAL_ENDS = ("refuse_plan_notice", "draft_target", "draft_latest", "final_plan")

RULES = (
    Rule(
        id="request_start",
        heading=HEADING,
        duty="Record the day on which the request was received, and who made it.",
        starts="a request by a parent, a young person, or a school or post-16 "
        "institution is received",
        length=uncounted("the same day: it is day 0"),
        cite=f"{CFA} s.36(1); {REG} reg 5(1)(a)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="responsible_start",
        heading=HEADING,
        duty="Treat a child or young person whom anyone brings to notice as having, or "
        "maybe having, special educational needs as a request would be treated.",
        starts="the authority becomes responsible otherwise than by a request",
        length=uncounted("the same day: it is day 0"),
        cite=f"{CFA} s.24, s.36(3); {REG} regs 5(1)(b), 10(1), 13(2)",
        evidence=Evidence.SECONDARY,
        note="The day of being identified is a question of fact.",
    ),
    Rule(
        id="consult_family",
        heading=HEADING,
        duty="Consult the family on whether special educational provision may be "
        "necessary.",
        starts="request or responsibility",
        length=uncounted("as soon as practicable"),
        cite=f"{CFA} s.36(4); {REG} reg 3",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="notify_considering",
        heading=HEADING,
        duty="Tell the family that an assessment is considered and that they may give "
        "views and evidence; tell the ICB, social care and the setting.",
        starts="the authority determines that provision may be necessary",
        length=uncounted("inside the 6 weeks"),
        cite=f"{CFA} s.36(7); {REG} reg 4(2)",
        evidence=Evidence.UNVERIFIED,
        note="Not needed where an assessment was made in the 6 months before.",
    ),
    Rule(
        id="assess_decision",
        heading=HEADING,
        duty="Tell the family and the others whether an assessment will be made, with "
        "reasons and the notice of rights if not.",
        starts="request received, or authority responsible",
        meets="decision to assess, or refusal to assess",
        length=weeks(6),
        cite=f"{REG} reg 5(1)-(3)",
        evidence=Evidence.CHECKED,
        exceptions=LIFTS,
    ),
    Rule(
        id="advice_request",
        heading=HEADING,
        duty="Seek advice and information from everyone whom the Regulations name.",
        starts="decision to assess",
        length=uncounted("as soon as practicable; by convention the same day"),
        cite=f"{REG} reg 6",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="advice_return",
        heading=HEADING,
        duty="Give the advice that the authority asked for.",
        starts="the adviser receives the request",
        meets="advice received from that adviser",
        length=weeks(6),
        cite=f"{REG} reg 8(1); {CFA} s.31",
        evidence=Evidence.UNVERIFIED,
        owner=Owner.ADVISER,
        exceptions=("exc_advice",),
        note="Late advice does not move the authority's own dates.",
    ),
    Rule(
        id="consult_school",
        heading=HEADING,
        duty="Consult the school or institution, and the authority that maintains it, "
        "before naming it.",
        starts="the family asks for it, or the authority considers naming it",
        length=uncounted("before naming"),
        cite=f"{CFA} s.39(2), s.40(3)",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="consult_reply",
        heading=HEADING,
        duty="Reply to the consultation.",
        starts="the school receives the consultation",
        meets="reply of that school",
        length=days(15),
        cite=f"{CODE} 9.83",
        evidence=Evidence.SECONDARY,
        owner=Owner.SCHOOL,
        force=Force.GUIDANCE,
        note="Silence neither binds nor excuses the authority.",
    ),
    Rule(
        id="six_month_bar",
        heading=HEADING,
        duty="Where an assessment was made in the 6 months before, the notice that one "
        "is considered is not needed; the request is still decided.",
        starts="last assessment",
        length=uncounted("6 months before the request"),
        cite=f"{CFA} s.36(6)(b)",
        evidence=Evidence.SECONDARY,
    ),
)


def _requested(course: Course) -> None:
    course.refused = []
    course.start("assess_decision")
    start_plan_limits(course)


def _decided_to_assess(course: Course) -> None:
    course.meet("assess_decision", "order_assess_notify", "unopposed_assess_notify")
    course.reopen(course.refused)
    course.refused = []


def _refused_to_assess(course: Course) -> None:
    course.meet("assess_decision")
    course.refused = course.end(*REFUSAL_ENDS)
    open_window(course)


def _advice_requested(course: Course) -> None:
    if course.event.institution is not None:
        course.facts.asked[course.event.institution].append(course.day)
    if course.latest("advice_return", course.event.adviser) is None:
        clock = course.event.received_on or course.day
        course.start("advice_return", clock=clock, about=course.event.adviser)


def _advice_received(course: Course) -> None:
    course.meet("advice_return", about=course.event.adviser)


def _appointment_missed(course: Course) -> None:
    if course.event.adviser is not None:
        course.facts.missed[course.event.adviser].append(course.day)


def _school_consulted(course: Course) -> None:
    if course.latest("consult_reply", course.event.school) is None:
        course.start("consult_reply", about=course.event.school)


def _school_replied(course: Course) -> None:
    course.meet("consult_reply", about=course.event.school)


STEPS: Mapping[Kind, Step] = {
    Kind.REQUEST_RECEIVED: _requested,
    Kind.BECAME_RESPONSIBLE: _requested,
    Kind.DECIDED_TO_ASSESS: _decided_to_assess,
    Kind.REFUSED_TO_ASSESS: _refused_to_assess,
    Kind.ADVICE_REQUESTED: _advice_requested,
    Kind.ADVICE_RECEIVED: _advice_received,
    Kind.APPOINTMENT_MISSED: _appointment_missed,
    Kind.SCHOOL_CONSULTED: _school_consulted,
    Kind.SCHOOL_REPLIED: _school_replied,
}
