"""The findings on capacity that should have been looked at again, for Today."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Capacity
from twentyweeks.present.case_now import Phase
from twentyweeks.present.own_rights import is_past_review, past_review_line
from twentyweeks.present.today import TodaySection
from twentyweeks.storage.tables import case_line


def capacity_sections(session: Session, today: date) -> Iterator[TodaySection]:
    """Return one group of them, or none: few cases have such a finding.

    Of several on one decision only the one that was concluded last stands.
    """
    rows = session.execute(
        select(Capacity, case_line.c.name)
        .join(case_line, case_line.c.case_id == Capacity.case_id)
        .where(case_line.c.phase != Phase.CLOSED.value)
        .order_by(Capacity.concluded_on, Capacity.id)
    )
    stands = {(row.Capacity.case_id, row.Capacity.decision): row for row in rows}
    past = [row for row in stands.values() if is_past_review(row.Capacity, today)]
    past.sort(key=lambda row: (row.Capacity.review_on, row.name))
    if past:
        yield TodaySection(
            title="Capacity to be looked at again",
            nothing="",
            lines=tuple(
                past_review_line(row.Capacity, row.name, today) for row in past
            ),
        )
