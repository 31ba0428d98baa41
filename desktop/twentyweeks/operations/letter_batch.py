"""One kind of letter to several: looked through first, then issued one by one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from threading import Event
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, Case, Involved, Letter, Person
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.facts import TO_OTHERS, LetterKind
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.letter_tray import leaves_now
from twentyweeks.operations.letter_words import KINDS
from twentyweeks.operations.recipients import (
    lines_of,
    people_around,
    written_to,
)
from twentyweeks.operations.saving import case_in
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.letter_batch import (
    BatchIssued,
    BatchLetter,
    BatchLine,
    BatchLook,
    BatchNot,
    issued_words,
    look_words,
)

Tell = Callable[[int, int], None]
AGAIN_AFTER = timedelta(days=28)
"""The same letter to the same person sooner than this is written singly."""
BATCH_KINDS = tuple(
    kind for kind in LetterKind if kind not in (*TO_OTHERS, LetterKind.UPDATE)
)
"""The letters that need no words of their own for each family."""
ENCLOSING = (
    LetterKind.DRAFT_PLAN,
    LetterKind.AMENDMENT_NOTICE,
    LetterKind.FINAL_PLAN,
    LetterKind.WILL_NOT_ISSUE,
)
_SINGLY = (
    "An address is protected, or something is kept apart: letters of this case are "
    "always written singly."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Which cases, which letter, and how it is to leave."""

    case_ids: tuple[str, ...]
    kind: str
    sent_by: str


def batch_kinds() -> tuple[tuple[str, str], ...]:
    """Return the letters that can go to several at once, by word and name."""
    return tuple((kind.value, KINDS[kind].words) for kind in BATCH_KINDS)


def look_through(
    caseload: Caseload,
    batch: Batch,
    now: datetime,
    stopped: Event,
    tell: Tell,
) -> BatchLook:
    """Make every letter as it would leave, issue none, and say who is left out."""
    if batch.kind not in BATCH_KINDS:
        raise BadInput(f"No letter “{batch.kind}” goes to several. Nothing was made.")
    leaves_on = leaves_now(caseload, batch.sent_by, None, now)
    choice = LetterChoice(
        kind=batch.kind, recipient_id="", sent_by=batch.sent_by, leaves_on=leaves_on
    )
    found: list[BatchLine | BatchNot] = []
    for number, case_id in enumerate(dict.fromkeys(batch.case_ids)):
        if stopped.is_set():
            break
        tell(number, len(batch.case_ids))
        found += _of_case(caseload, case_id, choice, day_of(now))
    gets = tuple(each for each in found if isinstance(each, BatchLine))
    nots = tuple(each for each in found if isinstance(each, BatchNot))
    children = len({each.case_id for each in gets})
    return BatchLook(
        kind=batch.kind,
        sent_by=batch.sent_by,
        words=look_words(len(gets), children, len(nots)),
        gets=gets,
        nots=nots,
    )


def issue_batch(
    caseload: Caseload, look: BatchLook, now: datetime, stopped: Event, tell: Tell
) -> BatchIssued:
    """Issue what was looked through, each letter as by itself.

    A letter that has changed since is refused and named; what was issued before it
    was stopped is kept.
    """
    leaves_on = leaves_now(caseload, look.sent_by, None, now)
    letters: list[BatchLetter] = []
    nots: list[BatchNot] = []
    for number, line in enumerate(look.gets):
        if stopped.is_set():
            break
        tell(number, len(look.gets))
        choice = LetterChoice(
            kind=look.kind,
            recipient_id=line.recipient_id,
            sent_by=look.sent_by,
            leaves_on=leaves_on,
            shown=line.shown,
        )
        try:
            letters.append(_issue(caseload, line, choice, now))
        except Refused as refused:
            because = f"{line.recipient}: {refused.sentence}"
            nots.append(_not(line.case_id, line.child, because))
    unreached = len(look.gets) - len(letters) - len(nots)
    return BatchIssued(
        words=issued_words(len(letters), len(nots), unreached),
        authority=_authority(caseload),
        letters=tuple(letters),
        nots=tuple(nots),
    )


