"""Who may be sent a letter about a child, and where to.

A protected address is read from the restricted compartment, for the letter to that
person alone.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Address,
    Case,
    Involved,
    MayBeTold,
    Person,
    Standing,
)
from twentyweeks.errors import Refused
from twentyweeks.letters import facts as letters
from twentyweeks.letters.facts import LetterKind, Recipient, Size
from twentyweeks.operations.acting import Acting, acting_for
from twentyweeks.operations.hidden import Protected
from twentyweeks.operations.saving import missing, read_id
from twentyweeks.plans.finding import Finding
from twentyweeks.present.case_words import order_words
from twentyweeks.present.dates import plain
from twentyweeks.present.letter import RecipientChoice
from twentyweeks.present.young_person import is_young_person

_STANDINGS = {
    Standing.PARENTAL_RESPONSIBILITY: letters.Standing.PARENTAL_RESPONSIBILITY,
    Standing.CARE_OF_CHILD: letters.Standing.HAS_CARE,
    Standing.YOUNG_PERSON: letters.Standing.YOUNG_PERSON,
    Standing.REPRESENTATIVE: letters.Standing.REPRESENTATIVE,
    Standing.ADVISER: letters.Standing.ADVISER,
    Standing.SETTING: letters.Standing.SETTING,
    Standing.AUTHORITY: letters.Standing.AUTHORITY,
    Standing.UNKNOWN: letters.Standing.UNKNOWN,
}
ASKING = (LetterKind.ADVICE_REQUEST, LetterKind.ADVICE_CHASE)
"""The letters that one who may only be asked for advice may be sent."""
_COPIED = (
    Standing.PARENTAL_RESPONSIBILITY,
    Standing.CARE_OF_CHILD,
    Standing.REPRESENTATIVE,
)
_MANAGER = "your manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One person as a letter addresses them; `is_apart` where the letter says more
    than the general compartment may hold; `findings` on who acts.
    """

    id: UUID
    facts: Recipient
    is_apart: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Of which letter, on which day, it is asked who may have it."""

    child: Person
    case: Case
    protected: Protected
    today: date
    acting: Acting
    kind: LetterKind | None = None

    def is_own(self) -> bool:
        """Return whether the letter is the young person's own."""
        born = self.child.born
        return born is not None and is_young_person(born, self.today)


def people_around(session: Session, child_id: UUID) -> tuple[Involved, ...]:
    """Return the people around a child, in the order in which they were entered."""
    rows = select(Involved).where(Involved.child_id == child_id).order_by(Involved.id)
    return tuple(session.scalars(rows))


def family(session: Session, child_id: UUID) -> tuple[UUID, ...]:
    """Return the identifiers of a child and of everybody around them."""
    return (child_id, *(each.id for each in people_around(session, child_id)))


def recipient_choices(
    session: Session, case: Case, protected: Protected, today: date
) -> tuple[RecipientChoice, ...]:
    """Return everybody around the child, with why a letter cannot go to some."""
    child = session.get(Person, case.person_id) or Person()
    around = people_around(session, child.id)
    asked = _Asked(
        child=child,
        case=case,
        protected=protected,
        today=today,
        acting=acting_for(session, case.id, child.name, around),
    )
    listed = [
        RecipientChoice(
            id=each.id.hex,
            words=f"{each.name}, {each.role}" if each.role else each.name,
            because=_why_not(each, asked),
        )
        for each in around
    ]
    if asked.is_own():
        because = _why_no_address(child, protected, case)
        listed.append(
            RecipientChoice(id=child.id.hex, words=child.name, because=because)
        )
    return tuple(listed)


def written_to(session: Session, case: Case, kind: LetterKind, today: date) -> set[str]:
    """Return whom a letter of a case is for, and who has a copy by right.

    It is for the young person, or for who acts in this, with those whom they wish to
    have a copy; else for the family.
    """
    child = session.get(Person, case.person_id)
    around = people_around(session, case.person_id)
    if child and child.born and is_young_person(child.born, today):
        acting = acting_for(session, case.id, child.name, around)
        acts = {each.id.hex for each in around if acting.acts(each.id, kind)}
        copied = {each.id.hex for each in around if wishes_a_copy(each, today)}
        return (acts or {child.id.hex}) | copied
    own = (*_COPIED, Standing.UNKNOWN)
    return {each.id.hex for each in around if each.standing in own}


def may_be_copied(person: Involved) -> bool:
    """Return whether a young person may wish that this person gets copies."""
    return person.standing in _COPIED


def wishes_a_copy(person: Involved, today: date) -> bool:
    """Return whether the young person wishes today that this person gets copies."""
    wish = person.copy_wished
    return may_be_copied(person) and wish is not None and wish.holds(today)


def reader_of(
    session: Session,
    case: Case,
    protected: Protected,
    wanted: str,
    kind: LetterKind,
    today: date,
) -> Reader:
    """Return the person whom a letter is for; Refused where they may not have it."""
    identifier = read_id(wanted, "recipient_id")
    child = session.get(Person, case.person_id) or Person()
    asked = _Asked(
        child=child,
        case=case,
        protected=protected,
        today=today,
        acting=acting_for(
            session, case.id, child.name, people_around(session, child.id)
        ),
        kind=kind,
    )
    if identifier == child.id:
        return _own_reader(asked)
    found = session.get(Involved, identifier)
    if found is None or found.child_id != child.id:
        raise missing("recipient_id")
    because = _why_not(found, asked)
    if because:
        raise Refused(f"{because} Nothing was made.", field="recipient_id")
    own = asked.is_own()
    address = found.address
    if found.address_is_protected:
        address = _held_address(protected, found.id)
    facts = _recipient(found, address)
    return Reader(
        id=found.id,
        facts=replace(facts, acts_as=asked.acting.role(found, kind)) if own else facts,
        is_apart=found.address_is_protected,
        findings=asked.acting.findings(kind, today) if own else (),
    )


