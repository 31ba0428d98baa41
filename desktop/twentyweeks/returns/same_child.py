"""Find the rows that tell of a child whom an earlier row has told of already."""

from dataclasses import fields, replace
from datetime import date

from twentyweeks.returns.import_plan import (
    Event,
    ImportRow,
    PersonFacts,
    Rejected,
    Repeated,
)
from twentyweeks.returns.row_reading import RowReading

_IDENTIFIERS = ("upn", "uln", "nhs_number", "local_id")
_OWN = {"number", "person", "requested_on", "requested_by", "milestones"}
_UNKNOWN = "It has neither an identifier nor a name with a date of birth."


class Children:
    """The rows taken so far, each child once."""

    def __init__(self) -> None:
        self.rows: list[ImportRow] = []
        self.repeated: list[Repeated] = []
        self.rejected: list[Rejected] = []
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, row: ImportRow, reading: RowReading) -> None:
        """Take a row, join it to an earlier one, or reject it."""
        row, field, earlier = self._settle(row, reading)
        if not row.person.can_be_told_apart:
            self.rejected.append(Rejected(row.number, _UNKNOWN))
        elif earlier is None:
            self._remember(row.person)
            self.rows.append(row)
        else:
            self._join(row, earlier, field, reading)

    def _settle(
        self, row: ImportRow, reading: RowReading
    ) -> tuple[ImportRow, str, int | None]:
        """Empty an identifier that is another child's, and find this child."""
        same: tuple[str, int] | None = None
        person = row.person
        for field in _IDENTIFIERS:
            value = getattr(person, field)
            place = self._places.get((field, value)) if value else None
            if place is None:
                continue
            first = self.rows[place]
            if _another(first.person, person):
                reading.blame(
                    field, f"It stands on row {first.number}, for another child."
                )
                person = replace(person, **{field: None})
            else:
                same = same or (field, place)
        row = replace(row, person=person)
        return (row, *(same or self._by_name(person)))

    def _by_name(self, person: PersonFacts) -> tuple[str, int | None]:
        name = _name(person)
        place = self._places.get(name) if name else None
        if place is None or _numbered_apart(self.rows[place].person, person):
            return "born", None
        return "born", place

    def _remember(self, person: PersonFacts) -> None:
        place = len(self.rows)
        for field in _IDENTIFIERS:
            if value := getattr(person, field):
                self._places.setdefault((field, value), place)
        if name := _name(person):
            self._places.setdefault(name, place)

    def _join(
        self, row: ImportRow, place: int, field: str, reading: RowReading
    ) -> None:
        first = self.rows[place]
        added = _adds_only_events(first, row)
        if added and _further_request(first, row):
            self.rows.append(replace(row, same_child_as=first.number))
            return
        if added:
            self.rows[place] = _with_events(first, row)
        else:
            reading.blame(field, f"Same child as row {first.number}.")
        self.repeated.append(Repeated(row.number, first.number, added))


def _another(first: PersonFacts, second: PersonFacts) -> bool:
    """Tell whether a birth or a forename shows that these are two children."""
    births = {first.born, second.born} - {None}
    one, two = (_first_word(person.forenames) for person in (first, second))
    return len(births) > 1 or not (one.startswith(two) or two.startswith(one))


def _first_word(forenames: str | None) -> str:
    """Return the first forename, in which a mere initial may match a whole one."""
    words = (forenames or "").casefold().split()
    return words[0].rstrip(".") if words else ""


def _numbered_apart(first: PersonFacts, second: PersonFacts) -> bool:
    pairs = ((getattr(first, f), getattr(second, f)) for f in _IDENTIFIERS)
    return any(one and two and one != two for one, two in pairs)


def _name(person: PersonFacts) -> tuple[str, ...] | None:
    names = (person.surname, person.forenames, person.known_as)
    if person.born is None or not any(names):
        return None
    return (person.born, *((name or "").casefold() for name in names))


def _adds_only_events(first: ImportRow, row: ImportRow) -> bool:
    told = {event["kind"] + event["on"] for event in first.milestones}
    new = [event for event in row.milestones if event["kind"] + event["on"] not in told]
    return bool(new) and _agrees(first, row) and _agrees(first.person, row.person)


def _agrees(first: ImportRow | PersonFacts, second: ImportRow | PersonFacts) -> bool:
    names = [field.name for field in fields(second) if field.name not in _OWN]
    return all(getattr(second, n) in {None, getattr(first, n)} for n in names)


def _further_request(first: ImportRow, row: ImportRow) -> bool:
    days = {first.requested_on, row.requested_on} - {None}
    return len(days) > 1


def _with_events(first: ImportRow, row: ImportRow) -> ImportRow:
    told = {(event["kind"], event["on"]): event for event in row.milestones}
    told |= {(event["kind"], event["on"]): event for event in first.milestones}
    return replace(
        first,
        milestones=tuple(sorted(told.values(), key=_when)),
        requested_on=first.requested_on or row.requested_on,
        requested_by=first.requested_by or row.requested_by,
    )


def _when(event: Event) -> date:
    return date.fromisoformat(event["on"])
