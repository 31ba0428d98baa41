"""The words of a file of our own, read back in the order in which they are said.

A reader that goes by the place of letters on the page takes a table line by line
across its cells and a line of Urdu backwards; ours goes by the marked content. Each
paragraph is one line of text, wherever its lines end on the page.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf

from twentyweeks.paper.metadata import PROGRAM

_READ = "BDC BMC EMC Tf Tj"
_INLINE = ("/Span", "/Link")
_PAIR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4})>")


def text_of_ours(pdf: bytes) -> tuple[str, ...] | None:
    """Return the words of each page; None for a file that this program did not make."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        ours = str(opened.docinfo.get("/Producer", "")) == PROGRAM
        if not ours or "/StructTreeRoot" not in opened.Root:
            return None
        owners = dict(pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree))
        return tuple(
            "\n".join(_paragraphs(page, owners[int(page.obj.StructParents)]))
            for page in opened.pages
        )


def _paragraphs(page: pikepdf.Page, owners: pikepdf.Object) -> Iterator[str]:
    """Yield the paragraphs of a page, and its furniture, in order."""
    blocks = [_block(owner) for owner in owners.as_list()]
    speaker: object = None
    said: list[str] = []
    for number, words in _runs(page):
        now = number if number is None else blocks[number]
        if said and (now is None or now != speaker):
            yield "".join(said).rstrip()
            said = []
        speaker = now
        said.append(words)
    if said:
        yield "".join(said).rstrip()


def _block(element: pikepdf.Object) -> tuple[int, int]:
    """Return the identity of the paragraph that an element is, or stands in."""
    while str(element.S) in _INLINE:
        element = element.P
    return element.objgen


def _runs(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Yield what is shown, with the number of its piece of marked content."""
    fonts = {
        name: _letters(font.ToUnicode.read_bytes())
        for name, font in page.obj.Resources.Font.as_dict().items()
    }
    numbers: list[int | None] = [None]
    letters: dict[int, str] = {}
    spoken = 0
    for step in pikepdf.parse_content_stream(page, _READ):
        operands = step.operands
        match str(step.operator):
            case "BDC" | "BMC":
                mark: Any = operands[1] if len(operands) > 1 else {}
                numbers.append(int(mark["/MCID"]) if "/MCID" in mark else numbers[-1])
                if "/ActualText" in mark:
                    yield numbers[-1], str(mark["/ActualText"])
                    spoken = len(numbers)
            case "EMC":
                spoken = 0 if spoken == len(numbers) else spoken
                numbers.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" if not spoken:
                codes = bytes(operands[0]).decode("latin-1")
                yield numbers[-1], codes.translate(letters)


@lru_cache(64)
def _letters(codes: bytes) -> dict[int, str]:
    pairs = _PAIR.findall(codes.decode("ascii"))
    known = {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}
    return dict.fromkeys(range(256), "") | known
