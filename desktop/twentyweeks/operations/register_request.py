"""Register a request for an EHC needs assessment: the clock starts on its receipt."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Address,
    Case,
    Involved,
    MayBeTold,
    Milestone,
    Person,
    Setting,
    Standing,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.join_known import join_child, join_parent
from twentyweeks.operations.known import DIFFERENT, KnownAlready, known_people
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_line,
    typed_past_day,
    typed_word,
)
from twentyweeks.operations.visit_apart import hold_apart, is_protected
from twentyweeks.present.dates import age_on, day_of, plain
from twentyweeks.returns.cells import (
    read_email,
    read_line,
    read_nhs_number,
    read_phone,
    read_postcode,
    read_sex,
    read_upn,
)
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal

__all__ = ["KnownAlready", "NewRequest", "register_request"]

ASKED_BY = ("parent", "young_person", "school", "post16")
IN_FORCE = date(2014, 9, 1)
FIRST_NUMBER = 1001
_OLDEST = 25
_TOLD_EVERYTHING = (Standing.PARENTAL_RESPONSIBILITY, Standing.CARE_OF_CHILD)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What an officer types when a request arrives.

    `known_already` is the identifier of a child who is in the caseload, so that a
    new case joins them, or "different" where a likely double is another child.
    """

    forename: str
    surname: str
    known_as: str = ""
    born: str
    received_on: str
    asked_by: str
    school: str = ""
    upn: str = ""
    nhs_number: str = ""
    sex: str = ""
    pronouns: str = ""
    parent_name: str = ""
    parent_role: str = ""
    parent_standing: str = "unknown"
    parent_telephone: str = ""
    parent_email: str = ""
    parent_address: tuple[str, ...] = ()
    parent_postcode: str = ""
    primary_need: str = ""
    reference: str = ""
    known_already: str = ""


def register_request(caseload: Caseload, new: NewRequest, now: datetime) -> str:
    """Record a request with its child and parent; return the new case's identifier.

    Refused with the field that is at fault; KnownAlready where the child is probably
    in the caseload; BadInput for what cannot be read.
    """
    today = day_of(now)
    child = _child(new, today)
    received = _received(new, child, today)
    around = [each for each in (_own_place(new, child), _parent(new, child)) if each]
    with saving(caseload, now) as journal:
        person = _person(journal, new, child)
        case = Case(
            person_id=person.id,
            reference=_reference(journal.session, new.reference, received),
            officer_id=caseload.officer,
            primary_need=typed_line(new.primary_need, "primary_need", "Main need"),
        )
        journal.create(case)
        if is_protected(journal.session, person.id):
            hold_apart(journal, case, caseload, today)
        for each in around:
            join_parent(journal, person, each)
        facts = {
            "kind": "request_received",
            "on": received.isoformat(),
            "from": new.asked_by,
        }
        journal.create(
            Milestone(
                case_id=case.id,
                facts=facts,
                recorded_by=caseload.officer,
                recorded_at=now,
            )
        )
        return case.id.hex


def _child(new: NewRequest, today: date) -> Person:
    forename = typed_line(new.forename, "forename", "First name")
    surname = typed_line(new.surname, "surname", "Last name")
    if forename is None and surname is None:
        raise Refused(f"Give the child's name. {KEPT}", field="forename")
    school = typed_line(new.school, "school", "School or setting")
    return Person(
        forename=forename,
        surname=surname,
        known_as=typed_line(new.known_as, "known_as", "Known as"),
        born=typed_past_day(new.born, "born", "Date of birth", today),
        sex=typed(read_sex, new.sex, "sex", "Sex"),
        pronouns=typed_line(new.pronouns, "pronouns", "Pronouns"),
        upn=typed(read_upn, new.upn, "upn", "UPN"),
        nhs_number=typed(read_nhs_number, new.nhs_number, "nhs_number", "NHS number"),
        setting=None if school is None else Setting(name=school),
    )


