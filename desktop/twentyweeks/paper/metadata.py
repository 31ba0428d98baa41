"""What the file says about itself: title, dates, standards, colour profile."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFInfo, PDFString

from twentyweeks.paper.written import (
    OpenFile,
    Written,
    array,
    packed,
    reference,
    stream,
)

if TYPE_CHECKING:
    from twentyweeks.paper.structure import Tree

PROGRAM = "Twenty Weeks"


class Claim(Enum):
    """A standard that a file says it keeps: PDF/UA-1, PDF/A-2a."""

    ACCESSIBLE = "ua1"
    ARCHIVE = "a2a"


@dataclass(frozen=True, slots=True)
class Details:
    """The title, the authority and the day that stand in the file."""

    title: str
    author: str
    dated: date
    lang: str


def finish(document: OpenFile, canvas: object, tree: "Tree", details: Details) -> bytes:
    """Return the bytes of a file that is PDF/UA-1 and PDF/A-2a."""
    document.info = _Info(details)
    told = packet(details, frozenset(Claim)).encode()
    catalog = document.Catalog
    catalog.MarkInfo = b"<< /Marked true >>"
    catalog.ViewerPreferences = b"<< /DisplayDocTitle true >>"
    catalog.StructTreeRoot = tree.write(document)
    catalog.Metadata = Written(stream(told, b"/Type /Metadata /Subtype /XML"))
    catalog.OutputIntents = array([reference(document, _intent(document))])
    identity = _identity(document, details)
    document.ID = lambda: identity
    return document.GetPDFData(canvas)


class _Info(PDFInfo):
    """The information dictionary, with the entries that the XMP packet repeats."""

    def __init__(self, details: Details) -> None:
        super().__init__()
        self.details = details

    def format(self, document: OpenFile) -> bytes:
        title = PDFString(self.details.title).format(document)
        author = PDFString(self.details.author).format(document)
        day = f"(D:{self.details.dated:%Y%m%d}000000Z)".encode()
        own = f"({PROGRAM})".encode()
        return (
            b"<< /Title %b /Author %b /Creator %b /Producer %b /CreationDate %b "
            b"/ModDate %b >>"
        ) % (title, author, own, own, day, day)


def _identity(document: OpenFile, details: Details) -> bytes:
    """The same content gives the same name; another content gives another."""
    digest = hashlib.sha256(repr(details).encode())
    for page in document.Pages.pages:
        digest.update(page.stream.encode("latin-1"))
    name = f"<{digest.hexdigest()[:32]}>"
    return f"[{name}{name}]".encode()


def _intent(document: OpenFile) -> Written:
    profile = reference(document, Written(_profile()))
    return Written(
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        b"/Info (sRGB) /DestOutputProfile %b >>" % profile
    )


@cache
def _profile() -> bytes:
    return packed(srgb(), b"/N 3")


@cache
def srgb() -> bytes:
    """Return the colour profile that every colour of ours is meant in."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # The profile's own date (bytes 24 to 35) is the moment at which it was made.
    made[24:36] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")
    return bytes(made)


def packet(details: Details, claims: frozenset[Claim], producer: str = PROGRAM) -> str:
    """Return the XMP packet, which claims no other standard than these."""
    told = _XMP.format(
        title=escape(details.title, quote=False),
        author=escape(details.author, quote=False),
        day=f"{details.dated:%Y-%m-%d}T00:00:00Z",
        lang=escape(details.lang, quote=False),
        program=PROGRAM,
        producer=producer,
    )
    archive = _ARCHIVE if Claim.ARCHIVE in claims else ""
    accessible = _ACCESSIBLE if Claim.ACCESSIBLE in claims else ""
    return told + archive + accessible + _END


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
"""

_ARCHIVE = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
"""

_ACCESSIBLE = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_END = """</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
