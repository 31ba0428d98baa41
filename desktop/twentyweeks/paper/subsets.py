"""The fonts of a file, each with the letters alone that the file uses."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont

from twentyweeks.paper.written import OpenFile, Written, packed, reference

_ENTRIES_A_BLOCK = 100
_KEPT = 64


class Subset(NamedTuple):
    """What a file says of some letters of a font; references are still wanted."""

    file: bytes
    descriptor: bytes
    to_unicode: bytes
    font: bytes


class PaperFont(TTFont):
    """A font whose subsets are kept: one letter mostly uses what the last one did."""

    _assignState: Callable[[OpenFile], object]  # noqa: N815

    def splitString(  # noqa: N802
        self, text: str, doc: OpenFile, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return the codes of a text by subset; ASCII is its own code in the first."""
        if text.isascii() and text.isprintable():
            self._assignState(doc)
            return [(0, text.encode("ascii"))]
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split

    def addObjects(self, doc: OpenFile) -> None:  # noqa: N802
        """Put what the file used of the font into it."""
        state = self.state.pop(doc)
        for number, letters in enumerate(state.subsets):
            made = _subset(self, number, tuple(letters))
            file = reference(doc, Written(made.file))
            descriptor = Written(made.descriptor % file)
            to_unicode = Written(made.to_unicode)
            parts = reference(doc, descriptor), reference(doc, to_unicode)
            name = f"{state.internalName}+{number}"
            font = doc.Reference(Written(made.font % parts), name)
            doc.idToObject["BasicFonts"].dict[name] = font


@lru_cache(_KEPT)
def _subset(font: TTFont, number: int, letters: tuple[int, ...]) -> Subset:
    face = font.face
    name = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("ascii")
    file = face.makeSubset(letters)
    descriptor = {
        "Type": "/FontDescriptor",
        "Ascent": face.ascent,
        "CapHeight": face.capHeight,
        "Descent": face.descent,
        "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
        "FontBBox": PDFArray(face.bbox),
        "FontFile2": "%b",
        "FontName": f"/{name}",
        "ItalicAngle": face.italicAngle,
        "MissingWidth": face.defaultWidth,
        "StemV": face.stemV,
    }
    used = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": f"/{name}",
        "FirstChar": 0,
        "FontDescriptor": "%b",
        "LastChar": len(letters) - 1,
        "ToUnicode": "%b",
        "Widths": PDFArray(
            [face.charWidths.get(code, face.defaultWidth) for code in letters]
        ),
    }
    return Subset(
        file=packed(file, b"/Length1 %d" % len(file)),
        descriptor=PDFDictionary(descriptor).format(None),
        to_unicode=packed(_to_unicode(name, letters).encode("ascii")),
        font=PDFDictionary(used).format(None),
    )


def _to_unicode(font: str, letters: tuple[int, ...]) -> str:
    # ISO 14289-1, 7.21.7: no code stands for U+0000, which ReportLab writes for
    # .notdef; and a block holds at most a hundred entries.
    entries = [f"<{i:02X}> <{code:04X}>" for i, code in enumerate(letters) if code]
    blocks = [
        entries[start : start + _ENTRIES_A_BLOCK]
        for start in range(0, len(entries), _ENTRIES_A_BLOCK)
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({font}) /Ordering ({font}) /Supplement 0 >> def",
        f"/CMapName /{font} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