def _received(new: NewRequest, child: Person, today: date) -> date:
    received = typed_past_day(new.received_on, "received_on", "Received on", today)
    born = child.born or received
    if received < IN_FORCE:
        raise Refused(
            "Received on: Part 3 of the Children and Families Act 2014 came into force "
            f"on 1 September 2014, and this is before it. {KEPT}",
            field="received_on",
        )
    if born > received:
        raise Refused(
            "Date of birth: it is after the day on which the request was received "
            f"({plain(received)}). {KEPT}",
            field="born",
        )
    if age_on(born, received) >= _OLDEST:
        raise Refused(
            "Date of birth: this person was 25 or older when the request was received, "
            "and a young person is under 25 (Children and Families Act 2014 s.83(2)). "
            f"{KEPT}",
            field="born",
        )
    if new.asked_by not in ASKED_BY:
        raise BadInput(
            f"Asked by: “{new.asked_by}” is none of {', '.join(ASKED_BY)}. {KEPT}",
            field="asked_by",
        )
    return received


def _own_place(new: NewRequest, child: Person) -> Involved | None:
    """Return the young person's own place among those who are written to."""
    if new.asked_by != "young_person":
        return None
    return Involved(
        child_id=child.id,
        name=child.name,
        role="Young person",
        standing=Standing.YOUNG_PERSON,
        may_be_told=MayBeTold.EVERYTHING,
    )


def _parent(new: NewRequest, child: Person) -> Involved | None:
    standing = typed_word(Standing, new.parent_standing, "parent_standing", "Standing")
    address = typed_address(
        new.parent_address, new.parent_postcode, "parent_address", "parent_postcode"
    )
    telephone = typed(read_phone, new.parent_telephone, "parent_telephone", "Telephone")
    email = typed(read_email, new.parent_email, "parent_email", "E-mail")
    name = typed_line(new.parent_name, "parent_name", "Parent's name")
    if name is None:
        if telephone or email or address:
            raise Refused(f"Parent's name: it is missing. {KEPT}", field="parent_name")
        return None
    told = standing in _TOLD_EVERYTHING
    return Involved(
        child_id=child.id,
        name=name,
        role=typed_line(new.parent_role, "parent_role", "Relation to the child"),
        standing=standing,
        may_be_told=MayBeTold.EVERYTHING if told else MayBeTold.NOTHING,
        address=address,
        telephone=telephone,
        email=email,
    )


def typed_address(
    lines: tuple[str, ...], postcode: str, lines_field: str, postcode_field: str
) -> Address | None:
    """Read an address, or return None where nothing of it was given."""
    read = tuple(
        line
        for line in (typed(read_line, each, lines_field, "Address") for each in lines)
        if line is not None
    )
    code = typed(read_postcode, postcode, postcode_field, "Postcode")
    return Address(lines=read, postcode=code or "") if read or code else None


def _person(journal: Journal, new: NewRequest, child: Person) -> Person:
    if new.known_already not in ("", DIFFERENT):
        known = journal.session.get(Person, read_id(new.known_already, "known_already"))
        if known is None:
            raise missing("known_already")
        join_child(journal, known, child)
        return known
    doubles = known_people(journal.session, child)
    if doubles and new.known_already != DIFFERENT:
        raise KnownAlready(doubles)
    return journal.create(child)


def _reference(session: Session, given: str, received: date) -> str:
    wanted = typed_line(given, "reference", "Reference")
    if wanted is None:
        return _next_reference(session, f"EHC-{received:%y}-")
    taken = session.scalar(select(Case.id).where(Case.reference == wanted))
    if taken is not None:
        raise Refused(
            f"Reference: {wanted} belongs to another case. {KEPT} Leave it empty, and "
            "the next free one is taken.",
            field="reference",
        )
    return wanted


def _next_reference(session: Session, stem: str) -> str:
    held = session.scalars(
        select(Case.reference).where(Case.reference.like(f"{stem}%"))
    )
    numbers = [each.removeprefix(stem) for each in held]
    taken = [int(number) for number in numbers if number.isascii() and number.isdigit()]
    return f"{stem}{max(taken, default=FIRST_NUMBER - 1) + 1}"
