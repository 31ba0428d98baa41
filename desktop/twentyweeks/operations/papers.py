"""File a paper on a case as it came, and open it again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from twentyweeks.casework import Advice, Case, Document
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.paper import pages as pages_of
from twentyweeks.present.dates import day_of, plain
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.journal import Journal
from twentyweeks.storage.papers import Papers, digest
from twentyweeks.storage.tables import paper
from twentyweeks.vault.keys import Compartment

LARGEST = 200_000_000
UNREADABLE = "unreadable"
TRANSLATION = "translation"
WORD_EXPORT = "word-export"
"""A copy in Word that left for comment: it is no paper of the case's own."""
PDF = "application/pdf"
_OTHER = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_BEGINS = {b"%PDF-": PDF, b"{\\rtf": "application/rtf"}
_MEDIA = {
    ".pdf": PDF,
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".heif": "image/heic",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
}


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
class _File:
    """What lies at a path."""

    content: bytes
    media_type: str
    pages: int | None


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
    file = _file(path, said.kind)
    if translates and file.media_type != PDF:
        raise BadInput(
            f"“{path.name}” is no PDF. {KEPT} Save the translation as a PDF first.",
            field="path",
        )
    sha256 = digest(file.content)
    with saving(caseload, now) as journal:
        case = case_in(journal.session, case_id)
        advice = _advice(journal.session, case, new.adviser)
        _refuse_again(journal.session, case, sha256)
        original = _original(journal.session, translates)
        document = Document(
            case_id=case.id,
            title=said.title,
            kind=said.kind,
            blob=keep_beside(caseload, journal, original, file.content),
            sha256=sha256,
            media_type=file.media_type,
            size=len(file.content),
            pages=file.pages,
            dated=said.dated,
            received_on=said.received_on,
            author=said.author,
            author_role=said.author_role,
            language=translates.language if translates else None,
            translates=original.sha256 if original else None,
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


def _file(path: Path, kind: str) -> _File:
    content = _content(path)
    media_type = _MEDIA.get(path.suffix.lower(), _OTHER)
    for begins, surely in _BEGINS.items():
        if content.startswith(begins):
            media_type = surely
    pages = None
    if media_type == PDF and kind != UNREADABLE:
        pages = _count(content)
    return _File(content=content, media_type=media_type, pages=pages)


def _content(path: Path) -> bytes:
    if not path.name:
        raise Refused(f"File: choose one. {KEPT}", field="path")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadInput(
                f"“{path.name}” is larger than 200 MB. Nothing was filed. Ask for a "
                "smaller copy of it.",
                field="path",
            )
        content = path.read_bytes()
    except OSError as fault:
        raise Unavailable(
            f"“{path.name}” cannot be read ({fault.strerror}). Nothing was filed. Look "
            "whether the file or its disk is still there."
        ) from fault
    if not content:
        raise BadInput(f"“{path.name}” is empty. Nothing was filed.", field="path")
    return content


def _count(content: bytes) -> int:
    try:
        return pages_of(content)
    except BadInput as fault:
        raise BadInput(
            "This PDF is damaged, or locked with a password, so its pages cannot be "
            "counted. Nothing was filed. Ask for it again, or file it as "
            f"“{UNREADABLE}” to keep it as it came.",
            field="path",
        ) from fault


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


def _original(session: Session, translates: Translates | None) -> Document | None:
    return session.get_one(Document, translates.paper) if translates else None


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
