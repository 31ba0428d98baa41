"""Annual review and amendment."""

from collections.abc import Mapping
from datetime import timedelta

from twentyweeks.law.appeals import open_window
from twentyweeks.law.citation import Evidence, Force, Owner
from twentyweeks.law.counting import (
    Counting,
    Length,
    corresponding,
    days_beginning,
    in_full,
    in_words,
    months_starting,
    uncounted,
    weeks,
)
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import CFA, CODE, REG, Rule, Running
from twentyweeks.law.service import say_posted, served_on, warn_of_haste

HEADING = "Annual review and amendment"
DEVON = "R (L, M, P) v Devon CC [2022] EWHC 493 (Admin)"
AMENDED_MEETS = (
    "ar_final",
    "ar_total",
    "order_amend",
    "unopposed_amend",
    "order_name",
    "unopposed_name",
    "order_continue_amend",
    "unopposed_cease_amend",
)
_FIFTEEN_CLEAR = Length(
    Counting.CLEAR_DAYS, 15, "at least 2 weeks before: 15 days, 14 is warned of"
)
_UNDER_FIVE = (("consider_from", 3), ("consider_by", 6))

RULES = (
    Rule(
        id="ar_12m",
        heading=HEADING,
        duty="Review the plan; the review is finished when its decision is notified.",
        starts="final plan sent, then each review decision",
        meets="review decision sent",
        length=months_starting(12),
        cite=f"{CFA} s.44(1); {CODE} 9.169",
        evidence=Evidence.SECONDARY,
        note="Whether the meeting or the decision is the last review is not settled; "
        "the decision is used. An amended plan does not start the 12 months anew.",
    ),
    Rule(
        id="ar_list",
        heading=HEADING,
        duty="Tell each school which pupils need a review in the coming term.",
        starts="start of term",
        length=uncounted("at least 2 weeks before"),
        cite=f"{CODE} 9.172",
        evidence=Evidence.SECONDARY,
        force=Force.GUIDANCE,
    ),
    Rule(
        id="ar_invite",
        heading=HEADING,
        duty="Invite the family, the setting, health and social care to the meeting.",
        starts="review meeting arranged",
        meets="invitations sent",
        length=_FIFTEEN_CLEAR,
        cite=f"{REG} regs 20(2)-(3), 21(2)-(3)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="ar_papers",
        heading=HEADING,
        duty="Obtain advice from those invited and send it to all of them.",
        starts="review meeting arranged",
        meets="papers circulated",
        length=_FIFTEEN_CLEAR,
        cite=f"{REG} regs 20(4), 21(4)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="ar_meeting",
        heading=HEADING,
        duty="Ensure that a review meeting is held; only some schools can be required "
        "to hold it.",
        starts="review",
        length=uncounted("no clock"),
        cite=f"{REG} reg 20(1), (12)",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="ar_report",
        heading=HEADING,
        duty="Send everyone invited a report with recommendations and differences of "
        "view; the authority sends it where there is no setting.",
        starts="review meeting held",
        meets="review report sent",
        length=weeks(2),
        cite=f"{REG} regs 20(7)-(9), 21(7)",
        evidence=Evidence.SECONDARY,
        owner=Owner.SCHOOL,
    ),
    Rule(
        id="ar_decision",
        heading=HEADING,
        duty="Decide to keep, amend or cease, and tell the family and the setting.",
        starts="review meeting held",
        meets="review decision sent",
        length=weeks(4),
        cite=f"{REG} regs 20(10), 21(10)",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="ar_amend_notice",
        heading=HEADING,
        duty="If the plan is to be amended, send the proposed amendments with the "
        "decision.",
        starts="review meeting held",
        meets="amendment notice sent; ended by keep or cease",
        length=weeks(4),
        cite=f"{REG} regs 20(10), 22(2); {DEVON}",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="ar_reps",
        heading=HEADING,
        duty="Make representations on the amendments, ask for a school or a meeting.",
        starts="amendment notice served",
        meets="lapses",
        length=days_beginning(15),
        cite=f"{REG} reg 22(2)(c)",
        evidence=Evidence.CHECKED,
        owner=Owner.FAMILY,
    ),
    Rule(
        id="ar_final",
        heading=HEADING,
        duty="Send the amended plan, or the decision not to amend.",
        starts="amendment notice sent",
        meets="amended plan sent, or decision not to amend",
        length=Length(
            Counting.WEEKS, 8, "8 weeks, or 12 weeks from the meeting if earlier"
        ),
        cite=f"{REG} reg 22(3)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="ar_not_amend",
        heading=HEADING,
        duty="If the plan is not to be amended after all, tell the family, with "
        "reasons and the notice of rights: inside the same 8 weeks.",
        starts="amendment notice sent",
        length=uncounted("8 weeks, counted as ar_final"),
        cite=f"{REG} reg 22(4)",
        evidence=Evidence.CHECKED_IN_PART,
    ),
    Rule(
        id="ar_total",
        heading=HEADING,
        duty="Send the final amended plan within the sum of the two steps.",
        starts="review meeting held",
        meets="amended plan sent, or decision not to amend; ended by keep or cease",
        length=weeks(12),
        cite=DEVON,
        evidence=Evidence.SECONDARY,
        note="The sum of 4 and 8 weeks, not a regulation of its own.",
    ),
    Rule(
        id="ar_under5",
        heading=HEADING,
        duty="For a child under 5, consider a review every 3 to 6 months.",
        starts="final plan sent or review decision, while under 5",
        meets="review decision sent; the window passes",
        length=uncounted("3 to 6 months"),
        cite=f"{CODE} 9.178",
        evidence=Evidence.SECONDARY,
        force=Force.GUIDANCE,
        note="No duty; the 12 months are.",
    ),
    Rule(
        id="ar_year9",
        heading=HEADING,
        duty="From year 9 consider provision for adulthood and independent living.",
        starts="first review in or after year 9",
        length=uncounted("at the review"),
        cite=f"{REG} regs 12(3), 20(6), 21(6)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="ar_lac",
        heading=HEADING,
        duty="Align the review of a looked-after child with the care plan's if "
        "possible.",
        starts="review",
        length=uncounted("no clock"),
        cite=f"{CODE} 9.169",
        evidence=Evidence.SECONDARY,
        force=Force.GUIDANCE,
    ),
    Rule(
        id="amend_other",
        heading=HEADING,
        duty="Amend outside a review as after one: 15 days, and 8 weeks from the "
        "notice.",
        starts="amendment notice sent outside a review",
        length=uncounted("as ar_reps and ar_final, without the 12 weeks"),
        cite=f"{REG} reg 28",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="early_review",
        heading=HEADING,
        duty="Decide promptly on a request for an early review.",
        starts="the family asks",
        length=uncounted("promptly"),
        cite=f"{CODE} 9.167",
        evidence=Evidence.SECONDARY,
        force=Force.GUIDANCE,
    ),
)


