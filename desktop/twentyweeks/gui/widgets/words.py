"""Text on a screen, by what it is rather than by its size."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QFrame,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from twentyweeks.gui.fonts import Role

_WRAPS = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_WRAPS.setHeightForWidth(True)


_MONTHS = "January|February|March|April|May|June|July|August|September"
_DATE = re.compile(
    rf"\b\d{{1,2}}[ \u00a0](?:{_MONTHS}|October|November|December)\b"
    r"(?:[ \u00a0]\d{4}\b)?"
)


def _whole(date: re.Match[str]) -> str:
    return date[0].replace(" ", "\u00a0")


def _loose(date: re.Match[str]) -> str:
    return date[0].replace("\u00a0", " ")


class Words(QLabel):
    """Plain text that wraps; `tone` is a token (ink, ink2, ink3) or a Tone."""

    def __init__(
        self,
        text: str,
        role: Role = Role.BODY,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setProperty("role", role.value)
        self.setProperty("tone", str(tone))
        self.setSizePolicy(_WRAPS)

    def setText(self, text: str, /) -> None:
        super().setText(_DATE.sub(_whole, text))  # no line ends inside a date

    def text(self) -> str:
        return _DATE.sub(_loose, super().text())

    def one_line(self) -> "Words":
        """Keep the text on one line, as wide as it is."""
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return self

    def set_tone(self, tone: str) -> None:
        """Give the text another colour."""
        self.setProperty("tone", str(tone))
        self.style().unpolish(self)
        self.style().polish(self)


class Pair(QFrame):
    """A strong line and a quieter one close below it."""

    def __init__(self, text: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.text = Words(text, Role.STRONG)
        self.detail = Words(detail, tone="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.detail)
        self.detail.setVisible(bool(detail))


class Link(Words):
    """A sentence that leads somewhere, by mouse, Enter or space; it may wrap."""

    clicked = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, Role.BODY, "accent", parent)
        self.setObjectName("link")
        self.setContentsMargins(-2, 0, 0, 0)  # the room of its focus frame
        self.setIndent(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class TitleLink(Link):
    """A title that leads somewhere; it stands alone, so only touching it underlines."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("title-link")
        self.setProperty("role", Role.STRONG.value)
        self.setContentsMargins(-2, -2, 0, -2)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _TOUCHING:
            shown = self.font()
            shown.setUnderline(self.underMouse() or self.hasFocus())
            self.setFont(shown)
        return done


_TOUCHING = (
    QEvent.Type.Enter,
    QEvent.Type.Leave,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
)


def _spoken_as_link(_kind: str, thing: QObject) -> QAccessibleWidget | None:
    if isinstance(thing, Link):
        return QAccessibleWidget(thing, QAccessible.Role.Link)
    return None


QAccessible.installFactory(_spoken_as_link)


def rule() -> QFrame:
    """Return a hairline between two things."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
