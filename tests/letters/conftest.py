from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from twentyweeks.letters.facts import (
    AssessFacts,
    Authority,
    Child,
    Contact,
    Dates,
    Evidence,
    LetterFacts,
    LetterKind,
    OfficerFacts,
    Reasons,
    Recipient,
    Standing,
)

AUTHORITY = Authority(
    name="Northmoor Council",
    address_lines=("SEND Team", "Moor House", "High Street", "Northmoor NM1 1AA"),
    telephone="01632 960100",
    email="send@northmoor.example",
    website="www.northmoor.example/send",
    sendiass=Contact(
        name="Northmoor SENDIASS",
        telephone="01632 960111",
        email="hello@sendiass.example",
        website="www.sendiass.example",
    ),
    mediation_adviser=Contact(
        name="Fellside Mediation",
        telephone="01632 960122",
        email="advice@fellside.example",
    ),
    mediation_contact=Contact(
        name="Tom Akers, disagreements officer",
        telephone="01632 960133",
        email="mediation@northmoor.example",
    ),
    disagreement_resolution=Contact(
        name="Common Ground North", telephone="01632 960144"
    ),
    tribunal=Contact(
        name="First-tier Tribunal (Special Educational Needs and Disability)",
        address_lines=("Darlington Tribunal Centre", "Parkgate", "Darlington DL1 1RU"),
    ),
    complaints=Contact(name="Northmoor complaints team", telephone="01632 960155"),
    school_information="www.northmoor.example/local-offer/schools",
)
OFFICER = OfficerFacts(
    name="Priya Nair",
    job_title="SEND case officer",
    telephone="01632 960101",
    email="priya.nair@northmoor.example",
)
CHILD = Child(
    legal_name="Aled Rhys Bowen",
    known_as="Aled",
    born=date(2018, 5, 4),
    setting="Fell View Primary School",
    reference="NM-0042",
    pronouns="he/him",
)
MOTHER = Recipient(
    name="Siân Bowen",
    salutation="Ms Bowen",
    standing=Standing.PARENTAL_RESPONSIBILITY,
    address_lines=("3 Beck Cottages", "Northmoor", "NM4 7QT"),
)
YOUNG_PERSON = Child(
    legal_name="Ayesha O'Neill",
    known_as="Ayesha",
    born=date(2008, 11, 2),
    setting="Northmoor Sixth Form College",
    reference="NM-0077",
    pronouns="she/her",
    is_young_person=True,
)
HERSELF = Recipient(
    name="Ayesha O'Neill",
    salutation="Ayesha",
    standing=Standing.YOUNG_PERSON,
    address_lines=("Flat 2", "11 Mill Row", "Northmoor NM2 3BD"),
)
REASONS = Reasons(
    decided_on=date(2026, 4, 9),
    panel="Northmoor SEND panel",
    test=(
        "The panel agreed that Aled has special educational needs. It did not find "
        "that he may need provision through an EHC plan."
    ),
    for_this_child=(
        "The school's record shows that Aled has caught up by nine months in reading "
        "since the small group began in October.",
        "Dr Pryce writes that Aled can learn with the help that Fell View gives now.",
    ),
    evidence=(
        Evidence(
            what="Support plan and reading record",
            by="Fell View Primary School",
            dated=date(2026, 3, 11),
        ),
        Evidence(
            what="Letter about Aled's learning",
            by="Dr Pryce, educational psychologist",
            dated=date(2026, 2, 26),
        ),
    ),
    other_help=(
        "Fell View will go on with the reading group, four times a week.",
        "Our specialist teacher will visit the class in May.",
    ),
    next_steps_meeting=(
        "We would like to meet you and Fell View. Priya Nair will ring you by Friday "
        "17 April 2026 to agree a day"
    ),
)
DATES = Dates(
    request_received_on=date(2026, 3, 2),
    decide_by=date(2026, 4, 13),
    advice_due=date(2026, 5, 25),
    final_plan_due=date(2026, 7, 20),
    mediation_last_day=date(2026, 6, 13),
    appeal_last_day=date(2026, 6, 15),
)


@pytest.fixture
def of_kind() -> Callable[[LetterKind], LetterFacts]:
    """Return a maker of complete facts for each kind of letter, to a parent."""
    common = LetterFacts(
        kind=LetterKind.RECEIVED,
        written_on=date(2026, 3, 3),
        authority=AUTHORITY,
        child=CHILD,
        recipient=MOTHER,
        officer=OFFICER,
        dates=DATES,
        asked_by="Siân Bowen",
    )
    kinds = {
        LetterKind.RECEIVED: common,
        LetterKind.REFUSE_TO_ASSESS: replace(
            common,
            kind=LetterKind.REFUSE_TO_ASSESS,
            written_on=date(2026, 4, 13),
            reasons=REASONS,
        ),
        LetterKind.WILL_ASSESS: replace(
            common,
            kind=LetterKind.WILL_ASSESS,
            written_on=date(2026, 4, 13),
            assess=AssessFacts(
                decided_on=date(2026, 4, 9),
                advisers=(
                    "Fell View Primary School",
                    "Dr Pryce, educational psychologist",
                    "The community paediatrician",
                    "Social care",
                ),
                visit="I would like to visit you at home on Thursday 23 April 2026",
            ),
        ),
    }
    return kinds.__getitem__


@pytest.fixture
def to_ayesha() -> Callable[[LetterFacts], LetterFacts]:
    """Return a maker of the same letter to a young person about herself."""

    def readdressed(facts: LetterFacts) -> LetterFacts:
        return replace(
            facts, child=YOUNG_PERSON, recipient=HERSELF, asked_by="Ayesha O'Neill"
        )

    return readdressed
