"""What the letters that carry a plan say of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    CommentKind,
    Letter,
    Plan,
    PlanComment,
    PlanState,
    Reply,
)
from twentyweeks.law import Kind, date_of
from twentyweeks.letters.facts import (
    AmendingFacts,
    ConsultFacts,
    DraftFacts,
    FinalFacts,
    NotChanged,
)
from twentyweeks.letters.text import folded
from twentyweeks.operations.letter_moved import last_event, phase_facts
from twentyweeks.operations.letter_place import section_i
from twentyweeks.operations.letter_tray import Leaving
from twentyweeks.operations.plan_facts import (
    appendices,
    latest_plan,
    plan_facts,
    two_facts,
)
from twentyweeks.operations.plan_place import OWN
from twentyweeks.plans.compare import compare
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import full, plain

_SERVED = {
    "hand": "I give the {paper} to you by hand {when}",
    "email": "I send the {paper} to the e-mail address that you agreed to, {when}",
    "first_class": "I post the {paper} first class {when}, and it counts as served "
    "on the second working day after",
    "second_class": "I post the {paper} second class {when}, and it counts as served "
    "on the fourth working day after",
}
_ASKED = {
    CommentKind.COMMENT: "You said",
    CommentKind.WISH: "You asked for a change",
    CommentKind.TAKE_OUT: "You asked us to take something out",
    CommentKind.NOT_CLEAR: "You said that something is not clear",
    CommentKind.AGREED: "You agreed",
}


def draft_facts(session: Session, now: CaseNow, leaving: Leaving) -> DraftFacts | None:
    """Return what goes out with the draft plan; None where there is no draft."""
    plan = latest_plan(session, now.case.id, PlanState.DRAFT)
    if plan is None:
        return None
    return DraftFacts(
        advice=_advice(session, now.case.id),
        served_how=_served_how("draft", now, leaving),
        names_a_place=bool(plan.institution or plan.institution_type),
    )


def consult_facts(
    session: Session, now: CaseNow, leaving: Leaving
) -> ConsultFacts | None:
    """Return what a school is sent to read; None where there is no draft plan."""
    if latest_plan(session, now.case.id, PlanState.DRAFT) is None:
        return None
    return ConsultFacts(
        papers=_advice(session, now.case.id),
        served_how=_served_how("draft", now, leaving).replace("served", "received"),
        amends=amending_plans(session, now.case.id) is not None,
    )


def amending_plans(session: Session, case_id: UUID) -> tuple[Plan, Plan] | None:
    """Return the final plan that was issued last and the draft that amends it."""
    final = latest_plan(session, case_id, PlanState.FINAL)
    draft = latest_plan(session, case_id, PlanState.DRAFT)
    if final is None or final.issued is None or draft is None:
        return None
    return (final, draft) if draft.number > final.number else None


def amending_facts(
    session: Session, now: CaseNow, leaving: Leaving
) -> AmendingFacts | None:
    """Return what a notice of amendments proposes; None where no draft amends."""
    plans = amending_plans(session, now.case.id)
    if plans is None:
        return None
    was, says = two_facts(session, now, *plans)
    return AmendingFacts(
        changes=tuple(change.sentence for change in compare(was, says)),
        evidence=_advice(session, now.case.id),
        served_how=_served_how("notice", now, leaving),
        reviewed_on=_reviewed_on(now),
    )


def _reviewed_on(now: CaseNow) -> date | None:
    """Return the day on which the last review decided to amend; None where it did not.

    A review whose plan was amended already decided on nothing more.
    """
    last = last_event(now, Kind.REVIEW_DECIDED, Kind.AMENDED_PLAN_SENT)
    if last is None or last.outcome != "amend":
        return None
    return date_of(last)


def _served_how(paper: str, now: CaseNow, leaving: Leaving) -> str:
    when = "today" if leaving.on == now.today else f"on {full(leaving.on)}"
    return _SERVED[leaving.by].format(paper=paper, when=when)


def _advice(session: Session, case_id: UUID) -> tuple[str, ...]:
    """Return every paper of Section K as a letter lists it."""
    return tuple(
        f"K{each.number}. {', '.join(_parts(each.title, each.author))}"
        + (f", {plain(each.dated)}" if each.dated else "")
        for each in appendices(session, case_id)
    )


def final_facts(session: Session, now: CaseNow, reader: str) -> FinalFacts | None:
    """Return what the final plan says, and what it does not that this reader asked.

    None where there is no final plan.
    """
    final = latest_plan(session, now.case.id, PlanState.FINAL)
    if final is None:
        return None
    return FinalFacts(
        changes=_changes(session, now, final),
        not_changed=_not_changed(session, final, reader),
        section_i=section_i(final),
        is_issued=final.issued is not None,
        own_arrangements=final.placing is not None and final.placing.outcome == OWN,
        moves_on=phase.transfer_on if (phase := phase_facts(now)) else None,
    )


def _not_changed(session: Session, final: Plan, reader: str) -> tuple[NotChanged, ...]:
    """Return the reader's own comments on this round's drafts that changed nothing."""
    plans = session.scalars(
        select(Plan).where(Plan.case_id == final.case_id, Plan.number < final.number)
    ).all()
    before = max((e.number for e in plans if e.state is PlanState.FINAL), default=0)
    drafts = [each.id for each in plans if each.number > before]
    held = session.scalars(
        select(PlanComment)
        .where(PlanComment.plan_id.in_(drafts))
        .order_by(PlanComment.received_on, PlanComment.id)
    )
    return tuple(
        NotChanged(asked=_asked(each), why=each.replied.reason)
        for each in held
        if each.replied
        and each.replied.reply is Reply.KEPT
        and folded(each.by) == folded(reader)
    )


def _asked(comment: PlanComment) -> str:
    words = comment.words.strip().strip("“”")
    wording = (
        f" You gave these words: “{comment.proposed}”." if comment.proposed else ""
    )
    return f"{_ASKED[comment.kind]}: “{words}”.{wording}"


def _changes(session: Session, now: CaseNow, final: Plan) -> tuple[str, ...]:
    """Tell what changed since the draft that the family was last sent."""
    drafts = session.scalars(
        select(Plan)
        .where(
            Plan.case_id == now.case.id,
            Plan.state == PlanState.DRAFT,
            Plan.number < final.number,
        )
        .order_by(Plan.number.desc())
    ).all()
    sent = _sent(session, now.case.id)
    before = next((each for each in drafts if each.id.hex in sent), None)
    if before is None:
        return ()
    old, new = plan_facts(session, now, before), plan_facts(session, now, final)
    return tuple(change.sentence for change in compare(old, new))


def _sent(session: Session, case_id: UUID) -> set[object]:
    letters = session.scalars(select(Letter).where(Letter.case_id == case_id))
    return {each.issued.get("plan") for each in letters}


def _parts(*words: str) -> list[str]:
    return [each for each in words if each]
