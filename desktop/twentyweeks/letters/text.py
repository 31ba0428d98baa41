"""A document's words as running text, for the checks and the tests."""

from collections.abc import Iterable, Iterator

from twentyweeks.paper.blocks import (
    Address,
    Block,
    Bullets,
    Callout,
    Details,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Sender,
    SignHere,
    Table,
    Words,
)


def text_of(document: Document) -> str:
    """Return all that the document says, one block's piece a line."""
    return "\n".join((document.title, document.footer, *_lines(document.blocks)))


def body_of(document: Document) -> str:
    """Return what the document says below its sender and address."""
    inner = [b for b in document.blocks if not isinstance(b, Sender | Address)]
    return "\n".join(_lines(tuple(inner)))


def spoken(words: Words) -> str:
    """Return the text of some words without their emphasis."""
    return "".join(span.text for span in words)


def folded(text: str) -> str:
    """Return the text with one kind of apostrophe and space, in small letters."""
    return " ".join(text.replace("\u2019", "'").split()).casefold()


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _said(block)


def _said(block: Block) -> Iterable[str]:
    match block:
        case Heading(text=text) | Figure(alt=text) | SignHere(label=text):
            return (text,)
        case Paragraph(words=words):
            return (spoken(words),)
        case Bullets(items=items):
            return map(spoken, items)
        case Address(lines=lines):
            return lines
        case Callout(blocks=inner):
            return _lines(inner)
        case Sender() | Details() | Table() | PageBreak():
            return _set_out(block)


def _set_out(block: Sender | Details | Table | PageBreak) -> Iterable[str]:
    match block:
        case Sender(name=name, lines=lines):
            return (name, *lines)
        case Details():
            return map(spoken, block.spoken())
        case Table(caption=caption, header=header, rows=rows):
            cells = (words for row in rows for cell in row for words in cell)
            return (caption, *header, *map(spoken, cells))
        case PageBreak():
            return ()
