"""A paper as pages to look at: its own, or a rendering of what came in another form."""

from dataclasses import dataclass

from twentyweeks.errors import Refused
from twentyweeks.operations.papers import PDF, Opened

_NONE = "No pages can be made of a file of this kind here. Ask for it as a PDF."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The pages of a paper; `told` is what they are, where they are not its own."""

    pdf: bytes
    told: str = ""


def why_no_pdf(media_type: str, pages: int | None) -> str:
    """Say why a paper has no pages; empty where it has, or where some can be made."""
    return "" if media_type == PDF and pages else _NONE


def as_pdf(opened: Opened) -> Shown:
    """Return a paper's pages; Refused where none can be made of it."""
    because = why_no_pdf(opened.media_type, opened.pages)
    if because:
        raise Refused(f"“{opened.title}”: {because}", field="papers")
    return Shown(pdf=opened.content)
