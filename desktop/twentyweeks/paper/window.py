"""Where the window of an envelope stands on a sheet that lies in it, in millimetres.

A folded sheet is smaller than its envelope and slides in it. `block` is what the
window always shows, wherever the sheet lies; `glass` is all that it may ever show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the sheet, from its left and top edges."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, right: float, down: float) -> "Box":
        """Return the rectangle as it stands where a printer is out by so much."""
        return Box(
            left=self.left + right,
            top=self.top + down,
            right=self.right + right,
            bottom=self.bottom + down,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A kind of envelope, by the part of the sheet that its window shows.

    `stock` says of which make the figures are; empty where they are somebody's rule.
    """

    words: str
    block: Box
    glass: Box
    stock: str = ""

    @property
    def bare(self) -> Box:
        """Return the part of a sheet on which nothing but the address may stand."""
        return Box(
            left=min(self.block.left, self.glass.left),
            top=min(self.block.top, self.glass.top),
            right=max(self.block.right, self.glass.right),
            bottom=max(self.block.bottom, self.glass.bottom),
        )

    def moved(self, right: float, down: float) -> "Window":
        """Return the same window with the address moved on the sheet."""
        return replace(self, block=self.block.moved(right, down))


POST_HOUSE = Window(
    words="A print-and-post house, or no window",
    block=Box(left=24.6, top=39.5, right=120, bottom=66.3),
    glass=Box(left=24.6, top=39.5, right=120, bottom=66.3),
)
ENVELOPES: Mapping[str, Window] = {
    "": POST_HOUSE,
    "dl": Window(
        words="DL, the sheet folded in three",
        block=Box(left=20, top=57, right=100, bottom=81),
        glass=Box(left=10, top=46, right=110, bottom=92),
        stock="an envelope of 110 by 220 mm, whose window of 35 by 90 mm stands 20 mm "
        "from the left and 18 mm from the foot",
    ),
    "c5": Window(
        words="C5, the sheet folded in two",
        block=Box(left=20, top=67, right=91, bottom=88.5),
        glass=Box(left=1, top=53.5, right=110, bottom=102),
        stock="an envelope of 162 by 229 mm, whose window of 35 by 90 mm stands 20 mm "
        "from the left and 60 mm from the foot",
    ),
    "c4": Window(
        words="C4, the sheet flat",
        block=Box(left=20, top=44, right=106, bottom=80),
        glass=Box(left=1, top=42, right=120, bottom=109),
        stock="an envelope of 324 by 229 mm, whose window of 40 by 105 mm stands 20 mm "
        "from the left and 215 mm from the foot, with the sheet at its foot",
    ),
}
"""Ordinary stock; each make differs, so a test sheet is looked at first."""
