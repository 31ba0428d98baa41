"""Rules, events, advisers and exceptions in an officer's words."""

from dataclasses import dataclass

from twentyweeks.law import BOOK, Event, Kind
from twentyweeks.law.citation import Evidence, Force


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """A limit as something to do: in a list, as a sentence, and what a press does."""

    short: str
    title: str
    action: str = "why"


def _step(short: str, title: str, action: str = "why") -> StepWords:
    return StepWords(short=short, title=title, action=action)


STEPS = {
    "assess_decision": _step(
        "Decide whether to assess", "Decide whether to assess", "record_decision"
    ),
    "refuse_plan_notice": _step(
        "Decide on a plan", "Decide whether to issue a plan", "record_decision"
    ),
    "draft_target": _step(
        "Send draft plan", "Send the draft plan", "write_letter:draft-plan"
    ),
    "draft_latest": _step(
        "Last day for draft",
        "Serve the draft plan while 15 days are left for the family",
        "write_letter:draft-plan",
    ),
    "final_plan": _step(
        "Send final plan", "Send the final plan", "write_letter:final-plan"
    ),
    "mediation_arrange": _step("Arrange mediation", "Arrange the mediation"),
    "mediation_tell_icb": _step(
        "Tell ICB of mediation", "Tell the health commissioner of the mediation"
    ),
    "mediation_notice": _step(
        "Tell of mediation",
        "Tell the family where and when the mediation is",
        "write_letter:mediation",
    ),
    "mediation_agreement": _step(
        "Do what was agreed", "Do what the mediation agreement says"
    ),
    "appeal_response": _step("Answer the appeal", "Answer the appeal"),
    "recommendation_response": _step(
        "Answer recommendation", "Answer the Tribunal's recommendation"
    ),
    "reassess_decision": _step(
        "Decide on re-assessment",
        "Decide whether to re-assess",
        "record_decision:reassess",
    ),
    "reassess_final": _step(
        "Send re-assessed plan",
        "Send the plan after the re-assessment",
        "write_letter:final-plan",
    ),
    "ar_12m": _step("Review the plan", "Review the plan within twelve months"),
    "ar_under5": _step(
        "Review, under five", "Consider a review for a child under five"
    ),
    "ar_invite": _step("Invite to review", "Invite everyone to the review meeting"),
    "ar_papers": _step("Send review papers", "Send the papers before the meeting"),
    "ar_report": _step("Send review report", "Send the report of the review meeting"),
    "ar_decision": _step(
        "Decide after review", "Decide after the review", "record_decision:review"
    ),
    "ar_amend_notice": _step(
        "Send amendments",
        "Send the proposed amendments",
        "write_letter:amendment-notice",
    ),
    "ar_final": _step(
        "Send amended plan", "Send the amended plan", "write_letter:final-plan"
    ),
    "ar_total": _step("Finish the review", "Send the amended plan of this review"),
    "phase_school": _step("Name the next school", "Name the school of the transfer"),
    "phase_post16": _step("Name post-16 place", "Name the post-16 place"),
    "phase_p16_p16": _step("Name next place", "Name the next post-16 place"),
    "phase_backplan": _step(
        "Amend for transfer", "Send amendments in time for the transfer"
    ),
    "move_transfer": _step(
        "Transfer the plan", "Transfer the plan to the new authority"
    ),
    "move_inform": _step(
        "Tell the family",
        "Tell the family that the plan has come here",
        "write_letter:transfer-in",
    ),
    "move_review": _step("Review plan moved in", "Review the plan that moved in"),
    "advice_return": _step("Give advice", "Advice is due"),
    "consult_reply": _step("Reply", "Reply to the consultation"),
    "draft_reps": _step("Family's views", "The family's 15 days for the draft"),
    "ar_reps": _step("Family's views", "The family's 15 days for the amendments"),
    "appeal": _step("Appeal", "The family's time to appeal"),
    "mediation_contact": _step("Mediation", "The family's time to ask for mediation"),
    "cease_hold": _step("Keep the plan", "Keep the plan until no appeal can be made"),
}
_ORDERED = {
    "assess_notify": ("Say we will assess", "Tell the family that we will assess"),
    "assess_refuse": ("Decide on a plan", "Say if no plan will be issued"),
    "assess_final": ("Send final plan", "Send the final plan"),
    "make_plan_draft": ("Send draft plan", "Send the draft plan"),
    "make_plan_final": ("Send final plan", "Send the final plan"),
    "reconsider": ("Reconsider", "Reconsider as the Tribunal ordered"),
    "amend": ("Send amended plan", "Amend the plan"),
    "name": ("Name the place", "Issue the plan with the place named"),
    "continue": ("Continue the plan", "Continue the plan"),
    "continue_amend": ("Send amended plan", "Continue and amend the plan"),
    "cease": ("End the plan", "Cease to maintain the plan"),
    "cease_amend": ("Amend the plan", "Amend the plan"),
}


def step_words(rule: str) -> StepWords:
    """Return how a limit is shown as a step, for any rule of the book."""
    if rule in STEPS:
        return STEPS[rule]
    source, _, step = rule.partition("_")
    if source in ("order", "unopposed") and step in _ORDERED:
        short, title = _ORDERED[step]
        by = "after the Tribunal's order" if source == "order" else "as conceded"
        return _step(short, f"{title} {by}")
    return _step(spaced(rule), duty_words(rule).rstrip("."))


