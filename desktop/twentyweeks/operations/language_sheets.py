"""One page in a family's language, approved by the authority, in front of letters."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import LanguageSheet
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.languages import LANGUAGES, tag_of
from twentyweeks.operations.envelope import authority_of, window_of
from twentyweeks.operations.papers import holds, keep_bytes
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line, typed_past_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper import is_accessible, is_blank, is_upright_a4, pages
from twentyweeks.paper.blocks import Address, Document
from twentyweeks.paper.joining import join
from twentyweeks.paper.parts import Cover, Part
from twentyweeks.paper.window import Window
from twentyweeks.present.dates import day_of, plain
from twentyweeks.storage.papers import digest

LANGUAGE_OPTIONS = tuple(LANGUAGES.items())
LARGEST = 5_000_000
"""Bytes of a sheet: it stands in every letter in its language."""
_UNTAGGED = (
    "It is no accessible PDF (PDF/UA and PDF/A), so letters with it in front are none: "
    "a screen reader is told its words alone. Ask for it as one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSheet:
    """What the authority says of a sheet: its language, who approved it and when."""

    language: str
    approved_by: str
    approved_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One sheet in the settings."""

    id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet that goes in front of one letter."""

    language: str
    sha256: str
    pdf: bytes


def language_sheets(caseload: Caseload) -> tuple[SheetLine, ...]:
    """Return every sheet, by its language."""
    with caseload.reading() as session:
        held = sorted(session.scalars(select(LanguageSheet)), key=_order)
        return tuple(
            SheetLine(
                id=each.id.hex,
                title=LANGUAGES.get(each.language, each.language),
                words=_line_words(caseload, session, each),
            )
            for each in held
        )


def _line_words(caseload: Caseload, session: Session, sheet: LanguageSheet) -> str:
    said = f"Approved by {sheet.approved_by} on {plain(sheet.approved_on)}"
    if not holds(session, sheet.blob):
        return said
    content = caseload.papers().get(session.connection(), sheet.blob)
    return said if is_accessible(content) else f"{said}. {_UNTAGGED}"


def crowded_sheets(caseload: Caseload) -> tuple[str, ...]:
    """Return the languages whose sheet leaves the envelope's window no room.

    A sheet that has not reached this laptop yet is not looked at.
    """
    with caseload.reading() as session:
        bare = window_of(authority_of(session).envelope).bare
        return tuple(
            LANGUAGES.get(each.language, each.language)
            for each in sorted(session.scalars(select(LanguageSheet)), key=_order)
            if holds(session, each.blob)
            and not is_blank(
                caseload.papers().get(session.connection(), each.blob), bare
            )
        )


def add_sheet(caseload: Caseload, path: Path, new: NewSheet, now: datetime) -> str:
    """Keep a sheet; letters in its language have it in front from now on.

    BadInput for a file that is no PDF of one upright A4 page, Refused where something
    stands on it where the envelope's window shows the address. A newer sheet stands in
    place of an older one; letters that were issued keep theirs.
    """
    if new.language not in LANGUAGES:
        raise Refused(f"Language: choose one of the list. {KEPT}", field="language")
    by = typed_line(new.approved_by, "approved_by", "Approved by")
    if by is None:
        raise Refused(
            f"Approved by: say who approved the translation. {KEPT}",
            field="approved_by",
        )
    day = typed_past_day(new.approved_on, "approved_on", "Approved on", day_of(now))
    content = _one_page(path)
    with caseload.reading() as session:
        window = window_of(authority_of(session).envelope)
    if not is_blank(content, window.bare):
        raise Refused(
            f"“{path.name}” has something where the window of your envelope shows the "
            f"address: {_where(window)}. {KEPT} Leave that part of the page blank, and "
            "choose the sheet again.",
            field="path",
        )
    with saving(caseload, now) as journal:
        sheet = LanguageSheet(
            language=new.language,
            blob=keep_bytes(caseload.papers(), journal.connection, content),
            sha256=digest(content),
            size=len(content),
            approved_by=by,
            approved_on=day,
        )
        old = journal.session.scalars(
            select(LanguageSheet).where(LanguageSheet.language == new.language)
        )
        journal.delete_all(list(old))
        return journal.create(sheet).id.hex


def remove_sheet(caseload: Caseload, sheet_id: str, now: datetime) -> None:
    """Take a sheet away: letters in its language go without one."""
    with saving(caseload, now) as journal:
        held = journal.session.get(LanguageSheet, read_id(sheet_id, "sheet"))
        if held is None:
            raise missing("sheet")
        journal.delete(held)


def sheet_for(caseload: Caseload, session: Session, facts: LetterFacts) -> Sheet | None:
    """Return the sheet in the language of a reader of the family, if there is one.

    Unavailable where it is approved and has not reached this laptop yet.
    """
    tag = tag_of(facts.recipient.language)
    if not (tag and facts.to_family()):
        return None
    rows = select(LanguageSheet).where(LanguageSheet.language == tag)
    held = max(session.scalars(rows), key=_order, default=None)
    if held is None:
        return None
    try:
        content = caseload.papers().get(session.connection(), held.blob)
    except Unavailable as fault:
        raise Unavailable(
            f"The sheet in {LANGUAGES[tag]} that goes in front of this letter has not "
            "reached this laptop yet. Nothing was made. Exchange first, then make the "
            "letter again."
        ) from fault
    return Sheet(language=tag, sha256=held.sha256, pdf=content)


def with_sheet(pdf: bytes, sheet: Sheet | None, document: Document) -> bytes:
    """Return a letter with the sheet in front, in one file; or the letter alone.

    The address stands on the sheet too, where the envelope's window shows it. Refused
    where the sheet leaves it no room, as after a change of envelope.
    """
    if sheet is None:
        return pdf
    own = next((each for each in document.blocks if isinstance(each, Address)), None)
    if own and not is_blank(sheet.pdf, own.window.bare):
        raise Refused(
            f"The sheet in {LANGUAGES[sheet.language]} has something where the window "
            f"of your envelope shows the address: {_where(own.window)}. Nothing was "
            "made. Put a sheet in the settings that leaves that part blank, or take "
            "it away."
        )
    parts = (
        Part(title=LANGUAGES[sheet.language], pdf=sheet.pdf, address=own),
        Part(title=document.title, pdf=pdf),
    )
    cover = Cover(
        title=document.title,
        author=document.author,
        dated=document.dated,
        lang=document.lang,
    )
    return join(parts, cover).pdf


def _where(window: Window) -> str:
    bare = window.bare
    return (
        f"{bare.top:g} to {bare.bottom:g} mm from the top, {bare.left:g} to "
        f"{bare.right:g} mm from the left"
    )


def _order(sheet: LanguageSheet) -> tuple[str, str, bytes]:
    return sheet.language, sheet.approved_on.isoformat(), sheet.id.bytes


def _one_page(path: Path) -> bytes:
    try:
        large = path.stat().st_size > LARGEST
        content = b"" if large else path.read_bytes()
    except OSError as fault:
        raise Unavailable(
            f"“{path.name}” cannot be read ({fault.strerror}). {KEPT} Look whether the "
            "file or its disk is still there."
        ) from fault
    if large:
        raise BadInput(
            f"“{path.name}” is larger than 5 MB. {KEPT} Ask for a smaller copy of it.",
            field="path",
        )
    try:
        count = pages(content)
    except BadInput as fault:
        raise BadInput(
            f"“{path.name}” is no PDF that can be read. {KEPT} Save the page as a PDF "
            "first.",
            field="path",
        ) from fault
    if count != 1:
        raise BadInput(
            f"“{path.name}” has {count} pages, and one page goes in front of a letter. "
            f"{KEPT} Shorten it.",
            field="path",
        )
    if not is_upright_a4(content):
        raise BadInput(
            f"“{path.name}” is no upright A4 page, as letters are printed on. {KEPT} "
            "Save it as A4 first.",
            field="path",
        )
    return content
