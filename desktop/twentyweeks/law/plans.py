"""The plan: refusal, draft, representations, final plan."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from twentyweeks.law.appeals import open_window
from twentyweeks.law.citation import Evidence, Force, Owner
from twentyweeks.law.counting import days_beginning, in_full, uncounted, weeks
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import CFA, CODE, REG, Rule
from twentyweeks.law.reviews import start_review_cycle
from twentyweeks.law.service import say_posted, served_on, warn_of_haste

HEADING = "The plan"
LIFTS = ("exc_absent", "exc_ey_closed", "exc_personal", "exc_school_closed")
FIRST_FIVE = (
    "assess_decision",
    "refuse_plan_notice",
    "draft_target",
    "draft_latest",
    "final_plan",
)
ASSESS_REFUSE = ("order_assess_refuse", "unopposed_assess_refuse")
ASSESS_FINAL = ("order_assess_final", "unopposed_assess_final")
MAKE_PLAN_DRAFT = ("order_make_plan_draft", "unopposed_make_plan_draft")
MAKE_PLAN_FINAL = ("order_make_plan_final", "unopposed_make_plan_final")

RULES = (
    Rule(
        id="refuse_plan_notice",
        heading=HEADING,
        duty="If no plan is to be made, tell the family, the ICB and the setting, with "
        "reasons and the notice of rights.",
        starts="request received, or authority responsible",
        meets="decision that no plan is needed; ended by a draft plan",
        length=weeks(16),
        cite=f"{REG} reg 10(1)-(3)",
        evidence=Evidence.CHECKED,
        exceptions=LIFTS,
    ),
    Rule(
        id="draft_target",
        heading=HEADING,
        duty="Serve the draft plan in time for the family and the schools: a working "
        "target, not a date of law.",
        starts="request received, or authority responsible",
        meets="draft plan served",
        length=weeks(16),
        cite="no provision; working convention",
        evidence=Evidence.UNVERIFIED,
        force=Force.CONVENTION,
    ),
    Rule(
        id="draft_latest",
        heading=HEADING,
        duty="Serve the draft plan while 15 days still fit before the final plan is "
        "due.",
        starts="request received, or authority responsible",
        meets="draft plan served",
        length=uncounted("the final plan's last day less 15 days"),
        cite=f"follows from {REG} regs 13(1)(a), 13(2)",
        evidence=Evidence.CHECKED,
        force=Force.CONVENTION,
    ),
    Rule(
        id="draft_reps",
        heading=HEADING,
        duty="Make representations on the draft, ask for a school, ask for a meeting.",
        starts="draft plan served",
        meets="lapses; the final plan may be sent on the day after, not before",
        length=days_beginning(15),
        cite=f"{CFA} s.38(2), (4); {REG} reg 13(1)(a); {CODE} 9.77",
        evidence=Evidence.CHECKED,
        owner=Owner.FAMILY,
        note="At least 15 days: the authority may give longer.",
    ),
    Rule(
        id="draft_advise_schools",
        heading=HEADING,
        duty="Say with the draft where to find information about schools and colleges, "
        "and enclose the advice.",
        starts="draft plan served",
        length=uncounted("with the draft"),
        cite=f"{REG} reg 13(1)(b); {CODE} 9.77",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="final_plan",
        heading=HEADING,
        duty="Send the final plan to the family, to every institution named and to the "
        "ICB.",
        starts="request received, or authority responsible",
        meets="final plan sent; ended by a refusal",
        length=weeks(20),
        cite=f"{REG} reg 13(2)",
        evidence=Evidence.CHECKED,
        exceptions=LIFTS,
        note=f"Also {REG} reg 14(2); {CFA} ss.39(8), 40(5). The exceptions come by "
        "reg 13(3).",
    ),
    Rule(
        id="secure_provision",
        heading=HEADING,
        duty="Secure the provision in Section F; the ICB arranges Section G and the "
        "school named admits.",
        starts="final plan made",
        length=uncounted("at once"),
        cite=f"{CFA} ss.42, 43",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="pb_request",
        heading=HEADING,
        duty="Consider a personal budget or direct payment when the family asks; a "
        "refusal has reasons and a right to a review.",
        starts="draft being prepared, or plan under review or re-assessment",
        length=uncounted("while that lasts"),
        cite=f"{CFA} s.49; SI 2014/1652 regs 4, 7",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="pb_review",
        heading=HEADING,
        duty="Review a direct payment.",
        starts="first direct payment",
        length=uncounted(
            "within the first 3 months, then at each review or re-assessment"
        ),
        cite="SI 2014/1652 reg 11",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="pb_stop",
        heading=HEADING,
        duty="Give reasons and reasonable notice in writing before a direct payment is "
        "reduced or stopped, and reconsider once if asked.",
        starts="decision to reduce or stop",
        length=uncounted("reasonable notice"),
        cite="SI 2014/1652 regs 12, 14",
        evidence=Evidence.SECONDARY,
    ),
)


def start_plan_limits(course: Course) -> None:
    """Start the four limits that lead from a request to a plan or a refusal."""
    for rule_id in ("refuse_plan_notice", "draft_target"):
        course.start(rule_id)
    final = course.start("final_plan")
    if final is not None and final.due is not None:
        _start_draft_latest(course, final.due)


def _start_draft_latest(course: Course, final_due: date) -> None:
    length = course.length("draft_reps")
    if length is None:
        return
    due, working = _latest(course.said, course.day, final_due, length.number)
    course.place("draft_latest", course.day, due, working)


@lru_cache(maxsize=8192)
def _latest(said: str, start: date, final_due: date, days: int) -> tuple[date, str]:
    due = final_due - timedelta(days=days)
    return due, (
        f"{said} {in_full(start)}; the final plan is due on {in_full(final_due)}; the "
        f"family's {days} days must be over before it is sent, so the draft must be "
        f"served by {in_full(due)}. Not moved for weekends or holidays."
    )


def _refused_plan(course: Course) -> None:
    course.meet("refuse_plan_notice", *ASSESS_REFUSE)
    course.end("draft_target", "draft_latest", "final_plan", *ASSESS_FINAL)
    open_window(course)


def _draft_plan_served(course: Course) -> None:
    served = served_on(course)
    course.meet("draft_target", "draft_latest", *MAKE_PLAN_DRAFT, on=served)
    course.end("refuse_plan_notice", on=served)
    row = course.start("draft_reps", clock=served)
    if row is not None and row.due is not None:
        row.earliest = row.due + timedelta(days=1)
        row.working += (
            f" The final plan may be sent from {in_full(row.earliest)}, not before."
        )
        say_posted(course, served, row)


def _final_plan_sent(course: Course) -> None:
    met = course.meet("final_plan", *ASSESS_FINAL, *MAKE_PLAN_FINAL)
    course.end_all(*FIRST_FIVE, *ASSESS_REFUSE)
    course.refused = []
    warn_of_haste(course, "draft_reps", "final plan", met)
    open_window(course)
    start_review_cycle(course)


STEPS: Mapping[Kind, Step] = {
    Kind.REFUSED_PLAN: _refused_plan,
    Kind.DRAFT_PLAN_SERVED: _draft_plan_served,
    Kind.FINAL_PLAN_SENT: _final_plan_sent,
}
