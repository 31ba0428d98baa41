"""The caseload's records, named in the statute's words."""

from twentyweeks.casework.advice import Advice, Answer, Consent
from twentyweeks.casework.budget import BudgetOutcome, PersonalBudget
from twentyweeks.casework.capacity import Capacity, OwnDecision
from twentyweeks.casework.case import Case, HeldApart, Milestone, Reminder
from twentyweeks.casework.contact import Contact, Direction, Way
from twentyweeks.casework.decision import Decision, Outcome, Question
from twentyweeks.casework.document import Document, Letter, MadeFrom, PostedBy
from twentyweeks.casework.expected import BankHoliday, ExpectedTime, expected_id
from twentyweeks.casework.fields import Wire, from_wire, to_wire
from twentyweeks.casework.imports import ImportRun
from twentyweeks.casework.lateness import Correction, LateReason, late_id
from twentyweeks.casework.officer import (
    Authority,
    Envelope,
    Officer,
    Posting,
    PracticeDirection,
    Reach,
)
from twentyweeks.casework.person import (
    Address,
    Involved,
    LimitingOrder,
    MayBeTold,
    OwnWish,
    Person,
    Setting,
    Standing,
)
from twentyweeks.casework.plan import (
    Citation,
    Issued,
    Placing,
    Plan,
    PlanPart,
    PlanState,
    Section,
)
from twentyweeks.casework.plan_talk import (
    CommentKind,
    FindingAnswer,
    Looked,
    Mark,
    PlanComment,
    PlanReading,
    ReadingKind,
    Replied,
    Reply,
)
from twentyweeks.casework.record import Record, new_id
from twentyweeks.casework.visit import (
    Asked,
    NoteKind,
    ProtectedAddress,
    ReadBack,
    RestrictedNote,
    Visit,
)
from twentyweeks.casework.wording import (
    LanguageSheet,
    OwnWording,
    WithdrawnWords,
    wording_id,
)

__all__ = [
    "Address",
    "Advice",
    "Answer",
    "Asked",
    "Authority",
    "BankHoliday",
    "BudgetOutcome",
    "Capacity",
    "Case",
    "Citation",
    "CommentKind",
    "Consent",
    "Contact",
    "Correction",
    "Decision",
    "Direction",
    "Document",
    "Envelope",
    "ExpectedTime",
    "FindingAnswer",
    "HeldApart",
    "ImportRun",
    "Involved",
    "Issued",
    "LanguageSheet",
    "LateReason",
    "Letter",
    "LimitingOrder",
    "Looked",
    "MadeFrom",
    "Mark",
    "MayBeTold",
    "Milestone",
    "NoteKind",
    "Officer",
    "Outcome",
    "OwnDecision",
    "OwnWish",
    "OwnWording",
    "Person",
    "PersonalBudget",
    "Placing",
    "Plan",
    "PlanComment",
    "PlanPart",
    "PlanReading",
    "PlanState",
    "PostedBy",
    "Posting",
    "PracticeDirection",
    "ProtectedAddress",
    "Question",
    "Reach",
    "ReadBack",
    "ReadingKind",
    "Record",
    "Reminder",
    "Replied",
    "Reply",
    "RestrictedNote",
    "Section",
    "Setting",
    "Standing",
    "Visit",
    "Way",
    "Wire",
    "WithdrawnWords",
    "expected_id",
    "from_wire",
    "late_id",
    "new_id",
    "to_wire",
    "wording_id",
]
