"""One answer among a few, as wide buttons that a finger can hit."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.widgets.flow import Flow


class Choice(QPushButton):
    """One answer; it stays down when it is given, and its words become strong."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # so it is spoken as one of several
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.current().px(58))

    def sizeHint(self) -> QSize:
        hint, strong = super().sizeHint(), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        words = self.text()
        wide = QFontMetrics(strong).horizontalAdvance(words)
        more = wide - self.fontMetrics().horizontalAdvance(words)
        return QSize(hint.width() + max(more, 0) + 2, hint.height())


class Choices(Flow):
    """Answers by key and words; none is given at first, and `chose` tells the key."""

    chose = Signal(str)

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        self._buttons = {key: Choice(words) for key, words in answers}
        super().__init__(list(self._buttons.values()), gap=12)
        self.setAccessibleName(question)
        self._group = QButtonGroup(self)
        for button in self._buttons.values():
            button.setAccessibleName(f"{question}: {button.text()}")
            self._group.addButton(button)
        self._group.buttonToggled.connect(self._tell)

    def key(self) -> str:
        """Return the key of the answer, or nothing where none is given."""
        given = (key for key, button in self._buttons.items() if button.isChecked())
        return next(given, "")

    def choose(self, key: str) -> None:
        """Show an answer as given, without telling."""
        with QSignalBlocker(self._group):
            self._buttons[key].setChecked(True)

    def clear(self) -> None:
        """Show no answer as given, without telling."""
        self._group.setExclusive(False)
        with QSignalBlocker(self._group):
            for button in self._buttons.values():
                button.setChecked(False)
        self._group.setExclusive(True)

    @Slot(QAbstractButton, bool)
    def _tell(self, _button: QAbstractButton, on: bool) -> None:  # noqa: FBT001
        if on:
            self.chose.emit(self.key())
