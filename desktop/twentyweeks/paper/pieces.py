"""Words cut into pieces that each have one font, one direction and one width."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, name, normalize

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import Span, Words
from twentyweeks.paper.direction import levels_of
from twentyweeks.paper.faces import SANS, Face, face_of, font, plain_letters
from twentyweeks.paper.shaping import Glyph, shape
from twentyweeks.paper.style import ADDED, REMOVED, Look

NEW_LINE = "\n"
_KEPT_CONTROLS = "\u200c\u200d\n"
# They ask for a picture in place of a sign, which no font of ours has.
_VARIANTS = "\ufe0e\ufe0f"
_BREAKS = frozenset("-\u2010\u2013\u2014/")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# No line ends inside a date, a telephone number, a postcode, a section's name, the
# number of a day, a number of minutes, the name of the plan or of the tribunal, or
# our reference.
_WHOLE = (
    rf"\b(?:{_DAY} )?\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}}\b)?",
    r"\b0\d{2,4} \d{3,6}(?: \d{3,4})?\b",
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    r"\bSection [A-K]\d?\b",
    r"\bday \d+\b",
    r"\b\d+ (?:minutes?|hours?)\b",
    r"\bEHC plan\b",
    r"\bOur reference:? \S+\b",
    r"\bFirst-tier Tribunal\b",
)
# A word that begins small is none of these, unless it is a day; it is looked at first.
_SMALL = r"[a-ce-z][^ \n]*"
_WORD = re.compile(rf"[ \n]|{_SMALL}|[(\[“\u2018]*(?:{'|'.join(_WHOLE)})|[^ \n]+")
# In an address of the web or of the post, a hyphen ends no line.
_ADDRESS = re.compile(r"www\.|://|@")
_AROUND = 24
_LOOKS, _WORDS = 64, 4000
_OPENING = re.compile(r"(?<![^\s(\[“])'(?=[^\W\d][^']*(?:'\w[^']*)*'(?!\w))")


class Piece(NamedTuple):
    """Text that is drawn in one go: `span` tells which of the words it came from.

    `level` is the embedding level of the Unicode bidirectional algorithm; the
    width is in points; `glyphs` are there where the script wants shaping. What is
    `plain` may be drawn in one go with its neighbours of the same span.
    """

    text: str
    face: Face
    look: Look
    span: int
    level: int
    font: str
    width: float
    glyphs: tuple[Glyph, ...] | None = None
    plain: bool = False

    @property
    def white(self) -> bool:
        """Whether this is the space between two words, where a line may end."""
        return self.text == " "


class NoGlyph(Refused):
    """No font of ours writes a letter: which, where it stands, and what to do."""

    def __init__(self, letter: str, around: str, heading: str = "") -> None:
        called = name(letter, "no name").lower()
        where = f", under “{heading}”," if heading else ""
        shown = f"what it shows, as ({called})" if category(letter) == "So" else ""
        super().__init__(
            f"The character “{letter}” (U+{ord(letter):04X}, {called}) in “{around}”"
            f"{where} cannot be printed with this program's fonts. Nothing was made or "
            f"changed. Write {shown or 'it another way'}, then try again."
        )
        self._letter, self._around = letter, around

    def under(self, heading: str) -> "NoGlyph":
        """Return the same refusal with the heading that the letter stands under."""
        return NoGlyph(self._letter, self._around, heading)


class _Run(NamedTuple):
    text: str
    span: int
    level: int
    face: Face
    plain: bool = False


def clean(text: str) -> str:
    """Return `text` as it will be drawn: composed, without invisible controls."""
    spaced = text.replace("\r\n", NEW_LINE).replace("\t", " ")
    if text.isascii():
        return spaced
    spaced = normalize("NFC", spaced)
    for letter in set(spaced):
        is_control = category(letter) == "Cf" and letter not in _KEPT_CONTROLS
        if is_control or letter in _VARIANTS:
            spaced = spaced.replace(letter, "")
    return spaced


def curled(text: str) -> str:
    """Return `text` with the apostrophes and single quotes of print.

    A keyboard has one straight sign for both; papers show the curly ones alone, in
    our words and in what people typed.
    """
    if "'" not in text:
        return text
    return _OPENING.sub("\u2018", text).replace("'", "\u2019")


def pieces_of(words: Words, look: Look, lang: str) -> tuple[list[Piece], int]:
    """Return the pieces of a paragraph in reading order, and its base level (0, 1).

    Raises Refused where no font of ours can write a letter.
    """
    texts = [_shown(span) for span in words]
    apart = [span.lang not in (None, lang) for span in words]
    levels, base = levels_of(texts, apart, turns=look.turns)
    looks = [_look(span, look) for span in words]
    runs = _runs(words, texts, levels, lang)
    return [piece for run in runs for piece in _pieces(run, looks[run.span])], base


def _shown(span: Span) -> str:
    """Return the letters of a span; an address is left as it has to be typed."""
    return clean(span.text if span.link else curled(span.text))


def _look(span: Span, look: Look) -> Look:
    if not (span.strong or span.slanted or span.change):
        return look
    colours = {"added": ADDED, "removed": REMOVED}
    colour = colours[span.change] if span.change else look.colour
    strong = look.strong or span.strong
    return replace(look, strong=strong, slanted=span.slanted, colour=colour)


def _runs(
    words: Words, texts: list[str], levels: list[int], lang: str
) -> Iterator[_Run]:
    """Yield the longest stretches of one span, one level and one face."""
    whole, start, face = "".join(texts), 0, SANS
    for number, (span, text) in enumerate(zip(words, texts, strict=True)):
        end = start + len(text)
        if plain_letters().issuperset(text) and not any(levels[start:end]):
            face = SANS
            yield _Run(text, number, 0, SANS, plain=True)
        else:
            faces = []
            for at in range(start, end):
                face = _face(whole, at, face, span.lang or lang, levels[at])
                faces.append(face)
            yield from _grouped(text, number, levels[start:end], faces)
        start = end


def _grouped(
    text: str, number: int, levels: list[int], faces: list[Face]
) -> Iterator[_Run]:
    letters = zip(text, levels, faces, strict=True)
    for (level, face), group in groupby(letters, key=lambda one: one[1:]):
        yield _Run("".join(one[0] for one in group), number, level, face)


def _face(whole: str, at: int, current: Face, lang: str, level: int) -> Face:
    if whole[at] in " \n":
        return current
    face = face_of(whole[at], current, lang, right_to_left=level % 2 == 1)
    if face is None:
        around = whole[max(0, at - _AROUND) : at + _AROUND]
        raise NoGlyph(whole[at], " ".join(around.split()))
    return face


def _at_breaks(text: str) -> list[str]:
    """Return words, the spaces and new lines between them, and parts of words."""
    words: list[str] = _WORD.findall(text)
    return words if _BREAKS.isdisjoint(text) else list(_with_parts(words))


def _with_parts(words: list[str]) -> Iterator[str]:
    for word in words:
        if " " in word or not _BREAKS.intersection(word):
            yield word
            continue
        start = 0
        breaks = _BREAKS if _ADDRESS.search(word) is None else frozenset("/")
        for at in range(len(word)):
            if word[at] in breaks and _ends_part(word, at):
                yield word[start : at + 1]
                start = at + 1
        yield word[start:]


def _ends_part(text: str, at: int) -> bool:
    """Whether a line may end here: between two words."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalpha()


