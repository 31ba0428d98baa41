"""What is left with the family after a visit: one reader's paper, and no other's."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Authority,
    Case,
    Consent,
    Officer,
    Person,
    Standing,
    Visit,
)
from twentyweeks.casework.visit import Agreement, ParentWords, Words
from twentyweeks.errors import Refused
from twentyweeks.operations.given_away import given_away, told_in
from twentyweeks.operations.hidden import hidden_from, read_protected, unsearched
from twentyweeks.operations.recipients import (
    people_around,
    size_of,
)
from twentyweeks.operations.saving import missing, read_id
from twentyweeks.paper import render
from twentyweeks.paper.blocks import Block, Details, Document, Heading, Paragraph, Span
from twentyweeks.paper.blocks import plain as words_of
from twentyweeks.present.dates import full
from twentyweeks.present.visit import VisitCopies
from twentyweeks.present.visit_words import ANSWERS, CHOICE_TITLES, READ_BACK, TOLD
from twentyweeks.storage.caseload import Caseload

PARENTS = (Standing.PARENTAL_RESPONSIBILITY, Standing.CARE_OF_CHILD)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A visit with what its summary says, read while the caseload is open."""

    visit: Visit
    child: Person
    case: Case
    authority: str
    officer: Officer | None
    consents: tuple[Consent, ...]
    reader: str


def visit_summary(caseload: Caseload, visit_id: str, reader: str = "") -> bytes:
    """Return the PDF that is left with the family.

    `reader` is the parent whose copy it is: it holds their own words and answers and
    no other parent's. Where it is empty and one parent alone spoke, it is that
    parent's; where several did, it holds the words of none. It is in the size of print
    that they asked for. Nothing restricted, no address and no telephone of the family
    is ever in it; Refused where what was said names a detail
    that is kept apart from this reader.
    """
    protected = read_protected(caseload)
    with caseload.reading() as session:
        seen = _seen(session, visit_id, reader)
        around = people_around(session, seen.child.id)
        ids = {each.name: each.id for each in around}
        names = (seen.child.known_as, seen.child.forename, seen.child.name)
        ids |= {name: seen.child.id for name in names if name}
        reader_id = ids.get(seen.reader)
        hidden = hidden_from(session, seen.child, protected, reader_id)
        unread = [*unsearched(session, seen.child, protected, reader_id)]
        sizes = {each.name: each.letter_size for each in around}
        size = float(size_of(sizes.get(seen.reader, 12)))
        document = _document(seen, size)
    pdf = render(document)
    if unread:
        raise Refused(f"{unread[0].missing} Nothing was made. {unread[0].mend}")
    if any(given_away(told_in(pdf), hidden, (seen.authority,))):
        raise Refused(
            "What was said at this visit names an address, a telephone, a name or a "
            "school that is kept apart from this reader, so this copy cannot be left. "
            "Nothing was made. Write the summary to them as a letter."
        )
    return pdf


def visit_copies(caseload: Caseload, visit_id: str) -> VisitCopies:
    """Return for whom a summary of this visit can be made."""
    with caseload.reading() as session:
        seen = _seen(session, visit_id, "")
        spoke = [each.name for each in seen.visit.parents_words]
        around = people_around(session, seen.child.id)
        parents = [each.name for each in around if each.standing in PARENTS]
        name = seen.child.known_as or seen.child.forename or seen.child.name
        return VisitCopies(
            child=seen.child.name,
            held_on=full(seen.visit.held_on),
            readers=tuple(dict.fromkeys((*parents, *spoke, name))),
        )


def _seen(session: Session, visit_id: str, reader: str) -> _Seen:
    visit = session.get(Visit, read_id(visit_id, "visit"))
    if visit is None:
        raise missing("visit")
    case = session.get(Case, visit.case_id)
    if case is None:
        raise missing("case")
    consents = session.scalars(
        select(Consent).where(Consent.visit_id == visit.id).order_by(Consent.id)
    )
    authority = session.scalars(select(Authority).order_by(Authority.id)).first()
    return _Seen(
        visit=visit,
        child=session.get(Person, case.person_id) or Person(),
        case=case,
        authority=authority.name if authority else "",
        officer=session.get(Officer, case.officer_id) if case.officer_id else None,
        consents=tuple(consents),
        reader=reader.strip() or _only_one(visit),
    )


