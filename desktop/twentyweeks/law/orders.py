"""Orders of the Tribunal, and appeals that the authority does not oppose."""

from collections.abc import Mapping
from datetime import date

from twentyweeks.law.citation import Evidence
from twentyweeks.law.counting import Length, at_once, in_full, uncounted, weeks
from twentyweeks.law.course import Course, Step
from twentyweeks.law.events import Kind
from twentyweeks.law.limits import REG, Rule

HEADING = "Orders, unopposed appeals"
_PRESENT_TEXT = date(2015, 3, 23)
_ORDER = "order made, or mediation agreement as if it were an order"
_CONCEDED = (
    "the authority tells the Tribunal, before its response, that it will not oppose"
)

ORDER_RULES: Mapping[str, tuple[str, ...]] = {
    "assess": ("order_assess_notify", "order_assess_refuse", "order_assess_final"),
    "make_plan": ("order_make_plan_draft", "order_make_plan_final"),
    "reconsider": ("order_reconsider",),
    "amend": ("order_amend",),
    "name": ("order_name",),
    "continue": ("order_continue",),
    "continue_and_amend": ("order_continue", "order_continue_amend"),
    "cease_upheld": ("order_cease",),
}
CONCESSION_RULES: Mapping[str, tuple[str, ...]] = {
    "assess": (
        "unopposed_assess_notify",
        "unopposed_assess_refuse",
        "unopposed_assess_final",
    ),
    "make_plan": ("unopposed_make_plan_draft", "unopposed_make_plan_final"),
    "amend": ("unopposed_amend",),
    "name": ("unopposed_name",),
    "cease": ("unopposed_cease", "unopposed_cease_amend"),
}
_UNMET = "no event says that it was done; ends with the plan"
_PLAN_GOES_ON = frozenset(("continue", "continue_and_amend"))


def _order(
    rule_id: str, duty: str, length: Length, limb: str, evidence: Evidence, meets: str
) -> Rule:
    unopposed = rule_id.startswith("unopposed")
    return Rule(
        id=rule_id,
        heading=HEADING,
        duty=duty,
        starts=_CONCEDED if unopposed else _ORDER,
        meets=meets,
        length=length,
        cite=f"{REG} reg {limb}",
        evidence=evidence,
        exceptions=("exc_order",),
        note="" if unopposed else "Subject to any direction of the Tribunal.",
        in_force_from=_PRESENT_TEXT,
    )


_S, _P, _M = Evidence.SECONDARY, Evidence.CHECKED, Evidence.UNVERIFIED
_TELL = "Tell the family that the assessment or re-assessment will be made."
_NO_PLAN = "If no plan is to be made after all, tell the family, with reasons."
_FINAL = "Send the final plan."
_DRAFT = "Serve the draft plan."
_AMENDED = "Send the amended plan."

RULES = (
    _order(
        "order_cease",
        "Cease to maintain the plan.",
        at_once(),
        "44(2)(a)",
        _S,
        "plan ceased",
    ),
    _order(
        "order_assess_notify", _TELL, weeks(2), "44(2)(b)", _S, "decision to assess"
    ),
    _order(
        "order_assess_refuse",
        _NO_PLAN,
        weeks(10),
        "44(2)(b)",
        _S,
        "decision that no plan is needed; ended by a final plan",
    ),
    _order(
        "order_assess_final",
        _FINAL,
        weeks(14),
        "44(2)(b)",
        _S,
        "final plan sent; ended by a decision that no plan is needed",
    ),
    _order(
        "order_make_plan_draft", _DRAFT, weeks(5), "44(2)(c)", _S, "draft plan served"
    ),
    _order(
        "order_make_plan_final", _FINAL, weeks(11), "44(2)(c)", _S, "final plan sent"
    ),
    _order(
        "order_reconsider",
        "Reconsider, and then draft a plan or refuse one.",
        weeks(2),
        "44(2)(d)",
        _M,
        "order reconsidered",
    ),
    _order("order_amend", _AMENDED, weeks(5), "44(2)(e)", _S, "amended plan sent"),
    _order(
        "order_name",
        "Send the plan with the school or type amended.",
        weeks(2),
        "44(2)(f)",
        _S,
        "amended plan sent",
    ),
    _order(
        "order_continue",
        "Continue to maintain the plan.",
        at_once(),
        "44(2)(g)",
        _S,
        _UNMET,
    ),
    _order(
        "order_continue_amend",
        _AMENDED,
        weeks(5),
        "44(2)(h)",
        _M,
        "amended plan sent",
    ),
    _order(
        "unopposed_assess_notify",
        _TELL,
        weeks(2),
        "45(3)-(3A)",
        _P,
        "decision to assess",
    ),
    _order(
        "unopposed_assess_refuse",
        _NO_PLAN,
        weeks(10),
        "45(3)-(3A)",
        _P,
        "decision that no plan is needed; ended by a final plan",
    ),
    _order(
        "unopposed_assess_final",
        _FINAL,
        weeks(14),
        "45(3)-(3A)",
        _P,
        "final plan sent; ended by a decision that no plan is needed",
    ),
    _order(
        "unopposed_make_plan_draft", _DRAFT, weeks(5), "45", _S, "draft plan served"
    ),
    _order("unopposed_make_plan_final", _FINAL, weeks(11), "45", _S, "final plan sent"),
    _order("unopposed_amend", _AMENDED, weeks(5), "45(4)", _P, "amended plan sent"),
    _order(
        "unopposed_name",
        "Send the plan with the school or type amended; where contents are conceded "
        "too, 5 weeks.",
        weeks(2),
        "45(5)",
        _S,
        "amended plan sent",
    ),
    _order(
        "unopposed_cease",
        "Continue to maintain the plan.",
        at_once(),
        "45(6)",
        _S,
        _UNMET,
    ),
    _order(
        "unopposed_cease_amend",
        "Send the amended plan, if amendments were agreed.",
        weeks(5),
        "45(6)",
        _S,
        "amended plan sent",
    ),
    Rule(
        id="conceded_no_order",
        heading=HEADING,
        duty="Where an appeal is conceded outside reg 45 and no order is made, the "
        "first limits hold: 20 weeks from the first request.",
        starts="the first request",
        length=uncounted("as first counted"),
        cite="W v Hertfordshire [2023] EWHC 3138 (Admin)",
        evidence=Evidence.SECONDARY,
        exceptions=(),
    ),
)


def start_order(course: Course, order: str) -> None:
    """Start the limits of one order, counted from the event's day."""
    for rule_id in ORDER_RULES.get(order, ()):
        course.start(rule_id)
    course.refused = []
    if order in _PLAN_GOES_ON:
        _end_hold(course)


def _ordered(course: Course) -> None:
    start_order(course, course.event.order or "")


def _conceded(course: Course) -> None:
    for rule_id in CONCESSION_RULES.get(course.event.about or "", ()):
        course.start(rule_id)
    course.refused = []
    if course.event.about == "cease":
        _end_hold(course)


def _end_hold(course: Course) -> None:
    for hold in course.end("cease_hold"):
        hold.earliest = None
        hold.working = f"{course.said} {in_full(course.day)}; the plan goes on."


def _reconsidered(course: Course) -> None:
    course.meet("order_reconsider")


STEPS: Mapping[Kind, Step] = {
    Kind.TRIBUNAL_ORDERED: _ordered,
    Kind.APPEAL_CONCEDED: _conceded,
    Kind.ORDER_RECONSIDERED: _reconsidered,
}
