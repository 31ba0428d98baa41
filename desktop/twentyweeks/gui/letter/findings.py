"""What was found in a letter or a plan: the law's, our practice, what was passed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.signs import Sign
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.leaving import leaving_tone, leaving_words
from twentyweeks.present.letter import Answered, Finding, LetterPreview
from twentyweeks.present.tone import Tone

Answer = Callable[[Sequence[Finding]], object]
Turn = Callable[[int], object]


def findings_card(
    title: str,
    findings: Sequence[Finding],
    answered: Sequence[Answered],
    answer: Answer | None,
    turn: Turn | None = None,
) -> Card:
    """Return the law's findings, then our own, then what an officer has answered.

    `answer` is called with findings of our practice; None offers no answer. `turn`
    shows a page.
    """
    card = Card(title)
    law = [each for each in findings if each.of_the_law]
    ours = [each for each in findings if not each.of_the_law]
    if law:
        card.body.addWidget(Words("The law requires", Role.STRONG))
    for each in law:
        buttons = _to_page(each, turn)
        card.body.addWidget(_found(each, "circle-alert", Tone.RED, buttons))
    if ours:
        card.body.addWidget(Words("Our practice", Role.STRONG))
    for each in ours:
        card.body.addWidget(_answerable(each, answer, turn))
    if answer is not None and len(ours) > 1:
        every = Button("Pass them all with one reason", Kind.PLAIN, "check")
        every.clicked.connect(partial(_tell, answer, ours))
        card.body.addWidget(Flow([every]))
    if answered:
        card.body.addWidget(Words("Passed with a reason", Role.STRONG))
    for told in answered:
        card.body.addWidget(_answered(told))
    return card


def _answerable(found: Finding, answer: Answer | None, turn: Turn | None) -> QFrame:
    buttons = _to_page(found, turn)
    if answer is not None:
        button = Button("Answer", Kind.QUIET)
        button.setAccessibleName(f"Answer: {found.words}")
        button.clicked.connect(partial(_tell, answer, [found]))
        buttons.append(button)
    return _found(found, "eye", Tone.AMBER, buttons)


def _to_page(found: Finding, turn: Turn | None) -> list[Button]:
    if turn is None or not found.page:
        return []
    button = Button(f"Show page {found.page}", Kind.QUIET)
    button.setAccessibleName(f"Show page {found.page}: {found.words}")
    button.clicked.connect(partial(_show_page, turn, found.page))
    return [button]


def _found(
    found: Finding, icon: str, tone: Tone, buttons: Sequence[Button] = ()
) -> QFrame:
    cited = f"({found.cite})" if found.cite else ""
    mend = " ".join(each for each in (found.mend, cited) if each)
    first = Words(found.words, Role.STRONG)
    return _line(
        Sign(icon, tone),
        [first, Words(mend, tone="ink2"), Words(found.why, tone="ink3")],
        buttons,
    )


def _answered(told: Answered) -> QFrame:
    reason = Words(f"“{told.reason}” {told.by}", tone="ink2")
    return _line(Sign("circle-check", Tone.GREEN), [Words(told.words), reason])


def _line(
    sign: QWidget, words: Sequence[Words], buttons: Sequence[Button] = ()
) -> QFrame:
    """Return words beside their sign; what is empty takes no room."""
    line = QFrame()
    line.setObjectName("clear")
    px = theme.current().px
    row, column = QHBoxLayout(line), QVBoxLayout()
    row.setContentsMargins(0, px(4), 0, px(4))
    row.setSpacing(px(12))
    column.setSpacing(px(2))
    for each in words:
        if each.text():
            column.addWidget(each)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    for button in buttons:
        button.setProperty("inline", "true")
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _show_page(turn: Turn, page: int, _on: object = None) -> None:
    turn(page)


def _tell(answer: Answer, found: Sequence[Finding], _on: object = None) -> None:
    answer(found)


def leaves_line(what: str, day: date, now: datetime) -> QFrame:
    """Return by which day something must leave, and how long is left."""
    told = Words(leaving_words(what, day, now), Role.STRONG)
    return _line(Sign("clock", leaving_tone(day, now)), [told])


class Findings(QFrame):
    """The findings of a letter or a whole plan, beside its pages.

    `what` is "The letter" or "The draft plan"; `clock` says how long is left. `turn`
    tells which page is asked for.
    """

    turn = Signal(int)

    def __init__(
        self, what: str, clock: Callable[[], datetime], answer: Answer
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._what, self._clock, self._answer = what, clock, answer
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_preview(self, made: LetterPreview) -> None:
        """Show what was found in it, and by which day it must leave."""
        answer = None if made.kept else self._answer
        title = "What was found in it" if made.kept else "Before it is issued"
        turn = self.turn.emit
        card = findings_card(title, made.findings, made.answered, answer, turn)
        if not made.kept:
            card.beside_title(_chip(made))
        if made.leaves_by is not None:
            line = leaves_line(self._what, made.leaves_by, self._clock())
            card.body.insertWidget(1, line)
        card.body.addWidget(Words("One child alone", Role.STRONG))
        one = [Words(made.one_child)]
        card.body.addWidget(_line(Sign("users", "ink2"), one))
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


def _chip(made: LetterPreview) -> Chip:
    if made.may_be_issued:
        return Chip(Status("May be issued", Tone.GREEN))
    stops = sum(each.of_the_law for each in made.findings)
    if stops:
        return Chip(Status(f"{stops} to put right", Tone.RED))
    return Chip(Status(f"{len(made.findings)} to look at", Tone.AMBER))
