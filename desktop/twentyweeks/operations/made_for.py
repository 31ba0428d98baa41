"""A paper about the plan that is made for one reader, or for all the family."""

from sqlalchemy import select

from twentyweeks.casework import Authority, Person, Reach
from twentyweeks.errors import Refused
from twentyweeks.operations.given_away import given_away, told_in
from twentyweeks.operations.hidden import hidden_from, read_protected, unsearched
from twentyweeks.operations.recipients import lines_of, people_around
from twentyweeks.operations.saving import case_in
from twentyweeks.storage.caseload import Caseload


def refuse_given_away(
    caseload: Caseload, case_id: str, pdf: bytes, reader: str = "", place: str = ""
) -> None:
    """Refuse a paper in which something stands that is kept apart from its reader.

    `reader` is a name of the case; where it is empty, anybody may come to read it.
    `place` is what Section I names, which the law shows to all.
    """
    protected = read_protected(caseload)
    with caseload.reading() as session:
        child = session.get_one(Person, case_in(session, case_id).person_id)
        around = people_around(session, child.id)
        own = next((each.id for each in around if each.name == reader), None)
        found = [*unsearched(session, child, protected, own)]
        hidden = hidden_from(session, child, protected, own)
        held = session.scalars(select(Authority).order_by(Authority.id)).first()
        address = (held.reach or Reach()).address if held else None
        setting = child.setting.name if child.setting else ""
        open_words = (held.name if held else "", setting, place, *lines_of(address))
    found += given_away(told_in(pdf), hidden, open_words)
    if found:
        raise Refused(f"{found[0].missing} Nothing was made. {found[0].mend}")
