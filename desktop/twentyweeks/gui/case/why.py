"""Why this date? The working of one limit, its rule, and how far it was checked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.panel import Panel
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.case import Why
from twentyweeks.present.tone import Tone


class WhyDialog(Panel):
    """One date with its working; Copy gives it as text for a letter or a call."""

    def __init__(self, why: Why, parent: QWidget) -> None:
        super().__init__("Why this date?", parent)
        self._why = why
        body = self.page.body
        body.addWidget(Words(f"Why this date? {why.title}", tone="ink2"))
        body.addWidget(Words(why.date, Role.H1))
        body.addWidget(Words(why.state, Role.STRONG))
        body.addWidget(self._working())
        for warning in why.warnings:
            body.addWidget(Banner(warning, Tone.AMBER))
        copy = Button("Copy", icon="copy")
        copy.clicked.connect(lambda _on=False: self._copy())
        close = Button("Close", Kind.PRIMARY)
        close.clicked.connect(self.accept)
        self.finish(copy, close)
        close.setFocus()

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

    def _copy(self) -> None:
        why = self._why
        head = f"{why.title}: {why.date}. {why.state}"
        said = (head, self.text(), *why.warnings)
        QGuiApplication.clipboard().setText("\n".join(said))


def _selectable(text: str) -> Words:
    words = Words(text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
