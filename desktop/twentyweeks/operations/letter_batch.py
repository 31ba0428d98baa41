"""One kind of letter to several: looked through first, then issued one by one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from threading import Event
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter
from twentyweeks.errors import BadInput, Refused
from twentyweeks.letters.facts import TO_OTHERS, LetterKind
from twentyweeks.operations.letter import (
    LetterChoice,
    issue_letter,
    letter_page,
    preview_letter,
)
from twentyweeks.operations.letter_enclosed import advice_with, plan_with
from twentyweeks.operations.letter_envelopes import (
    Tell,
    refuse_enclosed,
    refuse_stopped,
)
from twentyweeks.operations.letter_facts import plan_of
from twentyweeks.operations.letter_tray import leaves_now
from twentyweeks.operations.letter_words import KINDS
from twentyweeks.operations.recipients import written_to
from twentyweeks.operations.saving import case_in
from twentyweeks.operations.singly import SINGLY, cases_done_singly
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.dates import day_of, plain
from twentyweeks.present.letter import Finding
from twentyweeks.present.letter_batch import (
    BatchIssued,
    BatchLine,
    BatchLook,
    BatchNot,
    issued_words,
    look_words,
)

AGAIN_AFTER = timedelta(days=28)
"""The same letter to the same person sooner than this is written singly."""
BATCH_KINDS = tuple(
    kind for kind in LetterKind if kind not in (*TO_OTHERS, LetterKind.UPDATE)
)
"""The letters that need no words of their own for each family."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Which cases, which letter, how it leaves, and when: else by the next post."""

    case_ids: tuple[str, ...]
    kind: str
    sent_by: str
    leaves_on: date | None = None


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
    leaves_on = leaves_now(caseload, batch.sent_by, batch.leaves_on, now)
    choice = LetterChoice(
        kind=batch.kind, recipient_id="", sent_by=batch.sent_by, leaves_on=leaves_on
    )
    with caseload.reading() as session:
        alone = {each.hex for each in cases_done_singly(session)}
    found: list[BatchLine | BatchNot] = []
    for number, case_id in enumerate(dict.fromkeys(batch.case_ids)):
        refuse_stopped(stopped)
        tell(number, len(batch.case_ids))
        found += _of_case(caseload, case_id, choice, day_of(now), alone)
    gets = tuple(each for each in found if isinstance(each, BatchLine))
    nots = tuple(each for each in found if isinstance(each, BatchNot))
    children = len({each.case_id for each in gets})
    return BatchLook(
        kind=batch.kind,
        sent_by=batch.sent_by,
        leaves_on=leaves_on,
        words=look_words(len(gets), children, len(nots)),
        gets=gets,
        nots=nots,
    )


def issue_batch(
    caseload: Caseload, look: BatchLook, now: datetime, stopped: Event, tell: Tell
) -> BatchIssued:
    """Issue what was looked through, each letter as by itself.

    A letter that has changed since is refused and named; what was issued before it
    was stopped is kept. Refused whole once the post that was meant has gone.
    """
    leaves_on = leaves_now(caseload, look.sent_by, look.leaves_on, now)
    letters: list[str] = []
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
            issued = issue_letter(caseload, line.case_id, choice, now)
            letters.append(issued.letter_id)
        except Refused as refused:
            because = f"{line.recipient}: {refused.sentence}"
            nots.append(_not(line.case_id, line.child, because))
    unreached = len(look.gets) - len(letters) - len(nots)
    return BatchIssued(
        words=issued_words(len(letters), len(nots), unreached),
        letter_ids=tuple(letters),
        nots=tuple(nots),
    )


def _of_case(
    caseload: Caseload,
    case_id: str,
    choice: LetterChoice,
    today: date,
    alone: Collection[str],
) -> Iterator[BatchLine | BatchNot]:
    page = letter_page(caseload, case_id, today)
    (kind,) = [each for each in page.kinds if each.kind == choice.kind]
    if kind.because:
        yield _not(case_id, page.child, kind.because)
        return
    with caseload.reading() as session:
        case = case_in(session, case_id)
        wanted = written_to(session, case, LetterKind(choice.kind), today)
        again = _again(session, case.id, choice.kind, today)
    if case_id in alone or not wanted:
        nobody = "Nobody of the family is recorded who could be written to."
        yield _not(case_id, page.child, SINGLY if case_id in alone else nobody)
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
        papers = _enclosed(caseload, case_id, LetterKind(choice.kind))
        refuse_enclosed(caseload, case_id, choice.recipient_id, papers, today)
    except Refused as refused:
        return _not(case_id, child, f"{recipient}: {refused.sentence}")
    for finding in sorted(made.findings, key=lambda each: not each.of_the_law):
        return _not(case_id, child, _found(finding, recipient))
    return BatchLine(
        case_id=case_id,
        recipient_id=choice.recipient_id,
        child=child,
        recipient=recipient,
        pages=made.pages,
        shown=made.sha256,
    )


def _enclosed(caseload: Caseload, case_id: str, kind: LetterKind) -> tuple[UUID, ...]:
    with caseload.reading() as session:
        case = case_in(session, case_id)
        plan = plan_with(session, kind, plan_of(session, case.id, kind))
        return (*plan, *advice_with(session, case.id, kind))


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


def _found(finding: Finding, recipient: str) -> str:
    """Say what stands against a letter, to whom it was, and what mends it."""
    mend = finding.mend if finding.of_the_law else "To be looked at singly."
    is_named = recipient.partition(",")[0] in finding.words
    told = f"{finding.words} {mend}"
    return told if is_named else f"{recipient}: {told}"


def _not(case_id: str, child: str, because: str) -> BatchNot:
    return BatchNot(case_id=case_id, child=child, because=because)
