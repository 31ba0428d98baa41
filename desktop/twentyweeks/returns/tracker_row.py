"""Turn one row of a tracker into the child, the people about them and the events."""

from datetime import date

from twentyweeks.returns import cells
from twentyweeks.returns.import_plan import ImportRow, PersonFacts
from twentyweeks.returns.row_reading import RowReading
from twentyweeks.returns.stated_events import read_requested_by, stated_events

_ADDRESS = ("address", "address_2", "address_3", "town", "county")


def read_row(reading: RowReading) -> ImportRow:
    """Read whatever is usable; the rest becomes the reading's faults."""
    requested_on = reading.past_day("requested_on")
    requested_by = read_requested_by(reading)
    return ImportRow(
        number=reading.number,
        person=_person(reading, requested_on),
        parent_names=reading.value("parent_names", cells.read_line),
        parent_phone=reading.value("parent_phone", cells.read_phone),
        parent_email=reading.value("parent_email", cells.read_email),
        school_name=reading.value("school_name", cells.read_line),
        school_urn=reading.value("school_urn", cells.read_school_urn),
        year_group=reading.value("year_group", cells.read_year_group),
        case_officer=reading.value("case_officer", cells.read_line),
        requested_on=_iso(requested_on),
        requested_by=requested_by,
        milestones=stated_events(reading, requested_on, requested_by),
        comments=reading.value("comments", cells.read_text),
    )


def _person(reading: RowReading, requested_on: date | None) -> PersonFacts:
    surname, forenames, known_as = _names(reading)
    born = _born(reading, requested_on)
    return PersonFacts(
        surname=surname,
        forenames=forenames,
        known_as=known_as,
        born=_iso(born),
        died=_iso(_died(reading, born)),
        sex=reading.value("sex", cells.read_sex),
        upn=reading.value("upn", cells.read_upn),
        former_upn=reading.value("former_upn", cells.read_upn),
        upn_unknown=reading.value("upn_unknown", cells.read_upn_unknown),
        uln=reading.value("uln", cells.read_uln),
        nhs_number=reading.value("nhs_number", cells.read_nhs_number),
        local_id=reading.value("local_id", cells.read_number),
        ethnicity=reading.value("ethnicity", cells.read_ethnicity),
        address=_address(reading),
        postcode=reading.value("postcode", cells.read_postcode),
    )


def _names(reading: RowReading) -> tuple[str | None, str | None, str | None]:
    """Read surname, forenames and the name the child is known by.

    A whole name is split at a comma alone; without one it is what the child is known
    by, since where a surname begins cannot be guessed.
    """
    surname = reading.value("surname", cells.read_line)
    forenames = reading.value("forenames", cells.read_line)
    known_as = reading.value("known_as", cells.read_line)
    whole = reading.value("full_name", cells.read_line)
    if not whole or surname or forenames:
        return surname, forenames, known_as
    last, comma, first = (part.strip() for part in whole.partition(","))
    if comma and last and first:
        return last, first, known_as
    return None, None, known_as or whole


def _born(reading: RowReading, requested_on: date | None) -> date | None:
    born = reading.past_day("born")
    if born and requested_on and born > requested_on:
        reading.blame(
            "born", f"It is after the request was received on {requested_on:%d/%m/%Y}."
        )
        return None
    return born


def _died(reading: RowReading, born: date | None) -> date | None:
    died = reading.past_day("died")
    if died and born and died < born:
        reading.blame("died", f"It is before the birth on {born:%d/%m/%Y}.")
        return None
    return died


def _address(reading: RowReading) -> str | None:
    lines = (reading.value(field, cells.read_line) for field in _ADDRESS)
    return ", ".join(filter(None, lines)) or None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
