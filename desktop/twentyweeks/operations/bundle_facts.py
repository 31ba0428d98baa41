"""What a bundle rests on: its papers, its reader, and what may not be in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    Advice,
    Authority,
    Case,
    Document,
    Involved,
    MayBeTold,
    Person,
    Reach,
)
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.bundle_checks import Searched
from twentyweeks.operations.bundle_index import Front
from twentyweeks.operations.bundle_limits import Limits, shipped_limits, tribunal_limits
from twentyweeks.operations.finding_answers import Given, answers_of
from twentyweeks.operations.gather import gather
from twentyweeks.operations.hidden import Protected, hidden_from, unsearched
from twentyweeks.operations.letter_facts import names_around, other_children
from twentyweeks.operations.papers import WORD_EXPORT, holds
from twentyweeks.operations.received import why_no_pdf
from twentyweeks.operations.recipients import (
    lines_of,
    people_around,
    recipient_choices,
)
from twentyweeks.operations.saving import case_in, read_id
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.bundle import PaperChoice
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import plain
from twentyweeks.present.letter import RecipientChoice

TRIBUNAL = "tribunal"
BUNDLE = "bundle"
_NOTHING = "Nothing was made."
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One paper of a bundle, and the part that it is counted in."""

    document_id: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleChoice:
    """The papers in their order; `reader` is a person of the case or `tribunal`."""

    papers: tuple[Wanted, ...]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One paper as the record has it, under the words of its part."""

    id: UUID
    title: str
    dated: date | None
    part: str
    is_apart: bool
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a bundle is made from, and what is looked for in it."""

    case_id: UUID
    front: Front
    reader_id: UUID | None
    papers: tuple[Listed, ...]
    searched: Searched
    given: Given
    found: tuple[Finding, ...]
    limits: Limits


def bundle_facts(
    session: Session,
    case_id: str,
    choice: BundleChoice,
    protected: Protected,
    today: date,
) -> Facts:
    """Read what a bundle rests on; Refused for another case's paper or reader."""
    case = case_in(session, case_id)
    (now,) = gather(session, [case.id], today)
    reader_id, reader = reader_named(session, case, protected, choice.reader, today)
    authority = session.scalars(select(Authority).order_by(Authority.id)).first()
    front = Front(
        child=now.person.name,
        reference=case.reference,
        reader=reader,
        authority=authority.name if authority else "",
        dated=today,
    )
    papers = tuple(_listed(session, case, each) for each in _few(choice.papers))
    return Facts(
        case_id=case.id,
        front=front,
        reader_id=reader_id,
        papers=papers,
        searched=searched_for(session, now, (reader_id, reader), protected),
        given=answers_of(session, now),
        found=(
            *unsearched(session, now.person, protected, reader_id),
            *_shared(session, case, papers),
        ),
        limits=tribunal_limits(session, today),
    )


def searched_for(
    session: Session,
    now: CaseNow,
    reader: tuple[UUID | None, str],
    protected: Protected,
) -> Searched:
    """Return what may not stand in a paper for this reader, and what they know."""
    authority = session.scalars(select(Authority).order_by(Authority.id)).first()
    own = (authority.reach if authority else None) or Reach()
    reader_id, words = reader
    return Searched(
        child=_names(now.person),
        others=other_children(session, now.person),
        own_people=(*names_around(session, now), words),
        hidden=hidden_from(session, now.person, protected, reader_id),
        open_words=(
            authority.name if authority else "",
            *lines_of(own.address),
            *_address(session, reader_id, protected),
        ),
    )


def papers_of(session: Session, case_id: UUID) -> tuple[PaperChoice, ...]:
    """Return the papers of a case, oldest first, each with the part it belongs in."""
    asked = select(Advice.document_id).where(Advice.case_id == case_id)
    advice = set(session.scalars(asked))
    rows = select(Document).where(Document.case_id == case_id)
    held = sorted(session.scalars(rows), key=_day)
    return tuple(
        PaperChoice(
            document_id=each.id.hex,
            title=each.title,
            words=_words(each),
            part="plan" if each.kind == "plan" or each.id in advice else "core",
            because=why_no_pdf(each.media_type, each.pages),
        )
        for each in held
        if each.kind not in (BUNDLE, WORD_EXPORT)
    )


