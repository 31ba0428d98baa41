"""A photo or a scan as pages: each of its pictures is a figure that says it is one."""

from collections.abc import Iterator
from io import BytesIO

from pi_heif import register_heif_opener  # type: ignore[import-untyped]
from PIL import Image, ImageSequence, UnidentifiedImageError

from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Block, Figure, PageBreak

_WIDTH = 160.0
_MOST_PICTURES = 60
_MOST_POINTS = 100_000_000
register_heif_opener()  # what a telephone saves as .heic


def blocks_of_photo(content: bytes, title: str) -> tuple[Block, ...]:
    """Return each picture of a file on a page of its own.

    BadInput where it is no picture, or has more than 100 million points.
    """
    try:
        with Image.open(BytesIO(content)) as opened:
            count = getattr(opened, "n_frames", 1)
            if count == 1 and opened.format in ("JPEG", "PNG"):
                pictures = [content]
            else:
                pictures = list(_frames(opened, title))
    except Image.DecompressionBombError as fault:
        raise _too_large(title) from fault
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        raise unreadable(title) from fault
    return tuple(_pages(pictures, title))


def unreadable(title: str) -> BadInput:
    """Return what is said of a picture that is damaged, or none."""
    return BadInput(
        f"The picture “{title}” cannot be read. It is kept as it came. Ask for it "
        "again, or as a PDF."
    )


def _frames(opened: Image.Image, title: str) -> Iterator[bytes]:
    for number, frame in enumerate(ImageSequence.Iterator(opened)):
        if number == _MOST_PICTURES or frame.width * frame.height > _MOST_POINTS:
            raise _too_large(title)
        written = BytesIO()
        if opened.format == "HEIF":
            frame.convert("RGB").save(written, "JPEG", quality=95)
        else:
            frame.convert("RGB").save(written, "PNG", compress_level=1)
        yield written.getvalue()


def _too_large(title: str) -> BadInput:
    return BadInput(
        f"The picture “{title}” is too large to be shown on pages. It is kept as it "
        "came. Ask for a smaller one, or for a PDF."
    )


def _pages(pictures: list[bytes], title: str) -> Iterator[Block]:
    for number, picture in enumerate(pictures, 1):
        if number > 1:
            yield PageBreak()
        which = f"Picture {number} of {len(pictures)} of “{title}”"
        alt = f"{which}: a photo or a scan, whose words cannot be read aloud."
        yield Figure(picture, alt, _WIDTH)
