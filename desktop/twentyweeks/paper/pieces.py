"""Words cut into pieces that each have one font, one direction and one width."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import category, name, normalize

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Words
from twentyweeks.paper.direction import levels_of
from twentyweeks.paper.faces import SANS, Face, face_of, font
from twentyweeks.paper.shaping import Glyph, shape
from twentyweeks.paper.style import Look

NEW_LINE = "\n"
_KEPT_CONTROLS = "\u200c\u200d\n"
_BREAK_AFTER = "-\u2010\u2013\u2014/"
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is drawn in one go: `span` tells which of the words it came from.

    `level` is the embedding level of the Unicode bidirectional algorithm; the
    width is in points; `glyphs` are there where the script wants shaping.
    """

    text: str
    face: Face
    look: Look
    span: int
    level: int
    width: float
    glyphs: tuple[Glyph, ...] | None = None

    @property
    def font(self) -> str:
        """Return the name of the font."""
        return self.face.file(strong=self.look.strong)

    @property
    def white(self) -> bool:
        """Whether this is the space between two words, where a line may end."""
        return self.text == " "


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    span: int
    level: int
    face: Face


def clean(text: str) -> str:
    """Return `text` as it will be drawn: composed, without invisible controls."""
    spaced = normalize("NFC", text).replace("\r\n", NEW_LINE).replace("\t", " ")
    return "".join(
        letter
        for letter in spaced
        if letter in _KEPT_CONTROLS or category(letter) != "Cf"
    )


def pieces_of(words: Words, look: Look, lang: str) -> tuple[list[Piece], int]:
    """Return the pieces of a paragraph in reading order, and its base level (0, 1).

    Raises Refused where no font of ours can write a letter.
    """
    texts = [clean(span.text) for span in words]
    apart = [span.lang not in (None, lang) for span in words]
    levels, base = levels_of(texts, apart)
    letters = _letters(words, texts, levels, lang)
    looks = [replace(look, strong=True) if span.strong else look for span in words]
    return list(_cut(letters, looks)), base


def _letters(
    words: Words, texts: list[str], levels: list[int], lang: str
) -> list[_Letter]:
    whole, face = "".join(texts), SANS
    found: list[_Letter] = []
    for number, (span, text) in enumerate(zip(words, texts, strict=True)):
        for letter in text:
            level = levels[len(found)]
            if letter not in " \n":
                face = _face(letter, face, span.lang or lang, level, whole, len(found))
            found.append(_Letter(letter, number, level, face))
    return found


def _face(
    letter: str, current: Face, lang: str, level: int, whole: str, at: int
) -> Face:
    face = face_of(letter, current, lang, right_to_left=level % 2 == 1)
    if face is None:
        raise Refused(_cannot_write(letter, whole, at))
    return face


def _cannot_write(letter: str, whole: str, at: int) -> str:
    around = " ".join(whole[max(0, at - _AROUND) : at + _AROUND].split())
    called = name(letter, "no name").lower()
    return (
        f"The character “{letter}” (U+{ord(letter):04X}, {called}) in “{around}” "
        "cannot be printed with this program's fonts. Nothing was made or changed. "
        "Write it another way, then try again."
    )


def _cut(letters: list[_Letter], looks: list[Look]) -> Iterator[Piece]:
    for (span, level, face), group in groupby(
        letters, key=lambda one: (one.span, one.level, one.face)
    ):
        for text in _at_breaks("".join(letter.text for letter in group)):
            yield _piece(text, face, looks[span], span, level)


def _at_breaks(text: str) -> Iterator[str]:
    start = 0
    for at, letter in enumerate(text):
        if letter in " \n":
            if at > start:
                yield text[start:at]
            yield letter
            start = at + 1
        elif _ends_part(text, at):
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _ends_part(text: str, at: int) -> bool:
    """Whether a line may end here: after a hyphen or stroke between words."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in _BREAK_AFTER and before.isalnum() and after.isalpha()


def _piece(text: str, face: Face, look: Look, span: int, level: int) -> Piece:
    own = face.file(strong=look.strong)
    if text == NEW_LINE:
        return Piece(text, face, look, span, level, 0.0)
    if text != " " and (level % 2 or face.shaped or _has_marks(text)):
        glyphs, ems = shape(text, own, right_to_left=level % 2 == 1)
        return Piece(text, face, look, span, level, ems * look.size, glyphs)
    width = font(own).stringWidth(text, look.size)
    width *= face.space if text == " " else 1.0
    return Piece(text, face, look, span, level, width)


def _has_marks(text: str) -> bool:
    return any(category(letter) == "Mn" for letter in text if letter > "\u02ff")