def readers_of(
    session: Session, case: Case, protected: Protected, today: date
) -> tuple[RecipientChoice, ...]:
    """Return the Tribunal and everybody who may have papers about this child."""
    told = {each.id.hex: each for each in people_around(session, case.person_id)}
    people = recipient_choices(session, case, protected, today)
    return (
        RecipientChoice(id=TRIBUNAL, words="The First-tier Tribunal (SEND)"),
        *(_allowed(each, told.get(each.id)) for each in people),
    )


def _allowed(choice: RecipientChoice, person: Involved | None) -> RecipientChoice:
    only = person is not None and person.may_be_told is MayBeTold.ASKED_ADVICE_ONLY
    if choice.because or person is None or not only:
        return choice
    because = f"{person.name} may only be asked for advice about this child."
    return RecipientChoice(id=choice.id, words=choice.words, because=because)


def reader_named(
    session: Session,
    case: Case,
    protected: Protected,
    reader: str,
    today: date,
) -> tuple[UUID | None, str]:
    """Return who a reader is; Refused where they may not have papers of this child."""
    if reader == TRIBUNAL:
        return None, "the First-tier Tribunal (SEND)"
    offered = readers_of(session, case, protected, today)
    found = next((each for each in offered if each.id == reader), None)
    if found is None:
        raise BadInput(
            f"This reader is nobody of this case. {_NOTHING} Choose for whom it is.",
            field="reader",
        )
    if found.because:
        raise Refused(f"{found.because} {_NOTHING}", field="reader")
    return read_id(found.id, "reader"), found.words


def _few(papers: Sequence[Wanted]) -> Sequence[Wanted]:
    ids = [each.document_id for each in papers]
    if not papers or len(papers) > _MOST or len(set(ids)) < len(ids):
        raise Refused(
            f"A bundle holds from 1 to {_MOST} papers, each once. {_NOTHING} Choose "
            "them from the list.",
            field="papers",
        )
    return papers


def _listed(session: Session, case: Case, wanted: Wanted) -> Listed:
    document = session.get(Document, read_id(wanted.document_id, "paper"))
    if document is None or document.case_id != case.id:
        raise Refused(
            "One of these papers is filed on another case, so it cannot go into this "
            f"child's bundle. {_NOTHING} Take it out.",
            field="papers",
        )
    if document.kind == WORD_EXPORT:
        raise Refused(
            f"“{document.title}” is a draft that left for comment and is never "
            f"issued. {_NOTHING} Take it out, and put in the paper itself.",
            field="papers",
        )
    parts = {each.key: each.words for each in shipped_limits().parts}
    if wanted.part not in parts:
        raise BadInput(
            f"“{wanted.part}” is none of {', '.join(parts)}. {_NOTHING}", field="part"
        )
    because = why_no_pdf(document.media_type, document.pages)
    if because:
        raise Refused(f"“{document.title}”: {because} {_NOTHING}", field="papers")
    return Listed(
        id=document.id,
        title=document.title,
        dated=document.dated or document.received_on,
        part=parts[wanted.part],
        is_apart=not holds(session, document.blob),
        sha256=document.sha256,
    )


def _shared(
    session: Session, case: Case, papers: Sequence[Listed]
) -> Iterator[Finding]:
    """Find papers that lie on the case of another child as well, byte for byte."""
    for each in papers:
        elsewhere = (
            select(Document.id)
            .join(Case, Case.id == Document.case_id)
            .where(Document.sha256 == each.sha256, Case.person_id != case.person_id)
        )
        if session.scalars(elsewhere).first() is not None:
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="paper-shared",
                missing=f"“{each.title}” is filed on the case of another child too.",
                where=f"“{each.title}”",
                mend="Look whose it is: it may have been filed here by mistake.",
                about=f"{each.sha256} shared",
            )


def _names(child: Person) -> tuple[str, ...]:
    full = f"{child.forename} {child.surname}" if child.forename else ""
    names = (child.name, full, child.forename, child.known_as)
    return tuple(dict.fromkeys(each for each in names if each))


def _address(
    session: Session, reader_id: UUID | None, protected: Protected
) -> tuple[str, ...]:
    """Return where the reader lives, which they know."""
    if reader_id is None or reader_id in protected.held:
        return ()
    held = session.get(Involved, reader_id) or session.get(Person, reader_id)
    return lines_of(held.address) if held else ()


def _day(document: Document) -> tuple[date, UUID]:
    return document.dated or document.received_on or date.min, document.id


def _words(document: Document) -> str:
    day = document.dated or document.received_on
    count = document.pages
    told = f"{count} page{'s' * (count != 1)}" if count else ""
    return ", ".join(each for each in (plain(day) if day else "", told) if each)
