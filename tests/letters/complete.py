"""Complete facts for each kind of letter: Northmoor Council, Aled and Ayesha."""

from dataclasses import fields, replace
from datetime import date

from twentyweeks.letters import invented
from twentyweeks.letters.facts import (
    AdviceFacts,
    AmendingFacts,
    AssessFacts,
    Authority,
    Child,
    ConsultFacts,
    Contact,
    Dates,
    DraftFacts,
    Evidence,
    FinalFacts,
    LetterFacts,
    LetterKind,
    MediationFacts,
    MoveFacts,
    NotChanged,
    OfficerFacts,
    OrderFacts,
    Reasons,
    Recipient,
    Standing,
    UpdateFacts,
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
    served_on=date(2026, 6, 22),
    representations_last_day=date(2026, 7, 6),
)
WHO_IS_ASKED = AssessFacts(
    decided_on=date(2026, 4, 9),
    advisers=(
        "Fell View Primary School",
        "Dr Pryce, educational psychologist",
        "Dr Anand, community paediatrician",
        "Northmoor children's social care",
    ),
    visit=(
        "I would like to visit you at home on Thursday 23 April 2026 at 4pm. It takes "
        "about an hour. We talk about what Aled enjoys, what is hard and what helps"
    ),
)
ADVISER = Recipient(
    name="Dr Helen Pryce",
    salutation="Dr Pryce",
    standing=Standing.ADVISER,
    address_lines=("Educational Psychology Service", "Moor House", "Northmoor NM1 1AA"),
)
ASKED = AdviceFacts(
    service="educational psychology",
    questions=(
        "How does Aled learn best, and what gets in the way?",
        "Why is reading still hard for him after a year of extra help?",
        "What help does he need with joining in with other children?",
    ),
    why_asked=(
        "You met Aled in February. The law asks us to get advice from an educational "
        "psychologist in each assessment"
    ),
)
KEPT = replace(
    REASONS,
    decided_on=date(2027, 2, 18),
    test="The panel found that the plan still describes what Aled needs.",
    for_this_child=(
        "Mrs Ward's report shows that Aled reaches three of the four outcomes.",
    ),
    evidence=(
        Evidence(
            what="Report of the annual review",
            by="Mrs Ward, Fell View Primary School",
            dated=date(2027, 2, 2),
        ),
    ),
    other_help=(),
    next_steps_meeting="",
)
CEASING = replace(
    KEPT,
    test="The panel found that the plan is no longer necessary for Aled.",
    other_help=("Fell View will go on with the reading group.",),
    consulted_on=date(2027, 1, 11),
)
LATER = replace(
    DATES,
    mediation_last_day=date(2027, 4, 22),
    appeal_last_day=date(2027, 4, 22),
    review_by=date(2028, 2, 21),
    reply_by=date(2027, 3, 9),
    plan_stays_until=date(2027, 4, 23),
    advice_due=date(2027, 4, 5),
    final_plan_due=date(2027, 5, 31),
    inform_by=date(2027, 4, 16),
)
CHASED = replace(ASKED, asked_on=date(2026, 4, 13), days_late=4)
SCHOOL = Recipient(
    name="Fell View Primary School",
    salutation="Mrs Ward",
    standing=Standing.SETTING,
    address_lines=("School Lane", "Northmoor NM4 7QX"),
)
DRAFTED = DraftFacts(
    advice=(
        "K1. Fell View Primary School, 12 May 2026",
        "K2. Dr Pryce, educational psychologist, 20 May 2026",
        "K3. Dr Anand, community paediatrician, 22 May 2026",
        "K4. Northmoor children's social care, 19 May 2026",
    ),
    served_how="I handed the draft to you at our meeting",
)
CONSULTED = ConsultFacts(
    papers=DRAFTED.advice,
    served_how="I send the draft to the e-mail address that you agreed to, today",
)
MADE_FINAL = FinalFacts(
    changes=(
        "Section B now says that Aled finds loud places hard.",
        "Section F gives speech and language therapy once a week instead of once a "
        "fortnight.",
    ),
    not_changed=(
        NotChanged(
            asked="You asked for an adult beside Aled all day.",
            why="Dr Pryce advises 15 hours a week, so that he learns to work alone",
        ),
    ),
    section_i=(
        "Fell View Primary School, a mainstream school, is named in Section I. The law "
        "is sections 39 and 40 of the Children and Families Act 2014.",
    ),
    is_issued=True,
)
AMENDED = AmendingFacts(
    changes=(
        "Section B: the words on reading are changed.",
        "Section F, line F2: speech and language therapy is given twice a week.",
    ),
    evidence=(
        "K5. Report of the annual review, Fell View Primary School, 2 February 2027",
        "K6. Advice of Nora Strand, speech and language therapist, 25 January 2027",
    ),
    served_how="I handed the notice to you at our meeting",
)
NEWS = UpdateFacts(
    came_in="Dr Pryce's report came in on Wednesday 20 May 2026",
    awaited="We are still waiting for Dr Anand's report",
    awaited_since=date(2026, 4, 13),
    next_contact_on=date(2026, 6, 5),
)
LATE = UpdateFacts(
    came_in="",
    awaited="We are waiting for Dr Anand's report",
    awaited_since=date(2026, 4, 13),
    next_contact_on=date(2026, 6, 12),
    late="Dr Anand's report was due by Monday 25 May 2026, and it is late",
    late_why="The clinic told us that two of its doctors are away",
    doing="I rang the clinic today and asked its manager for a day. I will ring again "
    "on Monday 1 June 2026",
    expected_on=date(2026, 6, 9),
)


