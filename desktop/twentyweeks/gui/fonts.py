"""The window's type: one family list for every script, and six sizes."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from twentyweeks import places

FAMILIES = (
    "Twenty Weeks Hyperlegible",
    "Source Sans 3",
    "Noto Sans Arabic",
    "Noto Nastaliq Urdu",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
)


class Role(StrEnum):
    """What a piece of text is on its screen; size and weight follow."""

    CAPTION = "caption"
    BODY = "body"
    STRONG = "strong"
    H3 = "h3"
    H2 = "h2"
    H1 = "h1"


# Pixels at a scale of 1; 9 point at 96 dots an inch is 12, the smallest we set.
SIZES = {
    Role.CAPTION: (12.0, 400),
    Role.BODY: (14.0, 400),
    Role.STRONG: (14.0, 600),
    Role.H3: (16.0, 600),
    Role.H2: (20.0, 600),
    Role.H1: (26.7, 700),
}


def load() -> None:
    """Give Qt the fonts that come with the program."""
    # Qt warns of each family that it passes over on the way to a script's own.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for path in sorted((places.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def font(role: Role, scale: float) -> QFont:
    """Return the font of a role; `scale` 1 is the size that the house sets."""
    size, weight = SIZES[role]
    made = QFont(list(FAMILIES))
    made.setPixelSize(round(size * scale))
    made.setWeight(QFont.Weight(weight))
    return made


@cache
def figures(role: Role, scale: float) -> QFont:
    """Return the font of a role with figures of one width, for dates in columns."""
    made = QFont(font(role, scale))
    made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made
