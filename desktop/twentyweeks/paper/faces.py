"""The typefaces of paper, and which one can write a letter."""

from dataclasses import dataclass
from functools import cache
from unicodedata import category

from reportlab.pdfbase import pdfmetrics

from twentyweeks import places
from twentyweeks.paper.subsets import PaperFont


@dataclass(frozen=True, slots=True)
class Face:
    """A family: its files, and the room its lines take, in parts of the size.

    `space` widens the space between words, where the script slopes into it; `slanted`
    are the regular and the strong file of italics, where the script has any.
    """

    regular: str
    strong: str
    above: float
    below: float
    shaped: bool = True
    space: float = 1.0
    slanted: tuple[str, str] | None = None

    def file(self, *, strong: bool, slanted: bool = False) -> str:
        """Return the name of the font for this weight."""
        regular, bold = (slanted and self.slanted) or (self.regular, self.strong)
        return bold if strong else regular


SANS = Face(
    "SourceSans3-Regular",
    "SourceSans3-Semibold",
    1.02,
    0.40,
    shaped=False,
    slanted=("SourceSans3-It", "SourceSans3-SemiboldIt"),
)
ARABIC = Face("NotoSansArabic-Regular", "NotoSansArabic-Bold", 1.16, 0.56)
NASTALIQ = Face(
    "NotoNastaliqUrdu-Regular", "NotoNastaliqUrdu-Bold", 1.44, 0.86, space=1.5
)
BENGALI = Face("NotoSansBengali-Regular", "NotoSansBengali-Bold", 1.06, 0.46)
GURMUKHI = Face("NotoSansGurmukhi-Regular", "NotoSansGurmukhi-Bold", 1.06, 0.46)

_ALL = (SANS, ARABIC, NASTALIQ, BENGALI, GURMUKHI)
_BLOCKS = (
    (0x0600, 0x06FF, ARABIC),
    (0x0750, 0x077F, ARABIC),
    (0x08A0, 0x08FF, ARABIC),
    (0x0980, 0x09FF, BENGALI),
    (0x0A00, 0x0A7F, GURMUKHI),
    (0xFB50, 0xFDFF, ARABIC),
    (0xFE70, 0xFEFF, ARABIC),
)
_JOINERS = "\u200c\u200d"
# Where shaping.py keeps codes of its own for glyphs.
_PRIVATE = range(0xE000, 0xF900)


@cache
def font(name: str) -> PaperFont:
    """Return a font of resources/fonts, read and registered once in this process."""
    loaded = PaperFont(name, str(places.resources() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def letters(name: str) -> frozenset[int]:
    """Return the code points that a font can write, as its file says."""
    known = list(font(name).face.charToGlyph)
    return frozenset(code for code in known if code not in _PRIVATE)


@cache
def plain_letters() -> frozenset[str]:
    """Return what our Latin face writes alone, without a look at the neighbours."""
    own = {chr(code) for code in letters(SANS.regular) if _block(code) is None}
    return frozenset(one for one in own if category(one) not in ("Mn", "Mc")) | {"\n"}


def face_of(
    letter: str, current: Face, lang: str, *, right_to_left: bool
) -> Face | None:
    """Return the face for a letter that follows text in `current`; None if none can.

    Urdu is written in Nastaliq, other languages of the Arabic script in Naskh.
    """
    code = ord(letter)
    if letter in _JOINERS or category(letter) in ("Mn", "Mc"):
        choice = (current, *_ALL)
    elif code < 0x80 and not right_to_left:
        return SANS if code in letters(SANS.regular) else None
    else:
        own = _block(code)
        if own is ARABIC and lang.split("-")[0] == "ur":
            own = NASTALIQ
        first = (own,) if own else ()
        choice = (*first, current, *_ALL)
    return next((face for face in choice if code in letters(face.regular)), None)


def _block(code: int) -> Face | None:
    if code < 0x0600:
        return None
    return next((face for low, high, face in _BLOCKS if low <= code <= high), None)
