"""Pictures, made plain enough for an archive."""

from dataclasses import dataclass
from io import BytesIO
from math import ceil

from PIL import ExifTags, Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Figure
from twentyweeks.paper.style import FULL_WIDTH, MM, PAGE_HEIGHT

_TALLEST = 200 * MM
_MOST_POINTS = 100_000_000
_DOTS_AN_INCH = 300
_ORIENTATION = ExifTags.Base.Orientation
_LYING = (5, 6, 7, 8)
_JPEG, _FINE = b"\xff\xd8", 88


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and its size on the page, in points."""

    image: ImageReader
    width: float
    height: float

    def layout(self, x: float, top: float) -> dict[str, object]:
        """Return the structure attributes that say where the picture stands."""
        bottom = PAGE_HEIGHT - top - self.height
        box = [x, bottom, x + self.width, bottom + self.height]
        return {
            "Placement": PDFName("Block"),
            "BBox": PDFArray([round(edge, 2) for edge in box]),
        }


def picture_of(block: Figure) -> Picture:
    """Return the picture, transparent parts on white, no wider than the text.

    It is stored as finely as a printer can show it, and upright. Raises BadInput where
    the bytes are no picture, or one of more than 100 million points.
    """
    flat, width, height = picture_seen(block)
    stored = _as_photo(flat) if block.picture.startswith(_JPEG) else flat
    return Picture(ImageReader(stored), width, height)


def picture_seen(block: Figure) -> tuple[Image.Image, float, float]:
    """Return what is seen of a picture, its width and its height in points."""
    try:
        with Image.open(BytesIO(block.picture)) as opened:
            if opened.width * opened.height > _MOST_POINTS:
                raise BadInput(_too_large(block.alt))
            width, height = _room(block, opened)
            flat = _on_white(_as_fine_as_printed(opened, max(width, height)))
    except Image.DecompressionBombError as error:
        raise BadInput(_too_large(block.alt)) from error
    except (UnidentifiedImageError, OSError) as error:
        message = (
            f"The picture “{block.alt}” cannot be read as PNG or JPEG. Nothing was "
            "made or changed. Save it again as PNG, then try again."
        )
        raise BadInput(message) from error
    return flat, width, height


def _as_photo(flat: Image.Image) -> BytesIO:
    """Return a photo as JPEG without what the camera noted, as where it was taken.

    Kept point by point it would take ten times the room.
    """
    written = BytesIO()
    flat.save(written, "JPEG", quality=_FINE)
    return written


def _too_large(alt: str) -> str:
    return (
        f"The picture “{alt}” has more than 100 million points, which is more than a "
        "paper can hold. Nothing was made or changed. Save it smaller, then try again."
    )


def _room(block: Figure, opened: Image.Image) -> tuple[float, float]:
    """Return the width and the height on the page of the picture as it is seen."""
    wide, high = opened.size
    if opened.getexif().get(_ORIENTATION, 1) in _LYING:
        wide, high = high, wide
    width = min(block.width_mm * MM, FULL_WIDTH)
    height = width * high / wide
    return (
        (width * _TALLEST / height, _TALLEST) if height > _TALLEST else (width, height)
    )


def _as_fine_as_printed(opened: Image.Image, longest: float) -> Image.Image:
    """Return the picture upright, with at most 300 points to the inch."""
    most = ceil(longest / 72 * _DOTS_AN_INCH)
    opened.draft("RGB", (most, most))
    opened.thumbnail((most, most))
    from PIL import ImageOps  # of use for few papers, and slow to import

    return ImageOps.exif_transpose(opened)


def _on_white(opened: Image.Image) -> Image.Image:
    seen = opened.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground
