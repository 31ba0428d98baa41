"""Bring a tracker in: shown first, then whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from threading import Event as Signal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import ImportRun, Record, new_id
from twentyweeks.errors import Cancelled, Unavailable
from twentyweeks.operations.import_known import Sorted, requests_here, sort_rows
from twentyweeks.operations.import_records import (
    Making,
    case_records,
    child_records,
    making,
)
from twentyweeks.operations.import_undo import SRC, undo_import
from twentyweeks.operations.lines import Progress
from twentyweeks.operations.saving import saving
from twentyweeks.present.dates import day_of, full
from twentyweeks.present.imports import (
    ColumnLine,
    FaultLine,
    ImportDone,
    ImportPreview,
    PastImport,
    QuestionLine,
)
from twentyweeks.returns.columns import FIELDS_IN_WORDS, match_columns
from twentyweeks.returns.import_plan import Fault, ImportPlan, ImportRow
from twentyweeks.returns.import_report import report_of, sentences_of
from twentyweeks.returns.sheet import read_sheet
from twentyweeks.returns.tracker import plan_import
from twentyweeks.storage.backup import sealed_copy
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal

__all__ = ["import_tracker", "past_imports", "preview_import", "undo_import"]

AT_ONCE = 100
Answers = Mapping[str, str]


def preview_import(
    path: Path,
    today: date,
    answers: Answers | None = None,
    caseload: Caseload | None = None,
) -> ImportPreview:
    """Say what an import would do; nothing is written.

    `answers` send a heading to a field, or to nothing. With a caseload it says also
    who is there already. BadInput where the file is no sheet that can be read.
    """
    plan = _plan(path, today, answers)
    against = None
    if caseload is not None:
        with caseload.reading() as session:
            against = sort_rows(session, _children(plan))
    known = len(against.known) if against else 0
    clashes = against.clashes if against else ()
    return ImportPreview(
        file=plan.sheet.file_name,
        rows=plan.counts["rows"],
        children=plan.counts["children"],
        requests=plan.counts["requests"],
        milestones=plan.counts["milestones"],
        known=known,
        columns=_columns(plan),
        questions=_questions(plan),
        faults=_fault_lines(plan, clashes),
        sentences=(*sentences_of(plan), *_known_words(known)),
        report=report_of(plan),
    )


def import_tracker(
    caseload: Caseload,
    path: Path,
    now: datetime,
    progress: Progress | None = None,
    cancel: Signal | None = None,
    *,
    answers: Answers | None = None,
) -> ImportDone:
    """Bring a sheet in within one transaction, after a sealed copy of the caseload.

    Who is in the caseload already is not made twice: only a request that is not
    there joins them. Cancelled while it runs, all of it is rolled back.
    """
    plan = _plan(path, day_of(now), answers)
    _copy_first(caseload, now)
    run_id = new_id()
    with saving(caseload, now, src=f"{SRC}{run_id.hex}") as journal:
        work = making(journal.session, caseload.officer, now, day_of(now))
        against = sort_rows(journal.session, _children(plan))
        people = _write(journal, plan, against, work, _Steps(progress, cancel))
        faults = _fault_lines(plan, (*against.clashes, *work.faults))
        journal.create(
            ImportRun(
                id=run_id,
                at=now,
                sheet=plan.sheet.file_name,
                rows=len(plan.sheet.rows),
                people=people,
                cases=work.cases,
                faults=len(faults),
            )
        )
    return ImportDone(
        import_id=run_id.hex,
        people=people,
        cases=work.cases,
        known=len(against.known),
        faults=faults,
        words=_done_words(people, work.cases, len(against.known), len(faults)),
        report=_report(plan, against, work, run_id),
    )


def past_imports(caseload: Caseload) -> tuple[PastImport, ...]:
    """Return the imports that were made, the latest first."""
    with caseload.reading() as session:
        rows = session.scalars(select(ImportRun).order_by(ImportRun.id.desc()))
        return tuple(_past(each) for each in rows)


class _Steps:
    """Progress told, and a wish to stop heard, between two batches."""

    def __init__(self, progress: Progress | None, cancel: Signal | None) -> None:
        self._progress = progress
        self._cancel = cancel

    def tell(self, done: int, of: int) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        if self._progress is not None:
            self._progress(done, of)


def _copy_first(caseload: Caseload, now: datetime) -> None:
    try:
        sealed_copy(caseload, now)
    except OSError as fault:
        raise Unavailable(
            "The caseload could not be copied before the import, because its folder "
            f"does not answer ({fault.strerror}). Nothing was brought in. Look whether "
            "the disk is there."
        ) from fault


def _plan(path: Path, today: date, answers: Answers | None) -> ImportPlan:
    given = dict(answers or {})
    sheet = read_sheet(path, frozenset(given))
    return plan_import(sheet, match_columns(sheet.headings, given), today)


def _children(plan: ImportPlan) -> tuple[ImportRow, ...]:
    return tuple(row for row in plan.rows if row.same_child_as is None)


def _write(
    journal: Journal, plan: ImportPlan, against: Sorted, work: Making, steps: _Steps
) -> int:
    """Write the rows batch by batch; return how many children were made."""
    made: dict[int, UUID] = {row.number: of for row, of in against.known}
    groups: list[list[Record]] = []
    for row in against.new:
        person, records = child_records(row, work)
        made[row.number] = person.id
        groups.append(records)
    groups += _further(journal.session, plan, made, against, work)
    for start in range(0, len(groups), AT_ONCE):
        steps.tell(start, len(groups))
        some = groups[start : start + AT_ONCE]
        journal.create_all(record for group in some for record in group)
    steps.tell(len(groups), len(groups))
    return len(against.new)


def _further(
    session: Session,
    plan: ImportPlan,
    made: Mapping[int, UUID],
    against: Sorted,
    work: Making,
) -> list[list[Record]]:
    """Return the cases that join a child who is made, or was here already."""
    here = requests_here(session) if against.known else set()
    further = [
        (row, made[row.same_child_as])
        for row in plan.rows
        if row.same_child_as is not None and row.same_child_as in made
    ]
    return [
        case_records(row, person, work)
        for row, person in (*against.known, *further)
        if row.requested_on and (person, row.requested_on) not in here
    ]


def _columns(plan: ImportPlan) -> tuple[ColumnLine, ...]:
    read = [
        ColumnLine(
            heading=each.heading, words=FIELDS_IN_WORDS[each.field], is_read=True
        )
        for each in plan.mapping.matches
    ]
    left = [
        ColumnLine(heading=each.heading, words=each.reason, is_read=False)
        for each in plan.mapping.left_out
    ]
    return (*read, *left)


def _questions(plan: ImportPlan) -> tuple[QuestionLine, ...]:
    asked = {each.sentence: each for each in plan.mapping.questions}
    return tuple(
        QuestionLine(
            heading=asked[words].about if words in asked else "",
            words=words,
            choices=asked[words].choices if words in asked else (),
        )
        for words in plan.questions
    )


def _fault_lines(plan: ImportPlan, further: Sequence[Fault]) -> tuple[FaultLine, ...]:
    rejected = [
        FaultLine(row=each.row, column="", value="", reason=each.reason)
        for each in plan.rejected
    ]
    faults = [
        FaultLine(
            row=each.row, column=each.column, value=each.value, reason=each.reason
        )
        for each in (*plan.faults, *further)
    ]
    return tuple(sorted((*rejected, *faults), key=lambda each: each.row))


def _report(
    plan: ImportPlan, against: Sorted, work: Making, run_id: UUID
) -> dict[str, object]:
    return {
        **report_of(plan),
        "import": run_id.hex,
        "known": [row.number for row, _ in against.known],
        "left_out_against_caseload": [
            asdict(each) for each in (*against.clashes, *work.faults)
        ],
    }


def _known_words(known: int) -> tuple[str, ...]:
    if not known:
        return ()
    return (f"{_many(known, 'child is', 'children are')} in the caseload already.",)


def _done_words(people: int, cases: int, known: int, faults: int) -> str:
    came = f"{_many(people, 'child', 'children')} and {_many(cases, 'case')} came in."
    return " ".join(
        (
            came,
            *_known_words(known),
            f"{_many(faults, 'value or row', 'values or rows')} did not; each is "
            "listed."
            if faults
            else "Nothing was left out.",
        )
    )


def _past(run: ImportRun) -> PastImport:
    people = _many(run.people, "child", "children")
    return PastImport(
        import_id=run.id.hex,
        words=f"{run.sheet}, {people}, on {full(day_of(run.at))}",
        is_undone=run.undone_at is not None,
    )


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
