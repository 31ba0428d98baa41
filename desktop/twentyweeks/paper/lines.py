"""Pieces set into lines of a given width, and each line's order on the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from twentyweeks.paper.faces import SANS, font
from twentyweeks.paper.pieces import NEW_LINE, Piece
from twentyweeks.paper.style import Look

_LOOSE = 0.01
_STOPS = frozenset(" ./@-_?&=")
_APART = frozenset((" ", NEW_LINE))
_PARTS = frozenset("-\u2010\u2013\u2014/")


class Line(NamedTuple):
    """One line of a paragraph: pieces in reading order, with the left edge of each.

    `above` and `below` are the room over and under the baseline, in points;
    `tail` is the space that stands between this line and the next, if one does.
    """

    pieces: tuple[Piece, ...]
    lefts: tuple[float, ...]
    width: float
    above: float
    below: float
    tail: str

    @property
    def height(self) -> float:
        """Return the room that the line takes."""
        return self.above + self.below


def lines_of(pieces: list[Piece], base: int, width: float, look: Look) -> list[Line]:
    """Return the pieces set in lines; text that runs from right to left ends there."""
    rows = _fill(pieces, width)
    return [
        _line(row, base, width, look, ends=at == len(rows) - 1)
        for at, row in enumerate(rows)
    ]


@dataclass(slots=True)
class _Rows:
    """Rows as they fill, word by word; no row begins with a space."""

    width: float
    done: list[list[Piece]] = field(default_factory=list)
    row: list[Piece] = field(default_factory=list)
    used: float = 0.0

    def take(self, word: list[Piece], room: float) -> None:
        """Put a word in the row, or where it has no room, in the next."""
        if word and self.row and self.used + room > self.width + _LOOSE:
            self.end()
        self.row += word
        self.used += room

    def part(self, piece: Piece) -> None:
        """Put a space or the end of a line after a word."""
        if self.row or piece.text == NEW_LINE:
            self.row.append(piece)
            self.used += piece.width
        if piece.text == NEW_LINE:
            self.end()

    def end(self) -> None:
        """Begin another row."""
        self.done.append(self.row)
        self.row, self.used = [], 0.0


def _fill(pieces: list[Piece], width: float) -> list[list[Piece]]:
    """Return rows of words; a word is what has no space or hyphen in it."""
    rows = _Rows(width)
    word: list[Piece] = []
    room = 0.0
    for piece in _shortened(pieces, width):
        if piece.text in _APART:
            rows.take(word, room)
            rows.part(piece)
            word, room = [], 0.0
            continue
        if word and (room + piece.width > width or _ends_part(word[-1], piece)):
            rows.take(word, room)
            word, room = [], 0.0
        word.append(piece)
        room += piece.width
    rows.take(word, room)
    rows.end()
    return rows.done


def _ends_part(last: Piece, piece: Piece) -> bool:
    """Whether a line may end after a hyphen or a stroke, before a letter."""
    return last.text[-1] in _PARTS and piece.text[0].isalpha()


def _shortened(pieces: list[Piece], width: float) -> list[Piece]:
    if max([piece.width for piece in pieces], default=0.0) <= width:
        return pieces
    return [part for piece in pieces for part in _short(piece, width)]


def _short(piece: Piece, width: float) -> Iterator[Piece]:
    """Cut a piece that is wider than a line: a date after a space, an address of the
    web after a stop or a stroke, anything else where the line ends."""
    if piece.width <= width or piece.glyphs is not None:
        yield piece
        return
    rest = piece.text
    while rest:
        count = _fitting(rest, piece, width)
        if count < len(rest):
            stops = [at for at in range(count) if rest[at] in _STOPS]
            count = stops[-1] + 1 if stops else count
        part, rest = rest[:count], rest[count:]
        room = font(piece.font).stringWidth(part, piece.look.size)
        yield piece._replace(text=part, width=room)


def _fitting(text: str, piece: Piece, width: float) -> int:
    """Return how many letters a line holds: one at least."""
    own, size = font(piece.font), piece.look.size
    used = 0.0
    for at, letter in enumerate(text):
        used += own.stringWidth(letter, size)
        if at and used > width:
            return at
    return len(text)


def _line(row: list[Piece], base: int, width: float, look: Look, *, ends: bool) -> Line:
    words = list(row)
    while words and words[-1].text in _APART:
        words.pop()
    tail = " " if len(words) < len(row) and not ends else ""
    if words and words[0].plain and words[0].span == words[-1].span:
        words = [_joined(words)]
    lefts, used = _places(words, base)
    shift = width - used if base else 0.0
    faces = [piece.face for piece in words] or [SANS]
    return Line(
        pieces=tuple(words),
        lefts=tuple(left + shift for left in lefts),
        width=used,
        above=max(face.above for face in faces) * look.size,
        below=max(face.below for face in faces) * look.size,
        tail=tail,
    )


def _joined(words: list[Piece]) -> Piece:
    """Return plain pieces of one span as one."""
    return words[0]._replace(
        text="".join([piece.text for piece in words]),
        width=sum([piece.width for piece in words]),
    )


def _places(row: list[Piece], base: int) -> tuple[list[float], float]:
    order = _seen_order([piece.level for piece in row], base)
    lefts, pen = [0.0] * len(row), 0.0
    for at in order:
        lefts[at] = pen
        pen += row[at].width
    return lefts, pen


def _seen_order(levels: list[int], base: int) -> list[int]:
    """Return the order from left to right (Unicode bidirectional rule L2)."""
    order = list(range(len(levels)))
    if not any(levels):
        return order
    lowest = min((level for level in levels if level % 2), default=0)
    if not lowest:
        return order
    for level in range(max(levels), min(lowest, base or lowest) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = order[start:end][::-1]
            start = end + 1
    return order
