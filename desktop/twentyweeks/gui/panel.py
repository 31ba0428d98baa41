"""A page in a window of its own over another, to read or to try; it saves nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.dialog_size import dialog_size
from twentyweeks.gui.widgets.buttons import Button
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.widgets.words import rule


class Panel(QDialog):
    """Put what it says into `page.body`, then `finish` it with its buttons."""

    def __init__(self, title: str, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = ScrollPage()
        self.page.setAccessibleName(title)

    def finish(self, *buttons: Button, wide: int = 640) -> None:
        """Lay out the page over its buttons; Enter presses the last of them."""
        px = theme.current().px
        self.page.body.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(px(28), px(14), px(28), px(16))
        row.setSpacing(px(12))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        buttons[-1].setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(rule())
        column.addLayout(row)
        below = row.sizeHint().height()
        self.resize(dialog_size(self._over, self.page, below, wide))
