"""A further request for a known child: filled in, never overwritten."""

from datetime import date

from sqlalchemy import select

from twentyweeks.casework import Involved, MayBeTold, Person, Standing
from twentyweeks.errors import Refused
from twentyweeks.operations.typed import KEPT
from twentyweeks.present.dates import plain
from twentyweeks.present.names import folded
from twentyweeks.storage.journal import Journal

_NUMBERS = (("born", "Date of birth"), ("upn", "UPN"), ("nhs_number", "NHS number"))
_CHILD = ("born", "upn", "nhs_number", "known_as", "sex", "pronouns")
_PARENT = ("role", "telephone", "email", "address")


def join_child(journal: Journal, known: Person, typed: Person) -> None:
    """Fill in what was not known of the child; the setting is the one named now.

    Refused where a number or the day of birth differs from the one on record, and for
    a school that is to be kept apart.
    """
    for field, name in _NUMBERS:
        held, given = getattr(known, field), getattr(typed, field)
        if held and given and held != given:
            stands = plain(held) if isinstance(held, date) else held
            raise Refused(
                f"{name}: the record of this child says {stands}. {KEPT} Correct the "
                "record first, or say that this is a different child.",
                field=field,
            )
    _fill(journal, known, typed, _CHILD)
    if typed.setting is not None and typed.setting != known.setting:
        _refuse_protected(known, "school", "School or setting")
        journal.set(known, "setting", typed.setting)


def join_parent(journal: Journal, child: Person, typed: Involved) -> None:
    """Add the parent, or fill in what was not known where they are there already.

    Refused for an address or a telephone that is to be kept apart.
    """
    around = select(Involved).where(Involved.child_id == child.id)
    same = [
        each
        for each in journal.session.scalars(around)
        if folded(each.name) == folded(typed.name)
    ]
    if len(same) != 1:
        typed.child_id = child.id
        journal.create(typed)
        return
    known = same[0]
    if known.standing is Standing.UNKNOWN and typed.standing is not Standing.UNKNOWN:
        journal.set(known, "standing", typed.standing)
        if known.may_be_told is MayBeTold.NOTHING:
            journal.set(known, "may_be_told", typed.may_be_told)
    for field, name in (("address", "Address"), ("telephone", "Telephone")):
        if getattr(typed, field) is not None:
            _refuse_protected(known, f"parent_{field}", f"Parent's {name.lower()}")
    _fill(journal, known, typed, _PARENT)


def _refuse_protected(known: Person | Involved, field: str, name: str) -> None:
    if known.address_is_protected:
        raise Refused(
            f"{name}: what is known of {known.name} is kept apart. {KEPT} Leave it "
            "empty, and write it on their own form under People on the case.",
            field=field,
        )


def _fill(
    journal: Journal,
    known: Person | Involved,
    typed: Person | Involved,
    fields: tuple[str, ...],
) -> None:
    for field in fields:
        given = getattr(typed, field)
        if given is not None and getattr(known, field) is None:
            journal.set(known, field, given)
