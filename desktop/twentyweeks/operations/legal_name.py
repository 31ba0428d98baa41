"""The child's legal name and birthday, without which no paper can be made."""

from datetime import date

from twentyweeks.casework import Person
from twentyweeks.errors import Refused


def legal_name(child: Person) -> tuple[str, date]:
    """Return name and birthday; Refused where one is not recorded."""
    if child.born is None or not (child.forename and child.surname):
        raise Refused(
            "A letter or a plan needs the child's forename, surname and date of birth, "
            f"and one of them is not known of {child.name}. Nothing was made. Record "
            "it first."
        )
    return f"{child.forename} {child.surname}", child.born
