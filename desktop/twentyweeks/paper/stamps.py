"""What is written over pages of others, and which no reading aloud mentions."""

from datetime import date
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf, Rectangle

from twentyweeks.paper.blocks import Address, plain
from twentyweeks.paper.canvas import ONE_AT_A_TIME, TaggedCanvas
from twentyweeks.paper.letterhead import address_in_window
from twentyweeks.paper.lines import lines_of
from twentyweeks.paper.metadata import Details
from twentyweeks.paper.pieces import pieces_of
from twentyweeks.paper.setting import Setting
from twentyweeks.paper.source import drop
from twentyweeks.paper.structure import Element, Tree
from twentyweeks.paper.style import MM, PAGE_HEIGHT, QUIET, Look, Sheet
from twentyweeks.paper.writing import Speech, write_line

_LOOK = Look(10, colour=QUIET)
_WIDTH, _HEIGHT = 220.0, 14.0
_IN, _UP = 12 * MM, 5 * MM
_FOOTER = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_PLAIN = b"/Artifact BMC"
_NOBODY = Details("", "", date(2000, 1, 1), "en-GB")


def stamp(whole: Pdf, words: str) -> None:
    """Write "`words` n of N" near the lower right corner of each page as it is seen."""
    with pikepdf.open(BytesIO(_numbers(words, len(whole.pages)))) as numbers:
        for page, number in zip(whole.pages, numbers.pages, strict=True):
            number.obj.MediaBox = [0, 0, _WIDTH, _HEIGHT]
            form = whole.copy_foreign(_form(number))
            _lay_over(page, form, corner(page), _FOOTER)


def write_address(whole: Pdf, page: Page, address: Address) -> None:
    """Write an address where the envelope's window shows it, on a page of others.

    No reading aloud mentions it: it stands in the letter behind the page. Raises
    Refused where it does not fit the window.
    """
    with pikepdf.open(BytesIO(_addressed(address))) as drawn:
        form = whole.copy_foreign(_form(drawn.pages[0]))
    sheet = Rectangle(*(float(edge) for edge in page.cropbox.as_list()))
    _lay_over(page, form, sheet, _PLAIN)


def _numbers(words: str, count: int) -> bytes:
    with ONE_AT_A_TIME:
        canvas = TaggedCanvas(Tree(), "en-GB")
        for number in range(1, count + 1):
            said = plain(f"{words} {number} of {count}")
            pieces, base = pieces_of(said, _LOOK, "en-GB")
            [line] = lines_of(pieces, base, _WIDTH, _LOOK)
            top = PAGE_HEIGHT - _HEIGHT
            with canvas.artifact():
                speech = Speech(Element("Artifact"), said, "en-GB")
                write_line(canvas, line, _WIDTH - line.width, top, speech)
            canvas.showPage()
        return canvas.file(_NOBODY)


def _addressed(address: Address) -> bytes:
    with ONE_AT_A_TIME:
        setting = Setting("en-GB", Sheet(12))
        placed = address_in_window(setting, address, Element("Artifact"))
        canvas = TaggedCanvas(Tree(), "en-GB")
        with canvas.artifact():
            for x, top, strip in placed:
                strip.draw(canvas, x, top)
        canvas.showPage()
        return canvas.file(_NOBODY)


def _form(page: Page) -> Object:
    form = page.as_form_xobject()
    drop(form, "/StructParents")
    return form


def _lay_over(page: Page, form: Object, where: Rectangle, artifact: bytes) -> None:
    name = page.add_resource(form, Name.XObject, _free_name(page))
    page.contents_add(b"q", prepend=True)
    placed = page.calc_form_xobject_placement(
        form,
        name,
        where,
        invert_transformations=True,
        allow_shrink=True,
        allow_expand=False,
    )
    page.contents_add(b"\n".join((b"Q", artifact, placed, b"EMC")))


def _free_name(page: Page) -> Name:
    taken = page.resources.get("/XObject", Dictionary())
    return next(
        Name(name)
        for name in (f"/Number{at}" for at in range(len(taken) + 1))
        if name not in taken
    )


def corner(page: Page) -> Rectangle:
    """Return the lower right corner as it is seen, in the page's own points."""
    left, low, right, high = (float(edge) for edge in page.cropbox.as_list())
    match int(page.obj.get("/Rotate", 0)) % 360:
        case 90:
            up, along = right - _UP, high - _IN
            return Rectangle(up - _HEIGHT, along - _WIDTH, up, along)
        case 180:
            up, along = high - _UP, left + _IN
            return Rectangle(along, up - _HEIGHT, along + _WIDTH, up)
        case 270:
            up, along = left + _UP, low + _IN
            return Rectangle(up, along, up + _HEIGHT, along + _WIDTH)
        case _:
            up, along = low + _UP, right - _IN
            return Rectangle(along - _WIDTH, up, along, up + _HEIGHT)
