"""The glyphs that a page shows, held against those that HarfBuzz gives for its words.

The words that a reader copies out of a page say nothing of what is seen there: each
line of a shaped script carries them beside its glyphs. So the drawn outlines are read
back, with their places, and compared with a whole line shaped by HarfBuzz itself.
"""

import struct
from functools import cache
from io import BytesIO

import pikepdf
import uharfbuzz

from twentyweeks import places

_NEAR = 0.02  # ems


class Outline:
    """A pen that keeps what it draws, in parts of the em."""

    def __init__(self, upem):
        self.steps, self.upem = [], upem

    def _add(self, kind, *points):
        self.steps.append(
            (
                kind,
                *(
                    (round(x / self.upem, 2), round(y / self.upem, 2))
                    for x, y in points
                ),
            )
        )

    def moveTo(self, point):  # noqa: N802
        self._add("m", point)

    def lineTo(self, point):  # noqa: N802
        self._add("l", point)

    def qCurveTo(self, *points):  # noqa: N802
        self._add("q", *points)

    def curveTo(self, *points):  # noqa: N802
        self._add("c", *points)

    def closePath(self):  # noqa: N802
        self._add("z")

    def endPath(self):  # noqa: N802
        self._add("z")


def outline(font, glyph):
    """Return what a glyph looks like; nothing for a space."""
    pen = Outline(font.face.upem)
    font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


@cache
def whole_font(name):
    content = (places.resources() / "fonts" / f"{name}.ttf").read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(content))


def wanted(words, name, lang, space=1.0):
    """Return where HarfBuzz puts each outline of a line, in ems from its first."""
    font = whole_font(name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.language = lang
    if words.isdecimal():  # numbers run from the left in every script
        buffer.direction = "ltr"
    latin = {"kern": False, "liga": False}
    uharfbuzz.shape(font, buffer, latin if name.startswith("Source") else {})
    em, pen, found = font.face.upem, 0.0, []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        shape = outline(font, info.codepoint)
        if shape:
            found.append(((pen + at.x_offset) / em, at.y_offset / em, shape))
        wide = at.x_advance * (space if words[info.cluster] == " " else 1.0)
        pen += wide
    return _from_first(found)


def shown(pdf, name):
    """Return where a page shows each outline of a font, in ems from its first."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        reader = Seen(opened.pages[0], name)
        for operands, operator in pikepdf.parse_content_stream(opened.pages[0]):
            step = READ.get(str(operator))
            if step is not None:
                step(reader, operands)
    return _from_first(reader.found)


class Seen:
    """Goes through a page's operators, and keeps the outlines of one font."""

    def __init__(self, page, name):
        self.fonts = {
            key: Embedded(font)
            for key, font in page.obj.Resources.Font.items()
            if str(font.BaseFont).endswith(name)
        }
        self.font, self.size, self.place = None, 1.0, (0.0, 0.0)
        self.furniture, self.found = [], []

    def begin(self, operands):
        self.furniture.append(str(operands[0]) == "/Artifact")

    def end(self, operands):
        del operands
        self.furniture.pop()

    def choose(self, operands):
        self.font, self.size = self.fonts.get(str(operands[0])), float(operands[1])

    def move(self, operands):
        self.place = (float(operands[4]), float(operands[5]))

    def show(self, operands):
        if self.font is None or any(self.furniture):
            return
        x, y = self.place
        for code in bytes(operands[0]):
            shape, wide = self.font.look(code)
            if shape:
                self.found.append((x / self.size, y / self.size, shape))
            x += wide * self.size


READ = {
    "BDC": Seen.begin,
    "BMC": Seen.begin,
    "EMC": Seen.end,
    "Tf": Seen.choose,
    "Tm": Seen.move,
    "Tj": Seen.show,
}


class Embedded:
    """A font as it stands in the file: what its codes look like, and how wide."""

    def __init__(self, font):
        content = font.FontDescriptor.FontFile2.read_bytes()
        face = uharfbuzz.Face(content)
        self.font = uharfbuzz.Font(face)
        self.glyphs = _glyphs_of_codes(face.reference_table("cmap").data)

    def look(self, code):
        glyph = self.glyphs[code]
        wide = self.font.get_glyph_h_advance(glyph) / self.font.face.upem
        return outline(self.font, glyph), wide


def _glyphs_of_codes(table):
    """Read a table of one part in format 6: a list of glyphs, from a first code."""
    (at,) = struct.unpack(">L", table[8:12])
    form, _length, _language, first, count = struct.unpack(">5H", table[at : at + 10])
    assert form == 6
    glyphs = struct.unpack(f">{count}H", table[at + 10 : at + 10 + 2 * count])
    return {first + number: glyph for number, glyph in enumerate(glyphs)}


def _from_first(found):
    if not found:
        return []
    left, low = min(x for x, _, _ in found), min(y for _, y, _ in found)
    return sorted(
        ((x - left, y - low, shape) for x, y, shape in found),
        key=lambda one: (round(one[0], 1), one[2], one[1]),
    )


def lefts(pdf, words, name, lang):
    """Return how far from the left each of some words stands, in ems."""
    page = shown(pdf, name)
    found = []
    for word in words:
        own = wanted(word, name, lang)
        found += [
            x - own[0][0]
            for x, y, shape in page
            if shape == own[0][2]
            and all(_stands(page, one, x - own[0][0], y - own[0][1]) for one in own)
        ][:1]
    return found


def _stands(page, glyph, right, up):
    return any(
        one[2] == glyph[2]
        and abs(one[0] - glyph[0] - right) < _NEAR
        and abs(one[1] - glyph[1] - up) < _NEAR
        for one in page
    )


def faults(pdf, words, name, lang, space=1.0):
    """Return how the page differs from the line: nothing, if all is well."""
    mine, theirs = shown(pdf, name), wanted(words, name, lang, space)
    if len(mine) != len(theirs):
        return [f"{len(mine)} glyphs are shown, {len(theirs)} are wanted"]
    left = list(theirs)
    said = []
    for x, y, shape in mine:
        near = [
            one
            for one in left
            if one[2] == shape and abs(one[0] - x) < _NEAR and abs(one[1] - y) < _NEAR
        ]
        if near:
            left.remove(near[0])
        else:
            said.append(f"a glyph stands at {x:.2f}, {y:.2f} that is not wanted there")
    return said
