"""Mediation: the adviser, the meeting, the certificate, the agreement."""

from collections.abc import Mapping

from twentyweeks.law.appeals import set_day, window_for
from twentyweeks.law.citation import Evidence, Owner
from twentyweeks.law.counting import (
    Counting,
    Length,
    days,
    in_full,
    months_after,
    uncounted,
    weeks,
    working,
)
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import CFA, HESC, REG, Rule
from twentyweeks.law.orders import start_order

HEADING = "Mediation"
CERTIFICATES = ("mediation_cert_no", "mediation_cert_done", "mediation_cert_deemed")

RULES = (
    Rule(
        id="mediation_contact",
        heading=HEADING,
        duty="Contact the mediation adviser and say whether mediation is wanted.",
        starts="written notice of the decision sent",
        meets="mediation declined or requested; lapses",
        length=months_after(2),
        cite=f"{REG} reg 33",
        evidence=Evidence.CHECKED,
        owner=Owner.FAMILY,
        note="Not moved for weekends, August or Christmas.",
    ),
    Rule(
        id="mediation_cert_no",
        heading=HEADING,
        duty="Issue a certificate where the family does not want mediation.",
        starts="the family tells the adviser",
        meets="certificate issued",
        length=working(3),
        cite=f"{REG} reg 34(1); {CFA} s.55(4)",
        evidence=Evidence.SECONDARY,
        owner=Owner.ADVISER,
    ),
    Rule(
        id="mediation_late",
        heading=HEADING,
        duty="After 2 months without contact there is no certificate as of right; the "
        "family asks the Tribunal for leave to appeal.",
        starts="2 months passed without contact",
        length=uncounted("no clock"),
        cite=f"{REG} reg 34; {HESC} r.19",
        evidence=Evidence.UNVERIFIED,
        owner=Owner.FAMILY,
    ),
    Rule(
        id="mediation_tell_icb",
        heading=HEADING,
        duty="Tell each ICB concerned that the family wants mediation on health.",
        starts="the family tells the authority the issues, health among them",
        meets="ICB told",
        length=working(3),
        cite=f"{REG} reg 35",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="mediation_arrange",
        heading=HEADING,
        duty="Arrange the mediation and take part.",
        starts="the family tells the authority that it wants mediation on education or "
        "care",
        meets="mediation held; ended where none can be arranged",
        length=days(30),
        cite=f"{CFA} s.53; {REG} reg 36",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="mediation_arrange_icb",
        heading=HEADING,
        duty="Arrange the mediation on health alone and take part.",
        starts="the authority tells the ICB",
        meets="mediation held",
        length=days(30),
        cite=f"{CFA} s.54; {REG} reg 37",
        evidence=Evidence.SECONDARY,
        owner=Owner.ICB,
    ),
    Rule(
        id="mediation_notice",
        heading=HEADING,
        duty="Tell the family the date and place of the mediation, unless a shorter "
        "time is agreed.",
        starts="mediation fixed",
        meets="family told of the mediation",
        length=Length(Counting.WORKING, 5, "at least 5 clear working days before"),
        cite=f"{REG} reg 38",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="mediation_attend",
        heading=HEADING,
        duty="Send someone with authority to settle; the mediator takes reasonable "
        "steps to learn the child's views.",
        starts="mediation",
        length=uncounted("at the mediation"),
        cite=f"{REG} regs 38-39",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="mediation_cert_done",
        heading=HEADING,
        duty="Issue a certificate after the mediation.",
        starts="mediation concludes",
        meets="certificate issued",
        length=working(3),
        cite=f"{CFA} s.55(5); {REG} reg 39",
        evidence=Evidence.SECONDARY,
        owner=Owner.ADVISER,
    ),
    Rule(
        id="mediation_cert_deemed",
        heading=HEADING,
        duty="Issue a certificate as if mediation had happened, where the authority "
        "cannot arrange it in 30 days.",
        starts="the authority tells the adviser",
        meets="certificate issued",
        length=working(3),
        cite=f"{REG} regs 36(4), 39",
        evidence=Evidence.SECONDARY,
        owner=Owner.ADVISER,
    ),
    Rule(
        id="mediation_agreement",
        heading=HEADING,
        duty="Do what was agreed on a matter that cannot be appealed; what could be "
        "appealed is done as if the agreement were an order.",
        starts="date of the written agreement",
        meets="no event says that it was done; ends with the plan",
        length=weeks(2),
        cite=f"{REG} reg 42(2), (3)",
        evidence=Evidence.CHECKED,
        note="The parties may agree another time in writing, reg 42(5).",
    ),
    Rule(
        id="mediation_icb_tell_la",
        heading=HEADING,
        duty="Tell the authority of an agreement to which it was no party.",
        starts="date of the agreement",
        length=uncounted("1 week"),
        cite=f"{REG} reg 42(4)",
        evidence=Evidence.CHECKED,
        owner=Owner.ICB,
    ),
    Rule(
        id="mediation_not_needed",
        heading=HEADING,
        duty="No certificate is needed for an appeal only about the school named, its "
        "type, or that none is named.",
        starts="the decision",
        length=uncounted("no clock"),
        cite=f"{CFA} s.55(2)",
        evidence=Evidence.SECONDARY,
        owner=Owner.FAMILY,
    ),
)


