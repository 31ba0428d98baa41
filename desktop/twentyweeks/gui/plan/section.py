"""One section of a plan: what it sets out, its parts, and what was found in it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from twentyweeks.gui import theme
from twentyweeks.gui.case.lines import Line
from twentyweeks.gui.fonts import Role
from twentyweeks.gui.letter.findings import findings_card
from twentyweeks.gui.widgets.buttons import Button, IconButton, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.chips import Chip, Status
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Title
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.plan import PartLine, PlanPage, SectionLine
from twentyweeks.present.tone import Tone

ADDS = {
    "A": "Add words",
    "B": "Add a need",
    "C": "Add a health need",
    "D": "Add a social care need",
    "E": "Add an outcome",
    "F": "Add provision",
    "G": "Add provision",
    "H1": "Add provision",
    "H2": "Add provision",
    "J": "Add a payment",
}
ASKED_IN = ("C", "D", "G", "H1", "H2")
NOTHING = {
    "A": "Nobody's words are written yet.",
    "B": "No need is written yet.",
    "E": "No outcome is written yet.",
    "F": "No provision is written yet.",
    "J": "No money is paid direct.",
    "K": "No paper is filed as advice yet.",
}
NOBODY = "Nothing is written, and no answer is recorded."
UNPAID = "No payment is written yet."
UNWRITTEN = "Not written yet"
LABEL, GAP = 32, 12  # pixels of a label such as "F2", and after it
ACROSS = 3  # details beside each other


class SectionView(QFrame):
    """The chosen section; a final plan is shown and offers nothing to change."""

    add = Signal(str)  # "part" or "asked"
    change = Signal(str, str)  # a part, and "part" or "asked"
    take_out = Signal(str, str)  # a part, and its name
    reorder = Signal(str, str)  # a part, and "up" or "down"
    answer = Signal(object)  # findings of our practice
    finish = Signal()
    replace_place = Signal()
    budget = Signal()

    def __init__(self, page: PlanPage, line: SectionLine) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._open, self._is_draft = page.is_open, page.state == "draft"
        self._pays_direct = page.pays_direct
        self._may_be_placed = page.state == "final" and not page.issued
        self._line = line
        self.setAccessibleName(f"Section {line.section}, {line.title}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        column.addWidget(self._head())
        for card in self._cards(page):
            column.addWidget(card)
        if line.findings or line.answered:
            column.addWidget(self._found())
        column.addStretch(1)

    def _head(self) -> QFrame:
        line = self._line
        head = QFrame()
        head.setObjectName("clear")
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        title = Title(f"Section {line.section}: {line.title}", Role.H2)
        mark = Status(line.mark.words, line.mark.tone, line.mark.icon)
        column.addWidget(Flow([title, Chip(mark)], gap=12))
        column.addWidget(Words(line.told, tone="ink2"))
        buttons = list(self._buttons())
        if buttons:
            column.addWidget(Flow(buttons, gap=10))
        return head

    def _buttons(self) -> Iterator[QWidget]:
        section = self._line.section
        if section == "I" and self._is_draft:
            yield _button("Make the final plan…", "file-check", self.finish.emit)
        if section == "I" and self._may_be_placed:
            yield _button("Change Section I…", "pencil", self.replace_place.emit)
        if section == "J":
            yield _button("Personal budget…", "pencil", self.budget.emit)
        if not self._open:
            return
        if section in ADDS and (section != "J" or self._pays_direct):
            yield _button(ADDS[section], "plus", partial(self.add.emit, "part"))
        if section in ASKED_IN and not any(each.asked for each in self._line.parts):
            words = "Record who was asked"
            yield _button(words, "users", partial(self.add.emit, "asked"))

    def _found(self) -> Card:
        line = self._line
        answer = self.answer.emit if self._open else None
        title = "What is still missing here" if line.findings else "What was answered"
        return findings_card(title, line.findings, line.answered, answer)

    def _cards(self, page: PlanPage) -> Iterator[QWidget]:
        line = self._line
        if line.section == "I":
            if page.place:
                yield _told(page.place)
            return
        if line.section == "J" and page.budget:
            yield _told(page.budget)
        for part in line.parts:
            yield self._card(part)
        if not line.parts:
            card = Card()
            words = NOTHING.get(line.section, NOBODY)
            words = UNPAID if line.section == "J" and page.pays_direct else words
            card.body.addWidget(Words(words, tone="ink2"))
            yield card

    def _movers(self, top: Line, part: PartLine) -> None:
        """Offer to change places with the part above and with the part below."""
        own = [each.id for each in self._line.parts if each.label]
        if part.id not in own:
            return
        at = own.index(part.id)
        for way, icon, can in (
            ("up", "chevron-up", at > 0),
            ("down", "chevron-down", at < len(own) - 1),
        ):
            if can:
                moves = partial(self.reorder.emit, part.id, way)
                top.right(_icon(icon, f"Move {part.label} {way}", moves))

    def _card(self, part: PartLine) -> Card:
        card = Card()
        name = part.label or "the answer"
        card.setAccessibleName(f"Section {self._line.section}, {name}")
        top = Line()
        if part.label:
            top = Line(_label(part.label))
        top.say(part.asked, Role.STRONG).say(part.words).say(part.about, tone="ink2")
        if self._open and part.id:
            kind = "asked" if part.asked else "part"
            changes = partial(self.change.emit, part.id, kind)
            takes = partial(self.take_out.emit, part.id, name)
            self._movers(top, part)
            top.right(_icon("pencil", f"Change {name}", changes))
            top.right(_icon("trash-2", f"Take out {name}", takes))
        card.body.addWidget(top)
        top.words.addStretch(1)
        if part.details:
            row = QHBoxLayout()
            row.addSpacing(theme.current().px(LABEL + GAP) if part.label else 0)
            row.addLayout(_details(part.details), 1)
            card.body.addLayout(row)
        return card


def _told(said: Sequence[tuple[str, str]]) -> Card:
    card = Card()
    card.body.addLayout(_details(said))
    return card


def _label(label: str) -> Words:
    words = Words(label, Role.STRONG, Tone.ACCENT).one_line()
    words.setMinimumWidth(theme.current().px(LABEL))
    return words


def _details(said: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(16))
    grid.setVerticalSpacing(theme.current().px(10))
    for number, each in enumerate(said):
        grid.addWidget(_detail(*each), number // ACROSS, number % ACROSS)
    for column in range(ACROSS):
        grid.setColumnStretch(column, 1)
    return grid


def _detail(label: str, said: str) -> QFrame:
    detail = QFrame()
    detail.setObjectName("clear")
    column = QVBoxLayout(detail)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(2))
    column.addWidget(Words(label, Role.CAPTION, "ink3"))
    tone = "ink" if said else "ink3"
    column.addWidget(Words(said or UNWRITTEN, Role.BODY, tone))
    column.addStretch(1)
    return detail


def _button(words: str, icon: str, run: Callable[[], object]) -> Button:
    button = Button(words, Kind.PLAIN, icon)
    button.clicked.connect(lambda _on=False: run())
    return button


def _icon(icon: str, words: str, run: Callable[[], object]) -> IconButton:
    button = IconButton(icon, words)
    button.clicked.connect(lambda _on=False: run())
    return button
