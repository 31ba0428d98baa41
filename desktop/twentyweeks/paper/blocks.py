"""The content model of a paper: what it says, before anything is drawn.

The same blocks give the PDF, the large print and the test of the structure.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from twentyweeks.paper.window import POST_HOUSE, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of one kind inside a paragraph.

    `lang` is a BCP 47 tag where the words are not in the document's language;
    `link` is a full address (`https://…`, `mailto:…`, `tel:…`); `change` marks words
    of an amended plan, underlined or struck through: the text must say so too
    ("[Added: 45]"), because a screen reader sees neither line nor colour, nor that
    words are `slanted`.
    """

    text: str
    strong: bool = False
    slanted: bool = False
    lang: str | None = None
    link: str | None = None
    change: Literal["added", "removed"] | None = None


Words: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; levels are never skipped."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one paragraph's words. `numbered` gives 1, 2, 3."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """Short labels, each with the words that it names: a name, a day, a reference."""

    items: tuple[tuple[str, Words], ...]

    def spoken(self) -> tuple[Words, ...]:
        """Return each pair as the words of one line."""
        return tuple(
            (Span(text=f"{label}: ", strong=True), *words)
            for label, words in self.items
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; each cell holds paragraphs.

    In large print it becomes one stacked block of "heading: words" a row.
    `widths` are the columns' shares of the text width.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Words, ...], ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG or JPEG bytes) with the words that stand for it."""

    picture: bytes
    alt: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class Address:
    """The address block that shows in the envelope's window.

    `outlined` draws the window and the block round it, and rulers, as a test sheet
    does.
    """

    lines: tuple[str, ...]
    window: Window = POST_HOUSE
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: authority's name, its lines, at the head of the first page."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignHere:
    """A ruled line for a signature, with what stands under it."""

    label: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed group that must not be missed: a last day, a telephone number."""

    blocks: tuple["Paragraph | Bullets | Heading", ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Details
    | Table
    | Figure
    | Address
    | Sender
    | SignHere
    | PageBreak
    | Callout
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper.

    `size` is the body text in points (12, 18 or 24); `footer` stands on every
    page before "Page x of y"; `dated` goes into the file's metadata, so that
    the same content gives the same bytes; `draft` puts a watermark behind.
    """

    title: str
    author: str
    dated: date
    blocks: tuple[Block, ...]
    footer: str = ""
    lang: str = "en-GB"
    size: float = 12
    draft: bool = False


def plain(text: str) -> Words:
    """Return `text` as the words of a paragraph with no emphasis."""
    return (Span(text=text),)
