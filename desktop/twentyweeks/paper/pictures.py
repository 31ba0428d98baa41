"""Pictures, made plain enough for an archive."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Figure
from twentyweeks.paper.style import FULL_WIDTH, MM, PAGE_HEIGHT

_TALLEST = 200 * MM


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

    Raises BadInput where the bytes are no picture.
    """
    try:
        with Image.open(BytesIO(block.picture)) as opened:
            flat = _on_white(opened)
    except (UnidentifiedImageError, OSError) as error:
        message = (
            f"The picture “{block.alt}” cannot be read as PNG or JPEG. Nothing was "
            "made or changed. Save it again as PNG, then try again."
        )
        raise BadInput(message) from error
    width = min(block.width_mm * MM, FULL_WIDTH)
    height = width * flat.height / flat.width
    if height > _TALLEST:
        width, height = width * _TALLEST / height, _TALLEST
    return Picture(ImageReader(flat), width, height)


def _on_white(opened: Image.Image) -> Image.Image:
    seen = opened.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground
