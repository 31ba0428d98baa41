"""A question before a thing that cannot be undone."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMessageBox, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, what a yes does, and the two answers in words."""

    words: str
    detail: str
    yes: str
    no: str


def ask(question: Question, run: Callable[[], object], over: QWidget) -> QMessageBox:
    """Open a question over a page; Enter and Escape leave all as it is."""
    box = QMessageBox(over)
    box.setWindowTitle("Twenty Weeks")
    box.setText(question.words)
    box.setInformativeText(question.detail)
    yes = box.addButton(question.yes, QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(question.no, QMessageBox.ButtonRole.RejectRole)
    yes.clicked.connect(lambda _on=False: run())
    yes.setAutoDefault(False)
    box.setEscapeButton(no)
    box.setDefaultButton(no)
    box.open()
    no.setFocus()  # the first button would take the keys as the box is shown
    return box
