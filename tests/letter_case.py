"""A case from which every letter can be written: Northmoor, with all its services."""

from datetime import date

from sqlalchemy import select

from make import at, register
from twentyweeks.casework import (
    Address,
    Authority,
    Involved,
    MayBeTold,
    Officer,
    Person,
    Reach,
    Standing,
)
from twentyweeks.operations.decision import NewDecision, record_decision

HOME = Address(lines=("4 Mill Lane", "Northmoor"), postcode="NM1 1AA")
NO = NewDecision(
    question="assess",
    outcome="no",
    decided_on="2026-04-09",
    decided_by="Northmoor SEND panel",
    test="The panel found needs, but no need for provision through a plan",
    reasons=("The reading record shows that Amara has caught up by nine months.",),
    evidence=("Reading record, Ashgrove Primary, 11 March 2026",),
    other_help=("The reading group at Ashgrove Primary goes on.",),
    next_steps_meeting="Jo Marlow will ring you by Friday 17 April 2026",
)
YES = NewDecision(
    question="assess",
    outcome="yes",
    decided_on="2026-04-09",
    decided_by="Northmoor SEND panel",
)
SERVICES = {
    "reach": Reach(
        telephone="01632 960100",
        email="send@northmoor.example",
        website="www.northmoor.example/send",
        address=Address(lines=("SEND Team", "Moor House"), postcode="NM1 1AB"),
    ),
    "sendiass": Reach(name="Northmoor SENDIASS", telephone="01632 960111"),
    "mediation_adviser": Reach(name="Fellside Mediation", telephone="01632 960122"),
    "mediation_contact": Reach(name="Tom Akers", telephone="01632 960133"),
    "disagreement": Reach(name="Common Ground North", telephone="01632 960144"),
    "tribunal": Reach(
        name="First-tier Tribunal (Special Educational Needs and Disability)",
        address=Address(lines=("Parkgate", "Darlington"), postcode="DL1 1RU"),
    ),
    "complaints": Reach(name="Northmoor complaints team", telephone="01632 960155"),
    "school_information": "www.northmoor.example/schools",
}


def letter_case(caseload, **fields) -> str:
    """Register Amara's request on 2 March 2026, with all that a letter names."""
    given = {"known_as": "Amara", "pronouns": "she/her", **fields}
    case_id = register(
        caseload,
        parent_address=HOME.lines,
        parent_postcode=HOME.postcode,
        **given,
    )
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        session = journal.session
        authority = session.scalars(select(Authority)).one()
        for name, value in SERVICES.items():
            journal.set(authority, name, value)
        officer = session.scalars(select(Officer)).one()
        journal.set(officer, "telephone", "01632 960101")
        journal.set(officer, "email", "jo.marlow@northmoor.example")
    return case_id


def mother(caseload) -> str:
    """Return the identifier of Amara's mother."""
    with caseload.reading() as session:
        named = Involved.name == "Ngozi Okafor"
        return session.scalars(select(Involved.id).where(named)).one().hex


def beside(caseload, name, **fields) -> str:
    """Put one more person around the only child; return their identifier."""
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        child = journal.session.scalars(select(Person).order_by(Person.id)).first()
        given = {
            "standing": Standing.PARENTAL_RESPONSIBILITY,
            "may_be_told": MayBeTold.EVERYTHING,
            "address": Address(
                lines=("9 Quay Street", "Northmoor"), postcode="NM2 2BB"
            ),
            **fields,
        }
        person = Involved(child_id=child.id, name=name, **given)
        return journal.create(person).id.hex


def assessed(caseload, **fields) -> str:
    """Return a case on which the panel has agreed to assess."""
    case_id = letter_case(caseload, **fields)
    record_decision(caseload, case_id, YES, at("2026-04-10"))
    return case_id


def refused(caseload, **fields) -> str:
    """Return a case on which the panel has refused to assess."""
    case_id = letter_case(caseload, **fields)
    record_decision(caseload, case_id, NO, at("2026-04-10"))
    return case_id


def other_child(caseload, forename="Samir", surname="Hughes") -> None:
    """Put another child into the caseload."""
    with caseload.writing(caseload.stamp(at("2026-03-02"))) as journal:
        born = date(2018, 5, 4)
        journal.create(Person(forename=forename, surname=surname, born=born))
