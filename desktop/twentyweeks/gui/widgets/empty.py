"""What a place says when there is nothing in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words


class EmptyState(QFrame):
    """An icon, what is so, why it may be so, and perhaps one thing to do."""

    def __init__(
        self, icon: str, title: str, sentence: str, button: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        px = theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(48), px(24), px(48))
        column.setSpacing(px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Sign(icon, "ink3", 40), 0, centre)
        for words in (Words(title, Role.H3), Words(sentence, tone="ink2")):
            words.setAlignment(centre)
            column.addWidget(words)
        if button is not None:
            column.addWidget(button, 0, centre)
        column.addStretch(1)
