"""Every kind of milestone in an officer's words, and how it is looked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from twentyweeks.law import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """One kind: its title, other words by which it is looked for, and a sentence."""

    title: str
    other: str = ""
    note: str = ""


GROUPS: Mapping[str, tuple[Kind, ...]] = {
    "The request and the decision": (
        Kind.REQUEST_RECEIVED,
        Kind.BECAME_RESPONSIBLE,
        Kind.DECIDED_TO_ASSESS,
        Kind.REFUSED_TO_ASSESS,
        Kind.REFUSED_PLAN,
    ),
    "Advice": (
        Kind.ADVICE_REQUESTED,
        Kind.ADVICE_RECEIVED,
        Kind.APPOINTMENT_MISSED,
    ),
    "The plan, and schools consulted": (
        Kind.DRAFT_PLAN_SERVED,
        Kind.SCHOOL_CONSULTED,
        Kind.SCHOOL_REPLIED,
        Kind.FINAL_PLAN_SENT,
    ),
    "What may excuse a delay": (
        Kind.SCHOOL_CLOSED,
        Kind.ABSENT_FROM_AREA,
        Kind.PERSONAL_CIRCUMSTANCES,
        Kind.EXCEPTION_APPLIED,
    ),
    "Annual review": (
        Kind.REVIEW_MEETING_ARRANGED,
        Kind.REVIEW_INVITED,
        Kind.REVIEW_PAPERS_CIRCULATED,
        Kind.REVIEW_MEETING_HELD,
        Kind.REVIEW_REPORT_SENT,
        Kind.REVIEW_DECIDED,
        Kind.AMENDMENT_NOTICE_SERVED,
        Kind.AMENDED_PLAN_SENT,
        Kind.DECIDED_NOT_TO_AMEND,
    ),
    "Moving to the next phase": (
        Kind.PHASE_TRANSFER_EXPECTED,
        Kind.PHASE_PLACE_NAMED,
    ),
    "Mediation": (
        Kind.MEDIATION_DECLINED,
        Kind.MEDIATION_REQUESTED,
        Kind.ICB_TOLD_OF_MEDIATION,
        Kind.MEDIATION_FIXED,
        Kind.FAMILY_TOLD_OF_MEDIATION,
        Kind.MEDIATION_CANNOT_BE_ARRANGED,
        Kind.MEDIATION_HELD,
        Kind.MEDIATION_AGREED,
        Kind.CERTIFICATE_ISSUED,
    ),
    "Appeal to the Tribunal": (
        Kind.APPEAL_RECEIVED,
        Kind.APPEAL_ANSWERED,
        Kind.APPEAL_CONCEDED,
        Kind.TRIBUNAL_ORDERED,
        Kind.TRIBUNAL_RECOMMENDED,
        Kind.RECOMMENDATION_ANSWERED,
        Kind.ORDER_RECONSIDERED,
        Kind.APPEAL_DETERMINED,
    ),
    "Re-assessment": (
        Kind.REASSESSMENT_REQUESTED,
        Kind.DECIDED_TO_REASSESS,
        Kind.REFUSED_TO_REASSESS,
        Kind.REASSESSED_PLAN_SENT,
    ),
    "Moving between authorities": (
        Kind.MOVE_NOTIFIED,
        Kind.PLAN_TRANSFERRED_OUT,
        Kind.PLAN_TRANSFERRED_IN,
        Kind.FAMILY_TOLD_OF_TRANSFER,
    ),
    "Ending a plan": (
        Kind.CEASING_CONSIDERED,
        Kind.CEASE_NOTICE_SENT,
        Kind.PLAN_CEASED,
    ),
}
"""Each kind once, in the order of a case's life."""


def _kind(title: str, other: str = "", note: str = "") -> KindWords:
    return KindWords(title=title, other=other, note=note)


