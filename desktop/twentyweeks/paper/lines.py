"""Pieces set into lines of a given width, and each line's order on the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from twentyweeks.paper.faces import SANS, font
from twentyweeks.paper.pieces import NEW_LINE, Piece
from twentyweeks.paper.style import Look

_LOOSE = 0.01
_STOPS = frozenset(" ./@-_?&=")


@dataclass(frozen=True, slots=True)
class Line:
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
    rows = list(_fill(pieces, width))
    return [
        _line(row, base, width, look, ends=at == len(rows) - 1)
        for at, row in enumerate(rows)
    ]


def _fill(pieces: list[Piece], width: float) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    used = 0.0
    for word in _words(pieces, width):
        if word[0].text == NEW_LINE:
            yield [*row, *word]
            row, used = [], 0.0
            continue
        room = sum(piece.width for piece in word)
        if row and not word[0].white and used + room > width + _LOOSE:
            yield row
            row, used = [], 0.0
        if row or not word[0].white:
            row.extend(word)
            used += room
    yield row


def _words(pieces: list[Piece], width: float) -> Iterator[list[Piece]]:
    """Yield what may not be parted: pieces with no space or hyphen between them."""
    word: list[Piece] = []
    for whole in pieces:
        for piece in _short(whole, width):
            if piece.white or piece.text == NEW_LINE:
                if word:
                    yield word
                yield [piece]
                word = []
                continue
            if word and _may_part(word[-1], piece, word, width):
                yield word
                word = []
            word.append(piece)
    if word:
        yield word


def _may_part(last: Piece, piece: Piece, word: list[Piece], width: float) -> bool:
    """A line may end after a hyphen or a stroke before a letter, or inside what
    is wider than a line."""
    hyphen = last.text[-1] in "-\u2010\u2013\u2014/" and piece.text[0].isalpha()
    return hyphen or sum(one.width for one in word) + piece.width > width


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
    while words and words[-1].text in (" ", NEW_LINE):
        words.pop()
    tail = " " if len(words) < len(row) and not ends else ""
    lefts, used = _places(words, base)
    shift = width - used if base else 0.0
    faces = {piece.face for piece in words} or {SANS}
    return Line(
        pieces=tuple(words),
        lefts=tuple(left + shift for left in lefts),
        width=used,
        above=max(face.above for face in faces) * look.size,
        below=max(face.below for face in faces) * look.size,
        tail=tail,
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
