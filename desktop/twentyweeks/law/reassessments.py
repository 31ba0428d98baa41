"""Re-assessment."""

from collections.abc import Mapping

from twentyweeks.law.appeals import open_window
from twentyweeks.law.citation import Evidence
from twentyweeks.law.counting import days, uncounted, weeks
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import CFA, REG, Rule
from twentyweeks.law.plans import LIFTS
from twentyweeks.law.service import warn_of_haste

HEADING = "Re-assessment"

RULES = (
    Rule(
        id="reassess_duty",
        heading=HEADING,
        duty="Re-assess on the request of the family, the setting or the ICB, unless "
        "it may be refused.",
        starts="request for a re-assessment",
        length=uncounted("no clock"),
        cite=f"{CFA} s.44(2); {REG} reg 23",
        evidence=Evidence.UNVERIFIED,
    ),
    Rule(
        id="reassess_refuse",
        heading=HEADING,
        duty="A request may be refused where an assessment was made in the 6 months "
        "before it, or none is necessary.",
        starts="request for a re-assessment",
        length=uncounted("6 months before the request"),
        cite=f"{REG} reg 24",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="reassess_decision",
        heading=HEADING,
        duty="Tell the family whether a re-assessment will be made, with the notice of "
        "rights if not.",
        starts="request for a re-assessment received",
        meets="decision to re-assess, or refusal",
        length=days(15),
        cite=f"{REG} reg 25(1)",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="reassess_process",
        heading=HEADING,
        duty="Seek advice and carry the re-assessment out as a first assessment.",
        starts="decision to re-assess",
        length=uncounted("advice in 6 weeks"),
        cite=f"{REG} reg 26",
        evidence=Evidence.SECONDARY,
    ),
    Rule(
        id="reassess_final",
        heading=HEADING,
        duty="Send the final plan after the re-assessment.",
        starts="decision to re-assess sent",
        meets="plan after re-assessment sent",
        length=weeks(14),
        cite=f"{REG} reg 27(1)-(2)",
        evidence=Evidence.CHECKED,
        exceptions=LIFTS,
        note="The exceptions are in reg 27(3); that for absence is to be verified.",
    ),
    Rule(
        id="reassess_no_change",
        heading=HEADING,
        duty="Tell the family that the plan is not amended or replaced after the "
        "re-assessment.",
        starts="decision to re-assess sent",
        length=uncounted("no day limit found; 14 weeks is used"),
        cite=f"{CFA} s.51(2)(e)",
        evidence=Evidence.UNVERIFIED,
    ),
)


def _requested(course: Course) -> None:
    course.start("reassess_decision")


def _decided(course: Course) -> None:
    course.meet("reassess_decision")
    course.start("reassess_final")


def _refused(course: Course) -> None:
    course.meet("reassess_decision")
    open_window(course)


def _plan_sent(course: Course) -> None:
    met = course.meet("reassess_final")
    warn_of_haste(course, "draft_reps", "plan", met)
    open_window(course)


STEPS: Mapping[Kind, Step] = {
    Kind.REASSESSMENT_REQUESTED: _requested,
    Kind.DECIDED_TO_REASSESS: _decided,
    Kind.REFUSED_TO_REASSESS: _refused,
    Kind.REASSESSED_PLAN_SENT: _plan_sent,
}
