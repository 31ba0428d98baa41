"""The structure tree: what each piece of a page is, in reading order."""

from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFString

from twentyweeks.paper.written import OpenFile, Written, array, reference


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a page's content, by its number on that page (from 0)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link's clickable place on a page; `key` is its place in the ParentTree."""

    page: int
    annotation: PDFObject
    key: int


@dataclass(eq=False, slots=True)
class Element:
    """One node of the tree; its kids are in reading order.

    `attributes` are grouped by owner, as in `{"Table": {"Scope": "/Column"}}`.
    """

    tag: str
    parent: "Element | None" = None
    lang: str | None = None
    alt: str | None = None
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    kids: list["Kid"] = field(default_factory=list)

    def add(
        self, tag: str, lang: str | None = None, alt: str | None = None
    ) -> "Element":
        """Return a new last kid."""
        kid = Element(tag, parent=self, lang=lang, alt=alt)
        self.kids.append(kid)
        return kid


Kid: TypeAlias = Element | Marked | Annotated


class Tree:
    """The whole structure of one file, and the way back from page to element."""

    def __init__(self) -> None:
        self.top = Element("Document")
        self.owners: dict[int, list[Element]] = {}
        self.links: list[tuple[int, Element]] = []
        self._places: dict[Element, bytes] = {}
        self._pages: list[bytes] = []

    def write(self, document: OpenFile) -> Written:
        """Return the StructTreeRoot, every element registered in `document`."""
        root = Written()
        above = reference(document, root)
        self._pages = [reference(document, page) for page in document.Pages.pages]
        written = self._register(document)
        for element, one in written.items():
            parent = self._places[element.parent] if element.parent else above
            kids = array([self._kid(document, kid) for kid in element.kids])
            one.said = b"<< /Type /StructElem %b /P %b /K %b >>" % (
                _about(element, document),
                parent,
                kids,
            )
        next_key = max([*self.owners, *(k for k, _ in self.links)]) + 1
        root.said = (
            b"<< /Type /StructTreeRoot /K %b /ParentTree %b /ParentTreeNextKey %d >>"
        ) % (
            self._places[self.top],
            reference(document, Written(self._parent_tree(document))),
            next_key,
        )
        return root

    def _register(self, document: OpenFile) -> dict[Element, Written]:
        """Give each element its number in the file, parents before their kids."""
        written: dict[Element, Written] = {}
        waiting = [self.top]
        while waiting:
            element = waiting.pop()
            written[element] = Written()
            self._places[element] = reference(document, written[element])
            inner = [kid for kid in element.kids if isinstance(kid, Element)]
            waiting += reversed(inner)
        return written

    def _kid(self, document: OpenFile, kid: Kid) -> bytes:
        if isinstance(kid, Element):
            return self._places[kid]
        page = self._pages[kid.page]
        if isinstance(kid, Marked):
            return b"<< /Type /MCR /Pg %b /MCID %d >>" % (page, kid.number)
        place = reference(document, kid.annotation)
        return b"<< /Type /OBJR /Pg %b /Obj %b >>" % (page, place)

    def _parent_tree(self, document: OpenFile) -> bytes:
        numbers: list[bytes] = []
        for page, owners in sorted(self.owners.items()):
            owned = array([self._places[owner] for owner in owners])
            numbers += [b"%d" % page, reference(document, Written(owned))]
        for key, link in self.links:
            numbers += [b"%d" % key, self._places[link]]
        return b"<< /Nums %b >>" % array(numbers)


def _about(element: Element, document: OpenFile) -> bytes:
    """Return what an element is, without its place in the tree."""
    told = [b"/S /%b" % element.tag.encode("ascii")]
    if element.lang:
        told.append(b"/Lang %b" % PDFString(element.lang).format(document))
    if element.alt is not None:
        told.append(b"/Alt %b" % PDFString(element.alt).format(document))
    if element.attributes:
        owned = (
            PDFDictionary({"O": f"/{owner}", **values}).format(document)
            for owner, values in element.attributes.items()
        )
        told.append(b"/A %b" % array(owned))
    return b" ".join(told)