def _pieces(run: _Run, look: Look) -> list[Piece]:
    """Return the pieces of a run; every second one is the same space."""
    made = _plain_pieces(look, run.span) if run.plain else {}
    if len(made) > _WORDS:
        made.clear()
    texts = _at_breaks(run.text)
    for text in dict.fromkeys(texts):
        if text not in made:
            made[text] = _piece(text, run, look)
    return [made[text] for text in texts]


@lru_cache(_LOOKS)
def _plain_pieces(look: Look, span: int) -> dict[str, Piece]:
    """Return what is known of plain words: most papers use most of them again."""
    del look, span
    return {}


def _piece(text: str, run: _Run, look: Look) -> Piece:
    face, level = run.face, run.level
    own = face.file(strong=look.strong, slanted=look.slanted)
    if text == NEW_LINE:
        return Piece(text, face, look, run.span, level, own, 0.0, plain=run.plain)
    shaped = level % 2 or face.shaped or not plain_letters().issuperset(text)
    if shaped and text != " ":
        glyphs, ems = shape(text, own, right_to_left=level % 2 == 1)
        return Piece(text, face, look, run.span, level, own, ems * look.size, glyphs)
    width = font(own).stringWidth(text, look.size)
    width *= face.space if text == " " else 1.0
    return Piece(text, face, look, run.span, level, own, width, plain=run.plain)
