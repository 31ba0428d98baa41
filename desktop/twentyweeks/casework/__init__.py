"""The caseload's records, named in the statute's words."""

from twentyweeks.casework.advice import Advice, Answer, Consent
from twentyweeks.casework.case import Case, HeldApart, Milestone, Reminder
from twentyweeks.casework.contact import Contact, Direction, Way
from twentyweeks.casework.decision import Decision, Outcome, Question
from twentyweeks.casework.document import Document, Letter, PostedBy
from twentyweeks.casework.fields import Wire, from_wire, to_wire
from twentyweeks.casework.imports import ImportRun
from twentyweeks.casework.officer import Authority, Officer, Reach
from twentyweeks.casework.person import (
    Address,
    Involved,
    MayBeTold,
    Person,
    Setting,
    Standing,
)
from twentyweeks.casework.plan import Plan, PlanPart, PlanState, Section
from twentyweeks.casework.record import Record, new_id
from twentyweeks.casework.visit import (
    Asked,
    NoteKind,
    ProtectedAddress,
    ReadBack,
    RestrictedNote,
    Visit,
)

__all__ = [
    "Address",
    "Advice",
    "Answer",
    "Asked",
    "Authority",
    "Case",
    "Consent",
    "Contact",
    "Decision",
    "Direction",
    "Document",
    "HeldApart",
    "ImportRun",
    "Involved",
    "Letter",
    "MayBeTold",
    "Milestone",
    "NoteKind",
    "Officer",
    "Outcome",
    "Person",
    "Plan",
    "PlanPart",
    "PlanState",
    "PostedBy",
    "ProtectedAddress",
    "Question",
    "Reach",
    "ReadBack",
    "Record",
    "Reminder",
    "RestrictedNote",
    "Section",
    "Setting",
    "Standing",
    "Visit",
    "Way",
    "Wire",
    "from_wire",
    "new_id",
    "to_wire",
]
