"""Icons and initials that are only looked at; words beside them say the same."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from twentyweeks.gui import icons, theme
from twentyweeks.gui.fonts import Role, font
from twentyweeks.present.tone import Tone


class Sign(QWidget):
    """An icon of fixed size; `tone` is a token's name or a Tone."""

    def __init__(
        self,
        icon: str,
        tone: str = "ink2",
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon, self.tone, self.size_at_one = icon, str(tone), size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon in another colour."""
        self.icon, self.tone = icon, str(tone)
        self.update()

    def sizeHint(self) -> QSize:
        size = theme.current().px(self.size_at_one)
        return QSize(size, size)

    def dress(self) -> None:
        """Ask for the room that it takes at another text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wears = theme.current()
        ink = str(getattr(wears.tokens, self.tone))
        size = wears.px(self.size_at_one)
        shown = icons.pixmap(self.icon, ink, size, self.devicePixelRatioF())
        left = (self.width() - size) // 2
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, shown)


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Avatar(QWidget):
    """A person's initials in a disc; the name itself always stands beside it."""

    def __init__(
        self,
        name: str,
        tone: Tone = Tone.ACCENT,
        size: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.letters, self.tone, self.size_at_one = initials(name), tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show another person's initials."""
        self.letters = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        size = theme.current().px(self.size_at_one)
        return QSize(size, size)

    def face(self) -> QFont:
        """Return the font of the initials, in proportion to the disc."""
        made = QFont(font(Role.STRONG, 1.0))
        made.setPixelSize(round(theme.current().px(self.size_at_one) * 0.36))
        return made

    def painted_words(self) -> list[tuple[QRect, str, QFont]]:
        """Return what is drawn where, for the test that nothing is cut."""
        return [(self.rect(), self.letters, self.face())]

    def dress(self) -> None:
        """Ask for the room that it takes at another text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wears = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour(wears.ink(self.tone))
        painter.setBrush(theme.colour(wears.ground(self.tone)))
        painter.setPen(ink if wears.border > 1 else Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(ink)
        painter.setFont(self.face())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.letters)
