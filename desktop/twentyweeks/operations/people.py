"""The people around a child: seen, added and changed field by field."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Address,
    Case,
    Involved,
    MayBeTold,
    ProtectedAddress,
    Standing,
    Visit,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.change_child import ChildForm, change_child, child_form
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.drafts import draft_name, part_draft
from twentyweeks.operations.register_request import typed_address
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed, typed_line, typed_word
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit_apart import (
    MANAGER,
    clear_visit,
    hold_apart,
    part_visits,
)
from twentyweeks.present.dates import day_of
from twentyweeks.returns.cells import read_email, read_phone
from twentyweeks.storage.journal import Journal
from twentyweeks.vault.keys import Compartment

__all__ = [
    "ChildForm",
    "Opened",
    "PersonForm",
    "add_person",
    "change_child",
    "change_person",
    "child_form",
    "person_form",
]

SIZES = (12, 18, 24)
_APART = "protected."
_ADDRESS = ("lines", "postcode")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """One person around a child, as the form shows and returns them.

    A protected address shows its lines only to an officer who may open what is kept
    apart; `letter_size` is in points: 12, 18 or 24.
    """

    name: str
    salutation: str = ""
    role: str = ""
    standing: str = "unknown"
    may_be_told: str = "nothing"
    lines: tuple[str, ...] = ()
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    best_way: str = ""
    do_not: str = ""
    language: str = ""
    interpreter: str = ""
    letter_size: int = 12
    address_is_protected: bool = False


def person_form(caseload: Caseload, involved_id: str) -> Opened[PersonForm]:
    """Return the form of one person as it stands."""
    with caseload.reading() as session:
        person = _found(session, involved_id)
        opened = Opened(_form(person), seen_writes(session, person))
        identifier = person.id
    if not opened.form.address_is_protected or not _may_open(caseload):
        return opened
    with caseload.reading(Compartment.RESTRICTED) as session:
        return _with_protected(session, identifier, opened)


def add_person(
    caseload: Caseload, case_id: str, form: PersonForm, now: datetime
) -> str:
    """Add a person around the child of a case; return their identifier."""
    values = _values(form)
    address = _checked_address(caseload, form)
    with caseload.reading() as session:
        child = case_in(session, case_id).person_id
    person = Involved(child_id=child, name=_name(form))
    for name, value in values.items():
        setattr(person, name, value)
    if not form.address_is_protected:
        person.address = address
    elif _may_open(caseload):
        _keep_apart(caseload, person.id, address, {}, now)
    with saving(caseload, now) as journal:
        journal.create(person)
        if form.address_is_protected:
            _part_case(journal, caseload, child, now)
    if form.address_is_protected:
        _part_drafts(caseload, child)
    return person.id.hex


def change_person(
    caseload: Caseload,
    involved_id: str,
    form: PersonForm,
    seen: SeenWrites,
    now: datetime,
) -> str:
    """Write what was changed on a person's form; return what to know of it, or "".

    Where the address becomes protected, what the general records said of it goes out
    of them with this Save. Refused where a protected address would have to be kept by
    an officer who may not open what is kept apart.
    """
    values = _values(form)
    address = _checked_address(caseload, form)
    identifier = read_id(involved_id, "person")
    if _may_open(caseload):
        apart = address if form.address_is_protected else None
        _keep_apart(caseload, identifier, apart, seen, now)
    with saving(caseload, now) as journal:
        person = _found(journal.session, involved_id)
        general = None if form.address_is_protected else address
        told = {**values, "name": _name(form), "address": general}
        had, child = person.address is not None, person.child_id
        write_changes(journal, person, told, seen)
        if not form.address_is_protected:
            return ""
        moved = _part_case(journal, caseload, child, now)
    typed_before = _part_drafts(caseload, child)
    return _now_apart(caseload) if had or moved or typed_before else ""


def _found(session: Session, involved_id: str) -> Involved:
    person = session.get(Involved, read_id(involved_id, "person"))
    if person is None:
        raise missing("person")
    return person


def _may_open(caseload: Caseload) -> bool:
    return Compartment.RESTRICTED in caseload.open


def _form(person: Involved) -> PersonForm:
    address = person.address or Address()
    return PersonForm(
        name=person.name,
        salutation=person.salutation or "",
        role=person.role or "",
        standing=person.standing,
        may_be_told=person.may_be_told,
        lines=address.lines,
        postcode=address.postcode,
        telephone=person.telephone or "",
        email=person.email or "",
        best_way=person.best_way or "",
        do_not=person.do_not or "",
        language=person.language or "",
        interpreter=person.interpreter or "",
        letter_size=person.letter_size,
        address_is_protected=person.address_is_protected,
    )


def _with_protected(
    session: Session, of_id: UUID, opened: Opened[PersonForm]
) -> Opened[PersonForm]:
    held = _protected(session, of_id)
    if held is None:
        return opened
    form = replace(opened.form, lines=held.lines, postcode=held.postcode or "")
    return Opened(form, {**opened.seen, **seen_writes(session, held, _APART)})


def _protected(session: Session, of_id: UUID) -> ProtectedAddress | None:
    rows = select(ProtectedAddress).where(ProtectedAddress.of_id == of_id)
    return session.scalars(rows.order_by(ProtectedAddress.id)).first()


def _checked_address(caseload: Caseload, form: PersonForm) -> Address | None:
    address = typed_address(form.lines, form.postcode, "lines", "postcode")
    if form.address_is_protected and address and not _may_open(caseload):
        raise Refused(
            "A protected address is kept apart, and your passphrase does not open that "
            f"part. {KEPT} Leave the address empty and ask your manager to file it.",
            field="lines",
        )
    return address


def _keep_apart(
    caseload: Caseload,
    of_id: UUID,
    address: Address | None,
    seen: SeenWrites,
    now: datetime,
) -> None:
    lines = () if address is None else address.lines
    postcode = None if address is None else address.postcode or None
    with caseload.writing(caseload.stamp(now), Compartment.RESTRICTED) as journal:
        held = _protected(journal.session, of_id)
        if held is None and address is None:
            return
        if held is None:
            made = ProtectedAddress(of_id=of_id, lines=lines, postcode=postcode)
            journal.create(made)
            return
        looked_at = {
            name: seen[f"{_APART}{name}"]
            for name in _ADDRESS
            if f"{_APART}{name}" in seen
        }
        told = {"lines": lines, "postcode": postcode}
        write_changes(journal, held, told, looked_at)


def _part_case(
    journal: Journal, caseload: Caseload, child: UUID, now: datetime
) -> bool:
    """Take out of the general records what visits said of the address.

    Returns whether they said anything. What was said is kept apart where this officer
    may; else it is in the journal alone.
    """
    for case in journal.session.scalars(select(Case).where(Case.person_id == child)):
        hold_apart(journal, case, caseload, day_of(now))
    parts = part_visits(journal.session, child)
    made = [told.record(each.id, each.case_id, each.held_on) for each, told in parts]
    if made and _may_open(caseload):
        stamp = caseload.stamp(now)
        with caseload.writing(stamp, Compartment.RESTRICTED) as restricted:
            new = [e for e in made if restricted.session.get(Visit, e.id) is None]
            restricted.create_all(new)
    for visit, told in parts:
        clear_visit(journal, visit, told)
    return bool(parts)


def _part_drafts(caseload: Caseload, child: UUID) -> bool:
    with caseload.reading() as session:
        cases = session.scalars(select(Case.id).where(Case.person_id == child)).all()
    told = [part_draft(caseload, draft_name(each.hex)) for each in cases]
    return any(told)


def _now_apart(caseload: Caseload) -> str:
    apart = (
        "The address is kept apart from now on: only those who may open that part see "
        "it."
    )
    if not _may_open(caseload):
        apart = (
            "No screen shows the address from now on. Your passphrase does not open "
            f"what is kept apart: ask {MANAGER} to write it there."
        )
    return (
        f"{apart} The earlier one stays in the journal of this team's laptops, from "
        "which nothing is ever taken out."
    )


def _name(form: PersonForm) -> str:
    name = typed_line(form.name, "name", "Name")
    if name is None:
        raise Refused(f"Name: it is missing. {KEPT}", field="name")
    return name


def _values(form: PersonForm) -> dict[str, object]:
    if form.letter_size not in SIZES:
        raise BadInput(
            f"Size of letters: {form.letter_size} is none of 12, 18 and 24. {KEPT}",
            field="letter_size",
        )
    told = typed_word(MayBeTold, form.may_be_told, "may_be_told", "May be told")
    return {
        "salutation": typed_line(form.salutation, "salutation", "Salutation"),
        "role": typed_line(form.role, "role", "Relation to the child"),
        "standing": typed_word(Standing, form.standing, "standing", "Standing"),
        "may_be_told": told,
        "telephone": typed(read_phone, form.telephone, "telephone", "Telephone"),
        "email": typed(read_email, form.email, "email", "E-mail"),
        "best_way": typed_line(form.best_way, "best_way", "Best way and time"),
        "do_not": typed_line(form.do_not, "do_not", "Do not"),
        "language": typed_line(form.language, "language", "Language"),
        "interpreter": typed_line(form.interpreter, "interpreter", "Interpreter"),
        "letter_size": form.letter_size,
        "address_is_protected": form.address_is_protected,
    }