_SPRING = date(2026, 4, 13)
_DRAFT_DAY = date(2026, 6, 22)
_WINTER = date(2027, 2, 22)
_SENT_WITH = ("The draft plan", "The advice, K1 to K4")
_ALL = {
    "authority": AUTHORITY,
    "child": CHILD,
    "recipient": MOTHER,
    "officer": OFFICER,
    "asked_by": "Siân Bowen",
}
_OWN = {
    AdviceFacts: ASKED,
    AmendingFacts: AMENDED,
    AssessFacts: WHO_IS_ASKED,
    ConsultFacts: CONSULTED,
    DraftFacts: DRAFTED,
    FinalFacts: MADE_FINAL,
    Reasons: REASONS,
    UpdateFacts: NEWS,
}
"""What a letter tells, wherever the invented one of its kind tells such a thing."""
_WRITTEN = {
    LetterKind.RECEIVED: date(2026, 3, 3),
    LetterKind.REFUSE_TO_ASSESS: _SPRING,
    LetterKind.WILL_NOT_ISSUE: _SPRING,
    LetterKind.WILL_ASSESS: _SPRING,
    LetterKind.ADVICE_REQUEST: _SPRING,
    LetterKind.UPDATE: date(2026, 5, 22),
    LetterKind.ADVICE_CHASE: date(2026, 5, 29),
    LetterKind.DRAFT_PLAN: _DRAFT_DAY,
    LetterKind.CONSULT_SCHOOL: _DRAFT_DAY,
    LetterKind.FINAL_PLAN: date(2026, 7, 13),
    LetterKind.AMENDMENT_NOTICE: date(2027, 3, 1),
}
_APART = {
    LetterKind.ADVICE_REQUEST: {"recipient": ADVISER},
    LetterKind.ADVICE_CHASE: {"recipient": ADVISER, "advice": CHASED},
    LetterKind.DRAFT_PLAN: {"enclosures": _SENT_WITH},
    LetterKind.CONSULT_SCHOOL: {
        "recipient": SCHOOL,
        "dates": replace(DATES, reply_by=date(2026, 7, 7)),
        "enclosures": _SENT_WITH,
    },
    LetterKind.FINAL_PLAN: {
        "dates": replace(
            DATES,
            mediation_last_day=date(2026, 9, 13),
            appeal_last_day=date(2026, 9, 14),
            review_by=date(2027, 7, 12),
        ),
        "enclosures": ("The final plan, with the advice K1 to K4",),
    },
    LetterKind.AMENDMENT_NOTICE: {
        "dates": replace(
            DATES,
            served_on=date(2027, 3, 1),
            representations_last_day=date(2027, 3, 15),
            final_plan_due=date(2027, 4, 26),
        ),
        "enclosures": ("The plan with every change marked", "The evidence, K5 and K6"),
    },
    LetterKind.KEEP_PLAN: {"reasons": KEPT},
    LetterKind.NOT_AMEND: {"reasons": KEPT},
    LetterKind.WILL_NOT_REASSESS: {"reasons": KEPT},
    LetterKind.CONSULT_CEASING: {"reasons": CEASING},
    LetterKind.CEASE_PLAN: {"reasons": CEASING},
    LetterKind.WILL_REASSESS: {
        "assess": replace(WHO_IS_ASKED, decided_on=date(2027, 2, 18))
    },
    LetterKind.TRANSFER_IN: {
        "move": MoveFacts(transferred_on=date(2027, 2, 1), will_assess=False)
    },
    LetterKind.TRANSFER_OUT: {"dates": replace(LATER, transfer_by=date(2027, 3, 5))},
    LetterKind.MEDIATION: {
        "dates": DATES,
        "mediation": MediationFacts(
            on=date(2027, 3, 8),
            where="Northmoor Library, meeting room 2, at 10am",
            issues=("education", "health"),
        ),
    },
    LetterKind.TRIBUNAL_ORDER: {
        "dates": DATES,
        "order": OrderFacts(
            ordered_on=date(2027, 2, 15),
            ordered="The tribunal ordered us to amend the plan",
            steps=("Amend the plan by Monday 22 March 2027",),
        ),
    },
}
"""What the letters of one kind alone tell otherwise."""


def facts_of(kind: LetterKind) -> LetterFacts:
    """Return complete facts of this kind of letter, to a parent or to an adviser."""
    like = invented.to_parent(kind, AUTHORITY.name)
    told = {
        each.name: _OWN[type(getattr(like, each.name))]
        for each in fields(like)
        if type(getattr(like, each.name)) in _OWN
    }
    when = {
        "written_on": _WRITTEN.get(kind, _WINTER),
        "dates": DATES if kind in _WRITTEN else LATER,
    }
    return replace(like, **{**_ALL, **when, **told, **_APART.get(kind, {})})


def to_ayesha(facts: LetterFacts) -> LetterFacts:
    """Return the same letter to a young person about herself."""
    return replace(
        facts, child=YOUNG_PERSON, recipient=HERSELF, asked_by="Ayesha O'Neill"
    )