def start_review_cycle(course: Course) -> None:
    """Start the 12 months to the next review, and the under-fives' window."""
    course.start("ar_12m")
    if course.born is None or course.day >= corresponding(course.born, 60):
        return
    for about, months in _UNDER_FIVE:
        due = corresponding(course.day, months)
        working = (
            f"{course.said} {in_full(course.day)}, the child being under 5; {months} "
            f"months after it is {in_full(due)}. Guidance, not a duty."
        )
        course.place("ar_under5", course.day, due, working, about)


def _meeting_arranged(course: Course) -> None:
    meeting_on = course.event.meeting_on
    for rule_id in ("ar_invite", "ar_papers"):
        length = course.length(rule_id)
        if length is None or meeting_on is None:
            continue
        due = meeting_on - timedelta(days=length.number)
        working = (
            f"{course.said} {in_full(meeting_on)}; two clear weeks must lie "
            f"between, neither end counted, so {length.number} days before: "
            f"{in_full(due)}. Not moved for weekends or holidays."
        )
        course.place(rule_id, course.day, due, working)


def _invited(course: Course) -> None:
    _warn_of_short_notice(course.meet("ar_invite"), "The invitation was sent")


def _papers_circulated(course: Course) -> None:
    _warn_of_short_notice(course.meet("ar_papers"), "The papers were sent")


def _warn_of_short_notice(met: list[Running], done: str) -> None:
    for row in met:
        if row.met_on is not None and row.due is not None and row.met_on > row.due:
            given = 15 - (row.met_on - row.due).days
            row.warnings += (
                f"{done} on {in_words(row.met_on)}, {_days_before(given)}; two clear "
                "weeks need 15.",
            )


def _days_before(number: int) -> str:
    if number < 0:
        return "after the meeting"
    return f"{number} day{'s' * (number != 1)} before the meeting"


def _meeting_held(course: Course) -> None:
    for rule_id in ("ar_report", "ar_decision", "ar_amend_notice", "ar_total"):
        course.start(rule_id)


def _report_sent(course: Course) -> None:
    course.meet("ar_report")


def _review_decided(course: Course) -> None:
    course.meet("ar_decision", "move_review", "ar_12m")
    for about, _months in _UNDER_FIVE:
        course.meet("ar_under5", about=about)
    if course.event.outcome in ("keep", "cease"):
        course.end("ar_amend_notice", "ar_total")
        open_window(course)
    start_review_cycle(course)


def _amendment_notice_served(course: Course) -> None:
    served = served_on(course)
    sent = course.event.sent_on or course.day
    course.meet("ar_amend_notice", "phase_backplan", on=sent)
    reps = course.start("ar_reps", clock=served)
    if reps is not None:
        say_posted(course, served, reps)
    course.said = "Amendment notice sent"
    final = course.start("ar_final", clock=sent)
    total = course.latest("ar_total")
    if final is not None and total is not None:
        _cap(final, total)


def _cap(final: Running, total: Running) -> None:
    if final.due is None or total.due is None or final.due <= total.due:
        return
    final.working += (
        f" That is later than 12 weeks from the meeting of {in_full(total.start)}, "
        f"which end on {in_full(total.due)} and are the cap."
    )
    final.due = total.due


def _amended_plan_sent(course: Course) -> None:
    met = course.meet(*AMENDED_MEETS)
    warn_of_haste(course, "ar_reps", "amended plan", met)
    open_window(course)


def _decided_not_to_amend(course: Course) -> None:
    course.meet("ar_final", "ar_total")
    open_window(course)


STEPS: Mapping[Kind, Step] = {
    Kind.REVIEW_MEETING_ARRANGED: _meeting_arranged,
    Kind.REVIEW_INVITED: _invited,
    Kind.REVIEW_PAPERS_CIRCULATED: _papers_circulated,
    Kind.REVIEW_MEETING_HELD: _meeting_held,
    Kind.REVIEW_REPORT_SENT: _report_sent,
    Kind.REVIEW_DECIDED: _review_decided,
    Kind.AMENDMENT_NOTICE_SERVED: _amendment_notice_served,
    Kind.AMENDED_PLAN_SENT: _amended_plan_sent,
    Kind.DECIDED_NOT_TO_AMEND: _decided_not_to_amend,
}
