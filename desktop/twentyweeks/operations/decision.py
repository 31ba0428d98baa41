"""Record what the panel decided, with its milestone, in one Save."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Decision, Document, Milestone, Outcome, Question
from twentyweeks.errors import Refused
from twentyweeks.law import Event, Kind, date_of
from twentyweeks.operations.drafts import read_draft
from twentyweeks.operations.gather import gather, in_order
from twentyweeks.operations.milestones import write_milestone
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import KEPT, typed_past_day, typed_word
from twentyweeks.present.case_now import STARTS
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.decision import DecisionPage
from twentyweeks.present.decision_words import QUESTIONS, decision_due
from twentyweeks.storage import drafts
from twentyweeks.storage.caseload import Caseload

_MILESTONES = {
    (Question.ASSESS, Outcome.YES): Kind.DECIDED_TO_ASSESS,
    (Question.ASSESS, Outcome.NO): Kind.REFUSED_TO_ASSESS,
    (Question.ISSUE_PLAN, Outcome.NO): Kind.REFUSED_PLAN,
}
_DECIDED = {
    Question.ASSESS: (Kind.DECIDED_TO_ASSESS, Kind.REFUSED_TO_ASSESS),
    Question.ISSUE_PLAN: (Kind.REFUSED_PLAN,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """What an officer types of a decision; `decided_on` is a day as written.

    `question` is `assess` or `issue_plan`, `outcome` `yes` or `no`.
    """

    question: str
    outcome: str
    decided_on: str
    decided_by: str = ""
    test: str = ""
    reasons: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    other_help: tuple[str, ...] = ()
    next_steps_meeting: str = ""


def draft_name(case_id: str, question: str) -> str:
    """Return the name under which a half-typed decision is kept."""
    return f"decision:{case_id}:{question}"


def decision_page(
    caseload: Caseload, case_id: str, question: str, today: date
) -> DecisionPage:
    """Return what the Decision screen says of one question of one case."""
    asked = typed_word(Question, question, "question", "Question")
    words = QUESTIONS[asked]
    kept = read_draft(caseload, draft_name(case_id, asked))
    with caseload.reading() as session:
        case = case_in(session, case_id)
        now = next(gather(session, [case.id], today))
        return DecisionPage(
            case_id=case.id.hex,
            child=now.person.name,
            question=asked.value,
            title=words.title.format(child=now.person.name),
            due=decision_due(now.timetable.limits, words.rule, today),
            test=words.test,
            tests=words.parts,
            evidence=_papers(session, case.id),
            draft=kept[0] if kept else "",
        )


def record_decision(
    caseload: Caseload, case_id: str, new: NewDecision, now: datetime
) -> str:
    """Record a decision and its milestone; return the decision's identifier.

    Refused, with the field, for a no without its test, its reasons for this child or
    its evidence, for a day before the request, and for what is decided already.
    """
    question = typed_word(Question, new.question, "question", "Question")
    outcome = typed_word(Outcome, new.outcome, "outcome", "Decision")
    decided_on = typed_past_day(new.decided_on, "decided_on", "Decided on", day_of(now))
    if outcome is Outcome.NO:
        _check_refusal(new)
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        _check_round(journal.session, case.id, question, decided_on)
        kind = _MILESTONES.get((question, outcome))
        facts = {"kind": kind.value, "on": decided_on.isoformat()} if kind else {}
        milestone = write_milestone(journal, case.id, facts) if facts else None
        decision = Decision(
            case_id=case.id,
            milestone_id=milestone,
            question=question,
            outcome=outcome,
            decided_on=decided_on,
            decided_by=new.decided_by.strip() or None,
            test=new.test.strip() or None,
            reasons=_lines(new.reasons),
            evidence=_lines(new.evidence),
            other_help=_lines(new.other_help),
            next_steps_meeting=new.next_steps_meeting.strip() or None,
        )
        drafts.drop_draft(journal.connection, draft_name(case_id, question))
        return journal.create(decision).id.hex


def _check_refusal(new: NewDecision) -> None:
    needed = (
        ("test", new.test.strip(), "say how the legal test was applied"),
        ("reasons", _lines(new.reasons), "give the reasons for this child"),
        ("evidence", _lines(new.evidence), "list the papers that were read"),
    )
    for field, given, what in needed:
        if not given:
            raise Refused(
                f"A refusal is appealed on its reasons: {what}. {KEPT}", field=field
            )


def _check_round(
    session: Session, case_id: UUID, question: Question, decided_on: date
) -> None:
    rows = session.scalars(select(Milestone).where(Milestone.case_id == case_id))
    events = [event for _, event in in_order(rows)]
    began = max((date_of(each) for each in events if each.kind in STARTS), default=None)
    if began is None:
        raise Refused(
            "There is no request on this case, so there is nothing to decide. "
            f"{KEPT} Record the day on which the request was received.",
            field="question",
        )
    if decided_on < began:
        raise Refused(
            f"Decided on: that day is before the request of {plain(began)}. {KEPT}",
            field="decided_on",
        )
    _refuse_twice(events, began, question)


def _refuse_twice(events: Iterable[Event], began: date, question: Question) -> None:
    for event in events:
        if event.kind in _DECIDED[question] and date_of(event) >= began:
            raise Refused(
                f"This was decided already, on {plain(date_of(event))}. {KEPT} "
                "Correct that decision where it is wrong.",
                field="question",
            )


def _papers(session: Session, case_id: UUID) -> tuple[str, ...]:
    found = session.scalars(
        select(Document).where(Document.case_id == case_id).order_by(Document.id)
    )
    return tuple(_paper(each) for each in found if each.kind != "letter")


def _paper(document: Document) -> str:
    dated = plain(document.dated) if document.dated else ""
    parts = (document.title, document.author or "", dated)
    return ", ".join(part for part in parts if part)


def _lines(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.strip() for each in given if each.strip())