def duty_words(rule: str) -> str:
    """Return the duty of a rule as the rule book tells it."""
    texts = BOOK.texts(rule)
    return texts[-1].duty if texts else spaced(rule)


def cite_words(rule: str) -> str:
    """Return the citation of a rule, or nothing where the book knows it not."""
    texts = BOOK.texts(rule)
    return cited(texts[-1].cite) if texts else ""


def cited(cite: str) -> str:
    """Return a citation as it begins a line of its own."""
    if cite.startswith("no provision"):
        return "No law sets this day"
    return cite[:1].upper() + cite[1:]


FORCES = {
    Force.STATUTE: "",
    Force.GUIDANCE: "guidance",
    Force.CONVENTION: "our target",
}
EVIDENCE = {
    Evidence.CHECKED: "Checked against the text of the regulation",
    Evidence.CHECKED_IN_PART: "Main words checked against the text of the regulation",
    Evidence.SECONDARY: "Checked against a published secondary source",
    Evidence.UNVERIFIED: "To be verified",
}
LIMBS = {
    "exc_school_closed": "School closed for four weeks or more",
    "exc_ey_closed": "Early years setting closed for four weeks or more",
    "exc_personal": "Exceptional personal circumstances of the family",
    "exc_absent": "Away from the area for four weeks or more",
    "exc_advice": "Exception for the adviser",
    "exc_order": "Exception to an order's limit",
}
_ADVISERS = {
    "parents": ("Parents", "users"),
    "parent": ("Parents", "users"),
    "family": ("Parents", "users"),
    "young_person": ("Young person", "user"),
    "school": ("School", "school"),
    "education": ("School", "school"),
    "health": ("Health", "stethoscope"),
    "medical": ("Health", "stethoscope"),
    "community_paediatrics": ("Community paediatrics", "stethoscope"),
    "paediatrics": ("Community paediatrics", "stethoscope"),
    "educational_psychologist": ("Educational psychologist", "brain"),
    "social_care": ("Social care", "hand-heart"),
    "speech_and_language": ("Speech and language therapy", "messages-square"),
    "speech_and_language_therapy": ("Speech and language therapy", "messages-square"),
    "occupational_therapy": ("Occupational therapy", "hand-heart"),
    "sensory_teacher": ("Sensory teacher", "ear"),
    "camhs": ("Child and adolescent mental health", "heart-handshake"),
}


def adviser_words(adviser: str) -> str:
    """Return an adviser's name as it is shown."""
    return _ADVISERS.get(adviser.casefold(), (spaced(adviser), ""))[0]


def adviser_in_a_sentence(adviser: str) -> str:
    """Return an adviser's name as it stands after "from": the school, social care."""
    if adviser.casefold() in _HEALTH:
        return "the health service"
    words = adviser_words(adviser)
    said = words[:1].lower() + words[1:]
    return f"the {said}" if adviser.casefold() in _WITH_ARTICLE else said


_HEALTH = ("health", "medical")
_WITH_ARTICLE = (
    "parents",
    "parent",
    "family",
    "young_person",
    "school",
    "education",
    "educational_psychologist",
    "sensory_teacher",
)


def adviser_icon(adviser: str) -> str:
    """Return the icon that stands for an adviser."""
    return _ADVISERS.get(adviser.casefold(), ("", "clipboard-list"))[1]


_REQUESTERS = {
    "parent": "a parent",
    "young_person": "the young person",
    "school": "the school",
    "post16": "the post-16 institution",
}
_MILESTONE_ICONS = {
    Kind.DECIDED_TO_ASSESS: "gavel",
    Kind.REFUSED_TO_ASSESS: "gavel",
    Kind.REFUSED_PLAN: "gavel",
    Kind.REQUEST_RECEIVED: "inbox",
    Kind.ADVICE_RECEIVED: "file-text",
    Kind.ADVICE_REQUESTED: "send",
    Kind.DRAFT_PLAN_SERVED: "file-pen",
    Kind.FINAL_PLAN_SENT: "file-check",
}


def milestone_words(event: Event) -> str:
    """Say what happened, as a line of recent contact."""
    match event.kind:
        case Kind.REQUEST_RECEIVED:
            by = _REQUESTERS.get(event.requester or "")
            return f"Request received from {by}" if by else "Request received"
        case Kind.DECIDED_TO_ASSESS:
            return "Agreed to assess"
        case Kind.ADVICE_REQUESTED | Kind.ADVICE_RECEIVED | Kind.APPOINTMENT_MISSED:
            return f"{spaced(event.kind)}: {adviser_words(event.adviser or '')}"
        case Kind.SCHOOL_CONSULTED | Kind.SCHOOL_REPLIED:
            return f"{spaced(event.kind)}: {event.school}"
        case Kind.REVIEW_DECIDED:
            return f"Review decided: {event.outcome}"
        case _:
            return spaced(event.kind)


def milestone_icon(event: Event) -> str:
    """Return the icon of something that happened."""
    return _MILESTONE_ICONS.get(event.kind, "flag")


def spaced(word: str) -> str:
    """Write a code word as plain words: `school_closed` becomes School closed."""
    plain = word.replace("_", " ").strip()
    return plain[:1].upper() + plain[1:]
