"""Glyphs of the scripts whose letters change with their neighbours."""

from dataclasses import dataclass
from functools import cache

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont

from twentyweeks.paper.faces import font

_PRIVATE = 0xE000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as the font's private code for it, set off from the piece's origin.

    Offsets are in parts of the type size.
    """

    code: str
    x: float
    y: float


def shape(
    text: str, name: str, *, right_to_left: bool
) -> tuple[tuple[Glyph, ...], float]:
    """Return the glyphs of `text` from left to right, and their width in ems.

    ReportLab's own shapeStr takes the advance after positioning for the glyph's
    width, which ISO 14289-1, 7.21.5 forbids, and numbers its private codes by the
    order of use, so that the same paper would not give the same bytes.
    """
    shaper = _shaper(name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    plain = {"liga": False, "dlig": False, "clig": False, "kern": False}
    uharfbuzz.shape(shaper, buffer, plain if name.startswith("Source") else {})
    em = float(shaper.face.upem)
    pen, glyphs = 0.0, []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = _private_code(font(name), shaper, info.codepoint)
        glyphs.append(Glyph(code, (pen + at.x_offset) / em, at.y_offset / em))
        pen += at.x_advance
    return tuple(glyphs), pen / em


@cache
def _shaper(name: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(font(name).hbFace)


def _private_code(own: TTFont, shaper: uharfbuzz.Font, glyph: int) -> str:
    code = _PRIVATE + glyph
    face = own.face
    if code not in face.charToGlyph:
        advance = shaper.get_glyph_h_advance(glyph)
        face.charWidths[code] = round(advance * 1000 / shaper.face.upem)
        face.charToGlyph[code] = glyph
    return chr(code)
