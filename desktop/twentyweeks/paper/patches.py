"""What ReportLab 5.1.0 writes that PDF/A or PDF/UA forbids, or slowly, put right.

Each change names its reason. ReportLab is pinned exactly, so a new edition is a
decision; tests/paper fails if one of these is missing.
"""

from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

_NAMES = 1024


@cache
def apply() -> None:
    """Change ReportLab, once in this process."""
    # A comment and a line end for every entry: a tenth of the file, for nobody.
    rl_config.pdfComments = 0
    rl_config.pdfMultiLine = 0
    # Pages in ASCII, a quarter longer, for printers of another age.
    rl_config.useA85 = 0
    # Every key of every dictionary is spelt out letter by letter, a tenth of the time.
    pdfdoc.PDFName = lru_cache(_NAMES)(pdfdoc.PDFName)
    plain_encoding = pdfdoc.pdfdocEnc

    def encoded(said: str | bytes) -> bytes:
        # Nearly all is ASCII, for which the codec of PDF's own letters is slow.
        if isinstance(said, str) and said.isascii():
            return said.encode("ascii")
        other: bytes = plain_encoding(said)
        return other

    pdfdoc.pdfdocEnc = encoded  # type: ignore[assignment]
    plain_format = pdfdoc.PDFStream.format

    def stream_with_line_end(
        stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument
    ) -> bytes:
        # ISO 19005-2, 6.1.7.1: an end of line stands before `endstream`. Both its
        # characters, so that data which end in a carriage return are not cut.
        written: bytes = plain_format(stream, document)
        return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"

    pdfdoc.PDFStream.format = stream_with_line_end  # type: ignore[method-assign, assignment]
    # ISO 14289-1, 7.18.3: the page says that Tab follows the structure; its marked
    # content is found from StructParents.
    pdfdoc.PDFPage.__NoDefault__ = [
        *pdfdoc.PDFPage.__NoDefault__,
        "StructParents",
        "Tabs",
    ]
    # ISO 19005-2, 6.2.3: colours are meant in the output intent's profile.
    pdfdoc.PDFCatalog.__NoDefault__ = [
        *pdfdoc.PDFCatalog.__NoDefault__,
        "OutputIntents",
    ]
