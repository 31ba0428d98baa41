"""What is kept apart of a family, and by which words a paper would tell it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Involved, Person, ProtectedAddress, Standing
from twentyweeks.operations.given_away import Hidden
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.names import folded
from twentyweeks.storage.caseload import Caseload
from twentyweeks.vault.keys import Compartment

_LEAST = 4
"""Letters of a detail below which it is told from no ordinary word."""
_PARENTS = (Standing.PARENTAL_RESPONSIBILITY, Standing.CARE_OF_CHILD)
_NUMBER = re.compile(r"^\d+\s?[A-Za-z]?\s+")
_PLACE = re.compile(r"\s+(?:School|Academy|College|Nursery)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The protected details that this officer may read, by whose they are."""

    readable: bool
    held: Mapping[UUID, ProtectedAddress]


@dataclass(frozen=True, slots=True)
class _Whose:
    """A child, or somebody around a child: the names that all may know."""

    id: UUID
    names: tuple[str, ...]


def read_protected(caseload: Caseload) -> Protected:
    """Read the protected details where this officer's key opens them."""
    if Compartment.RESTRICTED not in caseload.open:
        return Protected(readable=False, held={})
    with caseload.reading(Compartment.RESTRICTED) as session:
        found = session.scalars(select(ProtectedAddress).order_by(ProtectedAddress.id))
        held = {each.of_id: each for each in found}
        session.expunge_all()
    return Protected(readable=True, held=held)


def hidden_from(
    session: Session, child: Person, protected: Protected, reader: UUID | None = None
) -> tuple[Hidden, ...]:
    """Return what may stand in no paper about this child that `reader` gets.

    It is what is kept apart of the child, of those around and of the families of
    brothers and sisters. With whom the reader shares a home, they share its details.
    """
    if not protected.held:
        return ()
    family, own = _family(session, child), {reader}
    for kin in _kin(session, child, protected):
        beside = _family(session, kin)
        own |= _same_person(family, beside[1:], reader)
        family += beside
    shared = [home for whose, home in protected.held.items() if whose in own]
    firsts = [name.split()[0] for each in family for name in each.names]
    said = [
        hidden
        for each in family
        if each.id in protected.held and each.id not in own
        for hidden in _telling(protected.held[each.id], each, firsts)
        if not any(_one_home(protected.held[each.id], home) for home in shared)
    ]
    known = {words for home in shared for words in _address(home)}
    return tuple(each for each in dict.fromkeys(said) if each not in known)


def unsearched(
    session: Session, child: Person, protected: Protected, reader: UUID | None = None
) -> Iterator[Finding]:
    """Find that this officer has no key to what would have to be searched for."""
    if protected.readable:
        return
    around = _around(session, child.id)
    hidden = {each.id for each in around if each.address_is_protected}
    hidden |= {child.id} if child.address_is_protected else set()
    if hidden and reader not in hidden:
        yield Finding(
            rule=Rule.LAW,
            requirement="protected-unsearched",
            missing="An address of this family is kept apart, and your passphrase does "
            "not open it, so nobody can say that it stands nowhere in this.",
            where="The whole paper",
            mend="Ask your manager, who can make it.",
            cite="UK GDPR Article 5(1)(f)",
        )


def unsearched_of_ours(
    session: Session, child: Person, protected: Protected, reader: UUID | None = None
) -> Iterator[Finding]:
    """Find the same of a paper that is made from the general records alone.

    From these the address was taken when it became protected, so that a limit of the
    law need not be missed for want of a key.
    """
    for found in unsearched(session, child, protected, reader):
        yield replace(
            found,
            rule=Rule.PRACTICE,
            mend="Ask your manager, who can make it; or answer who read it for that.",
        )


def _around(session: Session, child_id: UUID) -> list[Involved]:
    rows = select(Involved).where(Involved.child_id == child_id).order_by(Involved.id)
    return list(session.scalars(rows))


def _family(session: Session, child: Person) -> list[_Whose]:
    """Return the child, then everybody around, by the names that all know."""
    first = f"{child.forename or child.known_as or ''} {child.surname or ''}".strip()
    names = tuple(each for each in (first, child.known_as) if each)
    around = _around(session, child.id)
    return [_Whose(child.id, names), *(_Whose(e.id, (e.name,)) for e in around)]


def _kin(session: Session, child: Person, protected: Protected) -> list[Person]:
    """Return the other protected children who have a parent of the same name."""
    rows = select(Involved.name).where(
        Involved.child_id == child.id, Involved.standing.in_(_PARENTS)
    )
    parents = {folded(each) for each in session.scalars(rows)}
    around = select(Involved.child_id).where(Involved.id.in_(protected.held))
    whose = or_(Involved.child_id.in_(protected.held), Involved.child_id.in_(around))
    others = session.execute(
        select(Involved.child_id, Involved.name).where(
            whose, Involved.standing.in_(_PARENTS), Involved.child_id != child.id
        )
    )
    kin = {row.child_id for row in others if folded(row.name) in parents}
    return [session.get_one(Person, each) for each in sorted(kin)]


def _same_person(
    family: Iterable[_Whose], beside: Iterable[_Whose], reader: UUID | None
) -> set[UUID | None]:
    """Return the records beside a brother or sister that are of the reader too."""
    names = {folded(*each.names) for each in family if each.id == reader}
    return {each.id for each in beside if folded(*each.names) in names}


def _one_home(one: ProtectedAddress, other: ProtectedAddress) -> bool:
    first, second = (folded(*each.lines, each.postcode) for each in (one, other))
    return bool(first) and first == second


def _telling(
    held: ProtectedAddress, whose: _Whose, firsts: Collection[str]
) -> Iterator[Hidden]:
    yield from _address(held)
    yield from _numbers(held.telephone or "")
    yield from _name(held.new_name or "", whose, firsts)
    school = held.setting.name if held.setting else ""
    yield from _long((school, _PLACE.sub("", school)))


def _address(held: ProtectedAddress) -> Iterator[Hidden]:
    pieces = [piece.strip() for line in held.lines for piece in line.split(",")]
    yield from _long((*held.lines, *pieces, held.postcode or ""))
    for piece in pieces:
        street = _NUMBER.sub("", piece)
        if street != piece:
            yield from _long((street,), is_sure=False)


def _numbers(telephone: str) -> Iterator[Hidden]:
    """Return a number as it is dialled here, and from abroad."""
    digits = re.sub(r"\D", "", telephone)
    yield from _long((telephone,))
    if digits.startswith("0"):
        yield from _long((f"44{digits[1:]}", f"0044{digits[1:]}"))


def _name(new_name: str, whose: _Whose, firsts: Collection[str]) -> Iterator[Hidden]:
    """Return a new name whole, with each first name of the family, and by itself."""
    known = folded(*whose.names).split()
    new = [part for part in new_name.split() if folded(part) not in known]
    if not new:
        return
    yield Hidden(new_name)
    for part in new:
        yield from (Hidden(f"{first} {part}") for first in dict.fromkeys(firsts))
        yield Hidden(part, is_sure=False)


def _long(said: Iterable[str], *, is_sure: bool = True) -> Iterator[Hidden]:
    for each in said:
        if len(re.sub(r"\W", "", each)) >= _LEAST:
            yield Hidden(each.strip(), is_sure)
