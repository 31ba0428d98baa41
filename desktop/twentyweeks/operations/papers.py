"""File a paper on a case as it came, and open it again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Advice, Case, Document
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.given_file import PDF, GivenFile, content_at, given_file
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.present.dates import day_of, plain
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.papers import Papers, digest
from twentyweeks.storage.tables import paper
from twentyweeks.vault.keys import Compartment

TRANSLATION = "translation"
WORD_EXPORT = "word-export"
"""A copy in Word that left for comment: it is no paper of the case's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translates:
    """The paper of ours that a paper translates, and its own language, as a tag."""

    paper: UUID
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """What an officer says of a paper; the days are as written.

    `adviser` is the word of the adviser whose advice it is. With the kind
    `unreadable` a damaged PDF is kept as it came.
    """

    title: str
    kind: str
    received_on: str
    author: str = ""
    author_role: str = ""
    adviser: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A paper as it was filed, byte for byte; `pages` None where nobody counted."""

    content: bytes
    title: str
    media_type: str
    pages: int | None
    author: str = ""
    day: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A file and what was said of it; it is kept where the paper `beside` lies."""

    said: "_Said"
    file: GivenFile
    adviser: str
    beside: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the officer said of it, read."""

    title: str
    kind: str
    received_on: date
    dated: date | None
    author: str | None
    author_role: str | None


def file_paper(
    caseload: Caseload,
    case_id: str,
    path: Path,
    new: NewPaper,
    now: datetime,
    translates: Translates | None = None,
) -> str:
    """Keep a file on a case; return the paper's identifier.

    BadInput for a damaged PDF (unless it is filed as unreadable) and for a file over
    200 MB; Refused for a paper that lies on this case already. The file itself is
    left where it is. What `translates` a paper is a PDF and lies where that one lies.
    """
    said = _said(new, day_of(now))
    file = given_file(path.name, content_at(path), said.kind)
    if translates and file.media_type != PDF:
        raise BadInput(
            f"“{path.name}” is no PDF. {KEPT} Save the translation as a PDF first.",
            field="path",
        )
    beside = translates.paper if translates else None
    taken = _Taken(said=said, file=file, adviser=new.adviser, beside=beside)
    return _keep(caseload, case_id, taken, now, translates)


def file_hung(
    caseload: Caseload,
    mail_id: str,
    named: tuple[str, bytes],
    new: NewPaper,
    now: datetime,
) -> str:
    """Keep what hung on an e-mail as a paper of the same case; return its identifier.

    `named` is its name and its bytes. It lies where the e-mail lies. Refused and
    BadInput as a file is.
    """
    name, content = named
    said = _said(new, day_of(now))
    file = given_file(name, content, said.kind)
    with caseload.reading() as session:
        mail = session.get(Document, read_id(mail_id, "document"))
        if mail is None:
            raise missing("document")
        case_id, beside = mail.case_id.hex, mail.id
    taken = _Taken(said=said, file=file, adviser=new.adviser, beside=beside)
    return _keep(caseload, case_id, taken, now)


def _keep(
    caseload: Caseload,
    case_id: str,
    taken: "_Taken",
    now: datetime,
    translates: Translates | None = None,
) -> str:
    said, file = taken.said, taken.file
    sha256 = digest(file.content)
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        advice = _advice(journal.session, case, taken.adviser)
        _refuse_again(journal.session, case, sha256)
        beside = _beside(journal.session, taken.beside)
        document = Document(
            case_id=case.id,
            title=said.title,
            kind=said.kind,
            blob=keep_beside(caseload, journal, beside, file.content),
            sha256=sha256,
            media_type=file.media_type,
            size=len(file.content),
            pages=file.pages,
            dated=said.dated,
            received_on=said.received_on,
            author=said.author,
            author_role=said.author_role,
            language=translates.language if translates else None,
            translates=beside.sha256 if translates and beside else None,
        )
        journal.create(document)
        if advice is not None:
            journal.set(advice, "document_id", document.id)
        return document.id.hex


def keep_beside(
    caseload: Caseload, journal: Journal, original: Document | None, content: bytes
) -> str:
    """Keep the bytes of a paper where its original lies; return their name."""
    is_apart = original is not None and not holds(journal.session, original.blob)
    return keep_where(caseload, journal, content, is_apart=is_apart)


def keep_where(
    caseload: Caseload, journal: Journal, content: bytes, *, is_apart: bool
) -> str:
    """Keep the bytes of a paper for all, or in the compartment of its own."""
    if not is_apart:
        return keep_bytes(caseload.papers(), journal.connection, content)
    with caseload.local(Compartment.RESTRICTED) as apart:
        return keep_bytes(caseload.papers(Compartment.RESTRICTED), apart, content)


def keep_bytes(papers: Papers, connection: Connection, content: bytes) -> str:
    """Keep the bytes of a paper; return their name. Unavailable where no room is."""
    try:
        return papers.put(connection, content)
    except Unavailable as fault:
        raise Unavailable(
            "The paper could not be kept: this laptop has no room for it, or its disk "
            "is at fault. Nothing was half saved. Make room, then do it again."
        ) from fault


def open_paper(caseload: Caseload, document_id: str) -> Opened:
    """Return a paper's bytes after their hash was held against the record.

    Unavailable where they are not here, are damaged, or are kept apart and this
    officer has no key to them.
    """
    with caseload.reading() as session:
        document = session.get(Document, read_id(document_id, "document"))
        if document is None:
            raise missing("document")
        facts = Opened(
            content=b"",
            title=document.title,
            media_type=document.media_type,
            pages=document.pages,
            author=document.author or "",
            day=document.dated or document.received_on,
            kind=document.kind,
        )
        blob, sha256 = document.blob, document.sha256
        may_be_apart = document.kind in ("letter", TRANSLATION)
    content = kept_bytes(caseload, blob, sha256, may_be_apart=may_be_apart)
    return replace(facts, content=content)


def kept_bytes(
    caseload: Caseload, blob: str, sha256: str, *, may_be_apart: bool
) -> bytes:
    """Return what is kept under a name, held against its hash; Unavailable if not."""
    with caseload.reading() as session:
        here = holds(session, blob)
        content = caseload.papers().get(session.connection(), blob) if here else None
    if content is None:
        content = _kept_apart(caseload, blob, may_be_apart=may_be_apart)
    if digest(content) != sha256:
        raise Unavailable(
            "This paper is not the one that was filed: its bytes have changed. The "
            "record of it is unharmed. Restore the paper from a backup."
        )
    return content


def _said(new: NewPaper, today: date) -> _Said:
    title = typed_line(new.title, "title", "Title")
    kind = typed_line(new.kind, "kind", "Kind")
    if title is None or kind is None:
        field = "title" if title is None else "kind"
        raise Refused(f"{field.capitalize()}: it is missing. {KEPT}", field=field)
    dated = None
    if new.dated.strip():
        dated = typed_past_day(new.dated, "dated", "Dated", today)
    return _Said(
        title=title,
        kind=kind,
        received_on=typed_past_day(
            new.received_on, "received_on", "Received on", today
        ),
        dated=dated,
        author=typed_line(new.author, "author", "Author"),
        author_role=typed_line(new.author_role, "author_role", "Author's role"),
    )


def _advice(session: Session, case: Case, adviser: str) -> Advice | None:
    wanted = adviser.strip()
    if not wanted:
        return None
    found = session.scalars(
        select(Advice).where(Advice.case_id == case.id, Advice.adviser == wanted)
    ).first()
    if found is None:
        raise Refused(
            f"Nobody was asked for advice as “{wanted}” on this case. {KEPT} Record "
            "first when the advice was asked for.",
            field="adviser",
        )
    return found


def _beside(session: Session, of: UUID | None) -> Document | None:
    return session.get_one(Document, of) if of else None


def _refuse_again(session: Session, case: Case, sha256: str) -> None:
    """Refuse a paper that lies on this case, and a draft of another that left."""
    same = select(Document).where(Document.sha256 == sha256).order_by(Document.id)
    for held in session.scalars(same):
        if held.case_id == case.id:
            filed = ""
            if held.received_on:
                filed = f", received on {plain(held.received_on)}"
            raise Refused(
                f"This very paper is on the case already: “{held.title}”{filed}. "
                f"{KEPT}",
                field="path",
            )
        if held.kind == WORD_EXPORT:
            raise Refused(
                "This is a draft that left for comment from another case, so it "
                f"belongs to another child or young person. {KEPT}",
                field="path",
            )


def holds(session: Session, blob: str) -> bool:
    """Return whether a paper's bytes lie in this compartment, on this laptop."""
    found = session.scalar(select(paper.c.name).where(paper.c.name == blob))
    return found is not None


def _kept_apart(caseload: Caseload, blob: str, *, may_be_apart: bool) -> bytes:
    if Compartment.RESTRICTED in caseload.open:
        with caseload.reading(Compartment.RESTRICTED) as session:
            kept = caseload.papers(Compartment.RESTRICTED)
            return kept.get(session.connection(), blob)
    if may_be_apart:
        raise Unavailable(
            "This paper holds a protected address, or has not reached this laptop "
            "yet. Your passphrase does not open what is kept apart: ask your manager."
        )
    raise Unavailable(
        "This paper has not reached this laptop yet. It comes with the next exchange."
    )
