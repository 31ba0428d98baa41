"""Record that a letter left: when, how, who looked at the envelope."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Case,
    Contact,
    Direction,
    Involved,
    Letter,
    Milestone,
    Officer,
    PostedBy,
    Standing,
    Way,
)
from twentyweeks.errors import Refused
from twentyweeks.law import Event, Kind, date_of, service_day
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.operations.gather import in_order
from twentyweeks.operations.letter_dates import asked_place, kind_of_final
from twentyweeks.operations.letter_recorded import (
    record_consulted,
    record_once,
    record_place_named,
)
from twentyweeks.operations.letter_served import (
    posted_alike,
    settle_days,
    settle_notice,
    settle_served,
)
from twentyweeks.operations.letter_words import KINDS
from twentyweeks.operations.milestones import write_milestone
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_past_day, typed_word
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.letter_service import VIEWS, service_fault
from twentyweeks.present.names import folded
from twentyweeks.present.post import StackPosted, stack_posted
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal

_NOT_FAMILY = (Standing.ADVISER, Standing.SETTING)


def post_letter(
    caseload: Caseload,
    letter_id: str,
    posted_on: str,
    posted_by: str,
    checked_by: str,
    now: datetime,
) -> str:
    """Record that an issued letter left, with what follows from it.

    The family has been told something new. A draft plan counts as served as the law
    engine says; a refusal's days run from the day on which it was sent; a final plan
    is sent. Each is recorded once, however many people it went to. Returns what the
    officer must hear where the letter left too late for the days that it prints.
    """
    left = _left(posted_on, posted_by, checked_by, day_of(now))
    with saving(caseload, now) as journal:
        letter = _letter(journal.session, letter_id)
        _check(journal.session, caseload, letter, left)
        return _post(journal, letter, left)


def post_letters(
    caseload: Caseload,
    letter_ids: Sequence[str],
    posted_on: str,
    posted_by: str,
    checked_by: str,
    now: datetime,
) -> StackPosted:
    """Record that a stack of letters left: all of them, or none.

    Without `posted_by` each left in the way for which it was issued. Refused as one
    letter is, with whose it was. Returns what was recorded, and what left too late.
    """
    if not letter_ids:
        raise Refused(f"Tick at least one letter. {KEPT}")
    today = day_of(now)
    with saving(caseload, now) as journal:
        letters = [_letter(journal.session, each) for each in letter_ids]
        ways = [posted_by or str(each.issued.get("sent_by", "")) for each in letters]
        left = [_left(posted_on, way, checked_by, today) for way in ways]
        for letter, each in zip(letters, left, strict=True):
            with _named(journal.session, letter):
                _check(journal.session, caseload, letter, each)
        told = [
            _post(journal, letter, each)
            for letter, each in zip(letters, left, strict=True)
        ]
        faults = [
            f"The letter to {letter.recipient_name}: {fault}"
            for letter, fault in zip(letters, told, strict=True)
            if fault
        ]
    return stack_posted(len(letters), faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """When a letter left, how, and who looked at the envelope."""

    on: date
    by: PostedBy
    checked_by: str


def _left(posted_on: str, posted_by: str, checked_by: str, today: date) -> _Left:
    return _Left(
        on=typed_past_day(posted_on, "posted_on", "Posted on", today),
        by=typed_word(PostedBy, posted_by, "posted_by", "Posted by"),
        checked_by=checked_by.strip(),
    )


def _letter(session: Session, letter_id: str) -> Letter:
    letter = session.get(Letter, read_id(letter_id, "letter"))
    if letter is None:
        raise missing("letter")
    return letter


@contextmanager
def _named(session: Session, letter: Letter) -> Iterator[None]:
    """Say in a refusal which letter of several it is about."""
    try:
        yield
    except Refused as refused:
        if refused.field == "checked_by":
            raise
        reference = session.get_one(Case, letter.case_id).reference
        raise Refused(
            f"The letter to {letter.recipient_name}, {reference}: {refused.sentence}",
            field=refused.field,
        ) from refused


def _post(journal: Journal, letter: Letter, left: _Left) -> str:
    journal.set(letter, "posted_on", left.on)
    journal.set(letter, "posted_by", left.by)
    journal.set(letter, "checked_by", left.checked_by)
    journal.create(_contact(journal, letter, left.on, left.by))
    _record(journal, letter, left.on, left.by)
    fault = service_fault(letter, holidays_in(journal.session))
    return f"{fault.chip}. {fault.words}" if fault else ""


def _check(session: Session, caseload: Caseload, letter: Letter, left: _Left) -> None:
    if letter.posted_on is not None:
        raise Refused(
            f"This letter was posted on {plain(letter.posted_on)} already. {KEPT}",
            field="posted_on",
        )
    if left.on < letter.written_on:
        raise Refused(
            f"Posted on: the letter was written later, on {plain(letter.written_on)}. "
            f"{KEPT}",
            field="posted_on",
        )
    officer = session.get(Officer, caseload.officer) if caseload.officer else None
    own = folded(officer.name) if officer else ""
    if not left.checked_by or folded(left.checked_by) == own:
        raise Refused(
            "Checked by: a second person looks whether the envelope holds one child's "
            f"papers alone. Give their name. {KEPT}",
            field="checked_by",
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


def _record(journal: Journal, letter: Letter, day: date, way: PostedBy) -> None:
    kind = LetterKind(letter.kind)
    events = in_order(
        journal.session.scalars(
            select(Milestone).where(Milestone.case_id == letter.case_id)
        )
    )
    match kind:
        case (
            LetterKind.REFUSE_TO_ASSESS
            | LetterKind.WILL_NOT_ISSUE
            | LetterKind.KEEP_PLAN
            | LetterKind.NOT_AMEND
            | LetterKind.WILL_REASSESS
            | LetterKind.WILL_NOT_REASSESS
        ):
            settle_notice(journal, letter)
        case (
            LetterKind.CEASE_PLAN
            | LetterKind.CONSULT_CEASING
            | LetterKind.TRANSFER_IN
            | LetterKind.MEDIATION
        ):
            record_once(journal, letter, [event for _, event in events], day)
            settle_days(journal, letter)
        case LetterKind.DRAFT_PLAN | LetterKind.AMENDMENT_NOTICE:
            facts = {"on": day.isoformat(), "sent_by": way.value}
            _once(journal, letter, events, VIEWS[kind.value], facts)
        case LetterKind.FINAL_PLAN:
            sent = kind_of_final([event for _, event in events])
            _once(journal, letter, events, sent, {"on": day.isoformat()})
            record_place_named(journal, letter, [event for _, event in events], day)
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
            | LetterKind.TRANSFER_OUT
            | LetterKind.TRIBUNAL_ORDER
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
    if [each for each in posted_alike(journal.session, letter) if each != letter]:
        settle_served(journal, letter)
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
