"""Small boxes over a page: what went wrong, and what cannot be undone."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMessageBox, QWidget

from twentyweeks.gui import theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, what a yes does, and the two answers in words."""

    words: str
    detail: str
    yes: str
    no: str


def ask(question: Question, run: Callable[[], object], over: QWidget) -> QMessageBox:
    """Open a question over a page; Enter and Escape leave all as it is.

    Whoever goes to the yes has it pressed by Enter, as every button.
    """
    box = _box(question.words, over)
    box.setProperty("asks", "yes")  # its first line stands out
    box.setInformativeText(question.detail)
    yes = box.addButton(question.yes, QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(question.no, QMessageBox.ButtonRole.RejectRole)
    yes.clicked.connect(lambda _on=False: run())
    box.setEscapeButton(no)
    box.setDefaultButton(no)
    _open(box)
    no.setFocus()  # the first button would take the keys as the box is shown
    return box


def warn(sentence: str, over: QWidget) -> QMessageBox:
    """Open a sentence that has to be seen before anything else is done."""
    box = _box(sentence, over)
    _open(box)
    return box


def _box(words: str, over: QWidget) -> QMessageBox:
    box = QMessageBox(over)
    box.setWindowTitle("Twenty Weeks")
    box.setText(words)
    return box


def _open(box: QMessageBox) -> None:
    """Open a box that is whole; Qt lays it out anew with each word that is added."""
    px = theme.current().px
    if (inside := box.layout()) is not None:
        inside.setContentsMargins(px(20), px(12), px(20), px(16))
    box.open()