def _declined(course: Course) -> None:
    course.meet("mediation_contact")
    course.start("mediation_cert_no")


def _requested(course: Course) -> None:
    course.meet("mediation_contact")
    issues = course.event.issues or ()
    if issues == () or set(issues) != {"health"}:
        course.start("mediation_arrange")
    else:
        _await_icb(course)
    if "health" in issues:
        course.start("mediation_tell_icb")


def _await_icb(course: Course) -> None:
    working = (
        f"{course.said} {in_full(course.day)}, on health alone; the ICB's 30 days "
        "are counted from the day on which the authority tells it, which is not yet "
        "recorded."
    )
    course.place("mediation_arrange_icb", course.day, None, working)


def _icb_told(course: Course) -> None:
    course.meet("mediation_tell_icb")
    row = course.latest("mediation_arrange_icb")
    if row is not None and row.due is None:
        course.date_from_now(row)


def _fixed(course: Course) -> None:
    length, mediation_on = course.length("mediation_notice"), course.event.mediation_on
    if length is None or mediation_on is None:
        return
    due = course.holidays.working_before(mediation_on, length.number + 1)
    working = (
        f"{course.said} for {in_full(mediation_on)}; {length.number} whole "
        "working days must lie between the notice and that day, so notice is due by "
        f"{in_full(due)}."
    )
    row = course.place("mediation_notice", course.day, due, working)
    if row is not None:
        row.worked = due, mediation_on


def _family_told(course: Course) -> None:
    course.meet("mediation_notice")


def _cannot_be_arranged(course: Course) -> None:
    course.end("mediation_arrange")
    course.start("mediation_cert_deemed")


def _held(course: Course) -> None:
    course.meet("mediation_arrange", "mediation_arrange_icb")
    course.start("mediation_cert_done")


def _agreed(course: Course) -> None:
    if course.event.action is None or course.event.action == "other":
        course.start("mediation_agreement")
    else:
        start_order(course, course.event.action)


def _certificate_issued(course: Course) -> None:
    course.meet(*CERTIFICATES)
    window = window_for(course)
    if window is None or window.limit.closed_on or not window.needs_certificate:
        return
    set_day(window, course.day, course.holidays)


STEPS: Mapping[Kind, Step] = {
    Kind.MEDIATION_DECLINED: _declined,
    Kind.MEDIATION_REQUESTED: _requested,
    Kind.ICB_TOLD_OF_MEDIATION: _icb_told,
    Kind.MEDIATION_FIXED: _fixed,
    Kind.FAMILY_TOLD_OF_MEDIATION: _family_told,
    Kind.MEDIATION_CANNOT_BE_ARRANGED: _cannot_be_arranged,
    Kind.MEDIATION_HELD: _held,
    Kind.MEDIATION_AGREED: _agreed,
    Kind.CERTIFICATE_ISSUED: _certificate_issued,
}
