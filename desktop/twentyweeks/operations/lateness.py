"""The lateness ledger of a case, and the correction of a reason in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Correction, LateReason, late_id
from twentyweeks.errors import Refused
from twentyweeks.law import LateEntry, Reason
from twentyweeks.operations.causes import (
    LatePlace,
    corrections,
    late_entries,
    late_place,
)
from twentyweeks.operations.changing import SeenWrites, write_changes
from twentyweeks.operations.gather import gather
from twentyweeks.operations.saving import case_in, missing, saving
from twentyweeks.operations.typed import KEPT, typed, typed_word
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import LONDON, day_of, plain
from twentyweeks.present.lateness import (
    REASONS,
    LateLine,
    corrected_to,
    late_key,
    late_line,
)
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.journal import seen_of
from twentyweeks.storage.tables import operation


def late_lines(session: Session, now: CaseNow) -> tuple[LateLine, ...]:
    """Return every limit of a case that was met late or is overdue."""
    corrected = corrections(now)
    return tuple(
        _line(session, now, entry, corrected.get(late_place(now, entry)))
        for entry in late_entries(now)
    )


def correct_reason(
    caseload: Caseload,
    case_id: str,
    key: str,
    given: Mapping[str, str],
    now: datetime,
    seen: tuple[str, ...] = (),
) -> None:
    """Write the reason that an officer gives for a late limit, and why.

    `given` holds `reason`, a word of the ledger or empty to take a correction back,
    and `words`. The reckoned reason stays beside it; no date moves.
    """
    correction = _read(given)
    with saving(caseload, now) as journal:
        session = journal.session
        case = case_in(session, case_id)
        (held_now,) = gather(session, [case.id], day_of(now))
        milestone, rule, about = _late(held_now, key)
        known = session.get(LateReason, late_id(milestone, rule, about or ""))
        if known is not None:
            writes: SeenWrites = {"correction": seen}
            write_changes(journal, known, {"correction": correction}, writes)
        elif correction is not None:
            made = LateReason(
                id=late_id(milestone, rule, about or ""),
                case_id=case.id,
                milestone_id=milestone,
                rule=rule,
                about=about,
                correction=correction,
            )
            journal.create(made)


def _read(given: Mapping[str, str]) -> Correction | None:
    if not given["reason"]:
        return None
    reason = typed_word(Reason, given["reason"], "reason", "Reason")
    words = typed(read_text, given["words"], "words", "Why")
    if words is None:
        raise Refused(
            f"Why: say in a sentence why the reason is another. {KEPT}", field="words"
        )
    return Correction(reason=reason.value, words=words)


def _late(now: CaseNow, key: str) -> LatePlace:
    for entry in late_entries(now):
        milestone, rule, about = late_place(now, entry)
        if late_key(rule, milestone.hex, about) == key:
            return milestone, rule, about
    raise missing("late date")


def _line(
    session: Session, now: CaseNow, entry: LateEntry, held: LateReason | None
) -> LateLine:
    milestone, rule, about = late_place(now, entry)
    line = late_line(entry, late_key(rule, milestone.hex, about), now.closed_on)
    if held is None:
        return line
    heads = seen_of(session, held).get("correction", ())
    line = replace(line, seen=tuple(each.hex for each in heads), differs=len(heads) > 1)
    reason = corrected_to(held)
    if held.correction is None or reason is None:
        return line
    return replace(
        line,
        corrected=f"Corrected to {REASONS[reason]}: {held.correction.words}",
        by=_by(session, now, heads),
        reason=reason.value,
        words=held.correction.words,
    )


def _by(session: Session, now: CaseNow, heads: tuple[UUID, ...]) -> str:
    written = session.execute(
        select(operation.c.by, operation.c.wall)
        .where(operation.c.id.in_(heads))
        .order_by(operation.c.hlc.desc())
    ).first()
    if written is None:
        return ""
    day = datetime.fromisoformat(written.wall).astimezone(LONDON).date()
    return f"{now.name_of(written.by) or 'An officer'}, {plain(day)}"
