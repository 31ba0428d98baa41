"""An invented child's letters, on which a changed wording is tried."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeAlias

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
from twentyweeks.plans.words import in_full

_WRITTEN = date(2026, 4, 13)


def _after(days: int) -> date:
    return _WRITTEN + timedelta(days=days)


_AUTHORITY = Authority(
    name="",
    address_lines=("SEND Team", "1 Sample Street", "Sampleton ZZ99 1AA"),
    telephone="01632 960700",
    email="send@sample.example",
    website="www.sample.example/send",
    sendiass=Contact(name="Sample SENDIASS", telephone="01632 960701"),
    mediation_adviser=Contact(name="Sample Mediation", telephone="01632 960702"),
    mediation_contact=Contact(name="Lee Sample-Ward", telephone="01632 960703"),
    disagreement_resolution=Contact(
        name="Sample Common Ground", telephone="01632 960704"
    ),
    tribunal=Contact(
        name="First-tier Tribunal (Special Educational Needs and Disability)",
        address_lines=("1 Tribunal Road", "Sampleton ZZ99 2AA"),
    ),
    complaints=Contact(name="Sample complaints team", telephone="01632 960705"),
    school_information="www.sample.example/schools",
)
_CHILD = Child(
    legal_name="Robin Sample",
    known_as="Robin",
    born=date(2017, 6, 1),
    setting="Sampleton Primary School",
    reference="EHC-00-0000",
    pronouns="he/him",
)
_OFFICER = OfficerFacts(
    name="Kim Sample-Reed",
    job_title="SEND officer",
    telephone="01632 960706",
    email="kim@sample.example",
)
_PARENT = Recipient(
    name="Alex Sample",
    salutation="Alex Sample",
    standing=Standing.PARENTAL_RESPONSIBILITY,
    address_lines=("2 Sample Street", "Sampleton", "ZZ99 3AA"),
)
_ADVISER = replace(
    _PARENT,
    name="Dr Jo Sample-Lane",
    salutation="Dr Sample-Lane",
    standing=Standing.ADVISER,
)
_SCHOOL = replace(
    _PARENT,
    name="Sampleton Primary School",
    salutation="Head teacher",
    standing=Standing.SETTING,
)
_NEW_AUTHORITY = replace(
    _PARENT,
    name="Sampleshire Council",
    salutation="SEND team",
    standing=Standing.AUTHORITY,
)
_DATES = Dates(
    request_received_on=_after(-40),
    decide_by=_after(2),
    advice_due=_after(42),
    served_on=_WRITTEN,
    representations_last_day=_after(14),
    final_plan_due=_after(100),
    mediation_last_day=_after(63),
    appeal_last_day=_after(64),
    review_by=_after(365),
    reply_by=_after(15),
    plan_stays_until=_after(65),
    transfer_by=_after(12),
    name_by=_after(80),
    inform_by=_after(42),
)
_REASONS = Reasons(
    decided_on=_after(-1),
    panel="SEND panel",
    test="The panel agreed that Robin has special educational needs.",
    for_this_child=("The reading record shows that Robin has caught up.",),
    evidence=(Evidence(what="Reading record", by="Sampleton Primary School"),),
    other_help=("The school goes on with its reading group.",),
    next_steps_meeting="We would like to meet you and the school",
)
_ADVICE = AdviceFacts(
    service="educational psychology",
    questions=("How does Robin learn best?",),
    why_asked="The law asks us to get advice from an educational psychologist",
)
_PAPERS = ("K1. Sampleton Primary School, 2 April 2026",)
_ASSESS = AssessFacts(
    decided_on=_after(-1),
    advisers=("Sampleton Primary School",),
    visit="I would like to visit you at home",
)
_MORE: Mapping[LetterKind, dict[str, Any]] = {
    LetterKind.RECEIVED: {"asked_by": _PARENT.name},
    LetterKind.WILL_ASSESS: {"assess": _ASSESS},
    LetterKind.REFUSE_TO_ASSESS: {"reasons": _REASONS},
    LetterKind.WILL_NOT_ISSUE: {"reasons": _REASONS},
    LetterKind.ADVICE_REQUEST: {"advice": _ADVICE},
    LetterKind.ADVICE_CHASE: {
        "advice": replace(_ADVICE, asked_on=_after(-49), days_late=7)
    },
    LetterKind.CONSULT_SCHOOL: {
        "consult": ConsultFacts(papers=_PAPERS, served_how="I e-mail the draft to you")
    },
    LetterKind.DRAFT_PLAN: {
        "draft": DraftFacts(advice=_PAPERS, served_how="I handed the draft to you"),
        "enclosures": ("The draft plan",),
    },
    LetterKind.FINAL_PLAN: {
        "final": FinalFacts(
            changes=("Section B says more about reading.",),
            not_changed=(NotChanged(asked="You asked for a taxi.", why="Robin walks"),),
            section_i=("Sampleton Primary School is named in Section I.",),
            is_issued=True,
        ),
        "enclosures": ("The final plan",),
    },
    LetterKind.AMENDMENT_NOTICE: {
        "amending": AmendingFacts(
            changes=("Section B: the words on reading are changed.",),
            evidence=_PAPERS,
            served_how="I handed the notice to you",
        ),
        "enclosures": ("The plan with every change marked",),
    },
    LetterKind.KEEP_PLAN: {"reasons": _REASONS},
    LetterKind.NOT_AMEND: {"reasons": _REASONS},
    LetterKind.CONSULT_CEASING: {"reasons": _REASONS},
    LetterKind.CEASE_PLAN: {"reasons": replace(_REASONS, consulted_on=_after(-30))},
    LetterKind.WILL_REASSESS: {"assess": _ASSESS},
    LetterKind.WILL_NOT_REASSESS: {"reasons": _REASONS},
    LetterKind.TRANSFER_IN: {
        "move": MoveFacts(transferred_on=_after(-10), will_assess=False)
    },
    LetterKind.TRANSFER_OUT: {"move": MoveFacts(transferred_on=None)},
    LetterKind.MEDIATION: {
        "mediation": MediationFacts(
            on=_after(20), where="Sample Hall, at 10am", issues=("education",)
        )
    },
    LetterKind.TRIBUNAL_ORDER: {
        "order": OrderFacts(
            ordered_on=_after(-5),
            ordered="To amend the plan",
            steps=(f"Send the amended plan by {in_full(_after(30))}",),
        )
    },
    LetterKind.UPDATE: {
        "update": UpdateFacts(
            came_in="The report of the school came in",
            awaited="We are waiting for the doctor's report",
            awaited_since=_after(-14),
            next_contact_on=_after(14),
            late="The doctor's report is late",
            late_why="The clinic is closed",
            doing="I ring the clinic again tomorrow",
            expected_on=_after(10),
        )
    },
}

KINDS = tuple(_MORE)
"""The letters that there are invented facts for."""


def to_parent(kind: LetterKind, council: str) -> LetterFacts:
    """Return complete facts of a letter about the invented child to a parent."""
    return LetterFacts(
        kind=kind,
        written_on=_WRITTEN,
        authority=replace(_AUTHORITY, name=council),
        child=_CHILD,
        recipient=_PARENT,
        officer=_OFFICER,
        dates=_DATES,
        **_MORE[kind],
    )


def to_young_person(kind: LetterKind, council: str) -> LetterFacts:
    """Return the same letter to the invented child as a young person."""
    grown = replace(_CHILD, born=date(2008, 6, 1), is_young_person=True)
    reader = replace(
        _PARENT,
        name=grown.legal_name,
        salutation=grown.known_as,
        standing=Standing.YOUNG_PERSON,
    )
    return replace(to_parent(kind, council), child=grown, recipient=reader)


def to_adviser(kind: LetterKind, council: str) -> LetterFacts:
    """Return the same letter to somebody whose advice is asked for."""
    return replace(to_parent(kind, council), recipient=_ADVISER)


def to_school(kind: LetterKind, council: str) -> LetterFacts:
    """Return the same letter to the invented child's school."""
    return replace(to_parent(kind, council), recipient=_SCHOOL)


def to_authority(kind: LetterKind, council: str) -> LetterFacts:
    """Return the same letter to the authority that takes the plan over."""
    return replace(to_parent(kind, council), recipient=_NEW_AUTHORITY)


Maker: TypeAlias = Callable[[LetterKind, str], LetterFacts]

_ANYBODY: tuple[tuple[str, Maker], ...] = (
    ("to a parent", to_parent),
    ("to a young person", to_young_person),
    ("to a school", to_school),
    ("to another authority", to_authority),
)
_ONE: Mapping[LetterKind, tuple[str, Maker]] = {
    LetterKind.ADVICE_REQUEST: ("to an adviser", to_adviser),
    LetterKind.ADVICE_CHASE: ("to an adviser", to_adviser),
    LetterKind.CONSULT_SCHOOL: ("to a school", to_school),
}


def readers(kind: LetterKind) -> tuple[tuple[str, Maker], ...]:
    """Return who may get a letter of this kind, each with what makes its facts."""
    return (_ONE[kind],) if kind in _ONE else _ANYBODY
