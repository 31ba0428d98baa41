"""Buttons by their weight on the screen."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from twentyweeks.gui import icons, theme


class Kind(StrEnum):
    """How much a button asks for attention; one primary a screen."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    TOUCH = "touch"
    TOUCH_PRIMARY = "touch-primary"


ON_ACCENT = frozenset({Kind.PRIMARY, Kind.TOUCH_PRIMARY})
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def entered(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button on Enter; Qt itself does so on the default of a dialog alone."""
    if (
        event.key() not in ENTER
        or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A command in words, with an icon before them where that helps."""

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.sign = icon
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)  # else Enter in a field presses the first button
        self.say(words)
        self.dress()

    def say(self, words: str) -> None:
        """Put other words on the button."""
        self.setText(f" {words}" if self.sign else words)  # Qt sets no gap of its own
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Draw the icon in the colours and the size of the theme."""
        if not self.sign:
            return
        wears = theme.current()
        size = wears.px(18)
        self.setIcon(icons.icon(self.sign, self._ink(), size, wears.tokens.ink3))
        self.setIconSize(QSize(size, size))

    def _ink(self) -> str:
        tokens = theme.current().tokens
        if self.kind in ON_ACCENT:
            return tokens.on_accent
        if self.kind is Kind.DANGER:
            return tokens.red
        return tokens.accent if self.kind is Kind.QUIET else tokens.ink2


class IconButton(QToolButton):
    """A command shown by an icon alone; `words` are its name and its tip."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Draw the icon in the colours and the size of the theme."""
        wears = theme.current()
        size = wears.px(20)
        tokens = wears.tokens
        self.setIcon(icons.icon(self.sign, tokens.accent, size, tokens.ink3))
        self.setIconSize(QSize(size, size))
