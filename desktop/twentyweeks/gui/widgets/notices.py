"""What a screen says above its content: bars, and a summary of errors."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import icons, theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Link, Words
from twentyweeks.present.tone import Tone


class Banner(QFrame):
    """A bar in a tone that cannot be closed; `button` stands at its right."""

    def __init__(
        self,
        sentence: str,
        tone: Tone = Tone.BLUE,
        icon: str = "",
        button: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.tone = tone
        self._sign = Sign(icon or icons.OF_TONE[tone], tone)
        self._words = Words(sentence, Role.STRONG, tone)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        if button is not None:
            self._row.addWidget(button)
        self.setAccessibleName(sentence)
        self.dress()

    def say(self, sentence: str) -> None:
        """Say something else in the same tone."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def sentence(self) -> str:
        """Return what the bar says."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wears = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = wears.border > 1
        ink = theme.colour(wears.ink(self.tone))
        painter.setPen(ink if strong else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(wears.ground(self.tone)))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, wears.px(8), wears.px(8))

    def dress(self) -> None:
        """Leave the room of the theme around and between."""
        px = theme.current().px
        self._row.setContentsMargins(px(14), px(10), px(14), px(10))
        self._row.setSpacing(px(10))


class ErrorSummary(QFrame):
    """All that is wrong on a page, on top of it, each line leading to its field."""

    def __init__(self, title: str = "There is a problem") -> None:
        super().__init__()
        self._title = Words(title, Role.H3)
        self._lines: list[Words] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._space()
        self.hide()

    def show_errors(self, wrong: Sequence[tuple[Field, str]]) -> None:
        """Mark each field, list its sentence here and take the focus."""
        self.clear()
        for field, sentence in wrong:
            field.show_error(sentence)
            self._link(field, sentence)
        told = ". ".join(sentence for _, sentence in wrong)
        self.setAccessibleName(f"{self._title.text()}. {told}")
        self.setVisible(bool(wrong))
        self.setFocus()

    def show_sentence(self, sentence: str) -> None:
        """Say one thing that belongs to no field."""
        self.clear()
        self._add(Words(sentence))
        self.setAccessibleName(f"{self._title.text()}. {sentence}")
        self.show()

    def clear(self) -> None:
        """Take the summary away; the fields clear themselves when asked."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines.clear()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wears = theme.current()
        painter = QPainter(self)
        red = theme.colour(wears.tokens.red)
        painter.fillRect(self.rect(), theme.colour(wears.tokens.surface))
        painter.fillRect(0, 0, wears.px(6), self.height(), red)
        if self.hasFocus():
            painter.setPen(theme.colour(wears.tokens.ink))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _link(self, field: Field, sentence: str) -> None:
        link = Link(sentence)
        link.clicked.connect(field.editor.setFocus)
        self._add(link)

    def _add(self, line: Words) -> None:
        self._lines.append(line)
        self._column.addWidget(line)

    def _space(self) -> None:
        px = theme.current().px
        self._column.setContentsMargins(px(24), px(16), px(20), px(16))
        self._column.setSpacing(px(4))
