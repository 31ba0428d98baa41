"""A form: fields by name, with everything that is wrong on top of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.editors import on_edit, put, read
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import ErrorSummary
from twentyweeks.gui.widgets.page import scroll_to

LAID_OUT = 60  # milliseconds after which what was just shown has its place


class Form(QFrame):
    """Fields in a column or beside each other; `edited` tells of every change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.summary = ErrorSummary()
        self.summary.setAccessibleName("There is a problem")
        self.fields: dict[str, Field] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.current().px(16))
        self.body.addWidget(self.summary)

    def add(self, name: str, field: Field, into: QVBoxLayout | None = None) -> Field:
        """Put a field at the end, or into a card; `name` is what Refused calls it."""
        (into or self.body).addWidget(field)
        return self.know(name, field)

    def beside(
        self, fields: Mapping[str, Field], into: QVBoxLayout | None = None
    ) -> None:
        """Put fields beside each other where there is room for them."""
        known = [self.know(name, field) for name, field in fields.items()]
        (into or self.body).addWidget(Beside(known))

    def know(self, name: str, field: Field) -> Field:
        """Take a field into the form that is laid out elsewhere."""
        self.fields[name] = field
        on_edit(field.editor, self.edited.emit)
        return field

    def values(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {name: read(field.editor) for name, field in self.fields.items()}

    def kept(self) -> dict[str, str]:
        """Return the values that may be kept half typed."""
        return self.values()

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values into the fields that they belong to."""
        for name, words in values.items():
            if name in self.fields:
                put(self.fields[name].editor, words)

    def refuse(self, sentence: str, name: str) -> None:
        """Say what is wrong, beside its field where it has one."""
        self.clear_errors()
        field = self.fields.get(name)
        if field is None:
            self.summary.show_sentence(sentence)
            self.summary.setFocus()
        else:
            self.summary.show_errors([(field, sentence)])
        QTimer.singleShot(LAID_OUT, self, self._scroll_up)

    def clear_errors(self) -> None:
        """Take every error away."""
        self.summary.clear()
        for field in self.fields.values():
            field.clear_error()

    @Slot()
    def _scroll_up(self) -> None:
        scroll_to(self.summary)


def first_editor(form: Form) -> QWidget:
    """Return the editor in which typing begins."""
    return next(iter(form.fields.values())).editor


class Beside(QWidget):
    """Fields of one width beside each other, on as many lines as they need.

    The editors of a line stand level, whether or not each has a hint.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields, self._across = fields, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px(16))
        self._place(len(fields))

    def minimumSizeHint(self) -> QSize:
        height = super().minimumSizeHint().height()
        return QSize(self._widest(), height)

    def fit(self, width: int) -> None:
        """Stand as many fields on a line as there is room for in this width."""
        gap = self._grid.spacing()
        room = (width + gap) // (self._widest() + gap)
        self._place(min(max(room, 1), len(self._fields)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())
        self._level()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._level()
        return done

    def _level(self) -> None:
        across, gap = self._across, self._grid.spacing()
        width = (self.width() + gap) // across - gap
        for first in range(0, len(self._fields), across):
            line = self._fields[first : first + across]
            tallest = max(each.head_height(width) for each in line)
            for each in line:
                each.level(tallest if across > 1 else 0)

    def _widest(self) -> int:
        return max(each.minimumSizeHint().width() for each in self._fields)

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, field in enumerate(self._fields):
            self._grid.addWidget(field, number // across, number % across)
        for column in range(len(self._fields)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self.updateGeometry()
