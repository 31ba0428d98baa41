"""Record that a letter left: when, how, who looked at the envelope."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Contact,
    Decision,
    Direction,
    Involved,
    Letter,
    Milestone,
    Officer,
    Outcome,
    PostedBy,
    Question,
    Reminder,
    Standing,
    Way,
)
from twentyweeks.errors import Refused
from twentyweeks.law import Event, Kind, date_of, service_day
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.operations.gather import in_order
from twentyweeks.operations.letter_dates import asked_place, kind_of_final
from twentyweeks.operations.letter_recorded import record_consulted
from twentyweeks.operations.letter_words import KINDS
from twentyweeks.operations.milestones import write_milestone
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_past_day, typed_word
from twentyweeks.present.dates import day_of, full, plain
from twentyweeks.present.names import folded
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal

_QUESTIONS = {
    LetterKind.REFUSE_TO_ASSESS: Question.ASSESS,
    LetterKind.WILL_NOT_ISSUE: Question.ISSUE_PLAN,
}
_WITH_RIGHTS = (*_QUESTIONS, LetterKind.FINAL_PLAN)
_NOT_FAMILY = (Standing.ADVISER, Standing.SETTING)


def post_letter(
    caseload: Caseload,
    letter_id: str,
    posted_on: str,
    posted_by: str,
    checked_by: str,
    now: datetime,
) -> None:
    """Record that an issued letter left, with what follows from it.

    The family has been told something new. A draft plan counts as served as the law
    engine says; a refusal's days run from the day on which it was sent; a final plan
    is sent. Each is recorded once, however many people it went to.
    """
    day = typed_past_day(posted_on, "posted_on", "Posted on", day_of(now))
    way = typed_word(PostedBy, posted_by, "posted_by", "Posted by")
    with saving(caseload, now) as journal:
        letter = journal.session.get(Letter, read_id(letter_id, "letter"))
        if letter is None:
            raise missing("letter")
        _check(journal.session, caseload, letter, day, checked_by)
        _check_service(letter, service_day(day, way, holidays_in(journal.session)))
        journal.set(letter, "posted_on", day)
        journal.set(letter, "posted_by", way)
        journal.set(letter, "checked_by", checked_by.strip())
        journal.create(_contact(journal, letter, day, way))
        journal.create_all(_too_early(letter, day))
        _record(journal, letter, day, way)


def _check(
    session: Session, caseload: Caseload, letter: Letter, day: date, checked_by: str
) -> None:
    if letter.posted_on is not None:
        raise Refused(
            f"This letter was posted on {plain(letter.posted_on)} already. {KEPT}",
            field="posted_on",
        )
    if day < letter.written_on:
        raise Refused(
            f"Posted on: the letter was written later, on {plain(letter.written_on)}. "
            f"{KEPT}",
            field="posted_on",
        )
    officer = session.get(Officer, caseload.officer) if caseload.officer else None
    own = folded(officer.name) if officer else ""
    if not checked_by.strip() or folded(checked_by.strip()) == own:
        raise Refused(
            "Checked by: a second person looks whether the envelope holds one child's "
            f"papers alone. Give their name. {KEPT}",
            field="checked_by",
        )


def _check_service(letter: Letter, served: date) -> None:
    promised = letter.issued.get("served_on")
    if not isinstance(promised, str):
        return
    if served > date.fromisoformat(promised):
        raise Refused(
            f"The letter says that it counts as served on "
            f"{full(date.fromisoformat(promised))}. Sent so, it counts as served on "
            f"{full(served)}, and the family would have fewer than 15 days. {KEPT} "
            "Make the letter again, or, if it has left, tell the family their true "
            "last day and record the milestone on the case.",
            field="posted_by",
        )


def _contact(journal: Journal, letter: Letter, day: date, way: PostedBy) -> Contact:
    reader = letter.recipient_id
    known = journal.session.get(Involved, reader) if reader else None
    to_family = known is None or known.standing not in _NOT_FAMILY
    return Contact(
        case_id=letter.case_id,
        on=day,
        way=Way.EMAIL if way is PostedBy.EMAIL else Way.LETTER,
        direction=Direction.FROM_US,
        with_name=letter.recipient_name,
        with_id=known.id if known else None,
        words=f"Letter: {KINDS[LetterKind(letter.kind)].words}",
        told_new=to_family,
        by=journal.stamp.by,
    )


def _too_early(letter: Letter, day: date) -> Iterator[Reminder]:
    """Remind of last days that the letter tells too early, as it left after its date.

    The family's time runs from the sending; it must not lose a day by our delay.
    """
    if letter.kind in _WITH_RIGHTS and day > letter.written_on:
        yield Reminder(
            case_id=letter.case_id,
            on=day,
            words=f"The letter of {plain(letter.written_on)} to "
            f"{letter.recipient_name} left on {plain(day)}. Its last days for "
            "mediation and appeal are too early: tell them the true ones.",
        )


def _record(journal: Journal, letter: Letter, day: date, way: PostedBy) -> None:
    kind = LetterKind(letter.kind)
    events = in_order(
        journal.session.scalars(
            select(Milestone).where(Milestone.case_id == letter.case_id)
        )
    )
    match kind:
        case LetterKind.REFUSE_TO_ASSESS | LetterKind.WILL_NOT_ISSUE:
            _move_notice(journal, letter, _QUESTIONS[kind], day)
        case LetterKind.DRAFT_PLAN:
            facts = {"on": day.isoformat(), "sent_by": way.value}
            _once(journal, letter, events, Kind.DRAFT_PLAN_SERVED, facts)
        case LetterKind.AMENDMENT_NOTICE:
            facts = {"on": day.isoformat(), "sent_by": way.value}
            _once(journal, letter, events, Kind.AMENDMENT_NOTICE_SERVED, facts)
        case LetterKind.FINAL_PLAN:
            sent = kind_of_final([event for _, event in events])
            _once(journal, letter, events, sent, {"on": day.isoformat()})
        case LetterKind.ADVICE_REQUEST:
            _ask_once(journal, letter, [event for _, event in events], day)
        case LetterKind.CONSULT_SCHOOL:
            received = service_day(day, way, holidays_in(journal.session))
            known = [event for _, event in events]
            record_consulted(journal, letter, known, received)
        case (
            LetterKind.RECEIVED
            | LetterKind.WILL_ASSESS
            | LetterKind.ADVICE_CHASE
            | LetterKind.UPDATE
        ):
            pass


def _once(
    journal: Journal,
    letter: Letter,
    events: list[tuple[Milestone, Event]],
    kind: Kind,
    facts: dict[str, str],
) -> None:
    """Record what happened, unless this plan went to somebody else before."""
    sent = [each.issued.get("plan") for each in _posted(journal.session, letter)]
    if letter.issued.get("plan") in sent:
        return
    for _, event in events:
        if event.kind is kind and date_of(event) >= letter.written_on:
            return
    write_milestone(journal, letter.case_id, {"kind": kind.value, **facts})


def _ask_once(journal: Journal, letter: Letter, events: list[Event], day: date) -> None:
    adviser = letter.issued.get("adviser")
    if not isinstance(adviser, str) or asked_place(events, adviser) is not None:
        return
    facts = {"kind": "advice_requested", "on": day.isoformat(), "adviser": adviser}
    write_milestone(journal, letter.case_id, facts)


def _move_notice(
    journal: Journal, letter: Letter, question: Question, day: date
) -> None:
    """Put a refusal's milestone on the day of the first notice that was sent.

    The days for mediation and appeal run from there, not from the panel's meeting,
    which the decision itself keeps.
    """
    decision = _refusal(journal.session, letter.case_id, question)
    if decision is None or decision.milestone_id is None:
        return
    milestone = journal.session.get(Milestone, decision.milestone_id)
    sent = [each.written_on for each in _posted(journal.session, letter)]
    if milestone is None or any(each >= decision.decided_on for each in sent):
        return
    moved = {**milestone.facts, "on": day.isoformat()}
    if moved != milestone.facts:
        journal.set(milestone, "facts", moved)


def _refusal(session: Session, case_id: UUID, question: Question) -> Decision | None:
    return session.scalars(
        select(Decision)
        .where(
            Decision.case_id == case_id,
            Decision.question == question,
            Decision.outcome == Outcome.NO,
        )
        .order_by(Decision.decided_on.desc(), Decision.id.desc())
    ).first()


def _posted(session: Session, letter: Letter) -> Sequence[Letter]:
    """Return the other letters of this kind on this case that have left."""
    others = select(Letter).where(
        Letter.case_id == letter.case_id,
        Letter.kind == letter.kind,
        Letter.id != letter.id,
        Letter.posted_on.is_not(None),
    )
    return session.scalars(others).all()