def _only_one(visit: Visit) -> str:
    names = {parent.name for parent in visit.parents_words}
    return names.pop() if len(names) == 1 else ""


def _document(seen: _Seen, size: float) -> Document:
    name = seen.child.known_as or seen.child.forename or seen.child.name
    title = f"Our visit to get to know {name}"
    return Document(
        title=title,
        author=seen.authority,
        dated=seen.visit.held_on,
        blocks=(
            Heading(title, 1),
            *_met(seen),
            *_own_words(seen, name),
            *_reader_words(seen),
            *_told_and_chosen(seen),
            *_read_back(seen),
            *_next(seen),
            *_who_to_ring(seen.officer),
        ),
        footer=f"Our reference {seen.case.reference} · {seen.child.name}",
        size=size,
    )


def _met(seen: _Seen) -> Iterator[Block]:
    yield _said(f"We met on {full(seen.visit.held_on)}.")
    yield _said(
        "These are our notes. Tell us if something is wrong or missing, and we will "
        "mend it."
    )


def _own_words(seen: _Seen, name: str) -> Iterator[Block]:
    others = {each.name for each in seen.visit.parents_words} - {seen.reader}
    kept = [each for each in seen.visit.child_words if each.whose not in others]
    if kept:
        yield Heading(f"In {name}'s own words")
        yield from map(_words, kept)


def _reader_words(seen: _Seen) -> Iterator[Block]:
    for parent in seen.visit.parents_words:
        if seen.reader and parent.name == seen.reader:
            yield from _parent(parent)


def _parent(parent: ParentWords) -> Iterator[Block]:
    yield Heading(f"What {parent.name} told us")
    yield from map(_words, parent.words)


def _words(each: Words) -> Paragraph:
    said = f"“{each.words.strip()}”" if each.quoted else each.words.strip()
    how = f" ({each.how})" if each.how else ""
    return Paragraph((Span(text=f"{each.topic}: ", strong=True), Span(text=said + how)))


def _told_and_chosen(seen: _Seen) -> Iterator[Block]:
    yield Heading("What we told you")
    told = seen.visit.told
    yield _said(told.wording if told and told.wording else TOLD)
    own = [each for each in seen.consents if each.by in (None, seen.reader)]
    if own:
        yield Heading("What you chose")
        chosen = (
            (CHOICE_TITLES.get(each.purpose, each.purpose), ANSWERS[each.answer])
            for each in own
        )
        yield Details(tuple((title, words_of(answer)) for title, answer in chosen))
        yield _said("You can change your mind about each of these at any time.")


def _read_back(seen: _Seen) -> Iterator[Block]:
    agreement = seen.visit.agreement or Agreement()
    if agreement.result is None or not _is_theirs(seen, agreement):
        return
    yield Heading("When we read it back")
    yield _said(READ_BACK[agreement.result])
    if agreement.corrections.strip():
        yield _said(f"You asked us to change this: {agreement.corrections.strip()}")


def _is_theirs(seen: _Seen, agreement: Agreement) -> bool:
    """Whether the end of the visit was with this reader: one parent's is no other's."""
    parents = {each.name for each in seen.visit.parents_words}
    return len(parents - {seen.reader}) == 0 or agreement.signed_by == seen.reader


def _next(seen: _Seen) -> Iterator[Block]:
    agreement = seen.visit.agreement or Agreement()
    yield Heading("What happens next")
    if agreement.questions_we_owe and _is_theirs(seen, agreement):
        yield _said(f"You asked us, and we will answer: {agreement.questions_we_owe}")
    if agreement.next_contact_on:
        yield _said(f"You will hear from us by {full(agreement.next_contact_on)}.")
    yield _said("Nothing was promised at this visit about a plan or a school.")


def _who_to_ring(officer: Officer | None) -> Iterator[Block]:
    if officer is not None and officer.telephone:
        job = f", {officer.job_title}" if officer.job_title else ""
        ring = f"I am {officer.name}{job}. Please ring me on {officer.telephone}."
        yield Heading("Who to ring")
        yield _said(ring)


def _said(text: str) -> Paragraph:
    return Paragraph(words_of(text))
