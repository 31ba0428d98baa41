"""A form: fields by name, with everything that is wrong on top of them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.editors import on_edit, put, read
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import ErrorSummary


class Form(QFrame):
    """Fields in a column or beside each other; `edited` tells of every change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.summary = ErrorSummary()
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
        """Put fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(16))
        for name, field in fields.items():
            row.addWidget(self.know(name, field), 1, Qt.AlignmentFlag.AlignBottom)
        (into or self.body).addLayout(row)

    def know(self, name: str, field: Field) -> Field:
        """Take a field into the form that is laid out elsewhere."""
        self.fields[name] = field
        on_edit(field.editor, self.edited.emit)
        return field

    def values(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {name: read(field.editor) for name, field in self.fields.items()}

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

    def clear_errors(self) -> None:
        """Take every error away."""
        self.summary.clear()
        for field in self.fields.values():
            field.clear_error()


def first_editor(form: Form) -> QWidget:
    """Return the editor in which typing begins."""
    return next(iter(form.fields.values())).editor
