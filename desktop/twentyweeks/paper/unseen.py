"""What a search of the pages' words does not find: pictures of words, and the rest."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Object, Stream, String

from twentyweeks.paper.reading import damaged, opened, text_of
from twentyweeks.paper.source import BROKEN
from twentyweeks.paper.unwritten import UNREAD

_MUCH = 1 / 10


def pages_to_look_at(pdf: bytes) -> tuple[int, ...]:
    """Return the pages (from 1) of which not everything can be read as words.

    They have no words at all, or some that no font of ours writes; or pictures cover a
    tenth of them or more: a photo that lies on its side takes less than a third, and
    some scanners cut a page in strips.
    """
    said = text_of(pdf)
    with opened(pdf) as document:
        return tuple(
            number
            for number, (page, words) in enumerate(zip(document, said, strict=True), 1)
            if not words.strip() or UNREAD in words or _pictured(page) >= _MUCH
        )


def words_off_the_pages(pdf: bytes) -> str:
    """Return what stands in a file's titles, bookmarks, notes and metadata."""
    try:
        with pikepdf.open(BytesIO(pdf)) as held:
            return "\n".join(_everything(held))
    except BROKEN as fault:
        raise damaged() from fault


def _pictured(page: pypdfium2.PdfPage) -> float:
    """Return the share of a page that its pictures cover, each counted by itself."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        left, low, right, high = picture.get_bounds()
        covered += (right - left) * (high - low)
    return covered / float(width * height)


def _everything(held: pikepdf.Pdf) -> Iterator[str]:
    yield from _strings(held.trailer.get("/Info", Dictionary()))
    for each in held.objects:
        yield from _strings(each)
        if isinstance(each, Stream) and each.get("/Type") == pikepdf.Name.Metadata:
            yield each.read_bytes().decode(errors="replace")


def _strings(held: object) -> Iterator[str]:
    if isinstance(held, String):
        yield str(held)
    elif isinstance(held, Array):
        for each in held.as_list():
            yield from _inside(each)
    elif isinstance(held, Dictionary | Stream):
        for _, each in held.items():
            yield from _inside(each)


def _inside(held: object) -> Iterator[str]:
    """Go into what stands here; what stands by itself is come to by itself."""
    if not (isinstance(held, Object) and held.is_indirect):
        yield from _strings(held)