def _of_case(
    caseload: Caseload, case_id: str, choice: LetterChoice, today: date
) -> Iterator[BatchLine | BatchNot]:
    page = letter_page(caseload, case_id, today)
    (kind,) = [each for each in page.kinds if each.kind == choice.kind]
    if kind.because:
        yield _not(case_id, page.child, kind.because)
        return
    with caseload.reading() as session:
        case = case_in(session, case_id)
        singly = _is_protected(session, case)
        wanted = written_to(session, case, LetterKind(choice.kind), today)
        again = _again(session, case.id, choice.kind, today)
    if singly or not wanted:
        nobody = "Nobody of the family is recorded who could be written to."
        yield _not(case_id, page.child, _SINGLY if singly else nobody)
        return
    for each in page.recipients:
        if each.id not in wanted:
            continue
        because = each.because or again.get(each.id, "")
        if because:
            yield _not(case_id, page.child, because)
        else:
            one = replace(choice, recipient_id=each.id)
            yield _one(caseload, (case_id, page.child, each.words), one, today)


def _one(
    caseload: Caseload, about: tuple[str, str, str], choice: LetterChoice, today: date
) -> BatchLine | BatchNot:
    case_id, child, recipient = about
    try:
        made = preview_letter(caseload, case_id, choice, today)
    except Refused as refused:
        return _not(case_id, child, f"{recipient}: {refused.sentence}")
    for finding in sorted(made.findings, key=lambda each: not each.of_the_law):
        begins = "" if finding.of_the_law else "To be looked at singly. "
        return _not(case_id, child, f"{recipient}: {begins}{finding.words}")
    return BatchLine(
        case_id=case_id,
        recipient_id=choice.recipient_id,
        child=child,
        recipient=recipient,
        pages=made.pages,
        shown=made.sha256,
    )


def _issue(
    caseload: Caseload, line: BatchLine, choice: LetterChoice, now: datetime
) -> BatchLetter:
    made = issue_letter(caseload, line.case_id, choice, now)
    with caseload.reading() as session:
        letter = session.get_one(Letter, UUID(hex=made.letter_id))
        case = session.get_one(Case, letter.case_id)
        reader: Involved | Person | None = session.get(
            Involved, letter.recipient_id
        ) or session.get(Person, letter.recipient_id)
        return BatchLetter(
            letter_id=made.letter_id,
            reference=case.reference,
            recipient=letter.recipient_name,
            address=lines_of(reader.address) if reader else (),
            sent_by=choice.sent_by,
            pdf=made.pdf,
            child_copy_pdf=made.child_copy_pdf,
            encloses=choice.kind in ENCLOSING,
        )


def _is_protected(session: Session, case: Case) -> bool:
    child = session.get(Person, case.person_id)
    around = people_around(session, case.person_id)
    protected = [each.address_is_protected for each in (child, *around) if each]
    return case.held_apart is not None or any(protected)


def _again(session: Session, case_id: UUID, kind: str, today: date) -> dict[str, str]:
    """Return whom this letter was written to a short while ago."""
    written = select(Letter).where(
        Letter.case_id == case_id,
        Letter.kind == kind,
        Letter.written_on >= today - AGAIN_AFTER,
    )
    return {
        each.recipient_id.hex: f"{each.recipient_name}: this letter was written on "
        f"{plain(each.written_on)} already. Write another singly."
        for each in session.scalars(written)
        if each.recipient_id
    }


def _authority(caseload: Caseload) -> str:
    with caseload.reading() as session:
        names: Sequence[str] = session.scalars(
            select(Authority.name).order_by(Authority.id)
        ).all()
    return names[0] if names else ""


def _not(case_id: str, child: str, because: str) -> BatchNot:
    return BatchNot(case_id=case_id, child=child, because=because)
