"""The structure tree: what each piece of a page is, in reading order."""

from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFString,
)
from reportlab.pdfbase.pdfdoc import format as written_as


class OpenFile(Protocol):
    """What we use of ReportLab's PDFDocument, which its type stubs leave out."""

    Catalog: Any
    Pages: Any
    info: Any
    ID: Any

    def Reference(self, obj: object, name: str | None = None) -> object:  # noqa: N802
        """Register an object and return a reference to it."""
        ...

    def GetPDFData(self, canvas: object) -> bytes:  # noqa: N802
        """Return the finished file."""
        ...


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
    name: str | None = None
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


class _MarkedReference(PDFObject):
    """A marked-content reference, written at once: a plan has thousands."""

    def __init__(self, page: object, number: int) -> None:
        self._page, self._number = page, number

    def format(self, document: object) -> bytes:
        """Return it as a dictionary in ReportLab's way."""
        page: bytes = written_as(self._page, document)
        return b"<<\n/MCID %d /Pg %b /Type /MCR\n>>" % (self._number, page)


class Tree:
    """The whole structure of one file, and the way back from page to element."""

    def __init__(self) -> None:
        self.top = Element("Document")
        self.owners: dict[int, list[Element]] = {}
        self.links: list[tuple[int, Element]] = []
        self._references: dict[Element, PDFDictionary] = {}

    def write(self, document: OpenFile) -> PDFDictionary:
        """Return the StructTreeRoot, every element registered in `document`."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = document.Reference(root)
        self._register(document, self.top)
        for element, written in self._references.items():
            parent = element.parent
            written["P"] = (
                document.Reference(self._references[parent]) if parent else reference
            )
            written["K"] = PDFArray([self._kid(document, kid) for kid in element.kids])
        root["K"] = document.Reference(self._references[self.top])
        root["ParentTree"] = document.Reference(self._parent_tree(document))
        root["ParentTreeNextKey"] = max([*self.owners, *(k for k, _ in self.links)]) + 1
        names = self._names(document)
        if names:
            root["IDTree"] = document.Reference(
                PDFDictionary({"Names": PDFArray(names)})
            )
        return root

    def _register(self, document: OpenFile, element: Element) -> None:
        written = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.tag)}
        )
        if element.lang:
            written["Lang"] = PDFString(element.lang)
        if element.alt is not None:
            written["Alt"] = PDFString(element.alt)
        if element.name:
            written["ID"] = PDFString(element.name)
        if element.attributes:
            written["A"] = PDFArray(
                [
                    PDFDictionary({"O": PDFName(owner), **values})
                    for owner, values in element.attributes.items()
                ]
            )
        document.Reference(written)
        self._references[element] = written
        for kid in element.kids:
            if isinstance(kid, Element):
                self._register(document, kid)

    def _kid(self, document: OpenFile, kid: Kid) -> object:
        if isinstance(kid, Element):
            return document.Reference(self._references[kid])
        page = document.Reference(document.Pages[kid.page])
        if isinstance(kid, Marked):
            return _MarkedReference(page, kid.number)
        return PDFDictionary(
            {
                "Type": PDFName("OBJR"),
                "Pg": page,
                "Obj": document.Reference(kid.annotation),
            }
        )

    def _parent_tree(self, document: OpenFile) -> PDFDictionary:
        numbers: list[object] = []
        for page, owners in sorted(self.owners.items()):
            refs = [document.Reference(self._references[owner]) for owner in owners]
            numbers += [page, document.Reference(PDFArray(refs))]
        for key, link in self.links:
            numbers += [key, document.Reference(self._references[link])]
        return PDFDictionary({"Nums": PDFArray(numbers)})

    def _names(self, document: OpenFile) -> list[object]:
        named = sorted(
            (element.name, written)
            for element, written in self._references.items()
            if element.name
        )
        found: list[object] = []
        for name, written in named:
            found += [PDFString(name), document.Reference(written)]
        return found
