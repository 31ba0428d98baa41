"""Sizes, spaces and colours of a page, all from the one size of the body text."""

from dataclasses import dataclass

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT = RIGHT = 24.6 * MM
TOP = 20 * MM
BOTTOM = 15 * MM
FULL_WIDTH = PAGE_WIDTH - LEFT - RIGHT

INK = (0.086, 0.125, 0.169)
QUIET = (0.275, 0.325, 0.373)
ACCENT = (0.039, 0.373, 0.4)
HAIRLINE = (0.72, 0.76, 0.76)
TINT = (0.945, 0.965, 0.961)
ADDED = (0.102, 0.388, 0.216)
REMOVED = (0.639, 0.129, 0.106)
WATERMARK = (0.933, 0.933, 0.933)

# The authority's name, and its lines beside the envelope's window.
NAME_TOP, NAME_BOTTOM = 15 * MM, 37.5 * MM
SENDER_TOP, SENDER_LEFT, SENDER_RIGHT = 39.5 * MM, 125 * MM, 195 * MM
BODY_BELOW_WINDOW = 95 * MM

LARGE_PRINT = 16
_LONGEST_LINE = 34


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of paragraph is set; `gap` is the white above it, in points.

    What `turns` begins at the right where it is written from there: running text
    does, headings and addresses do not.
    """

    size: float
    strong: bool = False
    slanted: bool = False
    colour: tuple[float, float, float] = INK
    gap: float = 0.0
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The looks of every kind of text, for body text of `size` points."""

    size: float

    @property
    def leading(self) -> float:
        """Return the distance of two lines of body text."""
        return self.size * 1.42

    @property
    def measure(self) -> float:
        """Return the width of running text: at most about seventy letters."""
        return min(FULL_WIDTH, self.size * _LONGEST_LINE)

    @property
    def large(self) -> bool:
        """Whether tables are set as stacked blocks."""
        return self.size >= LARGE_PRINT

    @property
    def body(self) -> Look:
        """Return the look of a paragraph."""
        return Look(self.size, gap=self.leading * 0.55, turns=True)

    @property
    def cell(self) -> Look:
        """Return the look of a paragraph in a table's cell."""
        return Look(self.size, gap=self.leading * 0.35, turns=True)

    @property
    def strong(self) -> Look:
        """Return the look of captions, header cells and the like."""
        return Look(self.size, strong=True, gap=self.leading * 0.9)

    @property
    def quiet(self) -> Look:
        """Return the look of the footer and of what stands under a line."""
        return Look(self.size, colour=QUIET)

    def heading(self, level: int) -> Look:
        """Return the look of a heading of level 1 to 3."""
        larger = {1: 9, 2: 4, 3: 1}
        gap = {1: 1.3, 2: 1.5, 3: 1.05}
        size = self.size + larger[level]
        return Look(size, strong=True, gap=self.leading * gap[level])
