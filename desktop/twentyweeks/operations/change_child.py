"""The child's or young person's own particulars: seen, and changed field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Address, Case, Milestone, Person, Setting
from twentyweeks.errors import Refused
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.protected import (
    address_apart,
    keep_details,
    may_open,
    protected_of,
    refuse_without_key,
    seen_apart,
)
from twentyweeks.operations.register_request import typed_address
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    SIZES,
    typed,
    typed_line,
    typed_past_day,
    typed_size,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit_apart import hold_apart
from twentyweeks.present.dates import day_of, plain
from twentyweeks.returns.cells import (
    read_email,
    read_ethnicity,
    read_nhs_number,
    read_school_urn,
    read_sex,
    read_uln,
    read_upn,
)
from twentyweeks.storage.journal import Journal
from twentyweeks.vault.keys import Compartment

_FIELD_OF = {
    "lines": "lines",
    "postcode": "postcode",
    "new_name": "new_name",
    "setting": "school",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildForm:
    """What is known of a child, as the form shows and returns it.

    `born` is written YYYY-MM-DD when the form opens; any British date is read back.
    `email` and `letter_size`, in points, are of what is written to a young person.
    Where `address_is_protected`, the address, the school and the name that the child
    has taken are kept apart, and shown only to an officer who may open that part.
    """

    forename: str = ""
    surname: str = ""
    known_as: str = ""
    born: str = ""
    sex: str = ""
    pronouns: str = ""
    ethnicity: str = ""
    language: str = ""
    email: str = ""
    letter_size: int = 12
    upn: str = ""
    uln: str = ""
    nhs_number: str = ""
    school: str = ""
    school_urn: str = ""
    lines: tuple[str, ...] = ()
    postcode: str = ""
    address_is_protected: bool = False
    new_name: str = ""


def child_form(caseload: Caseload, person_id: str) -> Opened[ChildForm]:
    """Return the form of a child as it stands."""
    with caseload.reading() as session:
        child = _found(session, person_id)
        opened = Opened(_form(child), seen_writes(session, child))
        identifier = child.id
    if not opened.form.address_is_protected or not may_open(caseload):
        return opened
    with caseload.reading(Compartment.RESTRICTED) as session:
        held = protected_of(session, identifier)
        if held is None:
            return opened
        setting = held.setting or Setting(name="")
        form = replace(
            opened.form,
            lines=held.lines,
            postcode=held.postcode or "",
            school=setting.name,
            school_urn=setting.urn,
            new_name=held.new_name or "",
        )
        return Opened(form, {**opened.seen, **seen_apart(session, held)})


def change_child(
    caseload: Caseload,
    person_id: str,
    form: ChildForm,
    seen: SeenWrites,
    now: datetime,
) -> None:
    """Write what was changed on a child's form; the dates of the case follow.

    Refused, with the field, for a day of birth after a request or in the future and
    for numbers that cannot be right; also where details would have to be kept apart by
    an officer who may not open that part.
    """
    today = day_of(now)
    values = _values(form, today)
    apart = _apart(caseload, form, values)
    if form.address_is_protected:
        values |= {"address": None, "setting": None}
    if may_open(caseload):
        identifier = read_id(person_id, "child")
        keep_details(caseload, identifier, apart, seen, now)
    with saving(caseload, now) as journal:
        child = _found(journal.session, person_id)
        born = values["born"]
        if isinstance(born, date):
            _refuse_born_later(journal.session, child, born)
        write_changes(journal, child, values, seen)
        if form.address_is_protected:
            _hold_apart(journal, child, caseload, today)


def _hold_apart(
    journal: Journal, child: Person, caseload: Caseload, today: date
) -> None:
    cases = select(Case).where(Case.person_id == child.id)
    for case in journal.session.scalars(cases):
        hold_apart(journal, case, caseload, today)


def _apart(
    caseload: Caseload, form: ChildForm, values: Mapping[str, object]
) -> dict[str, object]:
    new_name = typed_line(form.new_name, "new_name", "New name")
    if not form.address_is_protected:
        if new_name:
            raise Refused(
                "New name: it is kept apart, so tick first that this child's details "
                f"are protected. {KEPT}",
                field="new_name",
            )
        return {}
    address = typed_address(form.lines, form.postcode, "lines", "postcode")
    told = {
        **address_apart(address),
        "setting": values["setting"],
        "new_name": new_name,
    }
    refuse_without_key(caseload, told, _FIELD_OF)
    return told


def _found(session: Session, person_id: str) -> Person:
    child = session.get(Person, read_id(person_id, "child"))
    if child is None:
        raise missing("child")
    return child


def _refuse_born_later(session: Session, child: Person, born: date) -> None:
    rows = session.scalars(
        select(Milestone)
        .join(Case, Case.id == Milestone.case_id)
        .where(Case.person_id == child.id)
    )
    requests = [
        str(each.facts["on"])
        for each in rows
        if each.facts.get("kind") == "request_received" and each.facts.get("on")
    ]
    first = min(requests, default="")
    if first and born.isoformat() > first:
        day = plain(date.fromisoformat(first))
        raise Refused(
            f"Date of birth: it is after the request received on {day}. {KEPT}",
            field="born",
        )


def _form(child: Person) -> ChildForm:
    address = child.address or Address()
    setting = child.setting or Setting(name="")
    return ChildForm(
        forename=child.forename or "",
        surname=child.surname or "",
        known_as=child.known_as or "",
        born=child.born.isoformat() if child.born else "",
        sex=child.sex or "",
        pronouns=child.pronouns or "",
        ethnicity=child.ethnicity or "",
        language=child.language or "",
        email=child.email or "",
        letter_size=child.letter_size or SIZES[0],
        upn=child.upn or "",
        uln=child.uln or "",
        nhs_number=child.nhs_number or "",
        school=setting.name,
        school_urn=setting.urn,
        lines=address.lines,
        postcode=address.postcode,
        address_is_protected=bool(child.address_is_protected),
    )


def _values(form: ChildForm, today: date) -> dict[str, object]:
    forename = typed_line(form.forename, "forename", "First name")
    surname = typed_line(form.surname, "surname", "Last name")
    upn = typed(read_upn, form.upn, "upn", "UPN")
    if not (forename or surname or upn):
        raise Refused(f"Give the child's name. {KEPT}", field="forename")
    born = form.born.strip()
    return {
        "forename": forename,
        "surname": surname,
        "known_as": typed_line(form.known_as, "known_as", "Known as"),
        "born": typed_past_day(born, "born", "Date of birth", today) if born else None,
        "sex": typed(read_sex, form.sex, "sex", "Sex"),
        "pronouns": typed_line(form.pronouns, "pronouns", "Pronouns"),
        "ethnicity": typed(read_ethnicity, form.ethnicity, "ethnicity", "Ethnicity"),
        "language": typed_line(form.language, "language", "Language"),
        "email": typed(read_email, form.email, "email", "E-mail"),
        "letter_size": _own_size(form),
        "upn": upn,
        "uln": typed(read_uln, form.uln, "uln", "ULN"),
        "nhs_number": typed(
            read_nhs_number, form.nhs_number, "nhs_number", "NHS number"
        ),
        "setting": _setting(form),
        "address": typed_address(form.lines, form.postcode, "lines", "postcode"),
        "address_is_protected": form.address_is_protected or None,
    }


def _own_size(form: ChildForm) -> int | None:
    """Return the print that a young person asked for; None for the ordinary one."""
    size = typed_size(form.letter_size, "letter_size", "Size of letters")
    return size if size > SIZES[0] else None


def _setting(form: ChildForm) -> Setting | None:
    name = typed_line(form.school, "school", "School or setting")
    urn = typed(read_school_urn, form.school_urn, "school_urn", "School's URN")
    if name is None and urn is None:
        return None
    return Setting(name=name or "", urn=urn or "")
