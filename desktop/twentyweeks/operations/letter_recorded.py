"""What the posting of a letter puts on the record of its case."""

from collections.abc import Mapping, Sequence
from datetime import date

from twentyweeks.casework import Letter, Milestone
from twentyweeks.law import Event, Kind, date_of
from twentyweeks.letters.facts import LetterKind
from twentyweeks.operations.milestones import write_milestone
from twentyweeks.storage.journal import Journal

_ONCE: Mapping[LetterKind, Kind] = {
    LetterKind.CONSULT_CEASING: Kind.CEASING_CONSIDERED,
    LetterKind.CEASE_PLAN: Kind.CEASE_NOTICE_SENT,
    LetterKind.TRANSFER_IN: Kind.FAMILY_TOLD_OF_TRANSFER,
    LetterKind.MEDIATION: Kind.FAMILY_TOLD_OF_MEDIATION,
}


def record_once(
    journal: Journal, letter: Letter, events: Sequence[Event], day: date
) -> None:
    """Record what the first letter of a kind is to the law, on the day when it left."""
    kind = _ONCE[LetterKind(letter.kind)]
    for event in events:
        if event.kind is kind and date_of(event) >= letter.written_on:
            return
    facts = {"kind": kind.value, "on": day.isoformat()}
    write_milestone(journal, letter.case_id, facts)


def record_consulted(
    journal: Journal, letter: Letter, events: Sequence[Event], received: date
) -> None:
    """Record the consultation on the day when the school has the letter.

    By post that day is still to come: the school's 15 days run from it.
    """
    school = letter.recipient_name
    known = [each.kind for each in events if each.school == school]
    if known and known[-1] is Kind.SCHOOL_CONSULTED:
        return
    journal.create(
        Milestone(
            case_id=letter.case_id,
            facts={
                "kind": Kind.SCHOOL_CONSULTED.value,
                "on": received.isoformat(),
                "school": school,
            },
            recorded_by=journal.stamp.by,
            recorded_at=journal.stamp.now,
        )
    )


def record_place_named(
    journal: Journal, letter: Letter, events: Sequence[Event], day: date
) -> None:
    """Record that a plan which was sent names the place of a transfer between phases.

    Only where one is still to come and no plan has named its place yet.
    """
    told = (Kind.PHASE_TRANSFER_EXPECTED, Kind.PHASE_PLACE_NAMED)
    last = max((e for e in events if e.kind in told), key=date_of, default=None)
    if last is None or last.transfer_on is None or last.transfer_on < day:
        return
    facts = {"kind": Kind.PHASE_PLACE_NAMED.value, "on": day.isoformat()}
    write_milestone(journal, letter.case_id, facts)
