"""White fields with a thin line, in which a screen says one thing each."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Kind
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words


class Card(QFrame):
    """A card; put things into `body`, and at the right of its title into `aside`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.head = Flow(gap=10)
        self.title: Words | None = None
        if title:
            self._show_title(title)
        self.dress()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.body.minimumSize()  # its height is asked for at the width it gets

    def aside(self, widget: QWidget) -> None:
        """Put a button or a sentence at the right of the title."""
        if widget.property("kind") == Kind.QUIET:
            widget.setProperty("inline", "true")  # no higher than the title
        self.head.add_right(widget)

    def beside_title(self, widget: QWidget) -> None:
        """Put a chip after the title."""
        self.head.add(widget)

    def _show_title(self, title: str) -> None:
        self.title = Words(title, Role.H3).one_line()
        self.setAccessibleName(title)
        self.head.add(self.title)
        self.body.addWidget(self.head)

    def dress(self) -> None:
        """Leave the room of the theme around and between."""
        px = theme.current().px
        self.body.setContentsMargins(px(20), px(18), px(20), px(20))
        self.body.setSpacing(px(12))
