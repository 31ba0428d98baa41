"""Issued letters on their way into envelopes: no page goes into another child's."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from twentyweeks.errors import Refused, Unavailable
from twentyweeks.paper import join, pages, render, text_of
from twentyweeks.paper.blocks import (
    Address,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Sender,
    SignHere,
    plain,
)
from twentyweeks.paper.parts import Cover, Part
from twentyweeks.present.letter_batch import BatchIssued, BatchLetter, counted
from twentyweeks.storage.papers import digest

CLASSES = {
    "first_class": "first class",
    "second_class": "second class",
    "email": "by e-mail",
    "hand": "by hand",
}
_FOLDED_IN_THREE, _FOLDED_ONCE = 5, 10  # sheets that a DL and a C5 envelope take
_INDEX = (
    *("file", "recipient", "address", "class", "envelope", "pages", "reference"),
    "sha256",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One file for the printer: every envelope of one size and class, in order."""

    envelope: str
    sent_by: str
    words: str  # "12 DL envelopes, first class, 48 pages"
    pdf: bytes


def envelope_of(letter: BatchLetter) -> str:
    """Return the size of envelope that a letter needs, by the sheets in it."""
    sheets = _own_pages(letter)
    if letter.encloses or sheets > _FOLDED_ONCE:
        return "C4"
    return "DL" if sheets <= _FOLDED_IN_THREE else "C5"


def stacks(issued: BatchIssued, today: date) -> tuple[Stack, ...]:
    """Return the letters for the printer, by size and class of envelope.

    Before each letter lies its cover sheet, and each envelope begins on a new sheet
    on a printer that prints both sides too. Refused where a page would not be of the
    child whose envelope it lies in.
    """
    kinds = sorted({(envelope_of(each), each.sent_by) for each in issued.letters})
    return tuple(
        _stack(issued, envelope, sent_by, today) for envelope, sent_by in kinds
    )


def write_folder(issued: BatchIssued, where: Path, today: date) -> int:
    """Write one PDF a recipient and an index, for a print-and-post house.

    Returns how many. Refused for a folder in which something lies already; the
    names of the files tell no child's name, the index tells who gets what.
    """
    try:
        if any(where.iterdir()):
            raise Refused(
                "Something lies in that folder already, and a letter of another day "
                "must not go out with these. Nothing was written. Choose an empty one."
            )
        rows = [
            _written(letter, (number, where), today)
            for number, letter in enumerate(issued.letters, 1)
        ]
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(_INDEX)
        writer.writerows(rows)
        (where / "index.csv").write_text(text.getvalue(), encoding="utf-8-sig")
    except OSError as fault:
        raise Unavailable(
            "The letters could not be written there. They are issued and unharmed. "
            "Choose another folder, and delete what was begun in this one."
        ) from fault
    return len(rows)


def _written(
    letter: BatchLetter, place: tuple[int, Path], today: date
) -> tuple[str, ...]:
    number, where = place
    reference = re.sub(r"[^A-Za-z0-9-]+", "-", letter.reference).strip("-")
    name = f"{number:04}-{reference}.pdf"
    whole = _whole(letter, today)
    (where / name).write_bytes(whole)
    return (
        name,
        letter.recipient,
        ", ".join(letter.address),
        CLASSES[letter.sent_by],
        envelope_of(letter),
        str(pages(whole)),
        letter.reference,
        digest(whole),
    )


def _whole(letter: BatchLetter, today: date) -> bytes:
    """Return a letter with the child's half-page behind it, where it has one."""
    if not letter.child_copy_pdf:
        return letter.pdf
    parts = [
        Part(title="Letter", pdf=letter.pdf),
        Part(title="For the child", pdf=letter.child_copy_pdf),
    ]
    cover = Cover(title="Letter", author="", dated=today)
    return join(parts, cover).pdf


def _stack(issued: BatchIssued, envelope: str, sent_by: str, today: date) -> Stack:
    own = [
        each
        for each in issued.letters
        if (envelope_of(each), each.sent_by) == (envelope, sent_by)
    ]
    packets = [tuple(_packet(each, issued.authority, today)) for each in own]
    many = counted(len(own), f"{envelope} envelope", f"{envelope} envelopes")
    words = f"{many}, {CLASSES[sent_by]}"
    cover = Cover(title=words, author=issued.authority, dated=today)
    joined = join([part for packet in packets for part in packet], cover)
    lengths = [sum(pages(part.pdf) for part in packet) for packet in packets]
    _refuse_mixed(joined.pdf, [each.reference for each in own], lengths)
    return Stack(
        envelope=envelope,
        sent_by=sent_by,
        words=f"{words}, {counted(joined.pages, 'page', 'pages')}",
        pdf=joined.pdf,
    )


def _packet(letter: BatchLetter, authority: str, today: date) -> Iterator[Part]:
    """Return what is printed for one envelope, an even number of pages."""
    is_odd = (_own_pages(letter) + 1) % 2
    title = f"{letter.reference}, {letter.recipient}"
    sheet = _cover_sheet(letter, authority, today, _own_pages(letter) + 1 + is_odd)
    yield Part(title=title, pdf=render(sheet))
    yield Part(title=title, pdf=letter.pdf)
    if letter.child_copy_pdf:
        yield Part(title=title, pdf=letter.child_copy_pdf)
    if is_odd:
        empty = Paragraph(plain("This side is left empty."))
        end = Document(
            title="Left empty",
            author=authority,
            dated=today,
            blocks=(Heading("End of this envelope", 1), empty),
            footer=f"Our reference {letter.reference}",
        )
        yield Part(title=title, pdf=render(end))


def _cover_sheet(
    letter: BatchLetter, authority: str, today: date, count: int
) -> Document:
    size = f"{envelope_of(letter)} envelope, {CLASSES[letter.sent_by]}"
    told = [
        f"For {letter.recipient}",
        size,
        f"{count} sheets with this one, printed on one side; {count // 2} printed on "
        "both sides",
    ]
    if letter.encloses:
        told.append("Put in with the letter what it says is enclosed")
    return Document(
        title=f"Cover sheet, {letter.reference}",
        author=authority,
        dated=today,
        blocks=(
            Sender(authority),
            Address((letter.recipient, *letter.address)),
            Heading("Cover sheet of one envelope", 1),
            Paragraph(plain("Take this sheet out before the envelope is closed.")),
            Bullets(tuple(plain(words) for words in told)),
            SignHere("Looked into the envelope by: one child's papers alone"),
        ),
        footer=f"Our reference {letter.reference}",
    )


def _own_pages(letter: BatchLetter) -> int:
    copy = pages(letter.child_copy_pdf) if letter.child_copy_pdf else 0
    return pages(letter.pdf) + copy


def _refuse_mixed(
    pdf: bytes, references: Sequence[str], lengths: Sequence[int]
) -> None:
    """Read the joined file back: each page names its own case and no other."""
    whose = [
        reference
        for reference, length in zip(references, lengths, strict=True)
        for _ in range(length)
    ]
    read = text_of(pdf)
    every = set(references)
    for number, page in enumerate(read):
        named = {each for each in every if _names(page, each)}
        if number >= len(whose) or named != {whose[number]}:
            raise Refused(
                f"Page {number + 1} of what was to be printed is not of the case whose "
                "envelope it lies in. Nothing was printed. The letters are issued and "
                "unharmed: print them one by one."
            )
    if len(read) != len(whose):
        raise Refused("Pages are missing. Nothing was printed. Print them one by one.")


def _names(page: str, reference: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(reference)}(?![\w-])", page))
