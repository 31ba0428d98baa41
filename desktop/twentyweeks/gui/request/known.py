"""When the child is probably in the caseload: which of them, or a different one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.known import DIFFERENT, Known


class KnownCard(Card):
    """Hidden until it is asked; `chosen` tells the child's id, or "different"."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Is this child in the caseload already?")
        self._parts: list[QWidget] = []
        self.hide()

    def ask(self, people: Sequence[Known]) -> None:
        """Show who it may be, a button for each."""
        self._clear()
        sentence = "Nothing was saved yet. Choose what is true."
        self._add(Words(sentence, tone="ink2"))
        for known in people:
            self._add(Words(known.words, Role.STRONG))
            add = self._button("Add it to this child", known.person_id)
            add.setAccessibleName(f"Add it to {known.words}")
            self._add(add)
        self._add(self._button("This is a different child", DIFFERENT))
        self.show()
        self._parts[2].setFocus()

    def _button(self, words: str, key: str) -> Button:
        button = Button(words)
        button.clicked.connect(lambda _on=False: self.chosen.emit(key))
        return button

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self.body.addWidget(part)

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts.clear()
