"""The frame of every screen before the caseload: a narrow card in the middle."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from twentyweeks.errors import Cancelled, Refused, Unavailable
from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.form import Form
from twentyweeks.gui.waiting import Waiting
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words


class Sheet(ScrollPage):
    """A title, a sentence, a form, what is waited for, and buttons below."""

    def __init__(self, title: str, sentence: str, wide: int = 460) -> None:
        super().__init__()
        self._wide = wide
        self.title = Words(title, Role.H2)
        self.sentence = Words(sentence, tone="ink2")
        self.sentence.setVisible(bool(sentence))
        self.form = Form()
        self.waiting = Waiting()
        self.above = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.card = Card()
        self._middle = QFrame()
        self._middle.setObjectName("clear")
        self.setAccessibleName(title)
        self._lay_out()
        self._measure()

    def refuse(self, error: Exception) -> None:
        """Say what went wrong, beside its field where it has one."""
        self.waiting.over()
        self.let(self.isEnabled())
        if isinstance(error, Refused | Unavailable):
            self.form.refuse(error.sentence, getattr(error, "field", "") or "")
        elif not isinstance(error, Cancelled):
            raise error

    def let(self, on: object) -> None:
        """Let the buttons be pressed, or not while something runs."""
        for number in range(self.foot.count()):
            item = self.foot.itemAt(number)
            if item is not None and (button := item.widget()) is not None:
                button.setEnabled(bool(on))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        self._middle.setMaximumWidth(theme.current().px(self._wide))

    def _lay_out(self) -> None:
        px = theme.current().px
        self.card.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )
        self.above.setSpacing(px(12))
        self.foot.setSpacing(px(12))
        self.card.body.addWidget(self.title)
        self.card.body.addWidget(self.sentence)
        self.card.body.addLayout(self.above)
        self.card.body.addWidget(self.form)
        self.card.body.addWidget(self.waiting)
        self.card.body.addSpacing(px(8))
        self.card.body.addLayout(self.foot)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(20))
        column.addStretch(1)
        column.addWidget(_mark())
        column.addWidget(self.card)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._middle, 100)
        row.addStretch(1)
        self.body.addLayout(row)


def _mark() -> QWidget:
    mark = QFrame()
    mark.setObjectName("clear")
    row = QHBoxLayout(mark)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(10))
    row.addWidget(Sign("layers", "accent", 30))
    row.addWidget(Words("Twenty Weeks", Role.H2).one_line())
    row.addStretch(1)
    row.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return mark