def _own_reader(asked: _Asked) -> Reader:
    child, protected, case = asked.child, asked.protected, asked.case
    lacking = asked.acting.why_not_own(asked.kind) if asked.is_own() else ""
    if lacking:
        raise Refused(f"{lacking} Nothing was made.", field="recipient_id")
    if not child.address_is_protected:
        return Reader(
            id=child.id,
            facts=_young_person(child, child.address),
            findings=_own_findings(asked),
        )
    because = _why_no_address(child, protected, case)
    if because:
        raise Refused(f"{because} Nothing was made.", field="recipient_id")
    address = _held_address(protected, child.id)
    return Reader(
        id=child.id,
        facts=_young_person(child, address),
        is_apart=True,
        findings=_own_findings(asked),
    )


def _own_findings(asked: _Asked) -> tuple[Finding, ...]:
    return asked.acting.findings(asked.kind, asked.today) if asked.kind else ()


def _held_address(protected: Protected, of_id: UUID) -> Address:
    held = protected.held[of_id]
    return Address(lines=held.lines, postcode=held.postcode or "")


def size_of(points: int) -> Size:
    """Return the size of print that is at least as large as was asked for."""
    if points <= int(Size.ORDINARY):
        return Size.ORDINARY
    return Size.LARGE if points <= int(Size.LARGE) else Size.VERY_LARGE


def family_size(session: Session, child: Person) -> Size:
    """Return the largest print that anybody of a child's family asked for."""
    asked = [
        each.letter_size
        for each in people_around(session, child.id)
        if _STANDINGS[each.standing] in letters.FAMILY
    ]
    return size_of(max((child.letter_size or 0, *asked)))


def lines_of(address: Address | None) -> tuple[str, ...]:
    """Return an address as the lines of an envelope."""
    if address is None:
        return ()
    return (*address.lines, address.postcode) if address.postcode else address.lines


def _why_not(person: Involved, asked: _Asked) -> str:
    """Say why a person cannot be sent a letter (of this kind); empty if they can."""
    said = _why_not_told(person, asked) or _why_no_copy(person, asked)
    return said or _why_no_address(person, asked.protected, asked.case)


def _why_not_told(person: Involved, asked: _Asked) -> str:
    if person.standing is Standing.UNKNOWN:
        return (
            f"We do not know by what right {person.name} gets a letter: record their "
            "standing first. Nobody else's letter waits for it."
        )
    if person.limited_by is not None and person.limited_by.holds(asked.today):
        return (
            f"No letter may go to {person.name}. {order_words(person.limited_by)}. "
            "Nobody else's letter waits for it."
        )
    if person.may_be_told is MayBeTold.NOTHING:
        return f"{person.name} may be told nothing about this child."
    only_advice = person.may_be_told is MayBeTold.ASKED_ADVICE_ONLY
    if only_advice and asked.kind not in (None, *ASKING):
        return f"{person.name} may only be asked for advice about this child."
    return ""


def _why_no_copy(person: Involved, asked: _Asked) -> str:
    if not asked.is_own():
        return ""
    if person.standing is Standing.YOUNG_PERSON:
        return asked.acting.why_not_own(asked.kind)
    acts = asked.acting.acts(person.id, asked.kind)
    if acts or not may_be_copied(person) or wishes_a_copy(person, asked.today):
        return ""
    wish, name = person.copy_wished, asked.child.name
    if wish is None:
        said = "none is recorded"
    elif wish.on > asked.today:
        said = f"it is of {plain(wish.on)} only"
    else:
        said = f"it was taken back on {plain(wish.until or asked.today)}"
    return (
        f"{name} is a young person and is written to in their own right. "
        f"{person.name} gets a copy only by {name}'s wish, and {said}."
    )


def _why_no_address(person: Involved | Person, protected: Protected, case: Case) -> str:
    if not person.address_is_protected:
        return ""
    ask = case.held_apart.ask if case.held_apart else _MANAGER
    if not protected.readable:
        return (
            f"The address of {person.name} is protected, and your passphrase does not "
            f"open it. Ask {ask}, who can make this letter."
        )
    held = protected.held.get(person.id)
    if held is None or not (held.lines or held.postcode):
        return (
            f"The address of {person.name} is protected, and none is recorded. Ask "
            f"{ask} where this letter may go."
        )
    return ""


def _recipient(person: Involved, address: Address | None) -> Recipient:
    return Recipient(
        name=person.name,
        salutation=person.salutation or person.name,
        standing=_STANDINGS[person.standing],
        address_lines=lines_of(address),
        email=person.email or "",
        size=size_of(person.letter_size),
        language=_tag(person.language),
    )


def _young_person(child: Person, address: Address | None) -> Recipient:
    return Recipient(
        name=child.name,
        salutation=child.known_as or child.forename or child.name,
        standing=letters.Standing.YOUNG_PERSON,
        address_lines=lines_of(address),
        email=child.email or "",
        size=size_of(child.letter_size or 0),
        language=_tag(child.language),
    )


def _tag(language: str | None) -> str:
    if not language or language.casefold().startswith("en"):
        return "en-GB"
    return language
