"""Objects of a file that are spelt out once, as the bytes that stand in it.

ReportLab asks every entry of every dictionary again how it is written: of a letter,
that was a third of the time.
"""

import zlib
from collections.abc import Iterable
from typing import Any, Protocol

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.pdfdoc import format as written_as


class OpenFile(Protocol):
    """What we use of ReportLab's PDFDocument, which its type stubs leave out."""

    Catalog: Any
    Pages: Any
    info: Any
    ID: Any
    idToObject: Any  # noqa: N815

    def Reference(self, obj: object, name: str | None = None) -> object:  # noqa: N802
        """Register an object and return a reference to it."""
        ...

    def GetPDFData(self, canvas: object) -> bytes:  # noqa: N802
        """Return the finished file."""
        ...


class Written(PDFObject):
    """An object by its bytes; they may be told after it has its number."""

    def __init__(self, said: bytes = b"") -> None:
        self.said = said

    def format(self, document: object) -> bytes:
        """Return the bytes."""
        del document
        return self.said


def reference(document: OpenFile, one: object) -> bytes:
    """Return the reference to an object, which is registered if it is not yet."""
    written: bytes = written_as(document.Reference(one), document)
    return written


def array(items: Iterable[bytes]) -> bytes:
    """Return an array of what is written already."""
    return b"[ %b ]" % b" ".join(items)


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream of compressed content; `entries` stand in its dictionary."""
    return stream(zlib.compress(content), entries + b" /Filter /FlateDecode")


def stream(content: bytes, entries: bytes) -> bytes:
    """Return content as it is, with its dictionary.

    ISO 19005-2, 6.1.7.1: an end of line stands before `endstream`. Both its
    characters, so that data which end in a carriage return are not cut.
    """
    told = b"<< %b /Length %d >>" % (entries, len(content))
    return b"%b\nstream\n%b\r\nendstream\n" % (told, content)
