"""Why this date? The working of one limit, its rule, and how far it was checked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.dialog_size import dialog_size
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.page import ScrollPage
from twentyweeks.gui.widgets.words import Words, rule
from twentyweeks.present.case import Why
from twentyweeks.present.tone import Tone


class WhyDialog(QDialog):
    """One date with its working; Copy gives it as text for a letter or a call."""

    def __init__(self, why: Why, parent: QWidget) -> None:
        super().__init__(parent)
        self._why = why
        self.setWindowTitle("Why this date?")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = ScrollPage()
        page.setAccessibleName("Why this date?")
        page.body.addWidget(Words(f"Why this date? {why.title}", tone="ink2"))
        page.body.addWidget(Words(why.date, Role.H1))
        page.body.addWidget(Words(why.state, Role.STRONG))
        page.body.addWidget(self._working())
        for warning in why.warnings:
            page.body.addWidget(Banner(warning, Tone.AMBER))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(rule())
        foot = self._foot()
        column.addLayout(foot)
        self._close.setFocus()
        self.resize(dialog_size(parent, page, foot.sizeHint().height(), 640))

    def text(self) -> str:
        """Return what the panel says, as lines of text."""
        return "\n".join(f"{name}: {said}" for name, said in self._parts() if said)

    def _parts(self) -> list[tuple[str, str]]:
        why = self._why
        return [
            ("The duty", why.duty),
            ("How it is counted", why.working),
            ("The rule", why.cite),
            ("How we know", f"{why.evidence}. {why.edition}."),
            *[("An exception", each) for each in why.exceptions],
        ]

    def _working(self) -> Card:
        card = Card()
        for name, said in self._parts():
            if said:
                line = Line().say(name, Role.CAPTION, "ink2")
                card.body.addWidget(line.put(_selectable(said)))
        return card

    def _foot(self) -> QHBoxLayout:
        px = theme.current().px
        copy = Button("Copy", icon="copy")
        copy.clicked.connect(lambda _on=False: self._copy())
        close = Button("Close", Kind.PRIMARY)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(px(28), px(14), px(28), px(16))
        row.setSpacing(px(12))
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        close.setDefault(True)
        self._close = close
        return row

    def _copy(self) -> None:
        why = self._why
        head = f"{why.title}: {why.date}. {why.state}"
        said = (head, self.text(), *why.warnings)
        QGuiApplication.clipboard().setText("\n".join(said))


def _selectable(text: str) -> Words:
    words = Words(text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
