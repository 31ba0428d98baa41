"""Record what the panel decided, with its milestone, in one Save."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Decision, Document, Milestone, Outcome, Question
from twentyweeks.errors import BadInput, Refused
from twentyweeks.law import Event, Kind, date_of
from twentyweeks.operations.bundle_facts import BUNDLE
from twentyweeks.operations.drafts import read_draft
from twentyweeks.operations.gather import gather, in_order
from twentyweeks.operations.milestones import write_milestone
from twentyweeks.operations.papers import WORD_EXPORT
from twentyweeks.operations.saving import case_in, saving
from twentyweeks.operations.typed import KEPT, typed_past_day, typed_word
from twentyweeks.present.case_now import STARTS
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.decision import DecisionPage
from twentyweeks.present.decision_words import QUESTIONS, decision_due
from twentyweeks.present.law_words import milestone_words
from twentyweeks.storage import drafts
from twentyweeks.storage.caseload import Caseload

_MILESTONES: Mapping[tuple[Question, Outcome], dict[str, str]] = {
    (Question.ASSESS, Outcome.YES): {"kind": "decided_to_assess"},
    (Question.ASSESS, Outcome.NO): {"kind": "refused_to_assess"},
    (Question.ISSUE_PLAN, Outcome.NO): {"kind": "refused_plan"},
    (Question.REVIEW, Outcome.KEEP): {"kind": "review_decided", "outcome": "keep"},
    (Question.REVIEW, Outcome.AMEND): {"kind": "review_decided", "outcome": "amend"},
    (Question.REVIEW, Outcome.CEASE): {"kind": "review_decided", "outcome": "cease"},
    (Question.AMEND, Outcome.NO): {"kind": "decided_not_to_amend"},
    (Question.REASSESS, Outcome.YES): {"kind": "decided_to_reassess"},
    (Question.REASSESS, Outcome.NO): {"kind": "refused_to_reassess"},
}
"""What a decision is to the law; one that is none until its letter left is not here."""
_PLAN_BEGAN = (
    Kind.FINAL_PLAN_SENT,
    Kind.AMENDED_PLAN_SENT,
    Kind.REASSESSED_PLAN_SENT,
    Kind.PLAN_TRANSFERRED_IN,
)
_BEGINS: Mapping[Question, tuple[Kind, ...]] = {
    Question.ASSESS: tuple(STARTS),
    Question.ISSUE_PLAN: tuple(STARTS),
    Question.REVIEW: (Kind.REVIEW_MEETING_HELD,),
    Question.AMEND: (Kind.AMENDMENT_NOTICE_SERVED,),
    Question.REASSESS: (Kind.REASSESSMENT_REQUESTED,),
    Question.CEASE: _PLAN_BEGAN,
    Question.TRANSFER: (Kind.PLAN_TRANSFERRED_IN,),
}
_DECIDED: Mapping[Question, tuple[Kind, ...]] = {
    Question.ASSESS: (Kind.DECIDED_TO_ASSESS, Kind.REFUSED_TO_ASSESS),
    Question.ISSUE_PLAN: (Kind.REFUSED_PLAN,),
    Question.REVIEW: (Kind.REVIEW_DECIDED,),
    Question.AMEND: (Kind.DECIDED_NOT_TO_AMEND, Kind.AMENDED_PLAN_SENT),
    Question.REASSESS: (Kind.DECIDED_TO_REASSESS, Kind.REFUSED_TO_REASSESS),
    Question.CEASE: (Kind.CEASE_NOTICE_SENT,),
    Question.TRANSFER: (Kind.FAMILY_TOLD_OF_TRANSFER,),
}
_OURS = ("letter", BUNDLE, WORD_EXPORT)
"""Papers of the case that are evidence of nothing: we made them of the others."""
_CEASES = ((Question.REVIEW, Outcome.CEASE), (Question.CEASE, Outcome.YES))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """What an officer types of a decision; `decided_on` is a day as written.

    `question` and `outcome` are words of `Question` and `Outcome`.
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
    """Return what the Decision screen says of one question of one case.

    Without a question it is the first that is open.
    """
    with caseload.reading() as session:
        case = case_in(session, case_id)
        now = next(gather(session, [case.id], today))
        asked = _asked(now.past, question)
        kept = read_draft(caseload, draft_name(case_id, asked))
        words = QUESTIONS[asked]
        return DecisionPage(
            case_id=case.id.hex,
            child=now.person.name,
            question=asked.value,
            title=words.title.format(child=now.person.name),
            due=decision_due(now.timetable.limits, words.rule, today),
            test=words.test,
            tests=words.parts,
            evidence=_papers(session, case.id),
            outcomes=tuple((key.value, said) for key, said in words.outcomes),
            refusals=tuple(each.value for each in words.refusals),
            others=_others(now.past, asked),
            draft=kept[0] if kept else "",
        )


