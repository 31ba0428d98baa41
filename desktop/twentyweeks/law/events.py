"""What happened on a case, and on which day: the input of the law."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Every kind of event that the law knows."""

    __hash__ = str.__hash__  # by the word: an Enum's own is many times slower

    REQUEST_RECEIVED = "request_received"
    BECAME_RESPONSIBLE = "became_responsible"
    DECIDED_TO_ASSESS = "decided_to_assess"
    REFUSED_TO_ASSESS = "refused_to_assess"
    ADVICE_REQUESTED = "advice_requested"
    ADVICE_RECEIVED = "advice_received"
    APPOINTMENT_MISSED = "appointment_missed"
    REFUSED_PLAN = "refused_plan"
    DRAFT_PLAN_SERVED = "draft_plan_served"
    SCHOOL_CONSULTED = "school_consulted"
    SCHOOL_REPLIED = "school_replied"
    FINAL_PLAN_SENT = "final_plan_sent"
    SCHOOL_CLOSED = "school_closed"
    ABSENT_FROM_AREA = "absent_from_area"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances"
    EXCEPTION_APPLIED = "exception_applied"
    MEDIATION_DECLINED = "mediation_declined"
    MEDIATION_REQUESTED = "mediation_requested"
    ICB_TOLD_OF_MEDIATION = "icb_told_of_mediation"
    MEDIATION_FIXED = "mediation_fixed"
    FAMILY_TOLD_OF_MEDIATION = "family_told_of_mediation"
    MEDIATION_CANNOT_BE_ARRANGED = "mediation_cannot_be_arranged"
    MEDIATION_HELD = "mediation_held"
    MEDIATION_AGREED = "mediation_agreed"
    CERTIFICATE_ISSUED = "certificate_issued"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_ANSWERED = "appeal_answered"
    APPEAL_CONCEDED = "appeal_conceded"
    TRIBUNAL_ORDERED = "tribunal_ordered"
    TRIBUNAL_RECOMMENDED = "tribunal_recommended"
    RECOMMENDATION_ANSWERED = "recommendation_answered"
    ORDER_RECONSIDERED = "order_reconsidered"
    APPEAL_DETERMINED = "appeal_determined"
    REVIEW_MEETING_ARRANGED = "review_meeting_arranged"
    REVIEW_INVITED = "review_invited"
    REVIEW_PAPERS_CIRCULATED = "review_papers_circulated"
    REVIEW_MEETING_HELD = "review_meeting_held"
    REVIEW_REPORT_SENT = "review_report_sent"
    REVIEW_DECIDED = "review_decided"
    AMENDMENT_NOTICE_SERVED = "amendment_notice_served"
    AMENDED_PLAN_SENT = "amended_plan_sent"
    DECIDED_NOT_TO_AMEND = "decided_not_to_amend"
    PHASE_TRANSFER_EXPECTED = "phase_transfer_expected"
    PHASE_PLACE_NAMED = "phase_place_named"
    REASSESSMENT_REQUESTED = "reassessment_requested"
    DECIDED_TO_REASSESS = "decided_to_reassess"
    REFUSED_TO_REASSESS = "refused_to_reassess"
    REASSESSED_PLAN_SENT = "reassessed_plan_sent"
    MOVE_NOTIFIED = "move_notified"
    PLAN_TRANSFERRED_OUT = "plan_transferred_out"
    PLAN_TRANSFERRED_IN = "plan_transferred_in"
    FAMILY_TOLD_OF_TRANSFER = "family_told_of_transfer"
    CEASING_CONSIDERED = "ceasing_considered"
    CEASE_NOTICE_SENT = "cease_notice_sent"
    PLAN_CEASED = "plan_ceased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated fact of a case; `on` is None where the kind runs `since` a day.

    `requester` and `since` are both written `from` in JSON, the first as a word,
    the second as a day.
    """

    kind: Kind
    on: date | None = None
    requester: str | None = None
    adviser: str | None = None
    institution: str | None = None
    school: str | None = None
    setting: str | None = None
    received_on: date | None = None
    sent_by: str | None = None
    sent_on: date | None = None
    appeal_about: str | None = None
    since: date | None = None
    reopens: date | None = None
    back: date | None = None
    to: date | None = None
    limb: str | None = None
    rule: str | None = None
    about: str | None = None
    reason: str | None = None
    family_told_on: date | None = None
    issues: tuple[str, ...] | None = None
    mediation_on: date | None = None
    action: str | None = None
    notice: int | None = None
    authority_received_on: date | None = None
    response_due_on: date | None = None
    order: str | None = None
    meeting_on: date | None = None
    outcome: str | None = None
    phase: str | None = None
    transfer_on: date | None = None
    moves_on: date | None = None
    plan_made_on: date | None = None
    last_review_on: date | None = None

    def facts(self) -> dict[str, object]:
        """Give the event back as the JSON object that it was read from."""
        return {
            _WRITTEN.get(name, name): _plain(value)
            for name in _NAMES
            if (value := getattr(self, name)) is not None
        }


def date_of(event: Event) -> date:
    """Return the day on which the event is placed."""
    day = event.on or event.since
    if day is None:
        raise ValueError(f"{event.kind} has no day")
    return day


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Kind():
            return value.value
        case _:
            return value


_NAMES = tuple(field.name for field in fields(Event))
_WRITTEN = {"requester": "from", "since": "from"}
