"""The stack for the printer: a cover sheet an envelope, and no page astray."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twentyweeks.errors import Refused
from twentyweeks.operations.letter_envelopes import Packed, Packet
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
from twentyweeks.present.letter_batch import counted
from twentyweeks.present.post import WAYS

_FOLDED_IN_THREE, _FOLDED_ONCE = 5, 10  # sheets that a DL and a C5 envelope take
_NO_WINDOW = (
    "The window of this size shows another place on the sheet: take one without a "
    "window, and write the address on it"
)
_SIZES = ("DL", "C5", "C4")
_PRINTED = {1: "printed on one side", 2: "printed on both sides"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One file for the printer: every envelope of one size and class, in order."""

    envelope: str
    sent_by: str
    sides: int
    words: str  # "12 DL envelopes, first class, 48 pages, printed on one side"
    pdf: bytes
    letters: tuple[str, ...]


def sheets_of(packet: Packet, sides: int) -> int:
    """Return how many sheets go into an envelope, on a printer of 1 or 2 sides."""
    return sum(-(-pages(part.pdf) // sides) for part in packet.papers)


def envelope_of(packet: Packet, sides: int, window: str = "") -> str:
    """Return the size of envelope that a letter needs, by the sheets in it.

    None smaller than the authority's own `window` envelope, for which the address
    stands where it does.
    """
    sheets = sheets_of(packet, sides)
    by_sheets = (sheets > _FOLDED_IN_THREE) + (sheets > _FOLDED_ONCE)
    own = _SIZES.index(window.upper()) if window else 0
    return _SIZES[max(by_sheets, own)]


def stacks(packed: Packed, sides: int) -> tuple[Stack, ...]:
    """Return the letters for the printer, by size and class of envelope.

    Before each letter lies its cover sheet; on a printer of 2 sides every paper begins
    on a sheet of its own. What goes by e-mail needs no envelope. Refused where a page
    would not be of the case whose envelope it lies in.
    """
    own = [each for each in packed.packets if each.sent_by != "email"]
    sorts: dict[tuple[str, str], list[Packet]] = {}
    for each in own:
        size = envelope_of(each, sides, packed.window)
        sorts.setdefault((size, each.sent_by), []).append(each)
    return tuple(_stack(sorts[sort], sort, packed, sides) for sort in sorted(sorts))


def refuse_astray(pdf: bytes, laid: Sequence[tuple[str, Sequence[Part]]]) -> None:
    """Read a joined file back: each page is the one that was laid there.

    `laid` are the papers by the reference of their case. No page may name another
    case of the file either.
    """
    meant = [
        (reference, _folded(page))
        for reference, parts in laid
        for part in parts
        for page in text_of(part.pdf)
    ]
    read = [_folded(page) for page in text_of(pdf)]
    every = {reference for reference, _ in laid}
    for number, (reference, said) in enumerate(meant):
        is_there = number < len(read) and read[number] == said
        if not is_there or any(_names(said, each) for each in every - {reference}):
            raise Refused(
                f"Page {number + 1} of what was to be printed is not of the case whose "
                "envelope it lies in. Nothing was printed. The letters are issued and "
                "unharmed: print them one by one."
            )
    if len(read) != len(meant):
        raise Refused("There are too many pages. Nothing was printed.")


def _stack(
    packets: Sequence[Packet], sort: tuple[str, str], packed: Packed, sides: int
) -> Stack:
    envelope, sent_by = sort
    many = counted(len(packets), f"{envelope} envelope", f"{envelope} envelopes")
    words = f"{many}, {WAYS[sent_by]}"
    laid = [
        (each.reference, tuple(_laid(each, packed, sides, envelope)))
        for each in packets
    ]
    dated = max(each.dated for each in packets)
    cover = Cover(title=words, author=packed.authority, dated=dated)
    joined = join([part for _, parts in laid for part in parts], cover)
    refuse_astray(joined.pdf, laid)
    count = counted(joined.pages, "page", "pages")
    return Stack(
        envelope=envelope,
        sent_by=sent_by,
        sides=sides,
        words=f"{words}, {count}, {_PRINTED[sides]}",
        pdf=joined.pdf,
        letters=tuple(each.letter_id for each in packets),
    )


def _laid(packet: Packet, packed: Packed, sides: int, envelope: str) -> Iterator[Part]:
    """Return what is printed for one envelope; each paper begins on a new sheet."""
    title = f"{packet.reference}, {packet.recipient}"
    sheet = _cover_sheet(packet, packed, sides, envelope)
    for part in (Part(title=title, pdf=render(sheet)), *packet.papers):
        yield part
        if pages(part.pdf) % sides:
            yield Part(title=title, pdf=_empty_side(packet, packed.authority))


def _empty_side(packet: Packet, authority: str) -> bytes:
    return render(
        Document(
            title="Left empty",
            author=authority,
            dated=packet.dated,
            blocks=(
                Heading("Left empty", 1),
                Paragraph(plain("Nothing is missing: this side is left empty.")),
            ),
            footer=f"Our reference {packet.reference}",
        )
    )


def _cover_sheet(packet: Packet, packed: Packed, sides: int, envelope: str) -> Document:
    sheets = counted(sheets_of(packet, sides), "sheet goes", "sheets go")
    told = [f"{envelope} envelope, {WAYS[packet.sent_by]}"]
    if packed.window and envelope != packed.window.upper():
        told.append(_NO_WINDOW)
    told += [
        f"{part.title}: {counted(pages(part.pdf), 'page', 'pages')}"
        for part in packet.papers
    ]
    return Document(
        title=f"Cover sheet, {packet.reference}",
        author=packed.authority,
        dated=packet.dated,
        blocks=(
            Sender(packed.authority),
            Address((packet.recipient, *packet.address)),
            Heading("Cover sheet of one envelope", 1),
            Paragraph(
                plain(
                    f"{sheets} in, {_PRINTED[sides]}. Take this sheet out before the "
                    "envelope is closed."
                )
            ),
            Bullets(tuple(plain(words) for words in told)),
            SignHere("Looked into the envelope by: one child's papers alone"),
        ),
        footer=f"Our reference {packet.reference}",
    )


def _folded(page: str) -> str:
    return " ".join(page.split())


def _names(page: str, reference: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(reference)}(?![\w-])", page))