def record_decision(
    caseload: Caseload, case_id: str, new: NewDecision, now: datetime
) -> str:
    """Record a decision and its milestone; return the decision's identifier.

    Refused, with the field, for what can be appealed without its test, its reasons for
    this child or its evidence, for a day before what it decides on, for what is decided
    already, and for ceasing before anybody was consulted on it.
    """
    question = typed_word(Question, new.question, "question", "Question")
    outcome = typed_word(Outcome, new.outcome, "outcome", "Decision")
    decided_on = typed_past_day(new.decided_on, "decided_on", "Decided on", day_of(now))
    _check_outcome(question, outcome)
    if outcome in QUESTIONS[question].refusals:
        _check_refusal(new)
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        _check_round(journal.session, case.id, (question, outcome), decided_on)
        known = _MILESTONES.get((question, outcome))
        facts = {**known, "on": decided_on.isoformat()} if known else {}
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


def _check_outcome(question: Question, outcome: Outcome) -> None:
    known = [each.value for each, _ in QUESTIONS[question].outcomes]
    if outcome not in known:
        raise BadInput(
            f"Decision: “{outcome}” is none of {', '.join(known)}. {KEPT}",
            field="outcome",
        )


def _check_round(
    session: Session,
    case_id: UUID,
    decided: tuple[Question, Outcome],
    decided_on: date,
) -> None:
    question = decided[0]
    rows = session.scalars(select(Milestone).where(Milestone.case_id == case_id))
    events = [event for _, event in in_order(rows)]
    began = _began(events, question)
    if began is None:
        raise Refused(QUESTIONS[question].lacking.format(kept=KEPT), field="question")
    if decided_on < date_of(began):
        said = milestone_words(began)
        raise Refused(
            f"Decided on: that day is before “{said}”, {plain(date_of(began))}. {KEPT}",
            field="decided_on",
        )
    _refuse_twice(events, date_of(began), question)
    if decided in _CEASES:
        _check_consulted(events, decided_on)


def _began(events: Iterable[Event], question: Question) -> Event | None:
    """Return the latest of what a question is asked about; None before there is any."""
    found = [each for each in events if each.kind in _BEGINS[question]]
    return max(found, key=date_of, default=None)


def _check_consulted(events: Iterable[Event], decided_on: date) -> None:
    """Refuse to cease before the family and the head were consulted on it."""
    plan = _began(events, Question.CEASE)
    since = date_of(plan) if plan else date.min
    for event in events:
        asked = event.kind is Kind.CEASING_CONSIDERED
        if asked and since <= date_of(event) <= decided_on:
            return
    raise Refused(
        "The family and the head or principal of the place named have not been "
        "consulted on ceasing, and the law asks for it first (SEND Regulations 2014 "
        f"reg 31(1)). {KEPT} Decide to consult, and send that letter.",
        field="outcome",
    )


def _others(events: Sequence[Event], asked: Question) -> tuple[tuple[str, str], ...]:
    """Return the other questions that can be decided on this case now."""
    return tuple(
        (each.value, words.short)
        for each, words in QUESTIONS.items()
        if each is not asked and _is_open(events, each)
    )


def _asked(events: Sequence[Event], question: str) -> Question:
    if question:
        return typed_word(Question, question, "question", "Question")
    still = (each for each in QUESTIONS if _is_open(events, each))
    return next(still, Question.ASSESS)


def _is_open(events: Sequence[Event], question: Question) -> bool:
    began = _began(events, question)
    over = (*_DECIDED[question], Kind.FINAL_PLAN_SENT)
    return began is not None and not any(
        event.kind in over and date_of(event) >= date_of(began)
        for event in events
        if event is not began
    )


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
    return tuple(_paper(each) for each in found if each.kind not in _OURS)


def _paper(document: Document) -> str:
    dated = plain(document.dated) if document.dated else ""
    parts = (document.title, document.author or "", dated)
    return ", ".join(part for part in parts if part)


def _lines(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.strip() for each in given if each.strip())
