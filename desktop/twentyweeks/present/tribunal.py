"""What the settings say of how many pages the Tribunal takes."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionLine:
    """A practice direction that was entered; `since` is its day as it is kept."""

    since: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionsPage:
    """What holds today, what was entered, and the number of each part, by its key."""

    words: str
    entered: tuple[DirectionLine, ...]
    most: Mapping[str, str]
