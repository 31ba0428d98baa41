"""What was found in a letter: what the law requires, and what is our practice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Pair, Words
from twentyweeks.present.letter import Finding, LetterPreview
from twentyweeks.present.tone import Tone


class Findings(QFrame):
    """Two kinds of finding, and the check that one child's papers are in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: Card | None = None

    def show_preview(self, preview: LetterPreview) -> None:
        """Show what was found in this letter."""
        law = [each for each in preview.findings if each.of_the_law]
        ours = [each for each in preview.findings if not each.of_the_law]
        card = Card("Before it is issued")
        card.beside_title(_chip(len(law), may=preview.may_be_issued))
        _list(card, "The law requires", law, Tone.RED)
        _list(card, "Our practice", ours, Tone.AMBER)
        card.body.addWidget(Words("One child alone", Role.STRONG))
        card.body.addWidget(_line("users", "ink2", Words(preview.one_child)))
        self._swap(card)

    def clear(self) -> None:
        """Show nothing: there is no letter."""
        self._swap(None)

    def words(self) -> str:
        """Return all that is shown."""
        return "\n".join(each.text() for each in self.findChildren(Words))

    def _swap(self, card: Card | None) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        if card is not None:
            self._column.addWidget(card)


def _chip(stops: int, *, may: bool) -> Chip:
    if may:
        return Chip(Status("May be issued", Tone.GREEN))
    return Chip(Status(f"{stops} to put right", Tone.RED))


def _list(card: Card, title: str, found: list[Finding], tone: Tone) -> None:
    if not found:
        return
    card.body.addWidget(Words(title, Role.STRONG))
    icon = "circle-alert" if tone is Tone.RED else "info"
    for each in found:
        detail = " ".join(part for part in (each.mend, _cited(each)) if part)
        card.body.addWidget(_line(icon, tone, Pair(each.words, detail)))


def _cited(finding: Finding) -> str:
    return f"({finding.cite})" if finding.cite else ""


def _line(icon: str, tone: str, words: QFrame | Words) -> QFrame:
    line = QFrame()
    line.setObjectName("clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(10))
    row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
