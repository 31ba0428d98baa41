"""What an issued letter keeps: its pages, what goes with it, what its days rest on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from twentyweeks.casework import Document, Letter, Wire
from twentyweeks.law import BOOK, Limit, Owner
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.operations.finding_answers import Judged
from twentyweeks.operations.given_file import PDF
from twentyweeks.operations.language_sheets import Sheet
from twentyweeks.operations.letter_child import ChildCopy
from twentyweeks.operations.letter_facts import Gathered
from twentyweeks.operations.letter_plan import amending_plans
from twentyweeks.operations.letter_shown import holding
from twentyweeks.operations.letter_words import KINDS
from twentyweeks.operations.papers import keep_where
from twentyweeks.operations.plan_marked import marked_plan
from twentyweeks.operations.saving import case_in
from twentyweeks.paper import pages
from twentyweeks.paper.blocks import Document as Content
from twentyweeks.plans.finding import Finding
from twentyweeks.present.dates import plain
from twentyweeks.present.plan_papers import PlanPaper
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.papers import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A letter as it would leave today, with what was found in it."""

    gathered: Gathered
    case_id: UUID
    recipient_id: UUID
    is_apart: bool
    replaces: str
    pdf: bytes
    html: bytes
    document: Content
    sheet: Sheet | None
    pages: tuple[str, ...]
    found: Judged
    leaves_by: date | None
    for_child: ChildCopy

    @property
    def facts(self) -> LetterFacts:
        """What it was made from."""
        return self.gathered.facts

    @property
    def title(self) -> str:
        """What it is called among the papers of the case."""
        return f"{KINDS[self.facts.kind].words}, to {self.facts.recipient.name}"

    def holds(self) -> tuple[Finding, ...]:
        """Return what must be put right or answered first."""
        return holding(self.found.open, self.leaves_by, self.facts.written_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """Where the papers of one letter are kept."""

    journal: Journal
    caseload: Caseload
    made: Made

    def keep(self, title: str, kind: str, pdf: bytes) -> Document:
        """Keep a paper among those of the case; once, however many it goes to."""
        made, sha256 = self.made, digest(pdf)
        held = select(Document).where(
            Document.case_id == made.case_id,
            Document.sha256 == sha256,
            Document.kind == kind,
        )
        found = self.journal.session.scalars(held).first()
        if found is not None:
            return found
        blob = keep_where(self.caseload, self.journal, pdf, is_apart=made.is_apart)
        return self.journal.create(
            Document(
                case_id=made.case_id,
                title=title,
                kind=kind,
                blob=blob,
                sha256=sha256,
                media_type=PDF,
                size=len(pdf),
                pages=pages(pdf),
                dated=made.facts.written_on,
                author=made.facts.authority.name,
            )
        )


def freeze(
    journal: Journal, caseload: Caseload, made: Made, notice: PlanPaper | None
) -> Letter:
    """Keep a letter and all that goes into its envelope: nothing can replace it.

    `notice` is the plan with every change marked, where the letter encloses it.
    """
    shelf = _Shelf(journal=journal, caseload=caseload, made=made)
    letter = shelf.keep(made.title, "letter", made.pdf)
    issued = {**_issued(made), "document": letter.id.hex}
    if made.for_child.pdf:
        words = f"For the child: {KINDS[made.facts.kind].words}"
        issued["child_copy"] = shelf.keep(words, "letter", made.for_child.pdf).id.hex
    own = [shelf.keep(notice.title, "plan", notice.pdf).id] if notice else []
    if enclosed := (*own, *made.gathered.advice_papers):
        issued["encloses"] = [each.hex for each in enclosed]
    made_out = Letter(
        case_id=made.case_id,
        kind=made.facts.kind.value,
        recipient_id=made.recipient_id,
        recipient_name=made.facts.recipient.name,
        written_on=made.facts.written_on,
        issued=issued,
        html_blob=keep_where(caseload, journal, made.html, is_apart=made.is_apart),
    )
    return journal.issue(made_out, "issued")


def amendments_with(
    caseload: Caseload, case_id: str, facts: LetterFacts
) -> PlanPaper | None:
    """Return the plan with every change marked, for the letter that proposes them."""
    if facts.kind is not LetterKind.AMENDMENT_NOTICE:
        return None
    with caseload.reading() as session:
        plans = amending_plans(session, case_in(session, case_id).id)
        numbers = (plans[0].number, plans[1].number) if plans else (0, 0)
    size = int(facts.recipient.size)
    return marked_plan(caseload, case_id, numbers, "amendments", facts.written_on, size)


def _issued(made: Made) -> dict[str, Wire]:
    facts, leaving, update = made.facts, made.gathered.leaving, made.facts.update
    said = " ".join(" ".join(made.pages).split())
    issued: dict[str, Wire] = {
        "sha256": digest(made.pdf),
        "html_sha256": digest(made.html),
        "edition": BOOK.edition,
        "limits": [
            _relied_on(each) for each in made.gathered.relied_on if _prints(each, said)
        ],
        "leaves_on": leaving.on.isoformat(),
        "sent_by": leaving.by,
    }
    if made.sheet:
        issued["sheet"] = {
            "language": made.sheet.language,
            "sha256": made.sheet.sha256,
        }
    if made.gathered.adviser:
        issued["adviser"] = made.gathered.adviser
    if made.replaces:
        issued["replaces"] = made.replaces
    if made.gathered.plan:
        issued["plan"] = made.gathered.plan
    if facts.dates.served_on:
        issued["served_on"] = facts.dates.served_on.isoformat()
    if last_day := facts.dates.representations_last_day:
        issued["last_day"] = last_day.isoformat()
    if update:
        issued |= {"came_in": update.came_in, "awaited": update.awaited}
    return issued


def _prints(limit: Limit, said: str) -> bool:
    """Whether a letter rests on a limit: it is the family's, or its day is printed."""
    return limit.owner is Owner.FAMILY or bool(limit.due and plain(limit.due) in said)


def _relied_on(limit: Limit) -> dict[str, Wire]:
    due = limit.due.isoformat() if limit.due else None
    return {"rule": limit.rule, "due": due, "cite": limit.cite}
