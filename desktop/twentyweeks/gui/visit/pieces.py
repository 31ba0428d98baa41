"""The few shapes that the steps of a visit are laid out in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.columns import Columns
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words


def card(*parts: QWidget) -> Card:
    """Return a card with these parts below each other."""
    made = Card()
    made.body.setSpacing(theme.current().px(18))
    for part in parts:
        made.body.addWidget(part)
    return made


def beside(left: QWidget, right: QWidget) -> Columns:
    """Return two parts beside each other, or below each other where it is narrow."""
    return Columns(left, right, (1, 1))


def said(icon: str, sentence: str, tone: str = "ink2") -> QFrame:
    """Return a quiet sentence with an icon before it."""
    line = QFrame()
    line.setObjectName("clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(10))
    row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(sentence, tone=tone), 1)
    return line


def column(*parts: QWidget) -> QFrame:
    """Return parts below each other, without a card around them."""
    made = QFrame()
    made.setObjectName("clear")
    below = QVBoxLayout(made)
    below.setContentsMargins(0, 0, 0, 0)
    below.setSpacing(theme.current().px(12))
    for part in parts:
        below.addWidget(part)
    return made
