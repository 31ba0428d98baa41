"""Moves between authorities and between ICBs."""

from collections.abc import Mapping
from datetime import date

from twentyweeks.law.citation import Evidence, Owner
from twentyweeks.law.counting import (
    Counting,
    Length,
    before_corresponding,
    in_full,
    uncounted,
    weeks,
)
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.holidays import Holidays
from twentyweeks.law.limits import CFA, REG, Rule

HEADING = "Moves and commissioning changes"

RULES = (
    Rule(
        id="move_transfer",
        heading=HEADING,
        duty="Transfer the plan to the new authority.",
        starts="the old authority becomes aware of the move",
        meets="plan transferred",
        length=Length(
            Counting.WORKING,
            15,
            "the day of the move, or 15 working days beginning with the day of "
            "becoming aware where that was less than 15 working days before",
        ),
        cite=f"{REG} reg 15(2)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="move_effect",
        heading=HEADING,
        duty="Maintain the plan as if made by the new authority, and secure Section F "
        "at once.",
        starts="plan transferred in",
        length=uncounted("the same day"),
        cite=f"{REG} reg 15(3); {CFA} s.42",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="move_inform",
        heading=HEADING,
        duty="Tell the family of the transfer, whether there will be an assessment, "
        "and when the plan will be reviewed.",
        starts="plan transferred in",
        meets="family told of the transfer",
        length=weeks(6),
        cite=f"{REG} reg 15(4)",
        evidence=Evidence.CHECKED,
    ),
    Rule(
        id="move_review",
        heading=HEADING,
        duty="Review the plan that was transferred in.",
        starts="plan made or last reviewed, and plan transferred in",
        meets="review decision sent",
        length=Length(
            Counting.MONTHS_STARTING,
            12,
            "the later of 12 months beginning with the plan or last review and 3 "
            "months beginning with the transfer",
        ),
        cite=f"{REG} reg 15(5)",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="move_mid_assessment",
        heading=HEADING,
        duty="An assessment does not transfer; the new authority's clock starts when "
        "it becomes responsible or receives a request.",
        starts="move before there is a plan",
        length=uncounted("no clock"),
        cite=f"{REG} reg 15",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="icb_change",
        heading=HEADING,
        duty="Tell the new ICB of the change.",
        starts="the child moves to another ICB's area",
        length=uncounted(
            "the day of the move, or 15 working days beginning with becoming aware"
        ),
        cite=f"{REG} reg 16",
        evidence=Evidence.SECONDARY,
        owner=Owner.ICB,
    ),
    Rule(
        id="icb_impracticable",
        heading=HEADING,
        duty="Ask the authority to assess or review where Section G cannot be secured.",
        starts="the new ICB becomes aware",
        length=uncounted("15 working days"),
        cite=f"{REG} reg 16",
        evidence=Evidence.SECONDARY,
        owner=Owner.ICB,
    ),
)

_LEAST_MONTHS = 3


def _notified(course: Course) -> None:
    length = course.length("move_transfer")
    if length is None or course.event.moves_on is None:
        return
    aware, moves_on, number = course.day, course.event.moves_on, length.number
    said = f"{course.said} {in_full(aware)}; the move is on {in_full(moves_on)}"
    if aware <= course.holidays.working_before(moves_on, number):
        due = moves_on
        words = (
            f"{said}, at least {number} working days later, so the plan is "
            f"transferred on the day of the move: {in_full(due)}."
        )
    else:
        due = _beginning_with(aware, number, course.holidays)
        words = (
            f"{said}, less than {number} working days later; {number} working days "
            f"beginning with the day of becoming aware end on {in_full(due)}."
        )
    course.place("move_transfer", aware, due, words)


def _beginning_with(day: date, number: int, holidays: Holidays) -> date:
    first = holidays.next_working(day)
    return holidays.working_after(first, number - 1)


def _transferred_out(course: Course) -> None:
    course.meet("move_transfer")
    course.end_duties_of((Owner.AUTHORITY,))
    course.refused = []


def _transferred_in(course: Course) -> None:
    course.start("move_inform")
    days = [
        day for day in (course.event.plan_made_on, course.event.last_review_on) if day
    ]
    length = course.length("move_review")
    if length is None or not days:
        return
    made = max(days)
    year = before_corresponding(made, length.number)
    least = before_corresponding(course.day, _LEAST_MONTHS)
    due = max(year, least)
    words = (
        f"Plan made or last reviewed {in_full(made)}; {length.number} months "
        f"beginning with that day end on {in_full(year)}. {course.said} "
        f"{in_full(course.day)}; {_LEAST_MONTHS} months beginning with that day end on "
        f"{in_full(least)}. The later holds: {in_full(due)}."
    )
    course.place("move_review", course.day, due, words)


def _family_told(course: Course) -> None:
    course.meet("move_inform")


STEPS: Mapping[Kind, Step] = {
    Kind.MOVE_NOTIFIED: _notified,
    Kind.PLAN_TRANSFERRED_OUT: _transferred_out,
    Kind.PLAN_TRANSFERRED_IN: _transferred_in,
    Kind.FAMILY_TOLD_OF_TRANSFER: _family_told,
}
