"""The frame of a screen: a title, a sentence, actions, and cards below."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.words import Words


class Title(Words):
    """The name of a screen: on one line where it fits, on more where it does not."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())


class Heading(QFrame):
    """The name of a screen, the day's truth in one sentence, and its actions."""

    def __init__(
        self, title: str, sentence: str = "", actions: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.title = Title(title, Role.H1)
        self.sentence = Words(sentence, tone="ink2")
        self.sentence.setVisible(bool(sentence))
        self.line = Flow([self.title], gap=12)
        for action in actions:
            self.line.add_right(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(5))
        column.addWidget(self.line)
        column.addWidget(self.sentence)

    def say(self, title: str, sentence: str) -> None:
        """Show another title and sentence."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


class Page(QFrame):
    """A screen that fills its place; put things into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.body = QVBoxLayout(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.dress()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes the room that its place has

    def minimumSizeHint(self) -> QSize:
        return self.body.minimumSize()

    def dress(self) -> None:
        """Leave the room of the theme around and between."""
        px = theme.current().px
        self.body.setContentsMargins(px(28), px(24), px(28), px(20))
        self.body.setSpacing(px(16))


class ScrollPage(QScrollArea):
    """A screen taller than its place; put things into `body`, touch scrolls it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Page()
        self.body = self.page.body
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(
            self.viewport(), QScroller.ScrollerGestureType.TouchGesture
        )


def scroll_to(widget: QWidget) -> None:
    """Bring a widget into sight on the screen that it lies on."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget)
