"""The people around a child: seen, added and changed field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from twentyweeks.casework import Address, Involved, MayBeTold, Standing
from twentyweeks.errors import Refused
from twentyweeks.operations.change_child import ChildForm, change_child, child_form
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.limiting import NewOrder, typed_order
from twentyweeks.operations.protected import (
    address_apart,
    keep_details,
    may_open,
    protected_of,
    refuse_without_key,
    seen_apart,
)
from twentyweeks.operations.protecting import at_the_same_address, part_child
from twentyweeks.operations.register_request import typed_address
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_line,
    typed_size,
    typed_word,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.operations.visit_apart import MANAGER
from twentyweeks.returns.cells import read_email, read_phone
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

_FIELD_OF = {
    "lines": "lines",
    "postcode": "postcode",
    "telephone": "telephone",
    "new_name": "new_name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """One person around a child, as the form shows and returns them.

    A protected address, with the telephone and the name that this person has taken,
    is shown only to an officer who may open what is kept apart; `letter_size` is in
    points: 12, 18 or 24. The last four are of an order that limits contact: its days as
    written, and the paper of the case that it is filed as, or empty.
    """

    name: str
    salutation: str = ""
    role: str = ""
    standing: str = "unknown"
    standing_shown_by: str = ""
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
    new_name: str = ""
    order_since: str = ""
    order_until: str = ""
    order_limits: str = ""
    order_paper: str = ""


def person_form(caseload: Caseload, involved_id: str) -> Opened[PersonForm]:
    """Return the form of one person as it stands."""
    with caseload.reading() as session:
        person = _found(session, involved_id)
        opened = Opened(_form(person), seen_writes(session, person))
        identifier = person.id
    if not opened.form.address_is_protected or not may_open(caseload):
        return opened
    with caseload.reading(Compartment.RESTRICTED) as session:
        return _with_protected(session, identifier, opened)


def add_person(
    caseload: Caseload, case_id: str, form: PersonForm, now: datetime
) -> str:
    """Add a person around the child of a case; return their identifier."""
    values, address = _values(form), _address(form)
    apart = _apart(caseload, form, values, address)
    with caseload.reading() as session:
        child = case_in(session, case_id).person_id
        values |= {"limited_by": typed_order(session, child, _order_of(form), now)}
    person = Involved(child_id=child, name=_name(form))
    for name, value in {**values, **_general(form, values, address)}.items():
        setattr(person, name, value)
    if form.address_is_protected and may_open(caseload):
        keep_details(caseload, person.id, apart, {}, now)
    with saving(caseload, now) as journal:
        journal.create(person)
    if form.address_is_protected:
        part_child(caseload, child, _homes(address), now)
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
    values, address = _values(form), _address(form)
    apart = _apart(caseload, form, values, address)
    with caseload.reading() as session:
        child = _found(session, involved_id).child_id
        values |= {"limited_by": typed_order(session, child, _order_of(form), now)}
    identifier = read_id(involved_id, "person")
    if may_open(caseload):
        keep_details(caseload, identifier, apart, seen, now)
    with saving(caseload, now) as journal:
        person = _found(journal.session, involved_id)
        had = person.address is not None or person.telephone is not None
        before = person.address
        general = _general(form, values, address)
        told = {**values, "name": _name(form), **general}
        write_changes(journal, person, told, seen)
    if not form.address_is_protected:
        return ""
    home = address or before
    parted = part_child(caseload, child, _homes(home), now)
    with caseload.reading() as session:
        person = _found(session, involved_id)
        others = at_the_same_address(session, person, home) if home else ()
    said = [_now_apart(caseload)] if had or parted else []
    return " ".join((*said, *_stands_with(others)))


def _found(session: Session, involved_id: str) -> Involved:
    person = session.get(Involved, read_id(involved_id, "person"))
    if person is None:
        raise missing("person")
    return person


def _form(person: Involved) -> PersonForm:
    address, order = person.address or Address(), person.limited_by
    return PersonForm(
        name=person.name,
        salutation=person.salutation or "",
        role=person.role or "",
        standing=person.standing,
        standing_shown_by=person.standing_shown_by or "",
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
        order_since=order.since.isoformat() if order else "",
        order_until=order.until.isoformat() if order and order.until else "",
        order_limits=order.limits if order else "",
        order_paper=order.paper.hex if order and order.paper else "",
    )


def _with_protected(
    session: Session, of_id: UUID, opened: Opened[PersonForm]
) -> Opened[PersonForm]:
    held = protected_of(session, of_id)
    if held is None:
        return opened
    form = replace(
        opened.form,
        lines=held.lines,
        postcode=held.postcode or "",
        telephone=held.telephone or "",
        new_name=held.new_name or "",
    )
    return Opened(form, {**opened.seen, **seen_apart(session, held)})


def _address(form: PersonForm) -> Address | None:
    return typed_address(form.lines, form.postcode, "lines", "postcode")


def _homes(address: Address | None) -> tuple[Address, ...]:
    return (address,) if address else ()


def _apart(
    caseload: Caseload,
    form: PersonForm,
    values: dict[str, object],
    address: Address | None,
) -> dict[str, object]:
    """Return what is kept apart of this person: nothing where they are not protected.

    Refused where it cannot be kept by this officer, or would stand where all read.
    """
    new_name = typed_line(form.new_name, "new_name", "New name")
    if not form.address_is_protected:
        if new_name:
            raise Refused(
                "New name: it is kept apart, so tick first that this person's details "
                f"are protected. {KEPT}",
                field="new_name",
            )
        return {}
    told = {
        **address_apart(address),
        "telephone": values["telephone"],
        "new_name": new_name,
    }
    refuse_without_key(caseload, told, _FIELD_OF)
    return told


def _general(
    form: PersonForm, values: dict[str, object], address: Address | None
) -> dict[str, object]:
    if form.address_is_protected:
        return {"address": None, "telephone": None}
    return {"address": address, "telephone": values["telephone"]}


def _stands_with(others: tuple[str, ...]) -> Iterator[str]:
    if others:
        yield (
            f"The same address still stands with {' and '.join(others)}: protect it "
            "there too where they live together."
        )


def _now_apart(caseload: Caseload) -> str:
    apart = (
        "The address is kept apart from now on: only those who may open that part see "
        "it."
    )
    if not may_open(caseload):
        apart = (
            "No screen shows the address from now on. Your passphrase does not open "
            f"what is kept apart: ask {MANAGER} to write it there."
        )
    return (
        f"{apart} The earlier one stays in the journal of this team's laptops, from "
        "which nothing is ever taken out."
    )


def _name(form: PersonForm) -> str:
    return _needed(form.name, "name", "Name")


def _order_of(form: PersonForm) -> NewOrder:
    return NewOrder(
        since=form.order_since,
        until=form.order_until,
        limits=form.order_limits,
        paper=form.order_paper,
    )


def _needed(words: str, field: str, name: str) -> str:
    line = typed_line(words, field, name)
    if line is None:
        raise Refused(f"{name}: it is missing. {KEPT}", field=field)
    return line


def _values(form: PersonForm) -> dict[str, object]:
    told = typed_word(MayBeTold, form.may_be_told, "may_be_told", "May be told")
    return {
        "salutation": typed_line(form.salutation, "salutation", "Salutation"),
        "role": typed_line(form.role, "role", "Relation to the child"),
        "standing": typed_word(Standing, form.standing, "standing", "Standing"),
        "standing_shown_by": typed_line(
            form.standing_shown_by, "standing_shown_by", "What shows it"
        ),
        "may_be_told": told,
        "telephone": typed(read_phone, form.telephone, "telephone", "Telephone"),
        "email": typed(read_email, form.email, "email", "E-mail"),
        "best_way": typed_line(form.best_way, "best_way", "Best way and time"),
        "do_not": typed_line(form.do_not, "do_not", "Do not"),
        "language": typed_line(form.language, "language", "Language"),
        "interpreter": typed_line(form.interpreter, "interpreter", "Interpreter"),
        "letter_size": typed_size(form.letter_size, "letter_size", "Size of letters"),
        "address_is_protected": form.address_is_protected,
    }
