"""The caseload as a list: filtered, searched, counted, sorted and paged in SQL."""

import json
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    Integer,
    RowMapping,
    and_,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from twentyweeks.errors import BadInput
from twentyweeks.law.citation import Force, Owner
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case_now import Phase
from twentyweeks.present.caseload import CaseloadPage, CaseRow, ListedCase, Pill
from twentyweeks.present.dates import SOON
from twentyweeks.present.list_words import PILLS, nothing_words, truth
from twentyweeks.present.names import folded
from twentyweeks.present.row import Columns, row_of
from twentyweeks.storage.tables import case_line, limit_line

LATE_FIRST = (
    case_line.c.next_due.is_(None),
    case_line.c.next_due,
    case_line.c.name,
    case_line.c.case_id,
)
"""The order of the list: the day due, late first; what has none at the end."""
SEASON = 84
"""Days ahead in which a review is listed: a term, in which schools invite to it."""
_OPEN = case_line.c.phase != Phase.CLOSED.value


def caseload_page(
    caseload: Caseload,
    today: date,
    pill: str = "all",
    search: str = "",
    offset: int = 0,
    limit: int = 200,
) -> CaseloadPage:
    """Return one page of the list; BadInput for a filter that there is not.

    The counts of the filters follow the search.
    """
    filters = _filters(caseload, today)
    if pill not in filters:
        raise BadInput(
            f"There is no filter “{pill}”. The filters are {', '.join(filters)}.",
            field="filter",
        )
    found = searched(search)
    with caseload.reading() as session:
        counts = _counts(session, filters, found)
        rows = _rows(session, and_(found, filters[pill]), offset, limit)
        words = truth(*deadlines(session, today))
    shown = tuple(_row(each, today) for each in rows)
    return CaseloadPage(
        truth=words,
        pills=tuple(
            Pill(name=name, words=said, count=counts[name], icon=icon, tone=tone)
            for name, said, icon, tone in PILLS
        ),
        rows=shown,
        total=counts[pill],
        nothing="" if shown else nothing_words(pill, search, counts["all"]),
    )


def listed_cases(
    caseload: Caseload, today: date, pill: str = "all", search: str = ""
) -> tuple[ListedCase, ...]:
    """Return every case of a list by name and reference, in the order of the list."""
    line, wanted = case_line.c, _filters(caseload, today)[pill]
    rows = (
        select(line.case_id, line.name, line.reference)
        .where(searched(search), wanted)
        .order_by(*LATE_FIRST)
    )
    with caseload.reading() as session:
        return tuple(
            ListedCase(id=row.case_id.hex, name=row.name, reference=row.reference)
            for row in session.execute(rows)
        )


def _filters(caseload: Caseload, today: date) -> dict[str, ColumnElement[bool]]:
    line = case_line.c
    season = (today + timedelta(days=SEASON)).isoformat()
    ends = (today + timedelta(days=SOON)).isoformat()
    return {
        "mine": and_(_OPEN, line.officer_id == caseload.officer),
        "all": _OPEN,
        "overdue": and_(_OPEN, overdue(today)),
        "due_this_week": and_(_OPEN, line.next_due.between(today.isoformat(), ends)),
        "waiting_for_advice": and_(_OPEN, line.waiting_on != ""),
        "draft_plans": line.phase == Phase.DRAFT_OUT.value,
        "for_decision": and_(_OPEN, line.decision_due.is_not(None)),
        "reviews": and_(_OPEN, line.review_due <= season),
        "transfers": and_(_OPEN, line.transfer_due.is_not(None)),
        "not_heard": and_(_OPEN, line.unheard),
        "closed": not_(_OPEN),
    }


def overdue(today: date) -> ColumnElement[bool]:
    """Whether a statutory day of the authority has passed."""
    line = case_line.c
    passed = and_(line.force == "", line.next_due < today.isoformat())
    return or_(line.overdue, passed)


def searched(search: str) -> ColumnElement[bool]:
    """Whether a line holds every word of the search, anywhere in a word."""
    words = folded(search).split()
    if not words:
        return true()
    return and_(*(case_line.c.search.contains(word, autoescape=True) for word in words))


def _counts(
    session: Session,
    filters: dict[str, ColumnElement[bool]],
    found: ColumnElement[bool],
) -> dict[str, int]:
    sums = [
        func.coalesce(func.sum(each.cast(Integer)), literal(0)).label(name)
        for name, each in filters.items()
    ]
    row = session.execute(select(*sums).select_from(case_line).where(found)).one()
    return dict(zip(filters, map(int, row), strict=True))


def _rows(
    session: Session, wanted: ColumnElement[bool], offset: int, limit: int
) -> list[RowMapping]:
    page = (
        select(case_line.c.case_id)
        .where(wanted)
        .order_by(*LATE_FIRST)
        .limit(limit)
        .offset(offset)
    )
    rows = select(case_line).where(case_line.c.case_id.in_(page)).order_by(*LATE_FIRST)
    return list(session.execute(rows).mappings())


def _row(row: RowMapping, today: date) -> CaseRow:
    due = row["next_due"]
    columns = Columns(
        name=row["name"],
        reference=row["reference"],
        next_due=date.fromisoformat(due) if due else None,
        phase=row["phase"],
        force=row["force"],
    )
    return row_of(row["case_id"].hex, json.loads(row["line"]), columns, today)


def deadlines(session: Session, today: date) -> tuple[int, int]:
    """Count statutory limits of the authority: passed, and due within seven days."""
    day, ends = today.isoformat(), (today + timedelta(days=SOON)).isoformat()
    passed = func.coalesce(func.sum((limit_line.c.due < day).cast(Integer)), 0)
    rows = select(passed, func.count()).where(*binding(), limit_line.c.due <= ends)
    late, all_of_them = session.execute(rows).one()
    return int(late), int(all_of_them) - int(late)


def binding() -> tuple[ColumnElement[bool], ...]:
    """Whether a limit is statutory, the authority's, and not yet met."""
    line = limit_line.c
    return (
        line.status.in_(("open", "overdue")),
        line.owner == Owner.AUTHORITY.value,
        line.force == Force.STATUTE.value,
    )
