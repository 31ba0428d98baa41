"""The form of a visit: what the screen types, section by section, and its draft."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date

from twentyweeks.casework import Answer, NoteKind, from_wire
from twentyweeks.casework.visit import (
    Agreement,
    Around,
    Future,
    Household,
    Meeting,
    ParentWords,
    Prompt,
    Told,
    Words,
)
from twentyweeks.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer:
    """What one person said to one choice, signed or spoken (`how`)."""

    purpose: str
    wording: str
    answer: Answer = Answer.NOT_ASKED
    by: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """Section 10: a note that is kept apart and never printed with the rest."""

    kind: NoteKind
    words: str = ""
    evidence: str = ""
    passed_to: str = ""
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitForm:
    """The ten sections of a visit; `held_on` None stands for today.

    `place_is_protected` keeps the place, the safe address and the safe telephone apart
    even where no address around the child is recorded as protected.
    """

    held_on: date | None = None
    meeting: Meeting = field(default_factory=Meeting)
    household: Household = field(default_factory=Household)
    told: Told = field(default_factory=Told)
    child_words: tuple[Words, ...] = ()
    parents_words: tuple[ParentWords, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    around: Around = field(default_factory=Around)
    future: Future = field(default_factory=Future)
    agreement: Agreement = field(default_factory=Agreement)
    consents: tuple[ConsentAnswer, ...] = ()
    notes: tuple[NewNote, ...] = ()
    place_is_protected: bool = False


def visit_form_to_json(form: VisitForm) -> str:
    """Write the form as its draft is kept, empty fields and all."""
    return json.dumps(asdict(form), default=date.isoformat, ensure_ascii=False)


def visit_form_from_json(words: str) -> VisitForm:
    """Read a draft back; BadInput where it is none."""
    try:
        read: VisitForm = from_wire(VisitForm, dict(json.loads(words)))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BadInput(
            "What was kept of this visit cannot be read by this edition of the "
            "program. It is still there. Open it with the edition that wrote it."
        ) from fault
    return read
