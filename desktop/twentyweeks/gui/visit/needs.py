"""Section 6: needs, each asked or not, so that "none" means that somebody asked."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card

ANSWERS = (
    ("none", "Asked: none"),
    ("yes", "Asked: yes"),
    ("not_asked", "Not asked"),
    ("declined", "Would rather not say"),
)
A_SCREEN = 4


def groups(areas: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Deal the areas out, four to a screen."""
    for first in range(0, len(areas), A_SCREEN):
        yield tuple(areas[first : first + A_SCREEN])


def needs(areas: Sequence[str], ask: Asking) -> list[QWidget]:
    """Ask about a few areas; what is said stands beside each answer."""
    return [_need(area, ask) for area in areas]


def _need(area: str, ask: Asking) -> QWidget:
    return card(
        ask.tiles(f"prompt.{area}.answer", area, ANSWERS),
        ask.text(f"prompt.{area}.words", f"{area}: what was said", lines=2),
    )
