"""A file that is to become a part of another: what it claims, and what it carries."""

import re
from collections.abc import Iterable, Iterator

from pikepdf import (
    Array,
    DataDecodingError,
    Dictionary,
    Name,
    NameTree,
    Object,
    OutlineItem,
    OutlineStructureError,
    Page,
    PasswordError,
    Pdf,
    PdfError,
    String,
    parse_content_stream,
)

from twentyweeks.paper.metadata import Claim

BROKEN = (
    *(PdfError, PasswordError, DataDecodingError, OutlineStructureError),
    *(AttributeError, KeyError, TypeError, ValueError, IndexError),
)
"""What a reader meets in a file whose parts are not what they are called."""
_UA = re.compile(rb"pdfuaid:part\D{1,3}1\b")
_PART = re.compile(rb"pdfaid:part\D{1,3}2\b")
_LEVEL = re.compile(rb"pdfaid:conformance\W{1,3}A\b")
_QUIET = ("/URI", "/GoTo")
_DEEPEST = 8
_SEEN = frozenset(("Tj", "TJ", "'", '"', "Do", "INLINE IMAGE", "sh", "f", "S", "B"))


def claims_of(opened: Pdf) -> frozenset[Claim]:
    """Return the standards that a file says it keeps."""
    held = opened.Root.get("/Metadata")
    told = held.read_bytes() if held is not None else b""
    claims = set()
    if _UA.search(told):
        claims.add(Claim.ACCESSIBLE)
    if _PART.search(told) and _LEVEL.search(told):
        claims.add(Claim.ARCHIVE)
    return frozenset(claims)


def is_tagged(opened: Pdf) -> bool:
    """Return whether every page's content is found again from a structure."""
    root = opened.Root
    tree = root.get("/StructTreeRoot")
    if tree is None or "/ParentTree" not in tree or "/K" not in tree:
        return False
    marked = bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    return marked and all(map(_is_found_again, opened.pages))


def _is_found_again(page: Page) -> bool:
    if "/StructParents" in page.obj:
        return True
    steps = parse_content_stream(page)
    return not any(str(step.operator) in _SEEN for step in steps)


def leave_only_links(opened: Pdf) -> bool:
    """Paint notes and form fields into their pages, and let go what runs by itself.

    Returns whether anything but links stood there.
    """
    drawn = [note for note in _notes(opened) if note.get("/Subtype") != Name.Link]
    if drawn:
        opened.flatten_annotations("all")
    where = _Destinations(opened)
    for page in opened.pages:
        page.obj.Tabs = Name.S
        drop(page.obj, "/AA")
        links = [
            note if note.is_indirect else opened.make_indirect(note)
            for note in _notes_of(page.obj)
            if note.get("/Subtype") == Name.Link
        ]
        drop(page.obj, "/Annots")
        for link in links:
            _calm(link, where)
        if links:
            page.obj.Annots = Array(links)
    return bool(drawn)


def bookmarks_of(opened: Pdf, start: int) -> list[OutlineItem]:
    """Return a file's bookmarks, for its pages standing from page `start` (from 0).

    None where they are broken: its pages are worth more than they.
    """
    try:
        return list(_bookmarks_of(opened, start))
    except BROKEN:
        return []


def _bookmarks_of(opened: Pdf, start: int) -> Iterator[OutlineItem]:
    numbers = {page.obj.objgen: at for at, page in enumerate(opened.pages, start)}
    where = _Destinations(opened)
    outline = opened.open_outline(max_depth=_DEEPEST)
    return _bookmarks(outline.root, where, numbers)


def _bookmarks(
    items: Iterable[OutlineItem],
    where: "_Destinations",
    numbers: dict[tuple[int, int], int],
) -> Iterator[OutlineItem]:
    for item in items:
        action = item.action if item.action is not None else Dictionary()
        wanted = item.destination if item.destination is not None else action.get("/D")
        there = where.explicit(wanted)
        page = there[0] if len(there) > 1 else None
        children = list(_bookmarks(item.children, where, numbers))
        if isinstance(page, Dictionary) and page.objgen in numbers:
            made = OutlineItem(item.title, numbers[page.objgen], "Fit")
            top = _top(there)
            if top is not None:
                made.page_location, made.page_location_kwargs = "XYZ", {"top": top}
            made.children.extend(children)
            yield made
        else:
            yield from children


def _top(there: list[Object]) -> float | None:
    kind, *numbers = there[1:]
    at = 1 if kind == Name.XYZ else 0
    held = kind in (Name.XYZ, Name.FitH) and at < len(numbers)
    return float(numbers[at]) if held and numbers[at] is not None else None


class _Destinations:
    """Where the names of a file lead."""

    def __init__(self, opened: Pdf) -> None:
        root = opened.Root
        self._old = root.get("/Dests", Dictionary())
        names = root.get("/Names", Dictionary())
        self._new = NameTree(names.Dests) if "/Dests" in names else {}

    def explicit(self, wanted: Object | int | None) -> list[Object]:
        """Return a page and a place on it; nothing where the name leads nowhere."""
        if isinstance(wanted, Name):
            wanted = self._old.get(str(wanted))
        elif isinstance(wanted, String):
            wanted = self._new.get(str(wanted))
        if isinstance(wanted, Dictionary):
            wanted = wanted.get("/D")
        return list(wanted.as_list()) if isinstance(wanted, Array) else []


def _calm(link: Object, where: _Destinations) -> None:
    """Leave a link that leads to a page or an address; nothing else is done by it."""
    drop(link, "/AA")
    action = link.get("/A")
    if action is not None and str(action.get("/S")) not in _QUIET:
        del link["/A"]
    elif action is not None and Name.GoTo == action.S:
        del link["/A"]
        link.Dest = action.get("/D", Array())
    if "/Dest" in link:
        there = where.explicit(link.Dest)
        del link["/Dest"]
        if len(there) > 1:
            link.Dest = Array(there)


def drop(held: Object, key: str) -> None:
    """Take an entry out of a dictionary that may have it."""
    if key in held:
        del held[key]


def _notes(opened: Pdf) -> Iterator[Object]:
    for page in opened.pages:
        yield from _notes_of(page.obj)


def _notes_of(page: Object) -> list[Object]:
    held = page.get("/Annots", Array())
    return [note for note in held.as_list() if isinstance(note, Dictionary)]
