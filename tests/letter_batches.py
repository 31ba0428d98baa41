"""Three children for one kind of letter, one of them at a protected address."""

from threading import Event

from sqlalchemy import select

from letter_case import beside, letter_case
from make import at, register
from twentyweeks.casework import Involved, Standing
from twentyweeks.operations.letter_batch import Batch, issue_batch, look_through

NOW = at("2026-03-03")


def three(caseload):
    """Put them there; return their cases."""
    amara = letter_case(caseload)
    beside(caseload, "Emeka Okafor")
    beside(caseload, "Grace Bell", standing=Standing.UNKNOWN)
    others = [
        register(
            caseload,
            forename=forename,
            surname=surname,
            parent_name=parent,
            parent_address=("7 Bridge Road", "Northmoor"),
            parent_postcode="NM3 3CC",
            pronouns="he/him",
        )
        for forename, surname, parent in (
            ("Samir", "Hughes", "Rhian Hughes"),
            ("Leo", "Novak", "Ana Novak"),
        )
    ]
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        named = Involved.name == "Ana Novak"
        ana = journal.session.scalars(select(Involved).where(named)).one()
        journal.set(ana, "address_is_protected", value=True)
    return (amara, *others)


def look(caseload, kind="received", stopped=None, leaves_on=None):
    """Look through one kind of letter to all of them."""
    batch = Batch(
        case_ids=caseload.cases, kind=kind, sent_by="first_class", leaves_on=leaves_on
    )
    return look_through(caseload, batch, NOW, stopped or Event(), lambda *_: None)


def issue(caseload, **fields):
    """Issue the letters that were looked through; return their identifiers."""
    looked = look(caseload, **fields)
    return issue_batch(caseload, looked, NOW, Event(), lambda *_: None).letter_ids