_KINDS: Mapping[Kind, KindWords] = {
    Kind.REQUEST_RECEIVED: _kind(
        "Request received",
        "asked for an assessment ehc needs",
        "The day it arrived, by any channel, whoever opened it.",
    ),
    Kind.BECAME_RESPONSIBLE: _kind(
        "We became responsible for the child", "brought to our attention moved in"
    ),
    Kind.DECIDED_TO_ASSESS: _kind("Agreed to assess", "yes decision panel"),
    Kind.REFUSED_TO_ASSESS: _kind(
        "Refused to assess",
        "no decision panel",
        "The day the notice was sent. Its reasons are written under Decision.",
    ),
    Kind.REFUSED_PLAN: _kind("Refused a plan", "no plan will not issue decision panel"),
    Kind.ADVICE_REQUESTED: _kind(
        "Advice asked for",
        "requested adviser psychologist health social care",
        "The six weeks run from the day on which the adviser received it.",
    ),
    Kind.ADVICE_RECEIVED: _kind("Advice came in", "received report adviser"),
    Kind.APPOINTMENT_MISSED: _kind(
        "An appointment with an adviser was missed", "did not attend exception"
    ),
    Kind.DRAFT_PLAN_SERVED: _kind("Draft plan served", "sent proposed plan"),
    Kind.SCHOOL_CONSULTED: _kind(
        "A school was consulted",
        "consultation placement college setting",
        "The fifteen days run from the day on which the school received it.",
    ),
    Kind.SCHOOL_REPLIED: _kind(
        "A school replied to its consultation", "answer placement college"
    ),
    Kind.FINAL_PLAN_SENT: _kind("Final plan sent", "issued finalised"),
    Kind.SCHOOL_CLOSED: _kind(
        "The school was closed for a long time",
        "summer holiday shut early years nursery exception",
        "It can excuse a step only if the closure lasts 28 days or more, and advice "
        "was asked of its head from a week before it closed to a week before it "
        "reopens.",
    ),
    Kind.ABSENT_FROM_AREA: _kind(
        "The family was away from the area",
        "absent abroad travelling exception",
        "It can excuse a step only if 28 days or more on end lie inside its time; 14 "
        "where the Tribunal's order set it.",
    ),
    Kind.PERSONAL_CIRCUMSTANCES: _kind(
        "Exceptional personal circumstances of the family",
        "illness bereavement exception",
        "Of the child, the parent or the young person. Our own staffing, panels and "
        "late advice are none.",
    ),
    Kind.EXCEPTION_APPLIED: _kind(
        "We judged that an exception made a date impractical",
        "excuse lifted judgement",
        "The facts are recorded first: the closure, the absence or the circumstances.",
    ),
    Kind.REVIEW_MEETING_ARRANGED: _kind("A review meeting was arranged", "annual"),
    Kind.REVIEW_INVITED: _kind("Everyone was invited to the review", "annual"),
    Kind.REVIEW_PAPERS_CIRCULATED: _kind(
        "The papers of the review were sent round", "annual circulated advice"
    ),
    Kind.REVIEW_MEETING_HELD: _kind("The review meeting was held", "annual"),
    Kind.REVIEW_REPORT_SENT: _kind("The report of the review was sent", "annual"),
    Kind.REVIEW_DECIDED: _kind(
        "Decided after the review", "annual keep amend cease maintain"
    ),
    Kind.AMENDMENT_NOTICE_SERVED: _kind(
        "Proposed amendments served", "amendment notice annual review"
    ),
    Kind.AMENDED_PLAN_SENT: _kind("Amended plan sent", "final annual review"),
    Kind.DECIDED_NOT_TO_AMEND: _kind("Decided not to amend", "annual review"),
    Kind.PHASE_TRANSFER_EXPECTED: _kind(
        "A move to the next phase is expected",
        "transfer secondary primary post-16 college year 6 year 11",
    ),
    Kind.PHASE_PLACE_NAMED: _kind(
        "The place of the next phase was named", "transfer secondary post-16"
    ),
    Kind.MEDIATION_DECLINED: _kind("The family does not want mediation", "declined"),
    Kind.MEDIATION_REQUESTED: _kind("The family asked for mediation", "requested"),
    Kind.ICB_TOLD_OF_MEDIATION: _kind(
        "The health commissioner was told of the mediation", "icb integrated care"
    ),
    Kind.MEDIATION_FIXED: _kind("A day was fixed for the mediation"),
    Kind.FAMILY_TOLD_OF_MEDIATION: _kind(
        "The family was told where and when the mediation is"
    ),
    Kind.MEDIATION_CANNOT_BE_ARRANGED: _kind("The mediation cannot be arranged"),
    Kind.MEDIATION_HELD: _kind("The mediation was held"),
    Kind.MEDIATION_AGREED: _kind("The mediation ended in an agreement"),
    Kind.CERTIFICATE_ISSUED: _kind("A mediation certificate was issued"),
    Kind.APPEAL_RECEIVED: _kind(
        "An appeal was made", "tribunal registered", "The day the Tribunal received it."
    ),
    Kind.APPEAL_ANSWERED: _kind("We answered the appeal", "tribunal response"),
    Kind.APPEAL_CONCEDED: _kind(
        "We conceded the appeal", "tribunal unopposed", "The day the Tribunal was told."
    ),
    Kind.TRIBUNAL_ORDERED: _kind("The Tribunal made an order", "decision"),
    Kind.TRIBUNAL_RECOMMENDED: _kind(
        "The Tribunal recommended", "health social care recommendation"
    ),
    Kind.RECOMMENDATION_ANSWERED: _kind("We answered the recommendation", "tribunal"),
    Kind.ORDER_RECONSIDERED: _kind("We reconsidered as ordered", "tribunal"),
    Kind.APPEAL_DETERMINED: _kind("The appeal ended", "tribunal determined withdrawn"),
    Kind.REASSESSMENT_REQUESTED: _kind("A re-assessment was asked for", "reassessment"),
    Kind.DECIDED_TO_REASSESS: _kind("Agreed to re-assess", "reassess decision"),
    Kind.REFUSED_TO_REASSESS: _kind("Refused to re-assess", "reassess decision"),
    Kind.REASSESSED_PLAN_SENT: _kind(
        "The plan after the re-assessment was sent", "reassessed final"
    ),
    Kind.MOVE_NOTIFIED: _kind(
        "We learned that the family moves away",
        "leaving authority transfer",
        "The day on which we became aware of it.",
    ),
    Kind.PLAN_TRANSFERRED_OUT: _kind("The plan went to another authority", "moved"),
    Kind.PLAN_TRANSFERRED_IN: _kind(
        "The plan came from another authority",
        "moved in",
        "Give the day the plan was made, of its last review, or both.",
    ),
    Kind.FAMILY_TOLD_OF_TRANSFER: _kind(
        "The family was told that the plan came here", "moved in"
    ),
    Kind.CEASING_CONSIDERED: _kind("Ending the plan is considered", "cease consult"),
    Kind.CEASE_NOTICE_SENT: _kind("Notice that the plan ends was sent", "cease"),
    Kind.PLAN_CEASED: _kind("The plan ended", "ceased"),
}


def kind_words(kind: Kind) -> KindWords:
    """Return how a kind of milestone is called and looked for."""
    return _KINDS[kind]


def group_of(kind: Kind) -> str:
    """Return the heading under which a kind stands."""
    return next(name for name, kinds in GROUPS.items() if kind in kinds)
