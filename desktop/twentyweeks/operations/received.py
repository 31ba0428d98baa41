"""A paper as pages to look at: its own, or a rendering of what came in another form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.given_file import PDF
from twentyweeks.operations.papers import Opened, open_paper
from twentyweeks.paper import pages, pages_to_look_at, render
from twentyweeks.paper.blocks import Block, Document, Heading, Paragraph, plain
from twentyweeks.paper.from_mail import MAIL, blocks_of_mail
from twentyweeks.paper.from_old_word import OLD_WORD, blocks_of_old_word
from twentyweeks.paper.from_outlook import OUTLOOK, blocks_of_outlook
from twentyweeks.paper.from_text import RICH, TEXT, blocks_of_rich, blocks_of_text
from twentyweeks.paper.from_word import WORD, blocks_of_word
from twentyweeks.paper.from_writer import WRITER, blocks_of_writer
from twentyweeks.storage.caseload import Caseload

_NONE = "No pages can be made of a file of this kind here. Ask for it as a PDF."
_PHOTOS = {
    "image/jpeg": "a photo",
    "image/png": "a photo",
    "image/tiff": "a scan",
    "image/heic": "a photo",
}
_TEXTS: Mapping[str, tuple[str, Callable[[bytes], tuple[Block, ...]]]] = {
    WORD: ("a Word file", blocks_of_word),
    OLD_WORD: ("an old Word file, struck words included,", blocks_of_old_word),
    WRITER: ("a text of LibreOffice", blocks_of_writer),
    RICH: ("a rich text", blocks_of_rich),
    TEXT: ("a plain text", blocks_of_text),
    MAIL: ("an e-mail", blocks_of_mail),
    OUTLOOK: ("an e-mail of Outlook", blocks_of_outlook),
}
_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The pages of a paper; `told` is what they are, where they are not its own."""

    pdf: bytes
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """A paper as it was filed, and its pages; without any, `told` says why."""

    opened: Opened
    pdf: bytes
    pages: int
    told: str


def why_no_pdf(media_type: str, pages: int | None) -> str:
    """Say why a paper has no pages; empty where it has, or where some can be made."""
    if media_type in _TEXTS or media_type in _PHOTOS:
        return ""
    return "" if media_type == PDF and pages else _NONE


def as_pdf(opened: Opened) -> Shown:
    """Return a paper's pages; Refused or BadInput where none can be made of it."""
    because = why_no_pdf(opened.media_type, opened.pages)
    if because:
        raise Refused(f"“{opened.title}”: {because}", field="papers")
    if opened.media_type == PDF:
        return Shown(pdf=opened.content)
    if opened.media_type in _PHOTOS:
        return _of_photo(opened)
    kind, read = _TEXTS[opened.media_type]
    try:
        blocks = read(opened.content)
    except BadInput as fault:
        raise BadInput(f"“{opened.title}”: {fault.sentence}", field="papers") from fault
    told = (
        f"The words of {kind} as it came in, not laid out as the original. Its "
        "pictures are not shown. The original is kept."
    )
    return Shown(pdf=_rendered(opened, told, blocks), told=told)


def show_paper(caseload: Caseload, document_id: str) -> ShownPaper:
    """Return a paper with its pages, saying which of them no search can read."""
    opened = open_paper(caseload, document_id)
    try:
        shown = as_pdf(opened)
    except Refused as fault:
        return ShownPaper(opened=opened, pdf=b"", pages=0, told=fault.sentence)
    unread = pages_to_look_at(shown.pdf)
    scan = f"Scan, not searchable: {page_words(unread)}." if unread else ""
    return ShownPaper(
        opened=opened,
        pdf=shown.pdf,
        pages=pages(shown.pdf),
        told=" ".join(each for each in (shown.told, scan) if each),
    )


def _of_photo(opened: Opened) -> Shown:
    from twentyweeks.paper.from_photo import blocks_of_photo, unreadable

    told = f"Pages made of {_PHOTOS[opened.media_type]}. The original is kept."
    blocks = blocks_of_photo(opened.content, opened.title)
    try:
        return Shown(pdf=_rendered(opened, told, blocks), told=told)
    except BadInput as fault:  # a photo that ends before its last line
        raise unreadable(opened.title) from fault


def _rendered(opened: Opened, told: str, blocks: tuple[Block, ...]) -> bytes:
    from twentyweeks.paper.unwritten import writable

    head = (Heading(opened.title, 1), Paragraph(plain(told)))
    document = Document(
        title=opened.title,
        author=opened.author,
        dated=opened.day or _DAY,
        blocks=(*head, *blocks),
    )
    return render(writable(document))


def page_words(pages: Sequence[int]) -> str:
    """Say which pages: "page 3", "pages 1, 4 to 9 and 12"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    told = [_run(each) for each in runs]
    if len(pages) == 1:
        return f"page {told[0]}"
    *first, last = told
    return f"pages {', '.join(first)} and {last}" if first else f"pages {last}"


def _run(pages: Sequence[int]) -> str:
    return f"{pages[0]}" if len(pages) == 1 else f"{pages[0]} to {pages[-1]}"
