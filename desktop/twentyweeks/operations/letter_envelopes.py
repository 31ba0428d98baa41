"""Issued letters with all that they enclose, each on its way into its own envelope."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Event
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, Case, Document, Involved, Letter, Person
from twentyweeks.errors import Refused, Unavailable
from twentyweeks.letters.text import folded
from twentyweeks.operations.bundle import BundleChoice, Wanted, preview_bundle
from twentyweeks.operations.letter_enclosed import enclosed_in
from twentyweeks.operations.papers import open_paper
from twentyweeks.operations.received import as_pdf
from twentyweeks.operations.recipients import lines_of
from twentyweeks.operations.saving import missing, read_id
from twentyweeks.operations.singly import SINGLY, cases_done_singly
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper import text_of
from twentyweeks.paper.parts import Part
from twentyweeks.present.letter_batch import BatchNot

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """What goes into one envelope: the letter, then what it says is with it."""

    letter_id: str
    reference: str
    recipient: str
    address: tuple[str, ...]
    sent_by: str
    dated: date
    papers: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Every envelope that can be filled, and the letters for which none can be."""

    authority: str
    window: str  # the authority's window envelope, or nothing
    packets: tuple[Packet, ...]
    nots: tuple[BatchNot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One letter as the record has it."""

    case_id: str
    reference: str
    recipient: str
    recipient_id: str
    address: tuple[str, ...]
    sent_by: str
    dated: date
    document: str
    sha256: str
    enclosed: tuple[UUID, ...]


def pack(
    caseload: Caseload,
    letter_ids: Sequence[str],
    today: date,
    stopped: Event,
    tell: Tell,
) -> Packed:
    """Put together what goes into each envelope, from the frozen copies alone.

    Each time the same pages. A letter is left out, with the reason, where a paper
    that it encloses is another child's, tells what is kept apart, or was not looked
    at. Of a case with something to protect only a letter by itself is packed.
    """
    packets: list[Packet] = []
    nots: list[BatchNot] = []
    with caseload.reading() as session:
        ours = session.scalars(select(Authority).order_by(Authority.id)).one()
        name, window = ours.name, ours.envelope.kind if ours.envelope else ""
        alone = cases_done_singly(session) if len(letter_ids) > 1 else set()
    for number, letter_id in enumerate(letter_ids):
        refuse_stopped(stopped)
        tell(number, len(letter_ids))
        made = _packet(caseload, letter_id, alone, today)
        if isinstance(made, Packet):
            packets.append(made)
        else:
            nots.append(made)
    return Packed(
        authority=name, window=window, packets=tuple(packets), nots=tuple(nots)
    )


def refuse_stopped(stopped: Event) -> None:
    """Refuse what is made of part of the letters only: an officer pressed Cancel."""
    if stopped.is_set():
        raise Refused("It was stopped. Nothing was made.")


def refuse_enclosed(
    caseload: Caseload,
    case_id: str,
    reader_id: str,
    papers: Sequence[UUID],
    today: date,
) -> None:
    """Refuse papers that may not go to this reader, as a bundle for them would be."""
    if not papers:
        return
    wanted = tuple(Wanted(document_id=each.hex, part="plan") for each in papers)
    choice = BundleChoice(papers=wanted, reader=reader_id)
    made = preview_bundle(caseload, case_id, choice, today)
    against = [each.words for each in made.findings]
    against += [
        f"No search can read {each.words}, and nobody has looked at it for this reader."
        for each in made.to_read
        if not each.looked
    ]
    if against:
        more = f" {len(against) - 1} more stand against it." if against[1:] else ""
        raise Refused(
            f"{against[0]}{more} Make a bundle of what is enclosed, for this reader, "
            "and answer it there."
        )


def _packet(
    caseload: Caseload, letter_id: str, alone: set[UUID], today: date
) -> Packet | BatchNot:
    with caseload.reading() as session:
        letter = session.get(Letter, read_id(letter_id, "letter"))
        if letter is None:
            raise missing("letter")
        case = session.get_one(Case, letter.case_id)
        child = session.get_one(Person, case.person_id).name
        case_id, recipient = case.id.hex, letter.recipient_name
        is_alone = case.id in alone
    if is_alone:
        return BatchNot(case_id=case_id, child=child, because=SINGLY)
    try:
        return _filled(caseload, letter_id, today)
    except (Refused, Unavailable) as refused:
        because = f"{recipient}: {refused.sentence}"
        return BatchNot(case_id=case_id, child=child, because=because)


def _filled(caseload: Caseload, letter_id: str, today: date) -> Packet:
    with caseload.reading() as session:
        found = _found(session, session.get_one(Letter, UUID(hex=letter_id)))
        kinds = dict(_kinds(session, found))
    others = [each for each in found.enclosed if kinds[each] != "letter"]
    refuse_enclosed(caseload, found.case_id, found.recipient_id, others, today)
    letter = open_paper(caseload, found.document)
    _refuse_moved(found, letter.content)
    enclosed = [open_paper(caseload, each.hex) for each in found.enclosed]
    return Packet(
        letter_id=letter_id,
        reference=found.reference,
        recipient=found.recipient,
        address=found.address,
        sent_by=found.sent_by,
        dated=found.dated,
        papers=(
            Part(title=letter.title, pdf=letter.content),
            *(Part(title=each.title, pdf=as_pdf(each).pdf) for each in enclosed),
        ),
    )


def _found(session: Session, letter: Letter) -> _Found:
    case = session.get_one(Case, letter.case_id)
    reader: Involved | Person | None = session.get(
        Involved, letter.recipient_id
    ) or session.get(Person, letter.recipient_id)
    said = letter.issued
    return _Found(
        case_id=case.id.hex,
        reference=case.reference,
        recipient=letter.recipient_name,
        recipient_id=letter.recipient_id.hex if letter.recipient_id else "",
        address=lines_of(reader.address) if reader else (),
        sent_by=str(said.get("sent_by", "first_class")),
        dated=letter.written_on,
        document=str(said.get("document", "")),
        sha256=str(said.get("sha256", "")),
        enclosed=enclosed_in(session, letter),
    )


def _kinds(session: Session, found: _Found) -> Iterator[tuple[UUID, str]]:
    """Return what kind of paper each is; Refused for one of another case."""
    for each in (UUID(hex=found.document), *found.enclosed):
        document = session.get_one(Document, each)
        if document.case_id.hex != found.case_id:
            raise Refused(
                f"“{document.title}” is filed on another case, so it cannot go into "
                "this envelope. Nothing was printed. Look who filed it there."
            )
        if each.hex == found.document and document.sha256 != found.sha256:
            raise Refused(
                "The pages that are kept are not those that were issued. Nothing was "
                "printed. Restore the paper from a backup."
            )
        yield each, document.kind


def _refuse_moved(found: _Found, pdf: bytes) -> None:
    """Refuse a letter whose address is no more that of the person it goes to."""
    pages = [_squeezed(each) for each in text_of(pdf)]
    said = [_squeezed(each) for each in found.address]
    if said and not any(all(line in page for line in said) for page in pages):
        raise Refused(
            "The address has changed since the letter was written, and the letter "
            "shows the old one. Nothing was printed. Write a new letter."
        )


def _squeezed(words: str) -> str:
    return "".join(folded(words).split())
