"""Transfer between phases of education."""

from collections.abc import Mapping
from datetime import date, timedelta

from twentyweeks.law.citation import Evidence, Force
from twentyweeks.law.counting import (
    Counting,
    Length,
    corresponding,
    in_full,
    uncounted,
)
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import REG, Rule

HEADING = "Phase transfer"
_RULE_OF = {
    "school": "phase_school",
    "post16": "phase_post16",
    "post16_to_post16": "phase_p16_p16",
}
PLACES = tuple(_RULE_OF.values())
_BEFORE = {"phase_school": (2, 15), "phase_post16": (3, 31)}

RULES = (
    Rule(
        id="phase_school",
        heading=HEADING,
        duty="Finish the review and amend the plan to name the school, or its type, "
        "for the next phase.",
        starts="transfer expected in a calendar year",
        meets="place named",
        length=Length(Counting.BEFORE, 0, "before 15 February of that year"),
        cite=f"{REG} reg 18(1)(b)",
        evidence=Evidence.CHECKED,
        note="15 February itself is the customary date (Code 9.179).",
    ),
    Rule(
        id="phase_post16",
        heading=HEADING,
        duty="Finish the review and amend the plan to name the post-16 institution, or "
        "its type.",
        starts="transfer from school to a post-16 institution expected",
        meets="place named",
        length=Length(Counting.BEFORE, 0, "before 31 March of that year"),
        cite=f"{REG} reg 18(1)(a)",
        evidence=Evidence.CHECKED,
        note="31 March itself is the customary date.",
    ),
    Rule(
        id="phase_p16_p16",
        heading=HEADING,
        duty="Finish the review and amend the plan to name the next post-16 "
        "institution, or its type.",
        starts="transfer between post-16 institutions expected",
        meets="place named",
        length=Length(Counting.MONTHS_AFTER, 5, "at least 5 months before the move"),
        cite=f"{REG} reg 18(2)",
        evidence=Evidence.SECONDARY,
        note="For a move on 1 September the Code uses 31 March (9.181).",
    ),
    Rule(
        id="phase_backplan",
        heading=HEADING,
        duty="Send the amendment notice in time for the transfer.",
        starts="transfer expected",
        meets="amendment notice sent; ended when the place is named",
        length=uncounted("8 weeks before the limit for the transfer"),
        cite="no provision; working convention",
        evidence=Evidence.UNVERIFIED,
        force=Force.CONVENTION,
    ),
)


def _expected(course: Course) -> None:
    rule_id = _RULE_OF.get(course.event.phase or "")
    if rule_id is None or course.event.transfer_on is None:
        return
    length = course.length(rule_id)
    if length is None:
        return
    due, counted = _last_day(rule_id, length, course.event.transfer_on)
    said = f"{course.said} {in_full(course.event.transfer_on)}"
    ending = f"{in_full(due)}. Not moved for weekends or holidays."
    course.place(rule_id, course.day, due, f"{said}; {counted}: {ending}")
    notice = due - timedelta(weeks=8)
    words = (
        f"{said}; the limit for it is {in_full(due)}; an amendment notice takes up to "
        f"8 weeks, so it goes by {in_full(notice)}. A working convention."
    )
    course.place("phase_backplan", course.day, notice, words)


def _last_day(rule_id: str, length: Length, transfer_on: date) -> tuple[date, str]:
    if rule_id in _BEFORE:
        limit = date(transfer_on.year, *_BEFORE[rule_id])
        counted = f"the last day {length.words.replace('that year', str(limit.year))}"
        return limit - timedelta(days=1), counted
    counted = f"the last day {length.words}"
    return corresponding(transfer_on, -length.number), counted


def _place_named(course: Course) -> None:
    running = [row for rule_id in _RULE_OF.values() if (row := course.latest(rule_id))]
    if running:
        latest = max(running, key=lambda row: (row.placed_on, row.rule.id))
        course.meet(latest.rule.id)
    course.end("phase_backplan")


STEPS: Mapping[Kind, Step] = {
    Kind.PHASE_TRANSFER_EXPECTED: _expected,
    Kind.PHASE_PLACE_NAMED: _place_named,
}
