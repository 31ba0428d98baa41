"""The letters that were not good service and that nothing has replaced yet."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Letter
from twentyweeks.operations.bank_holidays import holidays_in
from twentyweeks.present.case_now import Phase
from twentyweeks.present.letter_service import Fault, replaced_by, service_fault
from twentyweeks.present.today import TodaySection
from twentyweeks.present.today_words import fault_line
from twentyweeks.storage.tables import case_line

Faulty = tuple[Letter, Fault, str]
"""A letter, what is wrong with it, and the child whom it is about."""


def faulty_letters(session: Session) -> list[Faulty]:
    """Return the letters of open cases that need another in their place, oldest first.

    Only what came back, or did not leave as it was issued, is looked at closely.
    """
    rows = session.execute(
        select(Letter, case_line.c.name)
        .join(case_line, case_line.c.case_id == Letter.case_id)
        .where(case_line.c.phase != Phase.CLOSED.value, _doubtful())
        .order_by(Letter.posted_on, Letter.id)
    ).all()
    if not rows:
        return []
    replaced = replaced_by(session.scalars(select(Letter).where(_replaces())))
    holidays = holidays_in(session)
    looked_at = [
        (row.Letter, service_fault(row.Letter, holidays), row.name) for row in rows
    ]
    return [
        (letter, fault, name)
        for letter, fault, name in looked_at
        if fault and letter.id not in replaced
    ]


def fault_section(faulty: Sequence[Faulty]) -> TodaySection:
    """Return them as Today shows them, in red above everything else."""
    lines = (fault_line(letter, fault, name) for letter, fault, name in faulty)
    return TodaySection(
        title="Letters that do not count as served",
        nothing="",
        lines=tuple(lines),
        is_above=True,
    )


def _doubtful() -> ColumnElement[bool]:
    said = Letter.__table__.c.issued
    leaves_on = func.coalesce(
        func.json_extract(said, "$.leaves_on"), Letter.__table__.c.written_on
    )
    sent_by = func.json_extract(said, "$.sent_by")
    return or_(
        Letter.returned_on.is_not(None),
        Letter.__table__.c.posted_on > leaves_on,
        Letter.__table__.c.posted_by != sent_by,
    )


def _replaces() -> ColumnElement[bool]:
    return func.json_extract(Letter.__table__.c.issued, "$.replaces").is_not(None)
