"""The first pages of a bundle: what is in it, from which page, with a link to each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from twentyweeks.operations.received import page_words
from twentyweeks.paper import join, pages, render
from twentyweeks.paper.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Span,
    Table,
    Words,
)
from twentyweeks.paper.blocks import plain as words_of
from twentyweeks.paper.parts import Cover, Joined, Part
from twentyweeks.present.dates import full, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paper of a bundle, under the words of its part.

    `unread` are its pages that no search reads, from 1.
    """

    part: str
    title: str
    dated: date | None
    pdf: bytes
    pages: int
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the index says above its lines."""

    child: str
    reference: str
    reader: str
    authority: str
    dated: date

    @property
    def title(self) -> str:
        """What the whole is called."""
        return f"Bundle of papers about {self.child}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A whole bundle, with its index and the page at which each paper begins."""

    joined: Joined
    index: bytes
    starts: tuple[int, ...]


def bind(front: Front, entries: Sequence[Entry]) -> Bound:
    """Return the papers in one file behind their index."""
    index, starts = _index(front, entries)
    parts = [Part(title="Index", pdf=index)]
    parts += [Part(title=each.title, pdf=each.pdf) for each in entries]
    cover = Cover(
        title=front.title,
        author=front.authority,
        dated=front.dated,
        numbered="Bundle page",
    )
    return Bound(joined=join(parts, cover), index=index, starts=starts)


def _index(front: Front, entries: Sequence[Entry]) -> tuple[bytes, tuple[int, ...]]:
    """Make the index as long as it says it is."""
    taken = 1
    while True:
        starts = tuple(_starts(entries, taken + 1))
        made = render(_document(front, entries, starts))
        if pages(made) == taken:
            return made, starts
        taken = pages(made)


def _starts(entries: Sequence[Entry], first: int) -> Iterator[int]:
    for each in entries:
        yield first
        first += each.pages


def _document(
    front: Front, entries: Sequence[Entry], starts: Sequence[int]
) -> Document:
    said = f"For {front.reader}. Put together on {full(front.dated)}."
    numbered = list(zip(range(1, len(entries) + 1), entries, starts, strict=True))
    blocks: list[Block] = [Heading(front.title, 1), Paragraph(words_of(said))]
    for part, group in groupby(numbered, key=lambda each: each[1].part):
        blocks += [Heading(part, 2), _table(part, list(group))]
    return Document(
        title=f"{front.title}: index",
        author=front.authority,
        dated=front.dated,
        blocks=tuple(blocks),
        footer=f"Our reference {front.reference} · {front.child}",
    )


def _table(part: str, lines: Sequence[tuple[int, Entry, int]]) -> Table:
    return Table(
        caption=f"{part}: papers",
        header=("No.", "Paper", "Dated", "Bundle pages"),
        rows=tuple(_row(*line) for line in lines),
        widths=(2, 10, 6, 4),
    )


def _row(number: int, entry: Entry, start: int) -> tuple[tuple[Words, ...], ...]:
    last = start + entry.pages - 1
    where = f"{start}" if last == start else f"{start} to {last}"
    link = Span(text=entry.title, link=f"#page={start}")
    paper: tuple[Words, ...] = ((link,),)
    if entry.unread:
        scans = page_words([start + each - 1 for each in entry.unread])
        paper = (*paper, words_of(f"Scan, not searchable: {scans}"))
    dated = plain(entry.dated) if entry.dated else "Not dated"
    return (
        (words_of(str(number)),),
        paper,
        (words_of(dated),),
        (words_of(where),),
    )
