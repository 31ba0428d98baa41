"""Paint words and places of a paper over, and file the copy beside the original."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from twentyweeks.casework import Document, MadeFrom
from twentyweeks.errors import Refused
from twentyweeks.operations.given_away import Hidden, given_away
from twentyweeks.operations.given_file import PDF
from twentyweeks.operations.papers import WORD_EXPORT, keep_beside, open_paper
from twentyweeks.operations.received import as_pdf
from twentyweeks.operations.saving import missing, read_id, saving
from twentyweeks.operations.typed import KEPT, typed_line
from twentyweeks.paper import boxes_of, pages, redact, text_of, words_off_the_pages
from twentyweeks.paper.parts import Box, Cover
from twentyweeks.present.dates import day_of
from twentyweeks.storage.caseload import Caseload
from twentyweeks.storage.papers import digest

REDACTED = "redacted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What is painted over: words wherever they stand, and boxes that were drawn."""

    words: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """The copy as it would be filed, where words were found, and which were not."""

    pdf: bytes
    pages: int
    found: tuple[Box, ...]
    not_found: tuple[str, ...]


def words_of(text: str) -> tuple[str, ...]:
    """Read words to paint over, one a line."""
    lines = (" ".join(each.split()) for each in text.splitlines())
    return tuple(dict.fromkeys(each for each in lines if each))


def preview_redacted(
    caseload: Caseload, document_id: str, redaction: Redaction, today: date
) -> Redacted:
    """Return the copy; Refused where nothing is painted over, or words would stay."""
    opened = open_paper(caseload, document_id)
    if opened.kind == WORD_EXPORT:
        raise Refused(
            f"“{opened.title}” is a draft that left for comment and is never issued, "
            "so no copy of it is made. Nothing was made. Redact the paper itself."
        )
    original = as_pdf(opened).pdf
    found = boxes_of(original, redaction.words)
    if not found and not redaction.boxes:
        raise Refused(
            "None of these words is found in this paper, and no box is drawn, so there "
            "is nothing to paint over. Nothing was made. A page that is a picture has "
            "no words to be found: draw a box on it.",
            field="words",
        )
    title = _title(redaction, opened.title)
    author = _kept(redaction, opened.author) or ""
    cover = Cover(title=title, author=author, dated=today)
    pdf = redact(original, (*found, *redaction.boxes), cover)
    _refuse_left(pdf, redaction)
    nowhere = [each for each in redaction.words if not boxes_of(original, [each])]
    return Redacted(pdf=pdf, pages=pages(pdf), found=found, not_found=tuple(nowhere))


def file_redacted(
    caseload: Caseload, document_id: str, redaction: Redaction, now: datetime
) -> str:
    """File the copy on the case of the original; return the copy's identifier."""
    made = preview_redacted(caseload, document_id, redaction, day_of(now))
    with saving(caseload, now) as journal:
        original = journal.session.get(Document, read_id(document_id, "document"))
        if original is None:
            raise missing("document")
        copy = Document(
            case_id=original.case_id,
            title=_title(redaction, original.title),
            kind=REDACTED,
            blob=keep_beside(caseload, journal, original, made.pdf),
            sha256=digest(made.pdf),
            media_type=PDF,
            size=len(made.pdf),
            pages=made.pages,
            dated=original.dated,
            received_on=original.received_on,
            author=_kept(redaction, original.author),
            author_role=_kept(redaction, original.author_role),
            made_from=MadeFrom(
                on=day_of(now), by=journal.stamp.by, papers=(original.id,)
            ),
        )
        journal.create(copy)
        return copy.id.hex


def _title(redaction: Redaction, original: str) -> str:
    """Return the title as typed; else one of the original's that hides nothing."""
    usual = _kept(redaction, f"Redacted copy of {original}") or "Redacted copy"
    title = typed_line(redaction.title, "title", "Title") or usual
    for words in _said(redaction, title):
        raise Refused(
            f"The title says “{words}”, which is painted over. {KEPT} Give the copy "
            "another title.",
            field="title",
        )
    return title


def _kept(redaction: Redaction, said: str | None) -> str | None:
    """Return what the copy's own record may say: nothing that is painted over."""
    return None if said and any(_said(redaction, said)) else said


def _said(redaction: Redaction, *told: str) -> Iterator[str]:
    """Yield the words painted over that still stand there, however they are spaced."""
    for words in redaction.words:
        if any(given_away(((words, each) for each in told), (Hidden(words),))):
            yield words


def _refuse_left(pdf: bytes, redaction: Redaction) -> None:
    for words in _said(redaction, *text_of(pdf), words_off_the_pages(pdf)):
        raise Refused(
            f"“{words}” could not be painted over everywhere. Nothing was made. Draw a "
            "box over each place where it stands.",
            field="words",
        )
