"""Plan the import of a tracker: a pure look at what would come of each row."""

from datetime import date

from twentyweeks.returns.columns import ColumnMapping, named, plain
from twentyweeks.returns.grid import words_of
from twentyweeks.returns.import_plan import Fault, ImportPlan, ImportRow, Rejected
from twentyweeks.returns.row_reading import RowReading
from twentyweeks.returns.same_child import Children
from twentyweeks.returns.sheet import Sheet, SheetRow
from twentyweeks.returns.tracker_row import read_row

_NOTICES = {
    "full_name": "“{0}” is split into names only where it has a comma; elsewhere "
    "it is brought in whole, as the name that the child is known by.",
    "draft_sent_on": "“{0}” is taken as the day on which the draft plan was served, "
    "where the file gives no other, since it does not say how the plan was sent.",
    "issue_decided_on": "A decision to issue a plan is no event of its own: of “{0}” "
    "only refusals are recorded.",
}


def plan_import(sheet: Sheet, mapping: ColumnMapping, today: date) -> ImportPlan:
    """Say what each row would bring in; nothing is written and no row is lost."""
    children = Children()
    faults: list[Fault] = []
    for row in sheet.rows:
        if _repeats_headings(row, sheet.headings):
            children.rejected.append(Rejected(row.number, "It repeats the headings."))
            continue
        reading = RowReading(row, mapping, today)
        reading.blame_loose_cells(len(sheet.headings))
        children.place(read_row(reading), reading)
        faults += reading.faults
    return ImportPlan(
        sheet,
        mapping,
        tuple(children.rows),
        tuple(children.repeated),
        tuple(children.rejected),
        _in_order(faults, sheet.headings),
        (*_notices(mapping), *_deaths(children.rows)),
    )


def _repeats_headings(row: SheetRow, headings: tuple[str, ...]) -> bool:
    return len(row.cells) >= len(headings) and all(
        plain(words_of(cell)) == plain(heading)
        for cell, heading in zip(row.cells, headings, strict=False)
    )


def _in_order(faults: list[Fault], headings: tuple[str, ...]) -> tuple[Fault, ...]:
    """Sort faults as a person meets them, row by row from left to right."""
    places = {named(*column): column[0] for column in enumerate(headings)}
    beyond = len(headings)
    return tuple(
        sorted(faults, key=lambda each: (each.row, places.get(each.column, beyond)))
    )


def _notices(mapping: ColumnMapping) -> list[str]:
    asked = [question.sentence for question in mapping.questions]
    for field, sentence in _NOTICES.items():
        if found := mapping.match(field):
            asked.append(sentence.format(found.heading))
    return asked


def _deaths(rows: list[ImportRow]) -> list[str]:
    dead = [str(row.number) for row in rows if row.person.died]
    if not dead:
        return []
    return [
        f"A date of death stands on row {', '.join(dead)}. Make sure that no letter "
        "goes to these families."
    ]
