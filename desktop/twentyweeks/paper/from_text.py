"""What a plain or a rich text (.txt, .rtf) says, as content of ours."""

from collections.abc import Iterable, Iterator

from striprtf.striprtf import rtf_to_text

from twentyweeks.paper.blocks import Block, Paragraph, plain
from twentyweeks.paper.packed import unreadable

TEXT = "text/plain"
RICH = "application/rtf"
RICH_BEGINS = b"{\\rtf"
_FAULTS = (ValueError, LookupError, RecursionError, TypeError)
_LARGEST = 50_000_000


def blocks_of_text(content: bytes) -> tuple[Block, ...]:
    """Return a plain text's paragraphs, in whichever letters it was written."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_LARGEST]).best()
    said = str(best) if best is not None else content.decode("latin-1")
    return tuple(paragraphs(said.splitlines()))


def blocks_of_rich(content: bytes) -> tuple[Block, ...]:
    """Return a rich text's paragraphs; a row of a table is one line.

    BadInput where it cannot be read.
    """
    if not content.startswith(RICH_BEGINS) or len(content) > _LARGEST:
        raise unreadable()
    try:
        words = content.decode("cp1252", "replace")
        said = rtf_to_text(words, errors="replace")  # type: ignore[no-untyped-call]
    except _FAULTS as fault:
        raise unreadable() from fault
    lines = said.splitlines()
    return tuple(paragraphs(line.strip("|").replace("|", " | ") for line in lines))


def paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """Yield each line that says anything as a paragraph."""
    for line in lines:
        words = " ".join("".join(filter(_is_seen, line)).split())
        if words:
            yield Paragraph(plain(words))


def _is_seen(letter: str) -> bool:
    return letter.isprintable() or letter.isspace()
