"""What a letter cannot be made without, refused in one sentence."""

from twentyweeks.errors import Refused
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.plans.words import listed

_NAMES = {
    "advice_asked_on": "the day on which the advice was asked for",
    "advice_due": "the day on which the advice is due",
    "appeal_last_day": "the last day for an appeal",
    "assess_decided_on": "the day of the decision to assess",
    "authority_telephone": "our telephone number",
    "child": "the child's name",
    "consulted_on": "the day on which the family was consulted on ceasing",
    "decide_by": "the day to decide by",
    "decided_on": "the day of the decision",
    "served_on": "the day of service",
    "final_plan_due": "the day on which the final plan is due",
    "inform_by": "the day by which the new authority tells the family",
    "mediation_last_day": "the last day for the mediation adviser",
    "next_contact_on": "the day of the next contact",
    "officer": "the officer's name",
    "officer_email": "the officer's e-mail address",
    "officer_job": "the officer's job title",
    "officer_telephone": "the officer's telephone number",
    "panel": "the panel that decided",
    "representations_last_day": "the last day for views on the draft",
    "reply_by": "the day for the reply",
    "request_received_on": "the day on which the request was received",
    "review_by": "the day by which the plan is reviewed",
    "school_information": "where to find out about schools",
    "served_how": "how the draft was served",
    "transfer_by": "the day of the transfer",
    "transferred_on": "the day of the transfer",
    "tribunal": "the name of the tribunal",
}


def check_known(missing: list[str]) -> None:
    """Refuse a letter whose wording has a name that stands for nothing."""
    if not missing:
        return
    names = [_NAMES.get(one, one.replace("_", " ")) for one in dict.fromkeys(missing)]
    raise Refused(
        f"This letter cannot be made yet, because {listed(names)} "
        f"{'is' if len(names) == 1 else 'are'} not known. "
        "Nothing is lost. Add it to the case or to the authority's details."
    )


def check_recorded(facts: LetterFacts) -> None:
    """Refuse a letter whose own facts are not recorded, naming them."""
    needed: dict[LetterKind, tuple[object, str]] = {
        LetterKind.WILL_ASSESS: (facts.assess, "the decision to assess"),
        LetterKind.REFUSE_TO_ASSESS: (facts.reasons, "the panel's decision"),
        LetterKind.WILL_NOT_ISSUE: (facts.reasons, "the panel's decision"),
        LetterKind.ADVICE_REQUEST: (facts.advice, "what the adviser is asked"),
        LetterKind.ADVICE_CHASE: (_late(facts), "advice that is late"),
        LetterKind.CONSULT_SCHOOL: (facts.consult, "a draft plan to enclose"),
        LetterKind.DRAFT_PLAN: (facts.draft, "the draft plan"),
        LetterKind.FINAL_PLAN: (facts.final, "the final plan"),
        LetterKind.AMENDMENT_NOTICE: (facts.amending, "a draft that amends the plan"),
        LetterKind.KEEP_PLAN: (facts.reasons, "the decision after the review"),
        LetterKind.NOT_AMEND: (facts.reasons, "the decision not to amend the plan"),
        LetterKind.CONSULT_CEASING: (
            facts.reasons,
            "the decision to consult on ceasing",
        ),
        LetterKind.CEASE_PLAN: (facts.reasons, "the decision to cease"),
        LetterKind.WILL_REASSESS: (facts.assess, "the decision to re-assess"),
        LetterKind.WILL_NOT_REASSESS: (facts.reasons, "the decision on re-assessment"),
        LetterKind.TRANSFER_IN: (facts.move, "the transfer of the plan"),
        LetterKind.TRANSFER_OUT: (facts.move, "the move"),
        LetterKind.MEDIATION: (facts.mediation, "the day of the mediation"),
        LetterKind.TRIBUNAL_ORDER: (facts.order, "the Tribunal's order"),
        LetterKind.UPDATE: (_news(facts), "one fact of this case"),
    }
    value, what = needed.get(facts.kind, (facts, ""))
    if not value:
        raise Refused(
            f"This letter cannot be made yet, because {what} is not recorded. "
            "Nothing is lost. Record it on the case first."
        )


def _late(facts: LetterFacts) -> int:
    """Return by how many days the advice is late; nought where none is."""
    return facts.advice.days_late if facts.advice else 0


def _news(facts: LetterFacts) -> str:
    """Return what an update has to tell: what came in, or what is awaited."""
    update = facts.update
    return f"{update.came_in}{update.awaited}".strip() if update else ""
